package org.selbstcheck.core.instrument;

import java.util.List;

/// A topic (Thema) inside a field of action.
public record Topic(String id, String title, List<Indicator> indicators) {

  public Topic {
    indicators = List.copyOf(indicators);
    if (indicators.isEmpty()) {
      throw new IllegalArgumentException("Topic without indicators: " + id);
    }
  }
}
