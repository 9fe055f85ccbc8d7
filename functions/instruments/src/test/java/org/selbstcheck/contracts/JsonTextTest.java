package org.selbstcheck.contracts;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

  @ParameterizedTest
  @CsvSource({"1.0,1", "1e0,1", "10e-1,1", "-0.0,0", "3,3", "1.50,1.5", "100.000,100"})
  void parse_ofANumber_isIntegerWhereItIsWhole(String written, String value) {
    JsonNode node = accepted(written);
    assertThat(node.decimalValue()).isEqualByComparingTo(value);
    assertThat(node.isIntegralNumber()).isEqualTo(!value.contains("."));
  }

  @Test
  void parse_ofNumbersBeyondLong_keepsEveryDigit() {
    assertThat(accepted("123456789012345678901234567890").bigIntegerValue())
        .hasToString("123456789012345678901234567890");
    assertThat(accepted("0.12345678901234567890123").decimalValue())
        .hasToString("0.12345678901234567890123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1001", "1e-1001", "1e2147483648", "1e999999999999"})
  void parse_ofAnAbsurdNumber_isRefused(String written) {
    assertThat(refused(written)).contains("Number out of range").startsWith("line 1, column");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "NaN",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "[1",
        "{\"a\"",
        "01",
        "+1",
        ".5",
        "1.",
        "[1] 2",
        "{} {}",
        "tru",
        "// x\n1",
        "\"\t\"",
        "\"\\x\""
      })
  void parse_ofBrokenText_isRefusedWithItsPlace(String written) {
    assertThat(refused(written)).matches("line \\d+, column \\d+: .+");
  }

  @Test
  void parse_ofAKeyUsedTwice_isRefusedWithItsPlace() {
    assertThat(refused("{\"a\": 1,\n  \"b\": {\"c\": 1, \"\\u0063\": 2}}"))
        .startsWith("line 2, column")
        .contains("Duplicate")
        .contains("'c'");
  }

  @Test
  void parse_ofTheSameKeyInTwoObjects_isAccepted() {
    assertThat(accepted("[{\"a\":1},{\"a\":2}]")).hasSize(2);
  }

  @Test
  void parse_ofDeepNesting_isRefusedBeforeTheStackEnds() {
    assertThat(refused("[".repeat(1_000_000))).contains("nesting depth");
    assertThat(refused("{\"a\":".repeat(500_000))).contains("nesting depth");
  }

  @Test
  void parse_ofMoreThanAMillionValues_isRefused() {
    assertThat(accepted("[" + "0,".repeat(999_998) + "0]")).hasSize(999_999);
    assertThat(refused("[" + "0,".repeat(999_999) + "0]")).contains("More than 1000000 values");
  }

  @Test
  void parse_ofAnObjectThatDoesNotEnd_saysSoWithoutRemarks() {
    assertThat(refused("{\"a\": 1"))
        .isEqualTo("line 1, column 8: Unexpected end-of-input: expected close marker for Object");
  }

  @Test
  void parse_ofBytes_toleratesAByteOrderMark() {
    assertThat(JsonText.parse("\uFEFF{\"a\":\"ä\"}".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Reading.Accepted.class, it -> assertThat(it.value()).hasToString("{\"a\":\"ä\"}"));
  }

  @Test
  void parse_ofBytesThatAreNotUtf8_isRefusedWithTheirPlace() {
    assertThat(JsonText.parse(new byte[] {'"', (byte) 0xE4, '"'}))
        .isEqualTo(Reading.refused("byte 1", "not UTF-8"));
    assertThat(JsonText.parse(new byte[] {'"', (byte) 0xC3}))
        .isEqualTo(Reading.refused("byte 1", "not UTF-8"));
    assertThat(JsonText.parse("{}".getBytes(UTF_16))).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void toString_ofAProblemQuotingControlCharacters_staysInOneLine() {
    assertThat(new Problem("/a", "unknown: x\n\u001B[31m\u2028\u202Ey"))
        .hasToString("/a: unknown: x\\u000A\\u001B[31m\\u2028\\u202Ey");
  }

  private static JsonNode accepted(String text) {
    return ((Reading.Accepted<JsonNode>) JsonText.parse(text)).value();
  }

  private static String refused(String text) {
    Reading<JsonNode> reading = JsonText.parse(text);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(((Reading.Refused<JsonNode>) reading).problems()).hasSize(1);
    return ((Reading.Refused<JsonNode>) reading).problems().getFirst().toString();
  }
}
