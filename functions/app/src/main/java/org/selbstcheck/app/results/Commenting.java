package org.selbstcheck.app.results;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.CommentaryHead;
import org.selbstcheck.app.store.CommentaryVersion;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;

/// Saves what the companion says, each time as a new version, and what the coordinator consents to.
final class Commenting {

  private final Tables tables;
  private final Checks checks;
  private final Ids ids;
  private final Clock clock;

  Commenting(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// The commentary as it stands.
  ///
  /// @param version empty if there was never one
  record Standing(CommentaryHead head, Optional<CommentaryVersion> version) {}

  Standing standing(Check check) {
    CommentaryHead head = checks.beside(check).commentary();
    return new Standing(
        head,
        head.version() == 0 ? Optional.empty() : checks.commentary(check.id(), head.version()));
  }

  /// What became of a save.
  sealed interface Said {

    /// It stands.
    record Done(Standing now) implements Said {}

    /// It does not; this does.
    record Conflict(Standing current) implements Said {}
  }

  /// Saves texts on the version that was seen. What stands already makes no new version: neither a
  /// save that is repeated because its answer got lost, nor one that changes nothing.
  Said save(Check check, int seenVersion, Optional<String> overall, Map<String, String> byField) {
    Standing now = standing(check);
    if (says(now, overall, byField)) {
      return new Said.Done(now);
    }
    if (now.head().version() != seenVersion) {
      return new Said.Conflict(now);
    }
    Instant at = clock.instant();
    CommentaryHead head = now.head().next(overall.isPresent() || !byField.isEmpty());
    CommentaryVersion version =
        new CommentaryVersion(
            check.id(),
            head.version(),
            LocalDate.ofInstant(at, Phase.ZONE),
            overall,
            byField,
            check.expiresAt());
    Written written =
        tables.write(
            List.of(
                head.write(),
                version.write(),
                Audit.ofCheck(
                    check,
                    "commentarySaved",
                    "companion",
                    Integer.toString(head.version()),
                    at,
                    ids.next())));
    if (written instanceof Written.Done()) {
      return new Said.Done(new Standing(head, Optional.of(version)));
    }
    Standing current = standing(check);
    return says(current, overall, byField) ? new Said.Done(current) : new Said.Conflict(current);
  }

  private static boolean says(
      Standing standing, Optional<String> overall, Map<String, String> byField) {
    return standing
        .version()
        .map(version -> version.saysWhat(overall, byField))
        .orElse(overall.isEmpty() && byField.isEmpty());
  }

  /// Lets a version stand in the public edition, or not.
  ///
  /// @param role who says it, for the log
  Said consent(Check check, int version, boolean consented, String role) {
    Standing now = standing(check);
    if (now.head().version() != version) {
      return new Said.Conflict(now);
    }
    if (now.head().consented() == consented) {
      return new Said.Done(now);
    }
    CommentaryHead head = now.head().consented(consented);
    String event = consented ? "commentaryConsented" : "commentaryWithheld";
    Written written =
        tables.write(
            List.of(
                head.write(),
                Audit.ofCheck(
                    check, event, role, Integer.toString(version), clock.instant(), ids.next())));
    if (written instanceof Written.Done()) {
      return new Said.Done(new Standing(head, now.version()));
    }
    Standing current = standing(check);
    return current.head().version() == version && current.head().consented() == consented
        ? new Said.Done(current)
        : new Said.Conflict(current);
  }
}
