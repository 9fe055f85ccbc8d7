package org.selbstcheck.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// What the method makes of a self-check; the numbers as they are shown: scores, coverage, shares
/// and bounds with one decimal, levels, dissent, priority, urgency and distance with two, rounded
/// half up from the exact value.
///
/// @param overall mean of the field scores, only where the method allows one (section 3)
/// @param fields those in scope, in the instrument's order
/// @param indicators those in scope, in the instrument's order
/// @param ratedByTwo how many indicators at least two departments rated
/// @param discussionPoints open points, most pressing first
/// @param settled points with an agreed answer, most pressing first
/// @param gaps by urgency, highest first
/// @param inProgress sorted like gaps
/// @param strengths indicator ids by weight times level, highest first
/// @param knowledgeGaps indicator ids in the instrument's order
public record Result(
    InstrumentVersion instrument,
    Scope scope,
    boolean submitted,
    Optional<BigDecimal> overall,
    List<FieldResult> fields,
    List<IndicatorResult> indicators,
    int ratedByTwo,
    List<DiscussionPoint> discussionPoints,
    List<DiscussionPoint> settled,
    List<Finding> gaps,
    List<Finding> inProgress,
    List<String> strengths,
    List<String> knowledgeGaps,
    List<TargetDistance> targets) {

  /// The version of the method that this code implements.
  public static final int METHOD = 1;

  public Result {
    fields = List.copyOf(fields);
    indicators = List.copyOf(indicators);
    discussionPoints = List.copyOf(discussionPoints);
    settled = List.copyOf(settled);
    gaps = List.copyOf(gaps);
    inProgress = List.copyOf(inProgress);
    strengths = List.copyOf(strengths);
    knowledgeGaps = List.copyOf(knowledgeGaps);
    targets = List.copyOf(targets);
  }

  /// A field of action.
  ///
  /// @param score 0 to 100, empty if nothing is rated
  /// @param coverage per cent of the applicable weight that is rated, empty if nothing applies
  /// @param applicable per cent of the weight that applies
  /// @param low what the score would be if everything open were at the bottom
  /// @param high what the score would be if everything open were at the top
  /// @param stage index into the instrument's stages; empty where the field has none
  /// @param cappedBy key indicators that lowered the stage; empty where it was not lowered
  public record FieldResult(
      String id,
      Optional<BigDecimal> score,
      Optional<BigDecimal> coverage,
      BigDecimal applicable,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high,
      boolean valid,
      Optional<Integer> stage,
      List<String> cappedBy,
      List<TopicResult> topics) {

    public FieldResult {
      cappedBy = List.copyOf(cappedBy);
      topics = List.copyOf(topics);
    }
  }

  /// A topic; like a field, without a stage.
  public record TopicResult(
      String id,
      Optional<BigDecimal> score,
      Optional<BigDecimal> coverage,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high) {}

  /// The one state of an indicator after section 2 of the method.
  public enum State {
    RATED,
    UNKNOWN,
    NOT_APPLICABLE,
    UNANSWERED
  }

  /// An indicator.
  ///
  /// @param level mean level, present if and only if rated
  /// @param score 100 · level / max, present if and only if rated
  /// @param agreed there is an agreed answer
  /// @param spread highest minus lowest of the departments' own levels; empty below two
  /// @param dissent mean difference over all pairs; empty below two
  public record IndicatorResult(
      String id,
      State state,
      Optional<BigDecimal> level,
      Optional<BigDecimal> score,
      boolean agreed,
      Optional<Integer> spread,
      Optional<BigDecimal> dissent) {}

  /// Why an indicator is worth a conversation (section 4), in the order in which reasons are
  /// listed.
  public enum Reason {
    SPREAD,
    RESPONSIBILITY,
    KNOWLEDGE
  }

  /// An indicator on which departments differ.
  ///
  /// @param reasons at least one, in the order of [Reason]
  public record DiscussionPoint(
      String indicator,
      List<Reason> reasons,
      Optional<Integer> spread,
      Optional<BigDecimal> dissent,
      BigDecimal priority) {

    public DiscussionPoint {
      reasons = List.copyOf(reasons);
    }
  }

  /// A gap or something in progress, with its urgency (section 5).
  public record Finding(String indicator, BigDecimal urgency) {}

  /// How far an indicator is from its target; the distance is empty where it is not rated.
  public record TargetDistance(String indicator, int level, Optional<BigDecimal> distance) {}
}
