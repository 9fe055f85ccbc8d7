package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.workbook.CellValue;
import org.selbstcheck.app.workbook.SheetContent;
import org.selbstcheck.app.workbook.WorkbookReader;
import org.selbstcheck.app.workbook.WorkbookReading;
import org.selbstcheck.core.report.Block.Fact;
import org.selbstcheck.core.report.DataTable;
import org.selbstcheck.core.report.DataTable.Cell;
import org.selbstcheck.core.report.DataTable.Column;
import org.selbstcheck.core.report.Edition;

class DataFilesTest {

  private static DataTable table(String text, String number) {
    return new DataTable(
        List.of(new Fact("Kommune", text)),
        List.of(new Column(text, false), new Column("Zahl", true), new Column("Nichts", true)),
        List.of(
            List.of(
                new Cell.Text(text), new Cell.Number(new BigDecimal(number)), new Cell.Empty())));
  }

  private static String csv(DataTable table) {
    return new String(DataFiles.csv(table), UTF_8);
  }

  private static byte[] xlsx(DataTable table) {
    return DataFiles.workbook(
        table, "Titel", "Betreff", "de-DE", Edition.PUBLIC, LocalDate.of(2026, 12, 1));
  }

  private static SheetContent sheet(DataTable table) {
    return switch (WorkbookReader.read(xlsx(table))) {
      case WorkbookReading.Read(Map<String, SheetContent> sheets) ->
          Objects.requireNonNull(sheets.get("Daten"));
      case WorkbookReading.Refused refused -> throw new AssertionError(refused);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49", "-0,25", "@SUM(A1)", "\tx", "\rx", "-"})
  void text_thatBeginsLikeACommand_isNeutralised(String text) {
    assertThat(csv(table(text, "1")))
        .startsWith("\uFEFF\"'" + text + "\";\"Zahl\";\"Nichts\";\"Kommune\"\r\n")
        .endsWith("\"'" + text + "\";1;;\"'" + text + "\"\r\n");
    assertThat(sheet(table(text, "1")).at(2, 0)).get().isInstanceOf(CellValue.Text.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.25", "-3", "0.5", "12"})
  void number_negativeToo_staysANumber(String number) {
    assertThat(csv(table("x", number))).contains(";" + number.replace('.', ',') + ";;");
    assertThat(sheet(table("x", number)).at(2, 1))
        .contains(new CellValue.Number(new BigDecimal(number)));
  }

  @Test
  void text_withQuotesSemicolonsAndLineEnds_isQuotedAfterTheRfc() {
    String text = "Sie sagte: \"ja\"; dann\r\nnichts\n";

    assertThat(Csv.rows(DataFiles.csv(table(text, "1"))).get(1))
        .containsExactly(text, "1", "", text);
  }

  @Test
  void text_longerThanACell_isCutInTheWorkbookAndSaysSo() {
    String text = "🎉".repeat(20_000);

    String sheet =
        new String(DocumentText.part(xlsx(table(text, "1")), "xl/worksheets/sheet1.xml"), UTF_8);

    for (String cell : sheet.split("<t xml:space=\"preserve\">", -1)) {
      assertThat(cell.replaceAll("(?s)</t>.*", ""))
          .hasSizeLessThanOrEqualTo(DataFiles.LONGEST_CELL);
    }
    assertThat(sheet).contains("🎉" + DataFiles.CUT + "</t>");
    assertThat(csv(table(text, "1"))).contains(text);
  }
}
