package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.Map;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;

/// The profile of the fields where there is little room: one line per field, with what
/// [FieldProfile] shows but the words of stages, which a table behind it has.
///
/// Geometry beyond that of [FieldLines]: each field takes 30; the bar is 12 high, the whisker runs
/// below it. A field with a stage has a filled bar, one without a hollow one with a dashed edge.
public final class FieldStrip {

  /// Width in user units.
  public static final int WIDTH = FieldLines.WIDTH;

  private static final int ROW = 30;
  private static final int BASE = 15;

  private FieldStrip() {}

  /// Height in user units of the picture of a result.
  public static int height(Result result) {
    return FieldLines.HEAD + ROW * result.fields().size() + FieldLines.FOOT;
  }

  /// The title of the picture.
  public static String title() {
    return FieldProfile.title();
  }

  /// The picture in words: every number that it shows.
  ///
  /// @param instrument the one that the result belongs to
  public static String description(Instrument instrument, Result result) {
    return FieldProfile.description(instrument, result);
  }

  /// The picture.
  ///
  /// @param instrument the one that the result belongs to
  /// @param id unique in the page that the picture will stand in
  public static String svg(Instrument instrument, Result result, String id) {
    Svg svg = new Svg(id, WIDTH, height(result), title(), description(instrument, result));
    for (Stage stage : instrument.stages()) {
      FieldLines.mark(
          svg, stage.from(), stage.from().stripTrailingZeros().toPlainString().replace('.', ','));
    }
    FieldLines.mark(svg, BigDecimal.valueOf(100), "100");
    Map<String, String> titles = FieldProfile.titles(instrument);
    int top = FieldLines.HEAD;
    for (FieldResult field : result.fields()) {
      row(svg, top, titles.getOrDefault(field.id(), field.id()), field, instrument);
      top += ROW;
    }
    legend(svg, top + 16);
    return svg.end();
  }

  private static void row(
      Svg svg, int top, String title, FieldResult field, Instrument instrument) {
    FieldLines.title(svg, top, BASE, title);
    field
        .score()
        .ifPresent(
            score -> {
              BigDecimal width = FieldLines.width(score);
              if (field.stage().isPresent()) {
                svg.rect(FieldLines.SCALE, top + 4, width, 12, FieldProfile.BAR);
              } else {
                svg.dashedRect(FieldLines.SCALE, top + 4, width, 12, FieldProfile.BAR);
              }
            });
    for (Stage stage : instrument.stages().subList(1, instrument.stages().size())) {
      svg.dashedLine(FieldLines.at(stage.from()), top + 16, top + 28, FieldProfile.MARK);
    }
    if (field.low().isPresent() && field.high().isPresent()) {
      FieldProfile.whisker(
          svg, top + 22, FieldLines.at(field.low().get()), FieldLines.at(field.high().get()));
    }
    FieldLines.score(svg, top, BASE, field.score());
  }

  private static void legend(Svg svg, int base) {
    svg.rect(FieldLines.SCALE, base - 9, BigDecimal.valueOf(18), 9, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(323), base, 11, false, "start", "mit Stufe");
    svg.dashedRect(BigDecimal.valueOf(390), base - 9, BigDecimal.valueOf(18), 9, FieldProfile.BAR);
    svg.text(BigDecimal.valueOf(413), base, 11, false, "start", "ohne Stufe");
    FieldProfile.whisker(svg, base - 4, BigDecimal.valueOf(490), BigDecimal.valueOf(508));
    svg.text(BigDecimal.valueOf(513), base, 11, false, "start", "Spanne");
    svg.dashedLine(BigDecimal.valueOf(574), base - 10, base + 2, FieldProfile.MARK);
    svg.text(BigDecimal.valueOf(580), base, 11, false, "start", "Beginn einer Stufe");
  }
}
