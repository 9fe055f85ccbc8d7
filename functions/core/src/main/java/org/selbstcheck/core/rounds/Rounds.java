package org.selbstcheck.core.rounds;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.rounds.FieldChange.Values;
import org.selbstcheck.core.scoring.ExactField;
import org.selbstcheck.core.scoring.ExactField.ExactIndicator;
import org.selbstcheck.core.scoring.Fraction;
import org.selbstcheck.core.scoring.Scoring;

/// The method, version 1, section 6: what changed since an earlier round. Only indicators with the
/// same id and rated in both rounds compare; each round's levels count as shares of its own scale.
public final class Rounds {

  /// Decimals of a shown score, share or change.
  private static final int PERCENT = 1;

  private final Map<String, Fraction> before;
  private final BigDecimal minimumCoverage;

  private Rounds(Map<String, Fraction> before, BigDecimal minimumCoverage) {
    this.before = before;
    this.minimumCoverage = minimumCoverage;
  }

  /// The fields of the later round, in the instrument's order.
  ///
  /// @param later fits `laterInstrument`
  /// @param earlier fits `earlierInstrument`, another version of the same instrument or the same
  /// @throws IllegalArgumentException if the instruments are not versions of the same one, or a
  ///   self-check answers another version than the one beside it
  public static List<FieldChange> compare(
      Instrument laterInstrument,
      SelfCheck later,
      Instrument earlierInstrument,
      SelfCheck earlier) {
    if (!laterInstrument.version().id().equals(earlierInstrument.version().id())) {
      throw new IllegalArgumentException(
          "%s compared with %s".formatted(laterInstrument.version(), earlierInstrument.version()));
    }
    Map<String, Fraction> before = new HashMap<>();
    for (ExactField field : Scoring.exact(earlierInstrument, earlier)) {
      for (ExactIndicator indicator : field.indicators()) {
        indicator.score().ifPresent(score -> before.put(indicator.indicator().id(), score));
      }
    }
    Rounds rounds = new Rounds(before, laterInstrument.minimumCoverage());
    return Scoring.exact(laterInstrument, later).stream().map(rounds::change).toList();
  }

  private FieldChange change(ExactField field) {
    int compared = 0;
    long applicable = 0;
    long weights = 0;
    Fraction earlier = Fraction.ZERO;
    Fraction later = Fraction.ZERO;
    for (ExactIndicator indicator : field.indicators()) {
      long weight = indicator.indicator().weight();
      if (indicator.applies()) {
        applicable += weight;
      }
      Optional<Fraction> old = Optional.ofNullable(before.get(indicator.indicator().id()));
      if (old.isPresent() && indicator.score().isPresent()) {
        compared++;
        weights += weight;
        earlier = earlier.plus(old.get().times(weight));
        later = later.plus(indicator.score().get().times(weight));
      }
    }
    Optional<BigDecimal> share =
        applicable == 0
            ? Optional.empty()
            : Optional.of(Fraction.of(100 * weights, applicable).rounded(PERCENT));
    return new FieldChange(
        field.field().id(),
        compared,
        share,
        compared > 0 && share.filter(this::isEnough).isPresent()
            ? Optional.of(values(earlier.over(weights), later.over(weights)))
            : Optional.empty());
  }

  /// Decided on the shown value, like coverage, so that a reader can check it by eye.
  private boolean isEnough(BigDecimal share) {
    return share.compareTo(minimumCoverage) >= 0;
  }

  private static Values values(Fraction before, Fraction after) {
    return new Values(
        before.rounded(PERCENT), after.rounded(PERCENT), after.minus(before).rounded(PERCENT));
  }
}
