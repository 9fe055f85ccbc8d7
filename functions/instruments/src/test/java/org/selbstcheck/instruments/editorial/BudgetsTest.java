package org.selbstcheck.instruments.editorial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.selbstcheck.instruments.EditorialLint.Rule;

final class BudgetsTest {

  @Test
  void shipped_haveLimitsForEveryKindOfText() {
    assertThat(Budgets.shipped().texts()).containsOnlyKeys(TextKind.values());
  }

  @Test
  void tolerated_ofARule_isThatOfTheInstrumentNamed() {
    Budgets shipped = Budgets.shipped();
    Budgets budgets =
        new Budgets(
            shipped.texts(),
            shipped.measuredWords(),
            shipped.repeats(),
            shipped.forbidden(),
            List.of(new Budgets.Tolerated("beispiel", Rule.YES_NO, 2)));
    assertThat(budgets.tolerated("beispiel", Rule.YES_NO)).isEqualTo(2);
    assertThat(budgets.tolerated("anderes", Rule.YES_NO)).isZero();
    assertThat(budgets.tolerated("beispiel", Rule.MAPPING)).isZero();
  }

  @Test
  void read_ofALimitWithoutReason_ofAnUnknownKind_orOfSomethingElse_throws() {
    assertThatThrownBy(
            () -> read("texts: { gap: { sentenceWords: 1, readability: 1, mean: 1, why: \" \" } }"))
        .hasMessageContaining("without a reason");
    assertThatThrownBy(() -> read("texts: { joke: { why: Darum } }")).hasMessageContaining("joke");
    assertThatThrownBy(() -> read("texts: [")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                read(
                    """
                    texts: { gap: { sentenceWords: 1, readability: 1, mean: 1, why: Darum } }
                    readability: { fewestWords: 1, why: Darum }
                    repeats: { words: 1, share: 1, why: Darum }
                    """))
        .hasMessageContaining("No limits for");
  }

  private static Budgets read(String yaml) {
    return Budgets.read(yaml.getBytes(UTF_8));
  }
}
