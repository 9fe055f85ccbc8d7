package org.selbstcheck.app.questionnaire;

import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.Instruments;

/// What a check asks.
final class Questions {

  private final Instruments instruments;

  Questions(Instruments instruments) {
    this.instruments = instruments;
  }

  /// The instrument of a check.
  Instrument of(Check check) {
    return instruments.of(check.instrument());
  }

  /// Demands that an indicator is in the check's scope.
  ///
  /// @throws Refused if the instrument has no such indicator there
  static void require(Check check, Instrument instrument, String indicatorId) {
    if (!check.scope().covers(instrument, indicatorId)) {
      throw new Refused(Problem.unknownIndicator());
    }
  }

  /// The answer to a change of a check that takes none.
  static Problem notOpen() {
    return Problem.notOpen();
  }

  /// The answer to a change that others overtook again and again.
  static Problem overtaken() {
    return Problem.of(
        "/errors/overtaken",
        409,
        "Hier ändern gerade mehrere zugleich",
        "Es wurde nichts gespeichert. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.");
  }
}
