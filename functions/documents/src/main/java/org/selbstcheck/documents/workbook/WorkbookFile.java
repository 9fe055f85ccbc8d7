package org.selbstcheck.documents.workbook;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.selbstcheck.app.workbook.CellPlace;

/// A workbook to be written: cells of a few styles, lists to choose from, locked cells. After
/// ECMA-376, transitional, in the order of elements that strict readers demand.
///
/// The same workbook gives the same bytes: it carries a day of its own instead of the time at which
/// it was made.
///
/// @param language BCP 47
/// @param day the document's day of creation
/// @param mark what each printed page carries at its upper edge
/// @param sheets at least one; the first visible one is shown when the file is opened
public record WorkbookFile(
    String title,
    String subject,
    String language,
    LocalDate day,
    Optional<String> mark,
    List<Sheet> sheets) {

  private static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPES = "application/vnd.openxmlformats-officedocument.";

  /// Characters across a page in which small type can still be read, and in which it reads well.
  private static final int WIDEST_PAGE = 400;

  private static final int WIDE_PAGE = 190;

  private static final double POINTS_A_LINE = 15;
  private static final double HIGHEST_ROW = 400;

  public WorkbookFile {
    sheets = List.copyOf(sheets);
  }

  /// A workbook whose pages carry no mark.
  public WorkbookFile(
      String title, String subject, String language, LocalDate day, List<Sheet> sheets) {
    this(title, subject, language, day, Optional.empty(), sheets);
  }

  /// The file.
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 * 1024);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(zip, "[Content_Types].xml", contentTypes());
      part(zip, "_rels/.rels", packageRelations());
      part(zip, "docProps/core.xml", properties());
      part(zip, "xl/workbook.xml", workbook());
      part(zip, "xl/_rels/workbook.xml.rels", workbookRelations());
      part(zip, "xl/styles.xml", DECLARATION + CellStyle.sheet());
      for (int i = 0; i < sheets.size(); i++) {
        part(zip, "xl/worksheets/sheet%d.xml".formatted(i + 1), DECLARATION + sheet(i));
      }
    } catch (IOException e) {
      // Nothing is written to anywhere but memory.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void part(ZipOutputStream zip, String name, String xml) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // Local, because that is what an archive holds: the bytes do not depend on the machine's zone.
    entry.setTimeLocal(day.atTime(LocalTime.NOON));
    zip.putNextEntry(entry);
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String contentTypes() {
    StringBuilder out =
        new StringBuilder(DECLARATION)
            .append("<Types xmlns=\"")
            .append(PACKAGE)
            .append("content-types\"><Default Extension=\"rels\" ContentType=\"")
            .append("application/vnd.openxmlformats-package.relationships+xml\"/>")
            .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    override(
        out, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    override(out, "/xl/workbook.xml", TYPES + "spreadsheetml.sheet.main+xml");
    override(out, "/xl/styles.xml", TYPES + "spreadsheetml.styles+xml");
    for (int i = 1; i <= sheets.size(); i++) {
      override(
          out, "/xl/worksheets/sheet%d.xml".formatted(i), TYPES + "spreadsheetml.worksheet+xml");
    }
    return out.append("</Types>").toString();
  }

  private static void override(StringBuilder out, String part, String type) {
    out.append("<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type));
  }

  private static String packageRelations() {
    StringBuilder out = relations();
    relation(out, 1, RELATIONS + "/officeDocument", "xl/workbook.xml");
    relation(out, 2, PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
    return out.append("</Relationships>").toString();
  }

  private String workbookRelations() {
    StringBuilder out = relations();
    for (int i = 1; i <= sheets.size(); i++) {
      relation(out, i, RELATIONS + "/worksheet", "worksheets/sheet%d.xml".formatted(i));
    }
    relation(out, sheets.size() + 1, RELATIONS + "/styles", "styles.xml");
    return out.append("</Relationships>").toString();
  }

  private static StringBuilder relations() {
    return new StringBuilder(DECLARATION)
        .append("<Relationships xmlns=\"")
        .append(PACKAGE)
        .append("relationships\">");
  }

  private static void relation(StringBuilder out, int id, String type, String target) {
    out.append(
        "<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target));
  }

  private String properties() {
    return DECLARATION
        + """
        <cp:coreProperties xmlns:cp="%smetadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>Selbstcheck</dc:creator>\
        <dcterms:created xsi:type="dcterms:W3CDTF">%sT12:00:00Z</dcterms:created>\
        <dc:language>%s</dc:language></cp:coreProperties>"""
            .formatted(PACKAGE, escaped(title), escaped(subject), day, escaped(language));
  }

  private String workbook() {
    StringBuilder out =
        new StringBuilder(DECLARATION)
            .append("<workbook xmlns=\"%s\" xmlns:r=\"%s\">".formatted(MAIN, RELATIONS))
            .append("<bookViews><workbookView/></bookViews><sheets>");
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      out.append(
          "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
              .formatted(
                  escaped(sheet.name()), i + 1, sheet.hidden() ? " state=\"hidden\"" : "", i + 1));
    }
    out.append("</sheets>");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      if (sheet.headingRows() > 0) {
        names.append(
            "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%d\">%s!$1:$%d</definedName>"
                .formatted(i, escaped(quoted(sheet.name())), sheet.headingRows()));
      }
    }
    if (!names.isEmpty()) {
      out.append("<definedNames>").append(names).append("</definedNames>");
    }
    return out.append("</workbook>").toString();
  }

  private String sheet(int index) {
    Sheet sheet = sheets.get(index);
    StringBuilder out = new StringBuilder(64 * 1024);
    out.append("<worksheet xmlns=\"%s\">".formatted(MAIN))
        .append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:")
        .append(new CellPlace(Math.max(1, sheet.rows().size()), sheet.widths().size() - 1))
        .append("\"/><sheetViews>");
    view(out, sheet, index == 0);
    out.append("</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
    for (int i = 0; i < sheet.widths().size(); i++) {
      out.append(
          "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>"
              .formatted(i + 1, i + 1, sheet.widths().get(i)));
    }
    out.append("</cols><sheetData>");
    for (int i = 0; i < sheet.rows().size(); i++) {
      row(out, i + 1, sheet.rows().get(i), sheet.widths());
    }
    out.append("</sheetData>");
    if (sheet.locked()) {
      // Without a password: it keeps from slipping, not from wanting. Rows and columns may be
      // sized.
      out.append("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\"")
          .append(" formatColumns=\"0\" formatRows=\"0\"/>");
    }
    validations(out, sheet);
    out.append(
        "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
    // A4; as wide as the paper, as long as need be.
    out.append(
        "<pageSetup paperSize=\"9\" orientation=\"%s\" fitToWidth=\"%d\" fitToHeight=\"0\"/>"
            .formatted(sheet.widths().size() > 3 ? "landscape" : "portrait", pagesAcross(sheet)));
    out.append("<headerFooter>");
    mark.ifPresent(
        text ->
            out.append("<oddHeader>&amp;R&amp;&quot;-,Bold&quot;")
                .append(escaped(text))
                .append("</oddHeader>"));
    out.append("<oddFooter>&amp;L")
        // An ampersand commands the footer; doubled it is one.
        .append(escaped(subject.replace("&", "&&")))
        .append("&amp;RSeite &amp;P von &amp;N</oddFooter></headerFooter>");
    return out.append("</worksheet>").toString();
  }

  /// One, unless nobody could read it then.
  private static int pagesAcross(Sheet sheet) {
    int width = sheet.widths().stream().mapToInt(Integer::intValue).sum();
    return width <= WIDEST_PAGE ? 1 : Math.ceilDiv(width, WIDE_PAGE);
  }

  private static void view(StringBuilder out, Sheet sheet, boolean selected) {
    out.append("<sheetView workbookViewId=\"0\"")
        .append(sheet.rows().size() > 3 ? "" : " showGridLines=\"0\"")
        .append(selected ? " tabSelected=\"1\">" : ">");
    if (sheet.headingRows() > 0) {
      CellPlace first = new CellPlace(sheet.headingRows() + 1, sheet.headingColumns());
      String pane = sheet.headingColumns() > 0 ? "bottomRight" : "bottomLeft";
      String columns =
          sheet.headingColumns() > 0 ? "xSplit=\"%d\" ".formatted(sheet.headingColumns()) : "";
      out.append(
          "<pane %sySplit=\"%d\" topLeftCell=\"%s\" activePane=\"%s\" state=\"frozen\"/>"
              .formatted(columns, sheet.headingRows(), first, pane));
      out.append(
          "<selection pane=\"%s\" activeCell=\"%s\" sqref=\"%s\"/>".formatted(pane, first, first));
    }
    out.append("</sheetView>");
  }

  /// Programs find the height of a row when somebody edits it, not when they open the file.
  private static void row(
      StringBuilder out, int number, List<Sheet.Cell> cells, List<Integer> widths) {
    double height = POINTS_A_LINE;
    for (int column = 0; column < cells.size(); column++) {
      height = Math.max(height, height(cells.get(column), widths.get(column)));
    }
    out.append("<row r=\"").append(number).append("\" ht=\"").append(height).append("\">");
    for (int column = 0; column < cells.size(); column++) {
      Sheet.Cell cell = cells.get(column);
      out.append("<c r=\"")
          .append(new CellPlace(number, column))
          .append("\" s=\"")
          .append(cell.style().index());
      if (cell.text().isEmpty()) {
        out.append("\"/>");
      } else if (cell.style() == CellStyle.NUMBER) {
        out.append("\"><v>").append(cell.text()).append("</v></c>");
      } else {
        out.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
            .append(escaped(literal(cell.text())))
            .append("</t></is></c>");
      }
    }
    out.append("</row>");
  }

  /// Points, by how many lines the text takes about; words do not fill lines to their ends.
  private static double height(Sheet.Cell cell, int width) {
    double fill =
        switch (cell.style()) {
          case MUTED -> 0.98;
          case PLAIN, TITLE, HEADING, TEXT, STRONG, NUMBER, ENTRY -> 1.12;
        };
    double line =
        switch (cell.style()) {
          case TITLE -> 1.7 * POINTS_A_LINE;
          case MUTED -> 0.9 * POINTS_A_LINE;
          case PLAIN, HEADING, TEXT, STRONG, NUMBER, ENTRY -> POINTS_A_LINE;
        };
    double lines = Math.max(1, Math.ceil(cell.text().length() * fill / width));
    return Math.min(HIGHEST_ROW, Math.round(lines * line));
  }

  /// `_x0041_` would be read as the character that it names.
  private static String literal(String text) {
    return text.replaceAll("_(x[0-9A-Fa-f]{4}_)", "_x005F_$1");
  }

  private static void validations(StringBuilder out, Sheet sheet) {
    if (sheet.rules().isEmpty()) {
      return;
    }
    out.append("<dataValidations count=\"%d\">".formatted(sheet.rules().size()));
    for (Sheet.Rule rule : sheet.rules()) {
      out.append("<dataValidation type=\"")
          .append(
              switch (rule.allowed()) {
                case Sheet.Chosen _ -> "list";
                case Sheet.UpTo _ -> "textLength\" operator=\"lessThanOrEqual";
              })
          .append(rule.strict() ? "" : "\" errorStyle=\"warning")
          .append("\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"")
          .append(escaped(rule.title()))
          .append("\" error=\"")
          .append(escaped(rule.advice()))
          .append("\" promptTitle=\"")
          .append(escaped(rule.title()))
          .append("\" prompt=\"")
          .append(escaped(rule.advice()))
          .append("\" sqref=\"")
          .append(rule.first())
          .append(':')
          .append(rule.last())
          .append("\"><formula1>")
          .append(
              switch (rule.allowed()) {
                case Sheet.Chosen(String list, CellPlace first, CellPlace last) ->
                    escaped(quoted(list)) + "!" + absolute(first) + ":" + absolute(last);
                case Sheet.UpTo(int characters) -> Integer.toString(characters);
              })
          .append("</formula1></dataValidation>");
    }
    out.append("</dataValidations>");
  }

  private static String absolute(CellPlace place) {
    return "$" + CellPlace.letters(place.column()) + "$" + place.row();
  }

  private static String quoted(String sheet) {
    return "'" + sheet.replace("'", "''") + "'";
  }
}
