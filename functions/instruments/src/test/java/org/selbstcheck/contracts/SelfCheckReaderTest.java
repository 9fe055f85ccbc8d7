package org.selbstcheck.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;

final class SelfCheckReaderTest {

  private final Instrument instrument = Examples.instrument();

  @Test
  void read_ofLevelsWrittenWithADecimalPoint_countsThemAsWhole() {
    byte[] written =
        new String(Examples.bytes("self-check.json"), UTF_8)
            .replace("\"version\": 1", "\"version\": 1.0")
            .replace("{\"level\": 4}", "{\"level\": 4.0}")
            .replace("\"level\": 3}", "\"level\": 30e-1}")
            .getBytes(UTF_8);
    assertThat(SelfCheckReader.read(written, instrument))
        .isEqualTo(SelfCheckReader.read(Examples.bytes("self-check.json"), instrument));
  }

  @Test
  void read_ofTheLeastThatIsAllowed_fillsInTheDefaults() {
    SelfCheck least =
        Examples.value(
            SelfCheckReader.read(
                """
                {"format": "selbstcheck/1", "instrument": {"id": "beispiel", "version": 1},
                 "departments": [{"id": "ob", "name": "OB"}],
                 "answers": [{"department": "ob", "indicator": "st-beschluss"}]}
                """
                    .getBytes(UTF_8),
                instrument));
    assertThat(least.scope()).isEqualTo(new Scope.Full());
    assertThat(least.round()).isEqualTo(1);
    assertThat(least.submitted()).isFalse();
    assertThat(least.municipality()).isEmpty();
    assertThat(least.departments().getFirst().released()).isFalse();
    assertThat(least.entries().getFirst().answer()).isEmpty();
    assertThat(least.entries().getFirst().needForAction()).isFalse();
  }

  @Test
  void read_ofEverythingTheContractKnows_isWrittenAndReadAlike() {
    byte[] rich =
        Examples.selfCheck(
            it -> {
              it.set("scope", json("[\"beteiligung\",\"steuerung\"]"));
              it.set("focus", json("[\"wege\"]"));
              it.put("round", 3);
              it.set(
                  "disputed",
                  json(
                      """
                      [{"indicator": "st-zustaendig", "views": [
                        {"department": "ob", "view": "So."},
                        {"department": "jugend", "view": "Anders."}]}]
                      """));
              it.set(
                  "ownIndicators",
                  json(
                      """
                      [{"id": "eigen", "statement": "Unser Fest.", "answers": [
                        {"department": "ob", "answer": {"level": 4}, "needForAction": true},
                        {"department": "jugend", "comment": "später"}]}]
                      """));
              ObjectNode entry = (ObjectNode) it.get("answers").get(0);
              entry.set("obstacles", json("[\"priority\",\"mandate\",\"betweenDepartments\"]"));
              entry.set("evidence", json("[\"https://example.org/a?b#c\"]"));
              ObjectNode agreed = (ObjectNode) it.get("agreed").get(0);
              agreed.set("obstacles", json("[\"law\"]"));
              agreed.set(
                  "before",
                  json(
                      """
                      [{"department": "ob", "answer": {"notOurs": ""}},
                       {"department": "jugend"},
                       {"department": "soziales", "answer":
                         {"notApplicable": {"reason": "notPermitted", "text": "Nein."}}}]
                      """));
            });
    SelfCheck read = Examples.value(SelfCheckReader.read(rich, instrument));
    assertThat(read.agreed().getFirst().before()).hasSize(3);
    assertThat(read.ownIndicators().getFirst().answers().getFirst().answer())
        .contains(new Answer.Level(4));
    byte[] written = JsonText.write(json -> SelfCheckJson.write(read, json));
    assertThat(Examples.value(SelfCheckReader.read(written, instrument))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/answers/0/answer|{\"level\":-1}|/answers/0/answer/level: ",
        "/answers/0/answer|{\"level\":1.5}|/answers/0/answer/level: ",
        "/answers/0/answer|{\"level\":\"1\"}|/answers/0/answer/level: ",
        "/answers/0/answer|{\"level\":5}|/answers/0/answer/level: unknown level: 5, the scale ends at 4",
        "/answers/0/answer|{\"level\":99999999999}|/answers/0/answer/level: unknown level: 99999999999",
        "/answers/0/answer|{\"level\":1,\"unknown\":true}|/answers/0/answer: has none of the allowed forms: ",
        "/answers/0/answer|{\"unknown\":false}|/answers/0/answer/unknown: ",
        "/answers/0/answer|{}|/answers/0/answer: has none of the allowed forms: ",
        "/answers/0/answer|null|/answers/0/answer: has none of the allowed forms: ",
        "/answers/0/answer|{\"notApplicable\":{\"reason\":\"otherLevel\",\"text\":\"\"}}|/answers/0/answer/notApplicable/text: ",
        "/agreed/0/answer|{\"notOurs\":\"\"}|/agreed/0/answer: has none of the allowed forms: ",
        "/answers/0/evidence|[\"ftp://example.org\"]|/answers/0/evidence/0: ",
        "/answers/0/evidence|[\"https://exa mple.org\"]|/answers/0/evidence/0: ",
        "/answers/0/evidence|[\"https://example.org/über\"]|/answers/0/evidence/0: ",
        "/answers/0/evidence|[\"https://example.org/%zz\"]|/answers/0/evidence/0: ",
        "/submittedOn|\"2026-02-30\"|/submittedOn: ",
        "/submittedOn|\"2026-2-3\"|/submittedOn: ",
        "/submittedOn|\"20260203\"|/submittedOn: ",
        "/scope|\"half\"|/scope: has none of the allowed forms: ",
        "/scope|[]|/scope: ",
        "/scope|[\"steuerung\",\"steuerung\"]|/scope: ",
        "/scope|[\"nirgends\"]|/scope/0: unknown field: nirgends",
        "/round|0|/round: ",
        "/round|3000000000|/round: number too large: 3000000000",
        "/format|\"selbstcheck/2\"|/format: ",
        "/municipality/key|\"0976\"|/municipality/key: ",
        "/municipality/key|\"09762000\\n\"|/municipality/key: ",
        "/instrument/version|2|/instrument: belongs to beispiel/2, not to beispiel/1",
        "/instrument/version|0|/instrument: belongs to beispiel/0, not to beispiel/1",
        "/instrument/version|99999999999|/instrument: belongs to beispiel/99999999999, not to beispiel/1",
        "/instrument/id|\"../etc\"|/instrument: belongs to ../etc/1, not to beispiel/1",
        "/departments/1/id|\"ob\"|/departments/1/id: department id used twice: ob",
        "/answers/1/department|\"ob\"|/answers/1: second entry of department ob for indicator st-beschluss",
        "/answers/1/indicator|\"nirgends\"|/answers/1/indicator: unknown indicator: nirgends",
        "/answers/1/department|\"niemand\"|/answers/1/department: unknown department: niemand",
        "/targets/1/indicator|\"st-beschluss\"|/targets/1: second target for indicator st-beschluss",
        "/targets/1/level|7|/targets/1/level: unknown level: 7, the scale ends at 4",
        "/responsible/0/department|\"niemand\"|/responsible/0/department: unknown department: niemand",
        "/focus|[\"steuerung\"]|/focus/0: unknown topic: steuerung",
        "/unbekannt|1|whole document: "
      })
  void read_ofABrokenSelfCheck_isRefusedWithPlaceAndReason(
      String pointer, String value, String problem) {
    List<String> problems = refused(Examples.selfCheck(set(pointer, value)));
    assertThat(problems).anySatisfy(it -> assertThat(it).startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"departments", "answers", "instrument", "format"})
  void read_withoutARequiredMember_isRefused(String member) {
    assertThat(refused(Examples.selfCheck(it -> it.remove(member))))
        .singleElement()
        .asString()
        .contains("'" + member + "'");
  }

  @Test
  void read_ofTwoAgreedAnswers_isRefused() {
    assertThat(
            refused(
                Examples.selfCheck(
                    it -> {
                      ArrayNode agreed = (ArrayNode) it.get("agreed");
                      agreed.add(agreed.get(0).deepCopy());
                    })))
        .containsExactly("/agreed/1: second agreed answer for indicator be-beirat");
  }

  @Test
  void read_ofAKeyUsedTwice_isRefused() {
    String twice =
        new String(Examples.bytes("self-check.json"), UTF_8)
            .replace("\"submitted\": true", "\"submitted\": true, \"submitted\": true");
    assertThat(refused(twice.getBytes(UTF_8)))
        .singleElement()
        .asString()
        .startsWith("line 41, column")
        .contains("Duplicate");
  }

  @Test
  void read_ofALongTextInCodePoints_isAccepted() {
    // 2 000 characters outside the basic plane are 4 000 in Java.
    Consumer<ObjectNode> comment =
        it -> ((ObjectNode) it.get("answers").get(0)).put("comment", "🌍".repeat(2000));
    assertThat(SelfCheckReader.read(Examples.selfCheck(comment), instrument))
        .isInstanceOf(Reading.Accepted.class);
    Consumer<ObjectNode> longer =
        it -> ((ObjectNode) it.get("answers").get(0)).put("comment", "🌍".repeat(2001));
    assertThat(refused(Examples.selfCheck(longer)))
        .singleElement()
        .asString()
        .startsWith("/answers/0/comment: ");
  }

  private List<String> refused(byte[] selfCheck) {
    Reading<SelfCheck> reading = SelfCheckReader.read(selfCheck, instrument);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused<SelfCheck>) reading)
        .problems().stream().map(Problem::toString).toList();
  }

  private static Consumer<ObjectNode> set(String pointer, String value) {
    int slash = pointer.lastIndexOf('/');
    return document ->
        ((ObjectNode) document.at(pointer.substring(0, slash)))
            .set(pointer.substring(slash + 1), json(value));
  }

  private static JsonNode json(String text) {
    return Examples.value(JsonText.parse(text));
  }
}
