package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.ErasedAdmission;
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

  /// The municipality of the path, if it took part until its check was erased.
  Optional<ErasedAdmission> erased(Request request) {
    return programme
        .erasedAdmission(request.path("phase"), request.path("key"))
        .filter(erased -> !erased.expired(clock.instant()));
  }

  /// All who took part until their check was erased.
  List<ErasedAdmission> allErased(Phase phase) {
    Instant now = clock.instant();
    return programme.erasedAdmissions(phase.id()).stream()
        .filter(erased -> !erased.expired(now))
        .toList();
  }

  /// There is nothing any more of what somebody asks for.
  static Problem alreadyErased() {
    return Problem.of(
        "/errors/erased",
        409,
        "Dieser Selbstcheck ist gelöscht",
        "Zu ihm lässt sich nicht mehr einladen. Soll die Kommune noch einmal teilnehmen, nehmen Sie sie neu"
            + " in die Phase auf.");
  }

  /// All of a phase whose retention is not over.
  List<Admission> all(Phase phase) {
    Instant now = clock.instant();
    return programme.admissions(phase.id()).stream()
        .filter(admission -> !admission.expired(now))
        .toList();
  }
}
