package org.selbstcheck.core.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one department gave for one indicator. Without an answer it keeps what was typed and counts
/// nowhere.
///
/// @param needForAction the department marked that something has to happen; never implied by a
///   level
/// @param comment at most 2 000 characters; may be empty
/// @param evidence http or https links, at most 10
public record Entry(
    String department,
    String indicator,
    Optional<Answer> answer,
    boolean needForAction,
    String comment,
    Set<Obstacle> obstacles,
    List<String> evidence) {

  public Entry {
    obstacles = Set.copyOf(obstacles);
    evidence = List.copyOf(evidence);
  }

  /// An entry that is nothing but an answer.
  public static Entry of(String department, String indicator, Answer answer) {
    return new Entry(department, indicator, Optional.of(answer), false, "", Set.of(), List.of());
  }
}
