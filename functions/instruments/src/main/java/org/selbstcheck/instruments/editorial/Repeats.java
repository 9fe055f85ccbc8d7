package org.selbstcheck.instruments.editorial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;

/// Finds sentences that stand twice, or nearly so, anywhere in several questionnaires. Two
/// sentences resemble each other by the share of their shingles, runs of four words, that they have
/// in common.
public final class Repeats {

  private static final int SHINGLE_WORDS = 4;

  /// Where a run of words stands this often, one more place tells nothing; a file that repeats
  /// itself without end must not take for ever.
  private static final int MOST_PLACES = 50;

  private final Budgets.Similarity similarity;
  private final List<Sentence> sentences = new ArrayList<>();
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final Map<Instrument, List<Finding>> findings = new LinkedHashMap<>();

  private Repeats(Budgets.Similarity similarity) {
    this.similarity = similarity;
  }

  private record Sentence(
      Instrument instrument, EditorialText text, String words, Set<String> shingles) {

    private String place() {
      return "%s %s %s".formatted(instrument.version(), text.id(), text.part());
    }
  }

  /// The findings of each instrument; a pair is found at its later sentence, in the order given.
  public static Map<Instrument, List<Finding>> findings(
      List<Instrument> instruments, Budgets.Similarity similarity) {
    Repeats repeats = new Repeats(similarity);
    for (Instrument instrument : instruments) {
      repeats.findings.put(instrument, new ArrayList<>());
      for (EditorialText text : EditorialText.of(instrument)) {
        // The same scale and stages belong to every questionnaire.
        if (text.kind() != TextKind.FRAME) {
          GermanText.sentences(text.text())
              .forEach(sentence -> repeats.add(instrument, text, sentence));
        }
      }
    }
    return repeats.findings;
  }

  private void add(Instrument instrument, EditorialText text, String sentence) {
    List<String> words =
        GermanText.words(sentence).stream().map(word -> word.toLowerCase(Locale.GERMAN)).toList();
    if (words.size() < similarity.words()) {
      return;
    }
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE_WORDS <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + SHINGLE_WORDS)));
    }
    Sentence added = new Sentence(instrument, text, String.join(" ", words), shingles);
    compare(added);
    for (String shingle : shingles) {
      List<Integer> known = places.computeIfAbsent(shingle, _ -> new ArrayList<>());
      if (known.size() < MOST_PLACES) {
        known.add(sentences.size());
      }
    }
    sentences.add(added);
  }

  private void compare(Sentence added) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (String shingle : added.shingles()) {
      for (int before : places.getOrDefault(shingle, List.of())) {
        shared.merge(before, 1, Integer::sum);
      }
    }
    shared.keySet().stream()
        .sorted()
        .forEach(place -> report(sentences.get(place), added, shared.getOrDefault(place, 0)));
  }

  private void report(Sentence before, Sentence added, int shared) {
    int shorter = Math.min(before.shingles().size(), added.shingles().size());
    boolean same = before.words().equals(added.words());
    if (same || shared >= similarity.share() * shorter) {
      findings
          .computeIfAbsent(added.instrument(), _ -> new ArrayList<>())
          .add(
              new Finding(
                  same ? Rule.REPEATED_SENTENCE : Rule.NEAR_REPEAT,
                  added.text().id(),
                  "%s: %s %s: %s"
                      .formatted(
                          added.text().part(),
                          same ? "the same sentence as" : "nearly the same sentence as",
                          before.place(),
                          added.words()),
                  added.text().part(),
                  added.words()));
    }
  }
}
