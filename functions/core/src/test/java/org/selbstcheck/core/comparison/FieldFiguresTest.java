package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.selbstcheck.core.comparison.FieldFigures.Quartiles;
import org.selbstcheck.core.scoring.Fraction;

/// The expected numbers are reckoned by hand.
final class FieldFiguresTest {

  private static FieldFigures of(long... values) {
    return FieldFigures.of("f", Crowd.DAY, Arrays.stream(values).mapToObj(Fraction::of).toList());
  }

  private static FieldFigures figures(int about, int median) {
    return new FieldFigures("f", Crowd.DAY, about, median, Optional.empty());
  }

  private static FieldFigures figures(int about, int median, int lower, int upper) {
    return new FieldFigures(
        "f", Crowd.DAY, about, median, Optional.of(new Quartiles(lower, upper)));
  }

  @Test
  void of_fiveValues_isTheMiddleOne() {
    assertThat(of(90, 10, 40, 20, 80)).isEqualTo(figures(5, 40));
  }

  @Test
  void of_sixValues_isTheMeanOfTheMiddleTwo() {
    // (41 + 52) / 2 = 46,5.
    assertThat(of(10, 20, 41, 52, 80, 90)).isEqualTo(figures(5, 45));
  }

  @Test
  void of_sevenValues_hasNoQuartiles() {
    assertThat(of(0, 10, 20, 30, 40, 50, 60)).isEqualTo(figures(5, 30));
  }

  @Test
  void of_eightValues_hasQuartilesOfTypeSeven() {
    // Positions 1,75, 3,5 and 5,25 counted from 0: 10 + 0,75 · 14 = 20,5; (40 + 41)/2 = 40,5;
    // 60 + 0,25 · 12 = 63. Other types yield 12 to 24 and 60 to 72.
    assertThat(of(0, 10, 24, 40, 41, 60, 72, 100)).isEqualTo(figures(10, 40, 20, 65));
  }

  @Test
  void of_nineValues_hasQuartilesOnValues() {
    // Positions 2, 4 and 6.
    assertThat(of(0, 7, 13, 20, 33, 50, 58, 90, 100)).isEqualTo(figures(10, 35, 15, 60));
  }

  @Test
  void of_tenValues_hasQuartilesBetweenValues() {
    // Positions 2,25, 4,5 and 6,75: 20 + 0,25 · 10 = 22,5; 45; 60 + 0,75 · 10 = 67,5.
    assertThat(of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90)).isEqualTo(figures(10, 45, 25, 70));
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "7, 5", "8, 10", "12, 10", "13, 15", "17, 15", "18, 20", "11000, 11000"})
  void of_aNumberOfValues_roundsTheNumberToo(int count, int about) {
    assertThat(of(new long[count]).about()).isEqualTo(about);
  }

  @Test
  void quantile_ofFourValues_isExact() {
    List<Fraction> values = List.of(Fraction.of(1), Fraction.of(2), Fraction.of(4), Fraction.of(8));
    // Positions 0,75, 1,5 and 2,25.
    assertThat(FieldFigures.quantile(values, 1)).isEqualTo(Fraction.of(7, 4));
    assertThat(FieldFigures.quantile(values, 2)).isEqualTo(Fraction.of(3));
    assertThat(FieldFigures.quantile(values, 3)).isEqualTo(Fraction.of(5));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "5, 2, 5",
    "2499, 1000, 0",
    "95, 2, 50",
    "474999999, 10000000, 45",
    "105, 2, 55",
    "195, 2, 100",
    "100, 1, 100"
  })
  void rounded_toMultiplesOfFive_isHalfUpFromTheExactValue(
      long numerator, long denominator, int expected) {
    assertThat(FieldFigures.rounded(Fraction.of(numerator, denominator))).isEqualTo(expected);
  }

  @Test
  void of_aMedianBetweenTwoRoundings_isRoundedOnce() {
    // 142,4/3 = 47,466…: the shown value 47,5 would be rounded to 50.
    Fraction middle = Fraction.of(1424, 30);
    List<Fraction> values =
        List.of(Fraction.ZERO, Fraction.ZERO, middle, Fraction.of(90), Fraction.of(90));

    assertThat(FieldFigures.of("f", Crowd.DAY, values).median()).isEqualTo(45);
  }

  @Test
  void figures_thatWereNotRounded_cannotBeMade() {
    assertThat(figures(5, 100).median()).isEqualTo(100);
    assertThat(figures(5, 0).median()).isZero();
    assertThatThrownBy(() -> figures(7, 50)).hasMessageContaining("7");
    assertThatThrownBy(() -> figures(0, 50)).hasMessageContaining("0");
    assertThatThrownBy(() -> figures(5, 51)).hasMessageContaining("51");
    assertThatThrownBy(() -> figures(5, -5)).hasMessageContaining("-5");
    assertThatThrownBy(() -> figures(5, 105)).hasMessageContaining("105");
    assertThatThrownBy(() -> new Quartiles(1, 50)).hasMessageContaining("1");
    assertThatThrownBy(() -> new Quartiles(0, 49)).hasMessageContaining("49");
  }

  @Test
  void figures_withQuartilesOfFewOrWithoutOfMany_cannotBeMade() {
    assertThatThrownBy(() -> figures(5, 50, 40, 60)).hasMessageContaining("about 5");
    assertThatThrownBy(() -> figures(10, 50)).hasMessageContaining("about 10");
  }

  @Test
  void figures_withTheMedianOutsideTheQuartiles_cannotBeMade() {
    assertThat(figures(10, 50, 50, 50).median()).isEqualTo(50);
    assertThatThrownBy(() -> figures(10, 50, 55, 60)).hasMessageContaining("Median 50");
    assertThatThrownBy(() -> figures(10, 50, 40, 45)).hasMessageContaining("Median 50");
  }
}
