package org.selbstcheck.core.report;

import java.time.LocalDate;

/// What a report says about itself and neither instrument nor self-check know.
///
/// @param municipality name as the register has it
/// @param phase name of the project phase; may be empty
/// @param createdOn the day on which the report is made
/// @param submission which submission of the check, counted from 1
public record ReportMeta(String municipality, String phase, LocalDate createdOn, int submission) {

  public ReportMeta {
    if (submission < 1) {
      throw new IllegalArgumentException("Invalid submission: " + submission);
    }
  }
}
