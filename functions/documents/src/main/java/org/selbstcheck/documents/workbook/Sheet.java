package org.selbstcheck.documents.workbook;

import java.util.List;
import org.selbstcheck.app.workbook.CellPlace;

/// A sheet to be written.
///
/// @param name at most 31 characters, none of `[]:*?/\`
/// @param hidden not shown, but there
/// @param widths of the columns in characters; as many as any row has cells
/// @param headingRows rows at the top that stay in sight and stand on each printed page
/// @param headingColumns columns at the left that stay in sight
/// @param locked only cells of [CellStyle#ENTRY] can be changed
public record Sheet(
    String name,
    boolean hidden,
    List<Integer> widths,
    int headingRows,
    int headingColumns,
    boolean locked,
    List<List<Cell>> rows,
    List<Rule> rules) {

  public Sheet {
    widths = List.copyOf(widths);
    rows = List.copyOf(rows);
    rules = List.copyOf(rules);
    if (!name.matches("[^\\[\\]:*?/\\\\]{1,31}")) {
      throw new IllegalArgumentException("Invalid name of a sheet: " + name);
    }
  }

  /// @param text may be empty; in [CellStyle#NUMBER] a decimal number with a point
  public record Cell(String text, CellStyle style) {
    public Cell {
      if (style == CellStyle.NUMBER && !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
        throw new IllegalArgumentException("Invalid number: " + text);
      }
    }
  }

  /// What may be typed into a block of cells, said when one is chosen and when it does not fit.
  ///
  /// @param title at most 32 characters
  /// @param advice at most 225 characters
  /// @param strict nothing else can be typed; otherwise the program asks whether it is meant
  public record Rule(
      CellPlace first,
      CellPlace last,
      Allowed allowed,
      String title,
      String advice,
      boolean strict) {

    public Rule {
      if (title.length() > 32 || advice.length() > 225) {
        throw new IllegalArgumentException("Too long for a hint: " + title);
      }
    }
  }

  /// What fits into a cell.
  public sealed interface Allowed {}

  /// One of the texts in a column of cells.
  public record Chosen(String sheet, CellPlace first, CellPlace last) implements Allowed {}

  /// A text.
  public record UpTo(int characters) implements Allowed {}
}
