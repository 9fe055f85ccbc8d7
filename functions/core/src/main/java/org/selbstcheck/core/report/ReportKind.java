package org.selbstcheck.core.report;

/// What a report is composed for. All kinds are made of the same [Frozen] and say the same numbers.
public enum ReportKind {
  /// All of it.
  REPORT("bericht", "Ergebnisbericht", true),
  /// What fits on one page.
  SHEET("ergebnisblatt", "Ergebnisblatt", false),
  /// The paper for the council; each section is one of the parts that councils use.
  COUNCIL("sitzungsvorlage", "Sitzungsvorlage", true),
  /// What a press office can use; hides no weakness.
  PRESS("kurzfassung", "Kurzfassung", true),
  /// For the workshop; each section is one slide.
  SLIDES("folien", "Workshop-Folien", true);

  private final String slug;
  private final String label;
  private final boolean holdsEarlierRound;

  ReportKind(String slug, String label, boolean holdsEarlierRound) {
    this.slug = slug;
    this.label = label;
    this.holdsEarlierRound = holdsEarlierRound;
  }

  /// ASCII, for file names.
  public String slug() {
    return slug;
  }

  /// German name, such as "Ergebnisbericht".
  public String label() {
    return label;
  }

  /// Whether a comparison with an earlier round stands in it, where there is one.
  public boolean holdsEarlierRound() {
    return holdsEarlierRound;
  }
}
