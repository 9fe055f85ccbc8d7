package org.selbstcheck.benchmarks.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// Events as the platform hands them to functions.
public final class Requests {

  private static final String INDICATOR = SampleCheck.instrument().indicators().getFirst().id();

  private Requests() {}

  /// Opens a link.
  public static byte[] openLink(Token token) {
    return http("GET /api/check", Map.of(), authorization(token), "");
  }

  /// Saves the answer to the first indicator.
  ///
  /// @param seenRevision that the stored answer has, 0 if there is none
  public static byte[] saveAnswer(Token token, int seenRevision) {
    String body =
        """
        {"writeId":"messung-%d","seenRevision":%d,"answer":{"level":%d},"needForAction":true,"obstacles":["staff"]}"""
            .formatted(seenRevision, seenRevision, seenRevision % 5);
    return http(
        "PUT /api/check/answers/{indicator}",
        Map.of("indicator", INDICATOR),
        authorization(token),
        body);
  }

  /// Saves a level.
  ///
  /// @param writeId 8 to 40 characters, another one for every save
  /// @param seenRevision that the stored answer has, 0 if there is none
  public static byte[] saveLevel(
      Token token, String indicator, String writeId, long seenRevision, int level) {
    String body =
        """
        {"writeId":"%s","seenRevision":%d,"answer":{"level":%d},"needForAction":false,"obstacles":[]}"""
            .formatted(writeId, seenRevision, level);
    return http(
        "PUT /api/check/answers/{indicator}",
        Map.of("indicator", indicator),
        authorization(token),
        body);
  }

  /// Records what was agreed on the first indicator.
  ///
  /// @param seenRevision of what is recorded, 0 if nothing is
  public static byte[] recordPoint(Token token, int seenRevision) {
    String body =
        """
        {"writeId":"messung-%d","seenRevision":%d,"outcome":{"agreed":{"answer":{"level":2},
         "reason":"Der Plan liegt vor, umgesetzt ist er an zwei Stellen.","minority":[],"obstacles":["staff"]}}}"""
            .formatted(seenRevision, seenRevision);
    return http(
        "PUT /api/check/agreement/{indicator}",
        Map.of("indicator", INDICATOR),
        authorization(token),
        body);
  }

  /// Reads what all departments typed on the first indicator.
  public static byte[] readViews(Token token) {
    return http(
        "GET /api/check/agreement/{indicator}",
        Map.of("indicator", INDICATOR),
        authorization(token),
        "");
  }

  /// Any other route of the questionnaire or the results that only reads.
  public static byte[] read(String routeKey, Token token) {
    return http(routeKey, Map.of(), authorization(token), "");
  }

  /// Submits a check.
  ///
  /// @param number of the submission
  public static byte[] submit(Token token, int number) {
    return http(
        "POST /api/check/submissions",
        Map.of(),
        authorization(token),
        "{\"number\":" + number + "}");
  }

  /// Asks for a blank form.
  ///
  /// @param kind `pdf` or `xlsx`
  public static byte[] form(String kind) {
    InstrumentVersion instrument = SampleCheck.instrument().version();
    return http(
        "POST /api/forms",
        Map.of(),
        Map.of("content-type", "application/json"),
        "{\"instrument\":{\"id\":\"%s\",\"version\":%d},\"kind\":\"%s\"}"
            .formatted(instrument.id(), instrument.version(), kind));
  }

  /// Asks what a file that was uploaded would change.
  public static byte[] readIn(Token token, String upload) {
    return http(
        "POST /api/check/imports",
        Map.of(),
        authorization(token),
        "{\"upload\":\"" + upload + "\"}");
  }

  /// Any route of the administration that only reads, from a member of its group.
  ///
  /// @param query raw query string parameters
  public static byte[] administration(String routeKey, Map<String, String> query) {
    return administration(routeKey, Map.of(), query);
  }

  /// The municipalities of a phase.
  ///
  /// @param from where the answer before ended; 0 for the first
  public static byte[] municipalities(String phase, int from) {
    return administration(
        "GET /api/administration/phases/{phase}/municipalities",
        Map.of("phase", phase),
        Map.of("from", Integer.toString(from)));
  }

  private static byte[] administration(
      String routeKey, Map<String, String> path, Map<String, String> query) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          envelope(json, routeKey, path, Map.of());
          map(json, "queryStringParameters", query);
          json.writeObjectFieldStart("requestContext");
          json.writeObjectFieldStart("authorizer");
          json.writeObjectFieldStart("jwt");
          map(json, "claims", Map.of("sub", "messung", "cognito:groups", "[administrators]"));
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /// A record of the Jobs stream.
  public static byte[] job(String jobId) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("Records");
          json.writeStartObject();
          json.writeStringField("eventName", "INSERT");
          json.writeStringField("eventSource", "aws:dynamodb");
          json.writeObjectFieldStart("dynamodb");
          json.writeObjectFieldStart("Keys");
          json.writeObjectFieldStart("pk");
          json.writeStringField("S", "JOB#" + jobId);
          json.writeEndObject();
          json.writeObjectFieldStart("sk");
          json.writeStringField("S", "JOB");
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /// What the scheduler sends.
  public static byte[] schedule() {
    return "{\"source\":\"aws.scheduler\"}".getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> authorization(Token token) {
    return Map.of("authorization", "Bearer " + token, "content-type", "application/json");
  }

  private static byte[] http(
      String routeKey, Map<String, String> path, Map<String, String> headers, String body) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          envelope(json, routeKey, path, headers);
          json.writeStringField("body", body);
          json.writeBooleanField("isBase64Encoded", false);
          json.writeEndObject();
        });
  }

  private static void envelope(
      JsonGenerator json, String routeKey, Map<String, String> path, Map<String, String> headers)
      throws IOException {
    json.writeStringField("version", "2.0");
    json.writeStringField("routeKey", routeKey);
    json.writeStringField("rawQueryString", "");
    map(json, "pathParameters", path);
    map(json, "headers", headers);
  }

  private static void map(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
