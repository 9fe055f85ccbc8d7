package org.selbstcheck.core.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.core.scoring.Sample.level;
import static org.selbstcheck.core.scoring.Sample.notApplicable;
import static org.selbstcheck.core.scoring.Sample.typed;
import static org.selbstcheck.core.scoring.Sample.unknown;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Agreement.Before;

final class AgreementTest {

  private static Before kept(String department, int level) {
    return new Before(department, Optional.of(new Answer.Level(level)));
  }

  private static Before silent(String department) {
    return new Before(department, Optional.empty());
  }

  private static List<String> changed(List<Before> before, Entry... now) {
    return new Agreement("a", new Answer.Level(2), "Darum.", List.of(), Set.of(), before)
        .changedSince(List.of(now));
  }

  @Test
  void changed_whereEveryAnswerIsTheOneKept_isNobody() {
    assertThat(
            changed(
                List.of(kept("x", 1), kept("y", 3), silent("z")),
                level("y", "a", 3),
                level("x", "a", 1)))
        .isEmpty();
  }

  @Test
  void changed_whereALevelMoved_isThatDepartment() {
    assertThat(changed(List.of(kept("x", 1), kept("y", 3)), level("x", "a", 1), level("y", "a", 2)))
        .containsExactly("y");
  }

  @Test
  void changed_whereTheKindOfAnswerIsAnother_isThatDepartment() {
    assertThat(changed(List.of(kept("x", 0)), unknown("x", "a"))).containsExactly("x");
    assertThat(changed(List.of(kept("x", 0)), notApplicable("x", "a"))).containsExactly("x");
  }

  @Test
  void changed_whereAnAnswerWasTakenBack_isThatDepartment() {
    assertThat(changed(List.of(kept("x", 1), kept("y", 3)), typed("x", "a"), level("y", "a", 3)))
        .containsExactly("x");
    assertThat(changed(List.of(kept("x", 1)))).containsExactly("x");
  }

  @Test
  void changed_whereADepartmentAnswersOnlyNow_isThatDepartmentAfterTheOthers() {
    assertThat(
            changed(List.of(silent("x"), kept("y", 3)), level("new", "a", 3), level("x", "a", 1)))
        .containsExactly("x", "y", "new");
  }

  @Test
  void changed_whereOnlyTextWasTyped_isNobody() {
    assertThat(changed(List.of(silent("x"), kept("y", 3)), typed("x", "a"), level("y", "a", 3)))
        .isEmpty();
  }

  @Test
  void changed_onAnotherIndicator_isNobody() {
    assertThat(changed(List.of(kept("x", 1)), level("x", "a", 1), level("x", "b", 4))).isEmpty();
  }

  @Test
  void changed_whereNothingWasKept_isNobody() {
    assertThat(changed(List.of(), level("x", "a", 1))).isEmpty();
  }
}
