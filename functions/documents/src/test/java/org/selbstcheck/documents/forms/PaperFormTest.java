package org.selbstcheck.documents.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.documents.pdf.AccessiblePdf;
import org.selbstcheck.documents.pdf.PdfUa;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Renders the shipped questionnaire and reads it back. The files lie in `target/preview` to be
/// looked at.
class PaperFormTest {

  private static final Instrument INSTRUMENT =
      new InstrumentCatalogue().load(new InstrumentVersion("weltoffene-kommune", 1)).orElseThrow();
  private static final PaperForm FORM = new PaperForm(new AccessiblePdf());
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
  private static final byte[] WHOLE =
      rendered("fragebogen.pdf", new Part(INSTRUMENT, Optional.empty()));

  private static byte[] rendered(String name, Part part) {
    byte[] pdf = FORM.render(part, DataBlock.ofNobody(), DAY);
    try {
      Files.write(Files.createDirectories(Path.of("target", "preview")).resolve(name), pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf;
  }

  @Test
  void render_wholeQuestionnaire_isPdfUa() throws Exception {
    assertThat(PdfUa.violations(WHOLE)).isEmpty();
  }

  @Test
  void render_wholeQuestionnaire_asksForEveryIndicator() throws Exception {
    String text = text(WHOLE, 1, Integer.MAX_VALUE);

    for (Indicator indicator : INSTRUMENT.indicators()) {
      assertThat(text).contains(flat(indicator.statement()));
      indicator.help().ifPresent(help -> assertThat(text).contains(flat(help)));
    }
    assertThat(count(text, "nicht unser Bereich, bitte fragen:"))
        .isEqualTo(INSTRUMENT.indicators().size());
  }

  @Test
  void render_firstPage_explainsEveryAnswerOnce() throws Exception {
    String first = text(WHOLE, 1, 1);
    String all = text(WHOLE, 1, Integer.MAX_VALUE);

    for (ScaleLevel level : INSTRUMENT.scale()) {
      assertThat(first).contains(flat(level.meaning()));
      assertThat(count(all, flat(level.meaning()))).isOne();
    }
    assertThat(first)
        .contains("Weltoffene Kommune, Fassung 1", "Stelle (Amt, Fachbereich):", "1.1 ")
        .contains("1 = andere Ebene zuständig", "A Auftrag", "H Priorität");
  }

  @Test
  void render_wholeQuestionnaire_numbersItsFewPages() throws Exception {
    try (PDDocument document = Loader.loadPDF(WHOLE)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isLessThanOrEqualTo(24);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(WHOLE, page, page))
            .contains("Seite " + page + " von " + pages, "Fassung 1");
      }
    }
  }

  @Test
  void render_oneField_isPdfUaAndAsksForNothingElse() throws Exception {
    Field field = INSTRUMENT.fields().get(2);
    byte[] pdf = rendered("fragebogen-feld.pdf", new Part(INSTRUMENT, Optional.of(field)));

    String text = text(pdf, 1, Integer.MAX_VALUE);
    assertThat(PdfUa.violations(pdf)).isEmpty();
    assertThat(count(text, "nicht unser Bereich, bitte fragen:"))
        .isEqualTo(field.indicators().size());
    assertThat(text).contains("3.1 ", flat(field.indicators().getLast().statement()));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
      assertThat(document.getDocumentInformation().getTitle()).contains(field.title());
    }
  }

  @Test
  void render_withTheDataSheetOfAPhase_isPdfUaWhateverWasTyped() throws Exception {
    String odd = "Amt <b>& Söhne</b> " + "sehrlangesWort".repeat(20) + " שלום ]]>";
    Phase phase =
        new Phase(
            "fruehling",
            "Frühling <2026>",
            INSTRUMENT.version(),
            new PhaseDays(Optional.of(DAY), DAY.plusMonths(6)),
            DAY.plusYears(2),
            Phase.Access.INVITED,
            Optional.of(
                new Notice(odd, odd, Optional.empty(), "Zweck " + "x ".repeat(700), odd, odd)),
            1);
    byte[] pdf =
        FORM.render(
            new Part(INSTRUMENT, Optional.of(INSTRUMENT.fields().getFirst())),
            DataBlock.of(phase),
            DAY);
    Files.write(Path.of("target", "preview", "fragebogen-datenschutz.pdf"), pdf);

    assertThat(PdfUa.violations(pdf)).isEmpty();
    assertThat(text(pdf, 1, 2)).contains("Amt <b>& Söhne</b>", "4.5.2028", "„Frühling <2026>“");
  }

  @Test
  void render_samePartOnTheSameDay_givesTheSameBytes() {
    Part part = new Part(INSTRUMENT, Optional.of(INSTRUMENT.fields().getFirst()));

    assertThat(new PaperForm(new AccessiblePdf()).render(part, DataBlock.ofNobody(), DAY))
        .isEqualTo(FORM.render(part, DataBlock.ofNobody(), DAY));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String text(byte[] pdf, int from, int to) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(from);
      stripper.setEndPage(to);
      return flat(stripper.getText(document));
    }
  }

  /// With each run of blanks and line ends as one blank.
  private static String flat(String text) {
    return text.replaceAll("[\\s\u00A0]+", " ").strip();
  }
}
