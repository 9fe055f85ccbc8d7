package org.selbstcheck.app.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.selbstcheck.contracts.JsonText;

/// One JSON line per event on standard output, which the platform collects. Holds no personal data:
/// no body, no header, no token, no message of an exception (it may quote what was typed), only its
/// class and place.
public final class Log {

  private Log() {}

  /// An unexpected failure.
  ///
  /// @param where route key or kind of job, never a path with values
  public static void failure(String requestId, String where, Throwable failure) {
    StringBuilder chain = new StringBuilder();
    for (Throwable t = failure; t != null && chain.length() < 600; t = t.getCause()) {
      chain.append(chain.isEmpty() ? "" : " < ").append(t.getClass().getName());
      for (StackTraceElement frame : t.getStackTrace()) {
        if (frame.getClassName().startsWith("org.selbstcheck")) {
          chain.append(" at ").append(frame);
          break;
        }
      }
    }
    write(
        json -> {
          json.writeStartObject();
          json.writeStringField("level", "ERROR");
          json.writeStringField("requestId", requestId);
          json.writeStringField("where", where);
          json.writeStringField("failure", chain.toString());
          json.writeEndObject();
        });
  }

  /// Something worth counting, such as a job taken or a retry.
  public static void event(String name, String id, String outcome) {
    write(
        json -> {
          json.writeStartObject();
          json.writeStringField("level", "INFO");
          json.writeStringField("event", name);
          json.writeStringField("id", id);
          json.writeStringField("outcome", outcome);
          json.writeEndObject();
        });
  }

  /// A number that the platform makes a metric of, in the namespace `Selbstcheck` with the
  /// dimension `Stack`: its embedded metric format.
  ///
  /// @param stack the deployment that counts; an account may have several
  public static void count(String metric, long value, String stack, Instant now) {
    write(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("_aws");
          json.writeNumberField("Timestamp", now.toEpochMilli());
          json.writeArrayFieldStart("CloudWatchMetrics");
          json.writeStartObject();
          json.writeStringField("Namespace", "Selbstcheck");
          json.writeArrayFieldStart("Dimensions");
          json.writeStartArray();
          json.writeString("Stack");
          json.writeEndArray();
          json.writeEndArray();
          json.writeArrayFieldStart("Metrics");
          json.writeStartObject();
          json.writeStringField("Name", metric);
          json.writeStringField("Unit", "Count");
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
          json.writeStringField("Stack", stack);
          json.writeNumberField(metric, value);
          json.writeEndObject();
        });
  }

  @SuppressWarnings("SystemOut") // Standard output is the platform's log.
  private static void write(JsonText.Writing line) {
    System.out.println(new String(JsonText.write(line), StandardCharsets.UTF_8));
  }
}
