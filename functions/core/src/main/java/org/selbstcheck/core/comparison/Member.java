package org.selbstcheck.core.comparison;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;

/// A municipality that takes part in the comparison. Made by [Membership#of] alone, which asks for
/// its agreement; shows nobody its values but through [Comparison] and [Publication].
public final class Member implements Membership {

  /// Decimals of a shown score.
  private static final int PERCENT = 1;

  private final String phase;
  private final InstrumentVersion instrument;
  private final MunicipalityKey municipality;
  private final ComparisonKind kind;
  private final PopulationClass population;
  private final Map<String, Fraction> scores;

  /// @param scores exact, 0 to 100, by id of the fields that have a stage
  Member(
      String phase,
      InstrumentVersion instrument,
      MunicipalityKey municipality,
      ComparisonKind kind,
      PopulationClass population,
      Map<String, Fraction> scores) {
    this.phase = phase;
    this.instrument = instrument;
    this.municipality = municipality;
    this.kind = kind;
    this.population = population;
    this.scores = new LinkedHashMap<>(scores);
  }

  boolean isOf(String thatPhase, InstrumentVersion version) {
    return phase.equals(thatPhase) && instrument.equals(version);
  }

  MunicipalityKey municipality() {
    return municipality;
  }

  ComparisonKind kind() {
    return kind;
  }

  PopulationClass population() {
    return population;
  }

  /// Empty where the field has no stage.
  Optional<Fraction> score(String field) {
    return Optional.ofNullable(scores.get(field));
  }

  /// The score as the result shows it; empty where the field has no stage.
  Optional<BigDecimal> shown(String field) {
    return score(field).map(score -> score.rounded(PERCENT));
  }

  /// Names it and none of its values: they belong in no log.
  @Override
  public String toString() {
    return "Member " + municipality;
  }
}
