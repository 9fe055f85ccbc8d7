package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Two rounds per field of action: before hollow, now filled, each with its number, and the change
/// beside the title. A field that does not compare says so.
public final class BeforeAfter {

  /// Width in user units.
  public static final int WIDTH = PairedBars.WIDTH;

  private static final String NOT_COMPARABLE = "nicht vergleichbar";

  private BeforeAfter() {}

  /// A field; all three numbers with one decimal, or none of them.
  ///
  /// @param label title of the field
  /// @param before 0 to 100
  /// @param after 0 to 100
  /// @param change after minus before
  public record Row(
      String label,
      Optional<BigDecimal> before,
      Optional<BigDecimal> after,
      Optional<BigDecimal> change) {}

  /// Height in user units.
  public static int height(List<Row> rows) {
    return PairedBars.height(bars(rows));
  }

  /// The title of the picture.
  public static String title() {
    return "Handlungsfelder in der früheren Runde und jetzt";
  }

  /// The picture in words: every number that it shows.
  public static String description(List<Row> rows) {
    return PairedBars.description(rows.stream().map(BeforeAfter::inWords));
  }

  private static String inWords(Row row) {
    return row.change().isEmpty()
        ? "%s: %s.".formatted(row.label(), NOT_COMPARABLE)
        : "%s: vorher %s, jetzt %s, Veränderung %s."
            .formatted(
                row.label(),
                Numbers.percent(row.before()),
                Numbers.percent(row.after()),
                Numbers.signed(row.change().get()));
  }

  /// The picture.
  ///
  /// @param id unique in the page that the picture will stand in
  public static String svg(List<Row> rows, String id) {
    return PairedBars.svg(
        id, title(), description(rows), bars(rows), "frühere Runde", "diese Runde");
  }

  private static List<PairedBars.Row> bars(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new PairedBars.Row(
                    row.label(),
                    row.before(),
                    row.after(),
                    row.change().map(Numbers::signed).orElse(NOT_COMPARABLE)))
        .toList();
  }
}
