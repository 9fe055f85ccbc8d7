package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Which earlier round a check is compared with at this moment.
///
/// @param version how many were brought so far; the last one is in force unless it was taken away
/// @param submittedOn day of its submission; empty if none is in force
/// @param revision of the stored item; 0 if it is not stored
public record EarlierHead(
    String checkId,
    int version,
    Optional<LocalDate> submittedOn,
    Instant expiresAt,
    long revision) {

  static EarlierHead none(Check check) {
    return new EarlierHead(check.id(), 0, Optional.empty(), check.expiresAt(), 0);
  }

  /// The version as it is shown: 0 if none is in force.
  public int shown() {
    return submittedOn.isPresent() ? version : 0;
  }

  /// The head once a further one was brought.
  public EarlierHead next(LocalDate submittedOn) {
    return new EarlierHead(checkId, version + 1, Optional.of(submittedOn), expiresAt, revision);
  }

  /// The head once it was taken away; what documents name stays readable.
  public EarlierHead without() {
    return new EarlierHead(checkId, version, Optional.empty(), expiresAt, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.earlier(checkId))
            .with("version", version)
            .with("submittedOn", submittedOn.map(LocalDate::toString))
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static EarlierHead fromItem(Item item) {
    return new EarlierHead(
        item.checkId(),
        item.number("version").orElse(0L).intValue(),
        item.text("submittedOn").map(LocalDate::parse),
        item.expiresAt(),
        item.revision());
  }
}
