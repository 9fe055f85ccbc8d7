package org.selbstcheck.core.municipality;

import java.util.Optional;

/// Names a municipality: Kreisschlüssel (5 digits), AGS (8) or key of a Verband (9: Land 2,
/// Regierungsbezirk 1, Kreis 2, Verband 4), for a part of a town with a suffix: `02000000-altona`.
///
/// Always text: leading zeros count.
///
/// @param digits 5, 8 or 9 digits
/// @param part names a part of the municipality: 1 to 40 of `a` to `z`, `0` to `9`, `-`
public record MunicipalityKey(String digits, Optional<String> part) {

  private static final int KREIS = 5;
  private static final int AGS = 8;
  private static final int VERBAND = 9;
  private static final int ARS = 12;
  private static final int LONGEST_PART = 40;

  public MunicipalityKey {
    int length = digits.length();
    if ((length != KREIS && length != AGS && length != VERBAND) || !isDigits(digits)) {
      throw new IllegalArgumentException("Invalid municipality key: " + digits);
    }
    if (part.isPresent() && !isPart(part.get())) {
      throw new IllegalArgumentException("Invalid part of a municipality: " + part.get());
    }
  }

  /// The inverse of [#toString]; also takes an ARS of 12 digits, of which it keeps the AGS, or, if
  /// it names no Gemeinde (`000` at its end after a Verband), the key of the Verband.
  ///
  /// @return empty if `text` is no key
  public static Optional<MunicipalityKey> parse(String text) {
    int dash = text.indexOf('-');
    String digits = dash < 0 ? text : text.substring(0, dash);
    Optional<String> part = dash < 0 ? Optional.empty() : Optional.of(text.substring(dash + 1));
    if (!isDigits(digits) || !part.map(MunicipalityKey::isPart).orElse(true)) {
      return Optional.empty();
    }
    return switch (digits.length()) {
      case KREIS, AGS, VERBAND -> Optional.of(new MunicipalityKey(digits, part));
      case ARS -> Optional.of(new MunicipalityKey(ofArs(digits), part));
      default -> Optional.empty();
    };
  }

  /// The key of a municipality by its Regionalschlüssel.
  ///
  /// @param ars 5 (Kreis), 9 (Verband) or 12 digits (Gemeinde)
  static MunicipalityKey forArs(String ars) {
    return new MunicipalityKey(ars.length() == ARS ? ofArs(ars) : ars, Optional.empty());
  }

  private static String ofArs(String ars) {
    String verband = ars.substring(KREIS, VERBAND);
    String gemeinde = ars.substring(VERBAND);
    // Only a kreisfreie Stadt is Gemeinde 000, and it has no Verband.
    return gemeinde.equals("000") && !verband.equals("0000")
        ? ars.substring(0, VERBAND)
        : ars.substring(0, KREIS) + gemeinde;
  }

  /// Whether it names a part of a town.
  public boolean isPart() {
    return part.isPresent();
  }

  /// The key of the whole municipality: this one without its suffix.
  public MunicipalityKey whole() {
    return part.isEmpty() ? this : new MunicipalityKey(digits, Optional.empty());
  }

  /// The Kreis that it lies in by its digits. Of a kreisfreie Stadt these are its own
  /// Kreisschlüssel, under which the register has nobody else.
  ///
  /// @return empty for a Kreis
  public Optional<MunicipalityKey> kreis() {
    return digits.length() == KREIS
        ? Optional.empty()
        : Optional.of(new MunicipalityKey(digits.substring(0, KREIS), Optional.empty()));
  }

  /// Whether other municipalities lie in it: a Kreis or a Verband.
  public boolean hasMembers() {
    return !isPart() && digits.length() != AGS;
  }

  /// The key of a part of this municipality.
  ///
  /// @param suffix 1 to 40 of `a` to `z`, `0` to `9`, `-`
  /// @throws IllegalArgumentException if `suffix` is something else or this is already a part
  public MunicipalityKey withPart(String suffix) {
    if (isPart()) {
      throw new IllegalArgumentException("A part has no parts: " + this);
    }
    return new MunicipalityKey(digits, Optional.of(suffix));
  }

  @Override
  public String toString() {
    return part.map(suffix -> digits + "-" + suffix).orElse(digits);
  }

  static boolean isPart(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_PART
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Not Character.isDigit: Arabic-Indic digits are none here.
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
