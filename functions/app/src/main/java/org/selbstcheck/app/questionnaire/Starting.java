package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.LinkAndCheck;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Scope;

/// Exchanges an invitation for the coordinator's link and so starts the check.
final class Starting {

  /// Two people of a town hall may confirm at the same moment; nobody else competes for these
  /// items.
  private static final int TRIES = 3;

  private final Tables tables;
  private final Checks checks;
  private final Programme programme;
  private final Ids ids;
  private final Clock clock;

  Starting(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// An invitation and what it is for.
  record Invited(Link invitation, Check check) {}

  /// What the invitation is for; empty if it opens nothing.
  Optional<Invited> open(Token token) {
    LinkAndCheck found = checks.linkAndCheck(token.checkId(), token.hash());
    Instant now = clock.instant();
    return found.link().isPresent()
            && found.check().isPresent()
            && found.link().get().role() == Link.Role.INVITATION
            && found.link().get().opens(now)
            && !found.check().get().expired(now)
        ? Optional.of(new Invited(found.link().get(), found.check().get()))
        : Optional.empty();
  }

  /// Confirms an invitation.
  ///
  /// @param secret the coordinator's secret, made by the browser
  /// @return the check, or empty if the invitation opens nothing or was confirmed with another
  ///   secret
  Optional<Check> confirm(Token token, String secret, Scope scope) {
    String secretHash = Token.hash(secret);
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Invited> invited = open(token);
      if (invited.isEmpty()) {
        return Optional.empty();
      }
      Link invitation = invited.get().invitation();
      Check check = invited.get().check();
      if (invitation.confirmedBy().isPresent()) {
        return invitation.confirmedBy().get().equals(secretHash)
            ? Optional.of(check)
            : Optional.empty();
      }
      if (tables.write(writes(invitation, check, secretHash, scope)) instanceof Written.Done()) {
        return checks.check(check.id());
      }
    }
    return Optional.empty();
  }

  private List<Write> writes(Link invitation, Check check, String secretHash, Scope scope) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    List<Write> writes = new ArrayList<>();
    writes.add(invitation.confirmed(secretHash).write());
    writes.add(
        Link.of(
                check.id(),
                secretHash,
                ids.next(),
                Link.Role.COORDINATOR,
                Unit.COORDINATION,
                today,
                check.expiresAt())
            .write());
    writes.add(Audit.ofCheck(check, "invitationConfirmed", "coordinator", "", now, ids.next()));
    if (check.state() == Check.State.INVITED) {
      writes.add(check.started(scope).write());
      writes.add(
          Unit.of(
                  check.id(),
                  new Department(Unit.COORDINATION, "Koordination", true, false),
                  check.expiresAt())
              .write());
      programme
          .admission(check.phaseId(), check.municipality().key())
          .filter(admission -> !admission.started())
          .map(Admission::start)
          .ifPresent(admission -> writes.add(admission.write()));
    }
    return writes;
  }
}
