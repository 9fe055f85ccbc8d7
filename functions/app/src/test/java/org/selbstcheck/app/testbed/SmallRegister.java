package org.selbstcheck.app.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.selbstcheck.core.municipality.RegisterCompact;
import org.selbstcheck.core.municipality.RegisterReader;
import org.selbstcheck.core.municipality.ShippedRegister;

/// A corner of the shipped register: Hamburg, Kaufbeuren and the Kreis Ostallgäu with its Gemeinden
/// and Verbände. The whole one takes too long to load for every test.
final class SmallRegister {

  static final LocalDate AS_OF;
  static final byte[] BYTES;
  static final int ENTRIES;

  static {
    List<String> whole = compact().lines().toList();
    List<String> rows =
        whole.stream()
            .skip(1)
            .filter(line -> !line.startsWith("L") && !line.startsWith("E"))
            .filter(
                line ->
                    Stream.of("02", "09762", "09777").anyMatch(line.split("\t", 3)[1]::startsWith))
            .toList();
    AS_OF = LocalDate.parse(whole.getFirst().split("\t", 2)[1]);
    ENTRIES = rows.size();
    BYTES =
        String.join(
                "\n",
                whole.getFirst(),
                "L\t02\tHamburg",
                "L\t09\tBayern",
                String.join("\n", rows),
                "E\t" + rows.size(),
                "")
            .getBytes(UTF_8);
  }

  private SmallRegister() {}

  private static String compact() {
    try (InputStream in = ShippedRegister.open()) {
      if (RegisterReader.read(in) instanceof RegisterReader.Reading.Read(var register)) {
        StringBuilder text = new StringBuilder();
        RegisterCompact.write(register, text);
        return text.toString();
      }
      throw new AssertionError("The shipped register is damaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
