package org.selbstcheck.core.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.scoring.Result.Reason;
import org.selbstcheck.core.scoring.Result.State;

/// Where one indicator stands after section 2 of the method, exact.
///
/// @param max highest level of the scale
/// @param level present if and only if the state is rated
/// @param lowest level at which section 3 puts the indicator for the lower bound
/// @param highest level at which section 3 puts the indicator for the upper bound
/// @param agreed the state is an agreed answer
/// @param own what the departments said, whatever was agreed
record Standing(
    Indicator indicator,
    int max,
    State state,
    Optional<Fraction> level,
    int lowest,
    int highest,
    boolean agreed,
    Tally own) {

  private static final Fraction HALF = Fraction.of(1, 2);

  /// Applies the first rule of section 2 that fits.
  static Standing of(Indicator indicator, int max, Optional<AgreedAnswer> agreed, Tally own) {
    if (agreed.isPresent()) {
      return switch (agreed.get()) {
        case Answer.Level(int level) ->
            new Standing(
                indicator,
                max,
                State.RATED,
                Optional.of(Fraction.of(level)),
                level,
                level,
                true,
                own);
        case Answer.Unknown() -> withoutLevel(indicator, max, State.UNKNOWN, true, own);
        case Answer.NotApplicable _ ->
            withoutLevel(indicator, max, State.NOT_APPLICABLE, true, own);
      };
    }
    if (own.levels() > 0) {
      Fraction level =
          switch (indicator.kind()) {
            case FACT -> own.responsibleMean().orElseGet(own::mean);
            case APPRAISAL -> own.mean();
          };
      return new Standing(
          indicator, max, State.RATED, Optional.of(level), own.lowest(), own.highest(), false, own);
    }
    State state =
        own.anyUnknown()
            ? State.UNKNOWN
            : own.anyNotApplicable() ? State.NOT_APPLICABLE : State.UNANSWERED;
    return withoutLevel(indicator, max, state, false, own);
  }

  private static Standing withoutLevel(
      Indicator indicator, int max, State state, boolean agreed, Tally own) {
    return new Standing(indicator, max, state, Optional.empty(), 0, max, agreed, own);
  }

  int weight() {
    return indicator.weight();
  }

  boolean applies() {
    return state != State.NOT_APPLICABLE;
  }

  /// 100 · level / max, if rated.
  Optional<Fraction> score() {
    return level.map(exact -> exact.times(100).over(max));
  }

  /// Whether the indicator, being key, holds the stage of its field down (section 3).
  boolean caps(boolean submitted) {
    return indicator.key()
        && switch (state) {
          case RATED -> share().isLess(Fraction.of(1, 4));
          case UNKNOWN -> true;
          case UNANSWERED -> submitted;
          case NOT_APPLICABLE -> false;
        };
  }

  /// Unknown, or unanswered in a submitted check (section 5).
  boolean isKnowledgeGap(boolean submitted) {
    return state == State.UNKNOWN || (state == State.UNANSWERED && submitted);
  }

  /// Why the departments should talk about the indicator, in the order of [Reason].
  List<Reason> reasons() {
    return Arrays.stream(Reason.values()).filter(own::holds).toList();
  }

  /// w · (relative dissent + 1 if responsibility + 1 if knowledge).
  Fraction priority() {
    Fraction sum = own.relativeDissent();
    for (Reason reason : List.of(Reason.RESPONSIBILITY, Reason.KNOWLEDGE)) {
      if (own.holds(reason)) {
        sum = sum.plus(Fraction.ONE);
      }
    }
    return sum.times(weight());
  }

  /// w · (1 − level/max) · (1 + needShare); only where rated.
  Fraction urgency() {
    return Fraction.ONE.minus(share()).times(Fraction.ONE.plus(own.needShare())).times(weight());
  }

  /// w · level; only where rated.
  Fraction strength() {
    return level.orElseThrow().times(weight());
  }

  boolean isGap() {
    return state == State.RATED
        && (Fraction.of(1, 4).isAtLeast(share())
            || (indicator.key() && share().isLess(HALF))
            || (!standsHigh() && own.needShare().isAtLeast(HALF)));
  }

  /// A point that is still open for spread or knowledge is no strength, however high the mean.
  boolean isStrength() {
    return state == State.RATED
        && standsHigh()
        && (agreed || !(own.holds(Reason.SPREAD) || own.holds(Reason.KNOWLEDGE)));
  }

  boolean isInProgress() {
    return state == State.RATED && !isGap() && !isStrength();
  }

  private boolean standsHigh() {
    return share().isAtLeast(Fraction.of(3, 4));
  }

  /// level / max, 0 to 1; only where rated.
  private Fraction share() {
    return level.orElseThrow().over(max);
  }
}
