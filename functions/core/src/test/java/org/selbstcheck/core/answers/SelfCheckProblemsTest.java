package org.selbstcheck.core.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.core.scoring.Sample.check;
import static org.selbstcheck.core.scoring.Sample.fact;
import static org.selbstcheck.core.scoring.Sample.field;
import static org.selbstcheck.core.scoring.Sample.level;
import static org.selbstcheck.core.scoring.Sample.notOurs;
import static org.selbstcheck.core.scoring.Sample.unknown;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Sample;

final class SelfCheckProblemsTest {

  private final Instrument instrument =
      Sample.instrument(field("f", fact("a", 1), fact("b", 1)), field("g", fact("c", 1)));

  @Test
  void problems_ofAFittingCheckThatUsesEverything_areNone() {
    assertThat(
            misfits(
                check(level("x", "a", 4), unknown("y", "a"), notOurs("x", "b"), level("x", "c", 0))
                    .scope(new Scope.Fields(List.of("g", "f")))
                    .responsible("a", "x")
                    .responsible("a", "x")
                    .agreed(
                        new Agreement(
                            "a",
                            new Answer.Level(4),
                            "",
                            List.of(new View("y", "Nein."), new View("y", "Nein!")),
                            Set.of(),
                            List.of(
                                new Agreement.Before("x", Optional.empty()),
                                new Agreement.Before("x", Optional.of(new Answer.Level(4))))))
                    .target("a", 4)
                    .disputed("b", "x", "y")
                    .focus("f-t", "g-t")
                    .own("o", level("x", "o", 4), level("y", "o", 0))))
        .isEmpty();
  }

  @Test
  void problems_ofAPointBothAgreedAndDisputed_areNone() {
    // The contract asks writers not to; it changes no number and refuses nothing.
    assertThat(
            misfits(
                check(level("x", "a", 1), level("y", "a", 3))
                    .agreed("a", new Answer.Level(2))
                    .disputed("a", "x", "y")
                    .disputed("a", "x", "y")))
        .isEmpty();
  }

  @Test
  void problems_ofAnotherInstrument_areThatAlone() {
    SelfCheck foreign = check(level("x", "nowhere", 9)).done();
    Instrument other = Sample.inVersion2(instrument);
    assertThat(foreign.problemsWith(other))
        .containsExactly(new Misfit("/instrument", "belongs to probe/1, not to probe/2"));
  }

  @Test
  void problems_ofEntries_nameEachPlace() {
    assertThat(
            misfits(
                check(
                    level("x", "a", 5),
                    level("x", "nowhere", 1),
                    level("x", "a", 1),
                    unknown("x", "b"),
                    notOurs("x", "b"))))
        .containsExactly(
            "/answers/0/answer/level: unknown level: 5, the scale ends at 4",
            "/answers/1/indicator: unknown indicator: nowhere",
            "/answers/2: second entry of department x for indicator a",
            "/answers/4: second entry of department x for indicator b");
  }

  @Test
  void problems_ofDepartments_areUnknownAndDoubleIds() {
    SelfCheck it = check().department("x").department("x").done();
    SelfCheck unknown =
        new SelfCheck(
            it.instrument(),
            it.municipality(),
            it.scope(),
            it.round(),
            it.departments(),
            it.responsible(),
            List.of(level("y", "a", 1)),
            it.agreed(),
            it.disputed(),
            it.targets(),
            it.focus(),
            it.ownIndicators(),
            it.submitted(),
            it.submittedOn());
    assertThat(unknown.problemsWith(instrument))
        .containsExactly(
            new Misfit("/departments/1/id", "department id used twice: x"),
            new Misfit("/answers/0/department", "unknown department: y"));
  }

  @Test
  void problems_ofAgreements_nameEachPlace() {
    assertThat(
            misfits(
                check(level("x", "a", 1))
                    .agreed("a", new Answer.Level(5))
                    .agreed("nowhere", new Answer.Unknown())
                    .agreed(
                        new Agreement(
                            "a",
                            new Answer.Unknown(),
                            "",
                            List.of(new View("x", ""), new View("nobody", "")),
                            Set.of(),
                            List.of(
                                new Agreement.Before("x", Optional.of(new Answer.Level(7))),
                                new Agreement.Before("noone", Optional.empty()))))))
        .containsExactly(
            "/agreed/0/answer/level: unknown level: 5, the scale ends at 4",
            "/agreed/1/indicator: unknown indicator: nowhere",
            "/agreed/2: second agreed answer for indicator a",
            "/agreed/2/minority/1/department: unknown department: nobody",
            "/agreed/2/before/0/answer/level: unknown level: 7, the scale ends at 4",
            "/agreed/2/before/1/department: unknown department: noone");
  }

  @Test
  void problems_ofEverythingElse_nameEachPlace() {
    assertThat(
            misfits(
                check(level("x", "a", 1))
                    .scope(new Scope.Fields(List.of("f", "nofield")))
                    .responsible("nowhere", "nobody")
                    .disputed("gone", "x", "nobody")
                    .target("a", 5)
                    .target("a", 4)
                    .target("missing", 1)
                    .focus("f-t", "f")
                    .own("o", level("x", "o", 5), level("nobody", "o", 1), level("x", "o", 1))))
        .containsExactly(
            "/scope/1: unknown field: nofield",
            "/responsible/0/indicator: unknown indicator: nowhere",
            "/responsible/0/department: unknown department: nobody",
            "/disputed/0/indicator: unknown indicator: gone",
            "/disputed/0/views/1/department: unknown department: nobody",
            "/targets/0/level: unknown level: 5, the scale ends at 4",
            "/targets/1: second target for indicator a",
            "/targets/2/indicator: unknown indicator: missing",
            "/focus/1: unknown topic: f",
            "/ownIndicators/0/answers/0/answer/level: unknown level: 5, the scale ends at 4",
            "/ownIndicators/0/answers/1/department: unknown department: nobody",
            "/ownIndicators/0/answers/2: second entry of department x for indicator o");
  }

  private List<String> misfits(Sample.Check check) {
    return check.done().problemsWith(instrument).stream()
        .map(misfit -> misfit.pointer() + ": " + misfit.reason())
        .toList();
  }
}
