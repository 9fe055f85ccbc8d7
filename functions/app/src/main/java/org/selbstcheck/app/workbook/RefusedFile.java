package org.selbstcheck.app.workbook;

import org.selbstcheck.app.workbook.WorkbookReading.Reason;

/// Leaves the reading of a file early; never leaves this package.
final class RefusedFile extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String place;

  RefusedFile(Reason reason, String place) {
    // No stack trace: this is an outcome, not a failure.
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.place = place;
  }

  WorkbookReading.Refused outcome() {
    return new WorkbookReading.Refused(reason, place);
  }
}
