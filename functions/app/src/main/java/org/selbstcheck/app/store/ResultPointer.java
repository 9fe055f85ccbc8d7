package org.selbstcheck.app.store;

import java.time.Instant;

/// Points to the result of one submission.
public record ResultPointer(
    String checkId, int submission, String objectKey, Instant expiresAt, long revision) {

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.result(checkId, submission))
            .with("submission", submission)
            .with("objectKey", objectKey)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static ResultPointer fromItem(Item item) {
    return new ResultPointer(
        item.key().pk().substring(Keys.check("").length()),
        item.number("submission").orElseThrow().intValue(),
        item.required("objectKey"),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.revision());
  }
}
