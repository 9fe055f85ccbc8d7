package org.selbstcheck.core.scoring;

import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.scoring.Result.State;

/// A field with the exact scores of its indicators, for whoever reckons on with them. What is shown
/// stands in a [Result].
///
/// @param indicators those in scope, in the instrument's order; at least one
public record ExactField(Field field, List<ExactIndicator> indicators) {

  public ExactField {
    indicators = List.copyOf(indicators);
  }

  /// An indicator.
  ///
  /// @param score 100 · level / max, present if and only if rated
  public record ExactIndicator(Indicator indicator, State state, Optional<Fraction> score) {

    /// Whether it counts in the applicable weight.
    public boolean applies() {
      return state != State.NOT_APPLICABLE;
    }
  }
}
