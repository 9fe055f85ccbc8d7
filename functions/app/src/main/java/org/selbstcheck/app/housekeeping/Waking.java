package org.selbstcheck.app.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.app.submission.Submitting;

/// Wakes jobs whose time has come and that nobody took: their stream record was lost, their wait is
/// over, or whoever took them died. Does those that no stream wakes anybody for.
final class Waking {

  /// How long a round begins to send and to erase: well below the function's time limit, since what
  /// is cut off counts as a failed attempt. The next round goes on.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /// At most so many of a state in one round; the next round goes on.
  private static final int MOST = 200;

  private final Tables tables;
  private final Jobs jobs;
  private final Submitting submitting;
  private final Map<Job.Kind, JobRunner> own;
  private final Clock clock;

  /// @param own what housekeeping does itself
  Waking(Tables tables, Submitting submitting, List<Worker> own, Clock clock) {
    this.tables = tables;
    this.own = new EnumMap<>(Job.Kind.class);
    own.forEach(worker -> this.own.put(worker.kind(), new JobRunner(tables, worker, clock)));
    this.jobs = new Jobs(tables);
    this.submitting = submitting;
    this.clock = clock;
  }

  /// Wakes what is overdue.
  ///
  /// @return how many were woken or done
  int wakeOverdueJobs() {
    Instant now = clock.instant();
    int woken = 0;
    for (Job.State state : List.of(Job.State.WAITING, Job.State.RUNNING)) {
      for (Job job : jobs.due(state, MOST)) {
        if (job.takeable(now) && wakeOrLog(job, now)) {
          woken++;
        }
      }
    }
    return woken;
  }

  /// One job that cannot be woken must not keep the others asleep; the next round tries it again.
  private boolean wakeOrLog(Job job, Instant now) {
    try {
      return wake(job, now);
    } catch (RuntimeException e) {
      Log.failure(job.id(), "housekeeping " + job.kind(), e);
      return false;
    }
  }

  private boolean wake(Job job, Instant now) {
    return switch (job.kind()) {
      case SCORING, SNAPSHOT, REPORT, ARCHIVE -> stored(job.woken(now));
      // Unfinished only if somebody changed the check just now: the next round tries it again.
      case CLOSING -> submitting.finish(job.checkId()) && stored(job.done(now));
      case MAIL, PHASE, ERASURE -> did(job, now);
    };
  }

  private boolean did(Job job, Instant began) {
    JobRunner runner = own.get(job.kind());
    if (runner == null || clock.instant().isAfter(began.plus(LONGEST))) {
      return false;
    }
    runner.run(job.id());
    return true;
  }

  /// If the write is refused, somebody took the job in between: all the better.
  private boolean stored(Job job) {
    return tables.write(job.write()) instanceof Written.Done;
  }
}
