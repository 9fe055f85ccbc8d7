package org.selbstcheck.core.report;

/// What a report is composed for. All kinds are made of the same [Frozen] and say the same numbers.
public enum ReportKind {
  /// All of it.
  REPORT("bericht"),
  /// What fits on one page.
  SHEET("ergebnisblatt"),
  /// The paper for the council; each section is one of the parts that councils use.
  COUNCIL("sitzungsvorlage"),
  /// What a press office can use; hides no weakness.
  PRESS("kurzfassung"),
  /// For the workshop; each section is one slide.
  SLIDES("folien");

  private final String slug;

  ReportKind(String slug) {
    this.slug = slug;
  }

  /// ASCII, for file names.
  public String slug() {
    return slug;
  }
}
