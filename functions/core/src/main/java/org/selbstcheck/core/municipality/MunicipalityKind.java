package org.selbstcheck.core.municipality;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a municipality is, after the Textkennzeichen of the official register. Types that cannot be
/// admitted (the Kreis record of a kreisfreie Stadt, wrappers, gemeindefreie Gebiete) have none.
public enum MunicipalityKind {
  KREIS("43", "Kreis", ComparisonKind.KREIS, "landkreis lk lkr"),
  LANDKREIS("44", "Landkreis", ComparisonKind.KREIS, "kreis lk lkr"),
  REGIONALVERBAND("45", "Regionalverband", ComparisonKind.KREIS, "kreis landkreis"),

  AMT("51", "Amt", ComparisonKind.GEMEINDEVERBAND, "amtsverwaltung"),
  SAMTGEMEINDE("52", "Samtgemeinde", ComparisonKind.GEMEINDEVERBAND, "sg"),
  VERBANDSGEMEINDE("53", "Verbandsgemeinde", ComparisonKind.GEMEINDEVERBAND, "vg"),
  VERWALTUNGSGEMEINSCHAFT(
      "54", "Verwaltungsgemeinschaft", ComparisonKind.GEMEINDEVERBAND, "vg vgem vvg"),
  KIRCHSPIELSLANDGEMEINDE(
      "55", "Kirchspielslandgemeinde", ComparisonKind.GEMEINDEVERBAND, "amt klg"),
  VERWALTUNGSVERBAND(
      "56", "Verwaltungsverband", ComparisonKind.GEMEINDEVERBAND, "gemeindeverwaltungsverband gvv"),
  ERFUELLENDE_GEMEINDE("58", "erfüllende Gemeinde", ComparisonKind.GEMEINDEVERBAND, ""),

  /// A town that is a Land. The file calls it kreisfreie Stadt (61); the code is that of a Land.
  STADTSTAAT("10", "Stadtstaat", ComparisonKind.KREISFREIE_STADT, "stadt land"),
  KREISFREIE_STADT("61", "kreisfreie Stadt", ComparisonKind.KREISFREIE_STADT, ""),
  STADTKREIS("62", "Stadtkreis", ComparisonKind.KREISFREIE_STADT, "stadt kreisfreie"),

  MARKT("60", "Markt", ComparisonKind.KREISANGEHOERIGE_GEMEINDE, "gemeinde marktgemeinde"),
  STADT("63", "Stadt", ComparisonKind.KREISANGEHOERIGE_GEMEINDE, ""),
  GEMEINDE("64", "Gemeinde", ComparisonKind.KREISANGEHOERIGE_GEMEINDE, ""),
  GROSSE_KREISSTADT(
      "67", "Große Kreisstadt", ComparisonKind.KREISANGEHOERIGE_GEMEINDE, "stadt gkst");

  private static final Map<String, MunicipalityKind> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(MunicipalityKind::code, Function.identity()));

  private final String code;
  private final String label;
  private final ComparisonKind comparison;
  private final String otherWords;

  MunicipalityKind(String code, String label, ComparisonKind comparison, String otherWords) {
    this.code = code;
    this.label = label;
    this.comparison = comparison;
    this.otherWords = otherWords;
  }

  /// The kind with a code of [#code].
  public static Optional<MunicipalityKind> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /// Two digits: the official Textkennzeichen, but `10` for a Stadtstaat.
  public String code() {
    return code;
  }

  /// German, as in running text: "Landkreis", "kreisfreie Stadt".
  public String label() {
    return label;
  }

  /// With whom it is compared.
  public ComparisonKind comparison() {
    return comparison;
  }

  /// Digits of the Regionalschlüssel: 5 for a Kreis, 9 for a Verband, 12 for a Gemeinde.
  int arsLength() {
    return switch (comparison) {
      case KREIS -> 5;
      case GEMEINDEVERBAND -> 9;
      case KREISFREIE_STADT, KREISANGEHOERIGE_GEMEINDE -> 12;
    };
  }

  /// What people also type for it, parted by blanks.
  String otherWords() {
    return otherWords;
  }
}
