package org.selbstcheck.documents.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.documents.pdf.AccessiblePdf;
import org.selbstcheck.documents.pdf.PdfUa;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Makes sheets of the shipped questionnaires and reads them back. One lies in `target/preview` to
/// be looked at.
class ReviewSheetsTest {

  private static final String SHIPPED = "../instruments/src/main/resources/instruments";
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
  private static final Instrument INSTRUMENT =
      new InstrumentCatalogue().load(new InstrumentVersion("weltoffene-kommune", 1)).orElseThrow();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void run_forOneField_writesASheetThatIsPdfUaAndLeavesNothingOut() throws Exception {
    assertThat(run("weltoffene-kommune", "management-steuerung")).isZero();

    Path file = folder.resolve("pruefbogen-weltoffene-kommune-1-1-management-steuerung.pdf");
    assertThat(out.toString(UTF_8)).isEqualTo(file + "\n");
    byte[] pdf = Files.readAllBytes(file);
    Files.write(
        Files.createDirectories(Path.of("target", "preview")).resolve("pruefbogen.pdf"), pdf);
    assertThat(PdfUa.violations(pdf)).isEmpty();
    String text = text(pdf);
    Field field = INSTRUMENT.fields().getFirst();
    for (Indicator indicator : field.indicators()) {
      assertThat(text)
          .contains(
              flat(indicator.statement()),
              flat(indicator.help().orElseThrow()),
              flat(indicator.texts().strength()),
              flat(indicator.texts().gap()),
              flat(indicator.texts().gapPlain()),
              flat(indicator.texts().firstStep()),
              flat(indicator.texts().nextStep()));
      indicator.anchors().values().forEach(anchor -> assertThat(text).contains(flat(anchor)));
    }
    field
        .verdicts()
        .forEach(
            verdict ->
                assertThat(text)
                    .contains(
                        flat(verdict.encouraging()),
                        flat(verdict.balanced()),
                        flat(verdict.plain())));
    assertThat(text)
        .contains("Der Auftrag der Vertretung trägt alles Weitere", "Stand sha256:")
        .doesNotContain("(Entwurf)")
        .contains("Schlüsselaussage, Gewicht 3 (", "Andere Aussagen des Feldes bauen darauf auf.");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
    }
  }

  @Test
  void run_forAFieldByNumberAndAQuestionnaireByFile_writesTheSameSheet() throws IOException {
    Path byNumber = folder.resolve("number");
    assertThat(
            ReviewSheets.run(
                print(out),
                print(err),
                DAY,
                SHIPPED,
                byNumber.toString(),
                SHIPPED + "/integrierte-planung/1/instrument.yaml",
                "6"))
        .isZero();
    assertThat(run("integrierte-planung/1", "umsetzung-wirkung")).isZero();
    String name = "pruefbogen-integrierte-planung-1-6-umsetzung-wirkung.pdf";
    assertThat(Files.readAllBytes(byNumber.resolve(name)))
        .isEqualTo(Files.readAllBytes(folder.resolve(name)));
  }

  @Test
  void run_forAWholeQuestionnaire_writesOneFileForEachField() throws IOException {
    assertThat(run("integrierte-planung")).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(6);
    }
  }

  @Test
  void run_forADraft_saysSo() throws IOException {
    String published =
        Files.readString(Path.of(SHIPPED, "integrierte-planung", "1", "instrument.yaml"));
    Path draft =
        Files.writeString(
            folder.resolve("instrument.yaml"),
            published.replaceFirst("(?m)^published: .*$", "published: null"));

    assertThat(run(draft.toString(), "6")).isZero();
    assertThat(
            text(
                Files.readAllBytes(
                    folder.resolve("pruefbogen-integrierte-planung-1-6-umsetzung-wirkung.pdf"))))
        .contains("(Entwurf)");
  }

  @Test
  void run_forWhatThereIsNot_returns2AndSaysWhat() throws IOException {
    assertThat(run("nirgends")).isEqualTo(2);
    assertThat(run("../../geheim")).isEqualTo(2);
    assertThat(run("weltoffene-kommune", "8")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "id: 3");
    assertThat(run(broken.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains(
            "nirgends: no such questionnaire",
            "geheim: no such questionnaire",
            "8: no such field; there are [management-steuerung, ",
            "Usage: review-sheet",
            "broken.yaml: ");
  }

  @Test
  void render_withoutReasonsAndWithMarkupInATitle_isPdfUaAllTheSame() throws Exception {
    Field field = INSTRUMENT.fields().getLast();
    Field odd =
        new Field(
            field.id(),
            "<b>Fett & \"quer\"</b>",
            field.intro(),
            field.topics(),
            field.verdicts(),
            List.of());
    byte[] pdf = new ReviewSheet(new AccessiblePdf()).render(INSTRUMENT, odd, Map.of(), DAY);
    assertThat(PdfUa.violations(pdf)).isEmpty();
    assertThat(text(pdf))
        .contains("Prüfbogen: <b>Fett & \"quer\"</b>", "Fehlt sie, bleibt die Stufe des Feldes");
  }

  private int run(String... wanted) throws IOException {
    return ReviewSheets.run(
        print(out),
        print(err),
        DAY,
        Stream.concat(Stream.of(SHIPPED, folder.toString()), Stream.of(wanted))
            .toArray(String[]::new));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return flat(new PDFTextStripper().getText(document));
    }
  }

  /// With each run of blanks and line ends as one blank.
  private static String flat(String text) {
    return text.replaceAll("[\\s\u00A0]+", " ").strip();
  }
}
