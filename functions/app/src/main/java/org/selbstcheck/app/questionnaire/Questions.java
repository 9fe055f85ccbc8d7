package org.selbstcheck.app.questionnaire;

import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// What a check asks.
final class Questions {

  private final InstrumentCatalogue instruments = new InstrumentCatalogue();

  /// The instrument of a check.
  Instrument of(Check check) {
    return instruments
        .load(check.instrument())
        .orElseThrow(
            () -> new IllegalStateException("Instrument not shipped: " + check.instrument()));
  }

  /// Demands that an indicator is in the check's scope.
  ///
  /// @throws Refused if the instrument has no such indicator there
  static void require(Check check, Instrument instrument, String indicatorId) {
    for (Field field : instrument.fields()) {
      for (Indicator indicator : field.indicators()) {
        if (indicator.id().equals(indicatorId) && check.scope().covers(field, indicator)) {
          return;
        }
      }
    }
    throw new Refused(
        Problem.of(
            "/errors/unknown-indicator",
            404,
            "Diesen Indikator gibt es in Ihrem Selbstcheck nicht",
            "Bitte laden Sie die Seite neu. Es wurde nichts gespeichert."));
  }

  /// The answer to a change of a check that takes none.
  static Problem notOpen() {
    return Problem.of(
        "/errors/not-open",
        409,
        "Dieser Selbstcheck nimmt gerade nichts an",
        "Er ist abgegeben oder die Projektphase ist zu Ende. Bitte wenden Sie sich an die Person, die ihn"
            + " bei Ihnen koordiniert.");
  }
}
