package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Instrument;

/// The ways into a check for those who have no link yet.
final class StartingRoutes {

  private final Checks checks;
  private final Starting starting;
  private final CheckRoutes check;
  private final Questions questions = new Questions();
  private final Clock clock;

  /// @param check shows what was begun
  StartingRoutes(Tables tables, CheckRoutes check, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.starting = new Starting(tables, ids, clock);
    this.check = check;
    this.clock = clock;
  }

  Response openInvitation(Request request) {
    Body body = Body.of(request, "invitation");
    String invitation = body.text("invitation", 0, 200);
    body.check();
    return Token.parse(invitation)
        .flatMap(starting::open)
        .map(invited -> Response.json(200, json -> Views.invitation(json, invited)))
        .orElseGet(() -> Response.problem(Problem.link()));
  }

  Response confirmInvitation(Request request) {
    Body body = Body.of(request, "invitation", "secret", "scope");
    String invitation = body.text("invitation", 0, 200);
    String secret =
        body.text("secret", Token.SECRET, "Erwartet werden 32 zufällige Bytes in base64url.");
    Optional<JsonNode> chosen = body.has("scope") ? body.node("scope") : Optional.empty();
    body.check();
    Optional<Token> token = Token.parse(invitation);
    if (token.isPresent() && token.get().secret().equals(secret)) {
      // Whoever made the invitation knows its secret; the coordinator's is made by the browser.
      body.error("secret", "Das Geheimnis der Einladung kann nicht das des Links sein.");
      body.check();
    }
    Optional<Starting.Invited> invited = token.flatMap(starting::open);
    if (token.isEmpty() || invited.isEmpty()) {
      return Response.problem(Problem.link());
    }
    Instrument instrument = questions.of(invited.get().check());
    Scope scope =
        chosen.map(node -> ScopeReading.scope(body, node, instrument)).orElse(new Scope.Full());
    body.check();
    if (starting.confirm(token.get(), secret, scope).isEmpty()) {
      return Response.problem(Problem.link());
    }
    Opened opened =
        Doorkeeper.admit(
            checks.linkAndCheck(token.get().checkId(), Token.hash(secret)), clock.instant());
    return check.view(201, opened);
  }
}
