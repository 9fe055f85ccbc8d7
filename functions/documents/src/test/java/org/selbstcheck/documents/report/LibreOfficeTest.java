package org.selbstcheck.documents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.documents.exchange.LibreOffice;

/// Documents as another program than ours shows them. The pages lie in `target/preview` to be
/// looked at. Runs where `SOFFICE` names LibreOffice, as `./test --all` does.
@EnabledIfEnvironmentVariable(named = "SOFFICE", matches = ".+")
class LibreOfficeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Document.Kind.class,
      names = {"COUNCIL", "SLIDES"})
  void opened_document_showsTheNumbersOfTheResult(Document.Kind kind) throws Exception {
    String text =
        String.join("\n", pages(ReportFilesTest.filled(kind, Tone.BALANCED, Edition.PUBLIC)))
            .replaceAll("[\\s\u00A0]+", " ");

    for (Result.FieldResult field : Samples.result(Samples.filled()).fields()) {
      assertThat(text)
          .contains(Numbers.percent(field.score()))
          .contains(Numbers.percent(field.low()) + " bis " + Numbers.percent(field.high()));
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void opened_slides_areAsManyPages(Edition edition) throws Exception {
    ReportFiles.Made slides = ReportFilesTest.filled(Document.Kind.SLIDES, Tone.PLAIN, edition);

    assertThat(pages(slides)).hasSameSizeAs(DocumentText.slides(slides.bytes()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Document.Kind.class,
      names = {"COUNCIL", "PRESS", "SLIDES", "XLSX"})
  void opened_internalDocument_isMarkedOnEachPage(Document.Kind kind) throws Exception {
    for (String page : pages(ReportFilesTest.filled(kind, Tone.PLAIN, Edition.INTERNAL))) {
      assertThat(page).contains("Interner Arbeitsstand");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Document.Kind.class,
      names = {"COUNCIL", "PRESS", "SLIDES", "XLSX"})
  void opened_documentOfHostileTexts_isShown(Document.Kind kind) throws Exception {
    assertThat(pages(ReportFilesTest.nasty(kind, Edition.INTERNAL))).isNotEmpty();
  }

  /// The text of each page as LibreOffice prints it.
  private List<String> pages(ReportFiles.Made made) throws Exception {
    byte[] pdf = LibreOffice.in(folder).convert(made.bytes(), made.extension(), "pdf");
    Path preview = Files.createDirectories(Path.of("target", "preview", "libreoffice"));
    Files.write(preview.resolve(made.name() + ".pdf"), pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return IntStream.rangeClosed(1, document.getNumberOfPages())
          .mapToObj(page -> page(document, page))
          .toList();
    }
  }

  private static String page(PDDocument document, int number) {
    try {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(number);
      stripper.setEndPage(number);
      return stripper.getText(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
