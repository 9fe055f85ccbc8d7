package org.selbstcheck.app.housekeeping;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.app.submission.Submitting;

/// Wakes jobs whose time has come and that nobody took: their stream record was lost, their wait is
/// over, or whoever took them died.
final class Waking {

  /// At most so many of a state in one round; the next round goes on.
  private static final int MOST = 200;

  private final Tables tables;
  private final Jobs jobs;
  private final Submitting submitting;
  private final Clock clock;

  Waking(Tables tables, Submitting submitting, Clock clock) {
    this.tables = tables;
    this.jobs = new Jobs(tables);
    this.submitting = submitting;
    this.clock = clock;
  }

  /// Wakes what is overdue.
  ///
  /// @return how many were woken
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
      case SCORING, REPORT -> stored(job.woken(now));
      // Unfinished only if somebody changed the check just now: the next round tries it again.
      case CLOSING -> submitting.finish(job.checkId()) && stored(job.done(now));
      case MAIL, ERASURE -> false;
    };
  }

  /// If the write is refused, somebody took the job in between: all the better.
  private boolean stored(Job job) {
    return tables.write(job.write()) instanceof Written.Done;
  }
}
