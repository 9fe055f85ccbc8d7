package org.selbstcheck.app.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.contracts.JsonText;

/// A problem after RFC 9457. Clients decide by `type`; people read `title` and `detail`, which say
/// what to do next.
///
/// @param type `/errors/…`, stable
/// @param errors what is wrong with single fields of the body; may be empty
/// @param current of a conflict: writes the value that is stored
public record Problem(
    String type,
    int status,
    String title,
    String detail,
    List<FieldError> errors,
    Optional<JsonText.Writing> current) {

  public Problem {
    errors = List.copyOf(errors);
  }

  /// One field of the body.
  ///
  /// @param pointer JSON pointer into the body; the empty text is the whole body
  /// @param detail German
  public record FieldError(String pointer, String detail) {}

  public static Problem of(String type, int status, String title, String detail) {
    return new Problem(type, status, title, detail, List.of(), Optional.empty());
  }

  /// Somebody saved in between.
  ///
  /// @param current writes the value that is stored
  public static Problem conflict(JsonText.Writing current) {
    return new Problem(
        "/errors/conflict",
        409,
        "Jemand war schneller",
        "Diese Angabe wurde inzwischen geändert. Bitte wählen Sie, welcher Stand gelten soll; Ihre Eingabe"
            + " ist nicht verloren.",
        List.of(),
        Optional.of(current));
  }

  public static Problem fields(List<FieldError> errors) {
    return new Problem(
        "/errors/invalid",
        422,
        "Die Angaben passen so nicht",
        "Bitte prüfen Sie die genannten Stellen. Es wurde nichts gespeichert.",
        errors,
        Optional.empty());
  }

  /// The one answer to unknown, expired, revoked and foreign links: it gives no hint which.
  public static Problem link() {
    return of(
        "/errors/link",
        401,
        "Dieser Link öffnet nichts",
        "Vielleicht ist er unvollständig kopiert, abgelaufen oder durch einen neuen ersetzt. Bitte wenden Sie"
            + " sich an die Stelle, von der Sie ihn bekommen haben.");
  }

  public static Problem forbidden() {
    return of(
        "/errors/forbidden",
        403,
        "Das ist mit diesem Zugang nicht möglich",
        "Bitte wenden Sie sich an die Person, die den Selbstcheck bei Ihnen koordiniert.");
  }

  public static Problem notFound() {
    return of(
        "/errors/not-found",
        404,
        "Nicht gefunden",
        "Diese Adresse gibt es nicht. Bitte gehen Sie zurück und versuchen Sie es von dort aus erneut.");
  }

  /// The check is submitted, or its phase has ended.
  public static Problem notOpen() {
    return of(
        "/errors/not-open",
        409,
        "Dieser Selbstcheck nimmt gerade nichts an",
        "Er ist abgegeben oder die Projektphase ist zu Ende. Bitte wenden Sie sich an die Person, die ihn"
            + " bei Ihnen koordiniert.");
  }

  /// The instrument has no such indicator, or the check's scope leaves it out.
  public static Problem unknownIndicator() {
    return of(
        "/errors/unknown-indicator",
        404,
        "Diesen Indikator gibt es in Ihrem Selbstcheck nicht",
        "Bitte laden Sie die Seite neu. Es wurde nichts gespeichert.");
  }

  public static Problem malformed(String detail) {
    return of("/errors/malformed", 400, "Die Anfrage ist nicht lesbar", detail);
  }

  public static Problem tooLarge() {
    return of(
        "/errors/too-large",
        413,
        "Das ist zu viel auf einmal",
        "Mehr als 256 KB nimmt diese Stelle nicht an. Bitte kürzen Sie den Text; es wurde nichts gespeichert.");
  }

  public static Problem wrongType() {
    return of(
        "/errors/content-type",
        415,
        "Dieses Format wird hier nicht angenommen",
        "Erwartet wird application/json. Es wurde nichts gespeichert.");
  }

  public static Problem internal(String requestId) {
    return of(
        "/errors/internal",
        500,
        "Da ist bei uns etwas schiefgegangen",
        "Bitte versuchen Sie es in einigen Minuten noch einmal. Bleibt der Fehler, hilft uns diese Nummer: "
            + requestId);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("title", title);
    json.writeNumberField("status", status);
    json.writeStringField("detail", detail);
    if (!errors.isEmpty()) {
      json.writeArrayFieldStart("errors");
      for (FieldError error : errors) {
        json.writeStartObject();
        json.writeStringField("pointer", error.pointer());
        json.writeStringField("detail", error.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (current.isPresent()) {
      json.writeFieldName("current");
      current.get().to(json);
    }
    json.writeEndObject();
  }
}
