package org.selbstcheck.core.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.comparison.Cohort;
import org.selbstcheck.core.comparison.Comparison.Beside;
import org.selbstcheck.core.comparison.Comparison.Line;
import org.selbstcheck.core.comparison.FieldFigures;
import org.selbstcheck.core.comparison.FieldFigures.Quartiles;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Sample;

class CohortStripTest {

  private static final Instrument INSTRUMENT =
      Sample.instrument(
          Sample.field("f", Sample.fact("a", 1)), Sample.field("g", Sample.fact("b", 1)));

  private static final LocalDate DAY = LocalDate.of(2027, 4, 1);

  private static Beside beside(Line... lines) {
    return new Beside(
        new Cohort(
            ComparisonKind.KREIS, PopulationClass.UNDER_100_000, PopulationClass.UNDER_500_000),
        5,
        List.of(lines));
  }

  private static Line line(
      String field, String own, Optional<Quartiles> quartiles, int about, int median) {
    return new Line(
        field,
        Optional.of(new BigDecimal(own)),
        Optional.of(new FieldFigures(field, DAY, about, median, quartiles)));
  }

  @Test
  void description_saysEveryNumber() {
    Beside beside =
        beside(
            line("f", "58.3", Optional.of(new Quartiles(40, 65)), 10, 55),
            line("g", "0.0", Optional.empty(), 5, 25));

    assertThat(CohortStrip.description(INSTRUMENT, beside))
        .contains("eigener Wert 58,3, Median der Gruppe 55, mittlere Hälfte von 40 bis 65.")
        .contains("eigener Wert 0,0, Median der Gruppe 25.");
  }

  @Test
  void picture_ofAFieldWithoutFiguresOrStage_saysSo() {
    Beside beside = beside(new Line("f", Optional.empty(), Optional.empty()));

    assertThat(CohortStrip.svg(INSTRUMENT, beside, "p")).contains("Gruppe zu klein");
    assertThat(CohortStrip.description(INSTRUMENT, beside))
        .contains("eigener Wert ohne Stufe, Gruppe zu klein.");
  }

  @Test
  void picture_standsAtItsScale() {
    String svg =
        CohortStrip.svg(
            INSTRUMENT, beside(line("f", "50.0", Optional.of(new Quartiles(25, 75)), 10, 50)), "p");

    assertThat(svg)
        .as("own value: half of 360")
        .contains("<rect x=\"300\" y=\"24\" width=\"180\" height=\"12\"")
        .as("quartiles: from 300 + 90, half of 360 wide")
        .contains("<rect x=\"390\" y=\"40\" width=\"180\" height=\"12\"")
        .as("median: 300 + 180")
        .contains("<line x1=\"480\" y1=\"38\" x2=\"480\" y2=\"54\"");
  }

  @Test
  void boxWhoseEndsFallTogether_isStillDrawn() {
    String svg =
        CohortStrip.svg(
            INSTRUMENT, beside(line("f", "50.0", Optional.of(new Quartiles(50, 50)), 10, 50)), "p");

    assertThat(svg).contains("<rect x=\"480\" y=\"40\" width=\"1\"");
  }
}
