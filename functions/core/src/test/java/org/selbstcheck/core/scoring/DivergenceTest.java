package org.selbstcheck.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.selbstcheck.core.scoring.Sample.appraisal;
import static org.selbstcheck.core.scoring.Sample.check;
import static org.selbstcheck.core.scoring.Sample.fact;
import static org.selbstcheck.core.scoring.Sample.field;
import static org.selbstcheck.core.scoring.Sample.instrument;
import static org.selbstcheck.core.scoring.Sample.level;
import static org.selbstcheck.core.scoring.Sample.notOurs;
import static org.selbstcheck.core.scoring.Sample.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.scoring.Divergence.Point;

final class DivergenceTest {

  private final Instrument instrument =
      instrument(field("f", fact("a", 1), appraisal("b", 3), appraisal("c", 1)));

  /// 45 · 55 / 2500 is 0.99, 46 · 54 / 2500 is 0.9936.
  @Test
  void points_ofEqualShownPriority_areInExactOrder() {
    Instrument yesOrNo =
        instrument(
            1, List.of("0", "50"), "60", "40", 1, List.of(field("f", fact("a", 1), fact("b", 1))));
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      entries.add(level("d" + i, "a", i < 45 ? 1 : 0));
      entries.add(level("d" + i, "b", i < 46 ? 1 : 0));
    }

    Divergence divergence = Divergence.of(yesOrNo, check(entries.toArray(Entry[]::new)).done());

    assertThat(divergence.points())
        .extracting(it -> it.point().indicator(), it -> it.point().priority().toString())
        .containsExactly(tuple("b", "0.99"), tuple("a", "0.99"));
  }

  @Test
  void points_settledOrLeftOpen_keepTheirPlaceAndSaySo() {
    Divergence divergence =
        Divergence.of(
            instrument,
            check(
                    level("x", "a", 0),
                    level("y", "a", 4),
                    level("x", "b", 0),
                    level("y", "b", 4),
                    level("x", "c", 1),
                    level("y", "c", 4))
                .agreed("b", new Answer.Level(2))
                .disputed("c", "x", "y")
                .done());

    assertThat(divergence.points())
        .extracting(it -> it.point().indicator(), Point::kind, Point::settled, Point::open)
        .containsExactly(
            tuple("b", Kind.APPRAISAL, true, false),
            tuple("a", Kind.FACT, false, true),
            tuple("c", Kind.APPRAISAL, false, false));
  }

  @Test
  void unanswered_namesReleasedDepartmentsThatAreNotClosedAndGaveNoAnswer() {
    SelfCheck it =
        check(
                level("x", "a", 0),
                level("y", "a", 4),
                notOurs("z", "a"),
                typed("text", "a"),
                level("w", "b", 1))
            .done();
    List<Department> departments = new ArrayList<>();
    for (Department department : it.departments()) {
      departments.add(new Department(department.id(), department.name(), true, false));
    }
    departments.add(new Department("silent", "Amt", true, false));
    departments.add(new Department("closed", "Amt", true, true));
    departments.add(new Department("unreleased", "Amt", false, false));
    SelfCheck released =
        new SelfCheck(
            it.instrument(),
            Optional.empty(),
            it.scope(),
            1,
            departments,
            List.of(),
            it.entries(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            Optional.empty());

    assertThat(Divergence.of(instrument, released).points())
        .singleElement()
        .extracting(Point::unanswered)
        .isEqualTo(List.of("text", "w", "silent"));
  }

  @Test
  void divergence_ofACheckOfAnotherVersion_isRefused() {
    SelfCheck it = check(level("x", "a", 0)).done();
    Instrument other = Sample.inVersion2(instrument);

    assertThatThrownBy(() -> Divergence.of(other, it))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probe/2");
  }
}
