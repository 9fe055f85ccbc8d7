package org.selbstcheck.app.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.selbstcheck.contracts.JsonText;

/// What a function answers.
///
/// @param status HTTP status
/// @param contentType media type of the body
/// @param body JSON text
/// @param caching the value of `cache-control`
public record Response(int status, String contentType, String body, String caching) {

  /// Nothing of a check may lie in a cache.
  private static final String NEVER = "no-store";

  /// A year is what caches take for ever.
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private Response(int status, String contentType, String body) {
    this(status, contentType, body, NEVER);
  }

  public static Response json(int status, JsonText.Writing body) {
    return json(status, JsonText.write(body));
  }

  /// JSON that is stored as UTF-8 already.
  public static Response json(int status, byte[] body) {
    return new Response(status, "application/json", new String(body, StandardCharsets.UTF_8));
  }

  /// Public JSON that never changes.
  public static Response immutable(byte[] body) {
    return new Response(
        200, "application/json", new String(body, StandardCharsets.UTF_8), FOR_EVER);
  }

  /// Writes one element of a list.
  public interface Element<T> {
    void write(JsonGenerator json, T element) throws IOException;
  }

  /// 200 with one member that is a list.
  public static <T> Response list(String name, List<T> elements, Element<T> writing) {
    return json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart(name);
          for (T element : elements) {
            writing.write(json, element);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /// 201 with a link that downloads something.
  ///
  /// @param life how long the link lives
  public static Response download(String url, Duration life) {
    return json(
        201,
        json -> {
          json.writeStartObject();
          json.writeStringField("url", url);
          json.writeNumberField("lifeSeconds", life.toSeconds());
          json.writeEndObject();
        });
  }

  /// 201 with a link to which the browser puts a file.
  ///
  /// @param upload id by which the file is asked for afterwards
  public static Response upload(String upload, String url) {
    return json(
        201,
        json -> {
          json.writeStartObject();
          json.writeStringField("upload", upload);
          json.writeStringField("url", url);
          json.writeEndObject();
        });
  }

  public static Response problem(Problem problem) {
    return new Response(
        problem.status(),
        "application/problem+json",
        new String(JsonText.write(problem::write), StandardCharsets.UTF_8));
  }

  /// The response in payload format 2.0.
  byte[] toEvent() {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberField("statusCode", status);
          json.writeObjectFieldStart("headers");
          json.writeStringField("content-type", contentType);
          json.writeStringField("cache-control", caching);
          json.writeEndObject();
          json.writeStringField("body", body);
          json.writeBooleanField("isBase64Encoded", false);
          json.writeEndObject();
        });
  }
}
