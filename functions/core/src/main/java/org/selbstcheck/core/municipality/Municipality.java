package org.selbstcheck.core.municipality;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A municipality of the register: a Kreis, a Gemeinde (a kreisfreie Stadt among them, once) or a
/// Verband of several Gemeinden.
///
/// @param ars Regionalschlüssel: 5 digits for a Kreis, 9 for a Verband, 12 for a Gemeinde
/// @param name the official name, "Kiel, Landeshauptstadt"
/// @param verband display name of the Verband it belongs to; empty for what belongs to none
/// @param kreis display name of the Kreis it belongs to; empty for a Kreis and a kreisfreie Stadt
/// @param land "Bayern"
/// @param population residents, 0 or more; of a Kreis or Verband the sum of what lies in it
public record Municipality(
    MunicipalityKey key,
    String ars,
    String name,
    MunicipalityKind kind,
    Optional<String> verband,
    Optional<String> kreis,
    String land,
    int population) {

  /// Digits of a Regionalschlüssel that name the Verband.
  private static final int VERBAND = 9;

  public Municipality {
    if (!key.equals(MunicipalityKey.forArs(ars)) || ars.length() != kind.arsLength()) {
      throw new IllegalArgumentException(
          "Key, ARS and kind do not fit: " + key + ", " + ars + ", " + kind);
    }
    if (population < 0) {
      throw new IllegalArgumentException("Invalid population: " + population);
    }
  }

  /// The bare name: "Kiel", "Ostallgäu", "Hemmoor". To sort and search by.
  public String shortName() {
    return Names.shortName(kind, name);
  }

  /// The name for headings and documents: "Kiel", "Landkreis Ostallgäu", "Samtgemeinde Hemmoor".
  public String displayName() {
    return Names.displayName(kind, name);
  }

  /// Where it lies, to tell namesakes apart: "Amt Landhagen, Landkreis Vorpommern-Greifswald,
  /// Mecklenburg-Vorpommern".
  public String place() {
    return Stream.concat(Stream.concat(verband.stream(), kreis.stream()), Stream.of(land))
        .collect(Collectors.joining(", "));
  }

  /// The key of the Verband it belongs to; empty for what belongs to none.
  public Optional<MunicipalityKey> verbandKey() {
    return verband.map(_ -> MunicipalityKey.forArs(ars.substring(0, VERBAND)));
  }

  /// With which kind it is compared.
  public ComparisonKind comparisonKind() {
    return kind.comparison();
  }

  /// With which size it is compared.
  public PopulationClass populationClass() {
    return PopulationClass.of(population);
  }
}
