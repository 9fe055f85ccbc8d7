package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Optional;

/// How far housekeeping is in something that it looks through once a day.
///
/// @param look what it looks through
/// @param after the last one that was looked at; empty at the beginning
/// @param doneOn the last day on which it came to the end
/// @param revision of the stored item; 0 if it is not stored
public record Sweep(Look look, String after, Optional<LocalDate> doneOn, long revision) {

  /// What there is to look through.
  public enum Look {
    /// The bucket: `after` is the id of a check.
    SWEEP,
    /// What coordinators share: `after` is a phase and the key of a municipality.
    SHARED,
    /// Who asked to take part: `after` says nothing.
    REGISTERED
  }

  static Sweep beginning(Look look) {
    return new Sweep(look, "", Optional.empty(), 0);
  }

  public Sweep reached(String after) {
    return new Sweep(look, after, doneOn, revision);
  }

  public Sweep done(LocalDate on) {
    return new Sweep(look, "", Optional.of(on), revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.sweep(look))
            .with("after", after)
            .with("doneOn", doneOn.map(LocalDate::toString)),
        Condition.unchanged(revision));
  }

  static Sweep fromItem(Item item) {
    return new Sweep(
        Look.valueOf(item.key().sk()),
        item.text("after").orElse(""),
        item.text("doneOn").map(LocalDate::parse),
        item.revision());
  }
}
