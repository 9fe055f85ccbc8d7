package org.selbstcheck.contracts;

import java.util.Arrays;
import java.util.function.Function;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.scoring.Result;

/// The words that the contracts use for the constants of core. Spelled out, so that renaming a
/// constant cannot change a contract, and a new one breaks the build here.
public final class ContractWords {

  private ContractWords() {}

  public static String of(Kind kind) {
    return switch (kind) {
      case FACT -> "fact";
      case APPRAISAL -> "appraisal";
    };
  }

  public static String of(Obstacle obstacle) {
    return switch (obstacle) {
      case MANDATE -> "mandate";
      case STAFF -> "staff";
      case MONEY -> "money";
      case LAW -> "law";
      case BETWEEN_DEPARTMENTS -> "betweenDepartments";
      case OTHER_LEVEL -> "otherLevel";
      case KNOWLEDGE -> "knowledge";
      case PRIORITY -> "priority";
    };
  }

  /// Why an indicator does not apply.
  public static String of(Answer.Reason reason) {
    return switch (reason) {
      case OTHER_LEVEL -> "otherLevel";
      case DOES_NOT_EXIST -> "doesNotExist";
      case NOT_PERMITTED -> "notPermitted";
    };
  }

  public static String of(Result.State state) {
    return switch (state) {
      case RATED -> "rated";
      case UNKNOWN -> "unknown";
      case NOT_APPLICABLE -> "notApplicable";
      case UNANSWERED -> "unanswered";
    };
  }

  /// Why an indicator is worth a conversation.
  public static String of(Result.Reason reason) {
    return switch (reason) {
      case SPREAD -> "spread";
      case RESPONSIBILITY -> "responsibility";
      case KNOWLEDGE -> "knowledge";
    };
  }

  public static String of(Tone tone) {
    return switch (tone) {
      case ENCOURAGING -> "encouraging";
      case BALANCED -> "balanced";
      case PLAIN -> "plain";
    };
  }

  public static String of(Edition edition) {
    return switch (edition) {
      case PUBLIC -> "public";
      case INTERNAL -> "internal";
    };
  }

  public static String of(ReportKind kind) {
    return switch (kind) {
      case REPORT -> "report";
      case SHEET -> "sheet";
      case COUNCIL -> "council";
      case PRESS -> "press";
      case SLIDES -> "slides";
    };
  }

  /// The constant that has the word.
  ///
  /// @param word from a tree whose shape is known
  /// @throws IllegalArgumentException if no constant has it
  public static <E extends Enum<E>> E constant(
      Class<E> type, Function<? super E, String> words, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> words.apply(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No " + type.getSimpleName() + ": " + word));
  }
}
