package org.selbstcheck.documents.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.documents.exchange.Exchange.BLANK;
import static org.selbstcheck.documents.exchange.Exchange.QUESTIONS;
import static org.selbstcheck.documents.exchange.Exchange.filled;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.workbook.WorkbookReader;
import org.selbstcheck.app.workbook.WorkbookReading;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.documents.workbook.Parts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Forms that went through another program than ours. Runs where `SOFFICE` names LibreOffice, as
/// `./test --all` does.
@EnabledIfEnvironmentVariable(named = "SOFFICE", matches = ".+")
class LibreOfficeTest {

  /// One of each kind of entry. That nothing has to happen where nothing is marked is no change.
  private static final String[] ENTRIES = {
    "F2", "4 – umgesetzt und überprüft",
    "F3", "0",
    "F4", "weiß nicht",
    "F5", "nicht unser Bereich",
    "I5", "Kämmerei & „Stab“ <x>",
    "F6", "trifft nicht zu",
    "G6", "gibt es hier nicht",
    "H6", "Das gibt es nicht, weil = keine Formel.",
    "J7", "ja",
    "J8", "nein",
    "K7", "Personal",
    "L7", "zwischen Ämtern; Priorität",
    "N9", "Zeile eins\nZeile zwei 😀",
    "O9", "https://a.example/?x=%C3%A4&y=1",
    "P9", "http://b.example/",
    "N10", "=1+1",
    "N11", "007",
    "F109", "3"
  };

  @TempDir private Path folder;

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  private Answered plan(byte[] form) {
    return ok(exchange.dryRun(exchange.coordinator, form));
  }

  @Test
  void filledForm_savedByLibreOffice_isReadAsItWasFilled() throws Exception {
    byte[] form = filled(ENTRIES);

    byte[] saved = LibreOffice.in(folder).convert(form, "xlsx", "xlsx");

    assertThat(plan(saved).json().path("changes"))
        .hasSize(10)
        .isEqualTo(plan(form).json().path("changes"));
  }

  @Test
  void filledForm_throughTheOtherFormat_isReadAsItWasFilled() throws Exception {
    byte[] form = filled(ENTRIES);

    LibreOffice libreOffice = LibreOffice.in(folder);
    byte[] saved = libreOffice.convert(libreOffice.convert(form, "xlsx", "ods"), "ods", "xlsx");

    assertThat(plan(saved).json().path("changes")).isEqualTo(plan(form).json().path("changes"));
  }

  @Test
  void blankForm_savedByLibreOffice_isStillBlankAndStillAForm() throws Exception {
    byte[] saved = LibreOffice.in(folder).convert(BLANK, "xlsx", "xlsx");

    assertThat(plan(saved).json().path("changes")).isEmpty();
    // Lists and locks are understood there, and the hidden sheet stays hidden.
    String sheet = new String(Parts.of(saved).bytes("xl/worksheets/sheet2.xml"), UTF_8);
    String workbook = new String(Parts.of(saved).bytes("xl/workbook.xml"), UTF_8);
    assertThat(sheet).contains("type=\"list\"", "Selbstcheck!$D$1:$D$8", "<sheetProtection");
    assertThat(workbook).contains("Print_Titles", "state=\"hidden\"");
  }

  /// Filled in by LibreOffice: numbers as numbers, links as links, as somebody types there.
  @Test
  void form_filledInLibreOffice_isRead() throws Exception {
    LibreOffice libreOffice = LibreOffice.in(folder);
    byte[] open = libreOffice.convert(BLANK, "xlsx", "fods");
    byte[] typed =
        typed(
            open,
            Map.of(
                "F2", "<number>2",
                "F3", "planen",
                "F4", "geplant",
                "N4", "Ein Kommentar",
                "O4", "<link>https://a.example/x"));

    byte[] saved = libreOffice.convert(typed, "fods", "xlsx");

    Answered refused = exchange.dryRun(exchange.coordinator, saved).send();
    assertThat(refused.pointers()).containsExactly("Fragen!F3");
    exchange.readIn(
        exchange.coordinator, Parts.of(saved).type(QUESTIONS, "F3", "umgesetzt").bytes());
    String own = Unit.COORDINATION;
    assertThat(exchange.answer(own, indicator(0)).orElseThrow().answer())
        .contains(new Answer.Level(2));
    assertThat(exchange.answer(own, indicator(1)).orElseThrow().answer())
        .contains(new Answer.Level(3));
    assertThat(exchange.answer(own, indicator(2)).orElseThrow().answer())
        .contains(new Answer.Level(1));
    assertThat(exchange.note(own, indicator(2)))
        .contains(new NoteValue("Ein Kommentar", List.of("https://a.example/x")));
  }

  @Test
  void formula_typedInLibreOffice_isNamedWithItsCell() throws Exception {
    LibreOffice libreOffice = LibreOffice.in(folder);
    byte[] open = libreOffice.convert(BLANK, "xlsx", "fods");

    byte[] saved =
        libreOffice.convert(typed(open, Map.of("F2", "<formula>of:=1+1")), "fods", "xlsx");

    assertThat(WorkbookReader.read(saved)).isInstanceOf(WorkbookReading.Read.class);
    assertThat(exchange.dryRun(exchange.coordinator, saved).send().pointers())
        .containsExactly("Fragen!F2");
  }

  @Test
  void otherFormats_ofTheSameForm_areRefusedWithWhatToDo() throws Exception {
    LibreOffice libreOffice = LibreOffice.in(folder);
    for (String format : List.of("ods", "xls")) {
      Answered refused =
          exchange.dryRun(exchange.coordinator, libreOffice.convert(BLANK, "xlsx", format)).send();

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).as(format).contains("anderes Format", ".xlsx");
    }
  }

  // LibreOffice's own format as text

  private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  private static final String LINK = "http://www.w3.org/1999/xlink";

  /// Types into cells of the sheet with the questions.
  private static byte[] typed(byte[] flat, Map<String, String> entries) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(flat));
    NodeList tables = document.getElementsByTagNameNS(TABLE, "table");
    Element sheet = (Element) tables.item(QUESTIONS - 1);
    assertThat(sheet.getAttributeNS(TABLE, "name")).isEqualTo("Fragen");
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      int column = entry.getKey().charAt(0) - 'A';
      int row = Integer.parseInt(entry.getKey().substring(1)) - 1;
      Element line = part(sheet, "table-row", "number-rows-repeated", row);
      type(document, part(line, "table-cell", "number-columns-repeated", column), entry.getValue());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }

  /// The n-th row or cell; one that stands for several alike is taken apart.
  private static Element part(Element whole, String name, String repeated, int n) {
    NodeList parts = whole.getElementsByTagNameNS(TABLE, name);
    int at = 0;
    for (int i = 0; i < parts.getLength(); i++) {
      Element part = (Element) parts.item(i);
      int times =
          Optional.of(part.getAttributeNS(TABLE, repeated))
              .filter(text -> !text.isEmpty())
              .map(Integer::parseInt)
              .orElse(1);
      if (n < at + times) {
        for (int copy = 1; copy < times; copy++) {
          Element twin = (Element) part.cloneNode(true);
          twin.removeAttributeNS(TABLE, repeated);
          part.getParentNode().insertBefore(twin, part);
        }
        part.removeAttributeNS(TABLE, repeated);
        return times == 1 ? part : part(whole, name, repeated, n);
      }
      at += times;
    }
    throw new AssertionError("No " + name + " " + n);
  }

  private static void type(Document document, Element cell, String entry) {
    if (entry.startsWith("<formula>")) {
      cell.setAttributeNS(TABLE, "table:formula", entry.substring("<formula>".length()));
      return;
    }
    Element paragraph = document.createElementNS(TEXT, "text:p");
    cell.appendChild(paragraph);
    if (entry.startsWith("<number>")) {
      String number = entry.substring("<number>".length());
      cell.setAttributeNS(OFFICE, "office:value-type", "float");
      cell.setAttributeNS(OFFICE, "office:value", number);
      paragraph.setTextContent(number);
      return;
    }
    cell.setAttributeNS(OFFICE, "office:value-type", "string");
    if (entry.startsWith("<link>")) {
      String url = entry.substring("<link>".length());
      Element link = document.createElementNS(TEXT, "text:a");
      link.setAttributeNS(LINK, "xlink:href", url);
      link.setTextContent(url);
      paragraph.appendChild(link);
    } else {
      paragraph.setTextContent(entry);
    }
  }
}
