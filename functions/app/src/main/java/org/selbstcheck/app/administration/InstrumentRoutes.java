package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.administration.Publishing.Offered;
import org.selbstcheck.app.administration.Publishing.Published;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.OwnInstrument;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.CompiledInstrument;
import org.selbstcheck.instruments.InstrumentCatalogue;
import org.selbstcheck.instruments.editorial.Proof;
import org.selbstcheck.instruments.editorial.Proof.Remark;
import org.selbstcheck.instruments.editorial.Publication;

/// Questionnaires: which there are, and bringing an own one.
final class InstrumentRoutes {

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern FINGERPRINT = Pattern.compile("sha256:[0-9a-f]{64}");

  /// Nobody works through more at once.
  private static final int MOST_REMARKS = 200;

  private final Programme programme;
  private final Publishing publishing;
  private final InstrumentCatalogue shipped = new InstrumentCatalogue();
  private final Objects objects;
  private final Ids ids;

  InstrumentRoutes(Tables tables, Publishing publishing, Objects objects, Ids ids) {
    this.programme = new Programme(tables);
    this.publishing = publishing;
    this.objects = objects;
    this.ids = ids;
  }

  Response listInstruments(Request request) {
    List<Listed> listed = new ArrayList<>();
    for (InstrumentVersion version : shipped.versions()) {
      listed.add(Listed.of(shipped.of(version)));
    }
    programme.instruments().forEach(own -> listed.add(Listed.of(own)));
    return Response.list("instruments", listed, InstrumentRoutes::listed);
  }

  Response createInstrumentUpload(Request request) {
    String upload = ids.next();
    String url = objects.uploadLink(ObjectKeys.draft(upload), Objects.UPLOAD_LIFE);
    return Response.upload(upload, url);
  }

  Response readInstrument(Request request) {
    Body body = Body.of(request, "upload");
    String upload = upload(body);
    body.check();
    return publishing
        .read(upload)
        .map(proof -> Response.json(200, json -> proof(json, proof)))
        .orElseGet(() -> Response.problem(Problem.notFound()));
  }

  Response publishInstrument(Request request) {
    Body body = Body.of(request, "upload", "fingerprint");
    String upload = upload(body);
    String fingerprint =
        body.text("fingerprint", FINGERPRINT, "Erwartet wird der Fingerabdruck der Prüfung.");
    body.check();
    return switch (publishing.publish(upload, fingerprint)) {
      case Published.Done(OwnInstrument own) ->
          Response.json(201, json -> listed(json, Listed.of(own)));
      case Published.Missing() -> Response.problem(Problem.notFound());
      case Published.Changed() ->
          Response.problem(
              Problem.of(
                  "/errors/instrument-changed",
                  409,
                  "Die Datei ist nicht die, die geprüft wurde",
                  "Es wurde nichts veröffentlicht. Bitte laden Sie die Datei noch einmal hoch."));
      case Published.Blocked() ->
          Response.problem(
              Problem.of(
                  "/errors/instrument-blocked",
                  409,
                  "So lässt sich der Fragebogen nicht veröffentlichen",
                  "Etwas in der Datei verhindert es, oder die Version wurde inzwischen vergeben. Bitte laden"
                      + " Sie die Datei noch einmal hoch; dann sehen Sie, woran es liegt."));
    };
  }

  Response offerInstrument(Request request) {
    Body body = Body.of(request, "revision", "offered", "reason");
    int revision = body.integer("revision", 1, Integer.MAX_VALUE);
    boolean offered = body.bool("offered");
    Optional<String> reason =
        body.optionalText("reason", PhaseReading.REASON_CHARACTERS)
            .map(String::strip)
            .filter(it -> !it.isEmpty() && !offered);
    if (!offered && body.valid() && reason.isEmpty()) {
      body.error("reason", "Bitte sagen Sie in einem Satz, warum er nicht mehr angeboten wird.");
    }
    body.check();
    Optional<InstrumentVersion> version =
        VERSION.matcher(request.path("version")).matches()
            ? InstrumentVersion.of(
                request.path("instrument"), Integer.parseInt(request.path("version")))
            : Optional.empty();
    if (version.isEmpty()) {
      return Response.problem(Problem.notFound());
    }
    return switch (publishing.offer(version.get(), revision, reason)) {
      case Offered.Done(OwnInstrument own) ->
          Response.json(200, json -> listed(json, Listed.of(own)));
      case Offered.Conflict(OwnInstrument current) ->
          Response.problem(Problem.conflict(json -> listed(json, Listed.of(current))));
      case Offered.Missing() -> Response.problem(Problem.notFound());
    };
  }

  private static String upload(Body body) {
    return body.text("upload", ObjectKeys.UPLOAD_ID, "Diese Kennung gehört zu keinem Hochladen.");
  }

  /// One line of the list.
  ///
  /// @param published empty while it is a draft, which only shipped ones can be here
  /// @param own what is stored of an own one
  private record Listed(
      InstrumentVersion version,
      String title,
      int indicators,
      Optional<LocalDate> published,
      Optional<OwnInstrument> own) {

    static Listed of(Instrument shipped) {
      return new Listed(
          shipped.version(),
          shipped.title(),
          shipped.indicators().size(),
          shipped.published(),
          Optional.empty());
    }

    static Listed of(OwnInstrument own) {
      return new Listed(
          own.version(),
          own.title(),
          own.indicators(),
          Optional.of(own.published()),
          Optional.of(own));
    }
  }

  private static void listed(JsonGenerator json, Listed listed) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", listed.version().id());
    json.writeNumberField("version", listed.version().version());
    json.writeStringField("title", listed.title());
    json.writeNumberField("indicators", listed.indicators());
    if (listed.published().isPresent()) {
      json.writeStringField("published", listed.published().get().toString());
    }
    json.writeBooleanField("own", listed.own().isPresent());
    if (listed.own().isPresent()) {
      OwnInstrument own = listed.own().get();
      json.writeNumberField("revision", own.revision());
      if (own.withdrawal().isPresent()) {
        json.writeObjectFieldStart("withdrawn");
        json.writeStringField("on", own.withdrawal().get().on().toString());
        json.writeStringField("reason", own.withdrawal().get().reason());
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private static void proof(JsonGenerator json, Proof proof) throws IOException {
    json.writeStartObject();
    json.writeNumberField("total", proof.remarks().size());
    json.writeArrayFieldStart("remarks");
    for (Remark remark : proof.remarks().stream().limit(MOST_REMARKS).toList()) {
      json.writeStartObject();
      json.writeBooleanField("blocks", remark.blocks());
      json.writeStringField("rule", remark.rule());
      json.writeStringField("id", remark.id());
      json.writeStringField("place", remark.place());
      if (remark.line().isPresent()) {
        json.writeNumberField("line", remark.line().get());
      }
      json.writeStringField("text", remark.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (proof.instrument().isPresent()) {
      json.writeStringField("fingerprint", Publication.fingerprint(proof.instrument().get()));
      json.writeFieldName("instrument");
      CompiledInstrument.write(proof.instrument().get(), json);
    }
    json.writeEndObject();
  }
}
