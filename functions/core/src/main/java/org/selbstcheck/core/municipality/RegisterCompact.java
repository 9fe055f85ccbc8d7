package org.selbstcheck.core.municipality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The register as a small text, which functions load: an eighth of the official file.
///
/// ```
/// selbstcheck-register/1 ⇥ 2023-11-30              format, day
/// L ⇥ 09 ⇥ Bayern                                  a Land, before what lies in it
/// 44 ⇥ 09777 ⇥ 144041 ⇥ Ostallgäu                  kind, ARS, population, official name
/// 61 ⇥ 097620000000 ⇥ 45792 ⇥ Kaufbeuren
/// E ⇥ 12272                                        end, number of municipalities
/// ```
///
/// UTF-8, fields parted by a tab, every line ended by a line feed, ordered by ARS. Equal registers
/// give equal texts.
public final class RegisterCompact {

  private static final String FORMAT = "selbstcheck-register/1";
  private static final String LAND = "L";
  private static final String END = "E";

  private RegisterCompact() {}

  /// Writes a register, line by line.
  public static void write(Register register, Appendable out) throws IOException {
    line(out, FORMAT, register.asOf());
    String land = "";
    for (Municipality municipality : register.municipalities()) {
      String ars = municipality.ars();
      if (!ars.startsWith(land) || land.isEmpty()) {
        land = ars.substring(0, 2);
        line(out, LAND, land, municipality.land());
      }
      line(out, municipality.kind().code(), ars, municipality.population(), municipality.name());
    }
    line(out, END, register.municipalities().size());
  }

  private static void line(Appendable out, Object... fields) throws IOException {
    for (int i = 0; i < fields.length; i++) {
      out.append(i == 0 ? "" : "\t").append(fields[i].toString());
    }
    out.append('\n');
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException naming the line, if the text is not whole and in this format
  public static Register read(Reader in) throws IOException {
    BufferedReader lines = new BufferedReader(in, 1 << 16);
    LocalDate asOf = head(lines.readLine());
    Map<String, String> lands = new HashMap<>();
    List<Register.Row> rows = new ArrayList<>();
    @Nullable String end = null;
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      try {
        if (end != null) {
          throw new IllegalArgumentException("More after the end: " + line);
        }
        if (line.startsWith(LAND)) {
          String[] land = fields(line, 3);
          lands.put(land[1], land[2]);
        } else if (line.startsWith(END)) {
          end = line;
        } else {
          rows.add(row(line));
        }
      } catch (IllegalArgumentException e) {
        throw damaged(number, e);
      }
    }
    if (!(END + "\t" + rows.size()).equals(end)) {
      throw new IllegalArgumentException(
          "Compact register: not whole, " + rows.size() + " municipalities, end: " + end);
    }
    return Register.of(asOf, lands, rows);
  }

  private static LocalDate head(@Nullable String line) {
    try {
      String[] head = fields(line == null ? "" : line, 2);
      if (!head[0].equals(FORMAT)) {
        throw new IllegalArgumentException("Not " + FORMAT + ": " + head[0]);
      }
      return LocalDate.parse(head[1]);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw damaged(1, e);
    }
  }

  private static Register.Row row(String line) {
    String[] fields = fields(line, 4);
    MunicipalityKind kind =
        MunicipalityKind.ofCode(fields[0])
            .orElseThrow(() -> new IllegalArgumentException("Unknown kind: " + fields[0]));
    return new Register.Row(kind, fields[1], Integer.parseInt(fields[2]), fields[3]);
  }

  private static String[] fields(String line, int count) {
    String[] fields = new String[count];
    int from = 0;
    for (int i = 0; i < count - 1; i++) {
      int tab = line.indexOf('\t', from);
      if (tab < 0) {
        throw new IllegalArgumentException("Fewer than " + count + " fields: " + line);
      }
      fields[i] = line.substring(from, tab);
      from = tab + 1;
    }
    fields[count - 1] = line.substring(from);
    return fields;
  }

  private static IllegalArgumentException damaged(int line, Exception cause) {
    return new IllegalArgumentException(
        "Compact register, line " + line + ": " + cause.getMessage(), cause);
  }
}
