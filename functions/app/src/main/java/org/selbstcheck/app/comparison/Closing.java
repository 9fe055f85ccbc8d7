package org.selbstcheck.app.comparison;

import java.time.Clock;
import java.time.Instant;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.ComparisonHead;
import org.selbstcheck.app.store.ComparisonSecret;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Withdrawals;
import org.selbstcheck.app.store.Written;

/// What phases whose time has come need: a snapshot when they closed, and that nothing of the
/// comparison is left when their retention is over.
public final class Closing {

  private final Tables tables;
  private final Programme programme;
  private final Jobs jobs;
  private final Objects objects;
  private final Clock clock;

  public Closing(Tables tables, Objects objects, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.objects = objects;
    this.clock = clock;
  }

  /// Looks at all phases. One that fails must not keep the others waiting; the next round tries it
  /// again.
  public void closePhases() {
    Instant now = clock.instant();
    for (Phase phase : programme.phases()) {
      try {
        close(phase, now);
      } catch (RuntimeException e) {
        Log.failure(phase.id(), "housekeeping of the comparison", e);
      }
    }
  }

  private void close(Phase phase, Instant now) {
    if (!now.isBefore(phase.expiresAt())) {
      clear(phase);
    } else if (Snapshotting.isDue(phase, now)
        && jobs.job(Job.snapshotId(phase.id(), phase.closesOn())).isEmpty()) {
      // If it is refused, another round was faster.
      tables.write(Job.snapshot(phase, phase.closesOn(), now).write());
    }
  }

  /// Ledgers first: once their secret and the head that names them are gone nobody looks for them
  /// any more.
  private void clear(Phase phase) {
    var head = programme.comparison(phase.id());
    var secret = programme.comparisonSecret(phase.id());
    Withdrawals withdrawals = programme.withdrawals(phase.id(), phase.expiresAt());
    if (head.isEmpty() && secret.isEmpty() && withdrawals.revision() == 0) {
      return;
    }
    objects.removeAll(ObjectKeys.ledgers(phase.id()));
    boolean cleared =
        head.map(ComparisonHead::removal).map(this::done).orElse(true)
            && (withdrawals.revision() == 0 || done(withdrawals.removal()))
            && secret.map(ComparisonSecret::removal).map(this::done).orElse(true);
    Log.event("comparison", phase.id(), cleared ? "cleared" : "changed meanwhile");
  }

  private boolean done(org.selbstcheck.app.store.Write write) {
    return tables.write(write) instanceof Written.Done;
  }
}
