package org.selbstcheck.app.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;

/// What a function answered.
public record Answered(String routeKey, int status, Map<String, String> headers, String body) {

  public JsonNode json() {
    return parse(body);
  }

  /// The text or number at a JSON pointer; the empty text if there is nothing.
  public String at(String pointer) {
    return json().at(pointer).asText("");
  }

  /// The pointers to what is wrong with the request.
  public List<String> pointers() {
    List<String> pointers = new ArrayList<>();
    json().path("errors").forEach(error -> pointers.add(error.path("pointer").asText()));
    return pointers;
  }

  public String contentType() {
    return headers.getOrDefault("content-type", "");
  }

  static JsonNode parse(String text) {
    return switch (JsonText.parse(text)) {
      case Reading.Accepted<JsonNode>(JsonNode node) -> node;
      case Reading.Refused<JsonNode>(var problems) ->
          throw new AssertionError("Not JSON: " + problems + ": " + text);
    };
  }
}
