package org.selbstcheck.core.report;

import java.util.Optional;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result;

/// Everything that a document is made of, and none of it changes any more.
///
/// @param selfCheck the frozen one that the result was made of
/// @param earlier the round to compare with (method, section 6)
public record Frozen(
    Instrument instrument,
    SelfCheck selfCheck,
    Result result,
    Optional<EarlierRound> earlier,
    Optional<Commentary> commentary) {

  /// @throws IllegalArgumentException if instrument, self-check and result do not belong together
  public Frozen {
    if (!instrument.version().equals(result.instrument())
        || !instrument.version().equals(selfCheck.instrument())) {
      throw new IllegalArgumentException(
          "Instrument %s, self-check of %s, result of %s"
              .formatted(instrument.version(), selfCheck.instrument(), result.instrument()));
    }
    if (earlier.isPresent()
        && !earlier.get().instrument().version().id().equals(instrument.version().id())) {
      throw new IllegalArgumentException(
          "Instrument %s, earlier round of %s"
              .formatted(instrument.version(), earlier.get().instrument().version()));
    }
  }

  /// With nothing beside the result.
  public static Frozen of(Instrument instrument, SelfCheck selfCheck, Result result) {
    return new Frozen(instrument, selfCheck, result, Optional.empty(), Optional.empty());
  }
}
