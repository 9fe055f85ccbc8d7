package org.selbstcheck.core.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Answer.Level;
import org.selbstcheck.core.answers.Answer.Unknown;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.rounds.FieldChange.Values;
import org.selbstcheck.core.scoring.Sample;

/// Method, section 6, clause by clause; the expected numbers are reckoned by hand.
class RoundsTest {

  private static final Instrument LATER = instrument(3, 2, 1);

  private static Instrument instrument(int a, int b, int c) {
    return Sample.instrument(
        Sample.field("f", Sample.fact("a", a), Sample.fact("b", b), Sample.fact("c", c)));
  }

  private static SelfCheck check(int a, int b, int c) {
    return Sample.check()
        .department("d")
        .agreed("a", new Level(a))
        .agreed("b", new Level(b))
        .agreed("c", new Level(c))
        .done();
  }

  private static FieldChange only(List<FieldChange> changes) {
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private static Optional<Values> values(String before, String after, String change) {
    return Optional.of(
        new Values(new BigDecimal(before), new BigDecimal(after), new BigDecimal(change)));
  }

  @Test
  void compare_allRatedTwice_changesByTheWeightedDifference() {
    // 100/4 · (3·1 + 2·2 + 1·0)/6 = 29,1666…; 100/4 · (3·2 + 2·2 + 1·4)/6 = 58,333…; 29,1666…
    FieldChange change = only(Rounds.compare(LATER, check(2, 2, 4), LATER, check(1, 2, 0)));

    assertThat(change)
        .isEqualTo(
            new FieldChange(
                "f", 3, Optional.of(new BigDecimal("100.0")), values("29.2", "58.3", "29.2")));
  }

  @Test
  void compare_otherWeightsBefore_takesThoseOfTheLaterRound() {
    Instrument earlier = instrument(1, 1, 5);

    assertThat(only(Rounds.compare(LATER, check(2, 2, 4), earlier, check(1, 2, 0))))
        .isEqualTo(only(Rounds.compare(LATER, check(2, 2, 4), LATER, check(1, 2, 0))));
  }

  @Test
  void compare_otherScaleBefore_comparesShares() {
    // The highest of two levels is as much as the highest of five.
    Instrument earlier = Sample.instrument(1, List.of("0", "50"), "60", "40", 1, LATER.fields());

    assertThat(only(Rounds.compare(LATER, check(4, 4, 0), earlier, check(1, 1, 0))).values())
        .isEqualTo(values("83.3", "83.3", "0.0"));
  }

  @Test
  void compare_ratedInOneRoundOnly_countsInNeither() {
    SelfCheck earlier =
        Sample.check()
            .agreed("a", new Level(4))
            .agreed("b", new Level(1))
            .agreed("c", new Unknown())
            .done();

    // c is left out on both sides: (3·4 + 2·1)/5 · 25 = 70; (3·4 + 2·2)/5 · 25 = 80; 5/6 = 83,33 %.
    assertThat(only(Rounds.compare(LATER, check(4, 2, 0), LATER, earlier)))
        .isEqualTo(
            new FieldChange(
                "f", 2, Optional.of(new BigDecimal("83.3")), values("70.0", "80.0", "10.0")));
  }

  @Test
  void compare_lessThanMinimumCoverage_isNotShown() {
    SelfCheck earlier = Sample.check().agreed("a", new Level(4)).done();

    assertThat(only(Rounds.compare(LATER, check(4, 2, 0), LATER, earlier)))
        .isEqualTo(new FieldChange("f", 1, Optional.of(new BigDecimal("50.0")), Optional.empty()));
  }

  @Test
  void compare_notApplicableLater_leavesTheWeightThatHasToBeReached() {
    SelfCheck earlier = Sample.check().agreed("a", new Level(1)).done();
    SelfCheck later =
        Sample.check()
            .agreed("a", new Level(2))
            .agreed("b", Sample.notApplicable())
            .agreed("c", Sample.notApplicable())
            .done();

    assertThat(only(Rounds.compare(LATER, later, LATER, earlier)))
        .isEqualTo(
            new FieldChange(
                "f", 1, Optional.of(new BigDecimal("100.0")), values("25.0", "50.0", "25.0")));
  }

  @Test
  void compare_minimumCoverage_isThatOfTheLaterInstrumentAndDecidedOnTheShownShare() {
    // 2/3 of the weight, shown as 66,7 per cent.
    Indicator a = Sample.fact("a", 2);
    Indicator b = Sample.fact("b", 1);
    SelfCheck both = Sample.check().agreed("a", new Level(1)).agreed("b", new Level(1)).done();
    SelfCheck one = Sample.check().agreed("a", new Level(1)).done();
    Instrument asks =
        Sample.instrument(4, List.of("0", "50"), "66.7", "40", 1, List.of(Sample.field("f", a, b)));
    Instrument asksMore =
        Sample.instrument(4, List.of("0", "50"), "66.8", "40", 1, List.of(Sample.field("f", a, b)));

    assertThat(only(Rounds.compare(asks, both, asksMore, one)).values()).isPresent();
    assertThat(only(Rounds.compare(asksMore, both, asks, one)).values()).isEmpty();
  }

  @Test
  void compare_minimumCoverageOfZero_showsNothingWhereNothingCompares() {
    Instrument lenient = Sample.instrument(4, List.of("0", "50"), "0", "40", 1, LATER.fields());

    FieldChange change =
        only(Rounds.compare(lenient, check(1, 1, 1), lenient, Sample.check().done()));

    assertThat(change.indicators()).isZero();
    assertThat(change.values()).isEmpty();
  }

  @Test
  void compare_negativeChange_isRoundedAwayFromZero() {
    // 25 · (3·2 + 2·2 + 1·1)/6 = 45,8333…; 25 · (3·2 + 2·2)/6 = 41,666…; −4,1666…
    assertThat(only(Rounds.compare(LATER, check(2, 2, 0), LATER, check(2, 2, 1))).values())
        .isEqualTo(values("45.8", "41.7", "-4.2"));
  }

  @Test
  void compare_fieldOutOfScopeLater_isLeftOut() {
    Instrument two =
        Sample.instrument(
            Sample.field("f", Sample.fact("a", 1)), Sample.field("g", Sample.fact("b", 1)));
    SelfCheck earlier = Sample.check().agreed("a", new Level(1)).agreed("b", new Level(1)).done();
    SelfCheck later =
        Sample.check().scope(new Scope.Fields(List.of("g"))).agreed("b", new Level(3)).done();

    assertThat(Rounds.compare(two, later, two, earlier))
        .extracting(FieldChange::field)
        .containsExactly("g");
    // What was out of scope before was not rated before.
    assertThat(Rounds.compare(two, earlier, two, later).getFirst().indicators()).isZero();
  }

  @Test
  void compare_anotherInstrument_isRefused() {
    Instrument other = renamed(LATER, new InstrumentVersion("anderes", 1));

    assertThatThrownBy(() -> Rounds.compare(LATER, check(1, 1, 1), other, check(1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("probe/1 compared with anderes/1");
  }

  private static Instrument renamed(Instrument of, InstrumentVersion version) {
    return new Instrument(
        version,
        of.language(),
        of.title(),
        of.summary(),
        of.basis(),
        of.licence(),
        of.minimumCoverage(),
        of.minimumApplicable(),
        of.capStage(),
        of.published(),
        of.scale(),
        of.stages(),
        of.outsideScale(),
        of.outsideGroups(),
        of.fields());
  }
}
