package org.selbstcheck.core.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the consensus step settled for one indicator. Never deletes the departments' own answers.
///
/// @param minority views of departments that do not go along
/// @param before the departments' answers when this was agreed; empty where nobody kept them
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

  /// The same agreement with other answers kept beside it.
  public Agreement keeping(List<Before> before) {
    return new Agreement(indicator, answer, reason, minority, obstacles, before);
  }

  /// The departments whose answer is no longer the one that was kept (method, section 4): those
  /// kept, in their order, then those that have answered only since. Nobody where none was kept.
  ///
  /// @param now entries of the same self-check; those on other indicators do not matter
  public List<String> changedSince(List<Entry> now) {
    if (before.isEmpty()) {
      return List.of();
    }
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Entry entry : now) {
      if (entry.indicator().equals(indicator)) {
        entry.answer().ifPresent(answer -> answers.put(entry.department(), answer));
      }
    }
    List<String> changed = new ArrayList<>();
    for (Before kept : before) {
      Optional<Answer> answer = Optional.ofNullable(answers.remove(kept.department()));
      if (!answer.equals(kept.answer())) {
        changed.add(kept.department());
      }
    }
    changed.addAll(answers.keySet());
    return changed;
  }

  /// A department's answer at the time of the agreement.
  public record Before(String department, Optional<Answer> answer) {}
}
