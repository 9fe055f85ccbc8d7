package org.selbstcheck.instruments.editorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences, words, syllables and readability of German prose.
public final class GermanText {

  /// A word may hold hyphens and the asterisk of gender-inclusive forms; a number is a word too.
  private static final Pattern WORD =
      Pattern.compile("\\p{L}+(?:[*\u2019-]\\p{L}+)*(?:-\\p{L}+)*-?|\\p{Nd}+(?:[.,:]\\p{Nd}+)*");

  /// After an end mark, and after a colon where a whole sentence follows ("Zum Beispiel: Der …").
  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "(?<=[.!?…]|[.!?…][“\"»)])\\s+(?=[„\"»(]?[\\p{Lu}\\p{Nd}])|(?<=:)\\s+(?=„?\\p{Lu})");

  /// Abbreviations and ordinals whose full stop ends nothing.
  private static final Pattern NO_END =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])(?:(?:\\p{L}|ca|bzw|ggf|Nr|Abs|Dr|St|vgl|usw|etc|inkl)|\\p{Nd}{1,2})\\.$");

  private static final Pattern VOWELS = Pattern.compile("[aeiouyäöüé]+");

  /// Two letters that sound as one.
  private static final List<String> ONE_SOUND =
      List.of("aa", "ee", "oo", "ai", "au", "ei", "ey", "eu", "ie", "oi", "äu", "ou");

  private static final int LONG_WORD_LETTERS = 6;
  private static final int MANY_SYLLABLES = 3;

  private GermanText() {}

  /// The sentences of a text, without surrounding white space.
  public static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    String pending = "";
    for (String piece : SENTENCE_END.split(text.strip().replaceAll("\\s+", " "))) {
      String whole = pending.isEmpty() ? piece : pending + " " + piece;
      if (NO_END.matcher(whole).find()) {
        pending = whole;
      } else {
        sentences.add(whole);
        pending = "";
      }
    }
    if (!pending.isEmpty()) {
      sentences.add(pending);
    }
    return List.copyOf(sentences);
  }

  /// The words of a text as they are written; `Einwohner*innen` is one word.
  public static List<String> words(String text) {
    return WORD.matcher(text).results().map(match -> match.group()).toList();
  }

  /// How many syllables a word has when it is spoken. Counts groups of vowels, with what German
  /// does differently from the bare rule: `ie`, `ei` and their like are one sound, the `u` after
  /// `q` none, and the ending `-ien` of words from Latin is two syllables. Compounds whose parts
  /// meet in two vowels (`beurteilen`) can come out one short.
  ///
  /// @return at least 1
  public static int syllables(String word) {
    String letters =
        word.toLowerCase(Locale.GERMAN).replaceAll("[^\\p{L}]", "").replace("qu", "kw");
    int count = 0;
    Matcher groups = VOWELS.matcher(letters);
    while (groups.find()) {
      String group = groups.group();
      int i = 0;
      while (i < group.length()) {
        boolean oneSound = i + 1 < group.length() && ONE_SOUND.contains(group.substring(i, i + 2));
        i += oneSound ? 2 : 1;
        count++;
      }
    }
    if (letters.matches(".*[^aeiouäöüwh]ien") || letters.matches(".*(mil|lin|tin)ie")) {
      count++;
    }
    return Math.max(count, 1);
  }

  /// The first Wiener Sachtextformel (Bamberger and Vanecek, 1984): about the school year after
  /// which a text is understood, from 4 (very easy) to 15 (very hard) and beyond.
  ///
  /// @return 0 for sentences without words
  public static double readability(List<String> sentences) {
    List<String> words = sentences.stream().flatMap(it -> words(it).stream()).toList();
    if (words.isEmpty()) {
      return 0;
    }
    double share = 100.0 / words.size();
    double manySyllables =
        share * words.stream().filter(word -> syllables(word) >= MANY_SYLLABLES).count();
    double oneSyllable = share * words.stream().filter(word -> syllables(word) == 1).count();
    double longWords =
        share * words.stream().filter(word -> letters(word) > LONG_WORD_LETTERS).count();
    double sentenceLength = (double) words.size() / sentences.size();
    return 0.1935 * manySyllables
        + 0.1672 * sentenceLength
        + 0.1297 * longWords
        - 0.0327 * oneSyllable
        - 0.875;
  }

  private static long letters(String word) {
    return word.codePoints().filter(Character::isLetter).count();
  }
}
