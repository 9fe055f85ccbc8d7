package org.selbstcheck.app.store;

import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;

/// What a department gives for an indicator, texts apart.
///
/// @param answer empty where it was taken back or not given yet
public record AnswerValue(Optional<Answer> answer, boolean needForAction, Set<Obstacle> obstacles) {

  public AnswerValue {
    obstacles = Set.copyOf(obstacles);
  }

  /// Whether it says nothing.
  public boolean empty() {
    return answer.isEmpty() && !needForAction && obstacles.isEmpty();
  }
}
