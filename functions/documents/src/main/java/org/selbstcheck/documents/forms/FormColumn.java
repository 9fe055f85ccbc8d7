package org.selbstcheck.documents.forms;

/// The columns of the sheet [SheetForm#QUESTIONS], in their order.
public enum FormColumn {
  ID("Kennung", 13),
  FIELD("Handlungsfeld", 16),
  TOPIC("Thema", 16),
  STATEMENT("Aussage", 40),
  HELP("Hilfe", 44),
  ANSWER("Antwort", 22),
  REASON("Trifft nicht zu: Grund", 20),
  EXPLANATION("Trifft nicht zu: Begründung in einem Satz", 30),
  ASK_WHOM("Nicht unser Bereich: Wen fragen?", 24),
  NEED_FOR_ACTION("Handlungsbedarf", 16),
  OBSTACLE_1("Was im Weg steht", 20),
  OBSTACLE_2("Was noch im Weg steht", 20),
  OBSTACLE_3("Was außerdem im Weg steht", 20),
  COMMENT("Kommentar", 40),
  EVIDENCE_1("Beleg (Link)", 30),
  EVIDENCE_2("Weiterer Beleg (Link)", 30),
  EVIDENCE_3("Dritter Beleg (Link)", 30);

  private final String heading;
  private final int width;

  FormColumn(String heading, int width) {
    this.heading = heading;
    this.width = width;
  }

  /// What stands in the first row.
  public String heading() {
    return heading;
  }

  /// In characters.
  int width() {
    return width;
  }

  /// Whether the department fills it in.
  public boolean entry() {
    return ordinal() >= ANSWER.ordinal();
  }
}
