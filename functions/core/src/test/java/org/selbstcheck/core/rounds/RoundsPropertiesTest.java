package org.selbstcheck.core.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.rounds.FieldChange.Values;
import org.selbstcheck.core.scoring.RandomChecks;
import org.selbstcheck.core.scoring.RandomChecks.Pair;
import org.selbstcheck.core.scoring.Result.FieldResult;

/// What must hold for every two rounds.
final class RoundsPropertiesTest {

  private static final BigDecimal TENTH = new BigDecimal("0.1");

  @Provide
  Arbitrary<Pair> pairs() {
    return RandomChecks.pairs();
  }

  /// The same check, with its first `keep` indicators answered only.
  private static SelfCheck less(Pair pair, int keep) {
    SelfCheck of = pair.check();
    Set<String> kept = new HashSet<>();
    pair.instrument().indicators().stream().limit(keep).forEach(it -> kept.add(it.id()));
    return with(
        of,
        of.entries().stream().filter(it -> kept.contains(it.indicator())).toList(),
        of.agreed().stream().filter(it -> kept.contains(it.indicator())).toList());
  }

  private static SelfCheck with(SelfCheck of, List<Entry> entries, List<Agreement> agreed) {
    return new SelfCheck(
        of.instrument(),
        of.municipality(),
        of.scope(),
        of.round(),
        of.departments(),
        of.responsible(),
        entries,
        agreed,
        of.disputed(),
        of.targets(),
        of.focus(),
        of.ownIndicators(),
        of.submitted(),
        of.submittedOn());
  }

  @Property
  void compare_withItself_changesNothing(@ForAll("pairs") Pair pair) {
    List<FieldResult> fields = pair.scored().fields();
    List<FieldChange> changes =
        Rounds.compare(pair.instrument(), pair.check(), pair.instrument(), pair.check());

    assertThat(changes)
        .extracting(FieldChange::field)
        .isEqualTo(fields.stream().map(FieldResult::id).toList());
    for (int i = 0; i < fields.size(); i++) {
      FieldChange change = changes.get(i);
      assertThat(change.share()).isEqualTo(fields.get(i).coverage());
      assertThat(change.values().isPresent()).isEqualTo(fields.get(i).valid());
      Optional<BigDecimal> score = fields.get(i).score();
      change
          .values()
          .ifPresent(
              values -> {
                assertThat(Optional.of(values.before())).isEqualTo(score);
                assertThat(Optional.of(values.after())).isEqualTo(score);
                assertThat(values.change()).isZero();
              });
    }
  }

  @Property
  void compare_backwards_changesTheSign(@ForAll("pairs") Pair pair) {
    SelfCheck less = less(pair, pair.instrument().indicators().size() / 2 + 1);
    List<FieldChange> forth =
        Rounds.compare(pair.instrument(), pair.check(), pair.instrument(), less);
    List<FieldChange> back =
        Rounds.compare(pair.instrument(), less, pair.instrument(), pair.check());
    for (int i = 0; i < forth.size(); i++) {
      assertThat(forth.get(i).indicators()).isEqualTo(back.get(i).indicators());
      if (forth.get(i).values().isPresent() && back.get(i).values().isPresent()) {
        assertThat(forth.get(i).values().get().change())
            .isEqualByComparingTo(back.get(i).values().get().change().negate());
      }
    }
  }

  @Property
  void compare_answersToWhatTheOtherRoundDidNotRate_neverCount(@ForAll("pairs") Pair pair) {
    int half = pair.instrument().indicators().size() / 2;
    SelfCheck earlier = less(pair, half);
    List<Entry> lowered = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    pair.instrument().indicators().stream().limit(half).forEach(it -> kept.add(it.id()));
    for (Entry entry : pair.check().entries()) {
      lowered.add(
          kept.contains(entry.indicator()) || !(entry.answer().orElse(null) instanceof Answer.Level)
              ? entry
              : Entry.of(entry.department(), entry.indicator(), new Answer.Level(0)));
    }
    SelfCheck changed = with(pair.check(), lowered, pair.check().agreed());

    assertThat(Rounds.compare(pair.instrument(), changed, pair.instrument(), earlier))
        .isEqualTo(Rounds.compare(pair.instrument(), pair.check(), pair.instrument(), earlier));
  }

  @Property
  void compare_ofAnything_staysOnTheScale(@ForAll("pairs") Pair pair) {
    SelfCheck less = less(pair, 2);
    for (FieldChange change :
        Rounds.compare(pair.instrument(), pair.check(), pair.instrument(), less)) {
      if (change.values().isPresent()) {
        Values values = change.values().get();
        assertThat(values.before()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(values.after()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(values.after().subtract(values.before()).subtract(values.change()).abs())
            .isLessThanOrEqualTo(TENTH);
        assertThat(change.share().orElseThrow())
            .isGreaterThanOrEqualTo(
                pair.instrument().minimumCoverage().min(BigDecimal.valueOf(100)));
      }
    }
  }
}
