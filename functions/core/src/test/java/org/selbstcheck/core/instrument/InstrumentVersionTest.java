package org.selbstcheck.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstrumentVersionTest {

  @Test
  void parse_ofItsText_isTheSame() {
    InstrumentVersion version = new InstrumentVersion("weltoffene-kommune", 12);
    assertThat(version).hasToString("weltoffene-kommune/12");
    assertThat(InstrumentVersion.parse(version.toString())).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/1", "z/1", "0/1", "9/1", "a-9-z0/1"})
  void parse_ofKebabCase_isTaken(String text) {
    assertThat(InstrumentVersion.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "a/", "/1", "a/0", "a/-1", "A/1", "a--b/1", "a/b", "../1", "a/1/2", "a\n/1",
        "-a/1", "a-/1", "-/1", "ä/1", "a_b/1", "{/1", "`/1", ":/1"
      })
  void parse_ofAnythingElse_throws(String text) {
    assertThatThrownBy(() -> InstrumentVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
