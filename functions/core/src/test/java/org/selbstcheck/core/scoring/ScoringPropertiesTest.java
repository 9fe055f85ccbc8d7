package org.selbstcheck.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.scoring.RandomChecks.Pair;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.State;
import org.selbstcheck.core.scoring.Result.TopicResult;

/// What must hold for every instrument and every self-check.
final class ScoringPropertiesTest {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Provide
  Arbitrary<Pair> pairs() {
    return RandomChecks.pairs();
  }

  @Property(tries = 3000)
  void score_ofAnything_equalsThePlainMethod(@ForAll("pairs") Pair pair) {
    assertThat(pair.check().problemsWith(pair.instrument())).isEmpty();
    assertThat(pair.scored()).isEqualTo(new PlainMethod(pair.instrument(), pair.check()).result());
  }

  @Property
  void score_ofShuffledLists_isTheSame(@ForAll("pairs") Pair pair, @ForAll Random random) {
    SelfCheck it = pair.check();
    SelfCheck shuffled =
        copy(
            it,
            shuffled(it.departments(), random),
            shuffled(it.responsible(), random),
            shuffled(it.entries(), random),
            shuffled(it.agreed(), random),
            shuffled(it.targets(), random));
    assertThat(Scoring.score(pair.instrument(), shuffled)).isEqualTo(pair.scored());
  }

  @Property
  void score_withEveryGapFilledByNotOurs_isTheSame(@ForAll("pairs") Pair pair) {
    assertThat(withMore(pair, "new", id -> Sample.notOurs("new", id))).isEqualTo(pair.scored());
  }

  @Property
  void score_withEveryGapFilledByTypedText_isTheSame(@ForAll("pairs") Pair pair) {
    assertThat(withMore(pair, "new", id -> Sample.typed("new", id))).isEqualTo(pair.scored());
  }

  @Property
  void score_withAddedUnknown_keepsEveryFieldsAndTopicsScore(@ForAll("pairs") Pair pair) {
    Result before = pair.scored();
    Result after = withMore(pair, "new", id -> Sample.unknown("new", id));
    assertThat(after.fields())
        .extracting(FieldResult::score)
        .isEqualTo(before.fields().stream().map(FieldResult::score).toList());
    assertThat(after.fields())
        .flatExtracting(FieldResult::topics)
        .extracting(TopicResult::score)
        .isEqualTo(
            before.fields().stream()
                .flatMap(field -> field.topics().stream())
                .map(TopicResult::score)
                .toList());
  }

  @Property
  void bounds_always_encloseTheScore(@ForAll("pairs") Pair pair) {
    for (FieldResult field : pair.scored().fields()) {
      assertEnclosed(field.low(), field.score(), field.high());
      assertThat(field.low().isPresent()).isEqualTo(field.coverage().isPresent());
      for (TopicResult topic : field.topics()) {
        assertEnclosed(topic.low(), topic.score(), topic.high());
        assertThat(topic.low().isPresent()).isEqualTo(topic.coverage().isPresent());
      }
    }
  }

  @Property
  void numbers_always_lieInTheirRanges(@ForAll("pairs") Pair pair) {
    Result result = pair.scored();
    int max = pair.instrument().max();
    for (FieldResult field : result.fields()) {
      assertThat(field.applicable()).isBetween(BigDecimal.ZERO, HUNDRED);
      field.coverage().ifPresent(it -> assertThat(it).isBetween(BigDecimal.ZERO, HUNDRED));
      assertThat(!field.valid() || field.score().isPresent()).isTrue();
      assertThat(field.stage().isEmpty() || field.valid()).isTrue();
      assertThat(
              field.cappedBy().isEmpty()
                  || field.stage().equals(Optional.of(pair.instrument().capStage())))
          .isTrue();
      assertThat(NoStage.of(field, pair.instrument(), result.scope()).isEmpty())
          .isEqualTo(field.stage().isPresent());
    }
    for (IndicatorResult indicator : result.indicators()) {
      assertThat(indicator.level().isPresent()).isEqualTo(indicator.state() == State.RATED);
      indicator
          .level()
          .ifPresent(it -> assertThat(it).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(max)));
      assertThat(indicator.dissent().isPresent()).isEqualTo(indicator.spread().isPresent());
    }
    for (DiscussionPoint point : result.discussionPoints()) {
      // weight at most 5, relative dissent at most 1
      assertThat(point.priority()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(15));
    }
  }

  @Property
  void findings_always_holdEveryRatedIndicatorOnce(@ForAll("pairs") Pair pair) {
    Result result = pair.scored();
    List<String> found = new ArrayList<>(result.strengths());
    result.gaps().stream().map(Finding::indicator).forEach(found::add);
    result.inProgress().stream().map(Finding::indicator).forEach(found::add);
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            result.indicators().stream()
                .filter(it -> it.state() == State.RATED)
                .map(IndicatorResult::id)
                .toList());
    assertThat(Collections.disjoint(result.knowledgeGaps(), found)).isTrue();
    Set<String> points = new HashSet<>();
    result.discussionPoints().forEach(point -> points.add(point.indicator()));
    result.settled().forEach(point -> assertThat(points).doesNotContain(point.indicator()));
  }

  @Property
  void score_withDoubledWeights_keepsSharesScoresAndBounds(@ForAll("pairs") Pair pair) {
    Result single = Scoring.score(weighing(pair.instrument(), 1), pair.check());
    Result doubled = Scoring.score(weighing(pair.instrument(), 2), pair.check());
    assertThat(doubled.fields()).isEqualTo(single.fields());
    assertThat(doubled.overall()).isEqualTo(single.overall());
    assertThat(doubled.strengths()).isEqualTo(single.strengths());
  }

  @Property
  void score_withALevelRaised_lowersNoScoreAndNoBound(
      @ForAll("pairs") Pair pair, @ForAll Random random) {
    List<Entry> entries = new ArrayList<>(pair.check().entries());
    if (entries.isEmpty()) {
      return;
    }
    int at = random.nextInt(entries.size());
    Entry chosen = entries.get(at);
    if (!(chosen.answer().orElse(null) instanceof Answer.Level(int level))
        || level == pair.instrument().max()) {
      return;
    }
    entries.set(
        at,
        new Entry(
            chosen.department(),
            chosen.indicator(),
            Optional.of(new Answer.Level(level + 1)),
            chosen.needForAction(),
            "",
            Set.of(),
            List.of()));
    List<FieldResult> before = pair.scored().fields();
    List<FieldResult> after =
        Scoring.score(pair.instrument(), withEntries(pair.check(), entries)).fields();
    for (int i = 0; i < before.size(); i++) {
      assertNotLower(before.get(i).score(), after.get(i).score());
      assertNotLower(before.get(i).low(), after.get(i).low());
      assertNotLower(before.get(i).high(), after.get(i).high());
    }
  }

  @Property
  void field_inAWiderScope_keepsItsResult(@ForAll("pairs") Pair pair) {
    SelfCheck full = withScope(pair.check(), new Scope.Full());
    List<FieldResult> wide = Scoring.score(pair.instrument(), full).fields();
    for (FieldResult field : wide) {
      Scope narrow = new Scope.Fields(List.of(field.id()));
      assertThat(Scoring.score(pair.instrument(), withScope(full, narrow)).fields())
          .containsExactly(field);
    }
  }

  @Property
  void score_withDepartmentsReleasedAndClosed_isTheSame(@ForAll("pairs") Pair pair) {
    SelfCheck it = pair.check();
    List<Department> released =
        it.departments().stream()
            .map(department -> new Department(department.id(), "Anders", true, true))
            .toList();
    SelfCheck changed =
        copy(it, released, it.responsible(), it.entries(), it.agreed(), it.targets());
    assertThat(Scoring.score(pair.instrument(), changed)).isEqualTo(pair.scored());
  }

  private static void assertEnclosed(
      Optional<BigDecimal> low, Optional<BigDecimal> score, Optional<BigDecimal> high) {
    assertThat(low.isPresent()).isEqualTo(high.isPresent());
    low.ifPresent(it -> assertThat(it).isBetween(BigDecimal.ZERO, high.orElseThrow()));
    high.ifPresent(it -> assertThat(it).isLessThanOrEqualTo(HUNDRED));
    score.ifPresent(it -> assertThat(it).isBetween(low.orElseThrow(), high.orElseThrow()));
  }

  private static void assertNotLower(Optional<BigDecimal> before, Optional<BigDecimal> after) {
    assertThat(after.isPresent()).isEqualTo(before.isPresent());
    before.ifPresent(it -> assertThat(after.orElseThrow()).isGreaterThanOrEqualTo(it));
  }

  private static Result withMore(Pair pair, String department, Function<String, Entry> entry) {
    SelfCheck it = pair.check();
    List<Department> departments = new ArrayList<>(it.departments());
    departments.add(new Department(department, "Neues Amt", false, false));
    List<Entry> entries = new ArrayList<>(it.entries());
    for (Indicator indicator : pair.instrument().indicators()) {
      entries.add(entry.apply(indicator.id()));
    }
    return Scoring.score(
        pair.instrument(),
        copy(it, departments, it.responsible(), entries, it.agreed(), it.targets()));
  }

  private static Instrument weighing(Instrument of, int weight) {
    UnaryOperator<Indicator> reweighed =
        it -> Sample.indicator(it.id(), it.kind(), weight, it.key(), it.shortForm());
    List<Field> fields = new ArrayList<>();
    for (Field field : of.fields()) {
      Topic[] topics =
          field.topics().stream()
              .map(
                  topic ->
                      Sample.topic(
                          topic.id(),
                          topic.indicators().stream().map(reweighed).toArray(Indicator[]::new)))
              .toArray(Topic[]::new);
      fields.add(Sample.field(field.id(), topics));
    }
    return Sample.instrument(
        of.max(),
        of.stages().stream().map(stage -> stage.from().toString()).toList(),
        of.minimumCoverage().toString(),
        of.minimumApplicable().toString(),
        of.capStage(),
        fields);
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  private static SelfCheck withEntries(SelfCheck it, List<Entry> entries) {
    return copy(it, it.departments(), it.responsible(), entries, it.agreed(), it.targets());
  }

  private static SelfCheck withScope(SelfCheck it, Scope scope) {
    return new SelfCheck(
        it.instrument(),
        it.municipality(),
        scope,
        it.round(),
        it.departments(),
        it.responsible(),
        it.entries(),
        it.agreed(),
        it.disputed(),
        it.targets(),
        it.focus(),
        it.ownIndicators(),
        it.submitted(),
        it.submittedOn());
  }

  private static SelfCheck copy(
      SelfCheck it,
      List<Department> departments,
      List<Responsibility> responsible,
      List<Entry> entries,
      List<Agreement> agreed,
      List<Target> targets) {
    return new SelfCheck(
        it.instrument(),
        it.municipality(),
        it.scope(),
        it.round(),
        departments,
        responsible,
        entries,
        agreed,
        it.disputed(),
        targets,
        it.focus(),
        it.ownIndicators(),
        it.submitted(),
        it.submittedOn());
  }
}
