package org.selbstcheck.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.scoring.Fraction;

/// What is published of a cohort in a field (method, section 8); all numbers multiples of 5. Never
/// the lowest or the highest value.
///
/// @param field id in the instrument
/// @param asOf day of the snapshot that these figures were made for
/// @param about how many municipalities have a stage there, rounded: 5 stands for 5 to 7
/// @param median 0 to 100
/// @param quartiles present if and only if `about` is 10 or more, that is from 8 municipalities on
public record FieldFigures(
    String field, LocalDate asOf, int about, int median, Optional<Quartiles> quartiles) {

  private static final int STEP = 5;

  /// From how many municipalities on quartiles are published.
  private static final int ENOUGH_FOR_QUARTILES = 8;

  private static final int HIGHEST = 100;

  public FieldFigures {
    if (about < MinimumSetting.SMALLEST || about % STEP != 0) {
      throw new IllegalArgumentException("Invalid rounded number of municipalities: " + about);
    }
    requireShown(median);
    if (quartiles.isPresent() != about >= rounded(Fraction.of(ENOUGH_FOR_QUARTILES))) {
      throw new IllegalArgumentException(
          "Quartiles " + quartiles + " of about " + about + " municipalities");
    }
    int value = median;
    if (quartiles.filter(it -> it.lower() > value || value > it.upper()).isPresent()) {
      throw new IllegalArgumentException("Median " + median + " outside " + quartiles);
    }
  }

  /// First and third quartile.
  ///
  /// @param lower 0 to 100, a multiple of 5
  /// @param upper 0 to 100, a multiple of 5
  public record Quartiles(int lower, int upper) {
    public Quartiles {
      requireShown(lower);
      requireShown(upper);
    }
  }

  private static void requireShown(int value) {
    if (value < 0 || value > HIGHEST || value % STEP != 0) {
      throw new IllegalArgumentException("Invalid figure: " + value);
    }
  }

  /// The figures of exact values.
  ///
  /// @param values 0 to 100, at least k of them, in any order
  static FieldFigures of(String field, LocalDate asOf, Collection<Fraction> values) {
    List<Fraction> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return new FieldFigures(
        field,
        asOf,
        rounded(Fraction.of(sorted.size())),
        rounded(quantile(sorted, 2)),
        sorted.size() < ENOUGH_FOR_QUARTILES
            ? Optional.empty()
            : Optional.of(
                new Quartiles(rounded(quantile(sorted, 1)), rounded(quantile(sorted, 3)))));
  }

  /// Hyndman and Fan's type 7: linear between order statistics, the first at 0 and the last at 1.
  ///
  /// @param sorted at least one value, ascending
  /// @param quarters 1, 2 or 3
  static Fraction quantile(List<Fraction> sorted, int quarters) {
    int position = (sorted.size() - 1) * quarters;
    Fraction at = sorted.get(position / 4);
    int rest = position % 4;
    return rest == 0
        ? at
        : at.plus(sorted.get(position / 4 + 1).minus(at).times(Fraction.of(rest, 4)));
  }

  /// To a multiple of 5, half up.
  static int rounded(Fraction value) {
    return value.over(STEP).rounded(0).intValueExact() * STEP;
  }
}
