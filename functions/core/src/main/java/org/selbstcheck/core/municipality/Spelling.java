package org.selbstcheck.core.municipality;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How names are compared with what people type: without case and accents, `ä` also as `ae` or `a`,
/// `ß` also as `ss`, "St." as "Sankt", abbreviated words also spelled out.
///
/// A word of a name keeps its umlauts and, if it is abbreviated, its dot ("westf."); what is typed
/// is brought into the same form without dots, and [#match] walks along both.
final class Spelling {

  /// What the one-letter abbreviations of the register stand for: "a.d.Aisch", "i.Allgäu".
  private static final Set<String> SPELLED_OUT =
      Set.of(
          "am", "an", "auf", "bei", "beim", "dem", "den", "der", "im", "in", "ob", "unter", "von",
          "vor", "vorm");

  /// Abbreviations of the register that do not begin what they stand for ("Weiden i.d.OPf.") or are
  /// too short to tell by their beginning.
  private static final Map<String, String> REGIONS =
      Map.of(
          "opf.", "oberpfalz",
          "ofr.", "oberfranken",
          "ufr.", "unterfranken",
          "o.", "oberlausitz",
          "sa.", "sachsen",
          "rhld.", "rheinland",
          "odw.", "odenwald");

  private static final String SAINT = "sankt";
  private static final String SAINT_SHORT = "st";

  private Spelling() {}

  /// How a typed word fits a word of a name.
  enum Match {
    NONE,
    BEGINS,
    WHOLE
  }

  /// The words of a name; an abbreviation keeps its dot, "St." becomes "sankt".
  static List<String> wordsOfName(String name) {
    return words(name, true);
  }

  /// The words someone typed.
  static List<String> wordsTyped(String text) {
    return words(text, false);
  }

  private static List<String> words(String text, boolean isName) {
    String folded = fold(text);
    List<String> words = new ArrayList<>(4);
    int from = 0;
    while (from < folded.length()) {
      int to = from;
      while (to < folded.length() && Character.isLetterOrDigit(folded.charAt(to))) {
        to++;
      }
      if (to > from) {
        String word = folded.substring(from, to);
        boolean dotted = to < folded.length() && folded.charAt(to) == '.';
        if (word.equals(SAINT_SHORT) && (isName || dotted)) {
          words.add(SAINT);
        } else {
          words.add(isName && dotted ? word + "." : word);
        }
      }
      from = to + 1;
    }
    return words;
  }

  /// Lower case, umlauts and ß kept, every other accent dropped.
  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    String composed = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    for (int i = 0; i < composed.length(); i++) {
      char c = Character.toLowerCase(composed.charAt(i));
      if (c < 0x80 || c == 'ä' || c == 'ö' || c == 'ü' || c == 'ß') {
        folded.append(c);
      } else {
        folded.append(withoutAccent(c));
      }
    }
    return folded.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x100) {
        return false;
      }
    }
    return true;
  }

  private static char withoutAccent(char c) {
    return switch (c) {
      // Letters of their own in Unicode, but typed without the stroke.
      case 'ł' -> 'l';
      case 'đ' -> 'd';
      case 'ø' -> 'o';
      default -> Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).charAt(0);
    };
  }

  /// The first letter without umlaut: words that match have it in common.
  static char initial(String word) {
    return plain(word.charAt(0));
  }

  /// How `typed` fits `word`.
  ///
  /// @param word of [#wordsOfName], not empty
  /// @param typed of [#wordsTyped], not empty
  static Match match(String word, String typed) {
    if (typed.equals(SAINT_SHORT) && word.equals(SAINT)) {
      return Match.WHOLE;
    }
    Match asWritten = match(word, 0, typed, 0);
    if (asWritten == Match.NONE && word.endsWith(".")) {
      String region = REGIONS.getOrDefault(word, "");
      return region.startsWith(typed)
          ? region.equals(typed) ? Match.WHOLE : Match.BEGINS
          : Match.NONE;
    }
    return asWritten;
  }

  private static Match match(String word, int w, String typed, int t) {
    int i = w;
    int j = t;
    while (true) {
      boolean wordEnds = i == word.length() || word.charAt(i) == '.';
      if (j == typed.length()) {
        return wordEnds ? Match.WHOLE : Match.BEGINS;
      }
      if (i == word.length()) {
        return Match.NONE;
      }
      char inWord = word.charAt(i);
      char inTyped = typed.charAt(j);
      if (inWord == '.') {
        return spellsOut(word, typed) ? Match.WHOLE : Match.NONE;
      } else if (inWord == inTyped) {
        i++;
        j++;
      } else if (isPair(inTyped, inWord, word, i)) {
        i += 2;
        j++;
      } else if (inWord == 'ß' && inTyped == 's') {
        if (j + 1 == typed.length()) {
          return Match.BEGINS;
        }
        if (typed.charAt(j + 1) != 's') {
          return Match.NONE;
        }
        i++;
        j += 2;
      } else if (plain(inWord) != inWord && plain(inWord) == inTyped) {
        if (j + 1 < typed.length() && typed.charAt(j + 1) == 'e') {
          Match asPair = match(word, i + 1, typed, j + 2);
          if (asPair != Match.NONE) {
            return asPair;
          }
        }
        i++;
        j++;
      } else {
        return Match.NONE;
      }
    }
  }

  /// Someone typed `ü` or `ß` where the name has `ue` or `ss`.
  private static boolean isPair(char typed, char inWord, String word, int at) {
    if (at + 1 == word.length()) {
      return false;
    }
    char next = word.charAt(at + 1);
    return typed == 'ß'
        ? inWord == 's' && next == 's'
        : plain(typed) != typed && plain(typed) == inWord && next == 'e';
  }

  /// What a whole typed word stands for.
  static String spelledOut(String typed) {
    return typed.equals(SAINT_SHORT) ? SAINT : typed;
  }

  private static boolean spellsOut(String abbreviated, String typed) {
    return abbreviated.length() > 3 || (abbreviated.length() == 2 && SPELLED_OUT.contains(typed));
  }

  private static char plain(char c) {
    return switch (c) {
      case 'ä' -> 'a';
      case 'ö' -> 'o';
      case 'ü' -> 'u';
      default -> c;
    };
  }

  /// Whether a word of a name only begins what is added to it to tell places apart: "am", "a.",
  /// "bei".
  static boolean beginsAddition(String word) {
    return SPELLED_OUT.contains(word) || (word.length() == 2 && word.endsWith("."));
  }
}
