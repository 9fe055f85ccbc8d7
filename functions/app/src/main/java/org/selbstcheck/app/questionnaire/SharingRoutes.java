package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.sharing.Sharing.Standing;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.Tables;

/// What the project team gets to see of how far a check is.
final class SharingRoutes {

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
    Body body = Body.of(request, "progress");
    boolean shared = body.bool("progress");
    body.check();
    Optional<Standing> standing =
        sharing.share(opened.check(), Names.of(opened.link().role()), shared);
    return standing
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
          json.writeEndObject();
        });
  }

  private static void progress(JsonGenerator json, String name, Progress progress)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("coverage", progress.coverage());
    if (progress.submittedOn().isPresent()) {
      json.writeStringField("submittedOn", progress.submittedOn().get().toString());
    }
    json.writeBooleanField("reported", progress.reported());
    json.writeStringField("asOf", progress.asOf().toString());
    json.writeEndObject();
  }
}
