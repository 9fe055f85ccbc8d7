package org.selbstcheck.app.housekeeping;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.selbstcheck.app.questionnaire.Submitting;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;

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
        if (job.takeable(now) && wake(job, now)) {
          woken++;
        }
      }
    }
    return woken;
  }

  private boolean wake(Job job, Instant now) {
    Job next =
        switch (job.kind()) {
          case SCORING, REPORT -> job.woken(now);
          case CLOSING -> {
            submitting.finish(job.checkId());
            yield job.done(now);
          }
        };
    // If the write is refused, somebody took the job in between: all the better.
    return tables.write(next.write()) instanceof Written.Done();
  }
}
