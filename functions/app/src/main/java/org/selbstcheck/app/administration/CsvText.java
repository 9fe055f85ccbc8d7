package org.selbstcheck.app.administration;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Utf8;

/// Reads comma-separated values as the spreadsheets of German administrations write them: UTF-8
/// with and without a byte order mark, UTF-16 with one, Windows-1252; parted by semicolons, commas
/// or tabs; fields in quotes, in which quotes are doubled.
final class CsvText {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char[] SEPARATORS = {';', ',', '\t'};

  /// By so much of a file its separator is told.
  private static final int SAMPLE_CHARACTERS = 4_000;

  private final String text;
  private final char separator;
  private int at;

  private CsvText(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /// The cells of each row, as a spreadsheet counts rows: a line break inside quotes makes none.
  /// Never throws; what no program wrote comes out as it stands.
  ///
  /// @param mostRows reading ends with the row after so many
  static List<List<String>> rows(byte[] file, int mostRows) {
    String text = decoded(file);
    CsvText csv = new CsvText(text, separator(text));
    List<List<String>> rows = new ArrayList<>();
    while (csv.at < text.length() && rows.size() <= mostRows) {
      rows.add(csv.row());
    }
    return rows;
  }

  private static String decoded(byte[] file) {
    if (starts(file, 0xff, 0xfe)) {
      return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
    }
    if (starts(file, 0xfe, 0xff)) {
      return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
    }
    return switch (Utf8.decode(file)) {
      case Reading.Accepted<String>(String text) -> text;
      case Reading.Refused<String> _ -> new String(file, WINDOWS);
    };
  }

  private static boolean starts(byte[] file, int first, int second) {
    return file.length >= 2 && (file[0] & 0xff) == first && (file[1] & 0xff) == second;
  }

  private static char separator(String text) {
    String sample = text.substring(0, Math.min(SAMPLE_CHARACTERS, text.length()));
    char best = SEPARATORS[0];
    long most = 0;
    for (char separator : SEPARATORS) {
      long count = outsideQuotes(sample, separator);
      if (count > most) {
        most = count;
        best = separator;
      }
    }
    return best;
  }

  private static long outsideQuotes(String text, char wanted) {
    long count = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == wanted ? 1 : 0;
    }
    return count;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(cell());
      if (at >= text.length()) {
        return cells;
      }
      char end = text.charAt(at++);
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      if (end != separator) {
        return cells;
      }
    }
  }

  /// Ends before a separator or line break, or at the end of the text.
  private String cell() {
    StringBuilder cell = new StringBuilder();
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    at += quoted ? 1 : 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && quoted) {
        if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          at++;
        } else {
          quoted = false;
          continue;
        }
      } else if (!quoted && (c == separator || c == '\r' || c == '\n')) {
        break;
      }
      cell.append(c);
    }
    return cell.toString();
  }
}
