package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;

/// The profile of the fields of action: per field the score as a bar, low to high as a whisker
/// below it, the beginnings of the stages as dashed lines across all fields.
///
/// Geometry, in user units, so that a page can redraw it: the scale 0 to 100 spans the whole width
/// of 720. Above it, in a head of 30, stand the labels of the stages, each in the middle of its
/// band. Each field takes 62: its title with the numbers in words on the base line 15, the bar from
/// 23 to 37, the whisker at 45 with caps of 8; the lines where stages begin run from 20 to 50, so
/// that they cross no text. Below follow the numbers of the scale and a legend. A field with a
/// stage has a filled bar, one without a hollow one with a dashed edge; a field that is not rated
/// has none. Score, low and high are those that the result shows.
public final class FieldProfile {

  /// Width in user units.
  public static final int WIDTH = 720;

  private static final int HEAD = 30;
  private static final int ROW = 62;
  private static final int FOOT = 56;
  private static final int TITLE_LENGTH = 44;
  private static final int UNITS_PER_LETTER = 7;

  private static final BigDecimal PER_CENT = new BigDecimal("7.2");
  private static final BigDecimal LEFT = BigDecimal.ZERO;
  private static final BigDecimal RIGHT = BigDecimal.valueOf(WIDTH);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  static final String BAR = "#2044aa";
  static final String TRACK = "#e8e9ef";
  static final String MARK = "#51577a";
  static final String WHISKER = "#131525";
  private static final String ON_BAR = "#ffffff";

  private FieldProfile() {}

  /// Height in user units of the picture of a result.
  public static int height(Result result) {
    return HEAD + ROW * result.fields().size() + FOOT;
  }

  /// The title of the picture.
  public static String title() {
    return "Profil der Handlungsfelder";
  }

  /// The picture in words: every number that it shows.
  ///
  /// @param instrument the one that the result belongs to
  public static String description(Instrument instrument, Result result) {
    Map<String, String> titles = titles(instrument);
    return result.fields().stream()
        .map(
            field ->
                titles.getOrDefault(field.id(), field.id())
                    + ": "
                    + inWords(field, instrument, result))
        .collect(
            Collectors.joining(" ", "Balken je Handlungsfeld auf einer Skala von 0 bis 100. ", ""));
  }

  /// The picture.
  ///
  /// @param instrument the one that the result belongs to
  /// @param id unique in the page that the picture will stand in
  public static String svg(Instrument instrument, Result result, String id) {
    int bottom = HEAD + ROW * result.fields().size();
    Svg svg = new Svg(id, WIDTH, height(result), title(), description(instrument, result));
    stages(svg, instrument.stages(), bottom);
    Map<String, String> titles = titles(instrument);
    int top = HEAD;
    for (FieldResult field : result.fields()) {
      row(svg, top, titles.getOrDefault(field.id(), field.id()), field, instrument, result);
      top += ROW;
    }
    legend(svg, bottom + 42);
    return svg.end();
  }

  static Map<String, String> titles(Instrument instrument) {
    Map<String, String> titles = new HashMap<>();
    for (Field field : instrument.fields()) {
      titles.put(field.id(), field.title());
    }
    return titles;
  }

  private static void stages(Svg svg, List<Stage> stages, int bottom) {
    for (int i = 0; i < stages.size(); i++) {
      BigDecimal from = at(stages.get(i).from());
      BigDecimal to = i + 1 < stages.size() ? at(stages.get(i + 1).from()) : RIGHT;
      BigDecimal middle = from.add(to).multiply(HALF);
      int letters = to.subtract(from).intValue() / UNITS_PER_LETTER;
      svg.text(middle, 16, 13, false, "middle", shortened(stages.get(i).label(), letters));
      svg.text(
          from,
          bottom + 12,
          12,
          false,
          i == 0 ? "start" : "middle",
          stages.get(i).from().stripTrailingZeros().toPlainString().replace('.', ','));
    }
    svg.text(RIGHT, bottom + 12, 12, false, "end", "100");
  }

  private static void row(
      Svg svg, int top, String title, FieldResult field, Instrument instrument, Result result) {
    svg.text(LEFT, top + 15, 15, true, "start", shortened(title, TITLE_LENGTH));
    svg.text(RIGHT, top + 15, 13, false, "end", inShort(field, instrument, result));
    svg.rect(LEFT, top + 23, RIGHT, 14, TRACK);
    for (Stage stage : instrument.stages().subList(1, instrument.stages().size())) {
      svg.dashedLine(at(stage.from()), top + 20, top + 50, MARK);
    }
    field.score().ifPresent(score -> bar(svg, top + 23, at(score), field, instrument));
    if (field.low().isPresent() && field.high().isPresent()) {
      whisker(svg, top + 45, at(field.low().get()), at(field.high().get()));
    }
  }

  private static void bar(
      Svg svg, int top, BigDecimal width, FieldResult field, Instrument instrument) {
    if (field.stage().isEmpty()) {
      svg.dashedRect(LEFT, top, width, 14, BAR);
      return;
    }
    svg.rect(LEFT, top, width, 14, BAR);
    for (Stage stage : instrument.stages().subList(1, instrument.stages().size())) {
      BigDecimal from = at(stage.from());
      if (from.compareTo(width) < 0) {
        svg.dashedLine(from, top, top + 14, ON_BAR);
      }
    }
  }

  static void whisker(Svg svg, int middle, BigDecimal low, BigDecimal high) {
    svg.line(low, middle, high, middle, WHISKER, "1.5");
    svg.line(low, middle - 4, low, middle + 4, WHISKER, "1.5");
    svg.line(high, middle - 4, high, middle + 4, WHISKER, "1.5");
  }

  private static void legend(Svg svg, int base) {
    svg.rect(LEFT, base - 10, BigDecimal.valueOf(24), 10, BAR);
    svg.text(BigDecimal.valueOf(30), base, 12, false, "start", "Wert mit Stufe");
    svg.dashedRect(BigDecimal.valueOf(130), base - 10, BigDecimal.valueOf(24), 10, BAR);
    svg.text(BigDecimal.valueOf(160), base, 12, false, "start", "Wert ohne Stufe");
    whisker(svg, base - 5, BigDecimal.valueOf(270), BigDecimal.valueOf(294));
    svg.text(BigDecimal.valueOf(300), base, 12, false, "start", "Spanne: Offenes und Uneinigkeit");
    svg.dashedLine(BigDecimal.valueOf(510), base - 12, base + 2, MARK);
    svg.text(BigDecimal.valueOf(518), base, 12, false, "start", "Beginn einer Stufe");
  }

  private static String inShort(FieldResult field, Instrument instrument, Result result) {
    if (field.coverage().isEmpty()) {
      return stage(field, instrument, result);
    }
    return "%s · %s · %s %% beantwortet"
        .formatted(
            Numbers.percent(field.score()),
            stage(field, instrument, result),
            Numbers.percent(field.coverage()));
  }

  private static String inWords(FieldResult field, Instrument instrument, Result result) {
    if (field.coverage().isEmpty()) {
      return stage(field, instrument, result) + ".";
    }
    String score =
        field.score().map(value -> "Wert " + Numbers.percent(value)).orElse("nicht bewertet");
    return "%s, %s, %s Prozent beantwortet, Spanne %s bis %s."
        .formatted(
            score,
            stage(field, instrument, result),
            Numbers.percent(field.coverage()),
            Numbers.percent(field.low()),
            Numbers.percent(field.high()));
  }

  static String stage(FieldResult field, Instrument instrument, Result result) {
    return NoStage.of(field, instrument, result.scope())
        .map(
            reason ->
                switch (reason) {
                  case NOTHING_APPLIES -> "trifft nicht zu";
                  case SHORT_FORM -> "Kurzform ohne Stufe";
                  case MOSTLY_OTHERS -> "andere Zuständigkeit";
                  case TOO_MUCH_OPEN -> "noch keine Stufe";
                })
        .orElseGet(
            () -> {
              String label =
                  field.stage().map(stage -> instrument.stages().get(stage).label()).orElse("");
              return field.cappedBy().isEmpty() ? label : label + " (begrenzt)";
            });
  }

  private static BigDecimal at(BigDecimal percent) {
    return percent.multiply(PER_CENT);
  }

  static String shortened(String text, int letters) {
    int length = text.codePointCount(0, text.length());
    if (length <= letters) {
      return text;
    }
    return letters < 2 ? "" : text.substring(0, text.offsetByCodePoints(0, letters - 1)) + "…";
  }
}
