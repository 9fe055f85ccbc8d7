package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Optional;

/// How far a check is, as its coordinator lets the project team see it. Coarse on purpose: nobody
/// is to be watched at work.
///
/// @param coverage percent of the questions that a released part answers, in steps of five, rounded
///   down: 100 are all
/// @param submittedOn the day of the last submission
/// @param reported whether there is a finished document
/// @param asOf the day on which this was so
public record Progress(
    int coverage, Optional<LocalDate> submittedOn, boolean reported, LocalDate asOf) {

  private static final int STEPS = 20;

  public Progress {
    if (coverage < 0 || coverage > 100 || coverage % 5 != 0) {
      throw new IllegalArgumentException("Invalid coverage: " + coverage);
    }
  }

  /// The coverage by numbers of questions.
  ///
  /// @param asked 0 or more
  /// @param answered 0 to `asked`
  public static int coverage(int answered, int asked) {
    return asked == 0 ? 0 : answered * STEPS / asked * (100 / STEPS);
  }

  /// The same apart from the day on which it was looked at.
  public boolean sameAs(Progress other) {
    return coverage == other.coverage
        && submittedOn.equals(other.submittedOn)
        && reported == other.reported;
  }

  Item on(Item item) {
    return item.with("coverage", coverage)
        .with("submittedOn", submittedOn.map(LocalDate::toString))
        .with("reported", reported)
        .with("progressOn", asOf.toString());
  }

  static Optional<Progress> of(Item item) {
    return item.text("progressOn")
        .map(
            asOf ->
                new Progress(
                    item.number("coverage").orElse(0L).intValue(),
                    item.text("submittedOn").map(LocalDate::parse),
                    item.flag("reported"),
                    LocalDate.parse(asOf)));
  }
}
