package org.selbstcheck.documents.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.core.answers.SelfCheck;

/// What a file says, once it is known to be in order.
sealed interface Brought {

  /// The part of one department, without saying of which: a filled form or a quick check.
  record DepartmentPart(Format format, List<Said> said) implements Brought {
    public DepartmentPart {
      said = List.copyOf(said);
    }
  }

  /// A whole self-check of this municipality.
  record WholeCheck(SelfCheck selfCheck) implements Brought {}

  /// What a file is.
  enum Format {
    FORM,
    SELF_CHECK,
    QUICK_CHECK
  }

  /// What a file says on one indicator. What it leaves open keeps the value that is stored.
  ///
  /// @param place of the row or entry
  /// @param answer makes the new value of the stored one, if the file says anything about it
  /// @param note the same of comment and evidence
  /// @param evenEmpty whether an empty answer is to be stored where there is none
  record Said(
      String indicator,
      String place,
      Optional<UnaryOperator<AnswerValue>> answer,
      Optional<UnaryOperator<NoteValue>> note,
      boolean evenEmpty) {}
}
