package org.selbstcheck.benchmarks.figures;

import java.util.List;
import java.util.Locale;

/// What is told of several measurements of one thing, in the unit of the measurements.
///
/// @param count how many there were, 1 or more
public record Spread(double median, double low, double high, int count) {

  /// @throws IllegalArgumentException if nothing was measured
  public static Spread of(List<Double> measured) {
    if (measured.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
    List<Double> sorted = measured.stream().sorted().toList();
    return new Spread(percentile(sorted, 50), sorted.getFirst(), sorted.getLast(), sorted.size());
  }

  /// The smallest measurement that at least `percent` of all do not exceed; for 50 the middle of
  /// the two in the middle.
  public static double percentile(List<Double> sorted, int percent) {
    int count = sorted.size();
    if (percent == 50 && count % 2 == 0) {
      return (sorted.get(count / 2 - 1) + sorted.get(count / 2)) / 2;
    }
    return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * count) - 1));
  }

  /// `496 [460-535]`.
  @Override
  public String toString() {
    return count == 1
        ? number(median)
        : number(median) + " [" + number(low) + "-" + number(high) + "]";
  }

  /// As many places as are worth reading: 1234, 12.3, 1.23, 0.012.
  public static String number(double value) {
    double size = Math.abs(value);
    String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, form, value);
  }
}
