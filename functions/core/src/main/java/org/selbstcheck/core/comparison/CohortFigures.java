package org.selbstcheck.core.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is published of a cohort.
///
/// @param fields those that are shown, in the instrument's order, each once; maybe none
public record CohortFigures(Cohort cohort, List<FieldFigures> fields) {

  public CohortFigures {
    fields = List.copyOf(fields);
    Set<String> seen = new HashSet<>();
    for (FieldFigures field : fields) {
      if (!seen.add(field.field())) {
        throw new IllegalArgumentException("Field twice in a cohort: " + field.field());
      }
    }
  }

  /// Empty if the field is not shown.
  public Optional<FieldFigures> field(String id) {
    return fields.stream().filter(figures -> figures.field().equals(id)).findFirst();
  }
}
