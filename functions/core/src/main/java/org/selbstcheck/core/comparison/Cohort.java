package org.selbstcheck.core.comparison;

import java.util.Optional;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;

/// Municipalities that are compared with each other within a phase and an instrument version: one
/// kind, and neighbouring sizes (method, section 8). Written `KREIS/UNDER_5_000/UNDER_50_000`.
///
/// @param smallest the smallest size, included
/// @param largest the largest size, included; the smallest or a larger one
public record Cohort(ComparisonKind kind, PopulationClass smallest, PopulationClass largest) {

  public Cohort {
    if (smallest.compareTo(largest) > 0) {
      throw new IllegalArgumentException("Invalid sizes of a cohort: " + smallest + ", " + largest);
    }
  }

  /// The inverse of [#toString].
  ///
  /// @return empty if `text` names no cohort
  public static Optional<Cohort> parse(String text) {
    for (ComparisonKind kind : ComparisonKind.values()) {
      for (PopulationClass smallest : PopulationClass.values()) {
        for (PopulationClass largest : PopulationClass.values()) {
          if (smallest.compareTo(largest) <= 0) {
            Cohort cohort = new Cohort(kind, smallest, largest);
            if (cohort.toString().equals(text)) {
              return Optional.of(cohort);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /// German, in the plural: "kreisangehörige Städte und Gemeinden mit 10 000 bis unter 50 000
  /// Einwohner*innen".
  public String label() {
    return PopulationClass.label(smallest, largest)
        .map(sizes -> kind.label() + " mit " + sizes + " Einwohner*innen")
        .orElse(kind.label() + " jeder Größe");
  }

  boolean includes(Member member) {
    return kind == member.kind()
        && smallest.compareTo(member.population()) <= 0
        && member.population().compareTo(largest) <= 0;
  }

  @Override
  public String toString() {
    return kind.name() + "/" + smallest.name() + "/" + largest.name();
  }
}
