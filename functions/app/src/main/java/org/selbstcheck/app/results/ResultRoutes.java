package org.selbstcheck.app.results;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.frozen.FrozenInputs;
import org.selbstcheck.app.frozen.FrozenResult;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Aims;
import org.selbstcheck.app.store.Beside;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.PublicResult;
import org.selbstcheck.contracts.ReportJson;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.ReportComposer;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.report.ReportMeta;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.instruments.Instruments;

/// The result of a submission: its numbers, and the report that is made of them.
final class ResultRoutes {

  private final Checks checks;
  private final Jobs jobs;
  private final Doorkeeper doorkeeper;
  private final Objects objects;
  private final Instruments instruments;
  private final FrozenInputs inputs;
  private final Clock clock;

  ResultRoutes(Tables tables, Objects objects, Instruments instruments, Clock clock) {
    this.checks = new Checks(tables);
    this.jobs = new Jobs(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.objects = objects;
    this.instruments = instruments;
    this.inputs = new FrozenInputs(checks, objects, instruments);
    this.clock = clock;
  }

  Response listSubmissions(Request request) {
    Opened opened = doorkeeper.open(request);
    List<Submission> submissions = checks.submissions(opened.check().id()).reversed();
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("submissions");
          for (Submission submission : submissions) {
            submission(json, submission);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response readSubmission(Request request) {
    Opened opened = doorkeeper.open(request, Opened::readsInternal);
    FrozenCheck frozen = frozen(submission(opened.check(), request.path("number")));
    return Response.json(200, json -> SelfCheckJson.write(frozen.selfCheck(), json));
  }

  Response readResult(Request request) {
    Opened opened = doorkeeper.open(request);
    Check check = opened.check();
    Edition edition = edition(opened);
    Submission submission = asked(request, check);
    return scored(check, submission)
        .map(scored -> result(check, submission, edition, scored))
        .orElseGet(() -> unscored(check, submission, edition));
  }

  private Response result(Check check, Submission submission, Edition edition, Scored scored) {
    FrozenCheck frozen = scored.frozen();
    Result result = scored.result();
    Instrument instrument = instruments.of(result.instrument());
    // Read for those only who may see it.
    List<String> late = edition == Edition.INTERNAL ? late(check, submission, frozen) : List.of();
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          head(json, check, submission, edition, "done");
          json.writeFieldName("result");
          switch (edition) {
            case PUBLIC -> PublicResult.write(result, frozen.selfCheck(), json);
            case INTERNAL -> ResultJson.write(result, json);
          }
          noStage(json, result, instrument);
          switch (edition) {
            case PUBLIC -> {}
            case INTERNAL -> {
              json.writeFieldName("selfCheck");
              SelfCheckJson.write(frozen.selfCheck(), json);
              late(json, late);
            }
          }
          json.writeEndObject();
        });
  }

  /// A submission whose result is there.
  private record Scored(FrozenCheck frozen, Result result) {}

  private Optional<Scored> scored(Check check, Submission submission) {
    return checks
        .result(check.id(), submission.number())
        .map(pointer -> new Scored(frozen(submission), FrozenResult.read(objects, pointer)));
  }

  /// How far a submission is that has no result yet.
  private Response unscored(Check check, Submission submission, Edition edition) {
    String state = scoringFailed(check, submission) ? "failed" : "waiting";
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          head(json, check, submission, edition, state);
          json.writeEndObject();
        });
  }

  Response readReport(Request request) {
    Opened opened = doorkeeper.open(request);
    Check check = opened.check();
    Tone tone = oneOf(Tone.class, request, "tone").orElse(Tone.BALANCED);
    ReportKind kind = oneOf(ReportKind.class, request, "kind").orElse(ReportKind.REPORT);
    Edition edition = oneOf(Edition.class, request, "edition").orElseGet(() -> edition(opened));
    if (edition == Edition.INTERNAL && !opened.readsInternal()) {
      return Response.problem(Problem.forbidden());
    }
    Submission submission = asked(request, check);
    return scored(check, submission)
        .map(scored -> report(check, submission, kind, tone, edition, scored))
        .orElseGet(() -> unscored(check, submission, edition));
  }

  private Response report(
      Check check,
      Submission submission,
      ReportKind kind,
      Tone tone,
      Edition edition,
      Scored scored) {
    FrozenCheck frozen = scored.frozen();
    Result result = scored.result();
    Beside beside = checks.beside(check);
    Frozen all =
        inputs.of(
            check.id(),
            edition,
            beside.commentary(edition),
            beside.earlierRound(submission.on()),
            instruments.of(result.instrument()),
            frozen.selfCheck(),
            result);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    Report report =
        ReportComposer.compose(
            kind,
            all,
            tone,
            edition,
            new ReportMeta(
                check.municipality().name(), check.phaseName(), today, submission.number()));
    List<String> late = edition == Edition.INTERNAL ? late(check, submission, frozen) : List.of();
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          head(json, check, submission, edition, "done");
          json.writeFieldName("report");
          ReportJson.write(report, json);
          if (edition == Edition.INTERNAL) {
            late(json, late);
          }
          json.writeEndObject();
        });
  }

  private static <E extends Enum<E>> Optional<E> oneOf(
      Class<E> type, Request request, String parameter) {
    Optional<String> asked = Optional.ofNullable(request.query().get(parameter));
    if (asked.isPresent() && Names.parse(type, asked.get()).isEmpty()) {
      throw new Refused(
          Problem.malformed("Den Wert von „" + parameter + "“ in der Adresse gibt es nicht."));
    }
    return asked.flatMap(name -> Names.parse(type, name));
  }

  private static void late(JsonGenerator json, List<String> late) throws IOException {
    JsonText.writeTexts("late", late, json);
  }

  /// The submission that is asked for, or the last one.
  private Submission asked(Request request, Check check) {
    String asked = request.query().getOrDefault("submission", "");
    return asked.isEmpty()
        ? checks
            .submission(check.id(), check.submission())
            .orElseThrow(() -> new Refused(nothingSubmitted()))
        : submission(check, asked);
  }

  /// What a link may read: everything, or what is public.
  private static Edition edition(Opened opened) {
    return opened.readsInternal() ? Edition.INTERNAL : Edition.PUBLIC;
  }

  /// @throws Refused if the check has no such submission; its object may be there before it is:
  ///   only the pointer makes it one
  private Submission submission(Check check, String number) {
    return checks
        .submission(check.id(), number(number))
        .orElseThrow(() -> new Refused(Problem.notFound()));
  }

  private static void head(
      JsonGenerator json, Check check, Submission submission, Edition edition, String state)
      throws IOException {
    json.writeFieldName("submission");
    submission(json, submission);
    json.writeStringField("edition", Names.of(edition));
    SelfCheckJson.writeMunicipality(check.municipality(), json);
    json.writeStringField("state", state);
  }

  private static void noStage(JsonGenerator json, Result result, Instrument instrument)
      throws IOException {
    json.writeObjectFieldStart("noStage");
    for (FieldResult field : result.fields()) {
      Optional<NoStage> reason = NoStage.of(field, instrument, result.scope());
      if (reason.isPresent()) {
        json.writeStringField(field.id(), Names.of(reason.get()));
      }
    }
    json.writeEndObject();
  }

  private boolean scoringFailed(Check check, Submission submission) {
    return jobs.job(Job.scoringId(check.id(), submission.number()))
        .filter(job -> job.state() == Job.State.FAILED)
        .isPresent();
  }

  /// Indicators for which something was saved after the check was frozen: a save may slip in while
  /// it closes. It stays where it is and is told to the coordinator, until the check is opened
  /// again.
  private List<String> late(Check check, Submission submission, FrozenCheck frozen) {
    if (check.state() != Check.State.SUBMITTED || submission.number() != check.submission()) {
      return List.of();
    }
    Checks.Whole now = checks.whole(check.id());
    Set<String> late = new LinkedHashSet<>();
    now.answers().stream()
        .filter(stored -> isLate(stored, frozen, frozen.revisions()))
        .forEach(stored -> late.add(stored.indicator()));
    now.notes().stream()
        .filter(stored -> isLate(stored, frozen, frozen.noteRevisions()))
        .forEach(stored -> late.add(stored.indicator()));
    now.points().stream()
        .filter(
            stored ->
                frozen.pointRevisions().getOrDefault(stored.indicator(), 0L) < stored.revision())
        .forEach(stored -> late.add(stored.indicator()));
    List<Target> targets = now.aims().map(Aims::targets).orElse(List.of());
    late.addAll(differing(targets, frozen.selfCheck().targets()));
    late.addAll(differing(frozen.selfCheck().targets(), targets));
    return List.copyOf(late);
  }

  private static List<String> differing(List<Target> some, List<Target> others) {
    return some.stream().filter(target -> !others.contains(target)).map(Target::indicator).toList();
  }

  private static boolean isLate(Stored<?> stored, FrozenCheck frozen, Map<String, Long> revisions) {
    boolean released =
        frozen.selfCheck().departments().stream()
            .anyMatch(
                department -> department.id().equals(stored.department()) && department.released());
    return released && revisions.getOrDefault(FrozenCheck.key(stored), 0L) < stored.revision();
  }

  private FrozenCheck frozen(Submission submission) {
    return objects
        .get(submission.objectKey())
        .map(FrozenCheck::fromJson)
        .orElseThrow(() -> new IllegalStateException("No frozen self-check"));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Refused(Problem.notFound());
    }
  }

  private static void submission(JsonGenerator json, Submission submission) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", submission.number());
    json.writeStringField("on", submission.on().toString());
    json.writeEndObject();
  }

  static Problem nothingSubmitted() {
    return Problem.of(
        "/errors/nothing-submitted",
        404,
        "Es gibt noch kein Ergebnis",
        "Das Ergebnis entsteht, sobald Sie den Selbstcheck abgeben.");
  }
}
