package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.selbstcheck.core.comparison.Comparison.Beside;
import org.selbstcheck.core.comparison.Comparison.Line;
import org.selbstcheck.core.comparison.FieldFigures;
import org.selbstcheck.core.comparison.FieldFigures.Quartiles;
import org.selbstcheck.core.instrument.Instrument;

/// The own value of each field beside its cohort's: a filled bar for the own one, below it what is
/// published of the cohort, a thick line at the median and, where there are quartiles, an open box
/// from the first to the third. Nothing in it is told by colour alone.
///
/// Geometry, in user units: each field takes 40; its title ends at 290, the scale 0 to 100 spans
/// 300 to 660, the own value stands at the right edge of 720.
public final class CohortStrip {

  /// Width in user units.
  public static final int WIDTH = 720;

  private static final int HEAD = 20;
  private static final int ROW = 40;
  private static final int FOOT = 24;
  private static final int TITLE_LENGTH = 44;

  private static final BigDecimal PER_CENT = new BigDecimal("3.6");
  private static final BigDecimal SCALE = BigDecimal.valueOf(300);
  private static final BigDecimal SCALE_WIDTH = BigDecimal.valueOf(360);
  private static final BigDecimal RIGHT = BigDecimal.valueOf(WIDTH);

  private CohortStrip() {}

  /// Height in user units.
  public static int height(Beside beside) {
    return HEAD + ROW * beside.lines().size() + FOOT;
  }

  /// The title of the picture.
  public static String title() {
    return "Ihre Werte neben denen der Gruppe";
  }

  /// The picture in words: every number that it shows.
  ///
  /// @param instrument the one that the comparison belongs to
  public static String description(Instrument instrument, Beside beside) {
    Map<String, String> titles = FieldProfile.titles(instrument);
    List<String> sentences = new ArrayList<>();
    sentences.add("Je Handlungsfeld auf einer Skala von 0 bis 100.");
    for (Line line : beside.lines()) {
      sentences.add(
          "%s: eigener Wert %s, %s."
              .formatted(
                  titles.getOrDefault(line.field(), line.field()),
                  line.own().map(Numbers::percent).orElse("ohne Stufe"),
                  line.cohort().map(CohortStrip::inWords).orElse("Gruppe zu klein")));
    }
    return String.join(" ", sentences);
  }

  private static String inWords(FieldFigures figures) {
    String median = "Median der Gruppe " + figures.median();
    return figures
        .quartiles()
        .map(it -> median + ", mittlere Hälfte von " + it.lower() + " bis " + it.upper())
        .orElse(median);
  }

  /// The picture.
  ///
  /// @param instrument the one that the comparison belongs to
  /// @param id unique in the page that the picture will stand in
  public static String svg(Instrument instrument, Beside beside, String id) {
    Svg svg = new Svg(id, WIDTH, height(beside), title(), description(instrument, beside));
    for (int mark = 0; mark <= 100; mark += 25) {
      svg.text(at(mark), 13, 11, false, "middle", Integer.toString(mark));
    }
    Map<String, String> titles = FieldProfile.titles(instrument);
    int top = HEAD;
    for (Line line : beside.lines()) {
      row(svg, top, titles.getOrDefault(line.field(), line.field()), line);
      top += ROW;
    }
    legend(svg, top + 16);
    return svg.end();
  }

  private static void row(Svg svg, int top, String title, Line line) {
    svg.text(
        BigDecimal.ZERO, top + 16, 13, false, "start", FieldProfile.shortened(title, TITLE_LENGTH));
    svg.rect(SCALE, top + 4, SCALE_WIDTH, 12, FieldProfile.TRACK);
    line.own()
        .ifPresent(own -> svg.rect(SCALE, top + 4, own.multiply(PER_CENT), 12, FieldProfile.BAR));
    if (line.cohort().isPresent()) {
      cohort(svg, top + 20, line.cohort().get());
    } else {
      svg.text(SCALE, top + 31, 11, false, "start", "Gruppe zu klein", FieldProfile.MARK);
    }
    svg.text(RIGHT, top + 16, 13, true, "end", Numbers.percent(line.own()));
  }

  private static void cohort(Svg svg, int top, FieldFigures figures) {
    figures
        .quartiles()
        .ifPresent(box -> svg.hollowRect(at(box.lower()), top, width(box), 12, FieldProfile.MARK));
    svg.line(
        at(figures.median()), top - 2, at(figures.median()), top + 14, FieldProfile.WHISKER, "4");
  }

  /// A box whose ends fall together is still seen.
  private static BigDecimal width(Quartiles box) {
    return BigDecimal.valueOf(box.upper() - box.lower()).multiply(PER_CENT).max(BigDecimal.ONE);
  }

  private static void legend(Svg svg, int base) {
    svg.rect(SCALE, base - 9, BigDecimal.valueOf(18), 9, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(323), base, 11, false, "start", "eigener Wert");
    BigDecimal median = BigDecimal.valueOf(408);
    svg.line(median, base - 11, median, base + 2, FieldProfile.WHISKER, "4");
    svg.text(BigDecimal.valueOf(416), base, 11, false, "start", "Median der Gruppe");
    svg.hollowRect(
        BigDecimal.valueOf(525), base - 10, BigDecimal.valueOf(18), 10, FieldProfile.MARK);
    svg.text(BigDecimal.valueOf(548), base, 11, false, "start", "mittlere Hälfte der Gruppe");
  }

  private static BigDecimal at(int percent) {
    return BigDecimal.valueOf(percent).multiply(PER_CENT).add(SCALE);
  }
}
