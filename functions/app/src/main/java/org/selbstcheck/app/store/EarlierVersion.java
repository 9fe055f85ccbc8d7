package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// Points to one earlier round that was brought; never changed, because documents name it.
///
/// @param version counted from 1
/// @param submittedOn day of its submission
/// @param expiresAt the check's end of retention
public record EarlierVersion(
    String checkId,
    int version,
    String objectKey,
    InstrumentVersion instrument,
    LocalDate submittedOn,
    Instant expiresAt) {

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.earlierVersion(checkId, version))
            .with("objectKey", objectKey)
            .with("instrument", instrument.toString())
            .with("submittedOn", submittedOn.toString())
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        new Condition.Absent());
  }

  static EarlierVersion fromItem(Item item) {
    return new EarlierVersion(
        item.checkId(),
        Integer.parseInt(item.key().sk().substring(Keys.EARLIER_VERSION.length())),
        item.required("objectKey"),
        InstrumentVersion.parse(item.required("instrument")),
        LocalDate.parse(item.required("submittedOn")),
        item.expiresAt());
  }
}
