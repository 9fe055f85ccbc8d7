package org.selbstcheck.app.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// How often somebody tried a code with one handle in one hour, whether or not there is such a
/// code. The revision of the item is the count: every try is one write.
///
/// @param handle the first four letters of what was typed
/// @param hour such as `2027-03-01T14:00`, in UTC
public record Tries(String handle, String hour, Instant expiresAt, long revision) {

  private static final Duration KEPT = Duration.ofDays(1);

  /// The hour of an instant, before anybody tried.
  static Tries none(String handle, Instant now) {
    return new Tries(
        handle,
        LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS).toString(),
        now.plus(KEPT),
        0);
  }

  public long count() {
    return revision;
  }

  /// The write that counts one more.
  public Write oneMore() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.tries(handle, hour)).with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  /// The stored count in place of this one.
  ///
  /// @param stored of the same handle and hour
  public Tries met(Item stored) {
    return new Tries(handle, hour, expiresAt, stored.revision());
  }
}
