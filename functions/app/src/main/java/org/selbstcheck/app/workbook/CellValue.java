package org.selbstcheck.app.workbook;

import java.math.BigDecimal;

/// What stands in a cell. A cell that is only formatted holds nothing and is not there.
public sealed interface CellValue {

  /// Typed text, never empty.
  record Text(String text) implements CellValue {}

  record Number(BigDecimal number) implements CellValue {}

  record Bool(boolean value) implements CellValue {}

  /// Something that is calculated, whatever came out last; or an error of a calculation.
  record Formula() implements CellValue {}
}
