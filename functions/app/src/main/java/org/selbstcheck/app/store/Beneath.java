package org.selbstcheck.app.store;

import java.time.Instant;

/// Where to look for what a municipality released to the roof above it; whether there is anything,
/// its own [RoofRelease] says. It lies with the roof's check, so that it goes with that.
///
/// @param roofCheckId check of the roof
/// @param municipalityKey who once released something
/// @param checkId that municipality's check
/// @param expiresAt end of the phase's retention
/// @param revision of the stored item; 0 if it is not stored
public record Beneath(
    String roofCheckId, String municipalityKey, String checkId, Instant expiresAt, long revision) {

  static final String CHECK = "beneathCheck";

  static Beneath none(RoofRelease release, Check check) {
    return new Beneath(
        release.roofCheckId(), check.municipality().key(), "", check.expiresAt(), 0);
  }

  /// The same for that check: the municipality may have been admitted anew.
  public Beneath of(Check check) {
    return new Beneath(roofCheckId, municipalityKey, check.id(), check.expiresAt(), revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.beneath(roofCheckId, municipalityKey))
            .with(CHECK, checkId)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  Write removal() {
    return Write.removal(
        TableName.CHECKS, Keys.beneath(roofCheckId, municipalityKey), revision);
  }

  static Beneath fromItem(Item item) {
    return new Beneath(
        item.checkId(),
        item.key().sk().substring(Keys.BENEATH.length()),
        item.required(CHECK),
        item.expiresAt(),
        item.revision());
  }
}
