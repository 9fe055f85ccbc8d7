package org.selbstcheck.core.comparison;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.ExactField;
import org.selbstcheck.core.scoring.ExactField.ExactIndicator;
import org.selbstcheck.core.scoring.Fraction;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Scoring;

/// Whether a check takes part in the comparison (method, section 8). This is the only way to a
/// [Member], so that nobody can be counted who did not agree.
public sealed interface Membership permits Member, Membership.NotMember {

  /// Decides on a check.
  ///
  /// @param candidate fits the instrument
  /// @throws IllegalArgumentException if the check answers another instrument or version
  static Membership of(Candidate candidate, Instrument instrument) {
    if (!candidate.agreed()) {
      return new NotMember(Reason.NOT_AGREED);
    }
    if (!candidate.frozen().submitted()) {
      return new NotMember(Reason.NOT_SUBMITTED);
    }
    if (!(candidate.frozen().scope() instanceof Scope.Full)) {
      return new NotMember(Reason.NOT_FULL);
    }
    if (candidate.municipality().isPart()) {
      return new NotMember(Reason.PART_OF_A_TOWN);
    }
    return new Member(
        candidate.phase(),
        instrument.version(),
        candidate.municipality(),
        candidate.kind(),
        candidate.population(),
        staged(instrument, candidate.frozen()));
  }

  private static Map<String, Fraction> staged(Instrument instrument, SelfCheck frozen) {
    Set<String> withStage =
        Scoring.score(instrument, frozen).fields().stream()
            .filter(field -> field.stage().isPresent())
            .map(FieldResult::id)
            .collect(Collectors.toSet());
    Map<String, Fraction> scores = new LinkedHashMap<>();
    for (ExactField field : Scoring.exact(instrument, frozen)) {
      if (withStage.contains(field.field().id())) {
        scores.put(field.field().id(), score(field));
      }
    }
    return scores;
  }

  /// Section 3 of the method; a field with a stage has a score.
  private static Fraction score(ExactField field) {
    long weights = 0;
    Fraction sum = Fraction.ZERO;
    for (ExactIndicator indicator : field.indicators()) {
      if (indicator.score().isPresent()) {
        long weight = indicator.indicator().weight();
        weights += weight;
        sum = sum.plus(indicator.score().get().times(weight));
      }
    }
    return sum.over(weights);
  }

  /// The check counts nowhere in the comparison, and is shown none.
  record NotMember(Reason reason) implements Membership {}

  /// Why a check is left out; the first that fits.
  enum Reason {
    NOT_AGREED,
    NOT_SUBMITTED,
    /// The short form, or chosen fields only.
    NOT_FULL,
    /// A Bezirk or Stadtteil belongs to no cohort.
    PART_OF_A_TOWN
  }
}
