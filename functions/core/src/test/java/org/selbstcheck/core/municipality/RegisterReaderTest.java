package org.selbstcheck.core.municipality;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.core.municipality.OfficialFile.LINES;
import static org.selbstcheck.core.municipality.OfficialFile.REGISTER;
import static org.selbstcheck.core.municipality.OfficialFile.municipality;
import static org.selbstcheck.core.municipality.OfficialFile.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.municipality.RegisterReader.Problem;
import org.selbstcheck.core.municipality.RegisterReader.Reading;

class RegisterReaderTest {

  @Nested
  class TheOfficialFile {

    @Test
    void read_officialFile_hasItsDay() {
      assertThat(REGISTER.asOf()).isEqualTo(LocalDate.of(2023, 11, 30));
    }

    @Test
    void read_officialFile_hasKreisLevelAndGemeindenOfTheFile() {
      assertThat(records("40")).hasSize(400);
      assertThat(ofKind(ComparisonKind.KREIS)).hasSize(294);
      assertThat(ofKind(ComparisonKind.KREISFREIE_STADT)).hasSize(106);
      assertThat(ofKind(ComparisonKind.KREISANGEHOERIGE_GEMEINDE)).hasSize(10_981 - 208 - 106);
      assertThat(ofKind(ComparisonKind.GEMEINDEVERBAND)).hasSize(4_597 - 3_392);
      assertThat(REGISTER.municipalities()).hasSize(12_272);
    }

    @Test
    void read_officialFile_hasEachTypeAsOftenAsTheFile() {
      Map<String, Long> inFile = new HashMap<>();
      LINES.stream()
          .filter(line -> line.charAt(0) >= '4')
          .map(line -> line.substring(122, 124))
          .forEach(type -> inFile.merge(type, 1L, Long::sum));
      Map<String, Long> inRegister = new HashMap<>();
      REGISTER.municipalities().forEach(m -> inRegister.merge(m.kind().code(), 1L, Long::sum));

      // Berlin and Hamburg are Stadtstaaten here, kreisfreie Städte in the file.
      assertThat(inRegister.remove("10")).isEqualTo(2);
      inRegister.merge("61", 2L, Long::sum);
      inFile.keySet().removeAll(List.of("41", "42", "50", "65", "66"));
      assertThat(inRegister).isEqualTo(inFile);
    }

    @Test
    void read_officialFile_hasEachWrapperType50WithOneGemeinde() {
      Map<String, Integer> gemeinden = new HashMap<>();
      records("60")
          .forEach(
              g -> gemeinden.merge(g.substring(10, 15) + g.substring(18, 22), 1, Integer::sum));

      assertThat(records("50"))
          .allSatisfy(
              v ->
                  assertThat(
                          gemeinden.getOrDefault(v.substring(10, 15) + v.substring(18, 22), 0) == 1)
                      .isEqualTo(v.startsWith("50", 122)));
    }

    @Test
    void read_officialFile_hasKreisfreieStadtOnceUnderItsAgs() {
      assertThat(named("Kaufbeuren"))
          .singleElement()
          .satisfies(
              m -> {
                assertThat(m.key()).hasToString("09762000");
                assertThat(m.ars()).isEqualTo("097620000000");
                assertThat(m.kind()).isEqualTo(MunicipalityKind.KREISFREIE_STADT);
                assertThat(m.kreis()).isEmpty();
                assertThat(m.land()).isEqualTo("Bayern");
                assertThat(m.population()).isEqualTo(45_792);
                assertThat(m.populationClass()).isEqualTo(PopulationClass.UNDER_50_000);
              });
    }

    @Test
    void read_officialFile_hasStadtstaatenOnce() {
      assertThat(named("Berlin"))
          .singleElement()
          .matches(m -> m.kind() == MunicipalityKind.STADTSTAAT);
      assertThat(named("Hamburg"))
          .singleElement()
          .matches(m -> m.kind() == MunicipalityKind.STADTSTAAT);
      assertThat(named("Bremen"))
          .singleElement()
          .matches(m -> m.kind() == MunicipalityKind.KREISFREIE_STADT);
      assertThat(municipality("11000000").comparisonKind())
          .isEqualTo(ComparisonKind.KREISFREIE_STADT);
    }

    @Test
    void read_officialFile_hasNoGemeindefreieGebiete() {
      Set<String> keys = new HashSet<>();
      REGISTER.municipalities().forEach(m -> keys.add(m.key().toString()));

      List<String> areas =
          records("60").stream()
              .filter(g -> g.startsWith("65", 122) || g.startsWith("66", 122))
              .map(g -> g.substring(10, 18))
              .toList();

      assertThat(areas).hasSize(208).noneMatch(keys::contains);
    }

    @Test
    void read_officialFile_sumsMembersIntoKreiseAndVerbaende() {
      Map<String, Integer> sums = new HashMap<>();
      for (String gemeinde : records("60")) {
        int population = Integer.parseInt(gemeinde.substring(139, 150));
        String kreis = gemeinde.substring(10, 15);
        sums.merge(kreis, population, Integer::sum);
        sums.merge(kreis + gemeinde.substring(18, 22), population, Integer::sum);
      }

      assertThat(REGISTER.municipalities())
          .filteredOn(m -> m.key().digits().length() != 8)
          .hasSize(294 + 1_205)
          .allSatisfy(m -> assertThat(m.population()).isEqualTo(sums.get(m.key().toString())));
    }

    @Test
    void read_officialFile_hasAllPeopleOnce() {
      long total =
          REGISTER.municipalities().stream()
              .filter(
                  m ->
                      m.comparisonKind() == ComparisonKind.KREIS
                          || m.comparisonKind() == ComparisonKind.KREISFREIE_STADT)
              .mapToLong(Municipality::population)
              .sum();

      // The population of Germany that the office published for 31 December 2022.
      assertThat(total).isEqualTo(84_358_845);
    }

    @Test
    void read_officialFile_placesGemeindeInVerbandKreisAndLand() {
      Municipality adenau = municipality("07131001");

      assertThat(adenau.name()).isEqualTo("Adenau, Stadt");
      assertThat(adenau.place())
          .isEqualTo("Verbandsgemeinde Adenau, Landkreis Ahrweiler, Rheinland-Pfalz");
      assertThat(municipality("071315001").place())
          .isEqualTo("Landkreis Ahrweiler, Rheinland-Pfalz");
      assertThat(municipality("07131").place()).isEqualTo("Rheinland-Pfalz");
      assertThat(municipality("09777151").verband()).isEmpty();
    }

    @Test
    void read_officialFile_canBeToldApartByWhatIsShown() {
      assertThat(REGISTER.municipalities())
          .extracting(m -> m.displayName() + "|" + m.kind().label() + "|" + m.place())
          .doesNotHaveDuplicates();
    }

    @Test
    void read_officialFile_showsNamesWithoutTitleOrAbbreviationOfTheOffice() {
      assertThat(REGISTER.municipalities())
          .allSatisfy(
              m -> {
                assertThat(m.shortName()).isNotBlank().doesNotContainPattern("VVG|GVV|VGem");
                assertThat(m.displayName()).doesNotContainPattern("VVG|GVV|VGem|  ");
                assertThat(m.displayName().chars().filter(c -> c == '(').count())
                    .isEqualTo(m.displayName().chars().filter(c -> c == ')').count());
              });
    }

    private static List<Municipality> named(String shortName) {
      return REGISTER.municipalities().stream()
          .filter(m -> m.shortName().equals(shortName))
          .toList();
    }

    private static List<Municipality> ofKind(ComparisonKind kind) {
      return REGISTER.municipalities().stream().filter(m -> m.comparisonKind() == kind).toList();
    }

    private static List<String> records(String record) {
      return LINES.stream().filter(line -> line.startsWith(record)).toList();
    }
  }

  @Nested
  class DamagedLines {

    private static final int KAUFBEUREN = lineOf("60", "097620000000");
    private static final int OSTALLGAEU = lineOf("40", "09777");
    private static final int OSTALLGAEU_TOWN = lineOf("60", "097770151151");

    @Test
    void read_shortLine_reportsItsNumberAndTakesNothing() {
      assertOnly(
          changed(KAUFBEUREN, line -> line.substring(0, 187)),
          KAUFBEUREN,
          "Die Zeile hat 187 statt 220 Zeichen; sie ist abgeschnitten oder verändert.");
    }

    @Test
    void read_longLine_isReported() {
      assertOnly(changed(KAUFBEUREN, line -> line + line), KAUFBEUREN, "440 statt 220");
    }

    @Test
    void read_emptyLine_isReported() {
      assertOnly(changed(KAUFBEUREN, line -> ""), KAUFBEUREN, "leer");
    }

    @Test
    void read_unknownRecordType_isReported() {
      assertOnly(changed(KAUFBEUREN, at(0, "70")), KAUFBEUREN, "Satzart „70“");
    }

    @Test
    void read_nonDigitKey_isReported() {
      assertOnly(changed(KAUFBEUREN, at(12, "X")), KAUFBEUREN, "„09X620000000“");
      assertOnly(changed(0, at(10, "x")), 0, "anderes als Ziffern");
    }

    @Test
    void read_duplicateKey_namesBothLines() {
      List<String> lines = new ArrayList<>(LINES);
      lines.add(LINES.get(KAUFBEUREN));

      assertOnly(
          lines, LINES.size(), "„09762000“ kommt schon in Zeile " + (KAUFBEUREN + 1) + " vor");
    }

    @Test
    void read_agsTwiceInTwoVerbaende_isReported() {
      List<String> lines = new ArrayList<>(LINES);
      lines.add(at(18, "5001").apply(LINES.get(KAUFBEUREN)));

      assertOnly(lines, LINES.size(), "„09762000“ kommt schon");
    }

    @Test
    void read_populationNoNumber_isReported() {
      assertOnly(changed(KAUFBEUREN, at(149, "?")), KAUFBEUREN, "Bevölkerungszahl „0000004579?“");
      assertOnly(changed(KAUFBEUREN, at(139, "           ")), KAUFBEUREN, "keine Zahl");
      assertOnly(changed(KAUFBEUREN, at(139, "99999999999")), KAUFBEUREN, "keine Zahl");
      assertOnly(changed(KAUFBEUREN, at(139, "00999999999")), -1, "mehr als 500000000");
    }

    @Test
    void read_unknownKind_isReported() {
      assertOnly(changed(KAUFBEUREN, at(122, "68")), KAUFBEUREN, "Textkennzeichen „68“");
      assertOnly(changed(KAUFBEUREN, at(122, "10")), KAUFBEUREN, "Textkennzeichen „10“");
      assertOnly(changed(OSTALLGAEU, at(122, "61")), OSTALLGAEU, "für die Satzart 40");
      assertOnly(changed(OSTALLGAEU, at(122, "  ")), OSTALLGAEU, "Textkennzeichen „  “");
      assertOnly(
          changed(lineOf("50", "071315001"), at(122, "59")), lineOf("50", "071315001"), "59");
    }

    @Test
    void read_missingName_isReported() {
      assertOnly(changed(KAUFBEUREN, at(22, " ".repeat(50))), KAUFBEUREN, "Name");
    }

    @Test
    void read_controlCharacter_isReported() {
      assertOnly(changed(KAUFBEUREN, at(25, "\t")), KAUFBEUREN, "Steuerzeichen");
      assertOnly(changed(KAUFBEUREN, at(25, "\uFFFD")), KAUFBEUREN, "unlesbare");
    }

    @Test
    void read_otherDay_isReported() {
      assertOnly(changed(KAUFBEUREN, at(2, "20231231")), KAUFBEUREN, "„20231231“");
      assertOnly(changed(KAUFBEUREN, at(2, "20231331")), KAUFBEUREN, "kein Datum");
    }

    @Test
    void read_missingKreis_isReportedForEachOfItsLines() {
      List<String> lines = new ArrayList<>(LINES);
      lines.remove(OSTALLGAEU);

      Reading.Damaged damaged = damaged(lines);

      assertThat(damaged.problems())
          .contains(
              new Problem(
                  OSTALLGAEU_TOWN, "Zur Gemeinde „Marktoberdorf, St“ fehlt der Kreis 09777."))
          .allMatch(problem -> problem.reason().contains("fehlt der Kreis 09777"));
    }

    @Test
    void read_missingVerband_isReported() {
      int line = lineOf("50", "097770151");
      List<String> lines = new ArrayList<>(LINES);
      lines.remove(line);

      assertOnly(lines, OSTALLGAEU_TOWN - 1, "fehlt der Satz 50 mit dem Verband 0151");
    }

    @Test
    void read_missingLand_isReported() {
      List<String> lines = new ArrayList<>(LINES);
      lines.removeIf(line -> line.startsWith("1020231130" + "09"));

      assertThat(damaged(lines).problems())
          .contains(new Problem(0, "Die Datei enthält 15 statt 16 Länder; sie ist unvollständig."))
          .anyMatch(problem -> problem.reason().contains("fehlt das Land 09"));
    }

    @Test
    void read_townUnderLandkreis_isReported() {
      assertOnly(changed(OSTALLGAEU_TOWN, at(122, "61")), OSTALLGAEU_TOWN, "passen nicht");
      assertOnly(changed(KAUFBEUREN, at(122, "63")), KAUFBEUREN, "passen nicht");
    }

    @Test
    void read_twoGemeindenInOneWrapper_isReported() {
      List<String> lines = new ArrayList<>(LINES);
      String other = LINES.get(OSTALLGAEU_TOWN);
      lines.add(at(15, "998").apply(other));

      assertOnly(lines, lineOf("50", "097770151"), "2 Gemeinden statt einer");
    }

    @Test
    void read_manyProblems_listsTheFirstAndCountsAll() {
      List<String> lines = LINES.stream().map(line -> line.substring(1)).toList();
      List<String> halfBroken = new ArrayList<>(LINES);
      for (int i = 0; i < 5_000; i++) {
        halfBroken.set(i, lines.get(i));
      }

      Reading.Damaged damaged = damaged(halfBroken);

      assertThat(damaged.total()).isEqualTo(5_000);
      assertThat(damaged.problems()).hasSize(RegisterReader.MAX_LISTED);
      assertThat(damaged.problems().getFirst().lineNumber()).isEqualTo(1);
    }

    private static int lineOf(String record, String key) {
      for (int i = 0; i < LINES.size(); i++) {
        String line = LINES.get(i);
        String ars =
            line.substring(10, 15)
                + line.substring(18, 22).strip()
                + line.substring(15, 18).strip();
        if (line.startsWith(record) && ars.equals(key)) {
          return i;
        }
      }
      throw new AssertionError("No line " + record + " " + key);
    }
  }

  @Nested
  class OtherFiles {

    @Test
    void read_emptyFile_saysSo() {
      assertThat(reasons(read(""))).containsExactly("Die Datei ist leer.");
    }

    @Test
    void read_wrongFile_saysWhatIsExpected() {
      for (String text :
          List.of("PK\u0003\u0004 zip", "AGS;Name\n09762000;Kaufbeuren\n", "\n", "{}", "10")) {
        assertThat(reasons(read(text)))
            .singleElement()
            .asString()
            .startsWith("Das ist kein Gemeindeverzeichnis im Format GV100AD.");
      }
    }

    @Test
    void read_utf16_isNoRegister() {
      byte[] bytes = text(LINES).getBytes(UTF_16LE);

      assertThat(reasons(read(bytes))).singleElement().asString().contains("kein Gemeindeverz");
    }

    @Test
    void read_latin1_namesTheCharset() {
      Reading reading = read(text(LINES).getBytes(ISO_8859_1));

      assertThat(reasons(reading))
          .allMatch(reason -> reason.contains("nicht im Zeichensatz UTF-8"));
      long lines = LINES.stream().filter(l -> l.chars().anyMatch(c -> c > 127 && c < 256)).count();
      assertThat(((Reading.Damaged) reading).total()).isEqualTo((int) lines);
    }

    @Test
    void read_windowsLineEndingsAndByteOrderMark_readsTheSame() {
      assertThat(read("\uFEFF" + String.join("\r\n", LINES))).isEqualTo(new Reading.Read(REGISTER));
    }

    @Test
    void read_tooManyBytesOrLines_isRefused() {
      assertThat(reasons(read(new byte[RegisterReader.MAX_BYTES + 1])))
          .singleElement()
          .asString()
          .startsWith("Die Datei ist größer als 10 MB.");
      assertThat(reasons(read("\n".repeat(RegisterReader.MAX_LINES + 1))))
          .singleElement()
          .asString()
          .startsWith("Die Datei hat mehr als 50000 Zeilen.");
    }
  }

  @Property(tries = 40)
  void read_fileCutWithinALine_isDamaged(@ForAll @IntRange(min = 1, max = 3_500_000) int at) {
    byte[] bytes = text(LINES).getBytes(UTF_8);
    int cut = bytes[at] == '\n' || bytes[at - 1] == '\n' ? at + 2 : at;

    assertThat(read(Arrays.copyOf(bytes, cut))).isInstanceOf(Reading.Damaged.class);
  }

  /// But for one place: between two Kreise of the last Land, where nothing in the file tells that
  /// more should follow.
  @Property(tries = 40)
  void read_fileCutBetweenLines_isDamaged_exceptBetweenTheLastKreise(
      @ForAll @IntRange(min = 1, max = 15_900) int lines) {
    int lastLand =
        LINES.lastIndexOf(
            LINES.stream().filter(l -> l.startsWith("10")).reduce((_, l) -> l).orElseThrow());
    Assume.that(lines <= lastLand || !LINES.get(lines).startsWith("40"));

    assertThat(read(text(LINES.subList(0, lines)))).isInstanceOf(Reading.Damaged.class);
  }

  @Property(tries = 300)
  void read_anyBytes_neverThrows(@ForAll byte[] bytes) {
    assertThat(read(bytes)).isInstanceOf(Reading.Damaged.class);
  }

  private static UnaryOperator<String> at(int column, String text) {
    return line -> line.substring(0, column) + text + line.substring(column + text.length());
  }

  private static List<String> changed(int index, UnaryOperator<String> change) {
    List<String> lines = new ArrayList<>(LINES);
    lines.set(index, change.apply(lines.get(index)));
    return lines;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static Reading.Damaged damaged(List<String> lines) {
    Reading reading = read(text(lines));
    assertThat(reading).isInstanceOf(Reading.Damaged.class);
    return (Reading.Damaged) reading;
  }

  private static void assertOnly(List<String> lines, int index, String reason) {
    assertThat(damaged(lines).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.lineNumber()).isEqualTo(index + 1);
              assertThat(problem.reason()).contains(reason);
            });
  }

  private static List<String> reasons(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Damaged.class);
    return ((Reading.Damaged) reading).problems().stream().map(Problem::reason).toList();
  }
}
