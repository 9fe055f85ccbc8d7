package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Optional;

/// How far housekeeping is in its look through the bucket, once a day.
///
/// @param after the id of the last check whose objects were looked at; empty at the beginning
/// @param doneOn the last day on which it came to the end
/// @param revision of the stored item; 0 if it is not stored
public record Sweep(String after, Optional<LocalDate> doneOn, long revision) {

  static Sweep beginning() {
    return new Sweep("", Optional.empty(), 0);
  }

  public Sweep reached(String after) {
    return new Sweep(after, doneOn, revision);
  }

  public Sweep done(LocalDate on) {
    return new Sweep("", Optional.of(on), revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.sweep()).with("after", after).with("doneOn", doneOn.map(LocalDate::toString)),
        Condition.unchanged(revision));
  }

  static Sweep fromItem(Item item) {
    return new Sweep(
        item.text("after").orElse(""), item.text("doneOn").map(LocalDate::parse), item.revision());
  }
}
