package org.selbstcheck.app.store;

import java.time.Instant;

/// The snapshot of a phase that is shown: published figures only, and where the ledger lies that
/// decides on the next one.
///
/// @param snapshot as JSON
/// @param ledgerKey of the object, which only those read who make snapshots or forget
/// @param expiresAt the end of the phase's retention when it was written
/// @param revision of the stored item; 0 if it is not stored
public record ComparisonHead(
    String phaseId, String snapshot, String ledgerKey, Instant expiresAt, long revision) {

  /// The head with another snapshot, or another ledger.
  public ComparisonHead with(String snapshot, String ledgerKey) {
    return new ComparisonHead(phaseId, snapshot, ledgerKey, expiresAt, revision);
  }

  /// The same where the phase ends at another time.
  ComparisonHead endingAt(Instant end) {
    return new ComparisonHead(phaseId, snapshot, ledgerKey, end, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.comparison(phaseId))
            .with("snapshot", snapshot)
            .with("ledgerKey", ledgerKey)
            .with("phaseExpiresAt", expiresAt.getEpochSecond())
            .with(Item.EXPIRES_AT, ComparisonSecret.platformExpiry(expiresAt)),
        Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(TableName.PROGRAMME, Keys.comparison(phaseId), revision);
  }

  static ComparisonHead fromItem(Item item) {
    return new ComparisonHead(
        item.key().pk().substring(Keys.COMPARISON_OF_PHASE.length()),
        item.required("snapshot"),
        item.required("ledgerKey"),
        Instant.ofEpochSecond(item.number("phaseExpiresAt").orElse(0L)),
        item.revision());
  }
}
