package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.questionnaire.OwnStatements.Changed;
import org.selbstcheck.app.questionnaire.OwnStatements.Standing;
import org.selbstcheck.app.questionnaire.OwnStatements.Why;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Tables;

/// What the municipality asks beyond the instrument.
final class OwnRoutes {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{8,40}");

  /// Of the contract.
  private static final int STATEMENT_CHARACTERS = 500;

  private final Doorkeeper doorkeeper;
  private final OwnStatements statements;

  OwnRoutes(Tables tables, Ids ids, Clock clock) {
    this.doorkeeper = new Doorkeeper(new Checks(tables), clock);
    this.statements = new OwnStatements(tables, ids, clock);
  }

  Response list(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    List<Standing> all = statements.all(opened.check());
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeNumberField("most", Own.MOST);
          json.writeArrayFieldStart("statements");
          for (Standing standing : all) {
            Views.own(json, standing);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response save(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "seenRevision", "statement", "keepsAnswers");
    int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
    // One line, as those of the instrument are.
    String statement =
        body.text("statement", 1, STATEMENT_CHARACTERS).strip().replaceAll("\\s+", " ");
    if (body.valid() && statement.isEmpty()) {
      body.error("statement", "Hier fehlt ein Text.");
    }
    boolean keepsAnswers = body.has("keepsAnswers") && body.bool("keepsAnswers");
    String id = request.path("id");
    if (seenRevision == 0 && !ID.matcher(id).matches()) {
      body.error("id", "Erwartet werden 8 bis 40 Kleinbuchstaben, Ziffern und Bindestriche.");
    }
    body.check();
    return answer(statements.save(opened, id, seenRevision, statement, keepsAnswers));
  }

  Response remove(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    return answer(statements.remove(opened, request.path("id")));
  }

  private static Response answer(Changed changed) {
    return switch (changed) {
      case Changed.Done(Standing standing) -> Response.json(200, json -> Views.own(json, standing));
      case Changed.Conflict(Standing current) ->
          Response.problem(Problem.conflict(json -> Views.own(json, current)));
      case Changed.Answered(int departments) -> Response.problem(answered(departments));
      case Changed.Missing() -> Response.problem(Problem.notFound());
      case Changed.NotOpen() -> Response.problem(Questions.notOpen());
      case Changed.Refused(Why why) -> Response.problem(refused(why));
    };
  }

  private static Problem answered(int departments) {
    String who = departments == 1 ? "Eine Stelle hat" : "%d Stellen haben".formatted(departments);
    return Problem.of(
        "/errors/statement-answered",
        409,
        "Diese Aussage ist schon beantwortet",
        who
            + " den bisherigen Wortlaut beantwortet. Gespeichert wird der neue erst, wenn Sie bestätigen, dass die"
            + " Antworten auch zu ihm passen. Meint er etwas anderes, fügen Sie ihn als neue Aussage hinzu.");
  }

  private static Problem refused(Why why) {
    return switch (why) {
      case TOO_MANY ->
          Problem.of(
              "/errors/too-many",
              409,
              "Mehr als zehn eigene Aussagen gehen nicht",
              "Ein Selbstcheck hat höchstens %d eigene Aussagen. Bitte entfernen Sie zuerst eine."
                  .formatted(Own.MOST));
      case TOO_MANY_KEPT ->
          Problem.of(
              "/errors/too-many",
              409,
              "Mehr Aussagen gehen nicht",
              "Entfernte Aussagen bleiben wegen ihrer Antworten aufbewahrt, und das sind inzwischen zu viele. Bitte"
                  + " bringen Sie eine entfernte zurück und ändern Sie ihren Wortlaut.");
      case OVERTAKEN -> Questions.overtaken();
    };
  }
}
