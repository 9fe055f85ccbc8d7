package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.administration.Reporting.Ordered;
import org.selbstcheck.app.administration.Reporting.Shown;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.orders.OrderReading;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDocument;
import org.selbstcheck.contracts.JsonText;

/// Documents of a phase: ordering them, and opening those that were released.
final class DocumentRoutes {

  /// So many take a few seconds, well below what a request may.
  private static final int MOST_ORDERED = 50;

  private final Members members;
  private final Reporting reporting;
  private final Objects objects;

  DocumentRoutes(Members members, Reporting reporting, Objects objects) {
    this.members = members;
    this.reporting = reporting;
    this.objects = objects;
  }

  Response listDocuments(Request request) {
    return Response.list(
        "documents", reporting.list(members.requirePhase(request)), DocumentRoutes::document);
  }

  Response orderDocuments(Request request) {
    Phase phase = members.requirePhase(request);
    Body body = Body.of(request, "kind", "tone", "edition", "municipalities");
    OrderReading order = OrderReading.of(body);
    List<Admission> admissions = admissions(body, phase);
    body.check();
    Ordered ordered = reporting.order(admissions, order);
    return Response.json(
        202,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("documents");
          for (Shown shown : ordered.documents()) {
            document(json, shown);
          }
          json.writeEndArray();
          JsonText.writeTexts("nothing", ordered.nothing(), json);
          json.writeEndObject();
        });
  }

  private List<Admission> admissions(Body body, Phase phase) {
    Map<String, Admission> known = new HashMap<>();
    members.all(phase).forEach(admission -> known.put(admission.municipality().key(), admission));
    List<JsonNode> keys = body.list("municipalities", MOST_ORDERED);
    if (keys.isEmpty() && body.valid()) {
      body.error("municipalities", "Bitte wählen Sie mindestens eine Kommune.");
    }
    Map<String, Admission> chosen = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      Admission admission = known.get(keys.get(i).isTextual() ? keys.get(i).textValue() : "");
      if (admission == null) {
        body.errorAt("/municipalities/" + i, "Diese Kommune ist in der Phase nicht aufgenommen.");
      } else {
        chosen.put(admission.municipality().key(), admission);
      }
    }
    return List.copyOf(chosen.values());
  }

  Response createReleasedLink(Request request) {
    members.requirePhase(request);
    Admission admission = members.require(request);
    Optional<Document> document = reporting.released(admission, request.path("document"));
    if (document.flatMap(Document::objectKey).isEmpty()
        || document.flatMap(Document::fileName).isEmpty()) {
      return Response.problem(Problem.notFound());
    }
    reporting.noteOpened(admission, document.get());
    String url =
        objects.downloadLink(
            document.get().objectKey().orElseThrow(), document.get().fileName().orElseThrow());
    return Response.download(url, Objects.DOWNLOAD_LIFE);
  }

  private static void document(JsonGenerator json, Shown shown) throws IOException {
    PhaseDocument document = shown.document();
    json.writeStartObject();
    json.writeStringField("key", document.municipality().key());
    json.writeStringField("municipality", document.municipality().name());
    json.writeStringField("document", document.documentId());
    json.writeStringField("kind", Names.of(document.kind()));
    json.writeStringField("tone", Names.of(document.tone()));
    json.writeStringField("edition", Names.of(document.edition()));
    json.writeBooleanField("ordered", document.ordered());
    json.writeBooleanField("released", document.released());
    if (shown.job().isPresent()) {
      Job job = shown.job().get();
      json.writeStringField("state", Names.of(job.state()));
      if (job.state() == Job.State.FAILED) {
        json.writeStringField("job", job.id());
        if (job.reason().isPresent()) {
          json.writeStringField("reason", job.reason().get());
        }
      }
    }
    json.writeEndObject();
  }
}
