package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.comparison.Comparison.Beside;
import org.selbstcheck.core.comparison.Comparison.Line;
import org.selbstcheck.core.comparison.Comparison.NoCohort;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;
import org.selbstcheck.core.scoring.Sample;

final class ComparisonTest {

  private static final Snapshot SNAPSHOT =
      Crowd.first(Crowd.members(10, 20, 30, 40, 50)).snapshot();
  private static final FieldFigures FIGURES =
      new FieldFigures("f", Crowd.DAY, 5, 30, Optional.empty());

  private static Comparison comparison(PopulationClass size, Map<String, Fraction> scores) {
    return Comparison.of(
        SNAPSHOT, Crowd.INSTRUMENT, Crowd.member(77, Crowd.GEMEINDE, size, scores));
  }

  @Test
  void comparison_inACohort_showsOwnValuesBesideTheCohorts() {
    assertThat(
            comparison(
                PopulationClass.UNDER_5_000, Map.of("f", Fraction.of(100, 3), "g", Fraction.of(5))))
        .isEqualTo(
            new Beside(
                Crowd.SMALL,
                5,
                List.of(
                    new Line("f", Optional.of(new BigDecimal("33.3")), Optional.of(FIGURES)),
                    new Line("g", Optional.of(new BigDecimal("5.0")), Optional.empty()))));
  }

  @Test
  void comparison_withoutAnOwnStage_showsTheCohortAlone() {
    assertThat(comparison(PopulationClass.UNDER_5_000, Map.of()))
        .isEqualTo(
            new Beside(
                Crowd.SMALL, 5, List.of(new Line("f", Optional.empty(), Optional.of(FIGURES)))));
  }

  @Test
  void comparison_always_namesTheWarning() {
    assertThat(((Beside) comparison(PopulationClass.UNDER_5_000, Map.of())).warning())
        .isEqualTo("comparison.selfAssessed");
  }

  @Test
  void comparison_ofASizeThatWasLeftOut_hasNoCohort() {
    assertThat(comparison(PopulationClass.UNDER_10_000, Map.of("f", Fraction.ONE)))
        .isEqualTo(new NoCohort());
  }

  @Test
  void comparison_withASnapshotOfAnotherPhaseOrVersion_isRefused() {
    Member elsewhere =
        new Member(
            "phase-2",
            Sample.VERSION,
            Crowd.key(1),
            Crowd.GEMEINDE,
            PopulationClass.UNDER_5_000,
            Map.of());
    assertThatThrownBy(() -> Comparison.of(SNAPSHOT, Crowd.INSTRUMENT, elsewhere))
        .hasMessageContaining("00000001");
    Snapshot other =
        new Snapshot(Crowd.PHASE, new InstrumentVersion("probe", 2), 1, 5, SNAPSHOT.cohorts());
    assertThatThrownBy(() -> Comparison.of(other, Crowd.INSTRUMENT, Crowd.member(1, 10)))
        .hasMessageContaining("00000001");
  }
}
