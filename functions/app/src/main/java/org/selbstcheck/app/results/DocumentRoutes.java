package org.selbstcheck.app.results;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.orders.OrderReading;
import org.selbstcheck.app.orders.Ordering;
import org.selbstcheck.app.orders.Releasing;
import org.selbstcheck.app.orders.Releasing.Released;
import org.selbstcheck.app.roof.Granting;
import org.selbstcheck.app.roof.Granting.Granted;
import org.selbstcheck.app.roof.Roofs;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.RoofRelease;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.report.Edition;

/// The documents of a check: ordered, looked at, opened, released.
final class DocumentRoutes {

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Objects objects;
  private final Ordering ordering;
  private final Releasing releasing;
  private final Granting granting;
  private final Roofs roofs;

  DocumentRoutes(Tables tables, Objects objects, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.objects = objects;
    this.ordering = new Ordering(tables, checks, ids, clock);
    this.releasing = new Releasing(tables, ids, clock);
    this.granting = new Granting(tables, ids, clock);
    this.roofs = new Roofs(tables);
  }

  Response readDocuments(Request request) {
    Opened opened = doorkeeper.open(request);
    List<RoofRelease> releases = releases(opened);
    List<Document> documents =
        checks.documents(opened.check().id()).stream()
            .filter(document -> mayRead(opened, document))
            .sorted(
                Comparator.comparingInt(Document::submission)
                    .thenComparing(Document::on)
                    .reversed()
                    .thenComparing(Document::id))
            .toList();
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("documents");
          for (Document document : documents) {
            document(json, document, releases);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("roofs");
          for (RoofRelease release : releases) {
            json.writeStartObject();
            json.writeStringField("key", release.roof().key());
            json.writeStringField("name", release.roof().name());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response orderDocument(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Check check = opened.check();
    Body body = Body.of(request, "kind", "tone", "edition", "submission");
    OrderReading order = OrderReading.of(body);
    Optional<Integer> number =
        body.has("submission")
            ? Optional.of(body.integer("submission", 1, Integer.MAX_VALUE))
            : Optional.empty();
    body.check();
    Submission submission =
        checks
            .submission(check.id(), number.orElse(check.submission()))
            .orElseThrow(
                () ->
                    new Refused(
                        number.isPresent() ? Problem.notFound() : ResultRoutes.nothingSubmitted()));
    Document document =
        ordering.order(
            check,
            new Ordering.Submitted(submission.number(), submission.on()),
            order,
            Names.of(opened.link().role()));
    List<RoofRelease> releases = releases(opened);
    return Response.json(202, json -> document(json, document, releases));
  }

  Response releaseDocument(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "released", "roof");
    boolean released = body.bool("released");
    Optional<String> roof = body.optionalText("roof", Roofs.LONGEST_KEY);
    body.check();
    String documentId = request.path("document");
    String role = Names.of(opened.link().role());
    return roof.isPresent()
        ? releaseToRoof(opened, documentId, roof.get(), released, role)
        : releaseToTeam(opened, documentId, released, role);
  }

  private Response releaseToTeam(Opened opened, String documentId, boolean released, String role) {
    return switch (releasing.release(opened.check(), documentId, released, role)) {
      case Released.Done(Document document) -> shown(opened, document);
      case Released.NotMade() -> Response.problem(notMade());
      case Released.Missing() -> Response.problem(Problem.notFound());
    };
  }

  private Response releaseToRoof(
      Opened opened, String documentId, String roof, boolean released, String role) {
    return switch (granting.document(opened.check(), roof, documentId, released, role)) {
      case Granted.Done _ ->
          checks
              .document(opened.check().id(), documentId)
              .map(document -> shown(opened, document))
              .orElseGet(() -> Response.problem(Problem.notFound()));
      case Granted.NotMade() -> Response.problem(notMade());
      case Granted.Missing() -> Response.problem(Problem.notFound());
    };
  }

  private Response shown(Opened opened, Document document) {
    List<RoofRelease> releases = releases(opened);
    return Response.json(200, json -> document(json, document, releases));
  }

  /// What is released to whom above the municipality; only whoever decides on it sees that.
  private List<RoofRelease> releases(Opened opened) {
    return opened.leads() ? roofs.of(opened.check()) : List.of();
  }

  private static Problem notMade() {
    return Problem.of(
        "/errors/not-made",
        409,
        "Dieses Dokument ist noch nicht fertig",
        "Freigeben lässt sich, was erstellt ist und was Sie ansehen können.");
  }

  Response createDocumentLink(Request request) {
    Opened opened = doorkeeper.open(request);
    Document document =
        checks
            .document(opened.check().id(), request.path("document"))
            .filter(it -> mayRead(opened, it))
            .orElseThrow(() -> new Refused(Problem.notFound()));
    return link(objects, document);
  }

  /// The answer with a link to a document that may be opened.
  static Response link(Objects objects, Document document) {
    if (document.objectKey().isEmpty() || document.fileName().isEmpty()) {
      return Response.problem(Problem.notFound());
    }
    String url = objects.downloadLink(document.objectKey().get(), document.fileName().get());
    return Response.download(url, Objects.DOWNLOAD_LIFE);
  }

  private static boolean mayRead(Opened opened, Document document) {
    return document.edition() == Edition.PUBLIC || opened.readsInternal();
  }

  private static void document(JsonGenerator json, Document document, List<RoofRelease> releases)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", document.id());
    json.writeStringField("kind", Names.of(document.kind()));
    json.writeStringField("tone", Names.of(document.tone()));
    json.writeStringField("edition", Names.of(document.edition()));
    json.writeStringField("state", Names.of(document.state()));
    json.writeNumberField("submission", document.submission());
    if (document.commentary().isPresent()) {
      json.writeNumberField("commentary", (int) document.commentary().get());
    }
    if (document.earlierRound().isPresent()) {
      json.writeNumberField("earlierRound", (int) document.earlierRound().get());
    }
    json.writeBooleanField("released", document.released());
    json.writeArrayFieldStart("roofs");
    for (RoofRelease release : releases) {
      if (release.holds(document.id())) {
        json.writeString(release.roof().key());
      }
    }
    json.writeEndArray();
    json.writeStringField("on", document.on().toString());
    if (document.reason().isPresent()) {
      json.writeStringField("reason", document.reason().get());
    }
    if (document.bytes().isPresent()) {
      json.writeNumberField("bytes", (long) document.bytes().get());
    }
    if (document.fileName().isPresent()) {
      json.writeStringField("fileName", document.fileName().get());
    }
    json.writeEndObject();
  }
}
