package org.selbstcheck.app.store;

import java.time.Instant;

/// Changes whenever a municipality of the phase takes its agreement to the comparison back or is
/// erased. A snapshot is written together with this item, on the condition that it is as it was
/// before the agreements were read: so no figures are published that hold a municipality which had
/// taken itself out.
///
/// @param expiresAt the end of the phase's retention when it was written
/// @param revision of the stored item; 0 if it is not stored
public record Withdrawals(String phaseId, Instant expiresAt, long revision) {

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.withdrawals(phaseId))
            .with(Item.EXPIRES_AT, ComparisonSecret.platformExpiry(expiresAt)),
        Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(TableName.PROGRAMME, Keys.withdrawals(phaseId), revision);
  }
}
