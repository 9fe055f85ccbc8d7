package org.selbstcheck.core.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.IndicatorTexts;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.instrument.Verdict;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FieldProfileTest {

  private static final InstrumentVersion VERSION = new InstrumentVersion("beispiel", 1);

  @Test
  void svg_anyResult_isAccessibleAndNeedsNoStyle() throws Exception {
    Document svg = parsed(svg("Steuerung", staged("58.3", "33.3", "62.5", 2)));
    Element root = svg.getDocumentElement();

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("p-title p-desc");
    assertThat(textOf(svg, "title")).containsExactly("Profil der Handlungsfelder");
    assertThat(textOf(svg, "desc").getFirst())
        .contains(
            "Steuerung: Wert 58,3, In Umsetzung, 75,0 Prozent beantwortet, Spanne 33,3 bis 62,5.");
    assertThat(attributes(svg)).doesNotContain("style").noneMatch(name -> name.startsWith("on"));
    assertThat(elements(svg)).containsOnly("svg", "title", "desc", "rect", "line", "text");
  }

  @Test
  void svg_score_barAndWhiskerStandAtTheShownNumbers() throws Exception {
    Document svg = parsed(svg("Steuerung", staged("58.3", "33.3", "62.5", 2)));

    assertThat(widths(svg, "rect")).contains("419.76");
    assertThat(svg("Steuerung", staged("58.3", "33.3", "62.5", 2)))
        .contains("<line x1=\"239.76\" y1=\"75\" x2=\"450\" y2=\"75\"");
  }

  @Test
  void svg_withoutStage_barIsHollowNotOnlyOfAnotherColour() {
    String staged = svg("Steuerung", staged("58.3", "33.3", "62.5", 2));
    String unstaged =
        svg(
            "Steuerung",
            field(Optional.of("58.3"), Optional.of("30.0"), "0.0", "100.0", Optional.empty()));

    String hollow = "width=\"419.76\" height=\"14\" fill=\"#ffffff\" stroke=\"#2044aa\"";
    assertThat(unstaged).contains(hollow, "noch keine Stufe");
    assertThat(staged).doesNotContain(hollow);
  }

  @Test
  void svg_notRated_hasNoBarAndSaysSo() {
    String svg =
        svg(
            "Steuerung",
            field(Optional.empty(), Optional.of("0.0"), "0.0", "100.0", Optional.empty()));

    assertThat(svg).contains("nicht bewertet", "– · noch keine Stufe · 0,0 % beantwortet");
  }

  @Test
  void svg_nothingApplies_hasNoNumbers() {
    FieldResult none =
        new FieldResult(
            "steuerung",
            Optional.empty(),
            Optional.empty(),
            BigDecimal.ZERO,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of(),
            List.of());

    assertThat(svg("Steuerung", none)).contains("Steuerung: trifft nicht zu.");
  }

  @Test
  void svg_hostileTitle_isText() throws Exception {
    String title = "<script>alert(1)</script> & ]]> \" \u0000\uD800";

    Document svg = parsed(svg(title, staged("58.3", "33.3", "62.5", 2)));

    assertThat(elements(svg)).doesNotContain("script");
    assertThat(textOf(svg, "desc").getFirst())
        .contains("<script>alert(1)</script> & ]]> \" \uFFFD\uFFFD");
  }

  @Test
  void svg_longTitle_isCutInThePictureOnly() throws Exception {
    String title = "Sehr".repeat(200);

    Document svg = parsed(svg(title, staged("58.3", "33.3", "62.5", 2)));

    assertThat(textOf(svg, "text")).allMatch(text -> text.length() < 60);
    assertThat(textOf(svg, "desc").getFirst()).contains(title);
  }

  @Test
  void strip_anyResult_showsTheSameNumbersInLessRoom() throws Exception {
    Result result = result(staged("58.3", "33.3", "62.5", 2));
    Drawn drawn = Drawn.of(FieldStrip.svg(instrument("Steuerung"), result, "p"));

    assertThat(drawn.elements()).containsOnly("svg", "title", "desc", "rect", "line", "text");
    assertThat(drawn.texts("desc").getFirst())
        .isEqualTo(FieldProfile.description(instrument("Steuerung"), result));
    // 3,6 units per cent, from 300 on.
    assertThat(drawn.filled("#2044aa")).contains("209.88");
    assertThat(FieldStrip.svg(instrument("Steuerung"), result, "p"))
        .contains("<line x1=\"419.88\" y1=\"42\" x2=\"525\" y2=\"42\"");
    assertThat(drawn.texts("text")).contains("Steuerung", "58,3");
    assertThat(drawn.fits()).isTrue();
    assertThat(FieldStrip.height(result)).isLessThan(FieldProfile.height(result));
  }

  @Test
  void strip_withoutStage_barIsHollow() throws Exception {
    Result result =
        result(field(Optional.of("58.3"), Optional.of("30.0"), "0.0", "100.0", Optional.empty()));

    assertThat(Drawn.of(FieldStrip.svg(instrument("Steuerung"), result, "p")).hollow())
        .contains("209.88");
  }

  @Test
  void percent_shownNumber_isGerman() {
    assertThat(Numbers.signed(new BigDecimal("16.7"))).isEqualTo("+16,7");
    assertThat(Numbers.signed(new BigDecimal("-4.2"))).isEqualTo("−4,2");
    assertThat(Numbers.signed(new BigDecimal("0.0"))).isEqualTo("0,0");

    assertThat(Numbers.percent(new BigDecimal("58.3"))).isEqualTo("58,3");
    assertThat(Numbers.percent(new BigDecimal("100"))).isEqualTo("100,0");
    assertThat(Numbers.level(new BigDecimal("-0.5"))).isEqualTo("−0,50");
    assertThat(Numbers.level(Optional.empty())).isEqualTo("–");
  }

  private static FieldResult staged(String score, String low, String high, int stage) {
    return field(Optional.of(score), Optional.of("75.0"), low, high, Optional.of(stage));
  }

  private static FieldResult field(
      Optional<String> score,
      Optional<String> coverage,
      String low,
      String high,
      Optional<Integer> stage) {
    return new FieldResult(
        "steuerung",
        score.map(BigDecimal::new),
        coverage.map(BigDecimal::new),
        new BigDecimal("100.0"),
        Optional.of(new BigDecimal(low)),
        Optional.of(new BigDecimal(high)),
        stage.isPresent(),
        stage,
        List.of(),
        List.of());
  }

  private static String svg(String title, FieldResult field) {
    return FieldProfile.svg(instrument(title), result(field), "p");
  }

  private static Result result(FieldResult field) {
    return new Result(
        VERSION,
        new Scope.Full(),
        true,
        Optional.empty(),
        List.of(field),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Instrument instrument(String title) {
    Indicator indicator =
        new Indicator(
            "st-beschluss",
            "Aussage.",
            Optional.empty(),
            Map.of(),
            Kind.FACT,
            1,
            false,
            false,
            List.of(),
            List.of(),
            new IndicatorTexts("a", "b", "c", "d", "e"));
    Field field =
        new Field(
            "steuerung",
            title,
            "Worum es geht.",
            List.of(new Topic("mandat", "Mandat", List.of(indicator))),
            List.of(new Verdict("a", "b", "c")),
            List.of());
    return new Instrument(
        VERSION,
        "de",
        "Beispiel",
        "a",
        "b",
        "CC-BY-4.0",
        BigDecimal.valueOf(60),
        BigDecimal.valueOf(40),
        1,
        Optional.empty(),
        List.of(new ScaleLevel("nein", "a"), new ScaleLevel("ja", "b")),
        List.of(
            new Stage(BigDecimal.ZERO, "Am Anfang", "a"),
            new Stage(BigDecimal.valueOf(25), "Im Aufbau", "b"),
            new Stage(BigDecimal.valueOf(50), "In Umsetzung", "c")),
        List.of(),
        List.of(),
        List.of(field));
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> textOf(Document svg, String tag) {
    NodeList nodes = svg.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  private static List<String> widths(Document svg, String tag) {
    NodeList nodes = svg.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> ((Element) nodes.item(i)).getAttribute("width"))
        .toList();
  }

  private static Set<String> elements(Document svg) {
    Set<String> names = new TreeSet<>();
    NodeList nodes = svg.getElementsByTagName("*");
    for (int i = 0; i < nodes.getLength(); i++) {
      names.add(nodes.item(i).getNodeName());
    }
    return names;
  }

  private static Set<String> attributes(Document svg) {
    Set<String> names = new TreeSet<>();
    NodeList nodes = svg.getElementsByTagName("*");
    for (int i = 0; i < nodes.getLength(); i++) {
      var attributes = nodes.item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        names.add(attributes.item(j).getNodeName());
      }
    }
    return names;
  }
}
