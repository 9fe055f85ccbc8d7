package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.selbstcheck.core.comparison.Histories.History;
import org.selbstcheck.core.comparison.Histories.Moment;
import org.selbstcheck.core.comparison.Histories.Seat;
import org.selbstcheck.core.comparison.MinimumSetting.Absent;
import org.selbstcheck.core.comparison.MinimumSetting.Unreadable;
import org.selbstcheck.core.comparison.MinimumSetting.Usable;
import org.selbstcheck.core.comparison.Observer.Place;
import org.selbstcheck.core.comparison.Observer.Seen;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.comparison.Publication.Nothing;
import org.selbstcheck.core.comparison.Publication.Reason;
import org.selbstcheck.core.comparison.Publication.Unchanged;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;

/// Attacks on the comparison: whoever sees all that is ever published learns nothing of fewer than
/// k municipalities (method, section 8).
final class ComparisonPropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<History> historiesWithErasure() {
    return Histories.historiesWithErasure();
  }

  @Provide
  Arbitrary<Map<Integer, Optional<Seat>>> fourChanges() {
    return Histories.changes(MinimumSetting.SMALLEST - 1);
  }

  @Provide
  Arbitrary<List<Fraction>> values() {
    return Arbitraries.integers()
        .between(0, 700)
        .map(sevenths -> Fraction.of(sevenths, 7))
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  private static void requireFarApart(History history) {
    Observer observer = new Observer(history);
    for (List<Seen> published : observer.seen().values()) {
      for (Seen one : published) {
        for (Seen other : published) {
          if (one.moment() != other.moment()) {
            assertThat(Observer.changed(one.behind(), other.behind()))
                .isGreaterThanOrEqualTo(history.k());
          }
        }
      }
    }
    Statistics.label("published twice or more")
        .collect(observer.seen().values().stream().anyMatch(it -> it.size() > 1))
        .coverage(coverage -> coverage.check(true).percentage(it -> it > 20));
  }

  @Property
  @StatisticsReport(StatisticsReportMode.OFF)
  void anyTwoPublished_ofWhateverHappens_differInAtLeastKMunicipalities(
      @ForAll("histories") History history) {
    requireFarApart(history);
  }

  @Property
  @StatisticsReport(StatisticsReportMode.OFF)
  void anyTwoPublished_withErasuresInBetween_differInAtLeastKMunicipalities(
      @ForAll("historiesWithErasure") History history) {
    requireFarApart(history);
  }

  /// The attacker knows all but a few, and has them come, go, move and change one after the other.
  @Property
  void whatIsShown_whereFewerThanKDifferFromAnythingPublished_tellsNothingOfThem(
      @ForAll("histories") History history,
      @ForAll("fourChanges") Map<Integer, Optional<Seat>> one,
      @ForAll("fourChanges") Map<Integer, Optional<Seat>> other) {
    Observer observer = new Observer(history);
    for (int i = 0; i < history.moments().size(); i++) {
      Optional<Snapshot> inOneWorld = snapshot(observer, history, i, one);
      Optional<Snapshot> inTheOther = snapshot(observer, history, i, other);
      for (Place place : publishedAt(observer, i)) {
        assertThat(figures(inOneWorld, place)).isEqualTo(figures(inTheOther, place));
      }
    }
  }

  private static Optional<Snapshot> snapshot(
      Observer observer, History history, int moment, Map<Integer, Optional<Seat>> changes) {
    Collection<Member> members = history.moments().get(moment).with(changes).members();
    return Crowd.publish(history.k(), members, observer.last()) instanceof Made made
        ? Optional.of(made.snapshot())
        : observer.last().map(Made::snapshot);
  }

  private static List<Place> publishedAt(Observer observer, int moment) {
    return observer.seen().entrySet().stream()
        .filter(it -> it.getValue().stream().anyMatch(seen -> seen.moment() == moment))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<FieldFigures> figures(Optional<Snapshot> snapshot, Place place) {
    return snapshot.orElseThrow().figures(place.cohort(), place.field());
  }

  @Property
  void whatIsPublished_hasKMunicipalitiesBehindIt(@ForAll("historiesWithErasure") History history) {
    for (List<Seen> published : new Observer(history).seen().values()) {
      for (Seen seen : published) {
        assertThat(seen.behind()).hasSizeGreaterThanOrEqualTo(history.k());
        assertThat(seen.figures().about()).isBetween(5, seen.behind().size() + 2);
        assertThat(seen.figures().quartiles().isPresent()).isEqualTo(seen.behind().size() >= 8);
      }
    }
  }

  /// The other side: the rule keeps back no more than it has to.
  @Property
  void figures_ofEnoughWhoDifferEnoughFromAllPublished_arePublished(
      @ForAll("histories") History history) {
    Observer observer = new Observer(history);
    for (Cohort cohort : fixed(observer)) {
      for (String field : List.of("f", "g")) {
        Place place = new Place(cohort, field);
        List<Seen> published = observer.seen().getOrDefault(place, List.of());
        for (int i = 0; i < history.moments().size(); i++) {
          int moment = i;
          Map<Integer, Fraction> now = Observer.behind(place, history.moments().get(i));
          boolean expected =
              now.size() >= history.k()
                  && published.stream()
                      .filter(seen -> seen.moment() < moment)
                      .allMatch(seen -> Observer.changed(seen.behind(), now) >= history.k());
          assertThat(published.stream().anyMatch(seen -> seen.moment() == moment))
              .isEqualTo(expected);
        }
      }
    }
  }

  private static List<Cohort> fixed(Observer observer) {
    return observer.last().map(made -> made.snapshot().fixed().cohorts()).orElse(List.of());
  }

  @Property
  void cohorts_onceFixed_areNeverCutAgain(@ForAll("histories") History history) {
    Cohorts fixed =
        history.moments().stream()
            .map(moment -> Cohorts.gather(moment.members(), history.k()))
            .filter(cohorts -> !cohorts.cohorts().isEmpty())
            .findFirst()
            .orElse(new Cohorts(List.of()));

    for (Made made : new Observer(history).stood()) {
      assertThat(made.snapshot().fixed()).isEqualTo(fixed);
    }
  }

  @Property
  void cohorts_whenFixed_haveKMunicipalitiesEachAndLeaveFewerAtTheTop(
      @ForAll("histories") History history) {
    List<Member> members = history.moments().getFirst().members();
    Cohorts fixed = Cohorts.gather(members, history.k());

    Map<Cohort, Integer> together = new HashMap<>();
    Map<ComparisonKind, Integer> left = new HashMap<>();
    for (Member member : members) {
      fixed
          .of(member)
          .ifPresentOrElse(
              cohort -> together.merge(cohort, 1, Integer::sum),
              () -> left.merge(member.kind(), 1, Integer::sum));
    }
    assertThat(together.keySet()).containsExactlyInAnyOrderElementsOf(fixed.cohorts());
    assertThat(together.values()).allMatch(count -> count >= history.k());
    assertThat(left.values()).allMatch(count -> count < history.k());
  }

  @Property
  void orderOfMembers_neverMatters(@ForAll("histories") History history, @ForAll Random random) {
    Optional<Made> straight = Optional.empty();
    Optional<Made> shuffled = Optional.empty();
    for (Moment moment : history.moments()) {
      List<Member> members = new ArrayList<>(moment.members());
      Publication one = Crowd.publish(history.k(), members, straight);
      Collections.shuffle(members, random);
      Publication other = Crowd.publish(history.k(), members, shuffled);
      assertThat(other).isEqualTo(one);
      straight = one instanceof Made made ? Optional.of(made) : straight;
      shuffled = other instanceof Made made ? Optional.of(made) : shuffled;
    }
  }

  @Property
  void snapshot_madeAgainOfTheSameMembers_staysAsItIs(@ForAll("histories") History history) {
    Optional<Made> last = new Observer(history).last();

    assertThat(Crowd.publish(history.k(), history.moments().getLast().members(), last))
        .isEqualTo(last.isPresent() ? new Unchanged() : new Nothing(Reason.TOO_FEW));
  }

  @Property
  void snapshot_withoutAReadableSetting_isNeverMade(@ForAll("histories") History history) {
    Optional<Made> earlier = new Observer(history).last();
    for (Moment moment : history.moments()) {
      for (MinimumSetting setting :
          List.of(new Absent(), new Unreadable(), MinimumSetting.read(Optional.of("4")))) {
        assertThat(Crowd.publish(setting, moment.members(), earlier, Crowd.SECRET))
            .isInstanceOf(Nothing.class);
        assertThat(Crowd.publish(setting, moment.members(), Optional.empty(), Crowd.SECRET))
            .isInstanceOf(Nothing.class);
      }
    }
  }

  @Property
  void snapshot_underAnyOtherSecret_isNeverMadeAfterAnother(
      @ForAll("histories") History history, @ForAll @IntRange(min = 8, max = 100) int filled) {
    Optional<Made> earlier = new Observer(history).last();
    Assume.that(earlier.isPresent());
    for (Moment moment : history.moments()) {
      assertThat(Crowd.publish(new Usable(5), moment.members(), earlier, Crowd.secret(filled)))
          .isInstanceOf(Nothing.class);
    }
  }

  @Property
  void figures_withTheLowestAndHighestElsewhere_areTheSame(
      @ForAll("values") List<Fraction> values) {
    List<Fraction> sorted = new ArrayList<>(values);
    sorted.sort(Comparator.naturalOrder());
    sorted.set(0, Fraction.ZERO);
    sorted.set(sorted.size() - 1, Fraction.of(100));

    assertThat(FieldFigures.of("f", Crowd.DAY, sorted))
        .isEqualTo(FieldFigures.of("f", Crowd.DAY, values));
  }

  @Property
  void quantile_ofAnything_isTypeSeven(
      @ForAll("values") List<Fraction> values, @ForAll @IntRange(min = 1, max = 3) int quarters) {
    List<Fraction> sorted = new ArrayList<>(values);
    sorted.sort(Comparator.naturalOrder());
    double position = (sorted.size() - 1) * quarters / 4.0;
    double below = number(sorted.get((int) Math.floor(position)));
    double above = number(sorted.get((int) Math.ceil(position)));

    assertThat(number(FieldFigures.quantile(sorted, quarters)))
        .isEqualTo(below + (position - Math.floor(position)) * (above - below), within(1e-9));
  }

  private static double number(Fraction value) {
    return value.rounded(12).doubleValue();
  }

  @Property
  void rounded_toMultiplesOfFive_isTheNearestAndTheHigherOfTwo(
      @ForAll @IntRange(max = 100_000) int thousandths) {
    int rounded = FieldFigures.rounded(Fraction.of(thousandths, 1000));

    assertThat(rounded % 5).isZero();
    assertThat(thousandths - 1000 * rounded).isBetween(-2500, 2499);
  }

  /// As many municipalities as there are in Germany.
  @Example
  void snapshot_ofElevenThousand_isMadeAndHeldAgainst() {
    Random random = new Random(8);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 11_000; i++) {
      members.add(
          Crowd.member(
              i,
              ComparisonKind.values()[i % 4],
              PopulationClass.values()[i % 7],
              Map.of(
                  "f", Fraction.of(random.nextInt(1_000), 10),
                  "g", Fraction.of(random.nextInt(700), 7))));
    }
    Made made = Crowd.first(members);
    assertThat(made.snapshot().cohorts()).hasSize(28);
    for (CohortFigures cohort : made.snapshot().cohorts()) {
      assertThat(cohort.fields()).extracting(FieldFigures::field).containsExactly("f", "g");
      // 11 000 / 28 = 392,9: there are 392 or 393 in each.
      assertThat(cohort.fields()).extracting(FieldFigures::about).containsAnyOf(390, 395);
    }
    Collections.shuffle(members, random);

    assertThat(Crowd.next(made, members)).isEqualTo(new Unchanged());
    assertThat(Crowd.next(made, members.subList(4, 11_000))).isEqualTo(new Unchanged());
  }
}
