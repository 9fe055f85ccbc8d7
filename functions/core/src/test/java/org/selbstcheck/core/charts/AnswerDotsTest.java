package org.selbstcheck.core.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Answer.Level;
import org.selbstcheck.core.answers.Answer.NotApplicable;
import org.selbstcheck.core.answers.Answer.Reason;
import org.selbstcheck.core.answers.Answer.Unknown;
import org.selbstcheck.core.charts.AnswerDots.Dot;
import org.selbstcheck.core.charts.AnswerDots.Row;
import org.w3c.dom.Element;

class AnswerDotsTest {

  private static final String BAR = "#2044aa";
  private static final List<String> LEVELS = List.of("nein", "etwas", "halb", "meist", "ganz");

  private static Dot dot(int unit, AgreedAnswer answer, boolean responsible) {
    return new Dot(unit, "Amt " + unit, answer, responsible);
  }

  private static final Row ROW =
      new Row(
          "Die Aussage.",
          List.of(
              dot(1, new Level(2), false),
              dot(2, new Level(4), true),
              dot(3, new Unknown(), false),
              dot(4, new NotApplicable(Reason.DOES_NOT_EXIST, "geheim"), false)),
          Optional.of(new BigDecimal("4.00")));

  @Test
  void svg_anyRow_isAccessibleAndInTheElementsThatAreDrawn() throws Exception {
    Drawn drawn = Drawn.of(AnswerDots.svg(LEVELS, List.of(ROW), "a"));

    assertThat(drawn.root().getAttribute("aria-labelledby")).isEqualTo("a-title a-desc");
    assertThat(drawn.texts("desc").getFirst())
        .contains(
            "Die Aussage. Amt 1: 2, Amt 2: 4 (zuständig), Amt 3: weiß nicht, Amt 4: trifft nicht zu.")
        .doesNotContain("geheim");
    assertThat(drawn.elements()).containsOnly("svg", "title", "desc", "rect", "line", "text");
    assertThat(drawn.texts("text"))
        .contains("0 nein", "4 ganz", "weiß nicht", "trifft nicht zu", "Die Aussage.");
    assertThat(drawn.fits()).isTrue();
  }

  @Test
  void svg_answers_standInTheirBandsAndResponsibleOnesAreFilled() throws Exception {
    Drawn drawn = Drawn.of(AnswerDots.svg(LEVELS, List.of(ROW), "a"));

    // Seven bands of 102,85; a box begins 4 after its band. The last hollow one is the legend's.
    assertThat(
            drawn.all("rect").stream()
                .filter(it -> it.hasAttribute("stroke"))
                .map(it -> it.getAttribute("x")))
        .containsExactly("209.71", "518.28", "621.14", "1");
    assertThat(
            drawn.all("rect").stream()
                .filter(it -> it.getAttribute("fill").equals(BAR))
                .map(it -> it.getAttribute("x")))
        .containsExactly("415.42", "200");
  }

  @Test
  void svg_level_isADashedLineInTheMiddleOfItsBand() throws Exception {
    List<String> lines =
        Drawn.of(AnswerDots.svg(LEVELS, List.of(ROW), "a")).all("line").stream()
            .filter(it -> it.hasAttribute("stroke-dasharray"))
            .map(it -> it.getAttribute("x1"))
            .toList();

    // 4,5 · 102,85; then the legend's.
    assertThat(lines).containsExactly("462.825", "360");
    Row unrated = new Row("Die Aussage.", ROW.dots(), Optional.empty());
    assertThat(
            Drawn.of(AnswerDots.svg(LEVELS, List.of(unrated), "a")).all("line").stream()
                .filter(it -> it.hasAttribute("stroke-dasharray")))
        .hasSize(1);
  }

  @Test
  void svg_manyUnitsAtOneLevel_growsAndKeepsThemApart() throws Exception {
    Row crowd =
        new Row(
            "Die Aussage.",
            IntStream.rangeClosed(1, 15).mapToObj(i -> dot(i, new Level(4), false)).toList(),
            Optional.of(new BigDecimal("4.00")));

    Drawn drawn = Drawn.of(AnswerDots.svg(LEVELS, List.of(crowd, ROW), "a"));

    assertThat(drawn.fits()).isTrue();
    assertThat(AnswerDots.height(LEVELS, List.of(crowd)))
        .isGreaterThan(AnswerDots.height(LEVELS, List.of(ROW)));
    assertThat(
            drawn.all("rect").stream()
                .filter(it -> it.hasAttribute("stroke"))
                .map(AnswerDotsTest::place))
        .doesNotHaveDuplicates();
  }

  private static String place(Element element) {
    return element.getAttribute("x") + "/" + element.getAttribute("y");
  }

  @Test
  void svg_anyScale_fits() throws Exception {
    for (int levels = 2; levels <= 11; levels++) {
      List<String> names = IntStream.range(0, levels).mapToObj(i -> "Stufe " + i).toList();
      Row row =
          new Row(
              "<script>&" + "x".repeat(200),
              List.of(dot(1, new Level(levels - 1), true), dot(2, new Unknown(), false)),
              Optional.of(BigDecimal.valueOf(levels - 1)));
      Drawn drawn = Drawn.of(AnswerDots.svg(names, List.of(row), "a"));
      assertThat(drawn.fits()).as("%d levels", levels).isTrue();
      assertThat(drawn.elements()).doesNotContain("script");
    }
  }
}
