package org.selbstcheck.core.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the consensus step settled for one indicator. Never deletes the departments' own answers.
///
/// @param minority views of departments that do not go along
/// @param before the departments' answers when this was agreed
public record Agreement(
    String indicator,
    AgreedAnswer answer,
    String reason,
    List<View> minority,
    Set<Obstacle> obstacles,
    List<Before> before) {

  public Agreement {
    minority = List.copyOf(minority);
    obstacles = Set.copyOf(obstacles);
    before = List.copyOf(before);
  }

  /// A department's answer at the time of the agreement.
  public record Before(String department, Optional<Answer> answer) {}
}
