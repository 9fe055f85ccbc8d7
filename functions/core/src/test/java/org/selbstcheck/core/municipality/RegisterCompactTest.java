package org.selbstcheck.core.municipality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.selbstcheck.core.municipality.OfficialFile.LINES;
import static org.selbstcheck.core.municipality.OfficialFile.REGISTER;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RegisterCompactTest {

  private static final LocalDate DAY = LocalDate.of(2023, 11, 30);

  @Test
  void read_writtenOfficialRegister_isEqual() {
    assertThat(read(write(REGISTER))).isEqualTo(REGISTER);
  }

  @Test
  void write_officialRegister_isAnEighthOfTheFile() {
    long official = LINES.stream().mapToLong(line -> line.getBytes(UTF_8).length + 1).sum();

    assertThat((long) write(REGISTER).getBytes(UTF_8).length).isLessThan(official / 8);
  }

  @Test
  void write_smallRegister_isLegible() {
    Register register =
        Register.of(
            DAY,
            Map.of("09", "Bayern"),
            List.of(
                new Register.Row(MunicipalityKind.LANDKREIS, "09777", 30, "Ostallgäu"),
                new Register.Row(
                    MunicipalityKind.KREISFREIE_STADT, "097620000000", 45_792, "Kaufbeuren")));

    assertThat(write(register))
        .isEqualTo(
            """
            selbstcheck-register/1\t2023-11-30
            L\t09\tBayern
            61\t097620000000\t45792\tKaufbeuren
            44\t09777\t30\tOstallgäu
            E\t2
            """);
  }

  @Property(tries = 300)
  void read_writtenRegister_isEqual(@ForAll("registers") Register register) {
    String text = write(register);

    assertThat(read(text)).isEqualTo(register);
    assertThat(write(read(text))).isEqualTo(text);
  }

  @Property(tries = 300)
  void read_cutText_throws(@ForAll("registers") Register register, @ForAll int anywhere) {
    String text = write(register);
    // Without the last line feed all is still there.
    String cut = text.substring(0, Math.floorMod(anywhere, text.length() - 1));

    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Compact register");
  }

  @Test
  void read_damagedText_namesTheLine() {
    String head = "selbstcheck-register/1\t2023-11-30\nL\t09\tBayern\n";

    assertRefused("", "line 1");
    assertRefused("something/1\t2023-11-30\nE\t0\n", "line 1: Not selbstcheck-register/1");
    assertRefused("selbstcheck-register/1\tyesterday\nE\t0\n", "line 1");
    assertRefused(head + "99\t09777\t1\tX\nE\t1\n", "line 3: Unknown kind: 99");
    assertRefused(head + "44\t0977\t1\tX\nE\t1\n", "line 3: Invalid ARS");
    assertRefused(head + "44\t09777\tone\tX\nE\t1\n", "line 3");
    assertRefused(head + "44\t09777\t-1\tX\nE\t1\n", "line 3: Invalid population");
    assertRefused(head + "44\t09777\t1\t \nE\t1\n", "line 3: Invalid name");
    assertRefused(head + "44\t09777\t1\tX\nE\t2\n", "not whole, 1 municipalities");
    assertRefused(head + "E\t0\n44\t09777\t1\tX\n", "line 4: More after the end");
    assertRefused(head + "44\t08777\t1\tX\nE\t1\n", "No Land");
    assertRefused(head + "64\t097770001001\t1\tX\nE\t1\n", "No Kreis");
    assertRefused(head + "44\t09777\t1\tX\n44\t09777\t1\tX\nE\t2\n", "Two municipalities");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /// Kreise with or without a Verband, each with some Gemeinden, and a kreisfreie Stadt.
  @Provide
  Arbitrary<Register> registers() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(s -> !s.isBlank() && s.chars().noneMatch(Character::isISOControl))
            // An unpaired surrogate is no text and does not survive UTF-8.
            .filter(s -> UTF_8.newEncoder().canEncode(s));
    Arbitrary<List<String>> kreise =
        Arbitraries.integers()
            .between(1, 16_999)
            .map(i -> String.format("%05d", i))
            .list()
            .uniqueElements()
            .ofMaxSize(4);
    Arbitrary<List<String>> someNames = names.list().ofSize(40);
    Arbitrary<List<Integer>> numbers =
        Arbitraries.integers().between(0, 4_000_000).list().ofSize(40);
    return Combinators.combine(kreise, someNames, numbers).as(RegisterCompactTest::register);
  }

  private static Register register(List<String> kreise, List<String> names, List<Integer> numbers) {
    List<Register.Row> rows = new ArrayList<>();
    Map<String, String> lands = new java.util.HashMap<>();
    for (String kreis : kreise) {
      lands.put(kreis.substring(0, 2), "Land " + kreis.charAt(1));
      int next = rows.size();
      if (numbers.get(next) % 3 == 0) {
        rows.add(row(MunicipalityKind.STADTKREIS, kreis + "0000000", names, numbers, next));
        continue;
      }
      rows.add(row(MunicipalityKind.KREIS, kreis, names, numbers, next++));
      rows.add(row(MunicipalityKind.MARKT, kreis + "0001001", names, numbers, next++));
      rows.add(row(MunicipalityKind.AMT, kreis + "5001", names, numbers, next++));
      rows.add(row(MunicipalityKind.STADT, kreis + "5001002", names, numbers, next++));
      rows.add(row(MunicipalityKind.GEMEINDE, kreis + "5001003", names, numbers, next++));
    }
    return Register.of(DAY, lands, rows);
  }

  private static Register.Row row(
      MunicipalityKind kind, String ars, List<String> names, List<Integer> numbers, int index) {
    return new Register.Row(kind, ars, numbers.get(index), names.get(index));
  }

  private static String write(Register register) {
    try {
      StringBuilder text = new StringBuilder();
      RegisterCompact.write(register, text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Register read(String text) {
    try {
      return RegisterCompact.read(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
