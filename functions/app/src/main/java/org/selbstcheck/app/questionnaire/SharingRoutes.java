package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.sharing.ProgressJson;
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.sharing.Sharing.Standing;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.RoofRelease;
import org.selbstcheck.app.store.Tables;

/// What the project team and the roofs of a check get to see of how far it is.
final class SharingRoutes {

  private static final int LONGEST_KEY = 9;

  private final Doorkeeper doorkeeper;
  private final Sharing sharing;

  SharingRoutes(Tables tables, Questions questions, Ids ids, Clock clock) {
    this.doorkeeper = new Doorkeeper(new Checks(tables), clock);
    this.sharing = new Sharing(tables, questions::of, ids, clock);
  }

  Response read(Request request) {
    return standing(sharing.standing(doorkeeper.open(request, Opened::leads).check()));
  }

  Response save(Request request) {
    Opened opened = doorkeeper.open(request, Opened::coordinator);
    Body body = Body.of(request, "progress", "roof");
    boolean shared = body.bool("progress");
    Optional<String> roof = body.optionalText("roof", LONGEST_KEY);
    body.check();
    String role = Names.of(opened.link().role());
    if (roof.isPresent()) {
      return sharing
          .share(opened.check(), role, roof.get(), shared)
          .map(SharingRoutes::standing)
          .orElseGet(() -> Response.problem(Problem.notFound()));
    }
    return sharing
        .share(opened.check(), role, shared)
        .map(SharingRoutes::standing)
        .orElseGet(() -> Response.problem(Questions.overtaken()));
  }

  private static Response standing(Standing standing) {
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("progress", standing.shown().isPresent());
          if (standing.shown().isPresent()) {
            progress(json, "shown", standing.shown().get());
          }
          progress(json, "now", standing.now());
          json.writeArrayFieldStart("roofs");
          for (RoofRelease roof : standing.roofs()) {
            json.writeStartObject();
            json.writeStringField("key", roof.roof().key());
            json.writeStringField("name", roof.roof().name());
            json.writeBooleanField("progress", roof.progress().isPresent());
            if (roof.progress().isPresent()) {
              progress(json, "shown", roof.progress().get());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void progress(JsonGenerator json, String name, Progress progress)
      throws IOException {
    json.writeFieldName(name);
    ProgressJson.write(json, progress);
  }
}
