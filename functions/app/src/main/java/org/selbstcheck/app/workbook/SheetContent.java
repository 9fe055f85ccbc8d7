package org.selbstcheck.app.workbook;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stands in one sheet.
///
/// @param cells in order of rows, then columns; those that hold something
public record SheetContent(String name, SortedMap<CellPlace, CellValue> cells) {

  public SheetContent {
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  public Optional<CellValue> at(int row, int column) {
    return Optional.ofNullable(cells.get(new CellPlace(row, column)));
  }

  /// The cells of a row by column.
  public Map<Integer, CellValue> row(int row) {
    Map<Integer, CellValue> found = new TreeMap<>();
    cells
        .subMap(new CellPlace(row, 0), new CellPlace(row + 1, 0))
        .forEach((place, value) -> found.put(place.column(), value));
    return found;
  }
}
