package org.selbstcheck.core.municipality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a newer register changes, to look at before it becomes the one in force. A file cut at the
/// end of a line can be whole in form: here it shows by what is gone.
///
/// @param added in the newer register only
/// @param removed in the older register only (merged, dissolved)
/// @param renamed with another official name or kind under the same key, as they are now
public record RegisterChanges(
    List<Municipality> added, List<Municipality> removed, List<Municipality> renamed) {

  private static final int LAND_DIGITS = 2;
  private static final int KREIS_DIGITS = 5;
  private static final int MOST_GUESSES = 3;

  public RegisterChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    renamed = List.copyOf(renamed);
  }

  /// Compares by key; a changed population is no change.
  public static RegisterChanges between(Register older, Register newer) {
    Map<MunicipalityKey, Municipality> gone = new HashMap<>();
    older.municipalities().forEach(municipality -> gone.put(municipality.key(), municipality));
    List<Municipality> added = new ArrayList<>();
    List<Municipality> renamed = new ArrayList<>();
    for (Municipality municipality : newer.municipalities()) {
      Municipality before = gone.remove(municipality.key());
      if (before == null) {
        added.add(municipality);
      } else if (!before.name().equals(municipality.name())
          || before.kind() != municipality.kind()) {
        renamed.add(municipality);
      }
    }
    List<Municipality> removed =
        older.municipalities().stream().filter(m -> gone.containsKey(m.key())).toList();
    return new RegisterChanges(added, removed, renamed);
  }

  /// What a removed municipality probably went into, the likeliest first: of the same kind of place
  /// in the same Kreis (a Kreis: in the same Land), what is new, then what grew by at least half of
  /// its residents. Neither register says it; so this is a guess, to be shown as one.
  ///
  /// @param gone one of [#removed]
  /// @param older the register that has it
  /// @param newer the register that does not
  /// @return at most three
  public List<Municipality> probablyIn(Municipality gone, Register older, Register newer) {
    int digits = gone.comparisonKind() == ComparisonKind.KREIS ? LAND_DIGITS : KREIS_DIGITS;
    String place = gone.ars().substring(0, digits);
    Set<MunicipalityKey> isNew =
        added.stream().map(Municipality::key).collect(Collectors.toUnmodifiableSet());
    return newer.municipalities().stream()
        .filter(one -> one.ars().startsWith(place) && isLike(one, gone))
        .map(one -> new Growth(one, isNew.contains(one.key()), growth(one, older)))
        .filter(one -> one.isNew() || one.residents() * 2 >= Math.max(1, gone.population()))
        .sorted(
            Comparator.comparing(Growth::isNew)
                .thenComparingInt(Growth::residents)
                .reversed()
                .thenComparing(one -> one.municipality().ars()))
        .limit(MOST_GUESSES)
        .map(Growth::municipality)
        .toList();
  }

  private record Growth(Municipality municipality, boolean isNew, int residents) {}

  private static int growth(Municipality now, Register older) {
    return now.population() - older.find(now.key()).map(Municipality::population).orElse(0);
  }

  /// A Gemeinde goes into a Gemeinde or town, not into the Verband that it belonged to.
  private static boolean isLike(Municipality one, Municipality other) {
    return isTown(one) == isTown(other)
        && (isTown(one) || one.comparisonKind() == other.comparisonKind());
  }

  private static boolean isTown(Municipality one) {
    return switch (one.comparisonKind()) {
      case KREISFREIE_STADT, KREISANGEHOERIGE_GEMEINDE -> true;
      case KREIS, GEMEINDEVERBAND -> false;
    };
  }
}
