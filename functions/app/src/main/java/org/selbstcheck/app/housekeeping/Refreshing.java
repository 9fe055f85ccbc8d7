package org.selbstcheck.app.housekeeping;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.Sweep;
import org.selbstcheck.app.store.Tables;

/// Brings what coordinators share up to date once a day, in the first rounds after midnight: so it
/// follows as a check goes on, and tells of no hour at which somebody worked (ADR 0032).
final class Refreshing {

  /// So many checks are read whole in one round; later rounds of the same day go on.
  static final int AT_ONCE = 100;

  /// Documents are made in the weeks after a phase; later nothing changes by itself.
  private static final int DAYS_AFTER = 30;

  private final Tables tables;
  private final Programme programme;
  private final Checks checks;
  private final Sharing sharing;
  private final int atOnce;
  private final Clock clock;

  /// @param atOnce how many checks are read in one round
  Refreshing(Tables tables, Sharing sharing, int atOnce, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.checks = new Checks(tables);
    this.sharing = sharing;
    this.atOnce = atOnce;
    this.clock = clock;
  }

  /// Goes on where the last round stopped; nothing once the day's look is done.
  void goOn() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    Sweep sweep = programme.sweep(Sweep.Look.SHARED);
    if (sweep.doneOn().equals(Optional.of(today))) {
      return;
    }
    TreeMap<String, Admission> shared = new TreeMap<>();
    for (Phase phase : programme.phases()) {
      if (moves(phase.days(), today)) {
        for (Admission admission : programme.admissions(phase.id())) {
          if (admission.progress().filter(Refreshing::mayChange).isPresent()) {
            shared.put(phase.id() + "/" + admission.municipality().key(), admission);
          }
        }
      }
    }
    List<Map.Entry<String, Admission>> next =
        shared.tailMap(sweep.after(), false).entrySet().stream().limit(atOnce).toList();
    next.forEach(one -> refresh(one.getValue()));
    Sweep reached =
        next.size() < atOnce ? sweep.done(today) : sweep.reached(next.getLast().getKey());
    // Two rounds at once come to the same; the second one's mark may be refused.
    tables.write(reached.write());
  }

  private static boolean moves(PhaseDays days, LocalDate today) {
    return days.takeAnswersOn(today)
        || (today.isAfter(days.closesOn()) && !today.isAfter(days.closesOn().plusDays(DAYS_AFTER)));
  }

  /// Where all is said, only what the municipality does on purpose changes it, and that writes the
  /// row itself.
  private static boolean mayChange(Progress progress) {
    return progress.coverage() < 100 || progress.submittedOn().isEmpty() || !progress.reported();
  }

  /// One that fails must not keep the others waiting; the next day tries it again.
  private void refresh(Admission admission) {
    Instant now = clock.instant();
    try {
      checks
          .check(admission.checkId())
          .filter(check -> !check.expired(now))
          .ifPresent(sharing::refresh);
    } catch (RuntimeException e) {
      Log.failure(admission.checkId(), "housekeeping of what is shared", e);
    }
  }
}
