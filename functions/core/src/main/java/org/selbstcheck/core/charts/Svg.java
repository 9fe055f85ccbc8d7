package org.selbstcheck.core.charts;

import java.math.BigDecimal;

/// Writes the few SVG elements that the charts use. Coordinates are in user units, written without
/// a locale.
final class Svg {

  private static final String TEXT = "#131525";

  private final StringBuilder out = new StringBuilder(8192);

  /// @param id unique in the page that the picture will stand in; prefix of its element ids
  Svg(String id, int width, int height, String title, String description) {
    String prefix = XmlText.escaped(id);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"sc-chart\"")
        .append(
            " viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                .formatted(width, height, width, height))
        .append(" aria-labelledby=\"%s-title %s-desc\"".formatted(prefix, prefix))
        .append(" font-family=\"'Fira Sans', sans-serif\">")
        .append("<title id=\"%s-title\">%s</title>".formatted(prefix, XmlText.escaped(title)))
        .append("<desc id=\"%s-desc\">%s</desc>".formatted(prefix, XmlText.escaped(description)));
    // Without a ground of its own the picture would vanish on a dark page.
    rect(BigDecimal.ZERO, 0, BigDecimal.valueOf(width), height, "#ffffff");
  }

  Svg rect(BigDecimal x, int y, BigDecimal width, int height, String fill) {
    out.append(
        "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>"
            .formatted(plain(x), y, plain(width), height, fill));
    return this;
  }

  /// A hollow rectangle with a dashed edge.
  Svg dashedRect(BigDecimal x, int y, BigDecimal width, int height, String stroke) {
    out.append(
        "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/>"
            .formatted(plain(x), y, plain(width), height, stroke));
    return this;
  }

  /// A hollow rectangle with a solid edge.
  Svg hollowRect(BigDecimal x, int y, BigDecimal width, int height, String stroke) {
    out.append(
        "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"1.5\"/>"
            .formatted(plain(x), y, plain(width), height, stroke));
    return this;
  }

  Svg line(BigDecimal x1, int y1, BigDecimal x2, int y2, String stroke, String width) {
    out.append(
        "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\"/>"
            .formatted(plain(x1), y1, plain(x2), y2, stroke, width));
    return this;
  }

  Svg dashedLine(BigDecimal x, int y1, int y2, String stroke) {
    out.append(
        "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1\" stroke-dasharray=\"2 3\"/>"
            .formatted(plain(x), y1, plain(x), y2, stroke));
    return this;
  }

  /// @param anchor `start`, `middle` or `end`
  Svg text(BigDecimal x, int y, int size, boolean strong, String anchor, String text) {
    return text(x, y, size, strong, anchor, text, TEXT);
  }

  /// @param anchor `start`, `middle` or `end`
  Svg text(BigDecimal x, int y, int size, boolean strong, String anchor, String text, String fill) {
    out.append(
        "<text x=\"%s\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
            .formatted(
                plain(x), y, size, strong ? "600" : "400", anchor, fill, XmlText.escaped(text)));
    return this;
  }

  String end() {
    return out.append("</svg>").toString();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
