package org.selbstcheck.app.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Neighbours;
import org.selbstcheck.app.testbed.Outage;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;

/// Attacks on the comparison as a whole: municipalities join, leave, come back, submit again and
/// are erased, jobs die half-way, and the attacker keeps a copy of everything that was ever shown.
/// The bookkeeping here knows who took part when, and nothing of ledgers.
final class ComparingPropertiesTest {

  private static final int MUNICIPALITIES = 10;
  private static final int FROM_THE_START = 7;
  private static final int MINIMUM = 5;

  /// What happens to a municipality between two snapshots.
  enum Act {
    JOIN_OR_SUBMIT_AGAIN,
    LEAVE,
    COME_BACK,
    ERASE
  }

  /// @param value of a submission, 0 to 40
  record Event(Act act, int municipality, int value) {}

  /// What happens before a snapshot is asked for, and how the job fares.
  ///
  /// @param diesAt at which of its calls the job dies; empty if it lives
  record Day(List<Event> events, Optional<Integer> diesAt, Fault fault) {}

  @Provide
  Arbitrary<List<Day>> histories() {
    Arbitrary<Act> acts =
        Arbitraries.frequency(
            Tuple.of(12, Act.JOIN_OR_SUBMIT_AGAIN),
            Tuple.of(4, Act.LEAVE),
            Tuple.of(3, Act.COME_BACK),
            Tuple.of(1, Act.ERASE));
    Arbitrary<Event> events =
        Combinators.combine(
                acts,
                Arbitraries.integers().between(0, MUNICIPALITIES - 1),
                Arbitraries.integers().between(0, 5).map(it -> it * 8))
            .as(Event::new);
    Arbitrary<Day> days =
        Combinators.combine(
                events.list().ofMinSize(3).ofMaxSize(16),
                Arbitraries.integers().between(1, 30).optional(0.3),
                Arbitraries.of(Fault.class))
            .as(Day::new);
    return days.list().ofMinSize(3).ofMaxSize(5);
  }

  /// Two figures of one field that were ever shown, and who stood behind each.
  @Property(tries = 25)
  @StatisticsReport(StatisticsReportMode.OFF)
  void whateverHappens_anyTwoFiguresEverShown_differInAtLeastFiveMunicipalities(
      @ForAll("histories") List<Day> history) {
    try (Testbed bed = new Testbed()) {
      Life life = new Life(bed);
      for (Day day : history) {
        life.live(day);
      }
      Statistics.label("shown twice or more")
          .collect(life.shown.values().stream().anyMatch(it -> it.size() > 1))
          .coverage(coverage -> coverage.check(true).percentage(it -> it > 10));
      for (List<Map<Integer, Integer>> everShown : life.shown.values()) {
        for (int i = 0; i < everShown.size(); i++) {
          assertThat(everShown.get(i)).hasSizeGreaterThanOrEqualTo(MINIMUM);
          for (int j = 0; j < i; j++) {
            assertThat(changed(everShown.get(i), everShown.get(j))).isGreaterThanOrEqualTo(MINIMUM);
          }
        }
      }
    }
  }

  private static int changed(Map<Integer, Integer> one, Map<Integer, Integer> other) {
    Set<Integer> all = new HashSet<>(one.keySet());
    all.addAll(other.keySet());
    return (int)
        all.stream()
            .filter(
                number ->
                    !Optional.ofNullable(one.get(number))
                        .equals(Optional.ofNullable(other.get(number))))
            .count();
  }

  /// One phase, and what an observer of it writes down.
  private static final class Life {
    final Testbed bed;
    final Neighbours neighbours;

    /// Value by municipality, of those that take part now.
    final Map<Integer, Integer> taking = new TreeMap<>();

    /// Value by municipality, of all that are not erased.
    final Map<Integer, Integer> submitted = new HashMap<>();

    final Set<Integer> erased = new HashSet<>();

    /// By field, who stood behind each of the figures that were ever shown.
    final Map<String, List<Map<Integer, Integer>>> shown = new TreeMap<>();

    Map<String, JsonNode> last = Map.of();
    boolean closed;

    Life(Testbed bed) {
      this.bed = bed;
      this.neighbours = new Neighbours(bed);
      for (int number = 0; number < FROM_THE_START; number++) {
        happen(new Event(Act.JOIN_OR_SUBMIT_AGAIN, number, 8));
      }
    }

    void live(Day day) {
      day.events().forEach(this::happen);
      Captured.output(() -> publish(day));
      Map<String, JsonNode> now = neighbours.figures();
      now.forEach(
          (field, figures) -> {
            if (!figures.equals(last.get(field))) {
              shown.computeIfAbsent(field, _ -> new ArrayList<>()).add(Map.copyOf(taking));
            }
          });
      last = now;
    }

    private void happen(Event event) {
      int number = event.municipality();
      if (erased.contains(number)) {
        return;
      }
      switch (event.act()) {
        case JOIN_OR_SUBMIT_AGAIN -> {
          if (submitted.put(number, event.value()) == null) {
            neighbours.join(number, event.value());
            taking.put(number, event.value());
          } else {
            neighbours.resubmit(number, event.value());
            taking.computeIfPresent(number, (_, _) -> event.value());
          }
        }
        case LEAVE -> {
          if (taking.remove(number) != null) {
            neighbours.leave(number);
          }
        }
        case COME_BACK -> {
          if (submitted.containsKey(number) && !taking.containsKey(number)) {
            neighbours.agreeAgain(number);
            taking.put(number, submitted.get(number));
          }
        }
        case ERASE -> {
          if (submitted.remove(number) != null) {
            neighbours.erase(number);
            taking.remove(number);
            erased.add(number);
          }
        }
      }
    }

    /// The snapshot of the closing, or another one; where the job dies a later round does it.
    private void publish(Day day) {
      if (closed) {
        bed.clock.pass(Duration.ofDays(1));
        Testbed.ok(neighbours.refreshing());
      } else {
        neighbours.due();
        closed = true;
      }
      day.diesAt().ifPresent(step -> die(step, day.fault()));
      bed.runJobs();
      assertThat(bed.jobs(Job.State.DONE)).extracting(Job::kind).contains(Job.Kind.SNAPSHOT);
    }

    private void die(int step, Fault fault) {
      bed.steps.failAt(step, fault);
      try {
        bed.runJobs();
      } catch (Outage e) {
        // The whole function died.
      }
      bed.steps.heal();
      bed.clock.pass(Duration.ofMinutes(15));
      bed.keepHouse();
    }
  }
}
