package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.core.report.Edition;

/// Which frozen things stand beside a result at this moment.
public record Beside(CommentaryHead commentary, EarlierHead earlier) {

  /// The version of the commentary that stands in this edition.
  public Optional<Integer> commentary(Edition edition) {
    boolean stands =
        switch (edition) {
          case INTERNAL -> commentary.said();
          case PUBLIC -> commentary.said() && commentary.consented();
        };
    return stands ? Optional.of(commentary.version()) : Optional.empty();
  }

  /// The version of the earlier round with which a submission of this day is compared: none that
  /// was submitted after it.
  public Optional<Integer> earlierRound(LocalDate submittedOn) {
    return earlier
        .submittedOn()
        .filter(day -> !day.isAfter(submittedOn))
        .map(_ -> earlier.version());
  }
}
