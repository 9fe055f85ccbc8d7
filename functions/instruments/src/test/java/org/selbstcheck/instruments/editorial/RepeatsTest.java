package org.selbstcheck.instruments.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;

final class RepeatsTest {

  private static final Budgets.Similarity SIMILARITY = new Budgets.Similarity(8, 0.5);
  private static final String SENTENCE =
      "Die Ämter haben bisher keinen Tisch, an dem sie gemeinsam und verbindlich entscheiden.";

  @Test
  void findings_ofASentenceInTwoFields_nameTheLaterOneAndTheFirst() {
    assertThat(inFields(SENTENCE, SENTENCE))
        .extracting(Finding::rule, Finding::id)
        .containsExactly(tuple(Rule.REPEATED_SENTENCE, "beteiligung"));
    assertThat(inFields(SENTENCE, SENTENCE).getFirst().text())
        .contains("beispiel/1 steuerung intro");
  }

  @Test
  void findings_ofATemplateWithANounSwapped_nameIt() {
    assertThat(inFields(SENTENCE, SENTENCE.replace("Tisch", "Ausschuss")))
        .extracting(Finding::rule)
        .containsExactly(Rule.NEAR_REPEAT);
  }

  @Test
  void findings_ofTheSameThoughtInOtherWords_areNone() {
    assertThat(
            inFields(
                SENTENCE,
                "Wo alle ein wenig zuständig sind, gibt es am Ende niemanden, der etwas festlegt."))
        .isEmpty();
  }

  @Test
  void findings_ofShortSentences_areNone() {
    assertThat(inFields("Wer steuert das Thema?", "Wer steuert das Thema?")).isEmpty();
  }

  @Test
  void findings_acrossTwoInstruments_belongToTheSecond() {
    Instrument one = Altered.with("intro", SENTENCE);
    Instrument other =
        Altered.instrument(
            document -> {
              document.put("id", "anderes");
              ((ObjectNode) document.at("/fields/1")).put("intro", SENTENCE);
            });
    var found = Repeats.findings(List.of(one, other), SIMILARITY);
    assertThat(found.get(one)).isEmpty();
    assertThat(found.get(other))
        .filteredOn(it -> it.text().contains("beispiel/1 steuerung intro"))
        .extracting(Finding::id)
        .contains("beteiligung");
  }

  private static List<Finding> inFields(String first, String second) {
    Instrument instrument =
        Altered.instrument(
            document -> {
              ((ObjectNode) document.at("/fields/0")).put("intro", first);
              ((ObjectNode) document.at("/fields/1")).put("intro", second);
            });
    return Repeats.findings(List.of(instrument), SIMILARITY).getOrDefault(instrument, List.of());
  }
}
