package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.List;

/// What is to be talked about when the departments meet. Stays behind when a check is exported.
///
/// @param slots in the order of the meeting
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record Meeting(String checkId, List<Slot> slots, Instant expiresAt, long revision) {

  public Meeting {
    slots = List.copyOf(slots);
  }

  /// The time for one point.
  ///
  /// @param minutes 1 or more
  public record Slot(String indicator, int minutes) {

    static Slot parse(String text) {
      int colon = text.indexOf(':');
      return new Slot(text.substring(colon + 1), Integer.parseInt(text.substring(0, colon)));
    }

    @Override
    public String toString() {
      return minutes + ":" + indicator;
    }
  }

  /// What holds for a check for which nothing was planned.
  public static Meeting unplanned(Check check) {
    return unplanned(check.id(), check.expiresAt());
  }

  static Meeting unplanned(String checkId, Instant expiresAt) {
    return new Meeting(checkId, List.of(), expiresAt, 0);
  }

  public Meeting of(List<Slot> slots) {
    return new Meeting(checkId, slots, expiresAt, revision);
  }

  /// The same once its write is done.
  public Meeting written() {
    return new Meeting(checkId, slots, expiresAt, revision + 1);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.meeting(checkId))
            .with("slots", slots.stream().map(Slot::toString).toList())
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Meeting fromItem(Item item) {
    return new Meeting(
        item.checkId(),
        item.texts("slots").stream().map(Slot::parse).toList(),
        item.expiresAt(),
        item.revision());
  }
}
