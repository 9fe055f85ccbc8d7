package org.selbstcheck.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.selbstcheck.local.template.Trigger.Route;

class RouteTableTest {
  private static RouteTable<String> table(String... keys) {
    var table = new RouteTable<String>();
    for (String key : keys) {
      table.add(route(key), key);
    }
    return table;
  }

  private static Route route(String key) {
    String[] parts = key.split(" ");
    return parts.length == 1
        ? new Route("r", "", "", Optional.empty(), List.of())
        : new Route("r", parts[0], parts[1], Optional.empty(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/check,GET /api/check",
    "GET,/api/check/answers,GET /api/check/answers",
    "GET,/api/check/other,GET /api/check/{part}",
    "GET,/api/check/a/b,ANY /api/{rest+}",
    "PUT,/api/check/answers,ANY /api/{rest+}",
    "GET,/api,$default",
    "GET,/api/check/,ANY /api/{rest+}",
    "GET,/elsewhere,$default",
  })
  void path_severalRoutesFit_mostSpecificAnswers(String method, String path, String expected) {
    var table =
        table(
            "$default",
            "ANY /api/{rest+}",
            "GET /api/check/{part}",
            "GET /api/check/answers",
            "ANY /api/check",
            "GET /api/check");

    assertThat(table.find(method, path)).map(RouteTable.Match::target).hasValue(expected);
  }

  @Test
  void variables_matched_areGiven() {
    var table = table("PUT /a/{b}/c/{rest+}");

    assertThat(table.find("PUT", "/a/ü x/c/d/e").orElseThrow().parameters())
        .isEqualTo(Map.of("b", "ü x", "rest", "d/e"));
    assertThat(table.find("PUT", "/a//c/d")).isEmpty();
    assertThat(table.find("GET", "/a/b/c/d")).isEmpty();
  }

  @Test
  void route_twice_isRefused() {
    assertThatThrownBy(() -> table("GET /a", "GET /a")).hasMessageContaining("GET /a");
  }
}
