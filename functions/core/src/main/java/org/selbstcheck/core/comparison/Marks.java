package org.selbstcheck.core.comparison;

import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.scoring.Fraction;

/// The keyed digests of a phase and instrument version that a [Ledger] holds.
record Marks(LedgerSecret secret, String phase, InstrumentVersion instrument) {

  /// Enough that no two municipalities ever share a digest.
  private static final int MEMBER_BYTES = 12;

  /// Two values that shared a digest would count as unchanged, and nothing would be published.
  private static final int VALUE_BYTES = 6;

  /// Tells whether a ledger was made with the same secret, for the same phase and version.
  String seal() {
    return secret.mark(MEMBER_BYTES, "ledger", phase, instrument.toString());
  }

  String member(Cohort cohort, String field, int snapshot, MunicipalityKey municipality) {
    return secret.mark(
        MEMBER_BYTES,
        "member",
        phase,
        instrument.toString(),
        cohort.toString(),
        field,
        Integer.toString(snapshot),
        municipality.toString());
  }

  /// @param value in lowest terms, as fractions are: equal values have one text
  String value(
      Cohort cohort, String field, int snapshot, MunicipalityKey municipality, Fraction value) {
    return secret.mark(
        VALUE_BYTES,
        "value",
        phase,
        instrument.toString(),
        cohort.toString(),
        field,
        Integer.toString(snapshot),
        municipality.toString(),
        value.toString());
  }
}
