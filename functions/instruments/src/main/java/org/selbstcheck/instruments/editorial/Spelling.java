package org.selbstcheck.instruments.editorial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;

/// German spelling, by hunspell where it is installed. Words that its dictionary lacks and that are
/// right stand in `editorial/words.txt`.
public final class Spelling {

  private static final String RESOURCE = "/editorial/words.txt";

  private final Set<String> known;
  private final String program;

  private Spelling(Set<String> known, String program) {
    this.known = Set.copyOf(known);
    this.program = program;
  }

  /// What came of asking hunspell.
  public sealed interface Checked {

    /// @param findings one for each text and unknown word in it
    record Done(List<Finding> findings) implements Checked {
      public Done {
        findings = List.copyOf(findings);
      }
    }

    /// @param reason why nothing was checked, an English sentence without a full stop
    record Skipped(String reason) implements Checked {}
  }

  /// With the words of the project.
  ///
  /// @param program name or path of hunspell
  public static Spelling shipped(String program) {
    try (InputStream in = Spelling.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Missing from the program: " + RESOURCE);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList(), program);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// @param lines a word each; empty ones and those that begin with `#` do not count
  public static Spelling of(Collection<String> lines, String program) {
    Set<String> known = new LinkedHashSet<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        known.add(line.strip());
      }
    }
    return new Spelling(known, program);
  }

  public Checked check(Instrument instrument) {
    List<EditorialText> texts = EditorialText.of(instrument);
    Set<String> words = new LinkedHashSet<>();
    texts.forEach(text -> words.addAll(words(text)));
    words.removeIf(this::isKnown);
    Set<String> unknown;
    try {
      unknown = unknown(words);
    } catch (IOException notRun) {
      return new Checked.Skipped("hunspell with de_DE is not installed");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Checked.Skipped("hunspell was interrupted");
    }
    List<Finding> findings = new ArrayList<>();
    for (EditorialText text : texts) {
      for (String word : new LinkedHashSet<>(words(text))) {
        if (unknown.contains(word)) {
          findings.add(
              new Finding(
                  Rule.SPELLING, text.id(), "%s: unknown word %s".formatted(text.part(), word)));
        }
      }
    }
    return new Checked.Done(findings);
  }

  /// Also where it begins a sentence.
  private boolean isKnown(String word) {
    return known.contains(word)
        || known.contains(word.substring(0, 1).toLowerCase(Locale.GERMAN) + word.substring(1));
  }

  /// Gender-inclusive forms as the dictionary knows them: `Einwohner*innen` is `Einwohnerinnen`.
  private static List<String> words(EditorialText text) {
    return GermanText.words(text.text()).stream()
        .filter(word -> !Character.isDigit(word.charAt(0)))
        .map(word -> word.replace("*", ""))
        .toList();
  }

  private Set<String> unknown(Set<String> words) throws IOException, InterruptedException {
    // A file, because a pipe that nobody empties would block both sides.
    Path input = Files.createTempFile("spelling", ".txt");
    try {
      Files.write(input, words, StandardCharsets.UTF_8);
      Process hunspell =
          new ProcessBuilder(program, "-d", "de_DE", "-i", "utf-8", "-l")
              .redirectInput(input.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(hunspell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (hunspell.waitFor() != 0) {
        throw new IOException("hunspell ended with " + hunspell.exitValue());
      }
      return new LinkedHashSet<>(out.lines().map(String::strip).toList());
    } finally {
      Files.deleteIfExists(input);
    }
  }
}
