package org.selbstcheck.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last saves of one item, so that a save that is repeated because its answer got lost is
/// recognised.
///
/// @param recent `revision:writeId`, newest first
record Writes(List<String> recent) {

  /// A browser keeps at most one pending save per indicator; more than a few are in flight only
  /// where several people of one department answer at once.
  private static final int KEPT = 6;

  Writes {
    recent = List.copyOf(recent);
  }

  /// The revision that a save gave, if it is one of the last.
  Optional<Long> revisionOf(String writeId) {
    for (String entry : recent) {
      int colon = entry.indexOf(':');
      if (entry.substring(colon + 1).equals(writeId)) {
        return Optional.of(Long.valueOf(entry.substring(0, colon)));
      }
    }
    return Optional.empty();
  }

  Writes plus(String writeId, long revision) {
    List<String> next = new ArrayList<>();
    next.add(revision + ":" + writeId);
    next.addAll(recent.subList(0, Math.min(recent.size(), KEPT - 1)));
    return new Writes(next);
  }
}
