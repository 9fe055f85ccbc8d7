package org.selbstcheck.core.scoring;

import java.util.List;
import java.util.Optional;

/// The weighted sums of section 3 over the indicators of a field or a topic, and what follows from
/// them, exact.
final class Weighed {

  private final int max;
  private long all;
  private long applicable;
  private long rated;
  private Fraction levels = Fraction.ZERO;
  private long lowest;
  private long highest;

  private Weighed(int max) {
    this.max = max;
  }

  /// @param standings at least one
  static Weighed of(List<Standing> standings) {
    Weighed weighed = new Weighed(standings.getFirst().max());
    standings.forEach(weighed::add);
    return weighed;
  }

  private void add(Standing standing) {
    long weight = standing.weight();
    all += weight;
    if (!standing.applies()) {
      return;
    }
    applicable += weight;
    lowest += weight * standing.lowest();
    highest += weight * standing.highest();
    if (standing.level().isPresent()) {
      rated += weight;
      levels = levels.plus(standing.level().get().times(weight));
    }
  }

  /// Whether everything in it is not applicable.
  boolean nothingApplies() {
    return applicable == 0;
  }

  /// 0 to 100, empty if nothing is rated.
  Optional<Fraction> score() {
    return rated == 0 ? Optional.empty() : Optional.of(levels.times(100).over(max * rated));
  }

  /// Per cent of the applicable weight that is rated, empty if nothing applies.
  Optional<Fraction> coverage() {
    return ofApplicable(rated, applicable);
  }

  /// Per cent of the whole weight that applies.
  Fraction applicable() {
    return Fraction.of(100 * applicable, all);
  }

  Optional<Fraction> low() {
    return ofApplicable(lowest, max * applicable);
  }

  Optional<Fraction> high() {
    return ofApplicable(highest, max * applicable);
  }

  private Optional<Fraction> ofApplicable(long part, long whole) {
    return nothingApplies() ? Optional.empty() : Optional.of(Fraction.of(100 * part, whole));
  }
}
