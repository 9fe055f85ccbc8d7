package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// That a file was begun to be read into a check. What it wants changed takes more than one
/// transaction; by this an import that was cut off goes on where it stopped, and one that is
/// repeated finds that it is done.
///
/// @param plan what was agreed to: names the file and the state that it met
/// @param seen the revisions of all that the file speaks of, in the order of the file
/// @param done everything is written
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record Import(
    String checkId, String plan, List<Long> seen, boolean done, Instant expiresAt, long revision) {

  public Import {
    seen = List.copyOf(seen);
  }

  /// One that is not stored yet.
  public static Import begun(Check check, String plan, List<Long> seen) {
    return new Import(check.id(), plan, seen, false, check.expiresAt(), 0);
  }

  /// The import once everything is written.
  public Import finished() {
    return new Import(checkId, plan, seen, true, expiresAt, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.imported(checkId, plan))
            .with("seen", seen.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .with("done", done)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Import fromItem(Item item) {
    String seen = item.required("seen");
    return new Import(
        item.checkId(),
        item.key().sk().substring(Keys.IMPORT.length()),
        seen.isEmpty() ? List.of() : Arrays.stream(seen.split(" ", -1)).map(Long::valueOf).toList(),
        item.flag("done"),
        item.expiresAt(),
        item.revision());
  }
}
