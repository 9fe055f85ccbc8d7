package org.selbstcheck.app.store;

/// One conditional write.
public sealed interface Write {

  /// Which table, by its role.
  TableName table();

  /// What is written.
  Key key();

  /// What must hold of the stored item.
  Condition condition();

  /// Stores an item. The store sets its revision: one more than the condition names.
  ///
  /// @param item the whole item as it shall be
  record Put(TableName table, Item item, Condition condition) implements Write {

    @Override
    public Key key() {
      return item.key();
    }

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

  /// Takes an item away for good. An item that is gone already refuses that, as one that was
  /// changed does; the outcome tells them apart.
  ///
  /// @param revision the one that was read
  record Removal(TableName table, Key key, long revision) implements Write {

    @Override
    public Condition condition() {
      return new Condition.Revision(revision);
    }
  }

  /// The removal of an item that was read.
  static Write removal(TableName table, Key key, long revision) {
    return new Removal(table, key, revision);
  }
}
