package org.selbstcheck.core.scoring;

import java.util.Optional;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result.FieldResult;

/// Why a field has no stage (method, section 3); of several reasons the first in this order is
/// said.
public enum NoStage {
  /// Nothing in the field applies to the municipality.
  NOTHING_APPLIES,
  /// The short form gives no stages.
  SHORT_FORM,
  /// "Dieses Feld liegt bei Ihnen überwiegend in anderer Zuständigkeit."
  MOSTLY_OTHERS,
  /// "Noch keine Stufe: zu viel ist offen."
  TOO_MUCH_OPEN;

  /// The reason, empty if and only if the field has a stage.
  ///
  /// @param field of a result for `instrument` and `scope`
  public static Optional<NoStage> of(FieldResult field, Instrument instrument, Scope scope) {
    if (field.stage().isPresent()) {
      return Optional.empty();
    }
    if (field.coverage().isEmpty()) {
      return Optional.of(NOTHING_APPLIES);
    }
    if (scope instanceof Scope.Short) {
      return Optional.of(SHORT_FORM);
    }
    return Optional.of(
        field.applicable().compareTo(instrument.minimumApplicable()) < 0
            ? MOSTLY_OTHERS
            : TOO_MUCH_OPEN);
  }
}
