package org.selbstcheck.contracts;

/// Why a document is refused, and where.
///
/// @param place JSON pointer such as `/answers/3/indicator` (empty for the whole document), or
///   `line 3, column 5` where the text could not be read
/// @param reason one English sentence without a full stop
public record Problem(String place, String reason) {

  /// Place and reason in one line, whatever characters they quote.
  @Override
  public String toString() {
    return oneLine((place.isEmpty() ? "whole document" : place) + ": " + reason);
  }

  /// The text with control characters and line breaks made visible as `\\uXXXX`, so that a quoted
  /// value cannot break a line or steer a terminal.
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR
                  || type == Character.SURROGATE) {
                line.append("\\u").append("%04X".formatted(c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }
}
