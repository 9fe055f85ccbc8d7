package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;

/// The secret of a phase without which its ledgers tell nothing. It lies apart from them, under a
/// key that neither the project team's functions nor those of municipalities may read.
///
/// @param secret 32 random bytes in base64url
/// @param expiresAt the end of the phase's retention when it was written
/// @param revision of the stored item; 0 if it is not stored
public record ComparisonSecret(String phaseId, String secret, Instant expiresAt, long revision) {

  /// Housekeeping takes secret, head and ledgers away together. The platform, which knows no
  /// objects, must not come first: nobody would find the ledgers any more.
  private static final Period HOUSEKEEPING_FIRST = Period.ofYears(1);

  static long platformExpiry(Instant expiresAt) {
    return ZonedDateTime.ofInstant(expiresAt, Phase.ZONE).plus(HOUSEKEEPING_FIRST).toEpochSecond();
  }

  /// The same where the phase ends at another time.
  ComparisonSecret endingAt(Instant end) {
    return new ComparisonSecret(phaseId, secret, end, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.comparisonSecret(phaseId))
            .with("secret", secret)
            .with("phaseExpiresAt", expiresAt.getEpochSecond())
            .with(Item.EXPIRES_AT, platformExpiry(expiresAt)),
        Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(TableName.PROGRAMME, Keys.comparisonSecret(phaseId), revision);
  }

  static ComparisonSecret fromItem(Item item) {
    return new ComparisonSecret(
        item.key().pk().substring(Keys.SECRET_OF_PHASE.length()),
        item.required("secret"),
        Instant.ofEpochSecond(item.number("phaseExpiresAt").orElse(0L)),
        item.revision());
  }

  /// Names the phase and not the secret.
  @Override
  public String toString() {
    return "ComparisonSecret " + phaseId;
  }
}
