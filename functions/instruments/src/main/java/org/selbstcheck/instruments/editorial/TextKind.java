package org.selbstcheck.instruments.editorial;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of text a questionnaire consists of; each has limits of its own, because each is read
/// in another situation.
public enum TextKind {
  /// Summary, basis, and the meanings of scale and stages.
  FRAME("frame"),
  INTRO("intro"),
  VERDICT("verdict"),
  /// What people outside the administration rate.
  OUTSIDE("outside"),
  STATEMENT("statement"),
  HELP("help"),
  ANCHOR("anchor"),
  STRENGTH("strength"),
  GAP("gap"),
  GAP_PLAIN("gapPlain"),
  FIRST_STEP("firstStep"),
  NEXT_STEP("nextStep");

  private final String word;

  TextKind(String word) {
    this.word = word;
  }

  /// As the questionnaire and the budgets call it.
  public String word() {
    return word;
  }

  static Optional<TextKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
