package org.selbstcheck.core.rounds;

import java.math.BigDecimal;
import java.util.Optional;

/// What changed in one field of action between two rounds; the numbers as they are shown, with one
/// decimal, each rounded from the exact value.
///
/// @param field id in the later instrument
/// @param indicators how many compare: same id, rated in both rounds
/// @param share per cent of the field's applicable weight in the later round that they carry; empty
///   if nothing applies
/// @param values empty where they carry too little to be shown
public record FieldChange(
    String field, int indicators, Optional<BigDecimal> share, Optional<Values> values) {

  /// Before and after, on the indicators that compare and with the later round's weights.
  ///
  /// @param before score of the earlier round, 0 to 100
  /// @param after score of the later round, 0 to 100
  /// @param change after minus before; rounded by itself, so it can differ in the last digit from
  ///   the difference of the two shown values
  public record Values(BigDecimal before, BigDecimal after, BigDecimal change) {}
}
