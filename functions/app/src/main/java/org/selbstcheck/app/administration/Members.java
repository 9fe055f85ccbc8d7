package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;

/// Phases and their members, as an address names them.
final class Members {

  private final Programme programme;
  private final Clock clock;

  Members(Tables tables, Clock clock) {
    this.programme = new Programme(tables);
    this.clock = clock;
  }

  /// The phase of the path.
  ///
  /// @throws Refused if there is none
  Phase requirePhase(Request request) {
    return programme
        .phase(request.path("phase"))
        .orElseThrow(() -> new Refused(Problem.notFound()));
  }

  /// The municipality of the path in the phase of the path.
  ///
  /// @throws Refused if it is not admitted there, or its retention is over
  Admission require(Request request) {
    return programme
        .admission(request.path("phase"), request.path("key"))
        .filter(admission -> !admission.expired(clock.instant()))
        .orElseThrow(() -> new Refused(Problem.notFound()));
  }

  /// All of a phase whose retention is not over.
  List<Admission> all(Phase phase) {
    Instant now = clock.instant();
    return programme.admissions(phase.id()).stream()
        .filter(admission -> !admission.expired(now))
        .toList();
  }
}
