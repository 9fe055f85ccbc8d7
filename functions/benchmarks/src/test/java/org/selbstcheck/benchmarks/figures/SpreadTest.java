package org.selbstcheck.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void median_ofAnOddCount_isTheOneInTheMiddle() {
    assertThat(Spread.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Spread(5, 1, 9, 3));
  }

  @Test
  void median_ofAnEvenCount_isBetweenTheTwoInTheMiddle() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
  }

  @Test
  void percentile_ofAHundred_isExceededByTheRest() {
    List<Double> sorted = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();

    assertThat(Spread.percentile(sorted, 99)).isEqualTo(99);
  }

  @Test
  void percentile_ofOne_isThatOne() {
    assertThat(Spread.percentile(List.of(7.0), 99)).isEqualTo(7);
  }

  @Test
  void of_nothing_isRefused() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void number_hasAsManyPlacesAsAreWorthReading() {
    assertThat(List.of(Spread.number(1234.4), Spread.number(12.34), Spread.number(0.0123)))
        .containsExactly("1234", "12.3", "0.012");
  }
}
