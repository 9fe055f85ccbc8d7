package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.Optional;

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

  /// Gives an item that was read another end, and changes nothing else. Its revision stays: what it
  /// says is the same, and nobody who is typing at that moment shall meet a conflict.
  ///
  /// @param item the item as it was read, with its new end
  record Dating(TableName table, Item item) implements Write {

    @Override
    public Key key() {
      return item.key();
    }

    @Override
    public Condition condition() {
      return new Condition.Revision(item.revision());
    }
  }

  /// Changes nothing, but lets the writes beside it happen only if an item is still as it was read.
  ///
  /// @param revision the one that was read
  record Unchanged(TableName table, Key key, long revision) implements Write {

    @Override
    public Condition condition() {
      return new Condition.Revision(revision);
    }
  }

  /// The write that lets an item that was read end at `end`; empty if it does already.
  static Optional<Write> dating(TableName table, Item item, Instant end) {
    return item.expiresAt().equals(end)
        ? Optional.empty()
        : Optional.of(new Dating(table, item.with(Item.EXPIRES_AT, end.getEpochSecond())));
  }

  /// The removal of an item that was read.
  static Write removal(TableName table, Key key, long revision) {
    return new Removal(table, key, revision);
  }
}
