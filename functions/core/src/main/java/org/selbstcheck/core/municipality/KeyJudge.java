package org.selbstcheck.core.municipality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges keys as they stand in lists that people keep: with blanks, without the zero that a
/// spreadsheet dropped, mistyped, from an older register. Immutable.
public final class KeyJudge {

  private static final int LAND_DIGITS = 2;
  private static final int REGIERUNGSBEZIRK_DIGITS = 3;

  /// More of one name there are not: 24 places are called Neustadt.
  private static final int NAMESAKES = 60;

  private final Register register;
  private final RegisterSearch search;
  private final List<Earlier> earlier;
  private final Set<String> districts;

  private record Earlier(Register register, RegisterChanges changes) {}

  /// @param search over `register`
  /// @param former earlier registers, the newest first
  public KeyJudge(Register register, RegisterSearch search, List<Register> former) {
    this.register = register;
    this.search = search;
    this.earlier =
        former.stream()
            .map(older -> new Earlier(older, RegisterChanges.between(older, register)))
            .toList();
    this.districts =
        register.municipalities().stream()
            .flatMap(
                one ->
                    Stream.of(
                        one.ars().substring(0, LAND_DIGITS),
                        one.ars().substring(0, REGIERUNGSBEZIRK_DIGITS)))
            .collect(Collectors.toSet());
  }

  /// @param typed as it stands there; blanks inside are no mistake, "09 762 000" is how it is
  ///   printed
  /// @param name what stands beside it, if anything does
  public KeyJudgement judge(String typed, Optional<String> name) {
    String compact = typed.replaceAll("[\\s\\u00A0]", "");
    int dash = compact.indexOf('-');
    String digits = dash < 0 ? compact : compact.substring(0, dash);
    if (!MunicipalityKey.isDigits(digits)) {
      return new KeyJudgement.NoKey();
    }
    Optional<MunicipalityKey> key = MunicipalityKey.parse(compact);
    if (key.isEmpty() && MunicipalityKey.parse(digits).isPresent()) {
      // The digits are fine, the suffix is not.
      return new KeyJudgement.NoKey();
    }
    Optional<Municipality> found = key.flatMap(it -> register.find(it.whole()));
    if (found.isPresent()) {
      return known(found.get(), key.get(), name);
    }
    Optional<Municipality> withZero = ofDigits("0" + digits);
    if (withZero.isPresent()) {
      return new KeyJudgement.Probably(withZero.get(), KeyJudgement.Reason.LOST_ZERO);
    }
    Optional<KeyJudgement> dissolved = dissolved(key, digits);
    if (dissolved.isPresent()) {
      return dissolved.get();
    }
    Optional<Municipality> named = name.flatMap(this::only);
    if (named.isPresent()) {
      return new KeyJudgement.Probably(named.get(), KeyJudgement.Reason.NAME);
    }
    return notMunicipal(digits)
        .<KeyJudgement>map(KeyJudgement.WrongKind::new)
        .orElseGet(KeyJudgement.Unknown::new);
  }

  private KeyJudgement known(Municipality found, MunicipalityKey key, Optional<String> name) {
    boolean fits = name.map(text -> isNamed(found, text)).orElse(true);
    if (!fits) {
      Optional<Municipality> other = name.flatMap(this::only);
      if (other.isPresent()) {
        return new KeyJudgement.Probably(other.get(), KeyJudgement.Reason.OTHER_NAME);
      }
    }
    return new KeyJudgement.Known(found, key, fits);
  }

  private Optional<Municipality> ofDigits(String digits) {
    return MunicipalityKey.parse(digits).flatMap(register::find);
  }

  private boolean isNamed(Municipality municipality, String name) {
    return isExactly(municipality, name) || search.find(name, NAMESAKES).contains(municipality);
  }

  private static boolean isExactly(Municipality municipality, String name) {
    String folded = folded(name);
    int comma = folded.indexOf(',');
    // "Ansbach, Stadt": what follows the comma has helped to find it.
    String bare = comma < 1 ? folded : folded.substring(0, comma);
    return bare.equals(folded(municipality.displayName()))
        || folded.equals(folded(municipality.name()));
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.GERMAN);
  }

  /// The one municipality of a name: the only one called exactly so (a town before the Landkreis or
  /// Verband that is named after it, which say what they are), or else the only one found.
  private Optional<Municipality> only(String name) {
    List<Municipality> found = search.find(name, NAMESAKES);
    List<Municipality> exactly = found.stream().filter(one -> isExactly(one, name)).toList();
    if (!exactly.isEmpty()) {
      return exactly.size() == 1 ? Optional.of(exactly.getFirst()) : Optional.empty();
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Optional<KeyJudgement> dissolved(Optional<MunicipalityKey> key, String digits) {
    for (Earlier one : earlier) {
      Optional<Municipality> gone =
          key.flatMap(it -> one.register().find(it.whole()))
              .or(() -> MunicipalityKey.parse("0" + digits).flatMap(one.register()::find));
      if (gone.isPresent()) {
        return Optional.of(
            new KeyJudgement.Dissolved(
                gone.get(),
                one.register().asOf(),
                one.changes().probablyIn(gone.get(), one.register(), register)));
      }
    }
    return Optional.empty();
  }

  private Optional<KeyJudgement.NotMunicipal> notMunicipal(String digits) {
    return Stream.of(digits, "0" + digits)
        .filter(districts::contains)
        .findFirst()
        .map(
            whole ->
                whole.length() == LAND_DIGITS
                    ? KeyJudgement.NotMunicipal.LAND
                    : KeyJudgement.NotMunicipal.REGIERUNGSBEZIRK);
  }
}
