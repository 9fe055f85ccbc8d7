package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.selbstcheck.app.administration.Archiving.Opened;
import org.selbstcheck.app.administration.Archiving.Standing;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.PhaseArchive;

/// Everything that was released in a phase as one file.
final class ArchiveRoutes {

  private final Members members;
  private final Archiving archiving;

  ArchiveRoutes(Members members, Archiving archiving) {
    this.members = members;
    this.archiving = archiving;
  }

  Response getArchive(Request request) {
    Standing standing = archiving.standing(members.requirePhase(request));
    return Response.json(200, json -> standing(json, standing));
  }

  Response orderArchive(Request request) {
    return archiving
        .order(members.requirePhase(request))
        .map(standing -> Response.json(202, json -> standing(json, standing)))
        .orElseGet(
            () ->
                Response.problem(
                    Problem.of(
                        "/errors/nothing-released",
                        409,
                        "Noch ist nichts freigegeben",
                        "Sobald eine Kommune ein Dokument freigibt, können Sie es hier mitnehmen.")));
  }

  Response createArchiveLink(Request request) {
    return switch (archiving.open(members.requirePhase(request), request.path("archive"))) {
      case Opened.Link(String url) -> Response.download(url, Objects.DOWNLOAD_LIFE);
      case Opened.Missing() -> Response.problem(Problem.notFound());
      case Opened.Withdrawn() ->
          Response.problem(
              Problem.of(
                  "/errors/archive-outdated",
                  409,
                  "Diese Sammlung lässt sich nicht mehr öffnen",
                  "Seit sie entstand, wurde eine Freigabe zurückgenommen oder ein Selbstcheck gelöscht."
                      + " Bitte stellen Sie die Sammlung neu zusammen."));
    };
  }

  private static void standing(JsonGenerator json, Standing standing) throws IOException {
    json.writeStartObject();
    json.writeNumberField("documents", standing.documents());
    json.writeNumberField("municipalities", standing.municipalities());
    if (standing.archive().isPresent()) {
      PhaseArchive archive = standing.archive().get();
      json.writeObjectFieldStart("archive");
      json.writeStringField("id", archive.id());
      json.writeStringField("state", Names.of(archive.state()));
      json.writeStringField("on", archive.on().toString());
      if (archive.bytes().isPresent()) {
        json.writeNumberField("bytes", archive.bytes().get());
      }
      if (archive.reason().isPresent()) {
        json.writeStringField("reason", archive.reason().get());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
