package org.selbstcheck.core.municipality;

import java.util.Locale;
import java.util.regex.Pattern;

/// How the names of the register are shown.
final class Names {

  private static final Pattern AGREED_COMMUNITY = Pattern.compile("VVG (der|des) \\S+ ");
  private static final String AGREED = "VVG ";
  private static final String ASSOCIATION = "GVV ";
  private static final String COMMUNITY = " (VGem)";
  private static final String TOWN = ", Stadt";

  private Names() {}

  /// The bare name: without what follows the comma ("Kiel, Landeshauptstadt" is "Kiel"), for a
  /// Verband without the abbreviation of what it is ("GVV Heuberg" is "Heuberg").
  static String shortName(MunicipalityKind kind, String name) {
    return switch (kind.comparison()) {
      case GEMEINDEVERBAND -> shortVerband(name);
      case KREIS, KREISFREIE_STADT, KREISANGEHOERIGE_GEMEINDE -> {
        int comma = name.indexOf(',');
        yield comma < 1 ? name : name.substring(0, comma).strip();
      }
    };
  }

  private static String shortVerband(String name) {
    String bare = name.startsWith(AGREED) ? AGREED_COMMUNITY.matcher(name).replaceFirst("") : name;
    if (bare.startsWith(ASSOCIATION)) {
      bare = bare.substring(ASSOCIATION.length());
    }
    // Not at any comma: one Verband is named after four Gemeinden.
    for (String ending : new String[] {COMMUNITY, TOWN}) {
      if (bare.endsWith(ending)) {
        bare = bare.substring(0, bare.length() - ending.length());
      }
    }
    return bare.isBlank() ? name : bare;
  }

  /// The name as a heading: a Kreis or Verband says what it is, a Gemeinde does not.
  static String displayName(MunicipalityKind kind, String name) {
    String bare = shortName(kind, name);
    return switch (kind.comparison()) {
      case KREISFREIE_STADT, KREISANGEHOERIGE_GEMEINDE -> bare;
      case KREIS -> {
        String lower = bare.toLowerCase(Locale.ROOT);
        yield lower.contains("kreis") || lower.contains("region")
            ? bare
            : kind.label() + " " + bare;
      }
      case GEMEINDEVERBAND -> {
        if (name.startsWith(AGREED)) {
          yield "Vereinbarte Verwaltungsgemeinschaft " + name.substring(AGREED.length());
        }
        String lower = bare.toLowerCase(Locale.ROOT);
        if (lower.startsWith(kind.label().toLowerCase(Locale.ROOT) + " ")
            || (name.startsWith(ASSOCIATION)
                && (lower.contains("verband ") || lower.contains("gemeinschaft ")))) {
          yield bare;
        }
        yield (name.startsWith(ASSOCIATION) ? "Gemeindeverwaltungsverband" : capital(kind.label()))
            + " "
            + bare;
      }
    };
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
