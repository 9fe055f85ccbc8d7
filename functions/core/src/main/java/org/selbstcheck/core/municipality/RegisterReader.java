package org.selbstcheck.core.municipality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the official register GV100AD (Statistisches Bundesamt): whole, or not at all.
///
/// Format and types are described in `resources/register/README.md`. UTF-8; a byte order mark and
/// Windows line endings are taken too, since they change nothing.
public final class RegisterReader {

  /// A larger file is refused unread; the register of 2023 has 3.5 MB.
  public static final int MAX_BYTES = 10_000_000;

  /// A file with more lines is refused; the register of 2023 has 16 035.
  public static final int MAX_LINES = 50_000;

  /// More problems are counted, not listed.
  public static final int MAX_LISTED = 100;

  private static final int WIDTH = 220;
  private static final int LANDS = 16;

  /// Far above what can be; keeps every sum within an int.
  private static final int MAX_POPULATION = 500_000_000;

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private static final Set<String> TOWN_KREISE = Set.of("41", "42");
  private static final Set<String> KREISE = Set.of("43", "44", "45");
  private static final String WRAPPER = "50";
  private static final Set<String> WITHOUT_GEMEINDE = Set.of("65", "66");

  private RegisterReader() {}

  /// What reading a file comes to.
  public sealed interface Reading {
    /// The file is whole.
    record Read(Register register) implements Reading {}

    /// Something is wrong; nothing of the file is taken.
    ///
    /// @param problems in the order of lines, at least one, at most [#MAX_LISTED]
    /// @param total how many problems there are
    record Damaged(List<Problem> problems, int total) implements Reading {
      public Damaged {
        problems = List.copyOf(problems);
        if (problems.isEmpty() || total < problems.size()) {
          throw new IllegalArgumentException(
              "Invalid count of problems: " + total + " of " + problems.size());
        }
      }
    }
  }

  /// What is wrong with a line.
  ///
  /// @param lineNumber from 1; 0 for what concerns the whole file
  /// @param reason German, a whole sentence, for the administrator
  public record Problem(int lineNumber, String reason) {}

  /// Reads a file to its end or up to the limit. Does not close it.
  ///
  /// @throws IOException if reading fails, not if the content is wrong
  public static Reading read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length == 0) {
      return whole("Die Datei ist leer.");
    }
    if (bytes.length > MAX_BYTES) {
      return whole(
          "Die Datei ist größer als "
              + MAX_BYTES / 1_000_000
              + " MB. Das Gemeindeverzeichnis GV100AD ist etwa 3,5 MB groß; bitte prüfen Sie, ob"
              + " es die richtige Datei ist.");
    }
    int lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    if (lines > MAX_LINES) {
      return whole(
          "Die Datei hat mehr als "
              + MAX_LINES
              + " Zeilen. Das Gemeindeverzeichnis GV100AD hat etwa 16 000; bitte prüfen Sie, ob es"
              + " die richtige Datei ist.");
    }
    Attempt attempt = new Attempt();
    if (attempt.looksForeign(bytes)) {
      return whole(
          "Das ist kein Gemeindeverzeichnis im Format GV100AD. Erwartet wird die Textdatei"
              + " „GV100AD_….txt“ des Statistischen Bundesamts, entpackt und unverändert.");
    }
    attempt.readLines(bytes);
    attempt.check();
    return attempt.result();
  }

  private static Reading whole(String reason) {
    return new Reading.Damaged(List.of(new Problem(0, reason)), 1);
  }

  /// A record 40, 50 or 60.
  ///
  /// @param key Kreis: 5 digits, Verband: 9, Gemeinde: ARS of 12
  private record Entry(int line, String key, String type, String name, int population) {
    String kreis() {
      return key.substring(0, 5);
    }

    String verband() {
      return key.substring(0, 9);
    }

    boolean isGemeinde() {
      return !WITHOUT_GEMEINDE.contains(type);
    }
  }

  /// One file being read. Grows by lines, then is checked as a whole.
  private static final class Attempt {
    private final CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lineOfKey = new HashMap<>();
    private final Map<String, String> lands = new LinkedHashMap<>();
    private final Map<String, Integer> lineOfLand = new HashMap<>();
    private final Map<String, Entry> kreise = new LinkedHashMap<>();
    private final Map<String, Entry> verbaende = new LinkedHashMap<>();
    private final List<Entry> gemeinden = new ArrayList<>();
    private @Nullable LocalDate asOf;

    /// Another file altogether: the reason is clearer than sixteen thousand broken lines.
    boolean looksForeign(byte[] bytes) {
      int records = 0;
      int lines = 0;
      for (int from = start(bytes); from < bytes.length; from = endOfLine(bytes, from) + 1) {
        lines++;
        int end = Math.min(endOfLine(bytes, from), from + 10);
        boolean digits = end - from == 10;
        for (int i = from; i < end; i++) {
          digits &= bytes[i] >= '0' && bytes[i] <= '9';
        }
        records += digits ? 1 : 0;
      }
      return records * 2 <= lines;
    }

    void readLines(byte[] bytes) {
      int number = 0;
      for (int from = start(bytes); from < bytes.length; ) {
        number++;
        int end = endOfLine(bytes, from);
        int length = end - from;
        if (length > 0 && bytes[end - 1] == '\r') {
          length--;
        }
        readLine(number, ByteBuffer.wrap(bytes, from, length));
        from = end + 1;
      }
    }

    private static int start(byte[] bytes) {
      boolean mark =
          bytes.length >= 3
              && bytes[0] == (byte) 0xEF
              && bytes[1] == (byte) 0xBB
              && bytes[2] == (byte) 0xBF;
      return mark ? 3 : 0;
    }

    private static int endOfLine(byte[] bytes, int from) {
      int at = from;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      return at;
    }

    private void readLine(int number, ByteBuffer bytes) {
      String line;
      try {
        line = utf8.decode(bytes).toString();
      } catch (CharacterCodingException e) {
        problem(
            number,
            "Die Zeile ist nicht im Zeichensatz UTF-8 gespeichert (vermutlich ISO 8859-1 oder"
                + " Windows-1252). Bitte laden Sie die Datei unverändert hoch.");
        return;
      }
      if (line.isEmpty()) {
        problem(number, "Die Zeile ist leer.");
      } else if (line.length() != WIDTH) {
        problem(
            number,
            "Die Zeile hat "
                + line.length()
                + " statt "
                + WIDTH
                + " Zeichen; sie ist abgeschnitten oder verändert.");
      } else if (line.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
        problem(number, "Die Zeile enthält Steuerzeichen oder unlesbare Zeichen.");
      } else {
        readRecord(number, line);
      }
    }

    private void readRecord(int number, String line) {
      String day = line.substring(2, 10);
      if (!isExpectedDay(day)) {
        problem(
            number,
            "Der Gebietsstand „"
                + day
                + "“ (Spalten 3 bis 10) ist kein Datum oder ein anderer als in den Zeilen davor.");
        return;
      }
      switch (line.substring(0, 2)) {
        case "10" -> readLand(number, line);
        case "20" -> key(number, line, line.substring(10, 13), "20");
        case "30" -> key(number, line, line.substring(10, 14), "30");
        case "40" -> readEntry(number, line, line.substring(10, 15), "40");
        case "50" -> readEntry(number, line, line.substring(10, 15) + line.substring(18, 22), "50");
        case "60" ->
            readEntry(
                number,
                line,
                line.substring(10, 15) + line.substring(18, 22) + line.substring(15, 18),
                "60");
        default ->
            problem(
                number,
                "Unbekannte Satzart „"
                    + line.substring(0, 2)
                    + "“ (Spalten 1 und 2); bekannt sind 10, 20, 30, 40, 50 und 60.");
      }
    }

    private boolean isExpectedDay(String day) {
      try {
        LocalDate read = LocalDate.parse(day, DAY);
        if (asOf == null) {
          asOf = read;
        }
        return read.equals(asOf);
      } catch (DateTimeParseException e) {
        return false;
      }
    }

    /// Checks a key and keeps its line; false if it is reported.
    private boolean key(int number, String line, String key, String record) {
      if (!MunicipalityKey.isDigits(key)) {
        problem(number, "Der Schlüssel „" + key + "“ (ab Spalte 11) enthält anderes als Ziffern.");
        return false;
      }
      // The AGS, not the ARS, is what must not be there twice.
      String unique = record + (record.equals("60") ? key.substring(0, 5) + key.substring(9) : key);
      Integer before = lineOfKey.putIfAbsent(unique, number);
      if (before != null) {
        problem(
            number,
            "Der Schlüssel „" + unique.substring(2) + "“ kommt schon in Zeile " + before + " vor.");
        return false;
      }
      if (line.substring(22, 72).isBlank()) {
        problem(number, "Der Name (Spalten 23 bis 72) fehlt.");
        return false;
      }
      return true;
    }

    private static String name(String line) {
      return line.substring(22, 72).strip().replaceAll(" {2,}", " ");
    }

    private void readLand(int number, String line) {
      String key = line.substring(10, 12);
      if (key(number, line, key, "10")) {
        lands.put(key, name(line));
        lineOfLand.put(key, number);
      }
    }

    private void readEntry(int number, String line, String key, String record) {
      if (!key(number, line, key, record)) {
        return;
      }
      String type = line.substring(122, 124);
      if (!isKnown(record, type)) {
        problem(
            number,
            "Unbekanntes Textkennzeichen „"
                + type
                + "“ (Spalten 123 und 124) für die Satzart "
                + record
                + ".");
        return;
      }
      switch (record) {
        case "40" -> kreise.put(key, new Entry(number, key, type, name(line), 0));
        case "50" -> verbaende.put(key, new Entry(number, key, type, name(line), 0));
        default -> readGemeinde(number, line, key, type);
      }
    }

    private static boolean isKnown(String record, String type) {
      Optional<MunicipalityKind> kind = MunicipalityKind.ofCode(type);
      return switch (record) {
        case "40" -> TOWN_KREISE.contains(type) || KREISE.contains(type);
        case "50" ->
            type.equals(WRAPPER)
                || kind.filter(k -> k.comparison() == ComparisonKind.GEMEINDEVERBAND).isPresent();
        default ->
            WITHOUT_GEMEINDE.contains(type)
                || kind.filter(k -> k != MunicipalityKind.STADTSTAAT && k.arsLength() == 12)
                    .isPresent();
      };
    }

    private void readGemeinde(int number, String line, String key, String type) {
      String population = line.substring(139, 150);
      // What is left are nine digits, which fit an int.
      if (!MunicipalityKey.isDigits(population) || !population.startsWith("00")) {
        problem(
            number,
            "Die Bevölkerungszahl „" + population + "“ (Spalten 140 bis 150) ist keine Zahl.");
        return;
      }
      gemeinden.add(new Entry(number, key, type, name(line), Integer.parseInt(population)));
    }

    /// What only all lines together show. After a broken line this would only report its
    /// consequences.
    void check() {
      if (!problems.isEmpty()) {
        return;
      }
      if (lands.size() != LANDS) {
        problem(
            0,
            "Die Datei enthält "
                + lands.size()
                + " statt "
                + LANDS
                + " Länder; sie ist unvollständig.");
      }
      if (gemeinden.stream().mapToLong(Entry::population).sum() > MAX_POPULATION) {
        problem(
            0, "Die Bevölkerungszahlen ergeben zusammen mehr als " + MAX_POPULATION + " Menschen.");
      }
      Map<String, Integer> gemeindenOfVerband = count(gemeinden, Entry::verband);
      Map<String, Integer> gemeindenOfKreis = count(gemeinden, Entry::kreis);
      Map<String, Integer> kreiseOfLand = count(kreise.values(), e -> e.key().substring(0, 2));
      lands.forEach(
          (key, name) -> {
            if (!kreiseOfLand.containsKey(key)) {
              problem(
                  lineOfLand.getOrDefault(key, 0),
                  "Zum Land „" + name + "“ fehlen die Kreise; die Datei ist unvollständig.");
            }
          });
      kreise.values().forEach(kreis -> checkKreis(kreis, gemeindenOfKreis));
      verbaende.values().forEach(verband -> checkVerband(verband, gemeindenOfVerband));
      gemeinden.forEach(this::checkGemeinde);
    }

    private static Map<String, Integer> count(
        Iterable<Entry> entries, Function<Entry, String> key) {
      Map<String, Integer> counts = new HashMap<>();
      entries.forEach(entry -> counts.merge(key.apply(entry), 1, Integer::sum));
      return counts;
    }

    private void checkKreis(Entry kreis, Map<String, Integer> gemeindenOfKreis) {
      int members = gemeindenOfKreis.getOrDefault(kreis.key(), 0);
      if (!lands.containsKey(kreis.key().substring(0, 2))) {
        problem(
            kreis.line(),
            "Zum Kreis „" + kreis.name() + "“ fehlt das Land " + kreis.key().substring(0, 2) + ".");
      } else if (members == 0) {
        problem(
            kreis.line(),
            "Zum Kreis „" + kreis.name() + "“ fehlen die Gemeinden; die Datei ist unvollständig.");
      } else if (TOWN_KREISE.contains(kreis.type()) && members != 1) {
        problem(
            kreis.line(),
            "Die kreisfreie Stadt „"
                + kreis.name()
                + "“ hat "
                + members
                + " Gemeinden statt einer.");
      }
    }

    private void checkVerband(Entry verband, Map<String, Integer> gemeindenOfVerband) {
      int members = gemeindenOfVerband.getOrDefault(verband.key(), 0);
      if (members == 0) {
        problem(
            verband.line(),
            "Zum Verband „"
                + verband.name()
                + "“ fehlen die Gemeinden; die Datei ist unvollständig.");
      } else if (verband.type().equals(WRAPPER) && members != 1) {
        problem(
            verband.line(),
            "Die verbandsfreie Gemeinde „"
                + verband.name()
                + "“ (Textkennzeichen 50) hat "
                + members
                + " Gemeinden statt einer.");
      } else if (!verband.type().equals(WRAPPER) && !isIn(verband, KREISE)) {
        problem(
            verband.line(),
            "Zum Verband „" + verband.name() + "“ fehlt der Kreis " + verband.kreis() + ".");
      }
    }

    private void checkGemeinde(Entry gemeinde) {
      if (!gemeinde.isGemeinde()) {
        // Not taken; two of them lie in a Kreis 000 that has no record.
        return;
      }
      boolean isTown =
          MunicipalityKind.ofCode(gemeinde.type()).orElseThrow().comparison()
              == ComparisonKind.KREISFREIE_STADT;
      if (!kreise.containsKey(gemeinde.kreis())) {
        problem(
            gemeinde.line(),
            "Zur Gemeinde „" + gemeinde.name() + "“ fehlt der Kreis " + gemeinde.kreis() + ".");
      } else if (!isIn(gemeinde, isTown ? TOWN_KREISE : KREISE)
          || (isTown && !gemeinde.key().endsWith("0000000"))) {
        problem(
            gemeinde.line(),
            "Textkennzeichen oder Schlüssel der Gemeinde „"
                + gemeinde.name()
                + "“ passen nicht zu ihrem Kreis "
                + gemeinde.kreis()
                + ".");
      } else if (!verbaende.containsKey(gemeinde.verband())) {
        problem(
            gemeinde.line(),
            "Zur Gemeinde „"
                + gemeinde.name()
                + "“ fehlt der Satz 50 mit dem Verband "
                + gemeinde.verband().substring(5)
                + ".");
      }
    }

    private boolean isIn(Entry entry, Set<String> types) {
      Entry kreis = kreise.get(entry.kreis());
      return kreis != null && types.contains(kreis.type());
    }

    private void problem(int line, String reason) {
      problems.add(new Problem(line, reason));
    }

    Reading result() {
      if (!problems.isEmpty()) {
        List<Problem> listed =
            problems.stream()
                .sorted(Comparator.comparingInt(Problem::lineNumber))
                .limit(MAX_LISTED)
                .toList();
        return new Reading.Damaged(listed, problems.size());
      }
      if (asOf == null) {
        throw new IllegalStateException("A file without problems has a day");
      }
      return new Reading.Read(Register.of(asOf, lands, rows()));
    }

    private List<Register.Row> rows() {
      Map<String, Integer> population = new HashMap<>();
      Map<String, Integer> members = new HashMap<>();
      for (Entry gemeinde : gemeinden) {
        for (String of : Arrays.asList(gemeinde.kreis(), gemeinde.verband())) {
          population.merge(of, gemeinde.population(), Integer::sum);
          members.merge(of, gemeinde.isGemeinde() ? 1 : 0, Integer::sum);
        }
      }
      Map<String, Integer> kreiseOfLand = count(kreise.values(), e -> e.key().substring(0, 2));
      List<Register.Row> rows = new ArrayList<>();
      for (Entry kreis : kreise.values()) {
        if (KREISE.contains(kreis.type())) {
          rows.add(row(kreis, population.getOrDefault(kreis.key(), 0)));
        }
      }
      for (Entry verband : verbaende.values()) {
        if (!verband.type().equals(WRAPPER) && members.getOrDefault(verband.key(), 0) > 1) {
          rows.add(row(verband, population.getOrDefault(verband.key(), 0)));
        }
      }
      for (Entry gemeinde : gemeinden) {
        if (gemeinde.isGemeinde()) {
          boolean isLand =
              gemeinde.type().equals(MunicipalityKind.KREISFREIE_STADT.code())
                  && kreiseOfLand.getOrDefault(gemeinde.key().substring(0, 2), 0) == 1;
          rows.add(
              isLand
                  ? new Register.Row(
                      MunicipalityKind.STADTSTAAT,
                      gemeinde.key(),
                      gemeinde.population(),
                      gemeinde.name())
                  : row(gemeinde, gemeinde.population()));
        }
      }
      return rows;
    }

    private static Register.Row row(Entry entry, int population) {
      return new Register.Row(
          MunicipalityKind.ofCode(entry.type()).orElseThrow(),
          entry.key(),
          population,
          entry.name());
    }
  }
}
