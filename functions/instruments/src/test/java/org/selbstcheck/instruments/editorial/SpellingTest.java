package org.selbstcheck.instruments.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;

/// With a stand-in for hunspell that calls every word with `xy` in it wrong.
final class SpellingTest {

  @TempDir private Path folder;

  @Test
  void check_ofAWordTheDictionaryLacks_namesIdPartAndWord() throws Exception {
    Instrument instrument = Altered.with("gap", "Ein Plaxyn der Planxyer*innen fehlt.");
    assertThat(findings(Spelling.of(List.of(), standIn()), instrument))
        .containsExactly(
            new Finding(Rule.SPELLING, "st-beschluss", "gap: unknown word Plaxyn"),
            new Finding(Rule.SPELLING, "st-beschluss", "gap: unknown word Planxyerinnen"));
  }

  @Test
  void check_ofTheProjectsOwnWords_findsNothingAlsoAtTheStartOfASentence() throws Exception {
    Instrument instrument = Altered.with("gap", "Plaxyn fehlt. Es wird plaxyn.");
    assertThat(findings(Spelling.of(List.of("# own", "", "plaxyn"), standIn()), instrument))
        .isEmpty();
  }

  @Test
  void check_whereHunspellIsMissing_isSkippedWithAReason() {
    assertThat(
            Spelling.of(List.of(), folder.resolve("nothing-here").toString())
                .check(Altered.with("gap", "Plaxyn.")))
        .isEqualTo(new Spelling.Checked.Skipped("hunspell with de_DE is not installed"));
  }

  @Test
  void check_whereTheDictionaryIsMissing_isSkippedWithAReason() throws Exception {
    assertThat(Spelling.of(List.of(), program("exit 1")).check(Altered.with("gap", "Plaxyn.")))
        .isInstanceOf(Spelling.Checked.Skipped.class);
  }

  private static List<Finding> findings(Spelling spelling, Instrument instrument) {
    return switch (spelling.check(instrument)) {
      case Spelling.Checked.Done(List<Finding> findings) -> findings;
      case Spelling.Checked.Skipped(String reason) -> throw new AssertionError(reason);
    };
  }

  private String standIn() throws IOException {
    return program("grep -i xy || true");
  }

  private String program(String command) throws IOException {
    Path file = folder.resolve("hunspell");
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
