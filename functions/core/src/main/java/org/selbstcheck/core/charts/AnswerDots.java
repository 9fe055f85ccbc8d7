package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Answer;

/// Where the units stand on each indicator: a box with the unit's number at the level that it gave,
/// filled where the unit is responsible. For internal eyes only, because it tells units apart.
///
/// Geometry, in user units: the width of 720 is cut into equal bands, one per level and one each
/// for "weiß nicht" and "trifft nicht zu". A row has its statement on the base line 14, below it a
/// band of boxes of 18 with as many lines as the fullest band needs, and a line that separates it
/// from the next. A dashed line marks the level that counts. Above all rows stand the levels'
/// names.
public final class AnswerDots {

  /// Width in user units.
  public static final int WIDTH = 720;

  private static final int HEAD = 34;
  private static final int TITLE = 22;
  private static final int BOX = 18;
  private static final int STEP = 21;
  private static final int GAP = 14;
  private static final int FOOT = 30;
  private static final int STATEMENT_LENGTH = 100;
  private static final BigDecimal UNITS_PER_LETTER = new BigDecimal("6");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal LEFT = BigDecimal.ZERO;
  private static final String WHITE = "#ffffff";

  private AnswerDots() {}

  /// An indicator.
  ///
  /// @param label its statement
  /// @param dots in the order of the units' numbers
  /// @param level the level that counts; empty where the indicator is not rated
  public record Row(String label, List<Dot> dots, Optional<BigDecimal> level) {
    public Row {
      dots = List.copyOf(dots);
    }
  }

  /// A unit's answer.
  ///
  /// @param unit its number, from 1; the same in every row
  /// @param name of the unit, for the description
  /// @param responsible the unit is marked responsible for the indicator
  public record Dot(int unit, String name, AgreedAnswer answer, boolean responsible) {}

  /// Height in user units.
  ///
  /// @param levels names of the scale's levels, from 0
  public static int height(List<String> levels, List<Row> rows) {
    int height = HEAD + FOOT;
    for (Row row : rows) {
      height += rowHeight(levels.size(), row);
    }
    return height;
  }

  /// The title of the picture.
  public static String title() {
    return "Wer welchen Stand angibt";
  }

  /// The picture in words: every answer that it shows.
  public static String description(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                "%s %s."
                    .formatted(
                        row.label(),
                        row.dots().stream()
                            .map(dot -> dot.name() + ": " + inWords(dot))
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining(" ", "Antworten der Stellen je Indikator. ", ""));
  }

  /// The picture.
  ///
  /// @param levels names of the scale's levels, from 0
  /// @param id unique in the page that the picture will stand in
  public static String svg(List<String> levels, List<Row> rows, String id) {
    int bands = levels.size() + 2;
    Svg svg = new Svg(id, WIDTH, height(levels, rows), title(), description(rows));
    List<String> names = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      names.add(level + " " + levels.get(level));
    }
    names.add("weiß nicht");
    names.add("trifft nicht zu");
    BigDecimal width = left(1, bands);
    int letters = width.divideToIntegralValue(UNITS_PER_LETTER).intValue();
    for (int band = 0; band < bands; band++) {
      svg.text(
          left(band, bands).add(width.multiply(HALF)),
          16,
          11,
          false,
          "middle",
          FieldProfile.shortened(names.get(band), letters));
    }
    int top = HEAD;
    for (Row row : rows) {
      int height = rowHeight(levels.size(), row);
      row(svg, top, height, levels.size(), row);
      top += height;
    }
    legend(svg, top + 18);
    return svg.end();
  }

  private static void row(Svg svg, int top, int height, int levels, Row row) {
    int bands = levels + 2;
    svg.line(LEFT, top - 8, BigDecimal.valueOf(WIDTH), top - 8, FieldProfile.TRACK, "1");
    svg.text(
        LEFT, top + 10, 13, true, "start", FieldProfile.shortened(row.label(), STATEMENT_LENGTH));
    int boxes = top + TITLE;
    for (int band = 0; band < bands; band++) {
      svg.rect(
          left(band, bands).add(BigDecimal.ONE),
          boxes - 2,
          left(1, bands).subtract(BigDecimal.TWO),
          height - TITLE - GAP + 4,
          FieldProfile.TRACK);
    }
    row.level()
        .ifPresent(
            level ->
                svg.dashedLine(
                    level.add(HALF).multiply(left(1, bands)),
                    boxes - 4,
                    boxes + height - TITLE - GAP + 4,
                    FieldProfile.MARK));
    int perLine = perLine(bands);
    Map<Integer, Integer> filled = new HashMap<>();
    for (Dot dot : row.dots()) {
      int band = band(dot, levels);
      int place = filled.merge(band, 1, Integer::sum) - 1;
      BigDecimal x = left(band, bands).add(BigDecimal.valueOf(4 + (long) STEP * (place % perLine)));
      int y = boxes + STEP * (place / perLine);
      BigDecimal size = BigDecimal.valueOf(BOX);
      if (dot.responsible()) {
        svg.rect(x, y, size, BOX, FieldProfile.BAR);
      } else {
        svg.hollowRect(x, y, size, BOX, FieldProfile.BAR);
      }
      BigDecimal middle = x.add(BigDecimal.valueOf(BOX / 2));
      String number = Integer.toString(dot.unit());
      if (dot.responsible()) {
        svg.text(middle, y + 13, 11, true, "middle", number, WHITE);
      } else {
        svg.text(middle, y + 13, 11, true, "middle", number);
      }
    }
  }

  private static void legend(Svg svg, int base) {
    svg.hollowRect(BigDecimal.ONE, base - 11, BigDecimal.valueOf(12), 12, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(20), base, 12, false, "start", "Stelle mit ihrer Nummer");
    svg.rect(BigDecimal.valueOf(200), base - 11, BigDecimal.valueOf(12), 12, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(220), base, 12, false, "start", "zuständige Stelle");
    svg.dashedLine(BigDecimal.valueOf(360), base - 13, base + 3, FieldProfile.MARK);
    svg.text(BigDecimal.valueOf(368), base, 12, false, "start", "Stand, der zählt");
  }

  private static int rowHeight(int levels, Row row) {
    int perLine = perLine(levels + 2);
    int most =
        row.dots().stream()
            .collect(Collectors.groupingBy(dot -> band(dot, levels), Collectors.counting()))
            .values()
            .stream()
            .mapToInt(Long::intValue)
            .max()
            .orElse(1);
    int lines = (most + perLine - 1) / perLine;
    return TITLE + STEP * lines + GAP;
  }

  private static int perLine(int bands) {
    return Math.max(1, (WIDTH / bands - 8) / STEP);
  }

  private static int band(Dot dot, int levels) {
    return switch (dot.answer()) {
      case Answer.Level(int level) -> level;
      case Answer.Unknown _ -> levels;
      case Answer.NotApplicable _ -> levels + 1;
    };
  }

  private static String inWords(Dot dot) {
    String answer =
        switch (dot.answer()) {
          case Answer.Level(int level) -> Integer.toString(level);
          case Answer.Unknown _ -> "weiß nicht";
          case Answer.NotApplicable _ -> "trifft nicht zu";
        };
    return dot.responsible() ? answer + " (zuständig)" : answer;
  }

  /// Where a band begins; two decimals are finer than any printer.
  private static BigDecimal left(int band, int bands) {
    return BigDecimal.valueOf(100L * WIDTH * band / bands, 2);
  }
}
