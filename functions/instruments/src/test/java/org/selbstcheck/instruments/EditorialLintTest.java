package org.selbstcheck.instruments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.selbstcheck.contracts.Examples;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;

final class EditorialLintTest {

  private static final String EXAMPLE = new String(Examples.bytes("instrument.yaml"), UTF_8);

  @Test
  void findings_ofTheExample_areItsKnownWeaknesses() {
    assertThat(EditorialLint.findings(Examples.instrument(), EditorialPlan.NONE))
        .contains(
            new Finding(
                Rule.KEY_IN_SHORT_FORM, "steuerung", "has no key indicator in its short form"),
            new Finding(Rule.WEIGHT_SHARE, "st-beschluss", "carries 3 of the 6 of its field"),
            new Finding(Rule.MISSING_ANCHOR, "st-haushalt", "has no anchor for level 3"),
            new Finding(Rule.MISSING_HELP, "st-haushalt", "has no help"),
            new Finding(
                Rule.EQUAL_TEXTS,
                "beteiligung",
                "beteiligung verdict is the same text as steuerung verdict"))
        // exactly a fifth is allowed: be-jugend carries 1 of 5
        .noneMatch(it -> it.rule() == Rule.WEIGHT_SHARE && it.id().equals("be-jugend"))
        .noneMatch(it -> it.rule() == Rule.COUNTS);
  }

  @Test
  void findings_ofAnAnchorBeyondTheScale_nameIt() {
    Instrument instrument = read(EXAMPLE.replace("anchors: { \"3\":", "anchors: { \"5\":"));
    assertThat(EditorialLint.findings(instrument, EditorialPlan.NONE))
        .extracting(Finding::rule, Finding::id)
        .contains(
            tuple(Rule.ANCHOR_BEYOND_SCALE, "st-beschluss"),
            tuple(Rule.MISSING_ANCHOR, "st-beschluss"));
  }

  @Test
  void findings_ofAKeyThatWeighsLittle_andOfAnotherThatWeighsAsMuch_nameBoth() {
    assertThat(EditorialLint.findings(Examples.instrument(), EditorialPlan.NONE))
        .noneMatch(it -> it.rule() == Rule.KEY_WEIGHT && it.id().startsWith("st-"));
    Instrument instrument =
        read(
            EXAMPLE
                .replace("            weight: 3\n", "            weight: 2\n")
                .replaceFirst(
                    "short: true\n            kind: fact\n            weight: 2",
                    "short: true\n            kind: fact\n            weight: 3"));
    assertThat(EditorialLint.findings(instrument, EditorialPlan.NONE))
        .contains(
            new Finding(Rule.KEY_WEIGHT, "st-beschluss", "has weight 2 and is a key indicator"),
            new Finding(
                Rule.KEY_WEIGHT, "st-zustaendig", "has weight 3 and is not a key indicator"));
  }

  @Test
  void findings_ofTwoKeysInATopic_nameTheTopic() {
    Instrument instrument =
        read(
            EXAMPLE.replace(
                "            short: true\n            kind: fact\n            weight: 2\n            texts: { strength: Die Stelle",
                "            key: true\n            kind: fact\n            weight: 2\n            texts: { strength: Die Stelle"));
    assertThat(EditorialLint.findings(instrument, EditorialPlan.NONE))
        .contains(new Finding(Rule.KEY_PER_TOPIC, "mandat", "has 2 key indicators"));
  }

  @Test
  void findings_againstAPlan_nameWhatDiffers() {
    EditorialPlan plan =
        EditorialPlan.read(
            """
            fields:
              steuerung: { indicators: 3, key: 1, short: 1 }
              beteiligung: { indicators: 4, key: 1, short: 1 }
            """
                .getBytes(UTF_8));
    assertThat(EditorialLint.findings(Examples.instrument(), plan))
        .filteredOn(it -> it.rule() == Rule.COUNTS)
        .extracting(Finding::id)
        .containsExactly("beteiligung");
    EditorialPlan other = new EditorialPlan(Map.of("steuerung", plan.fields().get("steuerung")));
    assertThat(EditorialLint.findings(Examples.instrument(), other))
        .filteredOn(it -> it.rule() == Rule.COUNTS)
        .extracting(Finding::id)
        .containsExactly("beispiel");
  }

  @Test
  void read_ofSomethingElseThanAPlan_throws() {
    assertThatThrownBy(() -> EditorialPlan.read("fields: {a: {indicators: x}}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EditorialPlan.read("a: [".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instrument read(String yaml) {
    return Examples.value(InstrumentReader.read(yaml.getBytes(UTF_8)));
  }
}
