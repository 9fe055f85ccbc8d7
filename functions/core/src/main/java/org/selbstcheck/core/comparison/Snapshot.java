package org.selbstcheck.core.comparison;

import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// What is published of the comparison in a phase, and all that anybody sees of it: municipalities,
/// the project team and administrators alike (method, section 8). There are no totals over cohorts.
///
/// @param phase id of the project phase
/// @param number counts the snapshots of phase and instrument version, from 1
/// @param k how many municipalities stand behind each figure at least; [MinimumSetting#SMALLEST] or
///   more
/// @param cohorts all that were fixed at the first snapshot, also those of which nothing is shown;
///   at least one
public record Snapshot(
    String phase, InstrumentVersion instrument, int number, int k, List<CohortFigures> cohorts) {

  public Snapshot {
    if (number < 1) {
      throw new IllegalArgumentException("Invalid number of a snapshot: " + number);
    }
    if (k < MinimumSetting.SMALLEST) {
      throw new IllegalArgumentException("Invalid minimum of municipalities: " + k);
    }
    cohorts = List.copyOf(cohorts);
    if (cohorts.isEmpty()) {
      throw new IllegalArgumentException("Snapshot without cohorts");
    }
    fixed(cohorts);
  }

  /// How municipalities were gathered.
  public Cohorts fixed() {
    return fixed(cohorts);
  }

  private static Cohorts fixed(List<CohortFigures> figures) {
    return new Cohorts(figures.stream().map(CohortFigures::cohort).toList());
  }

  /// Empty if the field of that cohort is not shown.
  public Optional<FieldFigures> figures(Cohort cohort, String field) {
    return of(cohort).flatMap(figures -> figures.field(field));
  }

  /// Empty if it is none of this snapshot's cohorts.
  Optional<CohortFigures> of(Cohort cohort) {
    return cohorts.stream().filter(figures -> figures.cohort().equals(cohort)).findFirst();
  }
}
