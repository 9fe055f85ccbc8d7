package org.selbstcheck.core.instrument;

import java.util.List;

/// A field of action (Handlungsfeld).
///
/// @param verdicts one per stage of the instrument, in their order
public record Field(
    String id,
    String title,
    String intro,
    List<Topic> topics,
    List<Verdict> verdicts,
    List<OutsideStatement> outsideStatements) {

  public Field {
    topics = List.copyOf(topics);
    verdicts = List.copyOf(verdicts);
    outsideStatements = List.copyOf(outsideStatements);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("Field without topics: " + id);
    }
  }

  /// All indicators of the field, in the instrument's order.
  public List<Indicator> indicators() {
    return topics.stream().flatMap(topic -> topic.indicators().stream()).toList();
  }
}
