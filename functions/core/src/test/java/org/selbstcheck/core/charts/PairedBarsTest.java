package org.selbstcheck.core.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// [BeforeAfter] and [SelfOutside].
class PairedBarsTest {

  private static final String BAR = "#2044aa";

  private static Optional<BigDecimal> of(String number) {
    return Optional.of(new BigDecimal(number));
  }

  private static final List<BeforeAfter.Row> ROUNDS =
      List.of(
          new BeforeAfter.Row("Steuerung", of("25.0"), of("58.3"), of("33.3")),
          new BeforeAfter.Row("Zusammenhalt", of("50.0"), of("45.8"), of("-4.2")),
          new BeforeAfter.Row("Beteiligung", Optional.empty(), Optional.empty(), Optional.empty()));

  @Test
  void beforeAfter_anyRows_isAccessibleAndInTheElementsThatAreDrawn() throws Exception {
    Drawn drawn = Drawn.of(BeforeAfter.svg(ROUNDS, "e"));

    assertThat(drawn.root().getAttribute("role")).isEqualTo("img");
    assertThat(drawn.root().getAttribute("aria-labelledby")).isEqualTo("e-title e-desc");
    assertThat(drawn.texts("title")).containsExactly(BeforeAfter.title());
    assertThat(drawn.texts("desc").getFirst())
        .contains(
            "Steuerung: vorher 25,0, jetzt 58,3, Veränderung +33,3.",
            "Zusammenhalt: vorher 50,0, jetzt 45,8, Veränderung −4,2.",
            "Beteiligung: nicht vergleichbar.");
    assertThat(Set.of("svg", "title", "desc", "rect", "line", "text"))
        .containsAll(drawn.elements());
    assertThat(drawn.fits()).isTrue();
  }

  @Test
  void beforeAfter_bars_standAtTheNumbersAndDifferInShape() throws Exception {
    Drawn drawn = Drawn.of(BeforeAfter.svg(ROUNDS, "e"));

    // 6,4 units per cent; the last of each is the legend's.
    assertThat(drawn.hollow()).containsExactly("160", "320", "24");
    assertThat(drawn.filled(BAR)).containsExactly("373.12", "293.12", "24");
    assertThat(drawn.texts("text"))
        .contains("25,0", "58,3", "+33,3", "−4,2", "nicht vergleichbar", "–")
        .contains("frühere Runde", "diese Runde");
  }

  @Test
  void beforeAfter_extremes_fit() throws Exception {
    List<BeforeAfter.Row> rows =
        List.of(
            new BeforeAfter.Row("<b>&\"\u0000", of("0.0"), of("100.0"), of("100.0")),
            new BeforeAfter.Row("x".repeat(300), of("100.0"), of("0.0"), of("-100.0")));

    Drawn drawn = Drawn.of(BeforeAfter.svg(rows, "e"));

    assertThat(drawn.fits()).isTrue();
    assertThat(drawn.elements()).doesNotContain("b");
    assertThat(drawn.texts("text")).allMatch(text -> text.length() < 60);
  }

  @Test
  void beforeAfter_noRows_isALegendAlone() throws Exception {
    assertThat(Drawn.of(BeforeAfter.svg(List.of(), "e")).fits()).isTrue();
  }

  @Test
  void selfOutside_hiddenView_isADashAndSaysSo() throws Exception {
    List<SelfOutside.Row> rows =
        List.of(
            new SelfOutside.Row("Steuerung", of("58.3"), of("40.0")),
            new SelfOutside.Row("Beteiligung", of("50.0"), Optional.empty()),
            new SelfOutside.Row("Ankommen", Optional.empty(), of("75.0")));

    Drawn drawn = Drawn.of(SelfOutside.svg(rows, "s"));

    assertThat(drawn.texts("desc").getFirst())
        .contains(
            "Steuerung: Selbstbild 58,3, Außensicht 40,0.",
            "Beteiligung: Selbstbild 50,0, Außensicht nicht gezeigt.",
            "Ankommen: Selbstbild nicht gezeigt, Außensicht 75,0.");
    assertThat(drawn.hollow()).containsExactly("256", "480", "24");
    assertThat(drawn.filled(BAR)).containsExactly("373.12", "320", "24");
    assertThat(drawn.texts("text")).contains("Außensicht nicht gezeigt");
    assertThat(SelfOutside.height(rows)).isEqualTo(214);
    assertThat(drawn.fits()).isTrue();
  }
}
