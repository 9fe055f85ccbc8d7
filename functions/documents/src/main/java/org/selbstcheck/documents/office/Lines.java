package org.selbstcheck.documents.office;

/// How much room text takes, estimated: slides do not flow, so whoever writes them has to know. By
/// the widths of Arial, and of the fonts with the same widths, in parts of the size of the font.
final class Lines {

  private static final double USUAL = 0.556;
  private static final double UPPER = 0.7;
  private static final double OTHER_SCRIPT = 0.65;
  private static final double IDEOGRAPH = 1.05;
  private static final double BLANK = 0.278;
  private static final int FIRST_IDEOGRAPH = 0x2E80;
  private static final int LAST_LATIN = 0x17F;

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
    if (letter > LAST_LATIN) {
      return OTHER_SCRIPT;
    }
    return switch (letter) {
      case 'i', 'j', 'l', '\'' -> 0.222;
      case ' ', '\u00A0', 'f', 't', 'I', '.', ',', ':', ';', '/', '!', '|' -> BLANK;
      case 'r', '-', '(', ')', '[', ']', '·' -> 0.333;
      case 'c', 'k', 's', 'v', 'x', 'y', 'z', 'J' -> 0.5;
      case 'w' -> 0.722;
      case 'm', 'M', '%' -> 0.889;
      case 'W', '@' -> 1;
      default -> Character.isUpperCase(letter) ? UPPER : USUAL;
    };
  }
}
