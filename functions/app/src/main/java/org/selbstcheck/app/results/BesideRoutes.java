package org.selbstcheck.app.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.selbstcheck.app.frozen.FrozenRound;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.results.Commenting.Said;
import org.selbstcheck.app.results.Commenting.Standing;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.CommentaryVersion;
import org.selbstcheck.app.store.EarlierHead;
import org.selbstcheck.app.store.EarlierVersion;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.Instruments;

/// What stands beside a result: the companion's commentary and the earlier round.
final class BesideRoutes {

  private static final int MOST_TEXTS = 20;
  private static final int TEXT_CHARACTERS = 2000;
  private static final int FIELD_CHARACTERS = 64;

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Instruments instruments;
  private final Commenting commenting;

  BesideRoutes(Tables tables, Instruments instruments, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.instruments = instruments;
    this.commenting = new Commenting(tables, ids, clock);
  }

  Response readCommentary(Request request) {
    Opened opened = doorkeeper.open(request, Opened::readsInternal);
    Standing standing = commenting.standing(opened.check());
    return Response.json(200, json -> commentary(json, standing));
  }

  Response saveCommentary(Request request) {
    Opened opened = doorkeeper.open(request, Opened::accompanies);
    Body body = Body.of(request, "seenVersion", "texts");
    int seenVersion = body.integer("seenVersion", 0, Integer.MAX_VALUE);
    Instrument instrument = instruments.of(opened.check().instrument());
    Map<String, String> texts = texts(body, instrument);
    body.check();
    Optional<String> overall = Optional.ofNullable(texts.remove(""));
    return answer(commenting.save(opened.check(), seenVersion, overall, texts));
  }

  /// Texts by field, that on the whole under the empty text; empty ones are left out.
  private static Map<String, String> texts(Body body, Instrument instrument) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Body text : body.objects("texts", MOST_TEXTS, "field", "text")) {
      boolean whole = text.node("field").map(JsonNode::isNull).orElse(false);
      String field = whole ? "" : text.has("field") ? text.text("field", 1, FIELD_CHARACTERS) : "";
      if (!field.isEmpty()
          && instrument.fields().stream().noneMatch(known -> known.id().equals(field))) {
        text.error("field", "Dieses Handlungsfeld gibt es nicht.");
      }
      String said = text.text("text", 0, TEXT_CHARACTERS);
      if (texts.put(field, said) != null) {
        text.error("field", "Dazu steht schon ein Text da.");
      }
    }
    texts.values().removeIf(String::isBlank);
    return texts;
  }

  Response consent(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "version", "public");
    int version = body.integer("version", 1, Integer.MAX_VALUE);
    boolean consented = body.bool("public");
    body.check();
    return answer(
        commenting.consent(opened.check(), version, consented, Names.of(opened.link().role())));
  }

  private static Response answer(Said said) {
    return switch (said) {
      case Said.Done(Standing now) -> Response.json(200, json -> commentary(json, now));
      case Said.Conflict(Standing current) ->
          Response.problem(Problem.conflict(json -> commentary(json, current)));
    };
  }

  private static void commentary(JsonGenerator json, Standing standing) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", standing.head().version());
    Optional<CommentaryVersion> version = standing.version();
    if (version.isPresent()) {
      json.writeStringField("on", version.get().on().toString());
    }
    json.writeArrayFieldStart("texts");
    if (version.isPresent()) {
      if (version.get().overall().isPresent()) {
        json.writeStartObject();
        json.writeNullField("field");
        json.writeStringField("text", version.get().overall().get());
        json.writeEndObject();
      }
      for (Map.Entry<String, String> text : new TreeMap<>(version.get().byField()).entrySet()) {
        json.writeStartObject();
        json.writeStringField("field", text.getKey());
        json.writeStringField("text", text.getValue());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeBooleanField("public", standing.head().consented());
    json.writeEndObject();
  }

  Response readEarlierRound(Request request) {
    Opened opened = doorkeeper.open(request, Opened::readsInternal);
    EarlierHead head = checks.beside(opened.check()).earlier();
    Optional<EarlierVersion> version =
        head.shown() == 0
            ? Optional.empty()
            : checks.earlierRound(opened.check().id(), head.version());
    return Response.json(200, json -> FrozenRound.writeAbout(version, json));
  }
}
