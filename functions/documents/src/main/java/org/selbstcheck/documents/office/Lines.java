package org.selbstcheck.documents.office;

/// How much room text takes, estimated: slides do not flow, so whoever writes them has to know. By
/// widths about those of Calibri, in parts of the size of the font.
final class Lines {

  private static final double BLANK = 0.23;
  private static final double SMALL = 0.49;
  private static final double NARROW = 0.29;
  private static final double LARGE = 0.6;
  private static final double OTHER_SCRIPT = 0.6;
  private static final double IDEOGRAPH = 1.05;
  private static final int FIRST_IDEOGRAPH = 0x2E80;

  private Lines() {}

  /// The number of lines, at least one.
  ///
  /// @param width of a line in parts of the size of the font
  static int count(String text, double width) {
    int lines = 0;
    for (String paragraph : text.split("\n", -1)) {
      lines += wrapped(paragraph, width);
    }
    return lines;
  }

  /// How many characters of a text fill so many lines.
  static int fitting(String text, double width, int lines) {
    int low = 1;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (count(text.substring(0, middle), width) <= lines) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static int wrapped(String paragraph, double width) {
    int lines = 1;
    double used = 0;
    for (String word : paragraph.split("(?<=[ \\-\t])")) {
      double needed = width(word);
      if (used > 0 && used + needed - BLANK > width) {
        lines++;
        used = 0;
      }
      // A word longer than a line is broken anywhere.
      int broken = (int) (needed / width);
      lines += broken;
      used += needed - broken * width;
    }
    return lines;
  }

  private static double width(String word) {
    return word.codePoints().mapToDouble(Lines::width).sum();
  }

  private static double width(int letter) {
    if (letter >= FIRST_IDEOGRAPH) {
      return IDEOGRAPH;
    }
    if (letter > 0x17F) {
      return OTHER_SCRIPT;
    }
    if (letter == ' ') {
      return BLANK;
    }
    if ("iljtfrI.,:;!|'()".indexOf(letter) >= 0) {
      return NARROW;
    }
    return Character.isUpperCase(letter) || "mwMW%@–".indexOf(letter) >= 0 ? LARGE : SMALL;
  }
}
