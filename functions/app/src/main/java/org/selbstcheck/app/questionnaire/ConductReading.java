package org.selbstcheck.app.questionnaire;

import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Names;

/// Reads from a body how a check is run.
final class ConductReading {

  private ConductReading() {}

  static Conduct.Mode mode(Body body) {
    return Names.parse(Conduct.Mode.class, body.text("mode", 1, 20))
        .orElseGet(
            () -> {
              body.error(
                  "mode",
                  "Bitte wählen Sie, ob die Stellen getrennt, gemeinsam oder alles eine Person beantwortet.");
              return Conduct.Mode.APART;
            });
  }
}
