package org.selbstcheck.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.core.scoring.Sample.check;
import static org.selbstcheck.core.scoring.Sample.fact;
import static org.selbstcheck.core.scoring.Sample.field;
import static org.selbstcheck.core.scoring.Sample.instrument;
import static org.selbstcheck.core.scoring.Sample.level;
import static org.selbstcheck.core.scoring.Sample.notApplicable;
import static org.selbstcheck.core.scoring.Sample.shortForm;
import static org.selbstcheck.core.scoring.Sample.unknown;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Instrument;

final class NoStageTest {

  private final Instrument instrument =
      instrument(field("f", shortForm("a", 2), shortForm("b", 3)));

  @Test
  void of_fieldWithAStage_isEmpty() {
    assertThat(reason(check(level("x", "a", 2), level("x", "b", 2)))).isEmpty();
  }

  @Test
  void of_fieldInWhichNothingApplies_saysSoBeforeAllElse() {
    Sample.Check nothing = check(notApplicable("x", "a"), notApplicable("x", "b"));
    assertThat(reason(nothing)).contains(NoStage.NOTHING_APPLIES);
    assertThat(reason(nothing.scope(new Scope.Short()))).contains(NoStage.NOTHING_APPLIES);
  }

  @Test
  void of_shortForm_saysSoBeforeWhatElseWouldFit() {
    assertThat(reason(check().scope(new Scope.Short()))).contains(NoStage.SHORT_FORM);
    assertThat(reason(check(level("x", "a", 2), level("x", "b", 2)).scope(new Scope.Short())))
        .contains(NoStage.SHORT_FORM);
  }

  @Test
  void of_fieldMostlyElsewhere_saysSoBeforeWhatIsOpen() {
    Instrument elsewhere = instrument(field("f", fact("a", 1), fact("b", 2)));
    Sample.Check valid = check(level("x", "a", 4), notApplicable("x", "b"));
    Sample.Check open = check(unknown("x", "a"), notApplicable("x", "b"));
    for (Sample.Check check : List.of(valid, open)) {
      assertThat(
              NoStage.of(check.scored(elsewhere).fields().getFirst(), elsewhere, new Scope.Full()))
          .contains(NoStage.MOSTLY_OTHERS);
    }
  }

  @Test
  void of_fieldAtTheApplicableMinimum_isTooMuchOpen() {
    // 40 per cent apply, which is enough; of them nothing is rated.
    assertThat(reason(check(unknown("x", "a"), notApplicable("x", "b"))))
        .contains(NoStage.TOO_MUCH_OPEN);
  }

  private Optional<NoStage> reason(Sample.Check check) {
    Result result = check.scored(instrument);
    return NoStage.of(result.fields().getFirst(), instrument, result.scope());
  }
}
