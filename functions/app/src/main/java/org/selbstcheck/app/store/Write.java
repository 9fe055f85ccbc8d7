package org.selbstcheck.app.store;

/// One conditional write. The store sets the revision: one more than the condition names.
///
/// @param table which table, by its role
/// @param item the whole item as it shall be
/// @param condition what must hold of the stored one
public record Write(TableName table, Item item, Condition condition) {

  /// The item with the revision that this write gives it.
  Item revised() {
    long revision =
        switch (condition) {
          case Condition.Absent() -> 1;
          case Condition.Revision(long seen) -> seen + 1;
        };
    return item.with(Item.REVISION, revision);
  }
}
