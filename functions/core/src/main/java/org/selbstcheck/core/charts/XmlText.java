package org.selbstcheck.core.charts;

/// Text made safe for XML and HTML, as content and inside double-quoted attributes.
public final class XmlText {

  private static final char REPLACEMENT = '\uFFFD';

  private XmlText() {}

  /// Escapes the five special characters; what XML 1.0 cannot carry at all (control characters,
  /// half a surrogate pair) becomes U+FFFD, so that it stays visible that something was there.
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(out, codePoint));
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (isXml(codePoint)) {
          out.appendCodePoint(codePoint);
        } else {
          out.append(REPLACEMENT);
        }
      }
    }
  }

  /// The `Char` production of XML 1.0, less the C1 control characters, which only HTML may not
  /// carry.
  private static boolean isXml(int codePoint) {
    return codePoint == '\t'
        || codePoint == '\n'
        || codePoint == '\r'
        || (codePoint >= 0x20 && codePoint < 0x7F)
        || (codePoint >= 0xA0 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || codePoint >= 0x10000;
  }
}
