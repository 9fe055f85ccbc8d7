package org.selbstcheck.core.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.Topic;

/// Random instruments with a random self-check of each, small enough that every rule meets every
/// other.
public final class RandomChecks {

  private static final List<String> DEPARTMENTS = List.of("v", "w", "x", "y", "z");

  private RandomChecks() {}

  /// An instrument and a self-check that fits it.
  public record Pair(Instrument instrument, SelfCheck check) {
    public Result scored() {
      return Scoring.score(instrument, check);
    }
  }

  public static Arbitrary<Pair> pairs() {
    return Arbitraries.randomValue(RandomChecks::pair);
  }

  private static Pair pair(Random random) {
    Instrument instrument = instrument(random);
    SelfCheck check = check(random, instrument);
    return new Pair(instrument, check);
  }

  private static Instrument instrument(Random random) {
    int max = 1 + random.nextInt(10);
    Set<String> stages = new TreeSet<>(Comparator.comparing(Double::valueOf));
    stages.add("0");
    while (stages.size() < 2 + random.nextInt(3)) {
      stages.add(random.nextInt(100) + "." + random.nextInt(10));
    }
    List<Field> fields = new ArrayList<>();
    for (int f = 0; f <= random.nextInt(3); f++) {
      Topic[] topics = new Topic[1 + random.nextInt(3)];
      for (int t = 0; t < topics.length; t++) {
        Indicator[] indicators = new Indicator[1 + random.nextInt(3)];
        for (int i = 0; i < indicators.length; i++) {
          indicators[i] =
              Sample.indicator(
                  "i" + f + t + i,
                  random.nextBoolean() ? Kind.FACT : Kind.APPRAISAL,
                  1 + random.nextInt(5),
                  random.nextInt(3) == 0,
                  random.nextInt(3) == 0);
        }
        topics[t] = Sample.topic("t" + f + t, indicators);
      }
      fields.add(Sample.field("f" + f, topics));
    }
    return Sample.instrument(
        max,
        List.copyOf(stages),
        one(random, List.of("0", "33.3", "50", "60", "99.95", "100")),
        one(random, List.of("0", "33.35", "40", "66.7", "100")),
        random.nextInt(stages.size()),
        fields);
  }

  private static SelfCheck check(Random random, Instrument instrument) {
    int max = instrument.max();
    Sample.Check check = Sample.check();
    List<String> departments = DEPARTMENTS.subList(0, random.nextInt(DEPARTMENTS.size() + 1));
    departments.forEach(check::department);
    // How much is answered, how often the same, differs from check to check.
    int silence = random.nextInt(4);
    int others = random.nextInt(4);
    for (Indicator indicator : instrument.indicators()) {
      for (String department : departments) {
        if (random.nextInt(4) >= silence) {
          check.plus(entry(random, department, indicator.id(), max, others));
        }
        if (random.nextInt(6) == 0) {
          check.responsible(indicator.id(), department);
        }
      }
      if (random.nextInt(6) == 0) {
        check.agreed(indicator.id(), agreed(random, max));
      }
      if (random.nextInt(5) == 0) {
        check.target(indicator.id(), random.nextInt(max + 1));
      }
    }
    switch (random.nextInt(5)) {
      case 0 -> check.scope(new Scope.Short());
      case 1 ->
          check.scope(
              new Scope.Fields(
                  List.of(
                      instrument.fields().get(random.nextInt(instrument.fields().size())).id())));
      default -> {}
    }
    if (random.nextBoolean()) {
      check.submitted();
    }
    return check.done();
  }

  private static Entry entry(
      Random random, String department, String indicator, int max, int others) {
    Optional<Answer> answer =
        random.nextInt(6) < 6 - others
            ? Optional.of(new Answer.Level(random.nextInt(max + 1)))
            : switch (random.nextInt(4)) {
              case 0 -> Optional.of(new Answer.Unknown());
              case 1 -> Optional.of(Sample.notApplicable());
              case 2 -> Optional.of(new Answer.NotOurs(""));
              default -> Optional.empty();
            };
    return new Entry(
        department, indicator, answer, random.nextInt(3) == 0, "", new HashSet<>(), List.of());
  }

  private static AgreedAnswer agreed(Random random, int max) {
    return switch (random.nextInt(4)) {
      case 0 -> new Answer.Unknown();
      case 1 -> Sample.notApplicable();
      default -> new Answer.Level(random.nextInt(max + 1));
    };
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
