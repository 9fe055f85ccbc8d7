package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// The text of each kind of document, word by word, of a check of two fields: a change of words or
/// numbers anywhere is seen before anybody gets it. Where the change is meant, `-Dgolden=renew`
/// writes the files anew.
class GoldenTest {

  private static final ReportFiles FILES = new ReportFiles();
  private static final List<Field> FIELDS = Samples.INSTRUMENT.fields().subList(4, 6);
  private static final SelfCheck CHECK = Samples.within(FIELDS, Samples.filled());

  @ParameterizedTest
  @MethodSource("org.selbstcheck.documents.report.ReportFilesTest#documents")
  void text_ofEachKind_isAsItWas(Document.Kind kind, Edition edition) throws IOException {
    String text =
        DocumentText.of(
                FILES.make(
                    kind,
                    Samples.frozen(CHECK, Samples.COMMENTARY),
                    Tone.PLAIN,
                    edition,
                    Samples.meta(CHECK)))
            .replace("\r\n", "\n")
            .replace("\uFEFF", "")
            .strip();
    String name = "%s-%s.txt".formatted(kind, edition).toLowerCase(Locale.ROOT);
    if ("renew".equals(System.getProperty("golden"))) {
      Path folder = Files.createDirectories(Path.of("src", "test", "resources", "golden"));
      Files.writeString(folder.resolve(name), text + "\n");
    }

    assertThat(text).isEqualTo(golden(name));
  }

  private static String golden(String name) throws IOException {
    Path renewed = Path.of("src", "test", "resources", "golden", name);
    if ("renew".equals(System.getProperty("golden"))) {
      return Files.readString(renewed).strip();
    }
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new AssertionError("No golden text: " + name);
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n").strip();
    }
  }
}
