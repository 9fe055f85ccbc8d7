package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.List;
import org.selbstcheck.core.answers.Target;

/// What the municipality wants to reach, and where it wants to look first.
///
/// @param targets at most one per indicator
/// @param focus topic ids, at most five
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record Aims(
    String checkId, List<Target> targets, List<String> focus, Instant expiresAt, long revision) {

  public Aims {
    targets = List.copyOf(targets);
    focus = List.copyOf(focus);
  }

  /// What holds for a check for which nothing was agreed.
  public static Aims none(Check check) {
    return none(check.id(), check.expiresAt());
  }

  static Aims none(String checkId, Instant expiresAt) {
    return new Aims(checkId, List.of(), List.of(), expiresAt, 0);
  }

  public Aims of(List<Target> targets, List<String> focus) {
    return new Aims(checkId, targets, focus, expiresAt, revision);
  }

  /// The same once its write is done.
  public Aims written() {
    return new Aims(checkId, targets, focus, expiresAt, revision + 1);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.aims(checkId))
            .with("targets", targets.stream().map(it -> it.level() + ":" + it.indicator()).toList())
            .with("focus", focus)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Aims fromItem(Item item) {
    return new Aims(
        item.checkId(),
        item.texts("targets").stream().map(Aims::target).toList(),
        item.texts("focus"),
        item.expiresAt(),
        item.revision());
  }

  private static Target target(String text) {
    int colon = text.indexOf(':');
    return new Target(text.substring(colon + 1), Integer.parseInt(text.substring(0, colon)));
  }
}
