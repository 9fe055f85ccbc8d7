package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Points to the municipal register in force.
///
/// @param objectKey of the immutable object in the bucket
/// @param asOf the register's own date
/// @param former objects of those that were in force before, the newest first: a key that is gone
///   is told from one that never was
public record RegisterPointer(
    String objectKey, LocalDate asOf, int entries, List<String> former, long revision) {

  private static final int MOST_FORMER = 3;

  public RegisterPointer {
    former = List.copyOf(former);
  }

  /// The pointer to another register, which keeps this one among the former.
  public RegisterPointer replacedBy(String objectKey, LocalDate asOf, int entries) {
    List<String> before =
        Stream.concat(Stream.of(this.objectKey), former.stream())
            .filter(key -> !key.equals(objectKey))
            .limit(MOST_FORMER)
            .toList();
    return new RegisterPointer(objectKey, asOf, entries, before, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.register())
            .with("objectKey", objectKey)
            .with("asOf", asOf.toString())
            .with("entries", entries)
            .with("former", former),
        Condition.unchanged(revision));
  }

  static RegisterPointer fromItem(Item item) {
    return new RegisterPointer(
        item.required("objectKey"),
        LocalDate.parse(item.required("asOf")),
        item.number("entries").orElse(0L).intValue(),
        item.texts("former"),
        item.revision());
  }
}
