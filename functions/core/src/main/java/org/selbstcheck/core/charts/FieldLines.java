package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.Optional;

/// One line per field, with its title at the left, a scale from 0 to 100 in the middle and its
/// score at the right: what such pictures have in common.
///
/// Geometry, in user units: the title ends at 290, the scale spans 300 to 660, the score stands at
/// the right edge of 720.
final class FieldLines {

  static final int WIDTH = 720;

  /// Where the first line begins, below the numbers of the scale.
  static final int HEAD = 20;

  /// What the legend takes below the last line.
  static final int FOOT = 24;

  /// Where the scale begins.
  static final BigDecimal SCALE = BigDecimal.valueOf(300);

  private static final int TITLE_LENGTH = 44;
  private static final BigDecimal PER_CENT = new BigDecimal("3.6");
  private static final BigDecimal SCALE_WIDTH = BigDecimal.valueOf(360);
  private static final BigDecimal RIGHT = BigDecimal.valueOf(WIDTH);

  private FieldLines() {}

  /// How wide so many per cent are.
  static BigDecimal width(BigDecimal percent) {
    return percent.multiply(PER_CENT);
  }

  /// Where so many per cent stand.
  static BigDecimal at(BigDecimal percent) {
    return width(percent).add(SCALE);
  }

  /// Writes a number over the scale.
  static void mark(Svg svg, BigDecimal percent, String number) {
    svg.text(at(percent), 13, 11, false, "middle", number);
  }

  /// Begins a line: its title and the empty bar.
  ///
  /// @param base on which title and score stand, below `top`
  static void title(Svg svg, int top, int base, String title) {
    svg.text(
        BigDecimal.ZERO,
        top + base,
        13,
        false,
        "start",
        FieldProfile.shortened(title, TITLE_LENGTH));
    svg.rect(SCALE, top + 4, SCALE_WIDTH, 12, FieldProfile.TRACK);
  }

  /// Ends a line: its score.
  ///
  /// @param base as for the title
  static void score(Svg svg, int top, int base, Optional<BigDecimal> score) {
    svg.text(RIGHT, top + base, 13, true, "end", Numbers.percent(score));
  }
}
