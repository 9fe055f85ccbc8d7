package org.selbstcheck.instruments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;

final class YamlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: text|{\"a\":\"text\"}",
        "a: 'null'|{\"a\":\"null\"}",
        "a: ~|{\"a\":null}",
        "a:|{\"a\":null}",
        "a: Null|{\"a\":null}",
        "a: true|{\"a\":true}",
        "a: FALSE|{\"a\":false}",
        "a: yes|{\"a\":\"yes\"}",
        "a: on|{\"a\":\"on\"}",
        "a: 1.0|{\"a\":1}",
        "a: 1e2|{\"a\":100}",
        "a: .5|{\"a\":0.5}",
        "a: 2.|{\"a\":2}",
        "a: +7|{\"a\":7}",
        "a: 0o17|{\"a\":15}",
        "a: 0xFF|{\"a\":255}",
        "a: 1_000|{\"a\":\"1_000\"}",
        "a: 12:30|{\"a\":\"12:30\"}",
        "a: 2026-01-01|{\"a\":\"2026-01-01\"}",
        "a: !!str 3|{\"a\":\"3\"}",
        "a: ! 3|{\"a\":\"3\"}",
        "a: !!int \"3\"|{\"a\":3}",
        "3: x|{\"3\":\"x\"}",
        "~: x|{\"~\":\"x\"}",
        "1.0: x|{\"1.0\":\"x\"}",
        "true: x|{\"true\":\"x\"}",
        "\"3\": x|{\"3\":\"x\"}",
        "[&x 1, *x, &y [2], *y]|[1,1,[2],[2]]",
        "{&k a: 1, b: *k}|{\"a\":1,\"b\":\"a\"}",
        "<<: {a: 1}|{\"<<\":{\"a\":1}}"
      })
  void parse_ofTheCoreSchema_isTheTreeThatJsonWouldBe(String yaml, String json) {
    assertThat(accepted(yaml)).hasToString(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, a: 2}|line 1, column 8: key used twice: a",
        "{\"3\": x, 3: y}|line 1, column 10: key used twice: 3",
        "{3: x, '3': y}|line 1, column 8: key used twice: 3",
        "{? [a] : 1}|line 1, column 4: a key is not a scalar",
        "{? {a: b} : 1}|line 1, column 4: a key is not a scalar",
        "a: .inf|line 1, column 4: number out of range: .inf",
        "a: -.INF|line 1, column 4: number out of range: -.INF",
        "a: .nan|line 1, column 4: number out of range: .nan",
        "a: 1e5000|line 1, column 4: number out of range: 1e5000",
        "a: !!timestamp 2026-01-01|line 1, column 4: unknown tag: tag:yaml.org,2002:timestamp",
        "a: !!binary aGVsbG8=|line 1, column 4: unknown tag: tag:yaml.org,2002:binary",
        "a: !!int drei|line 1, column 4: not a value of tag:yaml.org,2002:int: drei",
        "!!set {a, b}|line 1, column 1: unknown tag: tag:yaml.org,2002:set",
        "a: *nothing|line 1, column 4: unknown alias: nothing",
        "a: &x [*x]|line 1, column 8: unknown alias: x"
      })
  void parse_ofWhatIsNotOurs_isRefusedWithItsPlace(String yaml, String problem) {
    assertThat(refused(yaml)).hasToString(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\na: 1\n---\nb: 2\n", "a: 1\n...\n---\nb: 2"})
  void parse_ofNoneOrTwoDocuments_isRefused(String yaml) {
    assertThat(refused(yaml).reason()).contains("YAML document");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1",
        "a: 'x",
        "a:\n\t- b",
        "a: b: c",
        "- a\nb",
        "a: \"\\q\"",
        "a: @b",
        "%YAML 3.0\n--- a",
        "a: \u0001"
      })
  void parse_ofBrokenText_isRefusedInOneLine(String yaml) {
    assertThat(refused(yaml).toString()).doesNotContain("\n").isNotBlank();
  }

  @Test
  void parse_ofDeepNesting_isRefusedBeforeTheStackEnds() {
    assertThat(refused("[".repeat(200_000)).reason()).contains("nested deeper");
    assertThat(refused("- ".repeat(200_000)).reason()).contains("nested deeper");
    assertThat(refused("{a: ".repeat(200_000)).reason()).contains("nested deeper");
  }

  @Test
  void parse_ofAliasesThatMultiply_isRefused() {
    StringBuilder bomb = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("- &a%d [".formatted(i))
          .append("*a%d, ".formatted(i - 1).repeat(10))
          .append("]\n");
    }
    assertThat(refused(bomb.toString()).reason()).contains("more than 1000000 values");
  }

  @Test
  void located_ofAProblem_namesTheLineOfTheNearestValue() {
    YamlText.Document document =
        ((Reading.Accepted<YamlText.Document>)
                YamlText.parse("a:\n  - b: 1\n  - c: &x {d: 2}\n  - *x\n".getBytes(UTF_8)))
            .value();
    assertThat(document.located(new Problem("/a/1/c/d", "r"))).hasToString("/a/1/c/d (line 3): r");
    assertThat(document.located(new Problem("/a/1/missing", "r")))
        .hasToString("/a/1/missing (line 3): r");
    assertThat(document.located(new Problem("/a/2/d", "r"))).hasToString("/a/2/d (line 4): r");
    assertThat(document.located(new Problem("", "r"))).hasToString("(line 1): r");
  }

  @Test
  void parse_ofBytesThatAreNotUtf8_isRefused() {
    assertThat(YamlText.parse(new byte[] {'a', ':', ' ', (byte) 0xFC}))
        .isEqualTo(Reading.refused("byte 3", "not UTF-8"));
  }

  @Test
  void parse_ofAByteOrderMark_isTolerated() {
    assertThat(accepted("\uFEFFa: ä")).hasToString("{\"a\":\"ä\"}");
  }

  private static JsonNode accepted(String yaml) {
    Reading<YamlText.Document> reading = YamlText.parse(yaml.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted<YamlText.Document>) reading).value().root();
  }

  private static Problem refused(String yaml) {
    Reading<YamlText.Document> reading = YamlText.parse(yaml.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused<YamlText.Document>) reading).problems().getFirst();
  }
}
