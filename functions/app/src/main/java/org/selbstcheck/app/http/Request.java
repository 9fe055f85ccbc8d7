package org.selbstcheck.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request as the HTTP API hands it over (payload format 2.0).
///
/// @param routeKey method and path template, such as `PUT /api/check/answers/{indicator}`, or
///   `$default`
/// @param path path parameters by name, decoded
/// @param query query parameters by name; several values are joined by commas
/// @param headers by lower-case name
/// @param body the raw bytes; empty if there are none
/// @param claims of the access token that the authorizer accepted; empty on routes without one
@SuppressWarnings(
    "ArrayRecordComponent") // Requests are never compared; a copy of the body would only cost.
public record Request(
    String routeKey,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    Map<String, String> claims) {

  public Request {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
    claims = Map.copyOf(claims);
  }

  /// Reads the platform's event. What is missing is empty; the platform's own form is not
  /// validated.
  public static Request of(JsonNode event) {
    String text = event.path("body").asText("");
    byte[] body =
        event.path("isBase64Encoded").asBoolean(false)
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    return new Request(
        event.path("routeKey").asText(""),
        strings(event.path("pathParameters")),
        strings(event.path("queryStringParameters")),
        strings(event.path("headers")),
        body,
        strings(event.path("requestContext").path("authorizer").path("jwt").path("claims")));
  }

  /// A path parameter of the route; empty text if the route has none of that name.
  public String path(String name) {
    return path.getOrDefault(name, "");
  }

  /// The bearer token of the request, if it carries one.
  public Optional<String> bearer() {
    String value = headers.getOrDefault("authorization", "");
    return value.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(value.substring(7).strip())
        : Optional.empty();
  }

  /// The values of a claim. HTTP APIs hand an array over as one text, `[a b]`, parted by spaces
  /// only (a value may hold a comma); a text without brackets is one value.
  public List<String> claimValues(String name) {
    String value = claims.getOrDefault(name, "").strip();
    if (!value.startsWith("[") || !value.endsWith("]")) {
      return value.isEmpty() ? List.of() : List.of(value);
    }
    List<String> values = new ArrayList<>();
    for (String part : value.substring(1, value.length() - 1).split(" ", -1)) {
      if (!part.isEmpty()) {
        values.add(part);
      }
    }
    return values;
  }

  private static Map<String, String> strings(JsonNode node) {
    Map<String, String> values = new HashMap<>();
    node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText("")));
    return values;
  }
}
