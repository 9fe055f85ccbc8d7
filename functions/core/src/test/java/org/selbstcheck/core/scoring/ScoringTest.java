package org.selbstcheck.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.selbstcheck.core.scoring.Sample.appraisal;
import static org.selbstcheck.core.scoring.Sample.check;
import static org.selbstcheck.core.scoring.Sample.fact;
import static org.selbstcheck.core.scoring.Sample.field;
import static org.selbstcheck.core.scoring.Sample.instrument;
import static org.selbstcheck.core.scoring.Sample.key;
import static org.selbstcheck.core.scoring.Sample.level;
import static org.selbstcheck.core.scoring.Sample.needing;
import static org.selbstcheck.core.scoring.Sample.notApplicable;
import static org.selbstcheck.core.scoring.Sample.notOurs;
import static org.selbstcheck.core.scoring.Sample.shortForm;
import static org.selbstcheck.core.scoring.Sample.topic;
import static org.selbstcheck.core.scoring.Sample.typed;
import static org.selbstcheck.core.scoring.Sample.unknown;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.Reason;
import org.selbstcheck.core.scoring.Result.State;
import org.selbstcheck.core.scoring.Result.TargetDistance;
import org.selbstcheck.core.scoring.Result.TopicResult;

/// One test per clause of the method, sections 0 to 5.
final class ScoringTest {

  @Test
  void score_ofAnotherInstrument_isRefused() {
    Instrument other = Sample.instrument(field("f", fact("a", 1)));
    var foreign =
        new SelfCheck(
            new InstrumentVersion("probe", 2),
            Optional.empty(),
            new Scope.Full(),
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            Optional.empty());
    assertThatThrownBy(() -> Scoring.score(other, foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probe/2")
        .hasMessageContaining("probe/1");
  }

  @Nested
  final class Section0Scope {
    private final Instrument instrument =
        instrument(
            field("f", topic("f1", fact("a", 1), shortForm("b", 1)), topic("f2", fact("c", 1))),
            field("g", fact("d", 1)));

    @Test
    void fields_listed_areAllThatExists() {
      Result result =
          check(level("x", "a", 4), level("x", "d", 4), level("y", "d", 0))
              .target("d", 3)
              .scope(new Scope.Fields(List.of("f")))
              .submitted()
              .scored(instrument);
      assertThat(result.scope()).isEqualTo(new Scope.Fields(List.of("f")));
      assertThat(result.fields()).extracting(FieldResult::id).containsExactly("f");
      assertThat(result.indicators())
          .extracting(IndicatorResult::id)
          .containsExactly("a", "b", "c");
      assertThat(result.discussionPoints()).isEmpty();
      assertThat(result.ratedByTwo()).isZero();
      assertThat(result.targets()).isEmpty();
      assertThat(result.strengths()).containsExactly("a");
      assertThat(result.knowledgeGaps()).containsExactly("b", "c");
    }

    @Test
    void fields_listedInAnotherOrder_keepTheInstrumentsOrderAndTheScopeItsOwn() {
      Scope scope = new Scope.Fields(List.of("g", "f"));
      Result result = check().scope(scope).scored(instrument);
      assertThat(result.fields()).extracting(FieldResult::id).containsExactly("f", "g");
      assertThat(result.scope()).isEqualTo(scope);
    }

    @Test
    void shortForm_leavesOutTopicsAndFieldsWithoutAnIndicator() {
      Result result = check(level("x", "b", 3)).scope(new Scope.Short()).scored(instrument);
      assertThat(result.fields()).extracting(FieldResult::id).containsExactly("f");
      assertThat(result.fields().getFirst().topics())
          .extracting(TopicResult::id)
          .containsExactly("f1");
      assertThat(result.indicators()).extracting(IndicatorResult::id).containsExactly("b");
    }

    @Test
    void shortForm_validAndFullyCovered_hasNoStageAndNoOverall() {
      Result result = check(level("x", "b", 3)).scope(new Scope.Short()).scored(instrument);
      FieldResult field = result.fields().getFirst();
      assertThat(field.valid()).isTrue();
      assertThat(field.stage()).isEmpty();
      assertThat(result.overall()).isEmpty();
    }
  }

  @Nested
  final class Section2States {

    @Test
    void fact_withResponsibleLevels_takesTheirMean() {
      Result result =
          check(level("x", "a", 4), level("y", "a", 3), level("z", "a", 0))
              .responsible("a", "x")
              .responsible("a", "y")
              .scored(one(fact("a", 1)));
      assertRated(result, "3.50", "87.5");
    }

    @Test
    void fact_whoseResponsibleGaveNoLevel_takesTheMeanOfAll() {
      Result result =
          check(unknown("x", "a"), level("y", "a", 3), level("z", "a", 2))
              .responsible("a", "x")
              .scored(one(fact("a", 1)));
      assertRated(result, "2.50", "62.5");
    }

    @Test
    void fact_responsibleForAnotherIndicator_doesNotCount() {
      Result result =
          check(level("x", "a", 4), level("y", "a", 1))
              .responsible("b", "x")
              .scored(instrument(field("f", fact("a", 1), fact("b", 1))));
      assertThat(result.indicators().getFirst().level()).contains(new BigDecimal("2.50"));
    }

    @Test
    void appraisal_withResponsibleLevels_takesTheMeanOfAll() {
      Result result =
          check(level("x", "a", 4), level("y", "a", 0))
              .responsible("a", "x")
              .scored(one(appraisal("a", 1)));
      assertRated(result, "2.00", "50.0");
    }

    @Test
    void levels_besideOtherAnswers_areRated() {
      Result result =
          check(level("x", "a", 1), unknown("y", "a"), notApplicable("z", "a"), notOurs("w", "a"))
              .scored(one(fact("a", 1)));
      assertRated(result, "1.00", "25.0");
    }

    @Test
    void notApplicable_withoutUnknown_isNotApplicable() {
      assertThat(state(check(notApplicable("x", "a"), notOurs("y", "a"))))
          .isEqualTo(State.NOT_APPLICABLE);
    }

    @Test
    void notApplicable_besideUnknown_isUnknown() {
      assertThat(state(check(notApplicable("x", "a"), unknown("y", "a")))).isEqualTo(State.UNKNOWN);
    }

    @Test
    void notOursAndTypedText_alone_areUnanswered() {
      assertThat(state(check(notOurs("x", "a"), typed("y", "a")))).isEqualTo(State.UNANSWERED);
    }

    @Test
    void agreedAnswer_decidesWhateverDepartmentsSaid() {
      assertThat(state(check(level("x", "a", 4)).agreed("a", new Answer.Unknown())))
          .isEqualTo(State.UNKNOWN);
      assertThat(state(check(level("x", "a", 4)).agreed("a", notApplicable())))
          .isEqualTo(State.NOT_APPLICABLE);
      Result result =
          check(level("x", "a", 4), level("y", "a", 3))
              .agreed("a", new Answer.Level(1))
              .scored(one(fact("a", 1)));
      assertRated(result, "1.00", "25.0");
      assertThat(result.indicators().getFirst().agreed()).isTrue();
    }

    @Test
    void agreedLevel_withoutAnyAnswer_isRated() {
      assertRated(
          check().agreed("a", new Answer.Level(3)).scored(one(fact("a", 1))), "3.00", "75.0");
    }

    @Test
    void level_onAThirdsScale_isRoundedFromTheExactValue() {
      Instrument instrument =
          instrument(3, List.of("0", "50"), "60", "40", 1, List.of(field("f", fact("a", 1))));
      Result result =
          check(level("x", "a", 1), level("y", "a", 1), level("z", "a", 0)).scored(instrument);
      assertRated(result, "0.67", "22.2");
    }

    private State state(Sample.Check check) {
      Result result = check.scored(one(fact("a", 1)));
      assertThat(result.indicators().getFirst().level().isPresent())
          .isEqualTo(result.indicators().getFirst().state() == State.RATED);
      return result.indicators().getFirst().state();
    }

    private void assertRated(Result result, String level, String score) {
      IndicatorResult indicator = result.indicators().getFirst();
      assertThat(indicator.state()).isEqualTo(State.RATED);
      assertThat(indicator.level()).contains(new BigDecimal(level));
      assertThat(indicator.score()).contains(new BigDecimal(score));
    }
  }

  @Nested
  final class Section3Fields {

    @Test
    void field_ofMixedStates_weighsEachShare() {
      // all 10, applicable 8, rated 5: (3·4 + 2·1)/5 levels
      FieldResult field =
          only(
              check(
                      level("x", "a", 4),
                      level("x", "b", 1),
                      unknown("x", "c"),
                      notApplicable("x", "d"))
                  .scored(
                      instrument(
                          field("f", fact("a", 3), fact("b", 2), fact("c", 3), fact("d", 2)))));
      assertThat(field.score()).contains(new BigDecimal("70.0"));
      assertThat(field.coverage()).contains(new BigDecimal("62.5"));
      assertThat(field.applicable()).isEqualTo(new BigDecimal("80.0"));
      // low (3·100 + 2·25)/8, high (3·100 + 2·25 + 3·100)/8
      assertThat(field.low()).contains(new BigDecimal("43.8"));
      assertThat(field.high()).contains(new BigDecimal("81.3"));
      assertThat(field.valid()).isTrue();
      assertThat(field.stage()).contains(2);
    }

    @Test
    void topics_areWeighedForThemselves() {
      Result result =
          check(level("x", "a", 2), unknown("x", "b"), notApplicable("x", "c"))
              .scored(
                  instrument(
                      field(
                          "f", topic("t", fact("a", 1), fact("b", 3)), topic("u", fact("c", 1)))));
      assertThat(only(result).topics())
          .containsExactly(
              new TopicResult(
                  "t",
                  Optional.of(new BigDecimal("50.0")),
                  Optional.of(new BigDecimal("25.0")),
                  Optional.of(new BigDecimal("12.5")),
                  Optional.of(new BigDecimal("87.5"))),
              new TopicResult(
                  "u", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void bounds_withoutAgreement_spanTheLevelsOfAllDepartments() {
      FieldResult field =
          only(
              check(level("x", "a", 1), level("y", "a", 3), level("z", "a", 2))
                  .responsible("a", "z")
                  .scored(one(fact("a", 1))));
      assertThat(field.score()).contains(new BigDecimal("50.0"));
      assertThat(field.low()).contains(new BigDecimal("25.0"));
      assertThat(field.high()).contains(new BigDecimal("75.0"));
    }

    @Test
    void bounds_withAgreedLevel_areThatLevel() {
      FieldResult field =
          only(
              check(level("x", "a", 0), level("y", "a", 4))
                  .agreed("a", new Answer.Level(3))
                  .scored(one(fact("a", 1))));
      assertThat(field.low()).contains(new BigDecimal("75.0"));
      assertThat(field.high()).contains(new BigDecimal("75.0"));
    }

    @Test
    void bounds_withAgreedUnknown_areOpenToBothEnds() {
      FieldResult field =
          only(
              check(level("x", "a", 2), level("y", "a", 3))
                  .agreed("a", new Answer.Unknown())
                  .scored(one(fact("a", 1))));
      assertThat(field.score()).isEmpty();
      assertThat(field.coverage()).contains(new BigDecimal("0.0"));
      assertThat(field.low()).contains(new BigDecimal("0.0"));
      assertThat(field.high()).contains(new BigDecimal("100.0"));
    }

    @Test
    void field_withNothingApplicable_hasNoNumbersButTheShare() {
      FieldResult field = only(check(notApplicable("x", "a")).scored(one(fact("a", 1))));
      assertThat(field)
          .isEqualTo(
              new FieldResult(
                  "f",
                  Optional.empty(),
                  Optional.empty(),
                  new BigDecimal("0.0"),
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  Optional.empty(),
                  List.of(),
                  field.topics()));
    }

    @Test
    void validity_isDecidedOnTheShownCoverage() {
      // 1199/2000 = 59.95 shows as 60.0; 1198/2000 = 59.9 does not.
      assertThat(only(covered(1199)).coverage()).contains(new BigDecimal("60.0"));
      assertThat(only(covered(1199)).valid()).isTrue();
      assertThat(only(covered(1199)).stage()).contains(3);
      assertThat(only(covered(1198)).coverage()).contains(new BigDecimal("59.9"));
      assertThat(only(covered(1198)).valid()).isFalse();
      assertThat(only(covered(1198)).stage()).isEmpty();
    }

    @Test
    void validity_withoutAScore_isNeverGiven() {
      Instrument instrument =
          instrument(4, List.of("0", "50"), "0", "0", 1, List.of(field("f", fact("a", 1))));
      FieldResult field = only(check(unknown("x", "a")).scored(instrument));
      assertThat(field.coverage()).contains(new BigDecimal("0.0"));
      assertThat(field.valid()).isFalse();
      assertThat(field.stage()).isEmpty();
    }

    @Test
    void stage_needsTheShownApplicableShare() {
      // 799/2000 = 39.95 shows as 40.0; 798/2000 = 39.9 does not.
      assertThat(only(applicable(799)).applicable()).isEqualTo(new BigDecimal("40.0"));
      assertThat(only(applicable(799)).stage()).contains(3);
      assertThat(only(applicable(798)).valid()).isTrue();
      assertThat(only(applicable(798)).stage()).isEmpty();
    }

    @Test
    void stage_isDecidedOnTheShownScore() {
      // 1199 of 2 400 levels·weight: 49.958… shows as 50.0.
      Indicator[] indicators = new Indicator[600];
      Sample.Check check = check();
      for (int i = 0; i < indicators.length; i++) {
        indicators[i] = fact("i" + i, 1);
        check.plus(level("x", "i" + i, i == 0 ? 1 : 2));
      }
      FieldResult field = only(check.scored(instrument(field("f", indicators))));
      assertThat(field.score()).contains(new BigDecimal("50.0"));
      assertThat(field.stage()).contains(2);
    }

    @Test
    void stage_atEachThreshold_isReached() {
      for (int level = 0; level <= 4; level++) {
        FieldResult field = only(check(level("x", "a", level)).scored(one(fact("a", 1))));
        assertThat(field.stage()).contains(Math.min(level, 3));
      }
    }

    private Result covered(int rated) {
      Indicator[] indicators = new Indicator[2000];
      Sample.Check check = check();
      for (int i = 0; i < indicators.length; i++) {
        indicators[i] = fact("i" + i, 1);
        check.plus(i < rated ? level("x", "i" + i, 4) : unknown("x", "i" + i));
      }
      return check.scored(instrument(field("f", indicators)));
    }

    private Result applicable(int rated) {
      Indicator[] indicators = new Indicator[2000];
      Sample.Check check = check();
      for (int i = 0; i < indicators.length; i++) {
        indicators[i] = fact("i" + i, 1);
        check.plus(i < rated ? level("x", "i" + i, 4) : notApplicable("x", "i" + i));
      }
      return check.scored(instrument(field("f", indicators)));
    }
  }

  @Nested
  final class Section3Cap {
    private final Instrument instrument =
        instrument(field("f", fact("a", 5), fact("b", 5), key("k", 1), key("l", 1)));

    @Test
    void key_belowAQuarter_lowersTheStage() {
      FieldResult field =
          only(checkWith(level("x", "k", 0), level("x", "l", 4)).scored(instrument));
      assertThat(field.stage()).contains(1);
      assertThat(field.cappedBy()).containsExactly("k");
    }

    @Test
    void key_atAQuarter_lowersNothing() {
      FieldResult field =
          only(checkWith(level("x", "k", 1), level("x", "l", 4)).scored(instrument));
      assertThat(field.stage()).contains(3);
      assertThat(field.cappedBy()).isEmpty();
    }

    @Test
    void key_justBelowAQuarterThoughShownAsOne_lowersTheStage() {
      // 299 departments at 1 and one at 0: 0.9966… shows as 1.00.
      Sample.Check check = checkWith(level("x", "l", 4));
      for (int i = 0; i < 299; i++) {
        check.plus(level("d" + i, "k", 1));
      }
      Result result = check.plus(level("x", "k", 0)).scored(instrument);
      assertThat(result.indicators().get(2).level()).contains(new BigDecimal("1.00"));
      assertThat(only(result).cappedBy()).containsExactly("k");
    }

    @Test
    void keys_unknownAndAgreedUnknown_areAllNamedInTheInstrumentsOrder() {
      FieldResult field =
          only(
              checkWith(level("x", "k", 4), unknown("x", "l"))
                  .agreed("k", new Answer.Unknown())
                  .scored(instrument));
      assertThat(field.stage()).contains(1);
      assertThat(field.cappedBy()).containsExactly("k", "l");
    }

    @Test
    void key_unanswered_capsOnlyASubmittedCheck() {
      assertThat(only(checkWith(level("x", "k", 4)).scored(instrument)).stage()).contains(3);
      FieldResult submitted = only(checkWith(level("x", "k", 4)).submitted().scored(instrument));
      assertThat(submitted.stage()).contains(1);
      assertThat(submitted.cappedBy()).containsExactly("l");
    }

    @Test
    void key_notApplicable_lowersNothing() {
      FieldResult field =
          only(
              checkWith(notApplicable("x", "k"), level("x", "l", 4))
                  .submitted()
                  .scored(instrument));
      assertThat(field.stage()).contains(3);
    }

    @Test
    void stage_notAboveTheCap_namesNobody() {
      Result result =
          check(level("x", "a", 2), level("x", "b", 2), level("x", "k", 0), level("x", "l", 0))
              .scored(instrument);
      assertThat(only(result).stage()).contains(1);
      assertThat(only(result).cappedBy()).isEmpty();
    }

    @Test
    void ordinaryIndicator_failing_capsNothing() {
      FieldResult field =
          only(
              check(level("x", "a", 4), level("x", "b", 0), level("x", "k", 4), level("x", "l", 4))
                  .scored(instrument));
      assertThat(field.stage()).contains(2);
    }

    @Test
    void field_withoutAStage_namesNobody() {
      Result result =
          check(level("x", "a", 4), unknown("x", "b"), level("x", "k", 0)).scored(instrument);
      assertThat(only(result).stage()).isEmpty();
      assertThat(only(result).cappedBy()).isEmpty();
    }

    @Test
    void capStage_ofTheInstrument_isTheLimit() {
      Instrument strict =
          instrument(
              4,
              List.of("0", "25", "50", "75"),
              "60",
              "40",
              0,
              List.of(field("f", fact("a", 5), key("k", 1))));
      FieldResult field = only(check(level("x", "a", 4), level("x", "k", 0)).scored(strict));
      assertThat(field.stage()).contains(0);
      assertThat(field.cappedBy()).containsExactly("k");
    }

    @Test
    void key_ofAnotherField_capsNothingHere() {
      Instrument two = instrument(field("f", fact("a", 1)), field("g", key("k", 1)));
      Result result = check(level("x", "a", 4), level("x", "k", 0)).scored(two);
      assertThat(result.fields().getFirst().stage()).contains(3);
    }

    private Sample.Check checkWith(Entry... more) {
      return check(level("x", "a", 4), level("x", "b", 4)).plus(more);
    }
  }

  @Nested
  final class Section3Overall {
    private final Instrument instrument =
        instrument(field("f", fact("a", 1)), field("g", fact("b", 5)), field("h", fact("c", 1)));

    @Test
    void overall_isTheUnweightedMeanOfFieldScores() {
      Result result =
          check(level("x", "a", 4), level("x", "b", 0), level("x", "c", 0)).scored(instrument);
      assertThat(result.overall()).contains(new BigDecimal("33.3"));
    }

    @Test
    void overall_leavesOutFieldsInWhichNothingApplies() {
      Result result =
          check(level("x", "a", 4), level("x", "b", 1), notApplicable("x", "c")).scored(instrument);
      assertThat(result.overall()).contains(new BigDecimal("62.5"));
    }

    @Test
    void overall_withOneFieldInvalid_isNotGiven() {
      assertThat(check(level("x", "a", 4), level("x", "b", 1)).scored(instrument).overall())
          .isEmpty();
    }

    @Test
    void overall_withNothingApplicable_isNotGiven() {
      assertThat(
              check(notApplicable("x", "a"), notApplicable("x", "b"), notApplicable("x", "c"))
                  .scored(instrument)
                  .overall())
          .isEmpty();
    }

    @Test
    void overall_ofAllFieldsListed_isNotGiven() {
      Result result =
          check(level("x", "a", 4), level("x", "b", 1), level("x", "c", 1))
              .scope(new Scope.Fields(List.of("f", "g", "h")))
              .scored(instrument);
      assertThat(result.fields()).allMatch(FieldResult::valid);
      assertThat(result.overall()).isEmpty();
    }

    @Test
    void overall_isTheMeanOfExactScores() {
      // 1/12 and 1/6 and 0 of 100: shown 8.3, 16.7 and 0.0; their exact mean is 8.333…
      Instrument thirds =
          instrument(
              3,
              List.of("0", "50"),
              "0",
              "0",
              1,
              List.of(
                  field("f", fact("a", 1), fact("a2", 1)),
                  field("g", fact("b", 1), fact("b2", 1)),
                  field("h", fact("c", 1))));
      Result result =
          check(
                  level("x", "a", 1),
                  level("y", "a", 0),
                  level("x", "a2", 0),
                  level("x", "b", 1),
                  level("x", "b2", 0),
                  level("x", "c", 0))
              .scored(thirds);
      assertThat(result.fields())
          .extracting(field -> field.score().orElseThrow().toString())
          .containsExactly("8.3", "16.7", "0.0");
      assertThat(result.overall()).contains(new BigDecimal("8.3"));
    }
  }

  @Nested
  final class Section4Divergence {

    @Test
    void spreadAndDissent_belowTwoLevels_areNone() {
      Result result = check(level("x", "a", 4), unknown("y", "a")).scored(one(fact("a", 1)));
      assertThat(result.indicators().getFirst().spread()).isEmpty();
      assertThat(result.indicators().getFirst().dissent()).isEmpty();
      assertThat(result.ratedByTwo()).isZero();
    }

    @Test
    void dissent_isTheMeanOverAllPairs() {
      // pairs of 0, 1, 1, 4: 1 1 4 0 3 3 = 12 over 6
      Result result =
          check(level("w", "a", 1), level("x", "a", 0), level("y", "a", 4), level("z", "a", 1))
              .scored(one(fact("a", 2)));
      assertThat(result.indicators().getFirst().spread()).contains(4);
      assertThat(result.indicators().getFirst().dissent()).contains(new BigDecimal("2.00"));
      assertThat(result.ratedByTwo()).isEqualTo(1);
      // largest for four: 4·2·2/6 = 8/3, so the relative dissent is 3/4; weight 2
      assertThat(result.discussionPoints())
          .containsExactly(
              new DiscussionPoint(
                  "a",
                  List.of(Reason.SPREAD),
                  Optional.of(4),
                  Optional.of(new BigDecimal("2.00")),
                  new BigDecimal("1.50")));
    }

    @Test
    void relativeDissent_ofThreeAsFarApartAsTheyCan_isOne() {
      Result result =
          check(level("x", "a", 0), level("y", "a", 4), level("z", "a", 4))
              .scored(one(fact("a", 1)));
      assertThat(result.discussionPoints().getFirst().priority()).isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void spread_atHalfTheScale_isAReason() {
      assertThat(reasons(check(level("x", "a", 1), level("y", "a", 3))))
          .containsExactly(Reason.SPREAD);
      assertThat(reasons(check(level("x", "a", 1), level("y", "a", 2)))).isEmpty();
    }

    @Test
    void spread_onAnOddScale_needsMoreThanItsLowerHalf() {
      Instrument threes =
          instrument(3, List.of("0", "50"), "60", "40", 1, List.of(field("f", fact("a", 1))));
      assertThat(check(level("x", "a", 1), level("y", "a", 2)).scored(threes).discussionPoints())
          .isEmpty();
      assertThat(check(level("x", "a", 1), level("y", "a", 3)).scored(threes).discussionPoints())
          .hasSize(1);
    }

    @Test
    void responsibility_levelAndNotApplicable_isAReason() {
      assertThat(reasons(check(level("x", "a", 2), notApplicable("y", "a"))))
          .containsExactly(Reason.RESPONSIBILITY);
      assertThat(reasons(check(unknown("x", "a"), notApplicable("y", "a")))).isEmpty();
    }

    @Test
    void knowledge_twoAndHalfOfThoseAnswering_isAReason() {
      assertThat(reasons(check(unknown("x", "a"), unknown("y", "a"))))
          .containsExactly(Reason.KNOWLEDGE);
      assertThat(
              reasons(
                  check(
                      unknown("x", "a"),
                      unknown("y", "a"),
                      level("z", "a", 1),
                      level("w", "a", 1))))
          .containsExactly(Reason.KNOWLEDGE);
      assertThat(
              reasons(
                  check(
                      unknown("x", "a"),
                      unknown("y", "a"),
                      level("z", "a", 1),
                      level("w", "a", 1),
                      level("v", "a", 1))))
          .isEmpty();
    }

    @Test
    void knowledge_oneUnknownAlone_isNoReason() {
      assertThat(reasons(check(unknown("x", "a")))).isEmpty();
    }

    @Test
    void knowledge_notApplicableAnswers_countAmongThoseAnswering() {
      assertThat(
              reasons(
                  check(
                      unknown("x", "a"),
                      unknown("y", "a"),
                      notApplicable("z", "a"),
                      notApplicable("w", "a"),
                      notApplicable("v", "a"))))
          .isEmpty();
    }

    @Test
    void knowledge_notOursAndOpenEntries_doNotCountAmongThoseAnswering() {
      assertThat(
              reasons(
                  check(
                      unknown("x", "a"),
                      unknown("y", "a"),
                      notOurs("z", "a"),
                      notOurs("w", "a"),
                      typed("v", "a"))))
          .containsExactly(Reason.KNOWLEDGE);
    }

    @Test
    void priority_addsOneForResponsibilityAndOneForKnowledge() {
      Result result =
          check(
                  level("v", "a", 0),
                  level("w", "a", 4),
                  unknown("x", "a"),
                  unknown("y", "a"),
                  unknown("u", "a"),
                  notApplicable("z", "a"))
              .scored(one(fact("a", 3)));
      assertThat(result.discussionPoints())
          .containsExactly(
              new DiscussionPoint(
                  "a",
                  List.of(Reason.SPREAD, Reason.RESPONSIBILITY, Reason.KNOWLEDGE),
                  Optional.of(4),
                  Optional.of(new BigDecimal("4.00")),
                  new BigDecimal("9.00")));
    }

    @Test
    void priority_withoutTheReasonSpread_stillCountsDissent() {
      // levels 1 and 2: dissent 1, largest 4; 1/4 + 1 for responsibility
      Result result =
          check(level("x", "a", 1), level("y", "a", 2), notApplicable("z", "a"))
              .scored(one(fact("a", 1)));
      assertThat(result.discussionPoints().getFirst().priority()).isEqualTo(new BigDecimal("1.25"));
    }

    @Test
    void points_areSortedByExactPriorityWithTiesInOrder() {
      Instrument instrument =
          instrument(field("f", fact("a", 1), fact("b", 1), fact("c", 2), fact("d", 2)));
      Result result =
          check(
                  level("x", "a", 1),
                  level("y", "a", 3),
                  level("x", "b", 0),
                  level("y", "b", 4),
                  level("x", "c", 1),
                  level("y", "c", 3),
                  level("x", "d", 0),
                  level("y", "d", 4))
              .scored(instrument);
      assertThat(result.discussionPoints())
          .extracting(DiscussionPoint::indicator)
          .containsExactly("d", "b", "c", "a");
    }

    @Test
    void points_shownAlikeButNotEqual_areSortedByTheExactValue() {
      // One of 1 001 and one of 1 000 stand apart: both priorities show as 0.00, b's is larger.
      Instrument instrument = instrument(field("f", fact("a", 1), fact("b", 1)));
      Sample.Check check = check();
      for (int i = 0; i < 1001; i++) {
        check.plus(level("d" + i, "a", i == 0 ? 0 : 4));
        if (i < 1000) {
          check.plus(level("d" + i, "b", i == 0 ? 0 : 4));
        }
      }
      Result result = check.scored(instrument);
      assertThat(result.discussionPoints())
          .extracting(DiscussionPoint::indicator, point -> point.priority().toString())
          .containsExactly(tuple("b", "0.00"), tuple("a", "0.00"));
    }

    @Test
    void agreement_settlesAPointAndKeepsItsNumbers() {
      Result result =
          check(level("x", "a", 0), level("y", "a", 4))
              .agreed("a", new Answer.Level(2))
              .scored(one(fact("a", 1)));
      assertThat(result.discussionPoints()).isEmpty();
      assertThat(result.settled())
          .containsExactly(
              new DiscussionPoint(
                  "a",
                  List.of(Reason.SPREAD),
                  Optional.of(4),
                  Optional.of(new BigDecimal("4.00")),
                  new BigDecimal("1.00")));
    }

    @Test
    void agreement_onWhatWasNoPoint_settlesNothing() {
      Result result =
          check(level("x", "a", 2), level("y", "a", 2))
              .agreed("a", new Answer.Level(3))
              .scored(one(fact("a", 1)));
      assertThat(result.settled()).isEmpty();
      assertThat(result.discussionPoints()).isEmpty();
    }

    @Test
    void settled_isSortedByPriority() {
      Instrument instrument = instrument(field("f", fact("a", 1), fact("b", 2)));
      Result result =
          check(level("x", "a", 0), level("y", "a", 4), level("x", "b", 0), level("y", "b", 4))
              .agreed("a", new Answer.Level(2))
              .agreed("b", new Answer.Unknown())
              .scored(instrument);
      assertThat(result.settled()).extracting(DiscussionPoint::indicator).containsExactly("b", "a");
    }

    @Test
    void disputedMinorityAndFocus_changeNothing() {
      Instrument instrument = one(fact("a", 1));
      Result plain =
          check(level("x", "a", 0), level("y", "a", 4))
              .agreed("a", new Answer.Level(2))
              .scored(instrument);
      Result adorned =
          check(level("x", "a", 0), level("y", "a", 4))
              .agreed(
                  new Agreement(
                      "a",
                      new Answer.Level(2),
                      "Anders begründet.",
                      List.of(new View("x", "Wir nicht.")),
                      Set.of(),
                      List.of(new Agreement.Before("x", Optional.of(new Answer.Level(4))))))
              .disputed("a", "x", "y")
              .focus("f-t")
              .own("o", level("x", "o", 0))
              .scored(instrument);
      assertThat(adorned).isEqualTo(plain);
    }

    private List<Reason> reasons(Sample.Check check) {
      List<DiscussionPoint> points = check.scored(one(fact("a", 1))).discussionPoints();
      return points.isEmpty() ? List.of() : points.getFirst().reasons();
    }
  }

  @Nested
  final class Section5Findings {

    @Test
    void gap_atAQuarterOrBelow() {
      assertThat(place(check(level("x", "a", 1)), fact("a", 1))).isEqualTo("gap");
      assertThat(
              place(
                  check(level("x", "a", 1), level("y", "a", 1), level("z", "a", 2)), fact("a", 1)))
          .isEqualTo("in progress");
    }

    @Test
    void gap_ofAKeyIndicatorBelowHalf() {
      assertThat(place(check(level("x", "a", 1), level("y", "a", 2)), key("a", 1)))
          .isEqualTo("gap");
      assertThat(place(check(level("x", "a", 2)), key("a", 1))).isEqualTo("in progress");
    }

    @Test
    void gap_whereHalfSeeANeedAndTheLevelIsBelowThreeQuarters() {
      assertThat(place(check(needing(level("x", "a", 2)), level("y", "a", 3)), fact("a", 1)))
          .isEqualTo("gap");
      assertThat(
              place(
                  check(needing(level("x", "a", 2)), level("y", "a", 3), level("z", "a", 3)),
                  fact("a", 1)))
          .isEqualTo("in progress");
      assertThat(place(check(needing(level("x", "a", 3))), fact("a", 1))).isEqualTo("strength");
    }

    @Test
    void needForAction_withoutALevel_doesNotCount() {
      assertThat(
              place(
                  check(level("x", "a", 2), needing(unknown("y", "a")), typed("z", "a")),
                  fact("a", 1)))
          .isEqualTo("in progress");
    }

    @Test
    void needForAction_ofAnAgreedLevel_isThatOfTheDepartmentsWithALevel() {
      Result result =
          check(needing(level("x", "a", 4)), level("y", "a", 4))
              .agreed("a", new Answer.Level(2))
              .scored(one(fact("a", 2)));
      assertThat(result.gaps()).containsExactly(new Finding("a", new BigDecimal("1.50")));
    }

    @Test
    void needForAction_ofAnAgreedLevelWithoutAnyOwn_isNone() {
      Result result = check().agreed("a", new Answer.Level(0)).scored(one(fact("a", 3)));
      assertThat(result.gaps()).containsExactly(new Finding("a", new BigDecimal("3.00")));
    }

    @Test
    void strength_fromThreeQuarters() {
      assertThat(place(check(level("x", "a", 3)), fact("a", 1))).isEqualTo("strength");
      assertThat(
              place(
                  check(level("x", "a", 3), level("y", "a", 3), level("z", "a", 2)), fact("a", 1)))
          .isEqualTo("in progress");
    }

    @Test
    void strength_withAnOpenPointForSpread_isInProgress() {
      assertThat(
              place(
                  check(level("x", "a", 4), level("y", "a", 4), level("z", "a", 2)), fact("a", 1)))
          .isEqualTo("in progress");
    }

    @Test
    void strength_withAnOpenPointForKnowledge_isInProgress() {
      assertThat(
              place(check(level("x", "a", 4), unknown("y", "a"), unknown("z", "a")), fact("a", 1)))
          .isEqualTo("in progress");
    }

    @Test
    void strength_withAnOpenPointForResponsibility_isAStrength() {
      assertThat(place(check(level("x", "a", 4), notApplicable("y", "a")), fact("a", 1)))
          .isEqualTo("strength");
    }

    @Test
    void strength_withASettledPoint_isAStrength() {
      assertThat(
              place(
                  check(level("x", "a", 4), level("y", "a", 0)).agreed("a", new Answer.Level(3)),
                  fact("a", 1)))
          .isEqualTo("strength");
    }

    @Test
    void gaps_areSortedByUrgencyWithTiesInOrder() {
      Instrument instrument =
          instrument(field("f", fact("a", 1), fact("b", 1), fact("c", 2), fact("d", 3)));
      Result result =
          check(
                  level("x", "a", 1),
                  level("x", "b", 1),
                  level("x", "c", 0),
                  needing(level("x", "d", 1)))
              .scored(instrument);
      assertThat(result.gaps())
          .containsExactly(
              new Finding("d", new BigDecimal("4.50")),
              new Finding("c", new BigDecimal("2.00")),
              new Finding("a", new BigDecimal("0.75")),
              new Finding("b", new BigDecimal("0.75")));
    }

    @Test
    void inProgress_isSortedLikeGaps() {
      Instrument instrument = instrument(field("f", fact("a", 1), fact("b", 3)));
      Result result = check(level("x", "a", 2), level("x", "b", 2)).scored(instrument);
      assertThat(result.inProgress())
          .containsExactly(
              new Finding("b", new BigDecimal("1.50")), new Finding("a", new BigDecimal("0.50")));
    }

    @Test
    void strengths_areSortedByWeightTimesLevelWithTiesInOrder() {
      Instrument instrument =
          instrument(field("f", fact("a", 3), fact("b", 4), fact("c", 4), fact("d", 1)));
      Result result =
          check(level("x", "a", 4), level("x", "b", 3), level("x", "c", 4), level("x", "d", 4))
              .scored(instrument);
      assertThat(result.strengths()).containsExactly("c", "a", "b", "d");
    }

    @Test
    void knowledgeGaps_areUnknownAndInASubmittedCheckUnanswered() {
      Instrument instrument =
          instrument(field("f", fact("a", 1), fact("b", 1), fact("c", 1), fact("d", 1)));
      Sample.Check check = check(unknown("x", "b"), level("x", "c", 2), notApplicable("x", "d"));
      assertThat(check.scored(instrument).knowledgeGaps()).containsExactly("b");
      Result submitted = check.submitted().scored(instrument);
      assertThat(submitted.knowledgeGaps()).containsExactly("a", "b");
      assertThat(submitted.submitted()).isTrue();
    }

    @Test
    void targets_areInTheInstrumentsOrderWithTheExactDistance() {
      Instrument instrument = instrument(field("f", fact("a", 1), fact("b", 1), fact("c", 1)));
      Result result =
          check(
                  level("x", "a", 4),
                  level("y", "a", 4),
                  level("z", "a", 3),
                  unknown("x", "b"),
                  level("x", "c", 1))
              .target("c", 3)
              .target("b", 2)
              .target("a", 3)
              .scored(instrument);
      assertThat(result.targets())
          .containsExactly(
              new TargetDistance("a", 3, Optional.of(new BigDecimal("-0.67"))),
              new TargetDistance("b", 2, Optional.empty()),
              new TargetDistance("c", 3, Optional.of(new BigDecimal("2.00"))));
    }

    @Test
    void distance_atNegativeHalf_isRoundedAwayFromZero() {
      Sample.Check check = check();
      for (int i = 0; i < 8; i++) {
        check.plus(level("d" + i, "a", i == 0 ? 3 : 2));
      }
      assertThat(check.target("a", 2).scored(one(fact("a", 1))).targets())
          .containsExactly(new TargetDistance("a", 2, Optional.of(new BigDecimal("-0.13"))));
    }

    private String place(Sample.Check check, Indicator indicator) {
      Result result = check.scored(one(indicator));
      String place =
          (result.gaps().isEmpty() ? "" : "gap")
              + (result.inProgress().isEmpty() ? "" : "in progress")
              + (result.strengths().isEmpty() ? "" : "strength");
      assertThat(result.knowledgeGaps()).isEmpty();
      return place;
    }
  }

  private static Instrument one(Indicator indicator) {
    return instrument(field("f", indicator));
  }

  private static FieldResult only(Result result) {
    assertThat(result.fields()).hasSize(1);
    return result.fields().getFirst();
  }
}
