package org.selbstcheck.core.answers;

/// What a department says about an indicator (method, section 1).
public sealed interface Answer permits AgreedAnswer, Answer.NotOurs {

  /// A level of the instrument's scale.
  ///
  /// @param level 0 or more; the upper end is the instrument's
  record Level(int level) implements AgreedAnswer {
    public Level {
      if (level < 0) {
        throw new IllegalArgumentException("Invalid level: " + level);
      }
    }
  }

  /// "Wir müssten es wissen, wissen es aber nicht."
  record Unknown() implements AgreedAnswer {}

  /// "Nicht unser Bereich." Decides nothing and counts in no share.
  ///
  /// @param askWhom whom to ask, at most 200 characters; may be empty
  record NotOurs(String askWhom) implements Answer {
    public NotOurs {
      if (askWhom.codePointCount(0, askWhom.length()) > 200) {
        throw new IllegalArgumentException("Too long: " + askWhom.length());
      }
    }
  }

  /// "Gilt für unsere ganze Kommune nicht."
  ///
  /// @param text the sentence that explains it, 1 to 2 000 characters
  record NotApplicable(Reason reason, String text) implements AgreedAnswer {
    public NotApplicable {
      int length = text.codePointCount(0, text.length());
      if (length < 1 || length > 2000) {
        throw new IllegalArgumentException("Invalid length of text: " + length);
      }
    }
  }

  /// Why an indicator does not apply to the municipality.
  enum Reason {
    /// Kreis, Land or another level is responsible.
    OTHER_LEVEL,
    DOES_NOT_EXIST,
    NOT_PERMITTED
  }
}
