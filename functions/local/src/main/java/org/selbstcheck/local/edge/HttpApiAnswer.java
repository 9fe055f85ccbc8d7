package org.selbstcheck.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Turns what a function answered into a response, by the rules of the payload format 2.0: without
/// a `statusCode` the whole answer is the body, with one it says what the response is.
final class HttpApiAnswer {
  /// What the platform lets a function answer at most.
  static final int LARGEST = 6 * 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final WebResponse BROKEN = WebResponse.message(500, "Internal Server Error");

  private HttpApiAnswer() {}

  static WebResponse of(byte[] payload) {
    if (payload.length > LARGEST) {
      return BROKEN;
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(payload);
    } catch (IOException e) {
      return BROKEN;
    }
    if (!answer.isObject() || !answer.has("statusCode")) {
      String text = answer.isTextual() ? answer.textValue() : answer.toString();
      return new WebResponse(
          200,
          List.of(new WebResponse.Header("content-type", "application/json")),
          text.getBytes(StandardCharsets.UTF_8));
    }
    int status = answer.path("statusCode").asInt(0);
    if (status < 100 || status > 599) {
      return BROKEN;
    }
    List<WebResponse.Header> headers = new ArrayList<>();
    answer
        .path("headers")
        .properties()
        .forEach(
            entry ->
                headers.add(
                    new WebResponse.Header(
                        entry.getKey().toLowerCase(Locale.ROOT), entry.getValue().asText())));
    if (headers.stream().noneMatch(header -> header.name().equals("content-type"))) {
      headers.add(new WebResponse.Header("content-type", "text/plain; charset=utf-8"));
    }
    answer
        .path("cookies")
        .forEach(cookie -> headers.add(new WebResponse.Header("set-cookie", cookie.asText())));
    String body = answer.path("body").isNull() ? "" : answer.path("body").asText("");
    try {
      byte[] bytes =
          answer.path("isBase64Encoded").asBoolean(false)
              ? Base64.getDecoder().decode(body)
              : body.getBytes(StandardCharsets.UTF_8);
      return new WebResponse(status, headers, bytes);
    } catch (IllegalArgumentException e) {
      return BROKEN;
    }
  }
}
