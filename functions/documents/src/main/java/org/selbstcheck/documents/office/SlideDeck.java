package org.selbstcheck.documents.office;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.selbstcheck.core.report.Block;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.Section;
import org.selbstcheck.documents.office.SlidePiece.Grid;
import org.selbstcheck.documents.office.SlidePiece.Look;
import org.selbstcheck.documents.office.SlidePiece.Picture;
import org.selbstcheck.documents.office.SlidePiece.Text;

/// A report as slides for PowerPoint and its like (PPTX), 16 : 9: a slide per section, or several
/// where a section says more than one holds; the first is the title slide. Each slide has a title
/// of its own in the place for titles, and is read in the order in which it is seen.
///
/// The same report gives the same bytes.
public final class SlideDeck {

  private static final String TYPE = OfficeFile.TYPES + "presentationml.";
  private static final String NAMESPACES =
      """
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:r="%s" \
      xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main\""""
          .formatted(OfficeFile.RELATIONS);
  private static final String PRESENTATION = "ppt/presentation.xml";
  private static final String MASTER = "ppt/slideMasters/slideMaster1.xml";
  private static final String TITLE_LAYOUT = "slideLayout1.xml";
  private static final String CONTENT_LAYOUT = "slideLayout2.xml";

  /// English metric units to the point.
  private static final double EMU = 12_700;

  private static final long LEFT = 609_600;
  private static final long TOP = 1_512_000;
  private static final long WIDTH = 10_972_800;
  private static final int FIRST_SLIDE_ID = 256;

  /// Of a line in parts of the size of its type.
  private static final double FOOTER_WIDTH = 60;

  private static final String MUTED = "<a:solidFill><a:schemeClr val=\"accent2\"/></a:solidFill>";
  private static final String HEADER_FILL = "<a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill>";

  private final Report report;
  private final OfficeFile file;
  private final Function<Block.Figure, byte[]> pictures;
  private final StringBuilder slideIds = new StringBuilder();
  private int slides;
  private int figures;
  private int shapes;

  private SlideDeck(Report report, Function<Block.Figure, byte[]> pictures) {
    this.report = report;
    this.pictures = pictures;
    this.file =
        new OfficeFile(
            PRESENTATION,
            report.title() + " – " + report.instrument() + ", " + report.edition().label(),
            report.subtitle(),
            "de-DE",
            report.day());
  }

  /// The report as a file.
  ///
  /// @param pictures draws a figure as PNG
  public static byte[] of(Report report, Function<Block.Figure, byte[]> pictures) {
    return new SlideDeck(report, pictures).bytes();
  }

  private byte[] bytes() {
    String master = file.relate(PRESENTATION, "slideMaster", "slideMasters/slideMaster1.xml");
    file.relate(MASTER, "theme", "../theme/theme1.xml");
    file.relate(MASTER, "slideLayout", "../slideLayouts/" + TITLE_LAYOUT);
    file.relate(MASTER, "slideLayout", "../slideLayouts/" + CONTENT_LAYOUT);
    for (String layout : List.of(TITLE_LAYOUT, CONTENT_LAYOUT)) {
      file.relate("ppt/slideLayouts/" + layout, "slideMaster", "../slideMasters/slideMaster1.xml");
    }
    titleSlide(report.sections().getFirst());
    report.sections().stream().skip(1).forEach(this::section);
    String presentation =
        """
        <p:presentation %s><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="%s"/></p:sldMasterIdLst>\
        <p:sldIdLst>%s</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>\
        </p:presentation>"""
            .formatted(NAMESPACES, master, slideIds);
    return file.xml(PRESENTATION, TYPE + "presentation.main+xml", presentation)
        .xml(MASTER, TYPE + "slideMaster+xml", resource("slide-master.xml"))
        .xml(
            "ppt/slideLayouts/" + TITLE_LAYOUT,
            TYPE + "slideLayout+xml",
            resource("slide-layout-title.xml"))
        .xml(
            "ppt/slideLayouts/" + CONTENT_LAYOUT,
            TYPE + "slideLayout+xml",
            resource("slide-layout-content.xml"))
        .xml("ppt/theme/theme1.xml", OfficeFile.TYPES + "theme+xml", resource("slide-theme.xml"))
        .bytes();
  }

  private static String resource(String name) {
    try (InputStream in = SlideDeck.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Part missing from the program: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Part cannot be read: " + name, e);
    }
  }

  /// The first section says what this is; its words are the title and what stands below it.
  private void titleSlide(Section first) {
    StringBuilder out = begin();
    placeholder(out, "Titel", "type=\"ctrTitle\"", "", run("", first.title()));
    String[] paragraphs =
        SlidePiece.of(first).stream()
            .flatMap(piece -> piece instanceof Text text ? Stream.of(text.whole()) : Stream.of())
            .map(text -> run("", text))
            .toArray(String[]::new);
    placeholder(out, "Untertitel", "type=\"subTitle\" idx=\"1\"", "", paragraphs);
    end(out, TITLE_LAYOUT);
  }

  private void section(Section section) {
    List<SlideLayout.Slide> parts = SlideLayout.of(SlidePiece.of(section));
    for (int i = 0; i < parts.size(); i++) {
      String title =
          parts.size() == 1
              ? section.title()
              : "%s (%d von %d)".formatted(section.title(), i + 1, parts.size());
      slide(title, parts.get(i));
    }
  }

  private void slide(String title, SlideLayout.Slide slide) {
    StringBuilder out = begin();
    // A long title stays inside its place, in smaller type.
    String size = title.length() > 110 ? " sz=\"1800\"" : title.length() > 70 ? " sz=\"2200\"" : "";
    placeholder(out, "Titel", "type=\"title\"", "", run(size, title));
    boolean body = false;
    for (SlideLayout.Placed placed : slide.placed()) {
      switch (placed.pieces().getFirst()) {
        case Text _ -> {
          // One place for text is the layout's; what else there is comes as boxes.
          texts(out, placed, slide.size(), body);
          body = true;
        }
        case Grid grid -> grid(out, grid, placed, slide.size());
        case Picture picture -> picture(out, picture.figure(), placed);
      }
    }
    end(out, CONTENT_LAYOUT);
  }

  private StringBuilder begin() {
    slides++;
    shapes = 1;
    return new StringBuilder("<p:sld ")
        .append(NAMESPACES)
        .append("><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>")
        .append("<p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>");
  }

  private void end(StringBuilder out, String layout) {
    report.mark().ifPresent(mark -> mark(out, mark));
    placeholder(
        out,
        "Fußzeile",
        "type=\"ftr\" sz=\"quarter\" idx=\"10\"",
        "",
        "<a:pPr algn=\"l\"/>" + run(" sz=\"1200\"", MUTED, footer()));
    placeholder(
        out,
        "Foliennummer",
        "type=\"sldNum\" sz=\"quarter\" idx=\"11\"",
        "",
        "<a:fld id=\"{0B4C2E5A-6C0E-4E7D-9B1A-2F6A2D1C7A11}\" type=\"slidenum\"><a:rPr lang=\"de-DE\"/><a:t>%d</a:t></a:fld>"
            .formatted(slides));
    out.append("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
    String name = "slide%d.xml".formatted(slides);
    file.relate("ppt/slides/" + name, "slideLayout", "../slideLayouts/" + layout);
    file.xml("ppt/slides/" + name, TYPE + "slide+xml", out.toString());
    slideIds.append(
        "<p:sldId id=\"%d\" r:id=\"%s\"/>"
            .formatted(
                FIRST_SLIDE_ID + slides - 1, file.relate(PRESENTATION, "slide", "slides/" + name)));
  }

  /// A name of any length stays on one line.
  private String footer() {
    String footer = report.title() + " · " + report.instrument() + " · " + report.edition().label();
    return Lines.count(footer, FOOTER_WIDTH) == 1 ? footer : report.edition().label();
  }

  /// What each slide of the internal edition carries, at its upper edge.
  private void mark(StringBuilder out, String mark) {
    out.append(
            """
            <p:sp><p:nvSpPr><p:cNvPr id="%d" name="Vermerk"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>\
            <a:xfrm><a:off x="%d" y="144000"/><a:ext cx="%d" cy="288000"/></a:xfrm>\
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>\
            <p:txBody><a:bodyPr wrap="square" lIns="0" rIns="0" tIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>"""
                .formatted(++shapes, LEFT, WIDTH))
        .append("<a:p><a:pPr algn=\"r\"/>")
        .append(run(" sz=\"1200\" b=\"1\"", mark))
        .append("</a:p></p:txBody></p:sp>");
  }

  /// @param frame where it stands if not where the layout says
  /// @param paragraphs as XML
  private void placeholder(
      StringBuilder out, String name, String place, String frame, String... paragraphs) {
    out.append(
        """
        <p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s %d"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>\
        <p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"""
            .formatted(++shapes, name, shapes, place, frame));
    for (String paragraph : paragraphs) {
      out.append("<a:p>").append(paragraph).append("</a:p>");
    }
    out.append("</p:txBody></p:sp>");
  }

  private void texts(StringBuilder out, SlideLayout.Placed placed, int size, boolean box) {
    String frame = frame(placed, "a:xfrm");
    int id = ++shapes;
    out.append(
            box
                ? """
                <p:sp><p:nvSpPr><p:cNvPr id="%d" name="Text %d"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>\
                <p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>"""
                    .formatted(id, id, frame)
                : """
                <p:sp><p:nvSpPr><p:cNvPr id="%d" name="Inhalt %d"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>\
                <p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>"""
                    .formatted(id, id, frame))
        .append("<p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\">")
        .append("<a:noAutofit/></a:bodyPr><a:lstStyle/>");
    for (SlidePiece piece : placed.pieces()) {
      if (piece instanceof Text text) {
        paragraph(out, text, size);
      }
    }
    out.append("</p:txBody></p:sp>");
  }

  private static void paragraph(StringBuilder out, Text text, int size) {
    Look look = text.look();
    long indent = Math.round(SlideLayout.INDENT * EMU);
    out.append(
        look.mark() == SlidePiece.Mark.NONE
            ? "<a:p><a:pPr marL=\"0\" indent=\"0\">"
            : "<a:p><a:pPr marL=\"%d\" indent=\"-%d\">".formatted(indent, indent));
    out.append(
        "<a:spcBef><a:spcPts val=\"%d\"/></a:spcBef>".formatted(Math.round(size * 0.35 * 100)));
    out.append(
        switch (look.mark()) {
          case NONE -> "<a:buNone/>";
          case BULLET -> "<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>";
          case NUMBER ->
              "<a:buFont typeface=\"+mj-lt\"/><a:buAutoNum type=\"arabicPeriod\" startAt=\"%d\"/>"
                  .formatted(look.number());
        });
    out.append("</a:pPr>");
    String properties =
        " sz=\"%d\"%s"
            .formatted(Math.round(size * look.size() * 100), look.strong() ? " b=\"1\"" : "");
    String color = look.muted() ? MUTED : "";
    if (!text.label().isEmpty()) {
      out.append(run(properties + " b=\"1\"", color, text.label()));
    }
    out.append(run(properties, color, text.text())).append("</a:p>");
  }

  private void grid(StringBuilder out, Grid grid, SlideLayout.Placed placed, int size) {
    int id = ++shapes;
    out.append(
        """
            <p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="Tabelle %d" descr="%s"/>\
            <p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>\
            %s<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">\
            <a:tbl><a:tblPr%s firstCol="1"/><a:tblGrid>"""
            .formatted(
                id,
                id,
                escaped("Tabelle: " + grid.caption()),
                frame(placed, "p:xfrm"),
                grid.header() ? " firstRow=\"1\"" : ""));
    for (int i = 0; i < grid.columns().size(); i++) {
      out.append("<a:gridCol w=\"%d\"/>".formatted(emu(SlideLayout.columnWidth(grid, i))));
    }
    out.append("</a:tblGrid>");
    if (grid.header()) {
      row(out, grid.columns().stream().map(Block.Column::title).toList(), grid, size, true);
    }
    grid.rows().forEach(row -> row(out, row, grid, size, false));
    out.append("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
  }

  private static void row(
      StringBuilder out, List<String> cells, Grid grid, int size, boolean header) {
    out.append("<a:tr h=\"%d\">".formatted(emu(SlideLayout.rowHeight(cells, grid, size))));
    for (int i = 0; i < cells.size(); i++) {
      boolean strong = header || (i == 0 && !grid.header());
      out.append("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn=\"")
          .append(grid.columns().get(i).numeric() ? "r" : "l")
          .append("\"/>")
          .append(
              run(
                  " sz=\"%d\"%s"
                      .formatted(SlideLayout.cellSize(size) * 100, strong ? " b=\"1\"" : ""),
                  header
                      ? "<a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"
                      : "<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>",
                  cells.get(i)))
          .append(
              "</a:p></a:txBody><a:tcPr marL=\"91440\" marR=\"91440\" marT=\"45720\" marB=\"45720\">")
          .append("<a:lnL><a:noFill/></a:lnL><a:lnR><a:noFill/></a:lnR><a:lnT><a:noFill/></a:lnT>")
          .append(
              "<a:lnB w=\"6350\"><a:solidFill><a:schemeClr val=\"accent5\"/></a:solidFill></a:lnB>")
          .append(header ? HEADER_FILL : "<a:noFill/>")
          .append("</a:tcPr></a:tc>");
    }
    out.append("</a:tr>");
  }

  private void picture(StringBuilder out, Block.Figure figure, SlideLayout.Placed placed) {
    figures++;
    String name = "figure%d.png".formatted(figures);
    file.png("ppt/media/" + name, pictures.apply(figure));
    String id =
        file.relate("ppt/slides/slide%d.xml".formatted(slides), "image", "../media/" + name);
    out.append(
        """
        <p:pic><p:nvPicPr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>\
        <p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>\
        <p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>"""
            .formatted(
                ++shapes,
                escaped(figure.title()),
                escaped(figure.title() + ". " + figure.description()),
                id,
                frame(placed, "a:xfrm")));
  }

  private static String frame(SlideLayout.Placed placed, String element) {
    return "<%s><a:off x=\"%d\" y=\"%d\"/><a:ext cx=\"%d\" cy=\"%d\"/></%s>"
        .formatted(
            element,
            LEFT,
            TOP + emu(placed.top()),
            emu(placed.width()),
            emu(placed.height()),
            element);
  }

  private static long emu(double points) {
    return Math.round(points * EMU);
  }

  private static String run(String properties, String text) {
    return run(properties, "", text);
  }

  /// Text with its line breaks.
  ///
  /// @param properties as attributes
  /// @param color as XML; may be empty
  private static String run(String properties, String color, String text) {
    String format = "<a:rPr lang=\"de-DE\"%s dirty=\"0\">%s</a:rPr>".formatted(properties, color);
    StringBuilder run = new StringBuilder();
    String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.append("<a:br/>");
      }
      if (!lines[i].isEmpty()) {
        run.append("<a:r>").append(format).append("<a:t>");
        run.append(escaped(lines[i])).append("</a:t></a:r>");
      }
    }
    return run.toString();
  }
}
