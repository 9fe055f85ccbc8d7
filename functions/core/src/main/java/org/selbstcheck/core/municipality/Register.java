package org.selbstcheck.core.municipality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All municipalities that can be admitted, as of one day. Immutable.
///
/// Entries stand in the order of their Regionalschlüssel, so that a Kreis comes before its Verbände
/// and each Verband before its Gemeinden.
public final class Register {

  private static final int LAND_DIGITS = 2;

  private final LocalDate asOf;
  private final List<Municipality> municipalities;
  private final Map<String, Municipality> byKey;

  private Register(LocalDate asOf, List<Municipality> municipalities) {
    this.asOf = asOf;
    this.municipalities = List.copyOf(municipalities);
    this.byKey = HashMap.newHashMap(municipalities.size());
    for (Municipality municipality : municipalities) {
      if (byKey.put(municipality.key().digits(), municipality) != null) {
        throw new IllegalArgumentException("Two municipalities with key " + municipality.key());
      }
    }
  }

  /// One entry without what follows from its place.
  ///
  /// @param ars 5, 9 or 12 digits, as the kind has them
  /// @param name neither blank nor with control characters
  record Row(MunicipalityKind kind, String ars, int population, String name) {
    Row {
      if (ars.length() != kind.arsLength() || !MunicipalityKey.isDigits(ars)) {
        throw new IllegalArgumentException("Invalid ARS of a " + kind + ": " + ars);
      }
      if (population < 0) {
        throw new IllegalArgumentException("Invalid population: " + population);
      }
      if (name.isBlank() || hasControl(name)) {
        throw new IllegalArgumentException("Invalid name: " + name);
      }
    }

    private static boolean hasControl(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isISOControl(text.charAt(i))) {
          return true;
        }
      }
      return false;
    }
  }

  /// Puts each row into its Land, Kreis and Verband.
  ///
  /// @param lands names by the first two digits of the keys
  /// @throws IllegalArgumentException if a row's Land or Kreis is missing or a key is there twice
  static Register of(LocalDate asOf, Map<String, String> lands, List<Row> rows) {
    List<Row> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparing(Row::ars));
    List<Municipality> municipalities = new ArrayList<>(rows.size());
    Parent kreis = Parent.NONE;
    Parent verband = Parent.NONE;
    for (Row row : ordered) {
      String land = lands.get(row.ars().substring(0, LAND_DIGITS));
      if (land == null) {
        throw new IllegalArgumentException("No Land for " + row);
      }
      Optional<String> inKreis = Optional.empty();
      Optional<String> inVerband = Optional.empty();
      switch (row.kind().comparison()) {
        case KREIS -> kreis = Parent.of(row);
        case GEMEINDEVERBAND -> {
          inKreis = Optional.of(kreis.nameFor(row));
          verband = Parent.of(row);
        }
        case KREISFREIE_STADT -> {}
        case KREISANGEHOERIGE_GEMEINDE -> {
          inKreis = Optional.of(kreis.nameFor(row));
          inVerband = verband.holds(row) ? verband.name() : Optional.empty();
        }
      }
      municipalities.add(
          new Municipality(
              MunicipalityKey.forArs(row.ars()),
              row.ars(),
              row.name(),
              row.kind(),
              inVerband,
              inKreis,
              land,
              row.population()));
    }
    return new Register(asOf, municipalities);
  }

  private record Parent(String ars, Optional<String> name) {
    static final Parent NONE = new Parent("none", Optional.empty());

    static Parent of(Row row) {
      return new Parent(row.ars(), Optional.of(Names.displayName(row.kind(), row.name())));
    }

    boolean holds(Row row) {
      return row.ars().startsWith(ars);
    }

    String nameFor(Row row) {
      if (!holds(row)) {
        throw new IllegalArgumentException("No Kreis for " + row);
      }
      return name.orElseThrow();
    }
  }

  /// The day whose municipalities these are (Gebietsstand).
  public LocalDate asOf() {
    return asOf;
  }

  /// All entries, ordered by Regionalschlüssel.
  public List<Municipality> municipalities() {
    return municipalities;
  }

  /// The municipality with a key. A kreisfreie Stadt is also found by its Kreisschlüssel, and a
  /// Kreis by an ARS or AGS that ends in zeros, because both are written so in practice; the
  /// [Municipality#key] is the one to store.
  ///
  /// @param key of a whole municipality; a part of a town is not in the register
  public Optional<Municipality> find(MunicipalityKey key) {
    if (key.isPart()) {
      return Optional.empty();
    }
    String digits = key.digits();
    @Nullable Municipality found = byKey.get(digits);
    if (found == null && digits.length() == 5) {
      found = byKey.get(digits + "000");
    }
    if (found == null && digits.length() == 8 && digits.endsWith("000")) {
      found = byKey.get(digits.substring(0, 5));
    }
    return Optional.ofNullable(found);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Register that
        && asOf.equals(that.asOf)
        && municipalities.equals(that.municipalities);
  }

  @Override
  public int hashCode() {
    return 31 * asOf.hashCode() + municipalities.hashCode();
  }

  @Override
  public String toString() {
    return "Register[" + asOf + ", " + municipalities.size() + " municipalities]";
  }
}
