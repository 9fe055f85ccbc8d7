package org.selbstcheck.app.store;

/// What must hold of the stored item for a write to happen.
public sealed interface Condition {

  /// There is no item under the key.
  record Absent() implements Condition {}

  /// The stored item has this revision.
  record Revision(long revision) implements Condition {}

  /// The condition under which an item that was read may be replaced: unchanged since, or still
  /// absent.
  static Condition unchanged(long seenRevision) {
    return seenRevision == 0 ? new Absent() : new Revision(seenRevision);
  }
}
