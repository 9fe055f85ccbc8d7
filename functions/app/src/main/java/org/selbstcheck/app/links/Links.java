package org.selbstcheck.app.links;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Gives out links and takes them back.
public final class Links {

  /// More than any municipality gives out; it bounds what a list and an erasure read.
  public static final int MOST_LINKS = 200;

  /// How many devices may hold a link because its code was typed there. The next one pushes the
  /// oldest out: on shared computers a code is typed again and again.
  static final int MOST_TYPED = 20;

  /// How long an invitation to take the coordination over can be confirmed.
  public static final Duration HANDOVER_LIFE = Duration.ofDays(14);

  /// Only the few people who lead a check compete for its links.
  private static final int TRIES = 4;

  /// One that opens before one that does not, then the younger: the secret that says how a link
  /// stands.
  private static final Comparator<Link> STANDING =
      Comparator.comparing(Link::revoked)
          .thenComparing(Link::createdOn, Comparator.reverseOrder())
          .thenComparing(Link::secretHash);

  private final Tables tables;
  private final Checks checks;
  private final Codes codes;
  private final Ids ids;
  private final Clock clock;

  public Links(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.codes = new Codes(tables, ids, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /// A link with all its secrets.
  ///
  /// @param standing the secret with which it was handed out last; says how the link stands
  public record Held(Link standing, List<Link> secrets) {
    public Held {
      secrets = List.copyOf(secrets);
    }
  }

  /// A link that is wanted.
  ///
  /// @param id made by the browser
  /// @param department only with the role department
  /// @param label may be empty
  /// @param lastDay on which it opens; without one it lasts as long as the check
  public record Wanted(
      String id,
      Link.Role role,
      Optional<String> department,
      String label,
      Optional<LocalDate> lastDay) {}

  /// What became of a change.
  public sealed interface Changed {

    /// A link was handed out.
    ///
    /// @param token to be shown once; only its hash is kept
    /// @param code to be shown once, too
    record Given(Link link, Token token, TypedCode code) implements Changed {}

    /// A link has a new code, to be shown once.
    record Coded(TypedCode code) implements Changed {}

    /// It opens nothing any more, now or before.
    record Ended(Link link) implements Changed {}

    /// There is no such link or department.
    record Missing() implements Changed {}

    /// Not with this link.
    record NotAllowed() implements Changed {}

    /// Not as things stand.
    record Refused(Why why) implements Changed {}
  }

  /// Why a link cannot be changed like that.
  public enum Why {
    /// The id is taken.
    EXISTS,
    TOO_MANY,
    DEPARTMENT_CLOSED,
    /// The link opens nothing any more.
    ENDED,
    /// Who coordinates changes by handing over only.
    COORDINATORS,
    /// An invitation is made anew, not renewed.
    INVITATION,
    /// One's own link gets a code; a new secret would lock out whoever asks.
    OWN,
    /// Others changed it again and again meanwhile.
    OVERTAKEN
  }

  /// All links of a check, those that were made last first, without invitations that were
  /// exchanged.
  public List<Held> all(String checkId) {
    Map<String, List<Link>> byId = new LinkedHashMap<>();
    for (Link link : checks.links(checkId)) {
      byId.computeIfAbsent(link.id(), _ -> new ArrayList<>()).add(link);
    }
    return byId.values().stream()
        .map(Links::held)
        .filter(held -> held.standing().confirmedBy().isEmpty())
        .sorted(
            Comparator.comparing((Held held) -> held.standing().createdOn())
                .reversed()
                .thenComparing(held -> held.standing().id()))
        .toList();
  }

  private static Held held(List<Link> secrets) {
    Link standing =
        secrets.stream()
            .filter(secret -> !secret.typed())
            .min(STANDING)
            .orElseGet(() -> secrets.stream().min(STANDING).orElseThrow());
    return new Held(standing, secrets);
  }

  private Optional<Held> find(String checkId, String linkId) {
    return all(checkId).stream().filter(held -> held.standing().id().equals(linkId)).findFirst();
  }

  /// Makes a link.
  public Changed create(Opened opened, Wanted wanted) {
    if (wanted.role() == Link.Role.DEPUTY && !opened.coordinator()) {
      return new Changed.NotAllowed();
    }
    Check check = opened.check();
    if (wanted.department().isPresent()) {
      Optional<Unit> unit = checks.department(check.id(), wanted.department().get());
      if (unit.isEmpty()) {
        return new Changed.Missing();
      }
      if (unit.get().closed()) {
        return new Changed.Refused(Why.DEPARTMENT_CLOSED);
      }
    }
    List<Held> links = all(check.id());
    if (links.stream().anyMatch(held -> held.standing().id().equals(wanted.id()))) {
      return new Changed.Refused(Why.EXISTS);
    }
    if (links.size() >= MOST_LINKS) {
      return new Changed.Refused(Why.TOO_MANY);
    }
    Token token = new Token(check.id(), ids.secret());
    Codes.Given given =
        codes.give(
            Link.of(
                    check.id(),
                    token.hash(),
                    wanted.id(),
                    wanted.role(),
                    switch (wanted.role()) {
                      case DEPARTMENT -> wanted.department().orElseThrow();
                      case COORDINATOR, DEPUTY -> Unit.COORDINATION;
                      case INVITATION, COMPANION, VIEWER -> "";
                    },
                    today(),
                    wanted.lastDay().map(Links::endOf).orElse(check.expiresAt()))
                .labelled(wanted.label()));
    List<Write> writes = new ArrayList<>(given.writes());
    writes.add(given.link().write());
    writes.add(audit(opened, "linkCreated", given.link()));
    return tables.write(writes) instanceof Written.Done()
        ? new Changed.Given(given.link(), token, given.code())
        : new Changed.Refused(Why.OVERTAKEN);
  }

  /// Ends a link with all its secrets and its code.
  public Changed revoke(Opened opened, String linkId) {
    return change(
        opened,
        linkId,
        held -> {
          Link link = held.standing();
          if (link.role() == Link.Role.COORDINATOR && opened.coordinator()) {
            return refused(Why.COORDINATORS);
          }
          if (!opened.mayRevoke(link)) {
            return new Step(List.of(), new Changed.NotAllowed());
          }
          List<Write> writes = revocations(held.secrets());
          if (!writes.isEmpty()) {
            writes.add(audit(opened, "linkRevoked", link));
          }
          return new Step(writes, new Changed.Ended(link.revoke()));
        });
  }

  /// Gives a link a new secret and a new code; those before open nothing any more.
  public Changed renew(Opened opened, String linkId) {
    return change(
        opened,
        linkId,
        held -> {
          Link link = held.standing();
          if (link.id().equals(opened.link().id())) {
            return refused(Why.OWN);
          }
          if (link.role() == Link.Role.COORDINATOR && opened.coordinator()) {
            return refused(Why.COORDINATORS);
          }
          if (!opened.mayHandOut(link)) {
            return new Step(List.of(), new Changed.NotAllowed());
          }
          if (link.role() == Link.Role.INVITATION) {
            return refused(Why.INVITATION);
          }
          if (!link.opens(clock.instant())) {
            return refused(Why.ENDED);
          }
          Token token = new Token(link.checkId(), ids.secret());
          Codes.Given given = codes.giveAnew(link.handedOutAnew(token.hash(), today()));
          List<Write> writes = revocations(held.secrets());
          writes.addAll(given.writes());
          writes.add(given.link().write());
          writes.add(audit(opened, "linkRenewed", link));
          return new Step(writes, new Changed.Given(given.link(), token, given.code()));
        });
  }

  /// Gives a link a new code; the one before opens nothing any more.
  public Changed newCode(Opened opened, String linkId) {
    return change(
        opened,
        linkId,
        held -> {
          Link link = held.standing();
          if (!opened.mayHandOut(link)) {
            return new Step(List.of(), new Changed.NotAllowed());
          }
          if (!link.opens(clock.instant())) {
            return refused(Why.ENDED);
          }
          Codes.Given given = codes.giveAnew(link);
          List<Write> writes = new ArrayList<>(given.writes());
          writes.add(given.link().write());
          writes.add(audit(opened, "codeCreated", link));
          return new Step(writes, new Changed.Coded(given.code()));
        });
  }

  /// Invites whoever shall coordinate next; such an invitation that is still open dies.
  public Changed handOver(Opened opened, String label) {
    if (!opened.coordinator()) {
      return new Changed.NotAllowed();
    }
    Check check = opened.check();
    Instant now = clock.instant();
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Held> own = find(check.id(), opened.link().id());
      if (own.isEmpty() || !own.get().standing().opens(now)) {
        // Somebody else coordinates by now.
        return new Changed.NotAllowed();
      }
      Token token = new Token(check.id(), ids.secret());
      Instant end = now.plus(HANDOVER_LIFE);
      Codes.Given given =
          codes.give(
              Link.of(
                      check.id(),
                      token.hash(),
                      ids.next(),
                      Link.Role.INVITATION,
                      "",
                      today(),
                      end.isBefore(check.expiresAt()) ? end : check.expiresAt())
                  .labelled(label)
                  .handingOver());
      List<Write> writes = new ArrayList<>(given.writes());
      writes.add(given.link().write());
      // Written as it is, so that nobody who loses the coordination at this moment keeps a way
      // back.
      writes.add(own.get().standing().write());
      checks.links(check.id()).stream()
          .filter(link -> link.handsOver() && link.openInvitation(now))
          .forEach(link -> writes.add(link.revoke().write()));
      writes.add(audit(opened, "handoverPrepared", given.link()));
      if (tables.write(writes) instanceof Written.Done()) {
        return new Changed.Given(given.link(), token, given.code());
      }
    }
    return new Changed.Refused(Why.OVERTAKEN);
  }

  /// Lets the secret of one more device open a link whose code was typed there. Repeating it with
  /// the same secret changes nothing.
  ///
  /// @param secretHash hash of the secret that the browser made
  /// @return whether the secret opens the link now
  public boolean join(Link link, String secretHash) {
    for (int tries = 0; tries < TRIES; tries++) {
      List<Link> all = checks.links(link.checkId());
      Optional<Link> there =
          all.stream().filter(other -> other.secretHash().equals(secretHash)).findFirst();
      if (there.isPresent()) {
        return there.get().id().equals(link.id()) && there.get().opens(clock.instant());
      }
      Optional<Link> known =
          all.stream().filter(other -> other.secretHash().equals(link.secretHash())).findFirst();
      if (known.isEmpty() || !known.get().opens(clock.instant())) {
        return false;
      }
      List<Write> writes = new ArrayList<>();
      // Written as it is, so that revoking the link at this moment misses no secret.
      writes.add(known.get().write());
      writes.add(known.get().another(secretHash, today()).write());
      List<Link> typed =
          all.stream()
              .filter(other -> other.typed() && other.id().equals(link.id()))
              .sorted(STANDING.reversed())
              .toList();
      typed.subList(0, Math.max(0, typed.size() - MOST_TYPED + 1)).stream()
          .map(Link::removal)
          .forEach(writes::add);
      if (tables.write(writes) instanceof Written.Done()) {
        return true;
      }
    }
    return false;
  }

  /// Revokes what opens among these secrets.
  public static List<Write> revocations(List<Link> secrets) {
    List<Write> writes = new ArrayList<>();
    for (Link secret : secrets) {
      if (!secret.revoked()) {
        writes.add(secret.revoke().write());
      }
    }
    return writes;
  }

  /// What is to be written, and what to be said once it is.
  private record Step(List<Write> writes, Changed changed) {}

  private static Step refused(Why why) {
    return new Step(List.of(), new Changed.Refused(why));
  }

  private Changed change(Opened opened, String linkId, Function<Held, Step> how) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Held> held = find(opened.check().id(), linkId);
      if (held.isEmpty()) {
        return new Changed.Missing();
      }
      Step step = how.apply(held.get());
      if (step.writes().isEmpty() || tables.write(step.writes()) instanceof Written.Done()) {
        return step.changed();
      }
    }
    return new Changed.Refused(Why.OVERTAKEN);
  }

  private Write audit(Opened opened, String event, Link link) {
    return Audit.ofCheck(
        opened.check(),
        event,
        Names.of(opened.link().role()),
        Optional.of(link.department()).filter(id -> !id.isEmpty()),
        Names.of(link.role()),
        clock.instant(),
        ids.next());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }

  private static Instant endOf(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(Phase.ZONE).toInstant();
  }
}
