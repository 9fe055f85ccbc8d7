package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Heads;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// Orders reports and lets failed jobs begin anew.
final class Reporting {

  private final Tables tables;
  private final Heads heads;
  private final Jobs jobs;
  private final Ids ids;
  private final Clock clock;

  Reporting(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.heads = new Heads(tables);
    this.jobs = new Jobs(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of an order.
  sealed interface Ordered {

    /// There is a job for it.
    ///
    /// @param job the new one, or the one that was ordered before for the same document
    record Done(Job job) implements Ordered {}

    /// There is nothing of which a report could be made.
    record Nothing() implements Ordered {}

    /// Only a job that failed can begin anew.
    record NotFailed() implements Ordered {}
  }

  Ordered order(Admission admission, Tone tone, Edition edition) {
    Instant now = clock.instant();
    Optional<Check> found = heads.check(admission.checkId()).filter(it -> !it.expired(now));
    if (found.isEmpty() || found.get().submission() == 0) {
      return new Ordered.Nothing();
    }
    Check check = found.get();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    Document document =
        Document.requested(
            check.id(),
            check.submission(),
            Document.Kind.PDF,
            tone,
            edition,
            today,
            check.expiresAt());
    Job job = Job.report(check, document, now);
    Written written =
        tables.write(
            List.of(
                job.write(),
                document.write(),
                Audit.ofCheck(
                    check, "reportOrdered", "administrator", document.id(), now, ids.next())));
    return switch (written) {
      case Written.Done() -> new Ordered.Done(job);
      case Written.Refused _ ->
          jobs.job(job.id())
              .<Ordered>map(Ordered.Done::new)
              .orElseThrow(() -> new IllegalStateException("A document without its job"));
    };
  }

  /// Lets a failed job begin anew; empty if there is no such job.
  Optional<Ordered> again(String jobId) {
    Instant now = clock.instant();
    Optional<Job> found = jobs.job(jobId).filter(job -> visible(job) && !job.expired(now));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get().state() != Job.State.FAILED) {
      return Optional.of(new Ordered.NotFailed());
    }
    Job job = found.get().again(now);
    List<Write> writes = new ArrayList<>();
    writes.add(job.write());
    job.document()
        .flatMap(
            rendering ->
                heads.document(
                    job.checkId(),
                    Document.id(
                        job.submission(), rendering.kind(), rendering.tone(), rendering.edition())))
        .ifPresent(
            document -> writes.add(document.waiting(LocalDate.ofInstant(now, Phase.ZONE)).write()));
    return Optional.of(
        tables.write(writes) instanceof Written.Done()
            ? new Ordered.Done(job)
            : new Ordered.NotFailed());
  }

  /// Whether an administrator may know of a job: that a scoring exists would tell that a
  /// municipality submitted, so only one that failed does.
  static boolean visible(Job job) {
    return switch (job.kind()) {
      case REPORT -> true;
      case SCORING -> job.state() == Job.State.FAILED;
      case CLOSING, MAIL, ERASURE -> false;
    };
  }
}
