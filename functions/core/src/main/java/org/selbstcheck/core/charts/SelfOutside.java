package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Self view and outside view per field of action: what the administration says filled, what the
/// people in the workshop say hollow, each with its number. A view that is not shown is a dash.
public final class SelfOutside {

  /// Width in user units.
  public static final int WIDTH = PairedBars.WIDTH;

  private SelfOutside() {}

  /// A field; numbers with one decimal.
  ///
  /// @param label title of the field
  /// @param self score of the self-check, 0 to 100
  /// @param outside 100 times the mean of the outside view divided by its highest level; empty
  ///   where it is not shown
  public record Row(String label, Optional<BigDecimal> self, Optional<BigDecimal> outside) {}

  /// Height in user units.
  public static int height(List<Row> rows) {
    return PairedBars.height(bars(rows));
  }

  /// The title of the picture.
  public static String title() {
    return "Selbstbild und Außensicht";
  }

  /// The picture in words: every number that it shows.
  public static String description(List<Row> rows) {
    return PairedBars.description(
        rows.stream()
            .map(
                row ->
                    "%s: Selbstbild %s, Außensicht %s."
                        .formatted(row.label(), inWords(row.self()), inWords(row.outside()))));
  }

  /// The picture.
  ///
  /// @param id unique in the page that the picture will stand in
  public static String svg(List<Row> rows, String id) {
    return PairedBars.svg(id, title(), description(rows), bars(rows), "Außensicht", "Selbstbild");
  }

  private static String inWords(Optional<BigDecimal> value) {
    return value.map(Numbers::percent).orElse("nicht gezeigt");
  }

  private static List<PairedBars.Row> bars(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new PairedBars.Row(
                    row.label(),
                    row.outside(),
                    row.self(),
                    row.outside().isEmpty() ? "Außensicht nicht gezeigt" : ""))
        .toList();
  }
}
