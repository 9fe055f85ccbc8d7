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
/// Geometry beyond that of [FieldLines]: each field takes 40.
public final class CohortStrip {

  /// Width in user units.
  public static final int WIDTH = FieldLines.WIDTH;

  private static final int ROW = 40;
  private static final int BASE = 16;

  private CohortStrip() {}

  /// Height in user units.
  public static int height(Beside beside) {
    return FieldLines.HEAD + ROW * beside.lines().size() + FieldLines.FOOT;
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
      FieldLines.mark(svg, BigDecimal.valueOf(mark), Integer.toString(mark));
    }
    Map<String, String> titles = FieldProfile.titles(instrument);
    int top = FieldLines.HEAD;
    for (Line line : beside.lines()) {
      row(svg, top, titles.getOrDefault(line.field(), line.field()), line);
      top += ROW;
    }
    legend(svg, top + 16);
    return svg.end();
  }

  private static void row(Svg svg, int top, String title, Line line) {
    FieldLines.title(svg, top, BASE, title);
    line.own()
        .ifPresent(
            own ->
                svg.rect(FieldLines.SCALE, top + 4, FieldLines.width(own), 12, FieldProfile.BAR));
    if (line.cohort().isPresent()) {
      cohort(svg, top + 20, line.cohort().get());
    } else {
      svg.text(
          FieldLines.SCALE, top + 31, 11, false, "start", "Gruppe zu klein", FieldProfile.MARK);
    }
    FieldLines.score(svg, top, BASE, line.own());
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
    return FieldLines.width(BigDecimal.valueOf(box.upper() - box.lower())).max(BigDecimal.ONE);
  }

  private static void legend(Svg svg, int base) {
    svg.rect(FieldLines.SCALE, base - 9, BigDecimal.valueOf(18), 9, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(323), base, 11, false, "start", "eigener Wert");
    BigDecimal median = BigDecimal.valueOf(408);
    svg.line(median, base - 11, median, base + 2, FieldProfile.WHISKER, "4");
    svg.text(BigDecimal.valueOf(416), base, 11, false, "start", "Median der Gruppe");
    svg.hollowRect(
        BigDecimal.valueOf(525), base - 10, BigDecimal.valueOf(18), 10, FieldProfile.MARK);
    svg.text(BigDecimal.valueOf(548), base, 11, false, "start", "mittlere Hälfte der Gruppe");
  }

  private static BigDecimal at(int percent) {
    return FieldLines.at(BigDecimal.valueOf(percent));
  }
}
