package org.selbstcheck.core.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Shown numbers as German text. Only writes: a number with more decimals than are shown is a
/// mistake of the caller, never rounded here. Needs no locale data, which a small runtime may lack.
public final class Numbers {

  /// Stands where there is no number.
  public static final String NONE = "–";

  private Numbers() {}

  /// A score, coverage, share or bound with one decimal: `58,3`.
  ///
  /// @throws ArithmeticException if the number has more decimals
  public static String percent(BigDecimal shown) {
    return decimals(shown, 1);
  }

  /// Like [#percent(BigDecimal)], or a dash.
  public static String percent(Optional<BigDecimal> shown) {
    return shown.map(Numbers::percent).orElse(NONE);
  }

  /// A change of a score with its sign: `+16,7`, `−4,2`, `0,0`.
  ///
  /// @throws ArithmeticException if the number has more than one decimal
  public static String signed(BigDecimal shown) {
    return (shown.signum() > 0 ? "+" : "") + percent(shown);
  }

  /// A level, dissent, priority, urgency or distance with two decimals: `0,67`; a negative one with
  /// a real minus sign.
  ///
  /// @throws ArithmeticException if the number has more decimals
  public static String level(BigDecimal shown) {
    return decimals(shown, 2);
  }

  /// Like [#level(BigDecimal)], or a dash.
  public static String level(Optional<BigDecimal> shown) {
    return shown.map(Numbers::level).orElse(NONE);
  }

  private static String decimals(BigDecimal shown, int decimals) {
    return shown
        .setScale(decimals, RoundingMode.UNNECESSARY)
        .toPlainString()
        .replace('.', ',')
        .replace('-', '−');
  }
}
