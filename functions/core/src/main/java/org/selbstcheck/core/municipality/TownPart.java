package org.selbstcheck.core.municipality;

import java.text.Normalizer;
import java.util.Locale;

/// A part of a town (Bezirk, Stadtteil) that makes its own self-check. The register does not know
/// parts: the administrator names them. A part belongs to no cohort (method, section 8).
///
/// @param key the town's key with a suffix, `02000000-altona`
/// @param name "Hamburg – Altona"
/// @param town what it is a part of
public record TownPart(MunicipalityKey key, String name, Municipality town) {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SUFFIX = 40;

  public TownPart {
    if (!key.isPart() || !key.whole().equals(town.key())) {
      throw new IllegalArgumentException(key + " is no part of " + town.key());
    }
  }

  /// What becomes of the wish to name a part.
  public sealed interface Naming {
    /// The part has a key and a name.
    record Named(TownPart part) implements Naming {}

    /// It cannot be named so.
    ///
    /// @param reason German, for the administrator
    record Refused(String reason) implements Naming {}
  }

  /// Makes a part by its name; the suffix of the key is made of the name ("Tempelhof-Schöneberg" is
  /// `-tempelhof-schoeneberg`, cut after 40 characters). Two names can make one key: whether a key
  /// is taken, the one who admits has to check.
  public static Naming name(Municipality town, String partName) {
    String bare = partName.strip();
    if (!hasParts(town)) {
      return new Naming.Refused(
          "Ein Teil kann nur zu einer Stadt oder Gemeinde angelegt werden, nicht zu: "
              + town.displayName()
              + ".");
    }
    if (bare.isEmpty()) {
      return new Naming.Refused("Bitte geben Sie den Namen des Stadtbezirks oder Stadtteils ein.");
    }
    if (bare.length() > LONGEST_NAME || bare.chars().anyMatch(Character::isISOControl)) {
      return new Naming.Refused(
          "Der Name des Stadtteils darf höchstens "
              + LONGEST_NAME
              + " Zeichen lang sein und keinen Zeilenumbruch enthalten.");
    }
    String suffix = suffix(bare);
    if (suffix.isEmpty()) {
      return new Naming.Refused(
          "Der Name des Stadtteils muss mindestens einen lateinischen Buchstaben oder eine Ziffer"
              + " enthalten.");
    }
    return new Naming.Named(
        new TownPart(town.key().withPart(suffix), town.displayName() + " – " + bare, town));
  }

  private static boolean hasParts(Municipality town) {
    return switch (town.comparisonKind()) {
      case KREISFREIE_STADT, KREISANGEHOERIGE_GEMEINDE -> true;
      case KREIS, GEMEINDEVERBAND -> false;
    };
  }

  private static String suffix(String name) {
    String spelledOut =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String plain =
        Normalizer.normalize(spelledOut, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.startsWith("-") ? plain.substring(1) : plain;
    cut = cut.substring(0, Math.min(LONGEST_SUFFIX, cut.length()));
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
