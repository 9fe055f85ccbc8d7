package org.selbstcheck.app.store;

import java.util.List;

/// The texts of a department on an indicator.
///
/// @param comment may be empty, at most 2 000 characters
/// @param evidence http or https links, at most 10
public record NoteValue(String comment, List<String> evidence) {

  public NoteValue {
    evidence = List.copyOf(evidence);
  }

  /// Whether it says nothing.
  public boolean empty() {
    return comment.isBlank() && evidence.isEmpty();
  }
}
