package org.selbstcheck.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[administrators editors] | administrators;editors",
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
}
