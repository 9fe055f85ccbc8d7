import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Compares two JSON files by value: `java SameJson.java A B` ends with 0 if they say the same, however they are
/// laid out and in whatever order their members stand.
void main(String[] files) throws Exception {
  Object first = new Reader(Files.readString(Path.of(files[0]))).value();
  Object second = new Reader(Files.readString(Path.of(files[1]))).value();
  if (!first.equals(second)) {
    System.err.println("not the same:\n" + first + "\n" + second);
    System.exit(1);
  }
}

/// Small and lenient: its input comes from this project, and no library is on the class path of a single file.
static final class Reader {
  private final String text;
  private int at;

  Reader(String text) {
    this.text = text;
  }

  Object value() {
    skip();
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> {
        TreeMap<String, Object> members = new TreeMap<>();
        for (at++; ; at++) {
          skip();
          if (text.charAt(at) == '}') {
            at++;
            yield members;
          }
          String name = string();
          skip();
          at++;
          members.put(name, value());
          skip();
          if (text.charAt(at) == '}') {
            at++;
            yield members;
          }
        }
      }
      case '[' -> {
        List<Object> elements = new ArrayList<>();
        for (at++; ; at++) {
          skip();
          if (text.charAt(at) == ']') {
            at++;
            yield elements;
          }
          elements.add(value());
          skip();
          if (text.charAt(at) == ']') {
            at++;
            yield elements;
          }
        }
      }
      case '"' -> string();
      default -> {
        int from = at;
        while (at < text.length() && "+-.eE".indexOf(text.charAt(at)) >= 0
            || at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
          at++;
        }
        String word = text.substring(from, at);
        yield Character.isLetter(word.charAt(0)) ? word : new BigDecimal(word).stripTrailingZeros();
      }
    };
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\') {
        at++;
        if (text.charAt(at) == 'u') {
          out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 4;
          continue;
        }
      }
      out.append(text.charAt(at));
    }
    at++;
    return out.toString();
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
