package org.selbstcheck.app.results;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.roof.Communes;
import org.selbstcheck.app.roof.Communes.Commune;
import org.selbstcheck.app.sharing.ProgressJson;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// What a Kreis or Verband sees of its communes; for whoever leads its check.
final class RoofRoutes {

  private final Doorkeeper doorkeeper;
  private final Communes communes;
  private final Objects objects;
  private final Clock clock;

  RoofRoutes(Tables tables, Objects objects, Clock clock) {
    this.doorkeeper = new Doorkeeper(new Checks(tables), clock);
    this.communes = new Communes(tables);
    this.objects = objects;
    this.clock = clock;
  }

  Response readCommunes(Request request) {
    return Response.list(
        "communes", communes.of(open(request), clock.instant()), RoofRoutes::commune);
  }

  Response createLink(Request request) {
    Document document =
        communes
            .document(
                open(request),
                request.path("municipality"),
                request.path("document"),
                clock.instant())
            .orElseThrow(() -> new Refused(Problem.notFound()));
    return DocumentRoutes.link(objects, document);
  }

  /// @throws Refused if the link does not lead the check of a roof
  private Check open(Request request) {
    return doorkeeper.open(request, opened -> opened.leads() && isRoof(opened)).check();
  }

  private static boolean isRoof(Opened opened) {
    return MunicipalityKey.parse(opened.check().municipality().key())
        .filter(MunicipalityKey::hasMembers)
        .isPresent();
  }

  private static void commune(JsonGenerator json, Commune commune) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", commune.municipality().key());
    json.writeStringField("name", commune.municipality().name());
    if (commune.progress().isPresent()) {
      json.writeFieldName("progress");
      ProgressJson.write(json, commune.progress().get());
    }
    json.writeArrayFieldStart("documents");
    for (Document document : commune.documents()) {
      json.writeStartObject();
      json.writeStringField("id", document.id());
      json.writeStringField("kind", Names.of(document.kind()));
      json.writeStringField("tone", Names.of(document.tone()));
      json.writeStringField("edition", Names.of(document.edition()));
      json.writeNumberField("submission", document.submission());
      json.writeStringField("on", document.on().toString());
      if (document.bytes().isPresent()) {
        json.writeNumberField("bytes", (long) document.bytes().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
