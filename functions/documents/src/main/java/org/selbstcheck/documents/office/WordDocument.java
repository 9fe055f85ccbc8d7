package org.selbstcheck.documents.office;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.selbstcheck.core.report.Block;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.Section;

/// A report as a text document for Word and its like (DOCX), on A4: headings of the program's own
/// styles, so that they can be navigated and pasted into a template; lists that are lists; tables
/// whose first row is repeated on each page.
///
/// The same report gives the same bytes.
public final class WordDocument {

  private static final String TYPE = OfficeFile.TYPES + "wordprocessingml.";
  private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String NAMESPACES =
      "xmlns:w=\"%s\" xmlns:r=\"%s\"".formatted(MAIN, OfficeFile.RELATIONS);
  private static final String DOCUMENT = "word/document.xml";

  /// Twentieths of a point between the margins of a page of A4.
  private static final int TEXT_WIDTH = 9070;

  private static final int LABEL_SHARE = 30;

  /// English metric units: 360 000 to the centimetre, 635 to the twentieth of a point.
  private static final long EMU_PER_TWENTIETH = 635;

  private static final int DEEPEST_HEADING = 4;
  private static final int BULLETS = 1;

  private final Report report;
  private final OfficeFile file;
  private final Function<Block.Figure, byte[]> pictures;
  private final StringBuilder out = new StringBuilder(64 * 1024);
  private int figures;

  /// Lists with numbers, each of which begins at 1.
  private int numberings;

  private WordDocument(Report report, Function<Block.Figure, byte[]> pictures) {
    this.report = report;
    this.pictures = pictures;
    this.file =
        new OfficeFile(
            DOCUMENT,
            report.title() + " – " + report.instrument() + ", " + report.edition().label(),
            report.subtitle(),
            "de-DE",
            report.day());
  }

  /// The report as a file.
  ///
  /// @param pictures draws a figure as PNG
  public static byte[] of(Report report, Function<Block.Figure, byte[]> pictures) {
    return new WordDocument(report, pictures).bytes();
  }

  private byte[] bytes() {
    file.relate(DOCUMENT, "styles", "styles.xml");
    file.relate(DOCUMENT, "numbering", "numbering.xml");
    file.relate(DOCUMENT, "settings", "settings.xml");
    String header = file.relate(DOCUMENT, "header", "header1.xml");
    String footer = file.relate(DOCUMENT, "footer", "footer1.xml");
    paragraph("Title", report.title());
    paragraph("Subtitle", report.instrument() + "\n" + report.subtitle());
    report.sections().forEach(section -> section(section, 1));
    String body =
        """
        <w:document %s xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>%s\
        <w:sectPr><w:headerReference w:type="default" r:id="%s"/><w:footerReference w:type="default" r:id="%s"/>\
        <w:pgSz w:w="11906" w:h="16838"/>\
        <w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="624" w:gutter="0"/>\
        </w:sectPr></w:body></w:document>"""
            .formatted(NAMESPACES, out, header, footer);
    return file.xml(DOCUMENT, TYPE + "document.main+xml", body)
        .xml("word/styles.xml", TYPE + "styles+xml", styleSheet())
        .xml("word/numbering.xml", TYPE + "numbering+xml", numbering())
        .xml(
            "word/settings.xml",
            TYPE + "settings+xml",
            """
            <w:settings xmlns:w="%s"><w:autoHyphenation w:val="true"/><w:compat>\
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
            </w:compat><w:themeFontLang w:val="de-DE"/></w:settings>"""
                .formatted(MAIN))
        .xml("word/header1.xml", TYPE + "header+xml", header())
        .xml("word/footer1.xml", TYPE + "footer+xml", footer())
        .bytes();
  }

  private static String styleSheet() {
    try (InputStream in = WordDocument.class.getResourceAsStream("word-styles.xml")) {
      if (in == null) {
        throw new IllegalStateException("Styles missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Styles cannot be read", e);
    }
  }

  private String header() {
    return "<w:hdr %s><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>".formatted(NAMESPACES)
        + run("", report.title())
        + "<w:r><w:tab/></w:r>"
        + report
            .mark()
            .map(mark -> run("<w:rStyle w:val=\"Strong\"/>", mark))
            .orElseGet(() -> run("", report.edition().label()))
        + "</w:p></w:hdr>";
  }

  private String footer() {
    return "<w:ftr %s><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>".formatted(NAMESPACES)
        + run("", report.instrument())
        + "<w:r><w:tab/></w:r>"
        + run("", "Seite ")
        + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        + run("", " von ")
        + "<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        + "</w:p></w:ftr>";
  }

  /// One kind of bullets, and as many lists with numbers as the document has.
  private String numbering() {
    StringBuilder lists = new StringBuilder("<w:numbering xmlns:w=\"%s\">".formatted(MAIN));
    lists.append(level(0, "bullet", "•")).append(level(1, "decimal", "%1."));
    lists.append("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    for (int i = 1; i <= numberings; i++) {
      lists.append(
          """
          <w:num w:numId="%d"><w:abstractNumId w:val="1"/>\
          <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""
              .formatted(BULLETS + i));
    }
    return lists.append("</w:numbering>").toString();
  }

  private static String level(int id, String format, String text) {
    return """
    <w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">\
    <w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>\
    <w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>"""
        .formatted(id, format, text);
  }

  private void section(Section section, int level) {
    String before =
        section.opensPage() && !out.isEmpty() && level == 1 ? "<w:pageBreakBefore/>" : "";
    paragraph("Heading" + Math.min(level, DEEPEST_HEADING), before, run("", section.title()));
    section.blocks().forEach(this::block);
    section.sections().forEach(inner -> section(inner, level + 1));
  }

  private void block(Block block) {
    switch (block) {
      case Block.Paragraph(String text) -> paragraph("Normal", text);
      case Block.Lead(String text) -> paragraph("Lead", text);
      case Block.Note(String text) -> paragraph("Note", text);
      case Block.Labelled(String label, String text) ->
          paragraph(
              "Normal", "", run("<w:rStyle w:val=\"Strong\"/>", label + ": ") + run("", text));
      case Block.Items(boolean numbered, List<String> items) -> items(numbered, items);
      case Block.Facts(List<Block.Fact> facts) -> facts(facts);
      case Block.Table table -> table(table);
      case Block.Figure figure -> figure(figure);
      case Block.Entry entry -> entry(entry);
    }
  }

  private void items(boolean numbered, List<String> items) {
    if (!numbered) {
      items.forEach(item -> paragraph("ListBullet", item));
      return;
    }
    numberings++;
    String list =
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%d\"/></w:numPr>"
            .formatted(BULLETS + numberings);
    items.forEach(item -> paragraph("ListNumber", list, run("", item)));
  }

  private void entry(Block.Entry entry) {
    paragraph("Statement", entry.statement());
    String remarks = entry.remarks();
    if (!remarks.isEmpty()) {
      paragraph("Status", remarks);
    }
    entry.body().forEach(this::block);
  }

  private void facts(List<Block.Fact> facts) {
    int label = TEXT_WIDTH * LABEL_SHARE / 100;
    beginTable("Eckdaten", List.of(label, TEXT_WIDTH - label), false);
    for (Block.Fact fact : facts) {
      out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      cell(label, false, "TableHead", fact.name());
      cell(TEXT_WIDTH - label, false, "TableText", fact.value());
      out.append("</w:tr>");
    }
    endTable();
  }

  private void table(Block.Table table) {
    paragraph("Caption", table.caption());
    int total = Math.max(1, table.columns().stream().mapToInt(Block.Column::share).sum());
    List<Integer> widths =
        table.columns().stream().map(column -> TEXT_WIDTH * column.share() / total).toList();
    beginTable(table.caption(), widths, true);
    out.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (int i = 0; i < widths.size(); i++) {
      Block.Column column = table.columns().get(i);
      cell(widths.get(i), column.numeric(), "TableHead", column.title());
    }
    out.append("</w:tr>");
    for (List<String> row : table.rows()) {
      // A row may be higher than a page where somebody typed a lot: then it has to be split.
      boolean low = row.stream().allMatch(text -> text.length() < 600);
      out.append(low ? "<w:tr><w:trPr><w:cantSplit/></w:trPr>" : "<w:tr>");
      for (int i = 0; i < widths.size(); i++) {
        cell(widths.get(i), table.columns().get(i).numeric(), "TableText", row.get(i));
      }
      out.append("</w:tr>");
    }
    endTable();
  }

  private void beginTable(String caption, List<Integer> widths, boolean header) {
    out.append(
        """
        <w:tbl><w:tblPr><w:tblStyle w:val="Data"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>\
        <w:tblLook w:val="%s" w:firstRow="%d" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>\
        <w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>"""
            .formatted(TEXT_WIDTH, header ? "06A0" : "0680", header ? 1 : 0, escaped(caption)));
    widths.forEach(width -> out.append("<w:gridCol w:w=\"%d\"/>".formatted(width)));
    out.append("</w:tblGrid>");
  }

  private void endTable() {
    // Two tables without a paragraph between them would be one.
    out.append(
            "</w:tbl><w:p><w:pPr><w:spacing w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/>")
        .append("</w:pPr></w:p>");
  }

  private void cell(int width, boolean numeric, String style, String text) {
    out.append("<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>".formatted(width));
    paragraph(style, numeric ? "<w:jc w:val=\"right\"/>" : "", run("", text));
    out.append("</w:tc>");
  }

  private void figure(Block.Figure figure) {
    figures++;
    String name = "media/figure%d.png".formatted(figures);
    file.png("word/" + name, pictures.apply(figure));
    String id = file.relate(DOCUMENT, "image", name);
    long width = TEXT_WIDTH * EMU_PER_TWENTIETH;
    long height = width * figure.height() / figure.width();
    paragraph(
        "Figure",
        "",
        """
        <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>\
        <wp:docPr id="%d" name="%s" descr="%s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>\
        </wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
        <pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="%s"/><pic:cNvPicPr/></pic:nvPicPr>\
        <pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
        </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""
            .formatted(
                width,
                height,
                figures,
                escaped(figure.title()),
                escaped(figure.title() + ". " + figure.description()),
                figures,
                escaped(figure.title()),
                id,
                width,
                height));
  }

  private void paragraph(String style, String text) {
    paragraph(style, "", run("", text));
  }

  /// @param properties beside the style, as XML in the order of the schema
  /// @param runs as XML
  private void paragraph(String style, String properties, String runs) {
    out.append("<w:p><w:pPr><w:pStyle w:val=\"")
        .append(style)
        .append("\"/>")
        .append(properties)
        .append("</w:pPr>")
        .append(runs)
        .append("</w:p>");
  }

  /// Text with its line breaks and tabs.
  private static String run(String properties, String text) {
    StringBuilder run = new StringBuilder("<w:r>");
    if (!properties.isEmpty()) {
      run.append("<w:rPr>").append(properties).append("</w:rPr>");
    }
    String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.append("<w:br/>");
      }
      String[] parts = lines[i].split("\t", -1);
      for (int part = 0; part < parts.length; part++) {
        if (part > 0) {
          run.append("<w:tab/>");
        }
        run.append("<w:t xml:space=\"preserve\">").append(escaped(parts[part])).append("</w:t>");
      }
    }
    return run.append("</w:r>").toString();
  }
}
