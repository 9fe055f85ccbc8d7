package org.selbstcheck.instruments.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GermanTextTest {

  @ParameterizedTest
  @CsvSource({
    "Haus, 1",
    "Bauer, 2",
    "Feier, 2",
    "Quelle, 2",
    "aktuell, 3",
    "Familie, 4",
    "Familien, 4",
    "Energie, 3",
    "Kriterien, 4",
    "dienen, 2",
    "Region, 3",
    "Theater, 3",
    "Europäer, 4",
    "Zuständigkeit, 4",
    "Schifffahrtsgesellschaft, 5",
    "Einwohner*innen, 5",
    "Kita-Platz, 3",
    "Ansehen, 3",
    "sehen, 2",
    "Knie, 1",
    "GmbH, 1",
    "12, 1",
    "Verwaltungsmitarbeitende, 8",
  })
  void syllables_ofAWord_areThoseOneHears(String word, int syllables) {
    assertThat(GermanText.syllables(word)).isEqualTo(syllables);
  }

  @Test
  void sentences_ofProse_endWhereTheyEnd() {
    assertThat(
            GermanText.sentences(
                "Das gilt z. B. für Nr. 3. Es zählt „trifft nicht zu“. Zum Beispiel: Der Rat berät bis"
                    + " zum 3. Mai. Und dann?  Ja … Gut."))
        .containsExactly(
            "Das gilt z. B. für Nr. 3. Es zählt „trifft nicht zu“.",
            "Zum Beispiel:",
            "Der Rat berät bis zum 3. Mai.",
            "Und dann?",
            "Ja …",
            "Gut.");
  }

  @Test
  void sentences_afterAColonInLowerCase_goOn() {
    assertThat(GermanText.sentences("Beispiel: ein Aushang im Amt.")).hasSize(1);
  }

  @Test
  void words_ofProse_keepHyphenAsteriskAndNumber() {
    assertThat(GermanText.words("Kita- und Schul-Plätze für 3.000 Einwohner*innen – „so“!"))
        .containsExactly("Kita-", "und", "Schul-Plätze", "für", "3.000", "Einwohner*innen", "so");
  }

  /// Eight words, one sentence: 2 of three and more syllables (25 %), 8 words long, 3 of more than
  /// six letters (37.5 %), 4 of one syllable (50 %).
  @Test
  void readability_byHand_isTheFormula() {
    String text = "Die Verwaltung hat für jedes Kind einen Betreuungsplatz.";
    assertThat(GermanText.readability(List.of(text)))
        .isCloseTo(0.1935 * 25 + 0.1672 * 8 + 0.1297 * 25 - 0.0327 * 50 - 0.875, within(0.000_001));
  }

  @Test
  void readability_ofOfficeLanguage_isHigherThanOfPlainWords() {
    assertThat(
            GermanText.readability(
                List.of("Die Inanspruchnahme der Leistung setzt eine Antragstellung voraus.")))
        .isGreaterThan(8);
    assertThat(GermanText.readability(List.of("Wer Hilfe braucht, stellt einen Antrag.")))
        .isLessThan(6);
    assertThat(GermanText.readability(List.of())).isZero();
  }
}
