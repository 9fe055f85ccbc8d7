package org.selbstcheck.app.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;

/// Lets a check be erased now. It is gone for everybody at once; what is stored is removed by the
/// job that would have done so at the end of retention.
public final class Ordering {

  /// Whoever saves at this moment does not touch the head; a submission does.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Jobs jobs;
  private final Clock clock;

  public Ordering(Tables tables, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.jobs = new Jobs(tables);
    this.clock = clock;
  }

  /// Orders the erasure.
  ///
  /// @throws IllegalStateException if others changed the check again and again meanwhile
  public void order(String checkId) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Check> check = checks.check(checkId);
      if (check.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      Job job =
          jobs.job(Job.erasureId(checkId))
              .map(waiting -> waiting.postponed(now))
              // Checks of the first version have none.
              .orElseGet(() -> Job.erasure(check.get(), now));
      if (tables.write(List.of(check.get().erase().write(), job.write()))
          instanceof Written.Done()) {
        return;
      }
    }
    throw new IllegalStateException("A check that changes all the time");
  }
}
