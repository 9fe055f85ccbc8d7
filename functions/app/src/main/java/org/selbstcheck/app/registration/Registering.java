package org.selbstcheck.app.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.WaitingCount;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// Takes registrations, finds them by their secret, and takes them away.
///
/// Whether a municipality takes part already or asked before is not looked at: whoever asks would
/// learn it, and somebody who asks in the name of a town would keep the town itself from asking.
/// The project team sees it.
final class Registering {

  /// Others register or are decided on at the same moment, and all of them count.
  private static final int TRIES = 8;

  private final Tables tables;
  private final Programme programme;
  private final Clock clock;

  Registering(Tables tables, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.clock = clock;
  }

  /// What somebody asks for.
  ///
  /// @param secret made by the browser
  record Wish(
      String phaseId,
      String secret,
      Municipality municipality,
      String unit,
      String address,
      Optional<String> message) {}

  /// A registration and the phase it is for.
  record Registered(Registration registration, Phase phase) {}

  /// What became of a wish.
  sealed interface Outcome {

    record Done(Registered registered) implements Outcome {}

    /// The phase takes no registrations; also if there is none of that id.
    record Closed() implements Outcome {}

    /// Too many wait.
    record Full(Phase phase) implements Outcome {}

    /// The secret stands for another wish.
    record Taken() implements Outcome {}

    /// Too many asked at this moment.
    record Busy() implements Outcome {}
  }

  /// The phases that take registrations, those that close first at the beginning.
  List<Phase> open() {
    return programme.phases().stream()
        .filter(this::takes)
        .sorted(Comparator.comparing(Phase::closesOn).thenComparing(Phase::id))
        .toList();
  }

  /// Nobody is asked for anything before it is said what becomes of it.
  private boolean takes(Phase phase) {
    Instant now = clock.instant();
    return phase.access() == Phase.Access.OPEN
        && phase.notice().isPresent()
        && phase.days().admitOn(today(now))
        && !phase.expired(now);
  }

  /// Repeating it with the same secret is success.
  Outcome register(Wish wish) {
    String secretHash = Token.hash(wish.secret());
    for (int tries = 0; tries < TRIES; tries++) {
      Instant now = clock.instant();
      Optional<Phase> phase = programme.phase(wish.phaseId());
      if (phase.isEmpty()) {
        return new Outcome.Closed();
      }
      Registration wanted = wanted(wish, secretHash, phase.get(), today(now));
      Optional<Registration> stored = programme.registration(wish.phaseId(), secretHash);
      Optional<Registration> there = stored.filter(it -> !it.expired(now));
      if (there.isPresent()) {
        return there.get().asksAs(wanted)
            ? new Outcome.Done(new Registered(there.get(), phase.get()))
            : new Outcome.Taken();
      }
      if (!takes(phase.get())) {
        return new Outcome.Closed();
      }
      WaitingCount waiting = programme.waiting(phase.get());
      if (waiting.full(now)) {
        return new Outcome.Full(phase.get());
      }
      Registration next = wanted.at(stored.map(Registration::revision).orElse(0L));
      if (tables.write(List.of(next.write(), waiting.oneMore(phase.get(), now).write()))
          instanceof Written.Done()) {
        return new Outcome.Done(new Registered(next, phase.get()));
      }
    }
    return new Outcome.Busy();
  }

  private static Registration wanted(
      Wish wish, String secretHash, Phase phase, LocalDate registeredOn) {
    Municipality municipality = wish.municipality();
    return new Registration(
        phase.id(),
        secretHash,
        new MunicipalityName(municipality.key().toString(), municipality.displayName()),
        municipality.kind().label(),
        municipality.kreis(),
        municipality.land(),
        municipality.verbandKey().map(MunicipalityKey::toString),
        wish.unit(),
        wish.address(),
        wish.message(),
        registeredOn,
        Registration.State.WAITING,
        Optional.empty(),
        Optional.empty(),
        Registration.waitingUntil(phase),
        0);
  }

  /// What a token opens; empty if it opens nothing, or not any more.
  Optional<Registered> find(RegistrationToken token) {
    Instant now = clock.instant();
    return programme
        .registration(token.phaseId(), token.hash())
        .filter(registration -> !registration.expired(now))
        .flatMap(
            registration ->
                programme
                    .phase(token.phaseId())
                    .map(phase -> new Registered(registration, phase)));
  }

  /// Erases what a token opens.
  ///
  /// @return whether nothing of it is stored any more; not if others came between all the time
  boolean erase(RegistrationToken token) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Registered> found = find(token);
      if (found.isEmpty()) {
        return true;
      }
      Registration registration = found.get().registration();
      List<Write> writes = new ArrayList<>();
      writes.add(registration.removal());
      if (registration.waits()) {
        writes.add(programme.waiting(found.get().phase()).oneLess(clock.instant()).write());
      }
      if (tables.write(writes) instanceof Written.Done()) {
        return true;
      }
    }
    return false;
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, Phase.ZONE);
  }
}
