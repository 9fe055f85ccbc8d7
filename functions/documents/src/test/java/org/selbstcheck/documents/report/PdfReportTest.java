package org.selbstcheck.documents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.documents.pdf.PdfUa;

/// Renders real reports and reads them back. The files lie in `target/preview` to be looked at.
class PdfReportTest {

  private static final PdfReport PDF = new PdfReport();
  private static final SelfCheck FILLED = Samples.filled();
  private static final SelfCheck NASTY = Samples.nasty();
  private static final Map<String, byte[]> RENDERED = new HashMap<>();
  private static final Map<String, String> TEXTS = new HashMap<>();
  private static final List<Letters> LETTERS = new ArrayList<>();
  private static final String MARK = "Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt";

  static Stream<Arguments> tonesAndEditions() {
    return Stream.of(Tone.values())
        .flatMap(tone -> Stream.of(Edition.values()).map(edition -> Arguments.of(tone, edition)));
  }

  @ParameterizedTest
  @MethodSource("tonesAndEditions")
  void render_anyToneAndEdition_isPdfUaAndPdfA(Tone tone, Edition edition) throws Exception {
    assertThat(PdfUa.violations(filled(tone, edition))).isEmpty();
  }

  @Test
  void violations_documentWithoutLanguage_areFound() throws Exception {
    byte[] pdf = filled(Tone.BALANCED, Edition.PUBLIC);
    ByteArrayOutputStream broken = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      document.getDocumentCatalog().getCOSObject().removeItem(COSName.LANG);
      document.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("MarkInfo"));
      document.save(broken);
    }

    assertThat(PdfUa.violations(broken.toByteArray())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("tonesAndEditions")
  void render_anyToneAndEdition_carriesTheNumbersOfTheResult(Tone tone, Edition edition)
      throws Exception {
    Result result = Samples.result(FILLED);

    String text = textOf(tone, edition);

    for (Result.FieldResult field : result.fields()) {
      assertThat(text)
          .contains(
              Numbers.percent(field.score())
                  + " "
                  + field
                      .stage()
                      .map(stage -> Samples.INSTRUMENT.stages().get(stage).label())
                      .orElse(""))
          .contains(Numbers.percent(field.low()) + " bis " + Numbers.percent(field.high()));
    }
    for (Result.IndicatorResult indicator : result.indicators()) {
      indicator
          .level()
          .ifPresent(
              level -> assertThat(text).contains("Stand " + Numbers.level(level) + " von 4"));
    }
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void render_public_namesNobodyAndQuotesNothing(Tone tone) throws Exception {
    String said = PdfStrings.of(filled(tone, Edition.PUBLIC));
    String internal = PdfStrings.of(filled(tone, Edition.INTERNAL));

    List<String> secrets = new ArrayList<>(Samples.COMMENTS);
    FILLED.departments().stream().map(Department::name).forEach(secrets::add);
    secrets.addAll(List.of("kaufbeuren.example", "mehr erreicht", "darauf verständigt"));
    assertThat(secrets).allSatisfy(secret -> assertThat(said).doesNotContain(secret));
    assertThat(said).doesNotContain(MARK);
    // The same strings are there to be found.
    assertThat(secrets).allSatisfy(secret -> assertThat(internal).contains(secret));
  }

  @Test
  void render_internal_isMarkedOnEachPage() throws Exception {
    try (PDDocument document = Loader.loadPDF(filled(Tone.PLAIN, Edition.INTERNAL))) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        assertThat(textOfPage(document, page))
            .contains(MARK, "Ergebnisbericht Kaufbeuren")
            .contains("Seite %d von %d".formatted(page, document.getNumberOfPages()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void render_opening_fitsOnOnePage(Tone tone) throws Exception {
    try (PDDocument document = Loader.loadPDF(filled(tone, Edition.INTERNAL))) {
      assertThat(textOfPage(document, 1))
          .contains("Auf einen Blick", "Was steht", "Was fehlt", "Was zuerst zu tun ist");
      assertThat(textOfPage(document, 2)).contains("Zu diesem Bericht");
    }
  }

  @Test
  void render_fullCheck_staysReadable() throws Exception {
    try (PDDocument document = Loader.loadPDF(filled(Tone.BALANCED, Edition.PUBLIC))) {
      assertThat(document.getNumberOfPages()).isLessThan(45);
    }
  }

  @Test
  void render_sameReportTwice_givesTheSameBytes() {
    Report report = Samples.report(FILLED, Tone.BALANCED, Edition.PUBLIC);

    assertThat(new PdfReport().render(report)).isEqualTo(filled(Tone.BALANCED, Edition.PUBLIC));
  }

  @Test
  void render_anyReport_hasTitleLanguageBookmarksAndItsOwnFonts() throws Exception {
    try (PDDocument document = Loader.loadPDF(filled(Tone.BALANCED, Edition.PUBLIC))) {
      assertThat(document.getVersion()).isEqualTo(1.7f);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo(
              "Ergebnisbericht Kaufbeuren – Selbstcheck Weltoffene Kommune, öffentliche Fassung");
      assertThat(bookmarks(document))
          .contains("Auf einen Blick", "Was steht", "Fairer Zugang und Teilhabe");
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
  }

  /// The way from a piece of text to its element, which assistive technology goes, and back.
  @ParameterizedTest
  @EnumSource(Edition.class)
  void render_anyEdition_leadsFromEachPieceOfTextToItsElement(Edition edition) throws Exception {
    try (PDDocument document = Loader.loadPDF(filled(Tone.BALANCED, edition))) {
      COSDictionary root =
          document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
      Map<Integer, COSArray> parents = new HashMap<>();
      parents(root.getCOSDictionary(COSName.getPDFName("ParentTree")), parents);
      int pieces = 0;
      for (PDPage page : document.getPages()) {
        COSArray ofPage = parents.getOrDefault(page.getStructParents(), new COSArray());
        for (int id = 0; id < ofPage.size(); id++) {
          if (ofPage.getObject(id) instanceof COSDictionary element) {
            pieces++;
            assertThat(holds(element, page.getCOSObject(), id))
                .as("page %s, piece %s", page.getStructParents(), id)
                .isTrue();
          }
        }
        assertThat(new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1))
            .doesNotContain("BMC\nEMC\n");
      }
      assertThat(pieces).isGreaterThan(1000);
    }
  }

  private static void parents(COSDictionary tree, Map<Integer, COSArray> found) {
    COSArray kids = tree.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      parents((COSDictionary) kids.getObject(i), found);
    }
    COSArray numbers = tree.getCOSArray(COSName.NUMS);
    for (int i = 0; numbers != null && i < numbers.size(); i += 2) {
      if (numbers.getObject(i + 1) instanceof COSArray page) {
        found.put(numbers.getInt(i), page);
      }
    }
  }

  private static boolean holds(COSDictionary element, COSDictionary page, int id) {
    COSBase kids = element.getDictionaryObject(COSName.K);
    List<COSBase> all = new ArrayList<>();
    if (kids instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        all.add(array.getObject(i));
      }
    } else if (kids != null) {
      all.add(kids);
    }
    return all.stream()
        .anyMatch(
            kid ->
                switch (kid) {
                  case COSInteger number ->
                      number.intValue() == id && element.getCOSDictionary(COSName.PG) == page;
                  case COSDictionary reference ->
                      reference.getInt(COSName.MCID) == id
                          && reference.getCOSDictionary(COSName.PG) == page;
                  default -> false;
                });
  }

  @Nested
  class BadInput {

    @ParameterizedTest
    @EnumSource(Edition.class)
    void render_hostileTexts_isPdfUaAndPdfA(Edition edition) throws Exception {
      assertThat(PdfUa.violations(nasty(edition))).isEmpty();
    }

    @Test
    void render_hostileTexts_standsThereLiterally() throws Exception {
      assertThat(letters().text)
          .contains("<script>alert(1)</script> & ]]> <!-- -->")
          .contains("=cmd|' /C calc'!A0")
          .contains("Ergebnisbericht <b>Ort</b> & \"Söhne\"")
          .contains("half\uFFFD surrogate \uFFFD")
          .contains("🎉", "👍", "✅")
          .contains("עולם", "שלום");
    }

    @Test
    void render_unbrokenText_losesNoLetterAndStaysInsideTheMargins() throws Exception {
      Letters letters = letters();

      assertThat(letters.unbroken).isGreaterThanOrEqualTo(expectedUnbroken());
      assertThat(letters.outermost).isLessThanOrEqualTo(Letters.RIGHT_MARGIN);
      assertThat(letters.lowest).isLessThanOrEqualTo(Letters.BOTTOM_MARGIN);
    }

    /// Comments and evidence alone; names, reasons and views come on top.
    private long expectedUnbroken() {
      return NASTY.entries().stream()
          .flatMap(entry -> Stream.concat(Stream.of(entry.comment()), entry.evidence().stream()))
          .flatMapToInt(String::chars)
          .filter(letter -> letter == 'x')
          .count();
    }
  }

  /// Those of the hostile texts, read once.
  private static Letters letters() throws IOException {
    if (LETTERS.isEmpty()) {
      Letters letters = new Letters();
      letters.read(nasty(Edition.INTERNAL));
      LETTERS.add(letters);
    }
    return LETTERS.getFirst();
  }

  private static byte[] filled(Tone tone, Edition edition) {
    Report report = Samples.report(FILLED, tone, edition);
    return rendered(report.fileName("pdf"), report);
  }

  /// Read once, as it is rendered once.
  private static String textOf(Tone tone, Edition edition) throws IOException {
    String name = tone + " " + edition;
    if (!TEXTS.containsKey(name)) {
      TEXTS.put(name, text(filled(tone, edition)));
    }
    return TEXTS.getOrDefault(name, "");
  }

  private static byte[] nasty(Edition edition) {
    return rendered("boese-" + edition.slug() + ".pdf", Samples.report(NASTY, Tone.PLAIN, edition));
  }

  /// Rendered once, and kept as a file.
  private static byte[] rendered(String name, Report report) {
    return RENDERED.computeIfAbsent(
        name,
        _ -> {
          byte[] pdf = PDF.render(report);
          try {
            Path folder = Files.createDirectories(Path.of("target", "preview"));
            Files.write(folder.resolve(name), pdf);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return pdf;
        });
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return text(document);
    }
  }

  /// With each run of blanks and line ends as one blank.
  private static String text(PDDocument document) throws IOException {
    return withSingleBlanks(new PDFTextStripper().getText(document));
  }

  private static String withSingleBlanks(String text) {
    return text.replaceAll("[\\s\u00A0]+", " ");
  }

  private static String textOfPage(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return withSingleBlanks(stripper.getText(document));
  }

  private static List<String> bookmarks(PDDocument document) {
    List<String> titles = new ArrayList<>();
    for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
      titles.add(item.getTitle());
      for (PDOutlineItem inner : item.children()) {
        titles.add(inner.getTitle());
      }
    }
    return titles;
  }

  /// Measures where letters stand.
  private static final class Letters extends PDFTextStripper {

    private static final float POINTS_PER_MM = 72 / 25.4f;
    static final float RIGHT_MARGIN = (210 - 22) * POINTS_PER_MM + 1;
    static final float BOTTOM_MARGIN = (297 - 8) * POINTS_PER_MM;

    String text = "";
    long unbroken;
    float outermost;
    float lowest;

    void read(byte[] pdf) throws IOException {
      try (PDDocument document = Loader.loadPDF(pdf)) {
        text = withSingleBlanks(getText(document));
      }
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
      super.processTextPosition(letter);
      unbroken += letter.getUnicode().chars().filter(c -> c == 'x').count();
      outermost = Math.max(outermost, letter.getXDirAdj() + letter.getWidthDirAdj());
      lowest = Math.max(lowest, letter.getYDirAdj());
    }
  }
}
