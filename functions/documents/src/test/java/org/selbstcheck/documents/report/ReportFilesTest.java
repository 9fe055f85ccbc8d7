package org.selbstcheck.documents.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;

/// Makes every kind of document and reads it back. The files lie in `target/preview` to be looked
/// at.
class ReportFilesTest {

  private static final ReportFiles FILES = new ReportFiles();
  private static final SelfCheck FILLED = Samples.filled();
  private static final String COMMENTARY = "Die Verwaltung hat sich ehrlich eingeschätzt.";
  private static final Frozen FROZEN = Samples.frozen(FILLED, COMMENTARY);
  private static final Map<String, ReportFiles.Made> MADE = new HashMap<>();
  private static final String MARK = "Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt";

  static Stream<Arguments> documents() {
    return Arrays.stream(Document.Kind.values())
        .flatMap(
            kind ->
                Stream.of(Edition.values())
                    .filter(edition -> ReportFiles.existsIn(kind, edition))
                    .map(edition -> Arguments.of(kind, edition)));
  }

  static ReportFiles.Made made(Document.Kind kind, Tone tone, Edition edition) {
    return MADE.computeIfAbsent(
        kind + "-" + tone + "-" + edition,
        _ ->
            kept(FILES.make(kind, FROZEN, tone, edition, Samples.meta(FILLED))));
  }

  static ReportFiles.Made kept(ReportFiles.Made made) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "preview"));
      Files.write(folder.resolve(made.name()), made.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return made;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void make_anyKind_isRead(Document.Kind kind, Edition edition) {
    assertThat(DocumentText.of(made(kind, Tone.BALANCED, edition))).isNotBlank();
  }
}
