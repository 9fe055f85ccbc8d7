package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.workbook.CellValue;
import org.selbstcheck.app.workbook.SheetContent;
import org.selbstcheck.app.workbook.WorkbookReader;
import org.selbstcheck.app.workbook.WorkbookReading;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.report.ReportComposer;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.documents.pdf.PdfUa;

/// Makes every kind of document and reads it back. The files lie in `target/preview` to be looked
/// at.
class ReportFilesTest {

  private static final ReportFiles FILES = new ReportFiles();
  private static final SelfCheck FILLED = Samples.filled();
  private static final Frozen FROZEN = Samples.frozen(FILLED, Samples.COMMENTARY);
  private static final Result RESULT = FROZEN.result();
  private static final SelfCheck NASTY = Samples.nasty();
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

  static Stream<Arguments> tonesAndEditions() {
    return Stream.of(Tone.values())
        .flatMap(tone -> Stream.of(Edition.values()).map(edition -> Arguments.of(tone, edition)));
  }

  static ReportFiles.Made filled(Document.Kind kind, Tone tone, Edition edition) {
    return MADE.computeIfAbsent(
        kind + "-" + tone + "-" + edition,
        _ -> kept(FILES.make(kind, FROZEN, tone, edition, Samples.meta(FILLED))));
  }

  static ReportFiles.Made nasty(Document.Kind kind, Edition edition) {
    return MADE.computeIfAbsent(
        "nasty-" + kind + "-" + edition,
        _ ->
            kept(
                FILES.make(
                    kind,
                    Samples.frozen(NASTY, String.join("\n", Samples.NASTY)),
                    Tone.PLAIN,
                    edition,
                    Samples.meta(NASTY))));
  }

  private static ReportFiles.Made kept(ReportFiles.Made made) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "preview"));
      Files.write(folder.resolve(made.name()), made.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return made;
  }

  /// With each run of blanks and line ends as one blank.
  private static String flat(String text) {
    return text.replaceAll("[\\s\u00A0]+", " ");
  }

  @ParameterizedTest
  @MethodSource("tonesAndEditions")
  void make_sheet_isOneAccessiblePageOfPaper(Tone tone, Edition edition) throws Exception {
    ReportFiles.Made sheet = filled(Document.Kind.SHEET, tone, edition);

    assertThat(DocumentText.pages(sheet)).hasSize(1);
    assertThat(PdfUa.violations(sheet.bytes())).isEmpty();
  }

  @Test
  void make_certificate_isOneAccessiblePageWithoutAnyScore() throws Exception {
    ReportFiles.Made made = filled(Document.Kind.CERTIFICATE, Tone.BALANCED, Edition.PUBLIC);

    assertThat(DocumentText.pages(made)).hasSize(1);
    assertThat(PdfUa.violations(made.bytes())).isEmpty();
    assertThat(DocumentText.everything(made))
        .contains("Teilnahmebestätigung", "vollständig")
        .doesNotContain("%", "Prozent", "Stufe");
    assertThat(PdfUa.violations(nasty(Document.Kind.CERTIFICATE, Edition.PUBLIC).bytes()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void make_sameInputTwice_givesTheSameBytes(Document.Kind kind, Edition edition) {
    ReportFiles.Made again =
        new ReportFiles().make(kind, FROZEN, Tone.BALANCED, edition, Samples.meta(FILLED));

    assertThat(again.bytes()).isEqualTo(filled(kind, Tone.BALANCED, edition).bytes());
    assertThat(again.name())
        .isEqualTo(filled(kind, Tone.BALANCED, edition).name())
        .matches("selbstcheck-kaufbeuren-2026-1-[a-z-]+\\." + again.extension());
  }

  @ParameterizedTest
  @EnumSource(Document.Kind.class)
  void make_publicEdition_saysNowhereWhatIsInternal(Document.Kind kind) {
    if (!ReportFiles.existsIn(kind, Edition.PUBLIC)) {
      assertThatThrownBy(() -> filled(kind, Tone.BALANCED, Edition.PUBLIC))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    List<String> secrets = new ArrayList<>(Samples.COMMENTS);
    FILLED.departments().stream().map(Department::name).forEach(secrets::add);
    secrets.addAll(
        List.of(
            "kaufbeuren.example", "mehr erreicht", "darauf verständigt", "Landkreis zuständig"));

    for (Tone tone : Tone.values()) {
      String said = flat(DocumentText.everything(filled(kind, tone, Edition.PUBLIC)));
      assertThat(secrets).allSatisfy(secret -> assertThat(said).doesNotContain(secret));
      assertThat(said).doesNotContain(MARK);
    }
  }

  /// Otherwise the test above would look for what could not be found.
  @Test
  void make_internalEdition_saysWhatIsInternal() {
    String said =
        flat(DocumentText.everything(filled(Document.Kind.XLSX, Tone.BALANCED, Edition.INTERNAL)));

    assertThat(Samples.COMMENTS).allSatisfy(comment -> assertThat(said).contains(comment));
    FILLED.departments().forEach(department -> assertThat(said).contains(department.name()));
    assertThat(said).contains("kaufbeuren.example");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void make_internalEdition_isMarkedOnEachPage(Document.Kind kind, Edition edition) {
    ReportFiles.Made made = filled(kind, Tone.BALANCED, edition);
    for (String page : DocumentText.pages(made)) {
      switch (edition) {
        case INTERNAL -> assertThat(page).contains(MARK);
        case PUBLIC -> assertThat(page).doesNotContain(MARK);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void make_anyKind_saysWhatItIs(Document.Kind kind, Edition edition) {
    String text = flat(DocumentText.of(filled(kind, Tone.BALANCED, edition)));

    if (kind == Document.Kind.JSON) {
      assertThat(text).contains("selbstcheck-result/1", "weltoffene-kommune");
      return;
    }
    assertThat(text).contains("Kaufbeuren", "Selbstcheck Weltoffene Kommune", "20. November 2026");
    if (kind.hasTone()) {
      assertThat(text).contains(edition.label(), "ausgewogen");
    }
  }

  @Nested
  class NumbersOfTheResult {

    @ParameterizedTest
    @MethodSource("org.selbstcheck.documents.report.ReportFilesTest#tonesAndEditions")
    void make_textsWithProfile_carryThoseOfEachField(Tone tone, Edition edition) {
      for (Document.Kind kind :
          List.of(
              Document.Kind.PDF,
              Document.Kind.SHEET,
              Document.Kind.COUNCIL,
              Document.Kind.SLIDES)) {
        String text = flat(DocumentText.of(filled(kind, tone, edition)));
        for (Result.FieldResult field : RESULT.fields()) {
          assertThat(text)
              .as(kind + " " + field.id())
              .contains(
                  Numbers.percent(field.score())
                      + " "
                      + field
                          .stage()
                          .map(stage -> Samples.INSTRUMENT.stages().get(stage).label())
                          .orElse(""))
              .contains(Numbers.percent(field.low()) + " bis " + Numbers.percent(field.high()))
              .contains(Numbers.percent(field.coverage()));
        }
      }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void make_workbook_carriesTheLevelOfEachIndicatorAsNumber(Edition edition) {
      SheetContent data = data(filled(Document.Kind.XLSX, Tone.BALANCED, edition).bytes());

      int id = column(data, "Kennung");
      int level = column(data, "Stand");
      for (int i = 0; i < RESULT.indicators().size(); i++) {
        Result.IndicatorResult indicator = RESULT.indicators().get(i);
        assertThat(data.at(i + 2, id)).contains(new CellValue.Text(indicator.id()));
        assertThat(data.at(i + 2, level).map(ReportFilesTest::number))
            .isEqualTo(indicator.level().map(BigDecimal::stripTrailingZeros));
      }
      assertThat(data.at(RESULT.indicators().size() + 2, id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void make_csv_saysTheSameAsTheWorkbook(Edition edition) {
      SheetContent data = data(filled(Document.Kind.XLSX, Tone.BALANCED, edition).bytes());
      List<List<String>> csv = Csv.rows(filled(Document.Kind.CSV, Tone.BALANCED, edition).bytes());

      assertThat(csv).hasSize(RESULT.indicators().size() + 1);
      int columns = data.row(1).size();
      for (int row = 0; row < csv.size(); row++) {
        assertThat(csv.get(row)).hasSameSizeAs(csv.getFirst());
        for (int column = 0; column < columns; column++) {
          assertThat(csv.get(row).get(column))
              .isEqualTo(data.at(row + 1, column).map(ReportFilesTest::german).orElse(""));
        }
      }
    }

    @Test
    void make_json_isTheResult() {
      byte[] json = filled(Document.Kind.JSON, Tone.BALANCED, Edition.INTERNAL).bytes();

      assertThat(JsonText.parse(json))
          .isInstanceOfSatisfying(
              Reading.Accepted.class,
              read -> assertThat(ResultJson.read((JsonNode) read.value())).isEqualTo(RESULT));
    }
  }

  private static SheetContent data(byte[] xlsx) {
    return switch (WorkbookReader.read(xlsx)) {
      case WorkbookReading.Read(Map<String, SheetContent> sheets) ->
          sheets.values().iterator().next();
      case WorkbookReading.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static int column(SheetContent data, String title) {
    return data.row(1).entrySet().stream()
        .filter(cell -> cell.getValue().equals(new CellValue.Text(title)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal number(CellValue value) {
    return switch (value) {
      case CellValue.Number(BigDecimal number) -> number.stripTrailingZeros();
      case CellValue.Text _, CellValue.Bool _, CellValue.Formula _ ->
          throw new AssertionError("No number: " + value);
    };
  }

  private static String german(CellValue value) {
    return switch (value) {
      case CellValue.Text(String text) -> text;
      case CellValue.Number(BigDecimal number) -> number.toPlainString().replace('.', ',');
      case CellValue.Bool _, CellValue.Formula _ -> throw new AssertionError(value);
    };
  }

  @Nested
  class Accessibility {

    @ParameterizedTest
    @EnumSource(
        value = Document.Kind.class,
        names = {"COUNCIL", "PRESS"})
    void make_word_hasHeadingsHeaderRowsLanguageAndTitle(Document.Kind kind) {
      ReportFiles.Made made = filled(kind, Tone.BALANCED, Edition.PUBLIC);
      String document = new String(DocumentText.part(made.bytes(), "word/document.xml"), UTF_8);
      ReportKind composed = kind == Document.Kind.COUNCIL ? ReportKind.COUNCIL : ReportKind.PRESS;

      var report =
          ReportComposer.compose(
              composed, FROZEN, Tone.BALANCED, Edition.PUBLIC, Samples.meta(FILLED));
      assertThat(count(document, "<w:pStyle w:val=\"Heading1\"/>"))
          .isEqualTo(report.sections().size());
      assertThat(count(document, "<w:tblHeader/>"))
          .isEqualTo(count(document, "<w:tblLook w:val=\"06A0\""));
      assertThat(count(document, "<w:tblCaption ")).isEqualTo(count(document, "<w:tbl>"));
      assertThat(new String(DocumentText.part(made.bytes(), "word/styles.xml"), UTF_8))
          .contains("<w:lang w:val=\"de-DE\"");
      assertThat(new String(DocumentText.part(made.bytes(), "docProps/core.xml"), UTF_8))
          .contains("<dc:title>" + report.title(), "<dc:language>de-DE<");
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void make_slides_haveTitlesOfTheirOwnAndPicturesAlternatives(Edition edition) {
      List<String> titles = new ArrayList<>();
      int pictures = 0;
      for (byte[] slide :
          DocumentText.slides(filled(Document.Kind.SLIDES, Tone.BALANCED, edition).bytes())) {
        String xml = new String(slide, UTF_8);
        var title =
            Pattern.compile("<p:ph type=\"(?:ctrT|t)itle\"/>.*?<a:t>(.*?)</a:t>").matcher(xml);
        assertThat(title.find()).isTrue();
        titles.add(title.group(1));
        // The title is read first.
        assertThat(xml.indexOf("<p:ph ")).isEqualTo(title.start());
        pictures += count(xml, "<p:pic>");
        assertThat(xml).doesNotContain("descr=\"\"");
        assertThat(count(xml, "lang=\"de-DE\"")).isGreaterThanOrEqualTo(count(xml, "<a:r>"));
      }
      assertThat(titles).doesNotHaveDuplicates();
      assertThat(pictures).isPositive();
    }

    private static int count(String text, String part) {
      return text.split(Pattern.quote(part), -1).length - 1;
    }
  }

  @Nested
  class BadInput {

    private static final List<String> LITERAL =
        List.of("<script>alert(1)</script> & ]]> <!-- -->", "=cmd|' /C calc'!A0");

    @ParameterizedTest
    @EnumSource(
        value = Document.Kind.class,
        names = {"PDF", "SLIDES", "XLSX", "CSV"})
    void make_hostileTexts_standThereLiterally(Document.Kind kind) {
      String text = flat(DocumentText.of(nasty(kind, Edition.INTERNAL)));

      assertThat(LITERAL).allSatisfy(said -> assertThat(text).contains(said));
      assertThat(text).contains("🎉", "עולם");
    }

    @ParameterizedTest
    @MethodSource("org.selbstcheck.documents.report.ReportFilesTest#documents")
    void make_hostileTexts_canBeReadInEveryKind(Document.Kind kind, Edition edition)
        throws Exception {
      ReportFiles.Made made = nasty(kind, edition);

      assertThat(DocumentText.everything(made)).isNotBlank();
      assertThat(made.name()).matches("[a-z0-9.-]+");
      if (made.extension().equals("pdf")) {
        assertThat(PdfUa.violations(made.bytes())).isEmpty();
      }
    }

    @Test
    void make_workbook_holdsNoFormulaAndNothingToFollow() {
      for (Edition edition : Edition.values()) {
        Map<String, byte[]> parts = DocumentText.parts(nasty(Document.Kind.XLSX, edition).bytes());
        parts.forEach(
            (name, part) ->
                assertThat(new String(part, UTF_8))
                    .as(name)
                    .doesNotContain("<f>", "<f ", "<hyperlink", "TargetMode=\"External\""));
      }
      SheetContent data = data(nasty(Document.Kind.XLSX, Edition.INTERNAL).bytes());
      assertThat(data.cells().values())
          .contains(new CellValue.Text("Antwort: =cmd|' /C calc'!A0"))
          .noneMatch(CellValue.Formula.class::isInstance);
    }

    @Test
    void make_csv_beginsNoFieldWithACommand() {
      for (Edition edition : Edition.values()) {
        for (List<String> row : Csv.rows(nasty(Document.Kind.CSV, edition).bytes())) {
          assertThat(row)
              .allSatisfy(
                  field ->
                      assertThat(field).matches("(?s)(-?[0-9]+(,[0-9]+)?|[^=+\\-@\\t\\r].*|)"));
        }
      }
    }

    @Test
    void make_slides_keepEverythingAboveTheLowerEdge() {
      for (byte[] slide :
          DocumentText.slides(nasty(Document.Kind.SLIDES, Edition.INTERNAL).bytes())) {
        var frame =
            Pattern.compile(
                    "<a:off x=\"(\\d+)\" y=\"(\\d+)\"/><a:ext cx=\"(\\d+)\" cy=\"(\\d+)\"/>")
                .matcher(new String(slide, UTF_8));
        while (frame.find()) {
          assertThat(Long.parseLong(frame.group(1)) + Long.parseLong(frame.group(3)))
              .isLessThanOrEqualTo(12_192_000 - 609_600 + 1);
          assertThat(Long.parseLong(frame.group(2)) + Long.parseLong(frame.group(4)))
              .isLessThanOrEqualTo(6_350_000);
        }
      }
    }
  }

  @Test
  void make_otherVersionOfTheInstrument_speaksItsWords() {
    Instrument now = Samples.INSTRUMENT;
    InstrumentVersion version = new InstrumentVersion(now.version().id(), 7);
    List<Field> fields =
        now.fields().stream()
            .map(
                field ->
                    new Field(
                        field.id(),
                        "Einstiges Feld " + field.id(),
                        field.intro(),
                        field.topics(),
                        field.verdicts(),
                        field.outsideStatements()))
            .toList();
    Instrument other =
        new Instrument(
            version,
            now.language(),
            "Selbstcheck von einst",
            now.summary(),
            now.basis(),
            now.licence(),
            now.minimumCoverage(),
            now.minimumApplicable(),
            now.capStage(),
            now.published(),
            now.scale(),
            now.stages(),
            now.outsideScale(),
            now.outsideGroups(),
            fields);
    SelfCheck check = Samples.of(version, FILLED);

    for (Document.Kind kind : Document.Kind.values()) {
      ReportFiles.Made made =
          FILES.make(
              kind,
              Samples.frozen(other, check, Samples.COMMENTARY),
              Tone.BALANCED,
              someEdition(kind),
              Samples.meta(check));
      String text = flat(DocumentText.of(made));
      if (kind == Document.Kind.JSON) {
        assertThat(text).containsPattern("\"version\" ?: ?7");
      } else {
        assertThat(text).contains("Selbstcheck von einst", "Version 7").doesNotContain(now.title());
        if (kind != Document.Kind.CERTIFICATE) {
          assertThat(text).contains("Einstiges Feld ");
        }
      }
    }
  }

  private static Edition someEdition(Document.Kind kind) {
    return ReportFiles.existsIn(kind, Edition.INTERNAL) ? Edition.INTERNAL : Edition.PUBLIC;
  }

  @Test
  void existsIn_everyKindButTheResultItself_isPublicToo() {
    assertThat(
            Arrays.stream(Document.Kind.values())
                .filter(kind -> !ReportFiles.existsIn(kind, Edition.PUBLIC)))
        .containsExactly(Document.Kind.JSON);
  }

  @Test
  void everyKind_hasATypeAndAnExtensionOfItsOwn() {
    Map<String, String> types = new HashMap<>();
    for (Document.Kind kind : Document.Kind.values()) {
      ReportFiles.Made made = filled(kind, Tone.BALANCED, someEdition(kind));
      Optional.ofNullable(types.put(made.extension(), made.contentType()))
          .ifPresent(before -> assertThat(made.contentType()).isEqualTo(before));
    }
    assertThat(types).containsOnlyKeys("pdf", "docx", "pptx", "xlsx", "csv", "json");
  }
}
