package org.selbstcheck.core.answers;

import java.util.List;

/// An indicator that the municipality added for itself; on the instrument's scale, kept apart from
/// scores and comparison.
///
/// @param answers entries whose indicator is this one's id
public record OwnIndicator(String id, String statement, List<Entry> answers) {

  public OwnIndicator {
    answers = List.copyOf(answers);
  }
}
