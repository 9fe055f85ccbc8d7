package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.core.municipality.PopulationClass.LARGER;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_100_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_10_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_20_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_50_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_5_000;

import org.junit.jupiter.api.Test;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;

class CohortTest {

  private static String label(PopulationClass smallest, PopulationClass largest) {
    return new Cohort(ComparisonKind.KREIS, smallest, largest).label().replace('\u00a0', ' ');
  }

  @Test
  void label_saysKindAndSizes() {
    assertThat(label(UNDER_20_000, UNDER_20_000))
        .isEqualTo("Kreise mit 10 000 bis unter 20 000 Einwohner*innen");
    assertThat(label(UNDER_10_000, UNDER_50_000))
        .isEqualTo("Kreise mit 5 000 bis unter 50 000 Einwohner*innen");
    assertThat(label(UNDER_5_000, UNDER_5_000)).isEqualTo("Kreise mit unter 5 000 Einwohner*innen");
    assertThat(label(UNDER_5_000, UNDER_20_000))
        .isEqualTo("Kreise mit unter 20 000 Einwohner*innen");
    assertThat(label(UNDER_100_000, LARGER))
        .isEqualTo("Kreise mit 50 000 und mehr Einwohner*innen");
    assertThat(label(LARGER, LARGER)).isEqualTo("Kreise mit 500 000 und mehr Einwohner*innen");
    assertThat(label(UNDER_5_000, LARGER)).isEqualTo("Kreise jeder Größe");
  }
}
