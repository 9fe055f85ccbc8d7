package org.selbstcheck.instruments.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;

/// Each rule with a text that it finds and one, as close as possible, that it leaves alone.
final class LanguageLintTest {

  private static final Budgets BUDGETS = Budgets.shipped();

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          YES_NO | statement | Gibt es einen Beschluss der Vertretung? | Ein Beschluss der Vertretung liegt vor.
          YES_NO | statement | Ist die Stelle besetzt? | Inwieweit ist die Stelle besetzt?
          YES_NO | statement | Wer weiß, ob die Stelle besetzt ist? | Die Stelle ist besetzt.
          TWO_STATEMENTS | statement | Eine Stelle ist benannt und hat Zugang zur Leitung. | Eine Stelle mit Zugang zur Leitung ist benannt.
          TWO_STATEMENTS | statement | Die Ziele sind beschlossen und im Haushalt gesichert. | Die beschlossenen Ziele sind im Haushalt gesichert.
          TWO_STATEMENTS | statement | Der Beschluss gilt. Er ist bekannt. | Der geltende Beschluss ist bekannt.
          TWO_STATEMENTS | statement | Der Beschluss gilt; alle kennen ihn. | Alle kennen den Beschluss, der gilt.
          TWO_STATEMENTS | statement | Die Kommune arbeitet mit und wirkt an Netzen mit. | Die Kommune wirkt an Netzen und Runden mit.
          DOUBLE_NEGATION | gap | Nicht ohne Grund fehlt hier ein Plan. | Mit Grund fehlt hier ein Plan.
          DOUBLE_NEGATION | gap | Niemand hat keinen Plan. | Alle haben einen Plan.
          DOUBLE_NEGATION | gap | Das ist nicht unüblich. | Das ist nicht unter den Zielen, und niemand weiß es.
          MISSING_EXAMPLE | help | Es zählt, was beschlossen ist. | Es zählt, was beschlossen ist, etwa ein Konzept.
          MISSING_EXAMPLE | help | Ein gutes Beispielhaftes zählt. | Beispiel: Der Rat beschließt drei Ziele.
          ANCHOR_OPENING | anchor 3 | Der Beschluss gilt. | Umgesetzt heißt hier: Der Beschluss gilt.
          FORBIDDEN_WORD | gap | Menschen mit Migrationshintergrund fehlen. | Menschen mit Einwanderungsgeschichte fehlen.
          FORBIDDEN_WORD | gap | Die Bürger erfahren es spät. | Die Bürger*innen und das Bürgerbüro erfahren es spät.
          FORBIDDEN_WORD | gap | Ein Diversity-Tag fehlt. | Ein Tag der Vielfalt fehlt.
          PUNCTUATION | gap | Das fehlt! | Das fehlt.
          PUNCTUATION | gap | Lehrer:innen fehlen. | Lehrkräfte und Lots*innen fehlen.
          PUNCTUATION | gap | Es fehlt - leicht zu sehen - ein Plan. | Es fehlt – leicht zu sehen – ein Plan.
          SENTENCE_LENGTH | statement | Die Kommune hat mit allen Ämtern und allen Trägern und allen Vereinen am Ort einen Plan für die Zeit bis zum Jahr 2030. | Die Kommune hat mit allen Ämtern und allen Trägern und allen Vereinen am Ort einen Plan für die Zeit.
          READABILITY | gap | Zuständigkeitsvereinbarungen zwischen Fachverwaltungen ermöglichen kontinuierliche Koordinierungsleistungen verantwortlicher Organisationseinheiten hinsichtlich gemeinsamer Planungsverpflichtungen aller Ämter. | Die Ämter sagen sich nicht, wer was tut; so bleibt vieles liegen, was alle angeht.
          """)
  void findings_ofAText_nameTheRuleOnlyWhereItIsBroken(
      Rule rule, String part, String found, String leftAlone) {
    assertThat(findings(Altered.with(part, found), rule))
        .extracting(Finding::id)
        .contains("st-beschluss");
    assertThat(findings(Altered.with(part, leftAlone), rule))
        .filteredOn(it -> it.id().equals("st-beschluss"))
        .isEmpty();
  }

  @Test
  void findings_ofAShortTextOfLongWords_areLeftToTheMean() {
    assertThat(
            findings(
                Altered.with("gap", "Zuständigkeitsvereinbarungen fehlen weitestgehend."),
                Rule.READABILITY))
        .isEmpty();
  }

  @Test
  void findings_ofTheMean_nameKindAndInstrument() {
    assertThat(findings(Altered.with("intro", "Wer tut was?"), Rule.READABILITY_MEAN))
        .noneMatch(it -> it.text().startsWith("intro"));
    assertThat(
            findings(
                Altered.with(
                    "intro", "Zuständigkeitsvereinbarungen ermöglichen Koordinierungsleistungen."),
                Rule.READABILITY_MEAN))
        .anyMatch(it -> it.id().equals("beispiel") && it.text().startsWith("intro"));
  }

  @Test
  void findings_ofALeadIn_doNotMakeATextLookEasier() {
    String sentence =
        "Zuständigkeitsvereinbarungen zwischen Fachverwaltungen ermöglichen kontinuierliche"
            + " Koordinierungsleistungen verantwortlicher Organisationseinheiten für Jahre in allen"
            + " Ämtern.";
    assertThat(
            findings(Altered.with("help", "Zum Beispiel: " + sentence), Rule.READABILITY)
                .getFirst()
                .text())
        .startsWith(
            findings(Altered.with("help", sentence), Rule.READABILITY)
                .getFirst()
                .text()
                .substring(0, "help: 00.0".length()));
  }

  private static List<Finding> findings(Instrument instrument, Rule rule) {
    return LanguageLint.findings(instrument, BUDGETS).stream()
        .filter(it -> it.rule() == rule)
        .toList();
  }
}
