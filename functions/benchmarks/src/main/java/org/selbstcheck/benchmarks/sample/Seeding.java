package org.selbstcheck.benchmarks.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.Rendering;
import org.selbstcheck.app.store.ResultPointer;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.documents.forms.DataBlock;
import org.selbstcheck.documents.forms.Part;
import org.selbstcheck.documents.forms.SheetForm;

/// Puts checks, submissions and jobs into tables and bucket, as the functions themselves would
/// have.
public final class Seeding {

  private static final String SECRET = "b".repeat(43);
  public static final String PHASE = "messung";

  /// About what a report as PDF has.
  private static final int DOCUMENT_BYTES = 300_000;

  /// The most that one transaction takes.
  private static final int AT_ONCE = 100;

  private final Tables tables;
  private final Objects objects;
  private final Clock clock;
  private final Instrument instrument = SampleCheck.instrument();
  private final Phase phase;
  private final byte[] frozen;
  private final byte[] result;
  private int made;

  public Seeding(Tables tables, Objects objects, Clock clock) {
    this.tables = tables;
    this.objects = objects;
    this.clock = clock;
    LocalDate today = today();
    this.phase =
        new Phase(
            PHASE,
            "Messung",
            SampleCheck.VERSION,
            new PhaseDays(Optional.of(today), today.plusDays(30)),
            today.plusDays(60),
            Phase.Access.INVITED,
            Optional.empty(),
            0);
    SelfCheck selfCheck = SampleCheck.of(instrument, SampleCheck.DEPARTMENTS);
    Map<String, Long> answers = new HashMap<>();
    Map<String, Long> notes = new HashMap<>();
    for (Entry entry : selfCheck.entries()) {
      String key = entry.department() + "#" + entry.indicator();
      answers.put(key, 1L);
      if (!entry.comment().isEmpty()) {
        notes.put(key, 1L);
      }
    }
    this.frozen = new FrozenCheck(selfCheck, answers, notes, Map.of()).toJson();
    this.result =
        JsonText.write(json -> ResultJson.write(Scoring.score(instrument, selfCheck), json));
  }

  /// The phase that everything belongs to.
  public void phase() {
    write(List.of(phase.write()));
  }

  /// An open check without answers that nobody has used yet.
  public Token check() {
    return check(Check.State.OPEN, 0, 1);
  }

  /// An open check in which `departments` have answered everything.
  public Token answered(int departments) {
    Token token = check(Check.State.OPEN, 0, departments);
    writeAnswers(meta(token.checkId(), Check.State.OPEN, 0), departments);
    return token;
  }

  private void writeAnswers(Check check, int departments) {
    List<Write> writes = new ArrayList<>();
    for (Entry entry : SampleCheck.of(instrument, departments).entries()) {
      writes.add(
          Stored.nothing(Stored.ANSWERS, check.id(), entry.department(), entry.indicator())
              .replaceBy(
                  Stored.ANSWERS,
                  new AnswerValue(entry.answer(), entry.needForAction(), entry.obstacles()),
                  "seeding-1",
                  today(),
                  check));
      if (!entry.comment().isEmpty()) {
        writes.add(
            Stored.nothing(Stored.NOTES, check.id(), entry.department(), entry.indicator())
                .replaceBy(
                    Stored.NOTES,
                    new NoteValue(entry.comment(), entry.evidence()),
                    "seeding-1",
                    today(),
                    check));
      }
    }
    write(writes);
  }

  /// Uploads a form to a check; a blank one, which takes as long to read as a filled one.
  ///
  /// @return the upload
  public String form(Token token) {
    objects.putIfAbsent(
        ObjectKeys.upload(token.checkId(), "form"),
        SheetForm.render(new Part(instrument, Optional.empty()), DataBlock.ofNobody(), today()),
        "application/octet-stream");
    return "form";
  }

  /// Uploads a self-check in which all departments have answered everything.
  ///
  /// @return the upload
  public String selfCheck(Token token) {
    SelfCheck all = SampleCheck.of(instrument, SampleCheck.DEPARTMENTS);
    objects.putIfAbsent(
        ObjectKeys.upload(token.checkId(), "check"),
        JsonText.write(json -> SelfCheckJson.write(all, json)),
        "application/json");
    return "check";
  }

  /// Opens the agreement of an open check.
  public void openAgreement(Token token) {
    Check check = meta(token.checkId(), Check.State.OPEN, 0);
    write(List.of(Conduct.undecided(check).openAgreement(today()).write()));
  }

  /// A link for each of so many people, who belong to the departments by turns.
  public List<Token> links(Token token, int departments, int people) {
    List<Token> links = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Token link = new Token(token.checkId(), "%043d".formatted(i));
      links.add(link);
      writes.add(
          Link.of(
                  link.checkId(),
                  link.hash(),
                  "messung%09d".formatted(i),
                  Link.Role.DEPARTMENT,
                  SampleCheck.departments(departments).get(i % departments).id(),
                  today(),
                  phase.expiresAt())
              .write());
    }
    write(writes);
    return links;
  }

  /// A check that was submitted with all departments, and its result.
  public Token scored() {
    Token token = submitted();
    String key = ObjectKeys.result(token.checkId(), 1);
    objects.putIfAbsent(key, result, "application/json");
    write(List.of(new ResultPointer(token.checkId(), 1, key, phase.expiresAt(), 0).write()));
    return token;
  }

  /// A check that is finished: `departments` have answered everything, it was submitted and scored,
  /// and a document was made.
  public void finished(int departments) {
    Token token = scored();
    writeAnswers(meta(token.checkId(), Check.State.SUBMITTED, 1), departments);
    Random random = new Random(made);
    byte[] document = new byte[DOCUMENT_BYTES];
    random.nextBytes(document);
    objects.putIfAbsent(
        ObjectKeys.document(token.checkId(), "1-pdf-balanced-public", "pdf"),
        document,
        "application/pdf");
  }

  /// A submission that waits to be scored.
  ///
  /// @return the id of the job
  public String scoringJob() {
    Check check = meta(submitted().checkId(), Check.State.SUBMITTED, 1);
    Job job = Job.scoring(check, 1, clock.instant());
    write(List.of(job.write()));
    return job.id();
  }

  /// A report that waits to be made.
  ///
  /// @return the id of the job
  public String reportJob() {
    Check check = meta(scored().checkId(), Check.State.SUBMITTED, 1);
    Document document =
        Document.requested(
            check.id(),
            1,
            new Rendering(
                Document.Kind.PDF,
                Tone.BALANCED,
                Edition.INTERNAL,
                Optional.empty(),
                Optional.empty()),
            today(),
            check.expiresAt());
    Job job = Job.report(check, document, clock.instant());
    write(List.of(document.write(), job.write()));
    return job.id();
  }

  /// Opens a submitted check again, so that it can be submitted once more.
  public void reopen(Check check) {
    write(List.of(check.reopened().write()));
  }

  private Token submitted() {
    Token token = check(Check.State.SUBMITTED, 1, SampleCheck.DEPARTMENTS);
    String key = ObjectKeys.submission(token.checkId(), 1);
    objects.putIfAbsent(key, frozen, "application/json");
    write(List.of(new Submission(token.checkId(), 1, today(), key, phase.expiresAt(), 0).write()));
    return token;
  }

  private Token check(Check.State state, int submission, int departments) {
    Token token = new Token("messung%09d".formatted(++made), SECRET);
    List<Write> writes = new ArrayList<>();
    writes.add(meta(token.checkId(), state, submission).write());
    writes.add(
        Link.of(
                token.checkId(),
                token.hash(),
                "messung000000000",
                Link.Role.COORDINATOR,
                Unit.COORDINATION,
                today(),
                phase.expiresAt())
            .write());
    for (Department unit : SampleCheck.departments(departments)) {
      writes.add(Unit.of(token.checkId(), unit, phase.expiresAt()).write());
    }
    write(writes);
    return token;
  }

  private Check meta(String id, Check.State state, int submission) {
    return new Check(
        id,
        state,
        SampleCheck.MUNICIPALITY,
        phase.id(),
        phase.name(),
        SampleCheck.VERSION,
        new Scope.Full(),
        1,
        submission,
        submission == 0 ? Optional.empty() : Optional.of(today()),
        Optional.empty(),
        phase.days(),
        phase.expiresAt(),
        Optional.empty(),
        0);
  }

  private void write(List<Write> writes) {
    for (int from = 0; from < writes.size(); from += AT_ONCE) {
      List<Write> part = writes.subList(from, Math.min(writes.size(), from + AT_ONCE));
      if (!(tables.write(part) instanceof Written.Done())) {
        throw new IllegalStateException("Refused: " + part.getFirst().key());
      }
    }
  }

  private LocalDate today() {
    Instant now = clock.instant();
    return LocalDate.ofInstant(now, Phase.ZONE);
  }
}
