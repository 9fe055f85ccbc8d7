package org.selbstcheck.documents.exchange;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.selbstcheck.app.store.Write;

/// One stored item that a file speaks of, as it is and as the file wants it.
///
/// @param revision of the stored item; 0 if there is none
/// @param due whether it is not yet as the file wants it
/// @param changes what that means to people
/// @param same how many values of it are as they are already
/// @param write makes it so; takes the id of the write
/// @param wrote whether a write with this id was among the item's last
record Piece(
    long revision,
    boolean due,
    List<Change> changes,
    int same,
    Function<String, Write> write,
    Predicate<String> wrote) {

  Piece {
    changes = List.copyOf(changes);
  }
}
