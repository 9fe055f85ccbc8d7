package org.selbstcheck.core.municipality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.selbstcheck.core.municipality.Spelling.Match;

/// Finds municipalities as one types. Immutable; building it takes longer than a search, so build
/// one per register.
///
/// Every typed word must begin a word of the name, of the kind ("Landkreis") or of where it lies
/// (Verband, Kreis, Land), in any order; at least one must be of the name, or a whole one of the
/// kind. Digits find by the beginning of AGS, Kreisschlüssel or ARS.
///
/// Order: the name exactly (towns before a Kreis or Verband of that name), the name begins so,
/// words of it begin so, then what was found with help of kind or place; among equals the larger
/// first. "Halle" is exactly the name of Halle (Saale), "Freiburg" of Freiburg im Breisgau.
public final class RegisterSearch {

  private static final int LONGEST_QUERY = 100;
  private static final int MOST_WORDS = 8;

  /// Ranks, best first; what was found by half a word of its kind or by its place comes later.
  private static final int EXACT_TOWN = 0;

  private static final int EXACT = 1;
  private static final int NAME_BEGINS = 2;
  private static final int WORDS_BEGIN = 3;
  private static final int BY_HALF_A_KIND = 4;
  private static final int BY_PLACE = 8;
  private static final int KIND_ONLY = 3;
  private static final int RANKS = WORDS_BEGIN + BY_HALF_A_KIND + BY_PLACE + 1;
  private static final int NO_MATCH = -1;
  private static final List<String> NO_WORDS = List.of();
  private static final BitSet NO_ENTRIES = new BitSet();

  private final Register register;

  /// Largest first, so that the order of entries is the order among equals.
  private final List<Entry> entries;

  /// The entries with a word of the name or title that begins with a letter.
  private final Map<Character, BitSet> byInitial = new HashMap<>();

  private final Map<MunicipalityKind, BitSet> byKind = new EnumMap<>(MunicipalityKind.class);
  private final Map<MunicipalityKind, List<String>> kindWords =
      new EnumMap<>(MunicipalityKind.class);

  private RegisterSearch(Register register) {
    this.register = register;
    for (MunicipalityKind kind : MunicipalityKind.values()) {
      kindWords.put(kind, words(kind.label() + " " + kind.otherWords()));
    }
    List<Municipality> largestFirst = new ArrayList<>(register.municipalities());
    largestFirst.sort(
        Comparator.comparingInt(Municipality::population)
            .reversed()
            .thenComparing(Municipality::ars));
    this.entries = new ArrayList<>(largestFirst.size());
    Map<String, List<String>> places = new HashMap<>();
    Map<String, List<String>> kreise = new HashMap<>();
    for (Municipality municipality : largestFirst) {
      int index = entries.size();
      Entry entry = entry(municipality, places, kreise);
      entries.add(entry);
      index(entry.name(), index);
      index(entry.title(), index);
      byKind.computeIfAbsent(municipality.kind(), kind -> new BitSet()).set(index);
    }
  }

  private void index(List<String> words, int entry) {
    for (String word : words) {
      byInitial
          .computeIfAbsent(Spelling.initial(word), initial -> new BitSet(entries.size()))
          .set(entry);
    }
  }

  /// What an entry is found by.
  ///
  /// @param joined the name as one word; "castroprauxel" is typed, too
  /// @param base the name as one word, without what is added to tell places apart
  /// @param title what the official name says beyond the bare one: "Landeshauptstadt"
  private record Entry(
      Municipality municipality,
      List<String> name,
      String joined,
      String base,
      List<String> title,
      List<List<String>> places) {}

  /// Builds the index over a register.
  public static RegisterSearch of(Register register) {
    return new RegisterSearch(register);
  }

  private static Entry entry(
      Municipality municipality,
      Map<String, List<String>> places,
      Map<String, List<String>> kreise) {
    String shortName = municipality.shortName();
    List<String> name = words(shortName);
    String base = beforeAddition(shortName);
    List<List<String>> lies = new ArrayList<>(3);
    municipality
        .verband()
        .ifPresent(v -> lies.add(places.computeIfAbsent(v, RegisterSearch::words)));
    municipality
        .kreis()
        .ifPresent(
            kreis ->
                lies.add(
                    kreise.computeIfAbsent(
                        // "Landkreis" is said of a Kreis, whatever the Land calls it.
                        kreis, key -> words(key + " Landkreis Kreis"))));
    lies.add(places.computeIfAbsent(municipality.land(), RegisterSearch::words));
    return new Entry(
        municipality,
        name,
        join(name, name.size()),
        join(base.length() == shortName.length() ? name : words(base), lengthOfBase(name)),
        title(municipality.name(), shortName),
        lies);
  }

  private static List<String> title(String name, String shortName) {
    int comma = name.indexOf(',', shortName.length());
    return comma < 0
        ? NO_WORDS
        // "St" and "M" of Bavaria are in the kind, and "St" is not "Sankt" here.
        : Spelling.wordsTyped(name.substring(comma)).stream()
            .filter(word -> word.length() > 2)
            .toList();
  }

  private static List<String> words(String text) {
    return Spelling.wordsOfName(text);
  }

  private static String beforeAddition(String name) {
    for (int i = 1; i < name.length(); i++) {
      if (name.charAt(i) == '(' || name.charAt(i) == '/') {
        return name.substring(0, i);
      }
    }
    return name;
  }

  private static int lengthOfBase(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (Spelling.beginsAddition(words.get(i))) {
        return i;
      }
    }
    return words.size();
  }

  private static String join(List<String> words, int count) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < Math.min(count, words.size()); i++) {
      String word = words.get(i);
      joined.append(word, 0, word.endsWith(".") ? word.length() - 1 : word.length());
    }
    return joined.toString();
  }

  /// The best hits, best first. Empty for what is longer than 100 characters or eight words or has
  /// neither letters nor digits; never throws on what was typed.
  ///
  /// @param limit 1 or more
  public List<Municipality> find(String typed, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Invalid limit: " + limit);
    }
    if (typed.length() > LONGEST_QUERY) {
      return List.of();
    }
    String key = asKey(typed);
    if (!key.isEmpty()) {
      List<Municipality> found = beginningWith(key, limit);
      // Spreadsheets drop the leading zero.
      return found.isEmpty() ? beginningWith("0" + key, limit) : found;
    }
    List<String> words = Spelling.wordsTyped(typed);
    if (words.isEmpty() || words.size() > MOST_WORDS) {
      return List.of();
    }
    return byWords(words, limit);
  }

  /// The digits of a typed key, blanks and the suffix of a part left out; empty if it is none.
  private static String asKey(String typed) {
    String compact = typed.strip().replace(" ", "").replace("\u00A0", "");
    int dash = compact.indexOf('-');
    String digits = dash < 0 ? compact : compact.substring(0, dash);
    boolean isKey =
        MunicipalityKey.isDigits(digits)
            && (dash < 0
                || dash + 1 == compact.length()
                || MunicipalityKey.isPart(compact.substring(dash + 1)));
    return isKey ? digits : "";
  }

  /// The key itself before longer keys, keys before what only has an ARS that begins so: eight
  /// digits can be an AGS and the beginning of another's ARS.
  private List<Municipality> beginningWith(String digits, int limit) {
    return Stream.<Predicate<Municipality>>of(
            m -> m.key().digits().equals(digits),
            m -> m.key().digits().startsWith(digits),
            m -> m.ars().startsWith(digits))
        .flatMap(fits -> register.municipalities().stream().filter(fits))
        .distinct()
        .limit(limit)
        .toList();
  }

  private List<Municipality> byWords(List<String> words, int limit) {
    String joined = String.join("", words);
    List<List<Municipality>> ranked = new ArrayList<>(RANKS);
    for (int rank = 0; rank < RANKS; rank++) {
      ranked.add(new ArrayList<>());
    }
    BitSet candidates = candidates(words);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Entry entry = entries.get(i);
      int rank = rank(entry, words, joined);
      if (rank != NO_MATCH) {
        ranked.get(rank).add(entry.municipality());
      }
    }
    return ranked.stream().flatMap(List::stream).limit(limit).toList();
  }

  private BitSet candidates(List<String> words) {
    BitSet candidates = new BitSet(entries.size());
    for (String word : words) {
      candidates.or(byInitial.getOrDefault(Spelling.initial(word), NO_ENTRIES));
      byKind.forEach(
          (kind, ofKind) -> {
            if (best(kindWords.getOrDefault(kind, NO_WORDS), word) == Match.WHOLE) {
              candidates.or(ofKind);
            }
          });
    }
    return candidates;
  }

  private int rank(Entry entry, List<String> words, String joined) {
    Match asOne = Spelling.match(entry.joined(), joined);
    if (asOne != Match.NONE) {
      return rankOfName(entry, joined);
    }
    StringBuilder ofName = new StringBuilder();
    int penalty = 0;
    int wholeWords = 0;
    boolean wholeKind = false;
    for (String word : words) {
      Match name = best(entry.name(), word);
      Match kind = kindOf(entry, word);
      if (name != Match.NONE) {
        wholeWords += name == Match.WHOLE ? 1 : 0;
        ofName.append(name == Match.WHOLE ? Spelling.spelledOut(word) : word);
      } else if (kind != Match.NONE) {
        wholeKind |= kind == Match.WHOLE;
        penalty |= kind == Match.WHOLE ? 0 : BY_HALF_A_KIND;
      } else if (isOfPlace(entry, word)) {
        penalty |= BY_PLACE;
      } else {
        return NO_MATCH;
      }
    }
    if (!ofName.isEmpty()) {
      // "Neustadt an der Aisch" is all of "Neustadt a.d.Aisch", though not letter by letter.
      return penalty
          + (wholeWords == entry.name().size()
              ? exact(entry)
              : rankOfName(entry, ofName.toString()));
    }
    return wholeKind ? penalty + KIND_ONLY : NO_MATCH;
  }

  private static int rankOfName(Entry entry, String typed) {
    if (Spelling.match(entry.joined(), typed) == Match.WHOLE
        || Spelling.match(entry.base(), typed) == Match.WHOLE) {
      return exact(entry);
    }
    return Spelling.match(entry.joined(), typed) == Match.BEGINS ? NAME_BEGINS : WORDS_BEGIN;
  }

  private Match kindOf(Entry entry, String word) {
    Match kind = best(kindWords.getOrDefault(entry.municipality().kind(), NO_WORDS), word);
    Match title = best(entry.title(), word);
    return kind.compareTo(title) > 0 ? kind : title;
  }

  private static int exact(Entry entry) {
    return switch (entry.municipality().comparisonKind()) {
      case KREISFREIE_STADT, KREISANGEHOERIGE_GEMEINDE -> EXACT_TOWN;
      case KREIS, GEMEINDEVERBAND -> EXACT;
    };
  }

  private static boolean isOfPlace(Entry entry, String word) {
    for (List<String> place : entry.places()) {
      if (best(place, word) != Match.NONE) {
        return true;
      }
    }
    return false;
  }

  private static Match best(List<String> words, String typed) {
    Match best = Match.NONE;
    for (String word : words) {
      Match match = Spelling.match(word, typed);
      if (match.compareTo(best) > 0) {
        best = match;
      }
    }
    return best;
  }
}
