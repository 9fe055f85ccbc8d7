package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.selbstcheck.app.links.Codes;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.links.TypedCode;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks.LinkAndCheck;
import org.selbstcheck.app.store.ErasedAdmission;
import org.selbstcheck.app.store.Heads;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.MunicipalityName;

/// Admits municipalities to a phase and invites them, also anew.
final class Admitting {

  /// How long an invitation can be confirmed.
  static final Duration INVITATION_LIFE = Duration.ofDays(90);

  private final Tables tables;
  private final Heads heads;
  private final Programme programme;
  private final Codes codes;
  private final Ids ids;
  private final Clock clock;

  Admitting(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.heads = new Heads(tables);
    this.programme = new Programme(tables);
    this.codes = new Codes(tables, ids, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /// Who is to be admitted.
  ///
  /// @param verband key of the Verband it belongs to
  record Candidate(
      MunicipalityName municipality, String kind, String land, Optional<String> verband) {}

  /// What became of an admission.
  sealed interface Admitted {

    /// Admitted or invited anew.
    ///
    /// @param token to be shown once; only its hash is kept
    /// @param code to be shown once, too
    record Invited(MunicipalityName municipality, Token token, TypedCode code, LocalDate expiresOn)
        implements Admitted {}

    record Already() implements Admitted {}

    /// Its check was erased; there is nothing to invite to.
    record Erased() implements Admitted {}

    /// The phase is over.
    record Closed() implements Admitted {}

    /// Somebody else changed the admission at the same moment.
    record Overtaken() implements Admitted {}
  }

  /// Whether nobody is admitted any more.
  boolean isOver(Phase phase) {
    return !phase.days().admitOn(LocalDate.ofInstant(clock.instant(), Phase.ZONE));
  }

  Admitted admit(Phase phase, Candidate candidate, Optional<String> contact) {
    return admit(phase, candidate, contact, List.of());
  }

  /// @param with what is written in the same transaction; if one of it is refused, nothing happens,
  ///   and the admission is [Admitted.Overtaken] unless it is somebody else's by now
  Admitted admit(Phase phase, Candidate candidate, Optional<String> contact, List<Write> with) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    if (isOver(phase)) {
      return new Admitted.Closed();
    }
    OptionalLong place = place(phase, candidate.municipality().key());
    if (place.isEmpty()) {
      return new Admitted.Already();
    }
    Token token = new Token(ids.next(), ids.secret());
    Check check = Check.invited(token.checkId(), candidate.municipality(), phase);
    Admission admission =
        new Admission(
            phase.id(),
            candidate.municipality(),
            candidate.kind(),
            candidate.land(),
            candidate.verband(),
            check.id(),
            today,
            false,
            Optional.empty(),
            Optional.empty(),
            contact,
            token.hash(),
            phase.expiresAt(),
            place.getAsLong());
    Codes.Given invitation = codes.give(invitation(token, phase.expiresAt(), now));
    List<Write> writes = new ArrayList<>(invitation.writes());
    writes.addAll(with);
    writes.add(invitation.link().write());
    writes.add(admission.write());
    writes.add(check.write());
    // What lies in the bucket has no end of its own.
    writes.add(Job.erasure(check).write());
    writes.add(Audit.ofCheck(check, "invited", "administrator", "", now, ids.next()));
    writes.add(
        Audit.ofProgramme(
            "admitted", phase.id() + " " + candidate.municipality().key(), now, ids.next()));
    return switch (tables.write(writes)) {
      case Written.Done() -> invited(candidate.municipality(), token, invitation);
      case Written.Refused _ ->
          with.isEmpty() || place(phase, candidate.municipality().key()).isEmpty()
              ? new Admitted.Already()
              : new Admitted.Overtaken();
    };
  }

  /// The revision of what the admission takes the place of, 0 if there is nothing; empty if the
  /// municipality takes part already.
  private OptionalLong place(Phase phase, String key) {
    Optional<ErasedAdmission> erased = programme.erasedAdmission(phase.id(), key);
    if (erased.isPresent()) {
      return OptionalLong.of(erased.get().revision());
    }
    Optional<Admission> admitted = programme.admission(phase.id(), key);
    if (admitted.isEmpty()) {
      return OptionalLong.of(0);
    }
    // An earlier version left the admission as it was when it erased the check.
    return heads.check(admitted.get().checkId()).isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(admitted.get().revision());
  }

  /// Makes a new invitation; the one in force opens nothing any more. If the check has begun, the
  /// coordinator sees that this happened.
  Admitted inviteAnew(Phase phase, Admission admission) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    LinkAndCheck found = heads.linkAndCheck(admission.checkId(), admission.invitationHash());
    if (found.check().isEmpty()) {
      return new Admitted.Erased();
    }
    if (found.check().get().expired(now)) {
      return new Admitted.Closed();
    }
    Check check = found.check().get();
    Token token = new Token(admission.checkId(), ids.secret());
    Codes.Given invitation = codes.give(invitation(token, check.expiresAt(), now));
    List<Write> writes = new ArrayList<>(invitation.writes());
    writes.add(invitation.link().write());
    found
        .link()
        .filter(link -> !link.revoked() && link.confirmedBy().isEmpty())
        .ifPresent(link -> writes.add(link.revoke().write()));
    writes.add(admission.invitedAnew(today, token.hash()).write());
    if (check.state() != Check.State.INVITED) {
      writes.add(check.renewed(today).write());
    }
    writes.add(Audit.ofCheck(check, "invitedAnew", "administrator", "", now, ids.next()));
    writes.add(
        Audit.ofProgramme(
            "invitedAnew", phase.id() + " " + admission.municipality().key(), now, ids.next()));
    return switch (tables.write(writes)) {
      case Written.Done() -> invited(admission.municipality(), token, invitation);
      case Written.Refused _ -> new Admitted.Overtaken();
    };
  }

  private static Admitted invited(
      MunicipalityName municipality, Token token, Codes.Given invitation) {
    return new Admitted.Invited(
        municipality,
        token,
        invitation.code(),
        LocalDate.ofInstant(invitation.link().expiresAt(), Phase.ZONE));
  }

  private Link invitation(Token token, Instant checkExpiresAt, Instant now) {
    Instant end = now.plus(INVITATION_LIFE);
    return Link.of(
        token.checkId(),
        token.hash(),
        ids.next(),
        Link.Role.INVITATION,
        "",
        LocalDate.ofInstant(now, Phase.ZONE),
        end.isBefore(checkExpiresAt) ? end : checkExpiresAt);
  }
}
