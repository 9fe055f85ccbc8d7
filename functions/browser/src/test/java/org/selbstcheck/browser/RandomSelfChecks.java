package org.selbstcheck.browser;

import static org.selbstcheck.browser.RandomInstruments.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;

/// Self-checks that fit an instrument, with everything that scoring reads.
final class RandomSelfChecks {

  private final Random random;
  private final Instrument instrument;

  /// How much is left open, how much is no level, and how high levels are: the same within a check,
  /// another in the next.
  private final int silence;

  private final int others;
  private final int floor;

  private RandomSelfChecks(Random random, Instrument instrument) {
    this.random = random;
    this.instrument = instrument;
    this.silence = random.nextInt(5);
    this.others = random.nextInt(6);
    this.floor = random.nextInt(instrument.max() + 1);
  }

  /// As the quick check makes them: one department, and nothing but its answers.
  static SelfCheck alone(Random random, Instrument instrument) {
    Scope scope = random.nextBoolean() ? new Scope.Short() : fields(random, instrument, 1);
    return new RandomSelfChecks(random, instrument).check(1, scope, false);
  }

  /// As municipalities make them.
  static SelfCheck together(Random random, Instrument instrument, int departments) {
    Scope scope =
        switch (random.nextInt(4)) {
          case 0 -> new Scope.Short();
          case 1 -> fields(random, instrument, 1 + random.nextInt(instrument.fields().size()));
          default -> new Scope.Full();
        };
    return new RandomSelfChecks(random, instrument).check(departments, scope, true);
  }

  /// Not in the instrument's order: a result has an order of its own.
  private static Scope fields(Random random, Instrument instrument, int howMany) {
    List<String> ids = new ArrayList<>();
    while (ids.size() < howMany) {
      String id = one(random, instrument.fields()).id();
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    return new Scope.Fields(ids);
  }

  private SelfCheck check(int departments, Scope scope, boolean together) {
    List<Department> asked =
        IntStream.range(0, departments)
            .mapToObj(i -> new Department("d" + i, "Amt " + i, random.nextBoolean(), false))
            .toList();
    List<Responsibility> responsible = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<Agreement> agreed = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (Indicator indicator : instrument.indicators()) {
      for (Department department : asked) {
        if (random.nextInt(5) >= silence) {
          entries.add(entry(department.id(), indicator.id()));
        }
        if (together && random.nextInt(6) == 0) {
          responsible.add(new Responsibility(indicator.id(), department.id()));
        }
      }
      if (together && random.nextInt(6) == 0) {
        agreed.add(
            new Agreement(
                indicator.id(), agreedAnswer(), "So besprochen.", List.of(), Set.of(), List.of()));
      }
      if (together && random.nextInt(5) == 0) {
        targets.add(new Target(indicator.id(), random.nextInt(instrument.max() + 1)));
      }
    }
    return new SelfCheck(
        instrument.version(),
        Optional.empty(),
        scope,
        1,
        asked,
        responsible,
        entries,
        agreed,
        List.of(),
        targets,
        List.of(),
        List.of(),
        together && random.nextBoolean(),
        Optional.empty());
  }

  private Entry entry(String department, String indicator) {
    return new Entry(
        department,
        indicator,
        answer(),
        random.nextInt(3) == 0,
        random.nextInt(4) == 0 ? "Stand „heute“: <b>läuft</b>" : "",
        Stream.of(Obstacle.values())
            .filter(_ -> random.nextInt(8) == 0)
            .collect(Collectors.toSet()),
        List.of());
  }

  private Optional<Answer> answer() {
    if (random.nextInt(7) >= others) {
      return Optional.of(level());
    }
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(new Answer.Unknown());
      case 1 -> Optional.of(notApplicable());
      case 2 -> Optional.of(new Answer.NotOurs(random.nextBoolean() ? "" : "Hauptamt"));
      default -> Optional.empty();
    };
  }

  private AgreedAnswer agreedAnswer() {
    return switch (random.nextInt(4)) {
      case 0 -> new Answer.Unknown();
      case 1 -> notApplicable();
      default -> level();
    };
  }

  private Answer.Level level() {
    return new Answer.Level(Math.max(random.nextInt(instrument.max() + 1), floor - 1));
  }

  private Answer.NotApplicable notApplicable() {
    return new Answer.NotApplicable(
        one(random, List.of(Answer.Reason.values())), "Liegt beim Kreis.");
  }
}
