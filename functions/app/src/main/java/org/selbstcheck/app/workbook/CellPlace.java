package org.selbstcheck.app.workbook;

import java.util.Optional;

/// Where a cell stands in a sheet.
///
/// @param row from 1, at most 1 048 576
/// @param column from 0, at most 16 383
public record CellPlace(int row, int column) implements Comparable<CellPlace> {

  static final int MOST_ROWS = 1_048_576;
  static final int MOST_COLUMNS = 16_384;

  /// The letters of a column: `A` is 0, `AA` is 26.
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /// The inverse of [#toString]; empty if it is no such place.
  static Optional<CellPlace> parse(String text) {
    if (!text.matches("[A-Z]{1,3}[1-9][0-9]{0,6}")) {
      return Optional.empty();
    }
    int column = 0;
    int i = 0;
    for (; text.charAt(i) >= 'A'; i++) {
      column = column * 26 + (text.charAt(i) - 'A' + 1);
    }
    int row = Integer.parseInt(text.substring(i));
    return row > MOST_ROWS || column > MOST_COLUMNS
        ? Optional.empty()
        : Optional.of(new CellPlace(row, column - 1));
  }

  @Override
  public int compareTo(CellPlace other) {
    return row != other.row
        ? Integer.compare(row, other.row)
        : Integer.compare(column, other.column);
  }

  /// As people write it, `F12`.
  @Override
  public String toString() {
    return letters(column) + row;
  }
}
