package org.selbstcheck.documents.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.documents.exchange.Exchange.BLANK;
import static org.selbstcheck.documents.exchange.Exchange.MARKS;
import static org.selbstcheck.documents.exchange.Exchange.QUESTIONS;
import static org.selbstcheck.documents.exchange.Exchange.filled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.documents.workbook.Parts;

/// Forms as they should not be. Each is named with its place, and nothing of it is applied.
class BadFormTest {

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  private static Parts blank() {
    return Parts.of(BLANK);
  }

  private static Arguments bad(String name, byte[] file, String... places) {
    return Arguments.of(name, file, List.of(places));
  }

  private static Parts sheet(Parts parts, String before, String after) {
    return parts.change(
        "xl/worksheets/sheet%d.xml".formatted(QUESTIONS), text -> text.replace(before, after));
  }

  private static Parts workbook(String before, String after) {
    return blank().change("xl/workbook.xml", text -> text.replace(before, after));
  }

  private static byte[] mark(String place, String text) {
    return blank().type(MARKS, place, text).bytes();
  }

  private static String formula(String place, String formula) {
    return "<c r=\"%s\"><f>%s</f><v>2</v></c>".formatted(place, formula);
  }

  static Stream<Arguments> badForms() {
    String id = indicator(0);
    return Stream.of(
        bad("no file at all", new byte[0], ""),
        bad("a text", "F2;2".getBytes(UTF_8), ""),
        bad("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, ""),
        bad("half a workbook", Arrays.copyOf(BLANK, BLANK.length / 2), ""),
        bad("a zip of something else", zip("a.txt", "x".getBytes(UTF_8)), ""),
        bad("an empty zip", new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0}, ""),
        bad("the older format", compound("Workbook"), ""),
        bad("with a password", compound("EncryptedPackage"), ""),
        bad("an encrypted entry", encryptedEntry(), ""),
        bad("of another program", zip("mimetype", "application/vnd.oasis".getBytes(UTF_8)), ""),
        bad("a bomb of zeros", bomb(), ""),
        bad("a bomb of shared texts", textBomb(), ""),
        bad("too many parts", manyParts(), ""),
        bad("one part twice", twice(), ""),
        bad("with macros", blank().add("xl/vbaProject.bin", new byte[] {1}).bytes(), ""),
        bad(
            "declared with macros",
            blank()
                .change(
                    "[Content_Types].xml",
                    text ->
                        text.replace(
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                            "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
                .bytes(),
            ""),
        bad(
            "with links to other files",
            blank().add("xl/externalLinks/externalLink1.xml", new byte[] {1}).bytes(),
            ""),
        bad(
            "with a sheet from elsewhere",
            blank()
                .change(
                    "xl/_rels/workbook.xml.rels",
                    text ->
                        text.replace(
                            "Target=\"styles.xml\"",
                            "Target=\"file:///etc/passwd\" TargetMode=\"External\""))
                .bytes(),
            ""),
        bad(
            "with a document type",
            sheet(
                    blank(),
                    "<worksheet ",
                    "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet ")
                .bytes(),
            ""),
        bad("broken XML", sheet(blank(), "</sheetData>", "</sheetDat>").bytes(), ""),
        bad("sheet renamed", workbook("\"Fragen\"", "\"Tabelle1\"").bytes(), "Fragen"),
        bad("hidden sheet renamed", workbook("\"Selbstcheck\"", "\"X\"").bytes(), "Selbstcheck"),
        bad("another instrument", mark("B2", "integrierte-planung"), "Selbstcheck!B2"),
        bad("another version", mark("B3", "2"), "Selbstcheck!B3"),
        bad("another format", mark("B1", "selbstcheck-form/9"), "Selbstcheck!B1"),
        bad("no version", mark("A3", "vision"), "Selbstcheck"),
        bad(
            "a formula in the hidden sheet",
            blank().cell(MARKS, "B3", formula("B3", "1")).bytes(),
            "Selbstcheck!B3",
            "Selbstcheck!B3"),
        bad("a column moved", blank().type(QUESTIONS, "F1", "Grund").bytes(), "Fragen!F1"),
        bad(
            "unknown indicator",
            blank().type(QUESTIONS, "A4", "gibt-es-nicht").bytes(),
            "Fragen!A4"),
        bad("no id", blank().type(QUESTIONS, "F200", "2").bytes(), "Fragen!A200"),
        bad("second row of an indicator", blank().type(QUESTIONS, "A9", id).bytes(), "Fragen!A9"),
        bad("level beyond the scale", filled("F12", "5"), "Fragen!F12"),
        bad("level below the scale", filled("F12", "-1"), "Fragen!F12"),
        bad("between two levels", filled("F12", "2,5"), "Fragen!F12"),
        bad(
            "number beyond the scale",
            blank().cell(QUESTIONS, "F12", "<c r=\"F12\"><v>17</v></c>").bytes(),
            "Fragen!F12"),
        bad(
            "number with a fraction",
            blank().cell(QUESTIONS, "F12", "<c r=\"F12\"><v>1.5</v></c>").bytes(),
            "Fragen!F12"),
        bad(
            "number of a thousand digits",
            blank().cell(QUESTIONS, "F12", "<c r=\"F12\"><v>1e999</v></c>").bytes(),
            "Fragen!F12"),
        bad(
            "no number",
            blank().cell(QUESTIONS, "F12", "<c r=\"F12\"><v>NaN</v></c>").bytes(),
            "Fragen!F12"),
        bad("an answer nobody knows", filled("F12", "vielleicht"), "Fragen!F12"),
        bad(
            "a truth value",
            blank().cell(QUESTIONS, "F12", "<c r=\"F12\" t=\"b\"><v>1</v></c>").bytes(),
            "Fragen!F12"),
        bad(
            "a formula",
            blank().cell(QUESTIONS, "F12", formula("F12", "1+1")).bytes(),
            "Fragen!F12"),
        bad(
            "a formula that gives text",
            blank()
                .cell(
                    QUESTIONS, "N12", "<c r=\"N12\" t=\"str\"><f>HYPERLINK(\"x\")</f><v>x</v></c>")
                .bytes(),
            "Fragen!N12"),
        bad(
            "part of a shared formula",
            blank()
                .cell(QUESTIONS, "F13", "<c r=\"F13\"><f t=\"shared\" si=\"0\"/><v>2</v></c>")
                .bytes(),
            "Fragen!F13"),
        bad(
            "an error of a calculation",
            blank().cell(QUESTIONS, "F12", "<c r=\"F12\" t=\"e\"><v>#REF!</v></c>").bytes(),
            "Fragen!F12"),
        bad(
            "does not apply, without a reason",
            filled("F5", "trifft nicht zu"),
            "Fragen!G5",
            "Fragen!H5"),
        bad(
            "does not apply, unknown reason",
            filled("F5", "trifft nicht zu", "G5", "keine Lust", "H5", "Darum."),
            "Fragen!G5"),
        bad("reason without its answer", filled("F5", "2", "G5", "nicht erlaubt"), "Fragen!G5"),
        bad("whom to ask without its answer", filled("I5", "Bauamt"), "Fragen!I5"),
        bad("need neither yes nor no", filled("J5", "vielleicht"), "Fragen!J5"),
        bad("unknown obstacle", filled("K5", "Wetter"), "Fragen!K5"),
        bad("one unknown obstacle among others", filled("L5", "Geld; Wetter"), "Fragen!L5"),
        bad("comment too long", filled("N5", "x".repeat(2001)), "Fragen!N5"),
        bad(
            "whom to ask too long",
            filled("F5", "nicht unser Bereich", "I5", "x".repeat(201)),
            "Fragen!I5"),
        bad("comment with control characters", filled("N5", "a_x0007_b"), "Fragen!N5"),
        bad("evidence that is no link", filled("O5", "siehe Akte"), "Fragen!O5", "Fragen!O5"),
        bad("evidence of another kind", filled("P5", "javascript:alert(1)"), "Fragen!P5"),
        bad(
            "eleven links",
            filled(
                "O5",
                "https://a.example/"
                    + String.join(
                        " https://a.example/",
                        List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"))),
            "Fragen!O5"),
        bad(
            "something beside the form",
            blank().type(QUESTIONS, "R5", "Notiz").bytes(),
            "Fragen!R5"),
        bad(
            "one cell twice",
            blank()
                .cell(QUESTIONS, "F12", "<c r=\"F12\"><v>1</v></c><c r=\"F12\"><v>2</v></c>")
                .bytes(),
            "Fragen!F12"),
        bad(
            "a cell at no place",
            blank().cell(QUESTIONS, "F12", "<c r=\"ZZZZ1\"><v>1</v></c>").bytes(),
            "Fragen"),
        bad(
            "a shared text that is not there",
            blank().cell(QUESTIONS, "F12", "<c r=\"F12\" t=\"s\"><v>7</v></c>").bytes(),
            "Fragen!F12"),
        bad("text longer than any cell", filled("N5", "y".repeat(40_000)), "Fragen!N5"),
        bad(
            "several at once",
            filled("F12", "9", "F13", "2", "J14", "x", "O15", "keiner"),
            "Fragen!F12",
            "Fragen!J14",
            "Fragen!O15"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badForms")
  void form_thatIsBad_isNamedWithItsPlaceAndAppliedNowhere(
      String name, byte[] file, List<String> places) {
    exchange.bed.save(exchange.coordinator, indicator(3), "{\"level\": 1}");
    String before = exchange.bed.stored.everything().toString();

    Answered answered = exchange.dryRun(exchange.coordinator, file).send();

    assertThat(answered.status()).as(answered.body()).isEqualTo(422);
    assertThat(answered.at("/type")).isEqualTo("/errors/file");
    assertThat(answered.pointers()).as(answered.body()).isEqualTo(places);
    assertThat(exchange.bed.stored.everything().toString()).isEqualTo(before);
    // A plan that somebody made up opens no other way.
    String upload = exchange.upload(file);
    assertThat(exchange.applying(exchange.coordinator, upload, "x".repeat(43)).send().status())
        .isEqualTo(422);
    assertThat(exchange.bed.stored.everything().toString()).isEqualTo(before);
  }

  @Test
  void form_ofMoreThanFiveMegabytes_isRefusedUnread() {
    byte[] large = Arrays.copyOf(BLANK, 5 * 1024 * 1024 + 1);

    Answered answered = exchange.dryRun(exchange.coordinator, large).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.body()).contains("größer als 5 MB");
  }

  @Test
  void form_withAnswersOutsideTheScope_isNamedWithItsCell() {
    exchange.bed.stored.write(exchange.check().scoped(new Scope.Short()).write());

    Answered answered = exchange.dryRun(exchange.coordinator, outside()).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).containsExactly("Fragen!F" + Exchange.row(longForm()));
  }

  @Test
  void form_ofMoreCellsThanAllowed_isNamedWithTheFirstOfThem() {
    Answered answered = exchange.dryRun(exchange.coordinator, manyCells()).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).singleElement().asString().matches("Fragen!B[0-9]{5}");
    assertThat(answered.body()).contains("mehr, als ein Fragebogen fasst");
  }

  private static int longForm() {
    List<Indicator> indicators = Testbed.instrument().indicators();
    for (int i = 0; i < indicators.size(); i++) {
      if (!indicators.get(i).shortForm()) {
        return i;
      }
    }
    throw new AssertionError("All are in the short form");
  }

  private static byte[] outside() {
    return filled("F" + Exchange.row(longForm()), "2");
  }

  /// What people may do with a form without harm.
  static Stream<Arguments> goodForms() {
    return Stream.of(
        Arguments.of("rows in another order", reordered()),
        Arguments.of("hyperlinks in cells", hyperlinked()),
        Arguments.of("a sheet of notes", sheetOfNotes()),
        Arguments.of(
            "number instead of text",
            blank().cell(QUESTIONS, "F2", "<c r=\"F2\"><v>2</v></c>").bytes()),
        Arguments.of(
            "number as programs write it",
            blank().cell(QUESTIONS, "F2", "<c r=\"F2\"><v>2.0E0</v></c>").bytes()),
        Arguments.of("shared rich text", shared()),
        Arguments.of("cells without places", placeless()),
        Arguments.of("capitals and blanks", filled("F2", "  TEILWEISE   Umgesetzt ")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodForms")
  void form_thatWasChangedHarmlessly_isTaken(String name, byte[] file) {
    exchange.readIn(exchange.coordinator, file);

    assertThat(exchange.answer("koordination", indicator(0)).orElseThrow().answer().toString())
        .contains("level=2");
  }

  private static byte[] reordered() {
    // The first question changes places with the second: ids go with the rows.
    return blank()
        .type(QUESTIONS, "A2", indicator(1))
        .type(QUESTIONS, "A3", indicator(0))
        .type(QUESTIONS, "F3", "2")
        .bytes();
  }

  private static byte[] hyperlinked() {
    return Parts.of(filled("F2", "2", "O2", "https://a.example/"))
        .change(
            "xl/worksheets/sheet2.xml",
            text ->
                text.replace(
                    "<pageMargins", "<hyperlinks><hyperlink ref=\"O2\"/></hyperlinks><pageMargins"))
        .add(
            "xl/worksheets/_rels/sheet2.xml.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
            Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" \
            Target="https://a.example/" TargetMode="External"/></Relationships>"""
                .getBytes(UTF_8))
        .bytes();
  }

  private static byte[] sheetOfNotes() {
    String sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>";
    return Parts.of(filled("F2", "2"))
        .change(
            "xl/workbook.xml",
            text ->
                text.replace(
                    "</sheets>", "<sheet name=\"Notizen\" sheetId=\"9\" r:id=\"rId9\"/></sheets>"))
        .change(
            "xl/_rels/workbook.xml.rels",
            text ->
                text.replace(
                    "</Relationships>",
                    "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                        + " Target=\"/xl/worksheets/sheet9.xml\"/></Relationships>"))
        .add("xl/worksheets/sheet9.xml", sheet.getBytes(UTF_8))
        .bytes();
  }

  private static byte[] shared() {
    return blank()
        .cell(QUESTIONS, "F2", "<c r=\"F2\" t=\"s\"><v>1</v></c>")
        .change(
            "xl/_rels/workbook.xml.rels",
            text ->
                text.replace(
                    "</Relationships>",
                    "<Relationship Id=\"rId8\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\""
                        + " Target=\"sharedStrings.xml\"/></Relationships>"))
        .add(
            "xl/sharedStrings.xml",
            """
            <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>anderes</t></si>\
            <si><r><t>teilweise </t></r><r><rPr><b/></rPr><t>umgesetzt</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>"""
                .getBytes(UTF_8))
        .bytes();
  }

  private static byte[] placeless() {
    return Parts.of(filled("F2", "2"))
        .change("xl/worksheets/sheet2.xml", text -> text.replaceAll("<c r=\"[A-Z]+2\"", "<c"))
        .bytes();
  }

  // Files that no program writes

  private static byte[] zip(String name, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] compound(String stream) {
    byte[] file = new byte[4096];
    byte[] begin = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(begin, 0, file, 0, begin.length);
    byte[] name = stream.getBytes(UTF_16LE);
    System.arraycopy(name, 0, file, 1024, name.length);
    return file;
  }

  private static byte[] encryptedEntry() {
    byte[] file = zip("xl/workbook.xml", "x".getBytes(UTF_8));
    // The flag of encryption in the entry's head.
    file[6] |= 1;
    return file;
  }

  private static byte[] bomb() {
    return blank().add("xl/media/image1.png", new byte[64 * 1024 * 1024]).bytes();
  }

  private static byte[] textBomb() {
    StringBuilder texts = new StringBuilder("<sst>");
    for (int i = 0; i < 1_000_000; i++) {
      texts.append("<si><t>").append("a").append("</t></si>");
    }
    return blank()
        .add("xl/sharedStrings.xml", texts.append("</sst>").toString().getBytes(UTF_8))
        .bytes();
  }

  private static byte[] manyParts() {
    Parts parts = blank();
    for (int i = 0; i < 300; i++) {
      parts.add("xl/media/" + i, new byte[] {1});
    }
    return parts.bytes();
  }

  /// Names of parts are told apart without regard to case by some programs.
  private static byte[] twice() {
    return blank().add("xl/workBook.xml", new byte[] {1}).bytes();
  }

  private static byte[] manyCells() {
    StringBuilder rows = new StringBuilder();
    for (int row = 200; row < 52_000; row++) {
      rows.append("<row r=\"%d\"><c r=\"B%d\"><v>1</v></c></row>".formatted(row, row));
    }
    // Random texts beside them, so that it packs no better than a form does.
    byte[] noise = new byte[64 * 1024];
    CRC32 crc = new CRC32();
    for (int i = 0; i < noise.length; i++) {
      crc.update(i);
      noise[i] = (byte) crc.getValue();
    }
    return sheet(blank(), "</sheetData>", rows + "</sheetData>")
        .add("docProps/thumbnail.jpeg", noise)
        .bytes();
  }

  @Test
  void fault_ofAFile_saysWhatItIsInWordsOfPeople() {
    assertThat(exchange.dryRun(exchange.coordinator, compound("EncryptedPackage")).send().body())
        .contains("Kennwort");
    assertThat(exchange.dryRun(exchange.coordinator, filled("F12", "5")).send().body())
        .contains("Die Skala reicht von 0 bis 4; hier steht „5“.");
    assertThat(exchange.dryRun(exchange.coordinator, bomb()).send().body())
        .contains("sehr viel mehr");
    assertThat(new String(BLANK, ISO_8859_1)).startsWith("PK");
    ok(exchange.dryRun(exchange.coordinator, BLANK));
  }
}
