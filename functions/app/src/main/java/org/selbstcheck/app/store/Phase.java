package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// A project phase.
///
/// @param id kebab-case, at most 40 characters
/// @param days when answers are taken
/// @param retentionEndsOn first day on which nothing of the phase exists any more but itself: for a
///   year it still tells that there was one, and what people were told
/// @param notice empty as long as nobody wrote it; phases of the first version have none
public record Phase(
    String id,
    String name,
    InstrumentVersion instrument,
    PhaseDays days,
    LocalDate retentionEndsOn,
    Access access,
    Optional<Notice> notice,
    long revision) {

  /// Days begin and end where the users live.
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /// Who may take part.
  public enum Access {
    /// Whom the project team admits.
    INVITED,
    /// Any municipality may ask to be admitted.
    OPEN
  }

  public LocalDate closesOn() {
    return days.closesOn();
  }

  public Instant expiresAt() {
    return retentionEndsOn.atStartOfDay(ZONE).toInstant();
  }

  /// Whether its retention is over; then nothing of it exists any more but what it was.
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt());
  }

  /// The same phase apart from what the table adds.
  public boolean sameAs(Phase other) {
    return at(other.revision).equals(other);
  }

  /// The phase as it takes the place of the one with that revision.
  public Phase at(long revision) {
    return new Phase(id, name, instrument, days, retentionEndsOn, access, notice, revision);
  }

  public Write write() {
    Item item =
        days.in(
            Item.of(Keys.phase(id))
                .with("name", name)
                .with("instrument", instrument.toString())
                .with("retentionEndsOn", retentionEndsOn.toString())
                .with("access", Names.of(access))
                .with(Item.EXPIRES_AT, ComparisonSecret.platformExpiry(expiresAt())));
    return new Write.Put(
        TableName.PROGRAMME,
        notice.isPresent() ? notice.get().in(item) : item,
        Condition.unchanged(revision));
  }

  static Phase fromItem(Item item) {
    return new Phase(
        item.key().sk(),
        item.required("name"),
        InstrumentVersion.parse(item.required("instrument")),
        PhaseDays.fromItem(item),
        LocalDate.parse(item.required("retentionEndsOn")),
        item.text("access").map(name -> Names.stored(Access.class, name)).orElse(Access.INVITED),
        Notice.fromItem(item),
        item.revision());
  }
}
