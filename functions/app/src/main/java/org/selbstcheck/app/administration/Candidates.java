package org.selbstcheck.app.administration;

import java.util.Optional;
import org.selbstcheck.app.administration.Admitting.Candidate;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.TownPart;

/// Who a key and the name of a part stand for.
final class Candidates {

  private Candidates() {}

  /// What came of naming one.
  sealed interface Named {

    record Found(Candidate candidate) implements Named {}

    /// It cannot be named so.
    ///
    /// @param reason German, about the name of the part
    record Refused(String reason) implements Named {}
  }

  /// @param municipality what the register has under the key
  /// @param key as it was typed, with its suffix
  /// @param part name of the part
  static Named named(Municipality municipality, MunicipalityKey key, Optional<String> part) {
    if (part.isEmpty()) {
      return key.isPart()
          ? new Named.Refused("Zu einem Schlüssel mit Zusatz gehört der Name des Teils.")
          : new Named.Found(
              new Candidate(
                  new MunicipalityName(municipality.key().toString(), municipality.displayName()),
                  municipality.kind().label(),
                  municipality.land(),
                  verband(municipality)));
    }
    return switch (TownPart.name(municipality, part.get())) {
      case TownPart.Naming.Named(TownPart named) ->
          new Named.Found(
              new Candidate(
                  new MunicipalityName(
                      // The town's own key, however it was typed: nobody is admitted twice.
                      key.part().map(municipality.key()::withPart).orElse(named.key()).toString(),
                      named.name()),
                  "Teil von " + municipality.displayName(),
                  municipality.land(),
                  verband(municipality)));
      case TownPart.Naming.Refused(String reason) -> new Named.Refused(reason);
    };
  }

  private static Optional<String> verband(Municipality municipality) {
    return municipality.verbandKey().map(MunicipalityKey::toString);
  }
}
