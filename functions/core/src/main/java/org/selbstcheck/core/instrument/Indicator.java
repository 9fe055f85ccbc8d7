package org.selbstcheck.core.instrument;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One statement that departments rate.
///
/// @param id unique in the instrument; keeps its meaning across versions
/// @param help what counts, with an example, if the instrument gives one
/// @param anchors level → how one recognises it here, in the order of levels; never beyond the
///   scale's highest level in a linted instrument, but that is not checked here
/// @param weight 1 to 5
/// @param key failing it caps the stage of the field
/// @param shortForm part of the short form
/// @param askFirst units that usually know
public record Indicator(
    String id,
    String statement,
    Optional<String> help,
    Map<Integer, String> anchors,
    Kind kind,
    int weight,
    boolean key,
    boolean shortForm,
    List<String> askFirst,
    List<String> tags,
    IndicatorTexts texts) {

  public Indicator {
    if (weight < 1 || weight > 5) {
      throw new IllegalArgumentException("Invalid weight of " + id + ": " + weight);
    }
    anchors = Collections.unmodifiableMap(new TreeMap<>(anchors));
    askFirst = List.copyOf(askFirst);
    tags = List.copyOf(tags);
  }
}
