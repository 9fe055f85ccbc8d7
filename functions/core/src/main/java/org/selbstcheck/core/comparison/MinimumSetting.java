package org.selbstcheck.core.comparison;

import java.util.Optional;

/// The setting k of the method, section 8: how many municipalities must stand behind everything
/// that is published. There is no value that is assumed where none was given.
public sealed interface MinimumSetting {

  /// The smallest k that is accepted (method, section 8).
  int SMALLEST = 5;

  /// Reads the setting as it was configured.
  ///
  /// @param text digits, blanks around them allowed; empty if nothing is configured
  static MinimumSetting read(Optional<String> text) {
    if (text.isEmpty()) {
      return new Absent();
    }
    try {
      int k = Integer.parseInt(text.get().strip());
      return k < SMALLEST ? new TooSmall(k) : new Usable(k);
    } catch (NumberFormatException _) {
      return new Unreadable();
    }
  }

  /// A setting to publish with.
  ///
  /// @param k municipalities, [#SMALLEST] or more
  record Usable(int k) implements MinimumSetting {
    public Usable {
      if (k < SMALLEST) {
        throw new IllegalArgumentException("Invalid minimum of municipalities: " + k);
      }
    }
  }

  /// Nothing is configured: nothing is published.
  record Absent() implements MinimumSetting {}

  /// Something else than a whole number is configured: nothing is published.
  record Unreadable() implements MinimumSetting {}

  /// Too few are configured: refused, so that it is noticed.
  ///
  /// @param k less than [#SMALLEST]
  record TooSmall(int k) implements MinimumSetting {
    public TooSmall {
      if (k >= SMALLEST) {
        throw new IllegalArgumentException("Not too small a minimum of municipalities: " + k);
      }
    }
  }
}
