package org.selbstcheck.app.workbook;

import java.util.Map;

/// What came of reading a file that should be a workbook.
public sealed interface WorkbookReading {

  /// @param sheets by name, in the order of the workbook, hidden ones too
  record Read(Map<String, SheetContent> sheets) implements WorkbookReading {}

  /// The file is refused as a whole.
  ///
  /// @param place sheet or cell such as `Fragen!F12`; empty text for the whole file
  record Refused(Reason reason, String place) implements WorkbookReading {}

  /// Why a file is refused.
  enum Reason {
    /// No zip archive, or none that can be read to its end.
    NO_WORKBOOK,
    /// A workbook of another program or an older format.
    OTHER_FORMAT,
    ENCRYPTED,
    /// Far more comes out of it than a form can hold.
    BOMB,
    /// More sheets, cells or text than a form can hold.
    TOO_MUCH,
    MACROS,
    /// It fetches something from other files.
    EXTERNAL_LINKS
  }
}
