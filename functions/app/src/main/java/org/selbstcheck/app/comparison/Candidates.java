package org.selbstcheck.app.comparison;

import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.ComparisonConsent;
import org.selbstcheck.core.comparison.Candidate;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// From what is stored of a check to what core decides on.
final class Candidates {

  private Candidates() {}

  /// Empty if the municipality never said with whom it would be compared.
  static Optional<Candidate> of(
      String phaseId, Check check, ComparisonConsent consent, FrozenCheck frozen) {
    return consent
        .place()
        .map(
            place ->
                new Candidate(
                    phaseId,
                    key(check),
                    place.kind(),
                    place.population(),
                    consent.agreed(),
                    frozen.selfCheck()));
  }

  /// @throws IllegalStateException if it is no key: the project wrote it itself
  static MunicipalityKey key(Check check) {
    return MunicipalityKey.parse(check.municipality().key())
        .orElseThrow(() -> new IllegalStateException("No key of a municipality"));
  }
}
