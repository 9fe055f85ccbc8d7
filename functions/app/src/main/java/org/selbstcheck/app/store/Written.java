package org.selbstcheck.app.store;

import java.util.Optional;

/// What became of conditional writes.
public sealed interface Written {

  /// All of them happened.
  record Done() implements Written {}

  /// None of them happened, because a condition did not hold.
  ///
  /// @param index which write, counted from 0
  /// @param stored the item that is there instead, if there is one
  record Refused(int index, Optional<Item> stored) implements Written {}
}
