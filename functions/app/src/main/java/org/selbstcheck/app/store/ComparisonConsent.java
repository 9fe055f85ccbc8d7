package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.Optional;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;

/// Whether a municipality agreed that this very check takes part in the comparison, and with whom
/// it would be compared. An item of its own, with attributes that no head of a check has: the
/// project team may not learn who agreed.
///
/// @param place kind and size as the register had them when it agreed; empty before it ever did
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record ComparisonConsent(
    String checkId, boolean agreed, Optional<Place> place, Instant expiresAt, long revision) {

  public ComparisonConsent {
    if (agreed && place.isEmpty()) {
      throw new IllegalArgumentException("Agreed to a comparison with nobody: " + checkId);
    }
  }

  /// With whom a municipality is compared. Kept, so that the next register moves nobody from one
  /// cohort into another.
  public record Place(ComparisonKind kind, PopulationClass population) {}

  static ComparisonConsent none(Check check) {
    return new ComparisonConsent(check.id(), false, Optional.empty(), check.expiresAt(), 0);
  }

  public ComparisonConsent given(Place place) {
    return new ComparisonConsent(checkId, true, Optional.of(place), expiresAt, revision);
  }

  public ComparisonConsent takenBack() {
    return new ComparisonConsent(checkId, false, place, expiresAt, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.comparisonConsent(checkId))
            .with("agreed", agreed)
            .with("comparedKind", place.map(it -> Names.of(it.kind())))
            .with("comparedPopulation", place.map(it -> it.population().name()))
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static ComparisonConsent fromItem(Item item) {
    return new ComparisonConsent(
        item.checkId(),
        item.flag("agreed"),
        item.text("comparedKind")
            .map(
                kind ->
                    new Place(
                        Names.stored(ComparisonKind.class, kind),
                        PopulationClass.valueOf(item.required("comparedPopulation")))),
        item.expiresAt(),
        item.revision());
  }
}
