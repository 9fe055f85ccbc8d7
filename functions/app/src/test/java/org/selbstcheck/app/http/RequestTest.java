package org.selbstcheck.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[editors]                | editors",
        "administrators           | administrators",
        "not administrators       | not administrators",
        "[]                       | ``",
        "``                       | ``",
        "[a,administrators]       | a,administrators",
        "[\"administrators\"]     | \"administrators\"",
        "[administrators          | [administrators",
      })
  void claimValues_ofAText_areItsParts(String claim, String expected) {
    Request request =
        new Request("", Map.of(), Map.of(), Map.of(), new byte[0], Map.of("groups", claim));

    assertThat(request.claimValues("groups"))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(";", -1)));
    assertThat(request.claimValues("other")).isEmpty();
  }

  /// Which of them are one group and which are two only the token tells.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[administrators editors]  | [\"administrators\", \"editors\"] | administrators;editors",
        "[former administrators]   | [\"former administrators\"]       | former administrators",
        "[former administrators]   | [\"former\", \"administrators\"]  | former;administrators",
        "[a  b]                    | [\"a\", \"\", \"b\"]                | a;;b",
        "[former users]            | [\"administrators\"]              | ``",
        "[former administrators]   | \"administrators\"                | ``",
        "[former administrators]   | {\"administrators\": true}        | ``",
        "[former administrators]   | [\"former\", \"administrators\"   | ``",
      })
  void claimValues_ofSeveralWords_areWhatTheTokenLists(
      String claim, String listed, String expected) {
    String token = token("{\"groups\": " + listed + "}");

    for (String header : List.of("Bearer " + token, "bearer " + token, token)) {
      assertThat(values(claim, header))
          .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(";", -1)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer x", "Bearer a.b.c", "Bearer a.!.c", "Basic a.e30.c"})
  void claimValues_ofSeveralWordsWithoutAToken_areNone(String header) {
    assertThat(values("[former administrators]", header)).isEmpty();
  }

  /// Which of two the authorizer looked at nobody knows.
  @Test
  void claimValues_ofSeveralWordsWithTwoTokens_areNone() {
    String token = token("{\"groups\": [\"former\", \"administrators\"]}");

    assertThat(values("[former administrators]", "Bearer a.b.c,Bearer " + token)).isEmpty();
    assertThat(values("[former administrators]", "Bearer " + token + ", Bearer a.b.c")).isEmpty();
  }

  private static String token(String payload) {
    return "e30."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8))
        + ".c2ln";
  }

  private static List<String> values(String claim, String header) {
    return new Request(
            "",
            Map.of(),
            Map.of(),
            Map.of("authorization", header),
            new byte[0],
            Map.of("groups", claim))
        .claimValues("groups");
  }
}
