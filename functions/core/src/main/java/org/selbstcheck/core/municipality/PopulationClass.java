package org.selbstcheck.core.municipality;

import java.util.Optional;

/// Size of a municipality for comparison, smallest first (method, section 8).
public enum PopulationClass {
  UNDER_5_000(5_000, "unter 5 000"),
  UNDER_10_000(10_000, "5 000 bis unter 10 000"),
  UNDER_20_000(20_000, "10 000 bis unter 20 000"),
  UNDER_50_000(50_000, "20 000 bis unter 50 000"),
  UNDER_100_000(100_000, "50 000 bis unter 100 000"),
  UNDER_500_000(500_000, "100 000 bis unter 500 000"),
  LARGER(Integer.MAX_VALUE, "500 000 und mehr");

  private final int below;
  private final String label;

  PopulationClass(int below, String label) {
    this.below = below;
    this.label = label;
  }

  /// The class of a number of residents.
  ///
  /// @param population 0 or more
  public static PopulationClass of(int population) {
    if (population < 0) {
      throw new IllegalArgumentException("Invalid population: " + population);
    }
    for (PopulationClass candidate : values()) {
      if (population < candidate.below) {
        return candidate;
      }
    }
    return LARGER;
  }

  /// German, to be followed by a word for residents; thousands parted by a no-break space.
  public String label() {
    return label;
  }

  /// Several sizes in words, as [#label] says one.
  ///
  /// @param smallest the smallest of them, included
  /// @param largest the largest of them, included; the smallest or a larger one
  /// @return empty if that is all sizes, of which there is nothing to say
  public static Optional<String> label(PopulationClass smallest, PopulationClass largest) {
    if (smallest == largest) {
      return Optional.of(smallest.label);
    }
    String from = smallest.label.split(" bis ", 2)[0];
    String to = largest.label.substring(Math.max(0, largest.label.indexOf("unter ")));
    if (largest == LARGER) {
      return smallest.ordinal() == 0 ? Optional.empty() : Optional.of(from + " und mehr");
    }
    return Optional.of(smallest.ordinal() == 0 ? to : from + " bis " + to);
  }
}
