package org.selbstcheck.app.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Takes a job, lets the worker for its kind do it, and writes the outcome.
public final class JobRunner {

  private static final String UNEXPECTED =
      "Unerwarteter Fehler. Einzelheiten stehen im Protokoll der Funktion unter der Nummer des Auftrags.";

  private final Tables tables;
  private final Jobs jobs;
  private final Map<Job.Kind, Worker> workers = new EnumMap<>(Job.Kind.class);
  private final Clock clock;

  public JobRunner(Tables tables, Worker worker, Clock clock) {
    this(tables, List.of(worker), clock);
  }

  /// @param workers one for each kind that it takes
  public JobRunner(Tables tables, List<Worker> workers, Clock clock) {
    this.tables = tables;
    this.jobs = new Jobs(tables);
    workers.forEach(worker -> this.workers.put(worker.kind(), worker));
    this.clock = clock;
  }

  /// Does the job if it is there to be taken; otherwise nothing.
  public void run(String jobId) {
    Optional<Job> found = jobs.job(jobId);
    if (found.isEmpty() || !found.get().takeable(clock.instant())) {
      return;
    }
    Worker worker = workers.get(found.get().kind());
    if (worker == null) {
      return;
    }
    if (found.get().attempts() >= Job.MOST_ATTEMPTS) {
      // Taken for the last time by a consumer that died: its lease has run out.
      finish(worker, found.get(), new Outcome.Failed(UNEXPECTED, false));
      return;
    }
    Job taken = found.get().taken(clock.instant());
    if (!(tables.write(taken.write()) instanceof Written.Done())) {
      // Somebody else took it in between.
      return;
    }
    finish(worker, taken.written(), attempt(worker, taken.written()));
  }

  private static Outcome attempt(Worker worker, Job job) {
    try {
      return worker.work(job);
    } catch (RuntimeException e) {
      Log.failure(job.id(), "job " + job.kind(), e);
      return new Outcome.Failed(UNEXPECTED, true);
    }
  }

  private void finish(Worker worker, Job job, Outcome outcome) {
    String jobId = job.id();
    List<Write> writes = new ArrayList<>();
    boolean failed = false;
    switch (outcome) {
      case Outcome.Done(List<Write> results) -> {
        writes.addAll(results);
        writes.add(job.done(clock.instant()).write());
      }
      case Outcome.Later(Instant dueAt) -> writes.add(job.postponed(dueAt).write());
      case Outcome.Failed(String reason, boolean worthRetrying) -> {
        Job next = job.afterFailure(reason, worthRetrying, clock.instant());
        if (next.state() == Job.State.FAILED) {
          failed = true;
          writes.addAll(worker.onFailure(job, reason));
        }
        writes.add(next.write());
      }
    }
    Written written = tables.write(writes);
    Log.event(
        "job",
        jobId,
        written instanceof Written.Done() ? outcome.getClass().getSimpleName() : "overtaken");
    if (failed && written instanceof Written.Done()) {
      // An alarm counts this word (template.yaml, JobsFailed).
      Log.event("job-failed", jobId, "for good");
    }
  }
}
