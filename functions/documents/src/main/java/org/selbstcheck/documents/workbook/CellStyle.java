package org.selbstcheck.documents.workbook;

/// How a cell looks, and whether it can be changed in a locked sheet.
public enum CellStyle {
  PLAIN(Font.PLAIN, Fill.NONE, Border.NONE),
  TITLE(Font.TITLE, Fill.NONE, Border.NONE),
  HEADING(Font.HEADING, Fill.DARK, Border.LIGHT),
  TEXT(Font.PLAIN, Fill.NONE, Border.LIGHT),
  STRONG(Font.STRONG, Fill.NONE, Border.LIGHT),
  MUTED(Font.MUTED, Fill.NONE, Border.LIGHT),
  /// Holds a number; all others hold text.
  NUMBER(Font.PLAIN, Fill.NONE, Border.LIGHT),
  /// To be filled in.
  ENTRY(Font.PLAIN, Fill.BRIGHT, Border.CLEAR);

  private enum Font {
    PLAIN("<sz val=\"11\"/><color rgb=\"FF131525\"/>"),
    TITLE("<b/><sz val=\"18\"/><color rgb=\"FF092797\"/>"),
    HEADING("<b/><sz val=\"11\"/><color rgb=\"FFFFFFFF\"/>"),
    STRONG("<b/><sz val=\"11\"/><color rgb=\"FF131525\"/>"),
    MUTED("<sz val=\"10\"/><color rgb=\"FF454B6B\"/>");

    private final String look;

    Font(String look) {
      this.look = look;
    }
  }

  private enum Fill {
    NONE("<patternFill patternType=\"none\"/>"),
    /// The second one is the program's own, whatever stands here.
    RESERVED("<patternFill patternType=\"gray125\"/>"),
    DARK(solid("092797")),
    BRIGHT(solid("FFFBE6"));

    private final String look;

    Fill(String look) {
      this.look = look;
    }

    private static String solid(String rgb) {
      return "<patternFill patternType=\"solid\"><fgColor rgb=\"FF%s\"/><bgColor indexed=\"64\"/></patternFill>"
          .formatted(rgb);
    }
  }

  private enum Border {
    NONE("<left/><right/><top/><bottom/>"),
    LIGHT(thin("C0C3D5")),
    CLEAR(thin("8A8FAB"));

    private final String look;

    Border(String look) {
      this.look = look;
    }

    private static String thin(String rgb) {
      StringBuilder out = new StringBuilder();
      for (String side : new String[] {"left", "right", "top", "bottom"}) {
        out.append("<%s style=\"thin\"><color rgb=\"FF%s\"/></%s>".formatted(side, rgb, side));
      }
      return out.toString();
    }
  }

  private final Font font;
  private final Fill fill;
  private final Border border;

  CellStyle(Font font, Fill fill, Border border) {
    this.font = font;
    this.fill = fill;
    this.border = border;
  }

  /// 0 is a cell without a style.
  int index() {
    return ordinal() + 1;
  }

  /// Number format 49 is text: a program shall make neither dates nor formulas of what is typed.
  private String format() {
    return """
        <xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" \
        applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">\
        <alignment vertical="top" wrapText="1"/><protection locked="%d"/></xf>"""
        .formatted(
            // As text, so that what looks like a formula stays text when somebody edits it.
            this == NUMBER ? 0 : 49,
            font.ordinal(),
            fill.ordinal(),
            border.ordinal(),
            this == ENTRY ? 0 : 1);
  }

  /// The style sheet with all styles.
  static String sheet() {
    StringBuilder out =
        new StringBuilder(
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
    out.append("<fonts count=\"%d\">".formatted(Font.values().length));
    for (Font font : Font.values()) {
      out.append("<font>")
          .append(font.look)
          .append("<name val=\"Calibri\"/><family val=\"2\"/></font>");
    }
    out.append("</fonts><fills count=\"%d\">".formatted(Fill.values().length));
    for (Fill fill : Fill.values()) {
      out.append("<fill>").append(fill.look).append("</fill>");
    }
    out.append("</fills><borders count=\"%d\">".formatted(Border.values().length));
    for (Border border : Border.values()) {
      out.append("<border>").append(border.look).append("<diagonal/></border>");
    }
    out.append("</borders><cellStyleXfs count=\"1\">")
        .append("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>")
        .append("<cellXfs count=\"%d\">".formatted(values().length + 1))
        .append("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
    for (CellStyle style : values()) {
      out.append(style.format());
    }
    return out.append("</cellXfs><cellStyles count=\"1\">")
        .append("<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>")
        .toString();
  }
}
