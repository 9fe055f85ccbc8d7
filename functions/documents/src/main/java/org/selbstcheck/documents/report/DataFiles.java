package org.selbstcheck.documents.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.core.report.Block.Fact;
import org.selbstcheck.core.report.DataTable;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.documents.workbook.CellStyle;
import org.selbstcheck.documents.workbook.Sheet;
import org.selbstcheck.documents.workbook.WorkbookFile;

/// A table of data as a workbook and as CSV. What somebody typed never becomes a formula: cells of
/// the workbook are of the type and format of text; in CSV, which knows no types, an apostrophe
/// goes before what a program would take for one. Numbers are numbers in both.
final class DataFiles {

  /// Programs for spreadsheets take no more characters into a cell.
  static final int LONGEST_CELL = 32_767;

  static final String CUT = " … (gekürzt; vollständig im Ergebnisbericht)";

  private static final String COMMANDS = "=+-@\t\r";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String LINE_END = "\r\n";

  private static final int SHORT_TEXT = 14;
  private static final int LONG_TEXT = 48;
  private static final int NUMBER_WIDTH = 13;
  private static final int LONGEST_FOOTER = 120;

  private DataFiles() {}

  /// The workbook: a sheet with one row per indicator, and one that says what it is.
  ///
  /// @param title of the document
  static byte[] workbook(
      DataTable table,
      String title,
      String subject,
      String language,
      Edition edition,
      LocalDate day) {
    String suffix =
        switch (edition) {
          case PUBLIC -> "";
          // The mark stands on printed pages; the name of the sheet is seen on the screen.
          case INTERNAL -> " (intern)";
        };
    String footer =
        subject.length() > LONGEST_FOOTER ? subject.substring(0, LONGEST_FOOTER) : subject;
    return new WorkbookFile(
            title,
            footer,
            language,
            day,
            edition.mark(),
            List.of(data(table, "Daten" + suffix), about(table, title, "Zu diesen Daten" + suffix)))
        .bytes();
  }

  private static Sheet data(DataTable table, String name) {
    List<List<Sheet.Cell>> rows = new ArrayList<>();
    rows.add(
        table.columns().stream()
            .map(column -> new Sheet.Cell(bounded(column.title()), CellStyle.HEADING))
            .toList());
    table.rows().forEach(row -> rows.add(row.stream().map(DataFiles::cell).toList()));
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      widths.add(width(table, i));
    }
    return new Sheet(name, false, widths, 1, 0, false, rows, List.of());
  }

  private static Sheet.Cell cell(DataTable.Cell cell) {
    return switch (cell) {
      case DataTable.Cell.Text(String text) -> new Sheet.Cell(bounded(text), CellStyle.TEXT);
      case DataTable.Cell.Number(BigDecimal number) ->
          new Sheet.Cell(number.toPlainString(), CellStyle.NUMBER);
      case DataTable.Cell.Empty() -> new Sheet.Cell("", CellStyle.TEXT);
    };
  }

  private static String bounded(String text) {
    if (text.length() <= LONGEST_CELL) {
      return text;
    }
    int end = LONGEST_CELL - CUT.length();
    return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + CUT;
  }

  private static int width(DataTable table, int column) {
    if (table.columns().get(column).numeric()) {
      return NUMBER_WIDTH;
    }
    int longest =
        table.rows().stream()
            .map(row -> row.get(column))
            .mapToInt(cell -> cell instanceof DataTable.Cell.Text(String text) ? text.length() : 0)
            .max()
            .orElse(0);
    return Math.clamp(longest, SHORT_TEXT, LONG_TEXT);
  }

  private static Sheet about(DataTable table, String title, String name) {
    List<List<Sheet.Cell>> rows = new ArrayList<>();
    rows.add(List.of(new Sheet.Cell(title, CellStyle.STRONG), new Sheet.Cell("", CellStyle.TEXT)));
    for (Fact fact : table.about()) {
      rows.add(
          List.of(
              new Sheet.Cell(fact.name(), CellStyle.TEXT),
              new Sheet.Cell(bounded(fact.value()), CellStyle.TEXT)));
    }
    return new Sheet(name, false, List.of(28, 80), 0, 0, false, rows, List.of());
  }

  /// CSV after RFC 4180 as German spreadsheets open it: UTF-8 with byte order mark, semicolons,
  /// decimal comma. What the table is follows in columns at the end of each row, so that tables of
  /// several municipalities can be put together.
  static byte[] csv(DataTable table) {
    StringBuilder out = new StringBuilder(128 * 1024).append(BYTE_ORDER_MARK);
    line(
        out,
        Stream.concat(
            table.columns().stream().map(column -> text(column.title())),
            table.about().stream().map(fact -> text(fact.name()))));
    for (List<DataTable.Cell> row : table.rows()) {
      line(
          out,
          Stream.concat(
              row.stream().map(DataFiles::field),
              table.about().stream().map(fact -> text(fact.value()))));
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder out, Stream<String> fields) {
    out.append(String.join(";", fields.toList())).append(LINE_END);
  }

  private static String field(DataTable.Cell cell) {
    return switch (cell) {
      case DataTable.Cell.Text(String text) -> text(text);
      case DataTable.Cell.Number(BigDecimal number) -> number.toPlainString().replace('.', ',');
      case DataTable.Cell.Empty() -> "";
    };
  }

  private static String text(String text) {
    String safe = Optional.of(text).filter(DataFiles::commands).map(t -> "'" + t).orElse(text);
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static boolean commands(String text) {
    return !text.isEmpty() && COMMANDS.indexOf(text.charAt(0)) >= 0;
  }
}
