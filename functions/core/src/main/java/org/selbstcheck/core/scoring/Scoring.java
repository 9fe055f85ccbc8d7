package org.selbstcheck.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.scoring.ExactField.ExactIndicator;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.TargetDistance;
import org.selbstcheck.core.scoring.Result.TopicResult;

/// The method, version 1, sections 0 to 5: from a self-check to its result.
///
/// Levels, sums and the order of lists are exact; stages, validity and coverage are decided on the
/// shown value, so that a reader can check them by eye.
public final class Scoring {

  /// Decimals of a shown score, coverage, share or bound.
  private static final int PERCENT = 1;

  /// Decimals of a shown level, dissent, priority, urgency or distance.
  private static final int LEVEL = 2;

  private final Instrument instrument;
  private final SelfCheck selfCheck;

  private Scoring(Instrument instrument, SelfCheck selfCheck) {
    this.instrument = instrument;
    this.selfCheck = selfCheck;
  }

  /// Scores a self-check that fits its instrument ([SelfCheck#problemsWith] finds nothing; it is
  /// not asked again here).
  ///
  /// @throws IllegalArgumentException if the self-check answers another instrument or version
  public static Result score(Instrument instrument, SelfCheck selfCheck) {
    return of(instrument, selfCheck).result();
  }

  /// The fields in scope with the exact scores of their indicators, in the instrument's order.
  ///
  /// @param selfCheck fits the instrument
  /// @throws IllegalArgumentException if it answers another instrument or version
  public static List<ExactField> exact(Instrument instrument, SelfCheck selfCheck) {
    Map<String, Standing> standings = of(instrument, selfCheck).standings();
    List<ExactField> fields = new ArrayList<>();
    for (Field field : instrument.fields()) {
      List<ExactIndicator> indicators =
          field.indicators().stream()
              .map(Indicator::id)
              .filter(standings::containsKey)
              .map(standings::get)
              .map(
                  standing ->
                      new ExactIndicator(standing.indicator(), standing.state(), standing.score()))
              .toList();
      if (!indicators.isEmpty()) {
        fields.add(new ExactField(field, indicators));
      }
    }
    return fields;
  }

  private static Scoring of(Instrument instrument, SelfCheck selfCheck) {
    if (!selfCheck.instrument().equals(instrument.version())) {
      throw new IllegalArgumentException(
          "Self-check of " + selfCheck.instrument() + " scored with " + instrument.version());
    }
    return new Scoring(instrument, selfCheck);
  }

  /// The indicators in scope, in the instrument's order.
  ///
  /// @throws IllegalArgumentException if the self-check answers another instrument or version
  static Collection<Standing> standings(Instrument instrument, SelfCheck selfCheck) {
    return of(instrument, selfCheck).standings().values();
  }

  private Result result() {
    Map<String, Standing> standings = standings();
    Collection<Standing> all = standings.values();
    List<ScoredField> fields = fields(standings);
    boolean submitted = selfCheck.submitted();
    return new Result(
        instrument.version(),
        selfCheck.scope(),
        submitted,
        overall(fields),
        fields.stream().map(ScoredField::shown).toList(),
        all.stream().map(Scoring::indicatorResult).toList(),
        ratedByTwo(all),
        points(all, standing -> !standing.agreed()),
        points(all, Standing::agreed),
        findings(all, Standing::isGap),
        findings(all, Standing::isInProgress),
        highestFirst(all, Standing::isStrength, Standing::strength).stream()
            .map(standing -> standing.indicator().id())
            .toList(),
        all.stream()
            .filter(standing -> standing.isKnowledgeGap(submitted))
            .map(standing -> standing.indicator().id())
            .toList(),
        targets(all));
  }

  /// The indicators in scope by id, in the instrument's order.
  private Map<String, Standing> standings() {
    int max = instrument.max();
    Map<String, Tally> tallies = tallies(max);
    Map<String, AgreedAnswer> agreed = new HashMap<>();
    for (Agreement agreement : selfCheck.agreed()) {
      agreed.put(agreement.indicator(), agreement.answer());
    }
    Map<String, Standing> standings = new LinkedHashMap<>();
    for (Field field : instrument.fields()) {
      for (Topic topic : field.topics()) {
        for (Indicator indicator : topic.indicators()) {
          if (selfCheck.scope().covers(field, indicator)) {
            String id = indicator.id();
            Tally own = tallies.getOrDefault(id, new Tally(max));
            standings.put(
                id, Standing.of(indicator, max, Optional.ofNullable(agreed.get(id)), own));
          }
        }
      }
    }
    return standings;
  }

  private Map<String, Tally> tallies(int max) {
    Map<String, Set<String>> responsible = new HashMap<>();
    for (Responsibility mark : selfCheck.responsible()) {
      responsible.computeIfAbsent(mark.indicator(), _ -> new HashSet<>()).add(mark.department());
    }
    Map<String, Tally> tallies = new HashMap<>();
    for (Entry entry : selfCheck.entries()) {
      Set<String> marked = responsible.getOrDefault(entry.indicator(), Set.of());
      tallies
          .computeIfAbsent(entry.indicator(), _ -> new Tally(max))
          .add(entry, marked.contains(entry.department()));
    }
    return tallies;
  }

  private List<ScoredField> fields(Map<String, Standing> standings) {
    List<ScoredField> fields = new ArrayList<>();
    for (Field field : instrument.fields()) {
      List<Standing> inField = new ArrayList<>();
      List<TopicResult> topics = new ArrayList<>();
      for (Topic topic : field.topics()) {
        List<Standing> inTopic =
            topic.indicators().stream()
                .filter(indicator -> selfCheck.scope().covers(field, indicator))
                .map(indicator -> standings.get(indicator.id()))
                .toList();
        if (!inTopic.isEmpty()) {
          inField.addAll(inTopic);
          topics.add(topicResult(topic, Weighed.of(inTopic)));
        }
      }
      if (!inField.isEmpty()) {
        fields.add(scoredField(field, inField, topics));
      }
    }
    return fields;
  }

  private static TopicResult topicResult(Topic topic, Weighed weighed) {
    return new TopicResult(
        topic.id(),
        percent(weighed.score()),
        percent(weighed.coverage()),
        percent(weighed.low()),
        percent(weighed.high()));
  }

  private ScoredField scoredField(Field field, List<Standing> standings, List<TopicResult> topics) {
    Weighed weighed = Weighed.of(standings);
    Optional<BigDecimal> score = percent(weighed.score());
    Optional<BigDecimal> coverage = percent(weighed.coverage());
    BigDecimal applicable = weighed.applicable().rounded(PERCENT);
    boolean valid =
        score.isPresent()
            && coverage.filter(shown -> reaches(shown, instrument.minimumCoverage())).isPresent();
    boolean hasStage =
        valid
            && !(selfCheck.scope() instanceof Scope.Short)
            && reaches(applicable, instrument.minimumApplicable());
    Optional<Integer> computed = hasStage ? score.map(this::stageOf) : Optional.empty();
    List<String> failing =
        standings.stream()
            .filter(standing -> standing.caps(selfCheck.submitted()))
            .map(standing -> standing.indicator().id())
            .toList();
    boolean lowered =
        !failing.isEmpty() && computed.filter(stage -> stage > instrument.capStage()).isPresent();
    return new ScoredField(
        weighed,
        new FieldResult(
            field.id(),
            score,
            coverage,
            applicable,
            percent(weighed.low()),
            percent(weighed.high()),
            valid,
            lowered ? Optional.of(instrument.capStage()) : computed,
            lowered ? failing : List.of(),
            topics));
  }

  /// The highest stage whose `from` the shown score reaches.
  private int stageOf(BigDecimal score) {
    List<Stage> stages = instrument.stages();
    int stage = stages.size() - 1;
    while (!reaches(score, stages.get(stage).from())) {
      stage--;
    }
    return stage;
  }

  private static boolean reaches(BigDecimal shown, BigDecimal threshold) {
    return shown.compareTo(threshold) >= 0;
  }

  /// Mean of the exact field scores; fields in which nothing applies stay out.
  private Optional<BigDecimal> overall(List<ScoredField> fields) {
    if (!(selfCheck.scope() instanceof Scope.Full)) {
      return Optional.empty();
    }
    List<ScoredField> applying =
        fields.stream().filter(field -> !field.weighed().nothingApplies()).toList();
    if (applying.isEmpty() || !applying.stream().allMatch(field -> field.shown().valid())) {
      return Optional.empty();
    }
    Fraction sum = Fraction.ZERO;
    for (ScoredField field : applying) {
      sum = sum.plus(field.weighed().score().orElseThrow());
    }
    return Optional.of(sum.over(applying.size()).rounded(PERCENT));
  }

  private static IndicatorResult indicatorResult(Standing standing) {
    return new IndicatorResult(
        standing.indicator().id(),
        standing.state(),
        level(standing.level()),
        percent(standing.score()),
        standing.agreed(),
        standing.own().spread(),
        level(standing.own().dissent()));
  }

  static int ratedByTwo(Collection<Standing> standings) {
    return (int) standings.stream().filter(standing -> standing.own().ratedByTwo()).count();
  }

  private static List<DiscussionPoint> points(
      Collection<Standing> standings, Predicate<Standing> which) {
    return differing(standings, which).stream().map(Scoring::point).toList();
  }

  /// Those on which departments differ, most pressing first.
  static List<Standing> differing(Collection<Standing> standings, Predicate<Standing> which) {
    return highestFirst(
        standings, which.and(standing -> !standing.reasons().isEmpty()), Standing::priority);
  }

  static DiscussionPoint point(Standing standing) {
    return new DiscussionPoint(
        standing.indicator().id(),
        standing.reasons(),
        standing.own().spread(),
        level(standing.own().dissent()),
        standing.priority().rounded(LEVEL));
  }

  private static List<Finding> findings(Collection<Standing> standings, Predicate<Standing> which) {
    return highestFirst(standings, which, Standing::urgency).stream()
        .map(standing -> new Finding(standing.indicator().id(), standing.urgency().rounded(LEVEL)))
        .toList();
  }

  /// By a key, highest first; the sort is stable, so ties keep the instrument's order.
  private static List<Standing> highestFirst(
      Collection<Standing> standings, Predicate<Standing> which, Function<Standing, Fraction> by) {
    record Ranked(Standing standing, Fraction rank) {}
    return standings.stream()
        .filter(which)
        .map(standing -> new Ranked(standing, by.apply(standing)))
        .sorted(Comparator.comparing(Ranked::rank).reversed())
        .map(Ranked::standing)
        .toList();
  }

  private List<TargetDistance> targets(Collection<Standing> standings) {
    Map<String, Integer> targets = new HashMap<>();
    for (Target target : selfCheck.targets()) {
      targets.put(target.indicator(), target.level());
    }
    List<TargetDistance> distances = new ArrayList<>();
    for (Standing standing : standings) {
      Integer target = targets.get(standing.indicator().id());
      if (target != null) {
        distances.add(
            new TargetDistance(
                standing.indicator().id(),
                target,
                level(standing.level().map(Fraction.of(target)::minus))));
      }
    }
    return distances;
  }

  private static Optional<BigDecimal> percent(Optional<Fraction> exact) {
    return exact.map(value -> value.rounded(PERCENT));
  }

  private static Optional<BigDecimal> level(Optional<Fraction> exact) {
    return exact.map(value -> value.rounded(LEVEL));
  }

  /// A field as it is shown, with the exact sums that the overall value needs.
  private record ScoredField(Weighed weighed, FieldResult shown) {}
}
