package org.selbstcheck.core.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.scoring.Sample;

class ScopeTest {

  private static final Scope FULL = new Scope.Full();
  private static final Scope SHORT = new Scope.Short();

  private static Scope fields(String... ids) {
    return new Scope.Fields(List.of(ids));
  }

  @Test
  void widens_toMore_isAllowed() {
    assertThat(SHORT.widens(FULL)).isTrue();
    assertThat(fields("a").widens(FULL)).isTrue();
    assertThat(fields("a", "b").widens(fields("c", "b", "a"))).isTrue();
  }

  @Test
  void widens_toLessOrElse_isRefused() {
    assertThat(FULL.widens(SHORT)).isFalse();
    assertThat(FULL.widens(fields("a"))).isFalse();
    assertThat(SHORT.widens(fields("a"))).isFalse();
    assertThat(fields("a").widens(SHORT)).isFalse();
    assertThat(fields("a", "b").widens(fields("a"))).isFalse();
    assertThat(fields("a").widens(fields("b", "c"))).isFalse();
  }

  @Provide
  Arbitrary<Scope> scopes() {
    Arbitrary<Scope> fields =
        Arbitraries.of("a", "b", "c").list().uniqueElements().ofMinSize(1).map(Scope.Fields::new);
    return Arbitraries.oneOf(Arbitraries.just(FULL), Arbitraries.just(SHORT), fields);
  }

  private static List<Field> instrument() {
    return Stream.of("a", "b", "c")
        .map(id -> Sample.field(id, Sample.shortForm(id + 1, 1), Sample.fact(id + 2, 1)))
        .toList();
  }

  @Property
  void widens_toAnything_losesNoIndicator(
      @ForAll("scopes") Scope before, @ForAll("scopes") Scope after) {
    if (before.widens(after)) {
      for (Field field : instrument()) {
        for (Indicator indicator : field.indicators()) {
          assertThat(after.covers(field, indicator) || !before.covers(field, indicator))
              .as("%s of %s to %s", indicator.id(), before, after)
              .isTrue();
        }
      }
    }
  }

  @Property
  void widens_isAnOrder(
      @ForAll("scopes") Scope one, @ForAll("scopes") Scope two, @ForAll("scopes") Scope three) {
    assertThat(one.widens(one)).isTrue();
    if (one.widens(two) && two.widens(three)) {
      assertThat(one.widens(three)).isTrue();
    }
  }
}
