package org.selbstcheck.app.store;

import java.time.LocalDate;

/// Points to the municipal register in force.
///
/// @param objectKey of the immutable object in the bucket
/// @param asOf the register's own date
public record RegisterPointer(String objectKey, LocalDate asOf, int entries, long revision) {

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.register())
            .with("objectKey", objectKey)
            .with("asOf", asOf.toString())
            .with("entries", entries),
        Condition.unchanged(revision));
  }

  static RegisterPointer fromItem(Item item) {
    return new RegisterPointer(
        item.required("objectKey"),
        LocalDate.parse(item.required("asOf")),
        item.number("entries").orElse(0L).intValue(),
        item.revision());
  }
}
