package org.selbstcheck.core.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.Reason;
import org.selbstcheck.core.scoring.Result.State;
import org.selbstcheck.core.scoring.Result.TargetDistance;
import org.selbstcheck.core.scoring.Result.TopicResult;

/// The method once more, sentence by sentence and without any care for speed: every number is
/// computed anew from the lists whenever it is asked for. Shares nothing with [Scoring] but the
/// values that go in and out, so that the two can disagree.
final class PlainMethod {

  private final Instrument instrument;
  private final SelfCheck check;
  private final int max;

  PlainMethod(Instrument instrument, SelfCheck check) {
    this.instrument = instrument;
    this.check = check;
    this.max = instrument.scale().size() - 1;
  }

  Result result() {
    List<Indicator> all = new ArrayList<>();
    List<FieldResult> fields = new ArrayList<>();
    for (Field field : instrument.fields()) {
      List<Indicator> inField = inScope(field, field.indicators());
      all.addAll(inField);
      if (!inField.isEmpty()) {
        fields.add(field(field, inField));
      }
    }
    List<IndicatorResult> indicators = new ArrayList<>();
    List<String> knowledgeGaps = new ArrayList<>();
    List<TargetDistance> targets = new ArrayList<>();
    int ratedByTwo = 0;
    for (Indicator i : all) {
      indicators.add(
          new IndicatorResult(
              i.id(),
              state(i),
              state(i) == State.RATED ? Optional.of(level(i).shown(2)) : Optional.empty(),
              state(i) == State.RATED ? Optional.of(score(i).shown(1)) : Optional.empty(),
              agreed(i) != null,
              spread(i),
              levels(i).size() < 2 ? Optional.empty() : Optional.of(dissent(i).shown(2))));
      if (state(i) == State.UNKNOWN || (check.submitted() && state(i) == State.UNANSWERED)) {
        knowledgeGaps.add(i.id());
      }
      if (levels(i).size() >= 2) {
        ratedByTwo++;
      }
      for (Target target : check.targets()) {
        if (target.indicator().equals(i.id())) {
          targets.add(
              new TargetDistance(
                  i.id(),
                  target.level(),
                  state(i) == State.RATED
                      ? Optional.of(Ratio.of(target.level()).minus(level(i)).shown(2))
                      : Optional.empty()));
        }
      }
    }
    return new Result(
        instrument.version(),
        check.scope(),
        check.submitted(),
        overall(),
        fields,
        indicators,
        ratedByTwo,
        points(all, false),
        points(all, true),
        findings(all, "gap"),
        findings(all, "in progress"),
        ranked(
                all.stream().filter(i -> kindOfFinding(i).equals("strength")).toList(),
                i -> level(i).times(Ratio.of(i.weight())))
            .stream()
            .map(Indicator::id)
            .toList(),
        knowledgeGaps,
        targets);
  }

  private List<Indicator> inScope(Field field, List<Indicator> indicators) {
    return indicators.stream()
        .filter(
            indicator ->
                switch (check.scope()) {
                  case Scope.Full() -> true;
                  case Scope.Short() -> indicator.shortForm();
                  case Scope.Fields(List<String> ids) -> ids.contains(field.id());
                })
        .toList();
  }

  // Section 1 and 2

  private List<Entry> answering(Indicator i) {
    return check.entries().stream()
        .filter(e -> e.indicator().equals(i.id()) && e.answer().isPresent())
        .filter(e -> !(e.answer().get() instanceof Answer.NotOurs))
        .toList();
  }

  private List<Entry> levelEntries(Indicator i) {
    return answering(i).stream()
        .filter(e -> e.answer().orElseThrow() instanceof Answer.Level)
        .toList();
  }

  private static int levelOf(Entry entry) {
    return ((Answer.Level) entry.answer().orElseThrow()).level();
  }

  private List<Integer> levels(Indicator i) {
    return levelEntries(i).stream().map(PlainMethod::levelOf).sorted().toList();
  }

  private long saying(Indicator i, Class<? extends Answer> what) {
    return answering(i).stream().filter(e -> what.isInstance(e.answer().orElseThrow())).count();
  }

  private @Nullable AgreedAnswer agreed(Indicator i) {
    for (Agreement agreement : check.agreed()) {
      if (agreement.indicator().equals(i.id())) {
        return agreement.answer();
      }
    }
    return null;
  }

  private State state(Indicator i) {
    AgreedAnswer agreed = agreed(i);
    if (agreed instanceof Answer.Level) {
      return State.RATED;
    } else if (agreed instanceof Answer.Unknown) {
      return State.UNKNOWN;
    } else if (agreed instanceof Answer.NotApplicable) {
      return State.NOT_APPLICABLE;
    } else if (!levels(i).isEmpty()) {
      return State.RATED;
    } else if (saying(i, Answer.NotApplicable.class) > 0 && saying(i, Answer.Unknown.class) == 0) {
      return State.NOT_APPLICABLE;
    } else if (saying(i, Answer.Unknown.class) > 0) {
      return State.UNKNOWN;
    }
    return State.UNANSWERED;
  }

  private Ratio level(Indicator i) {
    if (agreed(i) instanceof Answer.Level(int level)) {
      return Ratio.of(level);
    }
    List<Integer> responsible =
        levelEntries(i).stream()
            .filter(e -> check.responsible().contains(new Responsibility(i.id(), e.department())))
            .map(PlainMethod::levelOf)
            .toList();
    return mean(i.kind() == Kind.FACT && !responsible.isEmpty() ? responsible : levels(i));
  }

  private static Ratio mean(List<Integer> numbers) {
    Ratio sum = Ratio.of(0);
    for (int number : numbers) {
      sum = sum.plus(Ratio.of(number));
    }
    return sum.over(Ratio.of(numbers.size()));
  }

  private Ratio score(Indicator i) {
    return toScore(level(i));
  }

  private Ratio toScore(Ratio level) {
    return Ratio.of(100).times(level).over(Ratio.of(max));
  }

  // Section 3

  private List<Indicator> applicable(List<Indicator> of) {
    return of.stream().filter(i -> state(i) != State.NOT_APPLICABLE).toList();
  }

  private List<Indicator> rated(List<Indicator> of) {
    return of.stream().filter(i -> state(i) == State.RATED).toList();
  }

  private static Ratio weight(List<Indicator> of) {
    return Ratio.of(of.stream().mapToInt(Indicator::weight).sum());
  }

  private Optional<Ratio> score(List<Indicator> of) {
    if (rated(of).isEmpty()) {
      return Optional.empty();
    }
    Ratio sum = Ratio.of(0);
    for (Indicator i : rated(of)) {
      sum = sum.plus(Ratio.of(i.weight()).times(score(i)));
    }
    return Optional.of(sum.over(weight(rated(of))));
  }

  private Optional<Ratio> coverage(List<Indicator> of) {
    return applicable(of).isEmpty()
        ? Optional.empty()
        : Optional.of(Ratio.of(100).times(weight(rated(of))).over(weight(applicable(of))));
  }

  private Ratio applicableShare(List<Indicator> of) {
    return Ratio.of(100).times(weight(applicable(of))).over(weight(of));
  }

  private Optional<Ratio> bound(List<Indicator> of, boolean high) {
    if (applicable(of).isEmpty()) {
      return Optional.empty();
    }
    Ratio sum = Ratio.of(0);
    for (Indicator i : applicable(of)) {
      Ratio score;
      if (state(i) != State.RATED) {
        score = Ratio.of(high ? 100 : 0);
      } else if (agreed(i) != null) {
        score = score(i);
      } else {
        score = toScore(Ratio.of(high ? levels(i).getLast() : levels(i).getFirst()));
      }
      sum = sum.plus(Ratio.of(i.weight()).times(score));
    }
    return Optional.of(sum.over(weight(applicable(of))));
  }

  private boolean valid(List<Indicator> of) {
    return score(of).isPresent()
        && coverage(of).orElseThrow().shown(1).compareTo(instrument.minimumCoverage()) >= 0;
  }

  private FieldResult field(Field field, List<Indicator> of) {
    Optional<Integer> stage = Optional.empty();
    List<String> cappedBy = List.of();
    if (valid(of)
        && !(check.scope() instanceof Scope.Short)
        && applicableShare(of).shown(1).compareTo(instrument.minimumApplicable()) >= 0) {
      int highest = -1;
      for (int s = 0; s < instrument.stages().size(); s++) {
        if (instrument.stages().get(s).from().compareTo(score(of).orElseThrow().shown(1)) <= 0) {
          highest = s;
        }
      }
      List<String> failing = new ArrayList<>();
      for (Indicator i : of) {
        boolean low =
            state(i) == State.RATED && level(i).times(Ratio.of(4)).compareTo(Ratio.of(max)) < 0;
        boolean open = state(i) == State.UNANSWERED && check.submitted();
        if (i.key() && (low || open || state(i) == State.UNKNOWN)) {
          failing.add(i.id());
        }
      }
      if (!failing.isEmpty() && highest > instrument.capStage()) {
        highest = instrument.capStage();
        cappedBy = failing;
      }
      stage = Optional.of(highest);
    }
    List<TopicResult> topics = new ArrayList<>();
    for (Topic topic : field.topics()) {
      List<Indicator> inTopic = inScope(field, topic.indicators());
      if (!inTopic.isEmpty()) {
        topics.add(
            new TopicResult(
                topic.id(),
                shown(score(inTopic)),
                shown(coverage(inTopic)),
                shown(bound(inTopic, false)),
                shown(bound(inTopic, true))));
      }
    }
    return new FieldResult(
        field.id(),
        shown(score(of)),
        shown(coverage(of)),
        applicableShare(of).shown(1),
        shown(bound(of, false)),
        shown(bound(of, true)),
        valid(of),
        stage,
        cappedBy,
        topics);
  }

  private static Optional<BigDecimal> shown(Optional<Ratio> percent) {
    return percent.map(value -> value.shown(1));
  }

  private Optional<BigDecimal> overall() {
    if (!(check.scope() instanceof Scope.Full)) {
      return Optional.empty();
    }
    Ratio sum = Ratio.of(0);
    int count = 0;
    for (Field field : instrument.fields()) {
      if (!applicable(field.indicators()).isEmpty()) {
        if (!valid(field.indicators())) {
          return Optional.empty();
        }
        sum = sum.plus(score(field.indicators()).orElseThrow());
        count++;
      }
    }
    return count == 0 ? Optional.empty() : Optional.of(sum.over(Ratio.of(count)).shown(1));
  }

  // Section 4

  private Optional<Integer> spread(Indicator i) {
    List<Integer> levels = levels(i);
    return levels.size() < 2 ? Optional.empty() : Optional.of(levels.getLast() - levels.getFirst());
  }

  private Ratio dissent(Indicator i) {
    List<Integer> levels = levels(i);
    int sum = 0;
    int pairs = 0;
    for (int a = 0; a < levels.size(); a++) {
      for (int b = a + 1; b < levels.size(); b++) {
        sum += Math.abs(levels.get(a) - levels.get(b));
        pairs++;
      }
    }
    return Ratio.of(sum).over(Ratio.of(pairs));
  }

  private Ratio relativeDissent(Indicator i) {
    int n = levels(i).size();
    if (n < 2) {
      return Ratio.of(0);
    }
    Ratio largest =
        Ratio.of(max * (n / 2) * ((n + 1) / 2)).over(Ratio.of(n * (n - 1)).over(Ratio.of(2)));
    return dissent(i).over(largest);
  }

  private List<Reason> reasons(Indicator i) {
    List<Reason> reasons = new ArrayList<>();
    if (spread(i).isPresent() && spread(i).get() >= max / 2.0) {
      reasons.add(Reason.SPREAD);
    }
    if (!levels(i).isEmpty() && saying(i, Answer.NotApplicable.class) > 0) {
      reasons.add(Reason.RESPONSIBILITY);
    }
    long unknown = saying(i, Answer.Unknown.class);
    if (unknown >= 2 && unknown >= answering(i).size() / 2.0) {
      reasons.add(Reason.KNOWLEDGE);
    }
    return reasons;
  }

  private Ratio priority(Indicator i) {
    Ratio sum = relativeDissent(i);
    sum = reasons(i).contains(Reason.RESPONSIBILITY) ? sum.plus(Ratio.of(1)) : sum;
    sum = reasons(i).contains(Reason.KNOWLEDGE) ? sum.plus(Ratio.of(1)) : sum;
    return Ratio.of(i.weight()).times(sum);
  }

  private List<DiscussionPoint> points(List<Indicator> all, boolean settled) {
    return ranked(
            all.stream()
                .filter(i -> !reasons(i).isEmpty() && (agreed(i) != null) == settled)
                .toList(),
            this::priority)
        .stream()
        .map(
            i ->
                new DiscussionPoint(
                    i.id(),
                    reasons(i),
                    spread(i),
                    levels(i).size() < 2 ? Optional.empty() : Optional.of(dissent(i).shown(2)),
                    priority(i).shown(2)))
        .toList();
  }

  // Section 5

  private Ratio needShare(Indicator i) {
    List<Entry> rating = levelEntries(i);
    long marked = rating.stream().filter(Entry::needForAction).count();
    return rating.isEmpty() ? Ratio.of(0) : Ratio.of(marked).over(Ratio.of(rating.size()));
  }

  private Ratio urgency(Indicator i) {
    return Ratio.of(i.weight())
        .times(Ratio.of(1).minus(level(i).over(Ratio.of(max))))
        .times(Ratio.of(1).plus(needShare(i)));
  }

  private String kindOfFinding(Indicator i) {
    if (state(i) != State.RATED) {
      return "none";
    }
    Ratio fourfold = level(i).times(Ratio.of(4));
    if (fourfold.compareTo(Ratio.of(max)) <= 0
        || (i.key() && fourfold.compareTo(Ratio.of(2L * max)) < 0)
        || (fourfold.compareTo(Ratio.of(3L * max)) < 0
            && needShare(i).compareTo(Ratio.of(1).over(Ratio.of(2))) >= 0)) {
      return "gap";
    }
    boolean open =
        agreed(i) == null
            && (reasons(i).contains(Reason.SPREAD) || reasons(i).contains(Reason.KNOWLEDGE));
    return fourfold.compareTo(Ratio.of(3L * max)) >= 0 && !open ? "strength" : "in progress";
  }

  private List<Finding> findings(List<Indicator> all, String kind) {
    return ranked(all.stream().filter(i -> kindOfFinding(i).equals(kind)).toList(), this::urgency)
        .stream()
        .map(i -> new Finding(i.id(), urgency(i).shown(2)))
        .toList();
  }

  /// Repeatedly takes the first of the highest.
  private static List<Indicator> ranked(List<Indicator> of, Function<Indicator, Ratio> by) {
    List<Indicator> left = new ArrayList<>(of);
    List<Indicator> ranked = new ArrayList<>();
    while (!left.isEmpty()) {
      Indicator highest = left.getFirst();
      for (Indicator candidate : left) {
        if (by.apply(candidate).compareTo(by.apply(highest)) > 0) {
          highest = candidate;
        }
      }
      left.remove(highest);
      ranked.add(highest);
    }
    return ranked;
  }

  /// A fraction that is never reduced.
  private record Ratio(BigInteger top, BigInteger bottom) implements Comparable<Ratio> {

    static Ratio of(long value) {
      return new Ratio(BigInteger.valueOf(value), BigInteger.ONE);
    }

    Ratio plus(Ratio o) {
      return new Ratio(
          top.multiply(o.bottom).add(o.top.multiply(bottom)), bottom.multiply(o.bottom));
    }

    Ratio minus(Ratio o) {
      return plus(new Ratio(o.top.negate(), o.bottom));
    }

    Ratio times(Ratio o) {
      return new Ratio(top.multiply(o.top), bottom.multiply(o.bottom));
    }

    /// @param o more than 0
    Ratio over(Ratio o) {
      return new Ratio(top.multiply(o.bottom), bottom.multiply(o.top));
    }

    @Override
    public int compareTo(Ratio o) {
      return top.multiply(o.bottom).compareTo(o.top.multiply(bottom));
    }

    /// Half up, by adding a half of the last digit and cutting off.
    BigDecimal shown(int decimals) {
      BigInteger scaled = top.abs().multiply(BigInteger.TEN.pow(decimals)).shiftLeft(1).add(bottom);
      BigInteger digits = scaled.divide(bottom.shiftLeft(1));
      return new BigDecimal(top.signum() < 0 ? digits.negate() : digits, decimals)
          .setScale(decimals, RoundingMode.UNNECESSARY);
    }
  }
}
