package org.selbstcheck.core.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.selbstcheck.core.municipality.OfficialFile.REGISTER;
import static org.selbstcheck.core.municipality.OfficialFile.municipality;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MunicipalityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          01002000  | Kiel                    | Kiel
          05914000  | Hagen                   | Hagen
          05158004  | Erkrath                 | Erkrath
          09777     | Ostallgäu               | Landkreis Ostallgäu
          05554     | Borken                  | Kreis Borken
          05382     | Rhein-Sieg-Kreis        | Rhein-Sieg-Kreis
          13072     | Landkreis Rostock       | Landkreis Rostock
          03241     | Region Hannover         | Region Hannover
          05334     | Städteregion Aachen     | Städteregion Aachen
          10041     | Regionalverband Saarbrücken | Regionalverband Saarbrücken
          081155003 | Herrenberg              | Vereinbarte Verwaltungsgemeinschaft der Stadt Herrenberg
          081155001 | Aidlingen/Grafenau      | Gemeindeverwaltungsverband Aidlingen/Grafenau
          092715202 | Lalling                 | Verwaltungsgemeinschaft Lalling
          146265502 | Diehsa                  | Verwaltungsverband Diehsa
          160625054 | Bleicherode             | Erfüllende Gemeinde Bleicherode
          """)
  void names_ofAKey_areAsShown(String key, String shortName, String displayName) {
    assertThat(municipality(key).shortName()).isEqualTo(shortName);
    assertThat(municipality(key).displayName()).isEqualTo(displayName);
  }

  @Test
  void names_verbandNamedAfterSeveral_keepsAllOfThem() {
    assertThat(REGISTER.municipalities())
        .extracting(Municipality::shortName)
        .contains("Oelsnitz/Vogtl., Bösenbrunn, Eichigt und Triebel/V");
  }

  @Test
  void displayName_amtWithItsWordInTheName_doesNotRepeatIt() {
    assertThat(REGISTER.municipalities())
        .extracting(Municipality::displayName)
        .contains("Amt Lütjenburg", "Samtgemeinde Altes Amt Lemförde")
        .noneMatch(name -> name.startsWith("Amt Amt"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, UNDER_5_000",
    "4999, UNDER_5_000",
    "5000, UNDER_10_000",
    "9999, UNDER_10_000",
    "10000, UNDER_20_000",
    "20000, UNDER_50_000",
    "50000, UNDER_100_000",
    "99999, UNDER_100_000",
    "100000, UNDER_500_000",
    "499999, UNDER_500_000",
    "500000, LARGER",
    "2147483647, LARGER"
  })
  void populationClass_ofNumber_isTheMethods(int population, PopulationClass expected) {
    assertThat(PopulationClass.of(population)).isEqualTo(expected);
  }

  @Test
  void populationClass_negative_throws() {
    assertThatThrownBy(() -> PopulationClass.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void constructor_keyOfAnother_throws() {
    Municipality kiel = municipality("01002000");

    assertThatThrownBy(
            () ->
                new Municipality(
                    new MunicipalityKey("01003000", Optional.empty()),
                    kiel.ars(),
                    kiel.name(),
                    kiel.kind(),
                    kiel.verband(),
                    kiel.kreis(),
                    kiel.land(),
                    kiel.population()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void find_otherWaysToWriteAKey_findsTheOneToStore() {
    assertThat(municipality("09762").key()).hasToString("09762000");
    assertThat(municipality("097620000000").key()).hasToString("09762000");
    assertThat(municipality("097770000000").key()).hasToString("09777");
    assertThat(municipality("071315001000").key()).hasToString("071315001");
  }

  @Test
  void find_unknownOrPart_isEmpty() {
    assertThat(REGISTER.find(new MunicipalityKey("09999", Optional.empty()))).isEmpty();
    assertThat(REGISTER.find(new MunicipalityKey("02000000", Optional.of("altona")))).isEmpty();
  }
}
