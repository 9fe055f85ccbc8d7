package org.selbstcheck.instruments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.selbstcheck.contracts.Examples;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Kind;

final class InstrumentReaderTest {

  private static final String EXAMPLE = new String(Examples.bytes("instrument.yaml"), UTF_8);

  @Test
  void read_ofTheExample_fillsInTheDefaults() {
    Instrument instrument = Examples.instrument();
    assertThat(instrument.minimumApplicable()).isEqualByComparingTo("40");
    assertThat(instrument.published()).isEmpty();
    Indicator key = instrument.indicators().getFirst();
    assertThat(key.key()).isTrue();
    assertThat(key.weight()).isEqualTo(3);
    assertThat(key.anchors()).containsOnlyKeys(3);
    Indicator plain = instrument.indicators().get(4);
    assertThat(plain.weight()).isEqualTo(1);
    assertThat(plain.key()).isFalse();
    assertThat(plain.shortForm()).isFalse();
    assertThat(plain.kind()).isEqualTo(Kind.APPRAISAL);
    assertThat(plain.help()).isEmpty();
    assertThat(plain.askFirst()).isEmpty();
  }

  @Test
  void read_withoutThresholds_takesTheSchemasDefaults() {
    Instrument instrument =
        accepted(EXAMPLE.replace("minimumCoverage: 60\n", "").replace("capStage: 1\n", ""));
    assertThat(instrument.minimumCoverage()).isEqualByComparingTo("60");
    assertThat(instrument.capStage()).isEqualTo(1);
  }

  @Test
  void read_ofNumbersWithADecimalPoint_takesThemAsTheyAre() {
    Instrument instrument =
        accepted(
            EXAMPLE
                .replace("version: 1", "version: 1.0")
                .replace("weight: 3", "weight: 3.0")
                .replace("capStage: 1", "capStage: 1e0")
                .replace("minimumCoverage: 60", "minimumCoverage: 59.95"));
    assertThat(instrument.version().version()).isEqualTo(1);
    assertThat(instrument.indicators().getFirst().weight()).isEqualTo(3);
    assertThat(instrument.minimumCoverage()).isEqualTo(new BigDecimal("59.95"));
  }

  @Test
  void read_ofAnchorsWithNumbersAsKeys_takesTheirText() {
    Instrument instrument = accepted(EXAMPLE.replace("anchors: { \"3\":", "anchors: { 3:"));
    assertThat(instrument.indicators().getFirst().anchors()).containsOnlyKeys(3);
  }

  @Test
  void read_ofCompiled_isTheSameInstrument() {
    Instrument instrument = Examples.instrument();
    assertThat(CompiledInstrument.read(CompiledInstrument.write(instrument))).isEqualTo(instrument);
  }

  @Test
  void read_ofEditorialWeaknesses_isAccepted() {
    assertThat(
            accepted(EXAMPLE.replace("statement: Ein Beirat", "statement: Gibt es einen Beirat")))
        .isNotNull();
    assertThat(accepted(EXAMPLE.replace("anchors: { \"3\":", "anchors: { \"9\":"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: 0,|from: 1,|/stages/0/from (line 17): the first stage must begin at 0, not at 1",
        "from: 50,|from: 25,|/stages/2/from (line 19): stages must ascend, 25 does not lie above 25",
        "from: 50,|from: 80,|/stages/3/from (line 20): stages must ascend, 75 does not lie above 80",
        "capStage: 1|capStage: 4|/capStage (line 9): capStage 4 is not below the number of stages, 4",
        "capStage: 1|capStage: 99999999999|/capStage (line 9): capStage 99999999999 is not below",
        "- id: beteiligung|- id: steuerung|/fields/1/id (line 60): field id steuerung is already used at /fields/0/id",
        "- id: wege|- id: mandat|/fields/1/topics/0/id (line 69): topic id mandat is already used at /fields/0/topics/0/id",
        "- id: be-jugend|- id: st-haushalt|/fields/1/topics/0/indicators/2/id (line 82): indicator id st-haushalt is already used at /fields/0/topics/1/indicators/0/id",
        "id: zivilgesellschaft|id: verwaltung|/outsideGroups/1/id (line 24): outside group id verwaltung is already used at /outsideGroups/0/id",
        "weight: 2|weight: 6|/fields/0/topics/0/indicators/1/weight (line ",
        "weight: 3|weight: 1.5|/fields/0/topics/0/indicators/0/weight (line ",
        "kind: appraisal|kind: opinion|/fields/1/topics/0/indicators/1/kind (line ",
        "version: 1|version: 0|/version (line 2): ",
        "version: 1|version: 99999999999|/version (line 2): number too large: 99999999999",
        "licence: CC-BY-4.0|published: 2026-02-30|/published (line 7): ",
        "title: Beispiel-Instrument|title: 3|/title (line 4): integer found, string expected",
        "title: Steuerung|titel: Steuerung|/fields/0 (line 26): ",
        "anchors: { \"3\":|anchors: { \"03\":|/fields/0/topics/0/indicators/0/anchors (line "
      })
  void read_ofABrokenInstrument_isRefusedWithPlaceAndReason(
      String text, String broken, String problem) {
    assertThat(EXAMPLE).contains(text);
    assertThat(refused(EXAMPLE.replaceFirst(Pattern.quote(text), broken)))
        .anySatisfy(it -> assertThat(it).startsWith(problem));
  }

  @Test
  void read_ofMissingVerdicts_isRefused() {
    String without =
        EXAMPLE.replace(
            "      - { encouraging: Sie sind unterwegs., balanced: Erste Wege stehen., plain:"
                + " Beteiligung bleibt Zufall. }\n",
            "");
    assertThat(refused(without))
        .singleElement()
        .asString()
        .startsWith("/fields/1/verdicts (line ")
        .endsWith("3 verdicts for 4 stages");
  }

  @Test
  void read_ofOutsideStatementsWithOneId_isRefused() {
    String twice =
        EXAMPLE.replace(
            "    topics:\n      - id: wege",
            "    outsideStatements:\n      - { id: steuerung-sichtbar, statement: Noch einmal. }\n"
                + "    topics:\n      - id: wege");
    assertThat(refused(twice))
        .singleElement()
        .asString()
        .contains("outside statement id steuerung-sichtbar is already used at");
  }

  @Test
  void read_ofOneIdForDifferentKinds_isAccepted() {
    Instrument instrument =
        accepted(
            EXAMPLE
                .replace("- id: mandat", "- id: steuerung")
                .replace("- id: st-haushalt", "- id: beteiligung"));
    assertThat(instrument.fields().getFirst().topics().getFirst().id()).isEqualTo("steuerung");
  }

  @Test
  void read_ofAMissingMember_saysWhereItBelongs() {
    assertThat(refused(EXAMPLE.replace("licence: CC-BY-4.0\n", "")))
        .containsExactly("(line 1): required property 'licence' not found");
  }

  @Test
  void read_ofAnIdThatExhaustsItsPattern_isRefused() {
    assertThat(refused(EXAMPLE.replace("id: beispiel", "id: " + "a-".repeat(1_000_000) + "a")))
        .singleElement()
        .asString()
        .contains("too long");
  }

  @Test
  void read_ofSeveralErrors_namesAll() {
    assertThat(
            refused(EXAMPLE.replace("from: 0,", "from: 1,").replace("capStage: 1", "capStage: 9")))
        .hasSize(2);
  }

  private static Instrument accepted(String yaml) {
    return Examples.value(InstrumentReader.read(yaml.getBytes(UTF_8)));
  }

  private static List<String> refused(String yaml) {
    Reading<Instrument> reading = InstrumentReader.read(yaml.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused<Instrument>) reading)
        .problems().stream().map(Problem::toString).toList();
  }
}
