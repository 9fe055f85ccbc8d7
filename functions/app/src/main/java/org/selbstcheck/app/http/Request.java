package org.selbstcheck.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;

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

  /// An access token as the authorizer takes it, of which the second part says something.
  private static final Pattern TOKEN =
      Pattern.compile("(?i:bearer +)?[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+");

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
  ///
  /// A value may hold a space as well: `[former administrators]` is one group or two. Where it
  /// could be several, the token itself says which they are, and where it does not there are none.
  public List<String> claimValues(String name) {
    String value = claims.getOrDefault(name, "").strip();
    if (!value.startsWith("[") || !value.endsWith("]")) {
      return value.isEmpty() ? List.of() : List.of(value);
    }
    List<String> words = words(value.substring(1, value.length() - 1));
    return words.size() < 2
        ? words
        : listed(name).stream().filter(one -> words.containsAll(words(one))).toList();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /// The texts of an array in the token, of which the authorizer has seen that it is genuine.
  private List<String> listed(String name) {
    Matcher token = TOKEN.matcher(headers.getOrDefault("authorization", "").strip());
    if (!token.matches()) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    if (JsonText.parse(decoded(token.group(1))) instanceof Reading.Accepted<JsonNode>(var said)
        && said.path(name).isArray()) {
      said.path(name).forEach(value -> values.add(value.asText("")));
    }
    return values;
  }

  private static byte[] decoded(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Map<String, String> strings(JsonNode node) {
    Map<String, String> values = new HashMap<>();
    node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText("")));
    return values;
  }
}
