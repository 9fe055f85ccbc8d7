package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.erasure.Overdue;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.orders.OrderReading;
import org.selbstcheck.app.orders.Ordering;
import org.selbstcheck.app.orders.Ordering.Submitted;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Heads;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDocument;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Programme.DocumentName;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Orders documents, tells how far they are, and lets failed jobs begin anew. The project team
/// knows of the documents that it ordered and of those that were released to it, and of no other:
/// which these are, the table Programme says.
final class Reporting {

  private static final int AT_ONCE = Tables.MOST_READ;

  private static final Comparator<Shown> BY_NAME =
      Comparator.<Shown, String>comparing(shown -> shown.document().municipality().name())
          .thenComparing(shown -> shown.document().municipality().key())
          .thenComparing(shown -> shown.document().documentId());

  private final Tables tables;
  private final Heads heads;
  private final Programme programme;
  private final Jobs jobs;
  private final Ordering ordering;
  private final Overdue overdue;
  private final Ids ids;
  private final Clock clock;

  Reporting(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.heads = new Heads(tables);
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.ordering = new Ordering(tables, heads, ids, clock);
    this.overdue = new Overdue(tables, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /// A document as the project team sees it.
  ///
  /// @param job empty if it is not there any more
  record Shown(PhaseDocument document, Optional<Job> job) {}

  /// What came of an order for several municipalities.
  ///
  /// @param nothing keys of those of which there is nothing to make a document of
  record Ordered(List<Shown> documents, List<String> nothing) {}

  /// Orders a document of the last submission of each.
  Ordered order(List<Admission> admissions, OrderReading order) {
    Instant now = clock.instant();
    Map<String, Check> checks = heads.checks(admissions.stream().map(Admission::checkId).toList());
    List<PhaseDocument> ordered = new ArrayList<>();
    List<String> nothing = new ArrayList<>();
    for (Admission admission : admissions) {
      Optional<Check> check =
          Optional.ofNullable(checks.get(admission.checkId()))
              .filter(it -> !it.expired(now) && it.submission() > 0);
      if (check.isEmpty()) {
        nothing.add(admission.municipality().key());
      } else {
        ordered.add(ordering.orderForTeam(check.get(), last(check.get(), now), order));
      }
    }
    return new Ordered(shown(ordered), nothing);
  }

  private static Submitted last(Check check, Instant now) {
    return new Submitted(
        check.submission(),
        check.submittedOn().orElseGet(() -> LocalDate.ofInstant(now, Phase.ZONE)));
  }

  /// What was ordered in a phase or released, by name of the municipality.
  List<Shown> list(Phase phase) {
    Instant now = clock.instant();
    List<PhaseDocument> documents =
        programme.documents(phase.id()).stream().filter(it -> it.shown(now)).toList();
    Map<String, Check> checks =
        heads.checks(documents.stream().map(PhaseDocument::checkId).toList());
    // What belongs to an erased check is gone at once, though its items are not yet.
    return shown(documents.stream().filter(it -> checks.containsKey(it.checkId())).toList());
  }

  private List<Shown> shown(List<PhaseDocument> documents) {
    Map<String, Job> found = jobs.jobs(documents.stream().map(Reporting::jobId).toList());
    return documents.stream()
        .map(it -> new Shown(it, Optional.ofNullable(found.get(jobId(it)))))
        .sorted(BY_NAME)
        .toList();
  }

  private static String jobId(PhaseDocument document) {
    return Job.reportId(document.checkId(), document.documentId());
  }

  /// A document that was released to the project team and can be opened; the document itself says
  /// so.
  Optional<Document> released(Admission admission, String documentId) {
    Instant now = clock.instant();
    return heads
        .check(admission.checkId())
        .filter(check -> !check.expired(now))
        .flatMap(check -> heads.document(check.id(), documentId))
        .filter(document -> document.released() && document.state() == Document.State.DONE);
  }

  /// Notes that somebody was given the link to a document, before it is given.
  void noteOpened(Admission admission, Document document) {
    tables.write(
        Audit.ofProgramme(
            "documentOpened",
            String.join(
                " ",
                admission.phaseId(),
                admission.municipality().key(),
                Names.of(document.rendering().kind()),
                Names.of(document.rendering().tone()),
                Names.of(document.rendering().edition())),
            clock.instant(),
            ids.next()));
  }

  /// Those of these jobs that the project team ordered.
  ///
  /// @param reports jobs that make documents
  /// @param limit at most so many, the first ones
  List<Job> ordered(List<Job> reports, int limit) {
    List<Job> ordered = new ArrayList<>();
    for (int from = 0; from < reports.size() && ordered.size() < limit; from += AT_ONCE) {
      ordered.addAll(ordered(reports.subList(from, Math.min(reports.size(), from + AT_ONCE))));
    }
    return ordered.subList(0, Math.min(ordered.size(), limit));
  }

  private List<Job> ordered(List<Job> reports) {
    Map<String, Check> checks = heads.checks(reports.stream().map(Job::checkId).toList());
    Map<Job, DocumentName> names = new HashMap<>();
    for (Job job : reports) {
      Optional.ofNullable(checks.get(job.checkId()))
          .flatMap(check -> name(check, job))
          .ifPresent(name -> names.put(job, name));
    }
    Map<DocumentName, PhaseDocument> known = programme.documents(List.copyOf(names.values()));
    return reports.stream()
        .filter(
            job ->
                Optional.ofNullable(names.get(job))
                    .flatMap(name -> Optional.ofNullable(known.get(name)))
                    .filter(PhaseDocument::ordered)
                    .isPresent())
        .toList();
  }

  private static Optional<DocumentName> name(Check check, Job job) {
    return job.document()
        .map(
            it ->
                new DocumentName(
                    check.phaseId(), check.municipality().key(), it.documentId(job.submission())));
  }

  /// What became of a retry.
  sealed interface Retried {

    /// It waits again.
    record Done(Job job) implements Retried {}

    /// Only a job that failed can begin anew.
    record NotFailed() implements Retried {}
  }

  /// Lets a failed job begin anew; empty if there is no such job.
  Optional<Retried> again(String jobId) {
    Instant now = clock.instant();
    Optional<Job> found = jobs.job(jobId).filter(job -> !job.expired(now) && visible(job));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get().state() != Job.State.FAILED) {
      return Optional.of(new Retried.NotFailed());
    }
    Job job = found.get().again(now);
    List<Write> writes = new ArrayList<>();
    writes.add(job.write());
    job.document()
        .flatMap(it -> heads.document(job.checkId(), it.documentId(job.submission())))
        .ifPresent(
            document -> writes.add(document.waiting(LocalDate.ofInstant(now, Phase.ZONE)).write()));
    writes.add(
        Audit.ofProgramme(
            "jobRetried",
            Names.of(job.kind()) + " " + job.phaseId().orElseGet(job.municipality()::key),
            now,
            ids.next()));
    return Optional.of(
        tables.write(writes) instanceof Written.Done()
            ? new Retried.Done(job)
            : new Retried.NotFailed());
  }

  /// Whether an administrator may know of a job: of a document only if the team ordered it; that a
  /// scoring exists would tell that a municipality submitted, so only of one that failed; of an
  /// erasure only if it should have happened; of what carries a change of a phase always.
  private boolean visible(Job job) {
    return switch (job.kind()) {
      case REPORT -> !ordered(List.of(job)).isEmpty();
      case SCORING -> job.state() == Job.State.FAILED;
      case ERASURE -> overdue.overdue(job);
      case PHASE -> true;
      case ARCHIVE, CLOSING, MAIL, SNAPSHOT -> false;
    };
  }
}
