package org.selbstcheck.core.municipality;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.selbstcheck.core.municipality.OfficialFile.REGISTER;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterSearchTest {

  private static final RegisterSearch SEARCH = RegisterSearch.of(REGISTER);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kaufb                       | Kaufbeuren
          KAUFBEUREN                  | Kaufbeuren
          Kaufbeuren, Stadt           | Kaufbeuren
          Stadt Kaufbeuren            | Kaufbeuren
          günzb                       | Landkreis Günzburg
          guenzb                      | Landkreis Günzburg
          gunzb                       | Landkreis Günzburg
          Göttingen                   | Göttingen
          Goettingen                  | Göttingen
          Gottingen                   | Göttingen
          Landkreis Göttingen         | Landkreis Göttingen
          Kreis Göttingen             | Landkreis Göttingen
          LK Göttingen                | Landkreis Göttingen
          kreis ostallg               | Landkreis Ostallgäu
          Landkreis Borken            | Kreis Borken
          Ückermünde                  | Ueckermünde
          Weissenfels                 | Weißenfels
          weis                        | Landkreis Weißenburg-Gunzenhausen
          Neuß                        | Neuss
          St. Wendel                  | St. Wendel
          st wendel                   | St. Wendel
          Sankt Wendel                | St. Wendel
          sankt wen                   | Landkreis St. Wendel
          St. Augustin                | Sankt Augustin
          Castrop Rauxel              | Castrop-Rauxel
          castroprauxel               | Castrop-Rauxel
          rauxel castrop              | Castrop-Rauxel
          tölz bad                    | Bad Tölz
          Tölz Stadt                  | Bad Tölz
          Halle                       | Halle (Saale)
          Halle Westfalen             | Halle (Westf.)
          Halle (Westf.)              | Halle (Westf.)
          Freiburg                    | Freiburg im Breisgau
          Frankfurt                   | Frankfurt am Main
          Frankfurt Oder              | Frankfurt (Oder)
          Neustadt an der Aisch       | Neustadt a.d.Aisch
          Neustadt Aisch Stadt        | Neustadt a.d.Aisch
          neustadt kelheim            | Neustadt a.d.Donau
          Weiden in der Oberpfalz     | Weiden i.d.OPf.
          budysin                     | Bautzen / Budyšin
          chosebuz                    | Cottbus/Chóśebuz
          Lutherstadt Eisleben        | Eisleben
          Freie und Hansestadt Hamburg| Hamburg
          Rhein Sieg Kreis            | Rhein-Sieg-Kreis
          Region Hannover             | Region Hannover
          Samtgemeinde Hemmoor        | Samtgemeinde Hemmoor
          VG Adenau                   | Verbandsgemeinde Adenau
          Neuenkirchen Landhagen      | Neuenkirchen
          Kaufbeuren 0976             |
          09762000                    | Kaufbeuren
          09 7 62 000                 | Kaufbeuren
          097620000000                | Kaufbeuren
          9762                        | Kaufbeuren
          09777                       | Landkreis Ostallgäu
          09777151                    | Marktoberdorf
          071315001                   | Verbandsgemeinde Adenau
          071315001001                | Adenau
          16076009                    | Braunichswalde
          02000000-altona             | Hamburg
          02000000-                   | Hamburg
          99                          |
          """)
  void find_typed_putsFirst(String typed, String first) {
    List<Municipality> found = SEARCH.find(typed, 5);

    assertThat(found.stream().limit(1).map(Municipality::displayName).toList())
        .isEqualTo(Stream.ofNullable(first).toList());
  }

  @Test
  void find_homonyms_areToldApartByPlaceLargestFirst() {
    List<Municipality> found = SEARCH.find("Neustadt", 5);

    assertThat(found)
        .extracting(m -> m.displayName() + ", " + m.place())
        .startsWith(
            "Neustadt an der Weinstraße, Rheinland-Pfalz",
            "Neustadt am Rübenberge, Region Hannover, Niedersachsen",
            "Neustadt in Holstein, Kreis Ostholstein, Schleswig-Holstein");
    assertThat(SEARCH.find("neustadt bayern", 50))
        .isNotEmpty()
        .allMatch(m -> m.land().equals("Bayern"));
  }

  @Test
  void find_townAndKreisOfOneName_putsTownFirst() {
    assertThat(SEARCH.find("Kassel", 2))
        .extracting(Municipality::displayName)
        .containsExactly("Kassel", "Landkreis Kassel");
  }

  @Test
  void find_wholeKind_listsThatKindLargestFirst() {
    List<Municipality> found = SEARCH.find("Samtgemeinde", 200);

    assertThat(found.stream().filter(m -> m.kind() == MunicipalityKind.SAMTGEMEINDE)).hasSize(114);
    assertThat(SEARCH.find("Stadt Ostallgäu", 9))
        .extracting(Municipality::displayName)
        .containsExactly("Marktoberdorf", "Füssen", "Buchloe");
  }

  @Test
  void find_kreisName_doesNotListItsGemeinden() {
    assertThat(SEARCH.find("Landkreis Ostallgäu", 50))
        .extracting(Municipality::displayName)
        .containsExactly("Landkreis Ostallgäu");
  }

  @Test
  void find_keyPrefix_listsInOrderOfKeys() {
    assertThat(SEARCH.find("09777", 3))
        .extracting(m -> m.key().toString())
        .startsWith("09777")
        .hasSize(3);
    assertThat(SEARCH.find("09777", 1_000)).allMatch(m -> m.ars().startsWith("09777"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "...", "🏘️", "京都", "\u0000", "x y z a b c d e f"})
  void find_nothingToFind_isEmpty(String typed) {
    assertThat(SEARCH.find(typed, 5)).isEmpty();
  }

  @Test
  void find_overlongText_isEmpty() {
    assertThat(SEARCH.find("k".repeat(101), 5)).isEmpty();
    assertThat(SEARCH.find(("ü" + "e").repeat(50), 5)).isEmpty();
  }

  @Test
  void find_limit_isKeptAndChecked() {
    assertThat(SEARCH.find("a", 7)).hasSize(7);
    assertThatThrownBy(() -> SEARCH.find("a", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /// Every name once and on all cores: these are more searches than all other tests make together.
  @Test
  void find_shortName_findsEveryEntryOfThatName() {
    Map<String, List<Municipality>> named =
        REGISTER.municipalities().stream().collect(groupingBy(Municipality::shortName));

    assertThat(
            named.entrySet().parallelStream()
                .filter(of -> !SEARCH.find(of.getKey(), 500).containsAll(of.getValue()))
                .toList())
        .isEmpty();
  }

  @Test
  void find_key_findsItsEntryAlone() {
    assertThat(
            REGISTER.municipalities().parallelStream()
                .filter(m -> !SEARCH.find(m.key().toString(), 1).equals(List.of(m)))
                .toList())
        .isEmpty();
  }

  @Property(tries = 1_000)
  void find_anyUnicode_neverThrowsAndReturnsWhatMatches(@ForAll String typed) {
    assertThat(SEARCH.find(typed, 20)).allMatch(m -> matches(m, typed));
  }

  @Property(tries = 1_000)
  void find_likelyText_returnsWhatMatches(@ForAll("likely") String typed) {
    assertThat(SEARCH.find(typed, 20)).allMatch(m -> matches(m, typed));
  }

  @Property(tries = 300)
  void find_beginningOfAName_findsIt(@ForAll("entries") Municipality entry, @ForAll int anywhere) {
    String name = entry.shortName();
    String typed = name.substring(0, 1 + Math.floorMod(anywhere, name.length()));

    assertThat(SEARCH.find(typed, 20_000)).contains(entry);
  }

  @Provide
  Arbitrary<Municipality> entries() {
    return Arbitraries.of(REGISTER.municipalities());
  }

  /// Beginnings of words of the register, mixed, with umlauts spelled in different ways.
  @Provide
  Arbitrary<String> likely() {
    Arbitrary<String> beginnings =
        Combinators.combine(entries(), Arbitraries.integers().between(1, 12))
            .as(
                (m, length) -> {
                  String text = m.displayName();
                  return text.substring(0, Math.min(length, text.length()));
                });
    Arbitrary<String> others =
        Arbitraries.of("stadt", "kreis", "Landkreis", "St.", "bad", "bayern", "a.d.", "09", "ü");
    Arbitrary<String> words =
        Arbitraries.oneOf(beginnings, others)
            .flatMap(
                word ->
                    Arbitraries.of(
                        word, word.replace("ü", "ue"), word.replace("ß", "ss"), plain(word)));
    return words.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" ", list));
  }

  // A second, cruder idea of matching: every typed word, folded as coarsely as can be, begins a
  // word of all that is known of the entry (or spells out an abbreviation of it), or all words
  // together begin its name.

  private static boolean matches(Municipality m, String typed) {
    String digits = typed.replaceAll("[  ]", "").replaceAll("-.*", "").strip();
    if (digits.matches("[0-9]+")) {
      return Stream.of(m.ars(), m.key().toString())
          .anyMatch(key -> key.startsWith(digits) || key.startsWith("0" + digits));
    }
    String known =
        String.join(
            " ",
            m.name(),
            m.displayName(),
            m.place(),
            m.kind().label(),
            m.kind().otherWords(),
            "Landkreis Kreis");
    if (known.contains("St.") || known.contains("Sankt")) {
      known += " St. Sankt";
    }
    known =
        known
            .replace("OPf.", "OPf. Oberpfalz")
            .replace("OFr.", "OFr. Oberfranken")
            .replace("UFr.", "UFr. Unterfranken")
            .replace("O.L.", "O.L. Oberlausitz")
            .replace("Rhld.", "Rhld. Rheinland")
            .replace("Odw.", "Odw. Odenwald");
    boolean abbreviated = known.contains(".");
    Set<String> words = Set.copyOf(coarseWords(known));
    boolean all =
        coarseWords(typed).stream()
            .allMatch(
                t ->
                    words.stream()
                        .anyMatch(w -> w.startsWith(t) || (abbreviated && t.startsWith(w))));
    return all || joined(m.shortName().replace("St.", "Sankt ")).startsWith(joined(typed));
  }

  private static String joined(String text) {
    return coarse(plain(text).replaceAll("[^\\p{L}\\p{Nd}]+", ""));
  }

  private static List<String> coarseWords(String text) {
    return Arrays.stream(plain(text).split("[^\\p{L}\\p{Nd}]+"))
        .filter(word -> !word.isEmpty())
        .map(RegisterSearchTest::coarse)
        .toList();
  }

  private static String coarse(String word) {
    return word.replaceAll("([aou])e+", "$1").replaceAll("s+", "s");
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace("ß", "ss")
        .replace("ł", "l");
  }
}
