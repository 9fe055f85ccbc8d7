package org.selbstcheck.core.report;

import java.math.BigDecimal;
import java.util.List;
import org.selbstcheck.core.instrument.Tone;

/// The result as data: one row per indicator in scope, in the instrument's order. Numbers are those
/// that the result shows, texts those of the report. The public table leaves out what the public
/// edition leaves out: units, their answers and remarks, spread, dissent, urgency and the bounds of
/// topics.
///
/// Texts are plain and may begin with any character; whoever writes a file for a spreadsheet
/// neutralises them. So may the titles of columns, because a unit's name can be one.
///
/// @param about what the table is: instrument, version, method, scope, day, tone and edition
/// @param rows as many cells each as there are columns
public record DataTable(List<Block.Fact> about, List<Column> columns, List<List<Cell>> rows) {

  public DataTable {
    about = List.copyOf(about);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("Invalid number of cells: " + row);
      }
    }
  }

  /// The table of a result. A pure function, like [ReportComposer#compose].
  public static DataTable compose(Frozen frozen, Tone tone, Edition edition, ReportMeta meta) {
    return new DataRows(new Material(frozen), tone, edition).table(meta);
  }

  /// A column.
  ///
  /// @param numeric its cells are numbers or empty
  public record Column(String title, boolean numeric) {}

  /// What stands in one place.
  public sealed interface Cell {

    /// Words; a line break in them is one.
    record Text(String text) implements Cell {}

    /// A number as it is shown.
    record Number(BigDecimal number) implements Cell {}

    /// Nothing.
    record Empty() implements Cell {}
  }
}
