package org.selbstcheck.core.report;

import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result;

/// An earlier self-check of the same municipality with the same instrument, in whatever version,
/// and its result.
///
/// @param version which one the coordinator brought, counted from 1; named in documents
public record EarlierRound(int version, Instrument instrument, SelfCheck selfCheck, Result result) {

  /// @throws IllegalArgumentException if instrument, self-check and result do not belong together
  public EarlierRound {
    if (version < 1) {
      throw new IllegalArgumentException("Invalid version: " + version);
    }
    if (!instrument.version().equals(result.instrument())
        || !instrument.version().equals(selfCheck.instrument())) {
      throw new IllegalArgumentException(
          "Instrument %s, self-check of %s, result of %s"
              .formatted(instrument.version(), selfCheck.instrument(), result.instrument()));
    }
  }
}
