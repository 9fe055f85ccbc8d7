package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.core.comparison.MinimumSetting.Absent;
import org.selbstcheck.core.comparison.MinimumSetting.TooSmall;
import org.selbstcheck.core.comparison.MinimumSetting.Unreadable;
import org.selbstcheck.core.comparison.MinimumSetting.Usable;

final class MinimumSettingTest {

  @Test
  void read_fiveOrMore_isUsable() {
    assertThat(MinimumSetting.read(Optional.of("5"))).isEqualTo(new Usable(5));
    assertThat(MinimumSetting.read(Optional.of(" 12\n"))).isEqualTo(new Usable(12));
  }

  @Test
  void read_nothing_assumesNothing() {
    assertThat(MinimumSetting.read(Optional.empty())).isEqualTo(new Absent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "fünf", "5.0", "5,0", "0x5", "99999999999", "5 6", "null"})
  void read_noWholeNumber_isUnreadable(String text) {
    assertThat(MinimumSetting.read(Optional.of(text))).isEqualTo(new Unreadable());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 1, 0, -5})
  void read_belowFive_isRefused(int k) {
    assertThat(MinimumSetting.read(Optional.of(Integer.toString(k)))).isEqualTo(new TooSmall(k));
  }

  @Test
  void settings_thatContradictThemselves_cannotBeMade() {
    assertThatThrownBy(() -> new Usable(4)).hasMessageContaining("4");
    assertThatThrownBy(() -> new TooSmall(5)).hasMessageContaining("5");
  }
}
