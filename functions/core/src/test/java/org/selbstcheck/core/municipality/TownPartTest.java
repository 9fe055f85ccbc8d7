package org.selbstcheck.core.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.selbstcheck.core.municipality.OfficialFile.municipality;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.core.municipality.TownPart.Naming;

class TownPartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          02000000 | Altona                | 02000000-altona                | Hamburg – Altona
          11000000 | Tempelhof-Schöneberg  | 11000000-tempelhof-schoeneberg | Berlin – Tempelhof-Schöneberg
          05315000 | Köln-Weiß / Süd (9)   | 05315000-koeln-weiss-sued-9    | Köln – Köln-Weiß / Süd (9)
          """)
  void name_partOfATown_makesKeyAndName(String town, String part, String key, String name) {
    Naming naming = TownPart.name(municipality(town), "  " + part + " ");

    assertThat(naming).isInstanceOf(Naming.Named.class);
    TownPart made = ((Naming.Named) naming).part();
    assertThat(made.key()).hasToString(key);
    assertThat(made.name()).isEqualTo(name);
    assertThat(made.town().key()).hasToString(town);
  }

  @Test
  void name_longName_cutsTheSuffixNotTheName() {
    String part = "Siebenundvierzig Häuser hinter dem-Bahnhof und noch weiter";

    TownPart made = ((Naming.Named) TownPart.name(municipality("02000000"), part)).part();

    assertThat(made.key()).hasToString("02000000-siebenundvierzig-haeuser-hinter-dem-bahn");
    assertThat(made.name()).endsWith(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"09777", "071315001"})
  void name_partOfKreisOrVerband_isRefused(String key) {
    assertThat(TownPart.name(municipality(key), "Nord"))
        .isInstanceOfSatisfying(
            Naming.Refused.class,
            refused -> assertThat(refused.reason()).contains("nur zu einer Stadt oder Gemeinde"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "京都", "Nord\nSüd"})
  void name_unusableName_isRefused(String part) {
    assertThat(TownPart.name(municipality("02000000"), part)).isInstanceOf(Naming.Refused.class);
  }

  @Property
  void name_anyText_makesAKeyThatCanBeReadBackOrRefuses(@ForAll String text) {
    switch (TownPart.name(municipality("02000000"), text)) {
      case Naming.Named(TownPart part) ->
          assertThat(MunicipalityKey.parse(part.key().toString())).contains(part.key());
      case Naming.Refused(String reason) -> assertThat(reason).endsWith(".");
    }
  }

  @Test
  void constructor_keyOfAnotherTown_throws() {
    Municipality hamburg = municipality("02000000");
    MunicipalityKey inBerlin = municipality("11000000").key().withPart("mitte");

    assertThatThrownBy(() -> new TownPart(inBerlin, "Hamburg – Mitte", hamburg))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TownPart(hamburg.key(), "Hamburg", hamburg))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
