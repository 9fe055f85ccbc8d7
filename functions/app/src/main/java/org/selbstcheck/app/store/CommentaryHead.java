package org.selbstcheck.app.store;

import java.time.Instant;

/// Which version of the companion's commentary is in force, without what it says.
///
/// @param version 0 if there was never one
/// @param said whether that version says anything
/// @param consented whether that version may stand in the public edition
/// @param revision of the stored item; 0 if it is not stored
public record CommentaryHead(
    String checkId,
    int version,
    boolean said,
    boolean consented,
    Instant expiresAt,
    long revision) {

  static CommentaryHead none(Check check) {
    return new CommentaryHead(check.id(), 0, false, false, check.expiresAt(), 0);
  }

  /// The head once there is a further version; a consent holds for one version only.
  public CommentaryHead next(boolean said) {
    return new CommentaryHead(checkId, version + 1, said, false, expiresAt, revision);
  }

  public CommentaryHead consented(boolean consented) {
    return new CommentaryHead(checkId, version, said, consented, expiresAt, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.commentary(checkId))
            .with("version", version)
            .with("said", said)
            .with("consented", consented)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static CommentaryHead fromItem(Item item) {
    return new CommentaryHead(
        item.checkId(),
        item.number("version").orElse(0L).intValue(),
        item.flag("said"),
        item.flag("consented"),
        item.expiresAt(),
        item.revision());
  }
}
