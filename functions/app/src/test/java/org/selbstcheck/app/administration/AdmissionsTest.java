package org.selbstcheck.app.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.RegisterPointer;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.MunicipalityName;

/// Many municipalities at once: what a list comes to, and admitting what is on it.
class AdmissionsTest {

  private static final String HAMBURG = "02000000";

  private final Testbed bed = new Testbed();

  @BeforeEach
  void open() {
    bed.openPhase();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Call reading(byte[] file) {
    return bed.call("POST /api/administration/phases/{phase}/admissions/readings")
        .administrator()
        .path("phase", "fruehling")
        .json("{\"file\": \"" + Base64.getEncoder().encodeToString(file) + "\"}");
  }

  private List<String> lines(byte[] file) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : ok(reading(file)).json().path("lines")) {
      lines.add(
          line.path("row").asInt()
              + " "
              + line.path("status").asText()
              + " "
              + line.path("key").asText(line.path("typed").asText()));
    }
    return lines;
  }

  private List<String> lines(String file) {
    return lines(file.getBytes(StandardCharsets.UTF_8));
  }

  private Call admitting(String... keys) {
    String candidates =
        List.of(keys).stream()
            .map(key -> "{\"key\": \"" + key + "\"}")
            .collect(Collectors.joining(","));
    return bed.call("POST /api/administration/phases/{phase}/municipalities")
        .administrator()
        .path("phase", "fruehling")
        .json("{\"candidates\": [" + candidates + "]}");
  }

  private List<String> members() {
    return ok(bed.call("GET /api/administration/phases/{phase}/municipalities")
            .administrator()
            .path("phase", "fruehling"))
        .json()
        .path("municipalities")
        .findValuesAsText("key");
  }

  @Test
  void list_ofEveryKindOfRow_saysOfEachWhatItComesTo() {
    bed.admit(HAMBURG);

    assertThat(
            lines(
                """
                Nr;AGS;Name;Kontakt
                1;09762000;Kaufbeuren;integration@kaufbeuren.de
                2;9777151;;
                3;02000000;Hamburg;
                4;09762;;

                5;09777999;Buchloe;
                6;09777998;;
                7;09;Bayern;
                8;Ostallgäu;;
                9;;Ostallgäu;
                """))
        .containsExactly(
            "2 ok 09762000",
            "3 correction 09777151",
            "4 already 02000000",
            "5 duplicate 09762000",
            "7 correction 09777121",
            "8 unknown 09777998",
            "9 wrongKind 09",
            "10 damaged Ostallgäu",
            "11 damaged ");
    assertThat(members()).containsExactly(HAMBURG);
  }

  @Test
  void offer_thatStandsPlainlyBelow_isTheDuplicate() {
    assertThat(lines("9762000\n09762000\n"))
        .containsExactly("1 duplicate 09762000", "2 ok 09762000");
  }

  @Test
  void list_writesNothing() {
    String before = bed.everything();

    lines("09762000;Kaufbeuren\n9777;x\n");

    assertThat(bed.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
  void list_inEveryEncodingOfASpreadsheet_isRead(String name) throws IOException {
    for (String mark : name.equals("windows-1252") ? List.of("") : List.of("\uFEFF")) {
      byte[] file =
          (mark + "Schlüssel;Gemeinde\r\n\"09777999\";\"Rückholz\"\r\n")
              .getBytes(Charset.forName(name));

      assertThat(lines(file)).containsExactly("2 correction 09777168");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "09762000;Kaufbeuren;;a@b.de",
        "09762000,Kaufbeuren,,a@b.de",
        "09762000\tKaufbeuren\t\ta@b.de",
        "\"09762000\";\"Kaufbeuren\";;\"a@b.de\"",
        "E-Mail;AGS\na@b.de;09762000",
        "AGS,Name,E-Mail\n09762000,\"Kaufbeuren, kreisfreie Stadt\",a@b.de",
        "=\"09762000\";Kaufbeuren;;a@b.de",
        "'09762000;Kaufbeuren;;a@b.de",
        "09 762 000;Kaufbeuren;;a@b.de",
      })
  void list_howeverItIsParted_givesKeyAndContact(String file) {
    JsonNode line = ok(reading(file.getBytes(StandardCharsets.UTF_8))).json().path("lines").path(0);

    assertThat(line.path("status").asText()).isEqualTo("ok");
    assertThat(line.path("key").asText()).isEqualTo(KAUFBEUREN);
    assertThat(line.path("contact").asText()).isEqualTo("a@b.de");
  }

  @Test
  void row_withAPart_isAdmittedAsThePart() {
    assertThat(lines("AGS;Stadtteil\n02000000;Altona\n02000000;\n09777;Nord\n02000000-nord;\n"))
        .containsExactly(
            "2 ok 02000000-altona",
            "3 ok 02000000",
            "4 wrongKind 09777",
            "5 wrongKind 02000000-nord");
  }

  @Test
  void workbook_withTextAndNumbers_isRead() throws IOException {
    byte[] file =
        workbook(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>AGS</t></is></c>\
            <c r="B1" t="inlineStr"><is><t>Name</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>09762000</t></is></c></row>
            <row r="4"><c r="A4"><v>9777151</v></c></row>
            <row r="5"><c r="A5"><v>9.777E3</v></c></row>
            <row r="6"><c r="A6"><f>1+1</f><v>9777</v></c></row>
            """);

    assertThat(lines(file))
        .containsExactly(
            "2 ok 09762000", "4 correction 09777151", "5 correction 09777", "6 damaged =");
  }

  /// Packed it is small; what would be answered is more than the platform passes on.
  @Test
  void workbook_withALongTextInEveryRow_isRefusedAtItsPlace() throws IOException {
    String contact = "€".repeat(200);
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= 12_500; row++) {
      rows.append("<row><c t=\"inlineStr\"><is><t>09762000</t></is></c>")
          .append(
              "<c r=\"D%d\" t=\"inlineStr\"><is><t>%s</t></is></c></row>".formatted(row, contact));
    }

    assertThat(reading(workbook(rows.toString())).send().pointers()).containsExactly("/file");
  }

  /// All of Germany, each with name and contact.
  @Test
  void list_ofElevenThousand_isRead() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= 11_000; row++) {
      rows.append("<row><c t=\"inlineStr\"><is><t>%08d</t></is></c>".formatted(row))
          .append(
              "<c t=\"inlineStr\"><is><t>Musterstadt an der Musterach %d</t></is></c>"
                  .formatted(row))
          .append("<c r=\"D%d\" t=\"inlineStr\"><is><t>".formatted(row))
          .append("integration@musterstadt-%d.example.org</t></is></c></row>".formatted(row));
    }

    assertThat(ok(reading(workbook(rows.toString()))).json().path("lines")).hasSize(11_000);
  }

  private static byte[] workbook(String rows) throws IOException {
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      part(zip, "[Content_Types].xml", "<Types/>");
      part(
          zip,
          "_rels/.rels",
          "<r><Relationship Id=\"a\" Type=\""
              + office
              + "/officeDocument\" Target=\"w/b.xml\"/></r>");
      part(zip, "w/b.xml", "<w xmlns:r=\"" + office + "\"><sheet name=\"L\" r:id=\"s\"/></w>");
      part(
          zip,
          "w/_rels/b.xml.rels",
          "<r><Relationship Id=\"s\" Type=\"" + office + "/worksheet\" Target=\"s.xml\"/></r>");
      part(zip, "w/s.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }
    return out.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Test
  void key_ofTheRegisterBefore_isDissolved() {
    byte[] small = bed.bucket.get(ObjectKeys.register("small")).orElseThrow();
    List<String> rows = new ArrayList<>(new String(small, StandardCharsets.UTF_8).lines().toList());
    String gone = rows.stream().filter(row -> row.contains("\tRückholz")).findFirst().orElseThrow();
    rows.remove(gone);
    String end = rows.removeLast();
    int entries = Integer.parseInt(end.split("\t", -1)[1]) - 1;
    rows.add("E\t" + entries);
    String newer = ObjectKeys.register("newer");
    bed.bucket.upload(newer, (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    RegisterPointer pointer = new Programme(bed.stored).register().orElseThrow();
    bed.stored.write(pointer.replacedBy(newer, pointer.asOf().plusYears(1), entries).write());

    JsonNode line =
        ok(reading("09777168".getBytes(StandardCharsets.UTF_8))).json().path("lines").path(0);

    assertThat(line.path("status").asText()).isEqualTo("dissolved");
    assertThat(line.path("detail").asText()).startsWith("Rückholz stand zuletzt am 30.11.2023");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", ";;;\n", "AGS;Name\n", "\0\0\0", "\0"})
  void file_withoutARow_isRefusedAtItsPlace(String file) {
    assertThat(reading(file.getBytes(StandardCharsets.UTF_8)).send().pointers())
        .containsExactly("/file");
  }

  @Test
  void file_thatIsNone_isRefusedAtItsPlace() {
    assertThat(reading(new byte[] {'P', 'K', 3, 4, 9, 9}).send().pointers())
        .containsExactly("/file");
    assertThat(reading(new byte[0]).json("{\"file\": \"%%%\"}").send().pointers())
        .containsExactly("/file");
    String many = IntStream.range(0, 12_600).mapToObj(_ -> "1").collect(Collectors.joining("\n"));
    assertThat(reading(many.getBytes(StandardCharsets.UTF_8)).send().pointers())
        .containsExactly("/file");
  }

  @Test
  void file_withHarm_comesBackAsTextAlone() {
    Answered answered = ok(reading("<b>\u0007;\u0001\n=1+1;x\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(answered.at("/lines/0/status")).isEqualTo("damaged");
    assertThat(answered.at("/lines/0/typed")).isEqualTo("<b>\uFFFD");
  }

  @Test
  void candidates_areAdmittedEachByItself() {
    bed.admit(HAMBURG);

    Answered answered = ok(admitting(KAUFBEUREN, HAMBURG, OSTALLGAEU, KAUFBEUREN));

    assertThat(answered.json().path("admitted").findValuesAsText("outcome"))
        .containsExactly("invited", "already", "invited", "already");
    assertThat(members()).containsExactlyInAnyOrder(HAMBURG, KAUFBEUREN, OSTALLGAEU);
    for (int i : new int[] {0, 2}) {
      bed.confirm(answered.at("/admitted/" + i + "/invitation/invitation"));
    }
  }

  @Test
  void candidates_oneOfWhomIsWrong_refuseAllAndNameTheLine() {
    String before = bed.everything();

    assertThat(admitting(KAUFBEUREN, "99999999", OSTALLGAEU, "1").send().pointers())
        .containsExactly("/candidates/1/key", "/candidates/3/key");
    assertThat(bed.everything()).isEqualTo(before);
  }

  private Answered page(String from) {
    return bed.call("GET /api/administration/phases/{phase}/municipalities")
        .administrator()
        .path("phase", "fruehling")
        .query("from", from)
        .send();
  }

  @Test
  void members_moreThanOneAnswerHolds_comeInSeveral() {
    ok(admitting(KAUFBEUREN));
    Admission one = new Programme(bed.stored).admission("fruehling", KAUFBEUREN).orElseThrow();
    int all = AdmissionRoutes.MOST_ROWS + 2;
    IntStream.range(1, all).forEach(number -> bed.stored.write(copy(one, number).write()));

    Answered first = page("0");
    assertThat(first.json().path("municipalities")).hasSize(AdmissionRoutes.MOST_ROWS);
    Answered second = page(first.json().path("next").asText());

    assertThat(second.json().path("municipalities")).hasSize(2);
    assertThat(second.json().has("next")).isFalse();
    assertThat(page("999999").json().path("municipalities")).isEmpty();
    assertThat(page("-1").status()).isEqualTo(400);
  }

  private static Admission copy(Admission one, int number) {
    return new Admission(
        one.phaseId(),
        new MunicipalityName(String.format("%08d", number), "Gemeinde " + number),
        one.kind(),
        one.land(),
        one.verband(),
        one.checkId(),
        one.invitedOn(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        one.invitationHash(),
        one.expiresAt(),
        0);
  }

  @Test
  void candidates_none_orTooMany_areRefused() {
    assertThat(admitting().send().pointers()).containsExactly("/candidates");
    String[] many = IntStream.range(0, 26).mapToObj(_ -> KAUFBEUREN).toArray(String[]::new);
    assertThat(admitting(many).send().pointers()).containsExactly("/candidates");
    assertThat(members()).isEmpty();
  }
}
