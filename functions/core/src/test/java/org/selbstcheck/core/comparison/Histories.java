package org.selbstcheck.core.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;

/// Phases in which municipalities come, go, change and come back, for tests that attack the
/// comparison. Few municipalities, sizes and values, so that what is near the limits is frequent.
final class Histories {

  private static final int MUNICIPALITIES = 16;
  private static final int WORLDS = 3;

  private static final ComparisonKind[] KINDS = {Crowd.GEMEINDE, ComparisonKind.KREIS};
  private static final PopulationClass[] SIZES = {
    PopulationClass.UNDER_5_000, PopulationClass.UNDER_10_000, PopulationClass.LARGER
  };

  private Histories() {}

  /// How a municipality takes part; empty scores where a field has no stage.
  record Seat(ComparisonKind kind, PopulationClass size, Map<String, Fraction> scores) {}

  /// Who takes part at one time, by number of the municipality.
  record Moment(Map<Integer, Seat> seats) {
    Moment {
      seats = new TreeMap<>(seats);
    }

    List<Member> members() {
      List<Member> members = new ArrayList<>();
      seats.forEach(
          (number, seat) ->
              members.add(Crowd.member(number, seat.kind(), seat.size(), seat.scores())));
      return members;
    }

    /// The same, apart from some municipalities; absent ones go.
    Moment with(Map<Integer, Optional<Seat>> changes) {
      Map<Integer, Seat> changed = new TreeMap<>(seats);
      changes.forEach(
          (number, seat) ->
              seat.ifPresentOrElse(it -> changed.put(number, it), () -> changed.remove(number)));
      return new Moment(changed);
    }
  }

  /// @param forgotten municipalities whose digests are erased after each moment
  record History(int k, List<Moment> moments, List<Integer> forgotten) {}

  static Arbitrary<Integer> numbers() {
    return Arbitraries.integers().between(0, MUNICIPALITIES - 1);
  }

  static Arbitrary<Seat> seats() {
    // Mostly the same kind and size: otherwise there are hardly ever enough together.
    Arbitrary<Integer> kinds = Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1));
    Arbitrary<Integer> sizes =
        Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, 1), Tuple.of(1, 2));
    return Combinators.combine(kinds, sizes, values(), values())
        .as(
            (kind, size, f, g) -> {
              Map<String, Fraction> scores = new LinkedHashMap<>();
              f.ifPresent(value -> scores.put("f", value));
              g.ifPresent(value -> scores.put("g", value));
              return new Seat(KINDS[kind], SIZES[size], scores);
            });
  }

  private static Arbitrary<Optional<Fraction>> values() {
    return Arbitraries.integers()
        .between(0, 12)
        .map(twelfths -> Fraction.of(100L * twelfths, 12))
        .optional(0.9);
  }

  static Arbitrary<Map<Integer, Optional<Seat>>> changes(int most) {
    return Arbitraries.maps(numbers(), seats().optional(0.7)).ofMaxSize(most);
  }

  private static Arbitrary<Moment> worlds() {
    return Arbitraries.maps(numbers(), seats()).ofMinSize(5).map(Moment::new);
  }

  /// Each moment is one of a few worlds with some changes: who went comes back, often as before.
  private static Arbitrary<List<Moment>> moments() {
    Arbitrary<List<Moment>> worlds = worlds().list().ofSize(WORLDS);
    Arbitrary<List<Map.Entry<Integer, Map<Integer, Optional<Seat>>>>> steps =
        Combinators.combine(Arbitraries.integers().between(0, WORLDS - 1), changes(6))
            .as(Map::entry)
            .list()
            .ofMinSize(2)
            .ofMaxSize(6);
    return Combinators.combine(worlds, steps)
        .as(
            (all, taken) ->
                taken.stream().map(step -> all.get(step.getKey()).with(step.getValue())).toList());
  }

  static Arbitrary<History> histories() {
    return Combinators.combine(Arbitraries.integers().between(5, 7), moments())
        .as((k, moments) -> new History(k, moments, List.of()));
  }

  static Arbitrary<History> historiesWithErasure() {
    return Combinators.combine(histories(), numbers().list().ofMaxSize(3))
        .as((history, numbers) -> new History(history.k(), history.moments(), numbers));
  }
}
