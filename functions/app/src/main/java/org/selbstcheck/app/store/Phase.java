package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// A project phase.
///
/// @param id kebab-case, at most 40 characters
/// @param closesOn last day on which checks can be filled in
/// @param retentionEndsOn first day on which nothing of the phase exists any more
public record Phase(
    String id,
    String name,
    InstrumentVersion instrument,
    LocalDate closesOn,
    LocalDate retentionEndsOn,
    long revision) {

  /// Days begin and end where the users live.
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  public Instant expiresAt() {
    return retentionEndsOn.atStartOfDay(ZONE).toInstant();
  }

  /// The same phase apart from what the table adds.
  public boolean sameAs(Phase other) {
    return id.equals(other.id)
        && name.equals(other.name)
        && instrument.equals(other.instrument)
        && closesOn.equals(other.closesOn)
        && retentionEndsOn.equals(other.retentionEndsOn);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.phase(id))
            .with("name", name)
            .with("instrument", instrument.toString())
            .with("closesOn", closesOn.toString())
            .with("retentionEndsOn", retentionEndsOn.toString()),
        Condition.unchanged(revision));
  }

  static Phase fromItem(Item item) {
    return new Phase(
        item.key().sk(),
        item.required("name"),
        InstrumentVersion.parse(item.required("instrument")),
        LocalDate.parse(item.required("closesOn")),
        LocalDate.parse(item.required("retentionEndsOn")),
        item.revision());
  }
}
