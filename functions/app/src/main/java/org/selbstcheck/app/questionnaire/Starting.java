package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Links;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.LinkAndCheck;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Scope;

/// Exchanges an invitation for the coordinator's link, and so starts the check, or changes who
/// coordinates it: the one who confirms last is the only coordinator.
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
  record Invited(Link invitation, Check check) {

    /// Whether the check has begun: then only who coordinates it changes.
    boolean begun() {
      return check.state() != Check.State.INVITED;
    }
  }

  /// How a check shall begin.
  record Choice(Scope scope, Conduct.Mode mode) {}

  /// What the invitation is for; empty if it opens nothing.
  Optional<Invited> open(Token token) {
    return open(checks.linkAndCheck(token.checkId(), token.hash()));
  }

  /// What the invitation that was read is for; empty if it is none or opens nothing.
  Optional<Invited> open(LinkAndCheck found) {
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
  /// @param choice how the check begins; of no effect if it has begun
  /// @return whether the secret opens the check now; not if the invitation opens nothing or was
  ///   confirmed with another secret
  boolean confirm(Invited known, String secret, Choice choice) {
    String secretHash = Token.hash(secret);
    for (int tries = 0; tries < TRIES; tries++) {
      // Before the invitation: read after it, the link of a repeat that was quicker looks like one
      // that was there before.
      boolean taken = checks.linkAndCheck(known.check().id(), secretHash).link().isPresent();
      Optional<Invited> invited =
          open(checks.linkAndCheck(known.check().id(), known.invitation().secretHash()));
      if (invited.isEmpty()) {
        return false;
      }
      Optional<String> confirmedBy = invited.get().invitation().confirmedBy();
      if (confirmedBy.isPresent()) {
        return confirmedBy.get().equals(secretHash);
      }
      if (taken) {
        // A secret that opens something already, or did once.
        return false;
      }
      if (tables.write(writes(invited.get(), secretHash, choice)) instanceof Written.Done()) {
        return true;
      }
    }
    return false;
  }

  private List<Write> writes(Invited invited, String secretHash, Choice choice) {
    Link invitation = invited.invitation();
    Check check = invited.check();
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
    String event = invitation.handsOver() ? "handedOver" : "invitationConfirmed";
    writes.add(Audit.ofCheck(check, event, "coordinator", "", now, ids.next()));
    if (invited.begun()) {
      writes.addAll(formerCoordinators(invitation));
    } else {
      writes.addAll(beginning(check, choice, today));
    }
    return writes;
  }

  /// Ends the links of whoever coordinated until now, and the invitations that they made.
  private List<Write> formerCoordinators(Link invitation) {
    return Links.revocations(
        checks.links(invitation.checkId()).stream()
            .filter(
                link ->
                    link.role() == Link.Role.COORDINATOR
                        || (link.handsOver()
                            && link.confirmedBy().isEmpty()
                            && !link.secretHash().equals(invitation.secretHash())))
            .toList());
  }

  private List<Write> beginning(Check check, Choice choice, LocalDate today) {
    List<Write> writes = new ArrayList<>();
    writes.add(check.started(choice.scope()).write());
    writes.add(Conduct.undecided(check).with(choice.mode(), Optional.empty()).write());
    writes.add(
        Unit.of(
                check.id(),
                new Department(Unit.COORDINATION, "Koordination", true, false),
                check.expiresAt())
            .write());
    programme
        .admission(check.phaseId(), check.municipality().key())
        .filter(admission -> !admission.started())
        .map(admission -> admission.start(today))
        .ifPresent(admission -> writes.add(admission.write()));
    return writes;
  }
}
