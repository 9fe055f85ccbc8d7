package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;

/// Points to the frozen self-check of one submission.
///
/// @param number 1 or more
/// @param on the day of submission
/// @param objectKey of the immutable object in the bucket
public record Submission(
    String checkId, int number, LocalDate on, String objectKey, Instant expiresAt, long revision) {

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.submission(checkId, number))
            .with("number", number)
            .with("on", on.toString())
            .with("objectKey", objectKey)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Submission fromItem(Item item) {
    return new Submission(
        item.key().pk().substring(Keys.check("").length()),
        item.number("number").orElseThrow().intValue(),
        LocalDate.parse(item.required("on")),
        item.required("objectKey"),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.revision());
  }
}
