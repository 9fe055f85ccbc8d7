package org.selbstcheck.core.report;

import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.instrument.Instrument;

/// The words of answers, the same in reports and forms.
public final class AnswerWords {

  public static final String UNKNOWN = "weiß nicht";
  public static final String NOT_OURS = "nicht unser Bereich";
  public static final String NOT_APPLICABLE = "trifft nicht zu";

  private AnswerWords() {}

  /// An answer in one line, with what was said for it.
  public static String answer(Answer answer, Instrument instrument) {
    return switch (answer) {
      case Answer.Level(int level) -> level(level, instrument);
      case Answer.Unknown _ -> UNKNOWN;
      case Answer.NotOurs(String askWhom) ->
          askWhom.isBlank() ? NOT_OURS : NOT_OURS + ", bitte fragen: " + askWhom;
      case Answer.NotApplicable(Answer.Reason reason, String text) ->
          "%s (%s): %s".formatted(NOT_APPLICABLE, reason(reason), text);
    };
  }

  /// A level with its label, "2 – teilweise umgesetzt".
  ///
  /// @param level on the instrument's scale
  public static String level(int level, Instrument instrument) {
    return level + " – " + instrument.scale().get(level).label();
  }

  /// Why an indicator does not apply.
  public static String reason(Answer.Reason reason) {
    return switch (reason) {
      case OTHER_LEVEL -> "andere Ebene zuständig";
      case DOES_NOT_EXIST -> "gibt es hier nicht";
      case NOT_PERMITTED -> "nicht erlaubt";
    };
  }

  /// What stands in the way.
  public static String obstacle(Obstacle obstacle) {
    return switch (obstacle) {
      case MANDATE -> "Auftrag";
      case STAFF -> "Personal";
      case MONEY -> "Geld";
      case LAW -> "Recht oder Datenschutz";
      case BETWEEN_DEPARTMENTS -> "zwischen Ämtern";
      case OTHER_LEVEL -> "andere Ebene";
      case KNOWLEDGE -> "Wissen oder Daten";
      case PRIORITY -> "Priorität";
    };
  }
}
