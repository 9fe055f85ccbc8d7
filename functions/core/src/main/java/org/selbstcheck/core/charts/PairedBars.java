package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two bars per row on a scale from 0 to 100, the first hollow and the second filled, each with its
/// number beside it; what is missing is said in words.
///
/// Geometry, in user units: each row takes 54; its title and, at the right edge of 720, a remark
/// stand on the base line 15; the scale spans 0 to 640, so that a number has room behind the
/// longest bar; the bars run from 20 to 32 and from 35 to 47. Below stand the numbers of the scale
/// and a legend.
final class PairedBars {

  static final int WIDTH = 720;

  private static final int HEAD = 4;
  private static final int ROW = 54;
  private static final int FOOT = 48;
  private static final int BAR_HEIGHT = 12;
  private static final int TITLE_LENGTH = 58;

  private static final BigDecimal PER_CENT = new BigDecimal("6.4");
  private static final BigDecimal LEFT = BigDecimal.ZERO;
  private static final BigDecimal RIGHT = BigDecimal.valueOf(WIDTH);
  private static final BigDecimal SCALE_WIDTH = BigDecimal.valueOf(640);
  private static final BigDecimal BESIDE = BigDecimal.valueOf(6);

  private PairedBars() {}

  /// A row.
  ///
  /// @param first 0 to 100, with one decimal
  /// @param second 0 to 100, with one decimal
  /// @param remark stands beside the title; may be empty
  record Row(
      String label, Optional<BigDecimal> first, Optional<BigDecimal> second, String remark) {}

  static int height(List<Row> rows) {
    return HEAD + ROW * rows.size() + FOOT;
  }

  /// A picture in words.
  ///
  /// @param rows what each row says, as a sentence
  static String description(Stream<String> rows) {
    return rows.collect(
        Collectors.joining(
            " ", "Zwei Balken je Handlungsfeld auf einer Skala von 0 bis 100. ", ""));
  }

  /// @param id unique in the page that the picture will stand in
  /// @param first what the hollow bars are
  /// @param second what the filled bars are
  static String svg(
      String id, String title, String description, List<Row> rows, String first, String second) {
    Svg svg = new Svg(id, WIDTH, height(rows), title, description);
    int top = HEAD;
    for (Row row : rows) {
      svg.text(
          LEFT, top + 15, 15, true, "start", FieldProfile.shortened(row.label(), TITLE_LENGTH));
      svg.text(RIGHT, top + 15, 13, false, "end", row.remark());
      bar(svg, top + 20, row.first(), false);
      bar(svg, top + 35, row.second(), true);
      top += ROW;
    }
    for (int tick = 0; tick <= 100; tick += 25) {
      svg.text(
          BigDecimal.valueOf(tick).multiply(PER_CENT),
          top + 12,
          12,
          false,
          tick == 0 ? "start" : "middle",
          Integer.toString(tick));
    }
    int base = top + 38;
    svg.hollowRect(BigDecimal.ONE, base - 10, BigDecimal.valueOf(24), 10, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(32), base, 12, false, "start", first);
    svg.rect(BigDecimal.valueOf(360), base - 10, BigDecimal.valueOf(24), 10, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(391), base, 12, false, "start", second);
    return svg.end();
  }

  private static void bar(Svg svg, int top, Optional<BigDecimal> value, boolean filled) {
    svg.rect(LEFT, top, SCALE_WIDTH, BAR_HEIGHT, FieldProfile.TRACK);
    if (value.isEmpty()) {
      svg.text(BESIDE, top + 10, 12, false, "start", Numbers.NONE);
      return;
    }
    BigDecimal width = value.get().multiply(PER_CENT);
    if (filled) {
      svg.rect(LEFT, top, width, BAR_HEIGHT, FieldProfile.BAR);
    } else {
      svg.hollowRect(LEFT, top, width, BAR_HEIGHT, FieldProfile.BAR);
    }
    svg.text(width.add(BESIDE), top + 11, 12, false, "start", Numbers.percent(value));
  }
}
