package org.selbstcheck.app.administration;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.app.workbook.CellPlace;
import org.selbstcheck.app.workbook.CellValue;
import org.selbstcheck.app.workbook.SheetContent;
import org.selbstcheck.app.workbook.WorkbookReader;
import org.selbstcheck.app.workbook.WorkbookReading;

/// A list of keys that somebody keeps in a spreadsheet: a workbook, of which the first sheet that
/// holds anything counts, or comma-separated values.
final class KeyFile {

  /// More than there are municipalities.
  static final int MOST_ROWS = 12_500;

  private static final int MOST_COLUMNS = 60;

  /// Of all that counts of a list, in UTF-8. A workbook can name one long text in every row: what
  /// is said of the rows has to stay below the 6 MB that the platform passes on.
  private static final int MOST_BYTES = 1_500_000;

  /// A first row is a heading if one of its cells says so; without one the columns stand in the
  /// order of [Column].
  private static final Map<Column, Set<String>> HEADINGS = headings();

  private KeyFile() {}

  private enum Column {
    KEY,
    NAME,
    PART,
    CONTACT
  }

  /// One row that holds anything.
  ///
  /// @param number as the spreadsheet counts it, from 1
  /// @param key as it stands there; may be empty
  record Row(
      int number,
      String key,
      Optional<String> name,
      Optional<String> part,
      Optional<String> contact) {}

  /// What came of reading a file.
  sealed interface Reading {

    record Read(List<Row> rows) implements Reading {
      public Read {
        rows = List.copyOf(rows);
      }
    }

    /// @param reason German, for the one who sent it
    record Refused(String reason) implements Reading {}
  }

  private static Map<Column, Set<String>> headings() {
    Map<Column, Set<String>> headings = new EnumMap<>(Column.class);
    headings.put(
        Column.KEY,
        Set.of(
            "schlüssel",
            "schluessel",
            "ags",
            "ars",
            "gemeindeschlüssel",
            "gemeindeschluessel",
            "amtlicher gemeindeschlüssel",
            "regionalschlüssel",
            "amtlicher regionalschlüssel",
            "kreisschlüssel",
            "gemeindekennziffer",
            "key"));
    headings.put(
        Column.NAME,
        Set.of("name", "kommune", "gemeinde", "gemeindename", "stadt", "bezeichnung", "kreis"));
    headings.put(
        Column.PART,
        Set.of("teil", "stadtteil", "stadtbezirk", "bezirk", "ortsteil", "name des teils", "part"));
    headings.put(
        Column.CONTACT,
        Set.of(
            "kontakt",
            "kontaktadresse",
            "funktionsadresse",
            "e-mail",
            "email",
            "mail",
            "e-mail-adresse",
            "contact"));
    return headings;
  }

  static Reading read(byte[] file) {
    if (looksLikeWorkbook(file)) {
      return switch (WorkbookReader.read(file)) {
        case WorkbookReading.Read(Map<String, SheetContent> sheets) -> rows(cells(sheets));
        case WorkbookReading.Refused(WorkbookReading.Reason reason, String _) ->
            new Reading.Refused(text(reason));
      };
    }
    for (byte one : file) {
      // UTF-16 without a mark, or no text at all; a text with one has been told by its mark.
      if (one == 0 && !isUtf16(file)) {
        return new Reading.Refused(
            "Das ist weder eine CSV-Datei noch eine Excel-Arbeitsmappe (.xlsx).");
      }
    }
    return rows(CsvText.rows(file, MOST_ROWS));
  }

  private static boolean looksLikeWorkbook(byte[] file) {
    return file.length >= 2
        && ((file[0] == 'P' && file[1] == 'K')
            || ((file[0] & 0xff) == 0xd0 && (file[1] & 0xff) == 0xcf));
  }

  private static boolean isUtf16(byte[] file) {
    if (file.length < 2) {
      return false;
    }
    int mark = (file[0] & 0xff) << 8 | (file[1] & 0xff);
    return mark == 0xfffe || mark == 0xfeff;
  }

  private static String text(WorkbookReading.Reason reason) {
    return switch (reason) {
      case NO_WORKBOOK -> "Die Arbeitsmappe ist beschädigt. Bitte speichern Sie sie noch einmal.";
      case OTHER_FORMAT ->
          "Dieses Format lesen wir nicht. Bitte speichern Sie die Tabelle als .xlsx oder als CSV.";
      case ENCRYPTED -> "Die Arbeitsmappe hat ein Kennwort. Bitte speichern Sie sie ohne.";
      case BOMB, TOO_MUCH ->
          "Die Arbeitsmappe enthält zu viel. Bitte speichern Sie nur die Spalten mit Schlüssel, Name, Teil und Kontakt.";
      case MACROS -> "Die Arbeitsmappe enthält Makros. Bitte speichern Sie sie als .xlsx ohne.";
      case EXTERNAL_LINKS ->
          "Die Arbeitsmappe verweist auf andere Dateien. Bitte speichern Sie die Liste als CSV.";
    };
  }

  private static List<List<String>> cells(Map<String, SheetContent> sheets) {
    List<List<String>> rows = new ArrayList<>();
    Optional<SheetContent> first =
        sheets.values().stream().filter(sheet -> !sheet.cells().isEmpty()).findFirst();
    if (first.isEmpty()) {
      return rows;
    }
    for (Map.Entry<CellPlace, CellValue> cell : first.get().cells().entrySet()) {
      CellPlace place = cell.getKey();
      if (place.column() >= MOST_COLUMNS) {
        continue;
      }
      // A cell far down says that there are too many rows; those between need not be made.
      while (rows.size() < Math.min(place.row(), MOST_ROWS + 1)) {
        rows.add(new ArrayList<>());
      }
      if (place.row() <= rows.size()) {
        List<String> row = rows.get(place.row() - 1);
        while (row.size() < place.column()) {
          row.add("");
        }
        row.add(text(cell.getValue()));
      }
    }
    return rows;
  }

  private static String text(CellValue value) {
    return switch (value) {
      case CellValue.Text(String text) -> text;
      case CellValue.Number(BigDecimal number) -> digits(number);
      case CellValue.Bool(boolean bool) -> bool ? "WAHR" : "FALSCH";
      case CellValue.Formula() -> "=";
    };
  }

  /// A key that a spreadsheet holds as a number: 9762000, without its zero.
  private static String digits(BigDecimal number) {
    return number.scale() > 0 && number.signum() != 0
        ? number.stripTrailingZeros().toPlainString()
        : number.toPlainString();
  }

  private static Reading rows(List<List<String>> cells) {
    int first = 0;
    while (first < cells.size() && isEmpty(cells.get(first))) {
      first++;
    }
    if (first == cells.size()) {
      return new Reading.Refused("In der Datei steht nichts.");
    }
    if (cells.size() > MOST_ROWS) {
      return new Reading.Refused(
          "Höchstens " + MOST_ROWS + " Zeilen auf einmal. Bitte teilen Sie die Liste auf.");
    }
    Map<Column, Integer> headed = columns(cells.get(first));
    Map<Column, Integer> columns = headed.containsKey(Column.KEY) ? headed : inOrder();
    if (isTooMuch(cells, columns)) {
      return new Reading.Refused(
          "In der Liste steht zu viel. Bitte kürzen Sie Namen und Kontakte, oder teilen Sie die Liste auf.");
    }
    List<Row> rows = new ArrayList<>();
    for (int i = headed.containsKey(Column.KEY) ? first + 1 : first; i < cells.size(); i++) {
      List<String> row = cells.get(i);
      if (!isEmpty(row)) {
        rows.add(
            new Row(
                i + 1,
                unwrapped(cell(row, columns, Column.KEY).orElse("")),
                cell(row, columns, Column.NAME),
                cell(row, columns, Column.PART),
                cell(row, columns, Column.CONTACT)));
      }
    }
    return rows.isEmpty()
        ? new Reading.Refused("Unter der Überschrift steht nichts.")
        : new Reading.Read(rows);
  }

  private static boolean isTooMuch(List<List<String>> cells, Map<Column, Integer> columns) {
    long bytes = 0;
    for (List<String> row : cells) {
      for (int place : columns.values()) {
        bytes += place < row.size() ? row.get(place).getBytes(StandardCharsets.UTF_8).length : 0;
        if (bytes > MOST_BYTES) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isEmpty(List<String> row) {
    return row.stream().allMatch(String::isBlank);
  }

  private static Map<Column, Integer> inOrder() {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      columns.put(column, column.ordinal());
    }
    return columns;
  }

  private static Map<Column, Integer> columns(List<String> row) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (int i = 0; i < Math.min(row.size(), MOST_COLUMNS); i++) {
      String heading = row.get(i).strip().toLowerCase(Locale.GERMAN);
      for (Map.Entry<Column, Set<String>> known : HEADINGS.entrySet()) {
        if (known.getValue().contains(heading)) {
          columns.putIfAbsent(known.getKey(), i);
        }
      }
    }
    return columns;
  }

  private static Optional<String> cell(
      List<String> row, Map<Column, Integer> columns, Column column) {
    int place = columns.getOrDefault(column, -1);
    return place < 0 || place >= row.size()
        ? Optional.empty()
        : Optional.of(row.get(place).strip()).filter(text -> !text.isEmpty());
  }

  /// People keep the zero of a key by writing `'09762000` or `="09762000"`.
  private static String unwrapped(String key) {
    if (key.startsWith("=\"") && key.endsWith("\"") && key.length() > 3) {
      return key.substring(2, key.length() - 1);
    }
    return key.startsWith("'") ? key.substring(1) : key;
  }
}
