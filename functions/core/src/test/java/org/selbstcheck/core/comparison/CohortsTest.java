package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.selbstcheck.core.municipality.ComparisonKind.GEMEINDEVERBAND;
import static org.selbstcheck.core.municipality.ComparisonKind.KREIS;
import static org.selbstcheck.core.municipality.PopulationClass.LARGER;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_100_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_10_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_20_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_500_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_50_000;
import static org.selbstcheck.core.municipality.PopulationClass.UNDER_5_000;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;

final class CohortsTest {

  private final List<Member> members = new ArrayList<>();

  private CohortsTest with(ComparisonKind kind, PopulationClass size, int count) {
    for (int i = 0; i < count; i++) {
      members.add(Crowd.member(members.size(), kind, size, Map.of()));
    }
    return this;
  }

  private List<Cohort> gathered(int k) {
    return Cohorts.gather(members, k).cohorts();
  }

  @Test
  void gather_enoughInEachSize_cutsAtEach() {
    with(KREIS, UNDER_5_000, 5).with(KREIS, UNDER_10_000, 6);

    assertThat(gathered(5))
        .containsExactly(
            new Cohort(KREIS, UNDER_5_000, UNDER_5_000),
            new Cohort(KREIS, UNDER_10_000, UNDER_10_000));
  }

  @Test
  void gather_tooFewInASize_addsTheNextOnes() {
    with(KREIS, UNDER_10_000, 4).with(KREIS, UNDER_50_000, 1).with(KREIS, UNDER_100_000, 5);

    // An empty size below belongs to the first cohort: who comes later has one.
    assertThat(gathered(5))
        .containsExactly(
            new Cohort(KREIS, UNDER_5_000, UNDER_50_000),
            new Cohort(KREIS, UNDER_100_000, UNDER_100_000));
  }

  @Test
  void gather_tooFewAtTheTop_leavesThemOut() {
    with(KREIS, UNDER_5_000, 5).with(KREIS, UNDER_500_000, 2).with(KREIS, LARGER, 2);

    assertThat(gathered(5)).containsExactly(new Cohort(KREIS, UNDER_5_000, UNDER_5_000));
  }

  @Test
  void gather_theLargest_endTheLastCohort() {
    with(KREIS, UNDER_5_000, 3).with(KREIS, LARGER, 2);

    assertThat(gathered(5)).containsExactly(new Cohort(KREIS, UNDER_5_000, LARGER));
  }

  @Test
  void gather_otherKinds_neverMix() {
    with(KREIS, UNDER_5_000, 4).with(GEMEINDEVERBAND, UNDER_5_000, 4);

    assertThat(gathered(5)).isEmpty();
    assertThat(gathered(4))
        .containsExactly(
            new Cohort(KREIS, UNDER_5_000, UNDER_5_000),
            new Cohort(GEMEINDEVERBAND, UNDER_5_000, UNDER_5_000));
  }

  @Test
  void gather_higherK_gathersMore() {
    with(KREIS, UNDER_5_000, 5).with(KREIS, UNDER_10_000, 5);

    assertThat(gathered(6)).containsExactly(new Cohort(KREIS, UNDER_5_000, UNDER_10_000));
  }

  @Test
  void of_whoComesLater_isTheCohortOfTheSizeOrNone() {
    Cohort small = new Cohort(KREIS, UNDER_5_000, UNDER_10_000);
    Cohort larger = new Cohort(KREIS, UNDER_20_000, UNDER_50_000);
    Cohorts cohorts = new Cohorts(List.of(small, larger));

    assertThat(cohorts.of(Crowd.member(1, KREIS, UNDER_5_000, Map.of()))).contains(small);
    assertThat(cohorts.of(Crowd.member(1, KREIS, UNDER_10_000, Map.of()))).contains(small);
    assertThat(cohorts.of(Crowd.member(1, KREIS, UNDER_20_000, Map.of()))).contains(larger);
    assertThat(cohorts.of(Crowd.member(1, KREIS, UNDER_50_000, Map.of()))).contains(larger);
    assertThat(cohorts.of(Crowd.member(1, KREIS, UNDER_100_000, Map.of()))).isEmpty();
    assertThat(cohorts.of(Crowd.member(1, GEMEINDEVERBAND, UNDER_5_000, Map.of()))).isEmpty();
  }

  @Test
  void cohorts_thatOverlapOrLeaveAHole_cannotBeMade() {
    Cohort small = new Cohort(KREIS, UNDER_5_000, UNDER_10_000);
    assertThatThrownBy(
            () -> new Cohorts(List.of(small, new Cohort(KREIS, UNDER_10_000, UNDER_20_000))))
        .hasMessageContaining("KREIS/UNDER_10_000/UNDER_20_000");
    assertThatThrownBy(
            () -> new Cohorts(List.of(small, new Cohort(KREIS, UNDER_50_000, UNDER_50_000))))
        .hasMessageContaining("KREIS/UNDER_50_000/UNDER_50_000");
    assertThatThrownBy(() -> new Cohorts(List.of(new Cohort(KREIS, UNDER_10_000, LARGER))))
        .hasMessageContaining("KREIS/UNDER_10_000/LARGER");
  }

  @Test
  void cohort_largestBeforeSmallest_cannotBeMade() {
    assertThatThrownBy(() -> new Cohort(KREIS, UNDER_10_000, UNDER_5_000))
        .hasMessageContaining("UNDER_10_000, UNDER_5_000");
  }

  @Test
  void parse_ofEveryCohortWritten_isTheCohort() {
    int seen = 0;
    for (ComparisonKind kind : ComparisonKind.values()) {
      for (PopulationClass smallest : PopulationClass.values()) {
        for (PopulationClass largest : PopulationClass.values()) {
          if (smallest.compareTo(largest) <= 0) {
            Cohort cohort = new Cohort(kind, smallest, largest);
            assertThat(Cohort.parse(cohort.toString())).contains(cohort);
            seen++;
          }
        }
      }
    }
    assertThat(seen).isEqualTo(4 * 28);
  }

  @Test
  void parse_ofSomethingElse_isNone() {
    assertThat(Cohort.parse("KREIS/UNDER_10_000/UNDER_5_000")).isEmpty();
    assertThat(Cohort.parse("KREIS/UNDER_5_000")).isEmpty();
    assertThat(Cohort.parse("")).isEmpty();
  }
}
