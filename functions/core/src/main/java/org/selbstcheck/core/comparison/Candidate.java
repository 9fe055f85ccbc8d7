package org.selbstcheck.core.comparison;

import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.PopulationClass;

/// A check of a phase, before it is decided whether it takes part in the comparison.
///
/// @param phase id of the project phase, not blank
/// @param municipality whose check it is
/// @param agreed whether the municipality agreed to the comparison for this very check, and has not
///   taken that back
/// @param frozen the answers as last submitted; of a reopened check those of the last submission
public record Candidate(
    String phase,
    MunicipalityKey municipality,
    ComparisonKind kind,
    PopulationClass population,
    boolean agreed,
    SelfCheck frozen) {

  public Candidate {
    if (phase.isBlank()) {
      throw new IllegalArgumentException("Check of no phase: " + municipality);
    }
  }

  /// Names whose check it is and nothing of what it says.
  @Override
  public String toString() {
    return "Candidate " + municipality;
  }
}
