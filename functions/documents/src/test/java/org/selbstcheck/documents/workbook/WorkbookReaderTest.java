package org.selbstcheck.documents.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.workbook.CellValue;
import org.selbstcheck.app.workbook.SheetContent;
import org.selbstcheck.app.workbook.WorkbookReader;
import org.selbstcheck.app.workbook.WorkbookReading;

/// What is written is read, and whatever else is read is read or refused.
class WorkbookReaderTest {

  private static byte[] workbook(List<List<Sheet.Cell>> rows) {
    return new WorkbookFile(
            "Titel & mehr",
            "Gegenstand",
            "de",
            LocalDate.of(2026, 5, 4),
            List.of(
                new Sheet(
                    "Blatt 'eins' & \"zwei\"",
                    false,
                    List.of(10, 20, 30),
                    1,
                    1,
                    true,
                    rows,
                    List.of())))
        .bytes();
  }

  private static SheetContent sheet(byte[] file) {
    WorkbookReading reading = WorkbookReader.read(file);
    assertThat(reading).isInstanceOf(WorkbookReading.Read.class);
    return ((WorkbookReading.Read) reading).sheets().values().iterator().next();
  }

  @Property(tries = 200)
  void texts_thatWereWritten_areRead(
      @ForAll @Size(max = 5) List<@Size(max = 3) List<@StringLength(max = 30) String>> texts) {
    List<List<Sheet.Cell>> rows = new ArrayList<>();
    for (List<String> row : texts) {
      rows.add(row.stream().map(text -> new Sheet.Cell(text, CellStyle.ENTRY)).toList());
    }

    SheetContent sheet = sheet(workbook(rows));

    assertThat(sheet.name()).isEqualTo("Blatt 'eins' & \"zwei\"");
    for (int row = 0; row < texts.size(); row++) {
      for (int column = 0; column < texts.get(row).size(); column++) {
        String text = asXmlHoldsIt(texts.get(row).get(column));
        Optional<CellValue> expected =
            text.isBlank() ? Optional.empty() : Optional.of(new CellValue.Text(text));
        assertThat(sheet.at(row + 1, column)).isEqualTo(expected);
      }
    }
  }

  /// Line ends become one, and what XML cannot carry stays visible as that.
  private static String asXmlHoldsIt(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                out.appendCodePoint(
                    c == '\t'
                            || c == '\n'
                            || c == '\r'
                            || (c >= 0x20 && c < 0x7f)
                            || (c >= 0xa0 && c <= 0xd7ff)
                            || (c >= 0xe000 && c <= 0xfffd)
                            || c >= 0x10000
                        ? c
                        : 0xfffd));
    return out.toString().replace("\r\n", "\n").replace('\r', '\n');
  }

  @Test
  void texts_thatLookLikeSomethingElse_areReadAsTheyAre() {
    List<String> texts =
        List.of("=1+1", "_x0041_", "_x005F_", "12", "<b>&amp;</b>", "]]>", "a\nb", " vorn ");
    List<List<Sheet.Cell>> rows =
        texts.stream().map(text -> List.of(new Sheet.Cell(text, CellStyle.TEXT))).toList();

    SheetContent sheet = sheet(workbook(rows));

    for (int i = 0; i < texts.size(); i++) {
      assertThat(sheet.at(i + 1, 0)).contains(new CellValue.Text(texts.get(i)));
    }
  }

  @Test
  void workbook_writtenTwice_hasTheSameBytes() {
    List<List<Sheet.Cell>> rows = List.of(List.of(new Sheet.Cell("x", CellStyle.TITLE)));

    assertThat(workbook(rows)).isEqualTo(workbook(rows));
  }

  @Property(tries = 300)
  void file_withABrokenByte_isReadOrRefused(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll byte value) {
    byte[] file = workbook(List.of(List.of(new Sheet.Cell("Text", CellStyle.TEXT))));
    file[place % file.length] = value;

    assertThat(WorkbookReader.read(file))
        .isInstanceOfAny(WorkbookReading.Read.class, WorkbookReading.Refused.class);
  }

  @Property(tries = 300)
  void part_withABrokenByte_isReadOrRefused(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll byte value) {
    byte[] file = workbook(List.of(List.of(new Sheet.Cell("Text", CellStyle.TEXT))));
    for (String part : List.of("xl/workbook.xml", "xl/worksheets/sheet1.xml")) {
      byte[] broken = Parts.of(file).bytes(part);
      broken[place % broken.length] = value;

      assertThat(WorkbookReader.read(Parts.of(file).add(part, broken).bytes()))
          .isInstanceOfAny(WorkbookReading.Read.class, WorkbookReading.Refused.class);
    }
  }
}
