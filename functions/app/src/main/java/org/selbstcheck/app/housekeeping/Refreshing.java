package org.selbstcheck.app.housekeeping;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.roof.Communes;
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.Sweep;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.answers.MunicipalityName;

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
  private final Communes communes;
  private final Sharing sharing;
  private final int atOnce;
  private final Clock clock;

  /// @param atOnce how many checks are read in one round
  Refreshing(Tables tables, Sharing sharing, int atOnce, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.checks = new Checks(tables);
    this.communes = new Communes(tables);
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
    TreeMap<String, String> shared = new TreeMap<>();
    for (Phase phase : programme.phases()) {
      if (moves(phase.days(), today)) {
        shared.putAll(shared(phase));
      }
    }
    List<Map.Entry<String, String>> next =
        shared.tailMap(sweep.after(), false).entrySet().stream().limit(atOnce).toList();
    next.forEach(one -> refresh(one.getValue()));
    Sweep reached =
        next.size() < atOnce ? sweep.done(today) : sweep.reached(next.getLast().getKey());
    // Two rounds at once come to the same; the second one's mark may be refused.
    tables.write(reached.write());
  }

  /// The checks of a phase that share what may change, with the project team or with a roof: their
  /// ids, by phase and municipality.
  private Map<String, String> shared(Phase phase) {
    Map<String, String> shared = new HashMap<>();
    List<Admission> admissions = programme.admissions(phase.id());
    for (Admission admission : admissions) {
      if (admission.progress().filter(Refreshing::mayChange).isPresent()) {
        shared.put(place(phase, admission.municipality()), admission.checkId());
      }
    }
    communes
        .released(admissions, clock.instant())
        .forEach(
            (release, check) -> {
              if (release.progress().filter(Refreshing::mayChange).isPresent()) {
                shared.put(place(phase, check.municipality()), check.id());
              }
            });
    return shared;
  }

  private static String place(Phase phase, MunicipalityName municipality) {
    return phase.id() + "/" + municipality.key();
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
  private void refresh(String checkId) {
    Instant now = clock.instant();
    try {
      checks.check(checkId).filter(check -> !check.expired(now)).ifPresent(sharing::refresh);
    } catch (RuntimeException e) {
      Log.failure(checkId, "housekeeping of what is shared", e);
    }
  }
}
