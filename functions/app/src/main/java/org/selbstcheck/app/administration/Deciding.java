package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.administration.Admitting.Admitted;
import org.selbstcheck.app.administration.Admitting.Candidate;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Decides on registrations. Each is decided on once; whoever comes second gets told.
final class Deciding {

  /// Others register or are decided on at the same moment, and all of them count.
  private static final int TRIES = 8;

  private final Tables tables;
  private final Programme programme;
  private final Admitting admitting;
  private final Ids ids;
  private final Clock clock;

  Deciding(Tables tables, Admitting admitting, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.admitting = admitting;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of a decision.
  sealed interface Decided {

    /// @param admitted what became of the admission, which may be that there is none
    record Admission(Admitted admitted) implements Decided {}

    record Declined(Registration registration) implements Decided {}

    /// Somebody decided before.
    record Earlier(Registration registration) implements Decided {}

    /// There is no such registration, or not any more.
    record Unknown() implements Decided {}
  }

  /// Admits the municipality with its address as the contact.
  Decided admit(Phase phase, String registrationId) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Registration> found = find(phase, registrationId);
      if (found.isEmpty()) {
        return new Decided.Unknown();
      }
      Registration registration = found.get();
      if (!registration.waits()) {
        return new Decided.Earlier(registration);
      }
      Instant now = clock.instant();
      Admitted admitted =
          admitting.admit(
              phase,
              new Candidate(
                  registration.municipality(),
                  registration.kind(),
                  registration.land(),
                  registration.verband()),
              Optional.of(registration.address()),
              writes(
                  phase,
                  registration.admitted(phase, LocalDate.ofInstant(now, Phase.ZONE)),
                  "registrationAdmitted",
                  now));
      if (!(admitted instanceof Admitted.Overtaken)) {
        return new Decided.Admission(admitted);
      }
    }
    return new Decided.Admission(new Admitted.Overtaken());
  }

  /// @param reason what whoever asked gets to read; repeating it is success
  Decided decline(Phase phase, String registrationId, String reason) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Registration> found = find(phase, registrationId);
      if (found.isEmpty()) {
        return new Decided.Unknown();
      }
      if (!found.get().waits()) {
        return found.get().reason().equals(Optional.of(reason))
            ? new Decided.Declined(found.get())
            : new Decided.Earlier(found.get());
      }
      Instant now = clock.instant();
      Registration declined =
          found.get().declined(phase, LocalDate.ofInstant(now, Phase.ZONE), reason);
      if (tables.write(writes(phase, declined, "registrationDeclined", now))
          instanceof Written.Done()) {
        return new Decided.Declined(declined);
      }
    }
    return new Decided.Admission(new Admitted.Overtaken());
  }

  private Optional<Registration> find(Phase phase, String registrationId) {
    return programme
        .registration(phase.id(), registrationId)
        .filter(registration -> !registration.expired(clock.instant()));
  }

  private List<Write> writes(Phase phase, Registration decided, String event, Instant now) {
    return List.of(
        decided.write(),
        programme.waiting(phase).oneLess(now).write(),
        Audit.ofProgramme(
            event, phase.id() + " " + decided.municipality().key(), now, ids.next()));
  }
}
