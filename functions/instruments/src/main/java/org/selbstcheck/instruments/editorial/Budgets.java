package org.selbstcheck.instruments.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Tree;
import org.selbstcheck.instruments.EditorialLint.Rule;
import org.selbstcheck.instruments.YamlText;

/// The limits of the editorial lint, as `editorial/budgets.yaml` has them with a reason each.
///
/// @param texts limits by kind of text, one for every kind
/// @param measuredWords shortest text whose readability is judged on its own, in words
/// @param repeats from when two sentences are called the same
/// @param forbidden words that do not occur
/// @param tolerated how many findings of a rule are only warnings at present
public record Budgets(
    Map<TextKind, Limits> texts,
    int measuredWords,
    Similarity repeats,
    List<Forbidden> forbidden,
    List<Tolerated> tolerated) {

  private static final String RESOURCE = "/editorial/budgets.yaml";

  public Budgets {
    texts = Map.copyOf(texts);
    forbidden = List.copyOf(forbidden);
    tolerated = List.copyOf(tolerated);
    Set<TextKind> missing = new HashSet<>(List.of(TextKind.values()));
    missing.removeAll(texts.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("No limits for " + missing);
    }
  }

  /// @param sentenceWords most words in a sentence
  /// @param readability highest Wiener Sachtextformel of a single text
  /// @param mean highest mean of all texts of the kind
  public record Limits(int sentenceWords, double readability, double mean) {}

  /// @param words shortest sentence that is compared, in words
  /// @param share of the shorter one's shingles that the other has as well, 0 to 1
  public record Similarity(int words, double share) {}

  /// @param pattern what is looked for, whatever its case
  /// @param instead what to write, or why it is not said
  public record Forbidden(Pattern pattern, String instead) {}

  /// @param instrument id
  /// @param findings how many of the rule's findings in that instrument are warnings; one more and
  ///   all are errors
  public record Tolerated(String instrument, Rule rule, int findings) {}

  /// The budgets of the project.
  public static Budgets shipped() {
    try (InputStream in = Budgets.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Missing from the program: " + RESOURCE);
      }
      return read(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// @throws IllegalArgumentException if something is missing, misspelt or without a reason
  public static Budgets read(byte[] yaml) {
    return switch (YamlText.parse(yaml)) {
      case Reading.Accepted<YamlText.Document>(YamlText.Document document) ->
          budgets(document.root());
      case Reading.Refused<YamlText.Document>(List<Problem> problems) ->
          throw new IllegalArgumentException("Not a file of budgets: " + problems);
    };
  }

  /// How many findings of a rule are only warnings in an instrument.
  public int tolerated(String instrument, Rule rule) {
    return tolerated.stream()
        .filter(it -> it.instrument().equals(instrument) && it.rule() == rule)
        .mapToInt(Tolerated::findings)
        .sum();
  }

  private static Budgets budgets(JsonNode document) {
    Map<TextKind, Limits> texts = new EnumMap<>(TextKind.class);
    Tree.required(document, "texts")
        .properties()
        .forEach(
            entry ->
                texts.put(
                    TextKind.of(entry.getKey())
                        .orElseThrow(
                            () -> new IllegalArgumentException("No kind: " + entry.getKey())),
                    limits(reasoned(entry.getValue()))));
    JsonNode repeats = reasoned(Tree.required(document, "repeats"));
    return new Budgets(
        texts,
        Tree.integer(
            Tree.required(reasoned(Tree.required(document, "readability")), "fewestWords")),
        new Similarity(
            Tree.integer(Tree.required(repeats, "words")),
            Tree.required(repeats, "share").doubleValue()),
        Tree.list(document, "forbidden", Budgets::forbidden),
        Tree.list(
            document,
            "tolerated",
            it ->
                new Tolerated(
                    Tree.text(reasoned(it), "instrument"),
                    Rule.valueOf(Tree.text(it, "rule")),
                    Tree.integer(Tree.required(it, "findings")))));
  }

  private static Limits limits(JsonNode it) {
    return new Limits(
        Tree.integer(Tree.required(it, "sentenceWords")),
        Tree.required(it, "readability").doubleValue(),
        Tree.required(it, "mean").doubleValue());
  }

  /// A word ends where it ends, unless it is written with a trailing asterisk.
  private static Forbidden forbidden(JsonNode it) {
    List<String> words = Tree.texts(reasoned(it), "words");
    String alternatives =
        String.join(
            "|",
            words.stream()
                .map(
                    word ->
                        word.endsWith("*")
                            ? Pattern.quote(word.substring(0, word.length() - 1)) + "[\\p{L}-]*"
                            : Pattern.quote(word) + "(?![\\p{L}*-])")
                .toList());
    return new Forbidden(
        Pattern.compile(
            "(?<![\\p{L}-])(?:" + alternatives + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        Tree.text(it, "instead"));
  }

  private static JsonNode reasoned(JsonNode it) {
    if (Tree.text(it, "why").isBlank()) {
      throw new IllegalArgumentException("A limit without a reason: " + it);
    }
    return it;
  }
}
