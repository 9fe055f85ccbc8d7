package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Codes;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Links;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.links.TypedCode;
import org.selbstcheck.app.questionnaire.Starting.Choice;
import org.selbstcheck.app.questionnaire.Starting.Invited;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.LinkAndCheck;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Instrument;

/// The ways into a check for those who have no link yet on this device: invitations and codes. None
/// of the routes that only look changes anything but the count of tries, because mail gateways and
/// previews open whatever they find.
final class StartingRoutes {

  private final Checks checks;
  private final Programme programme;
  private final Starting starting;
  private final Codes codes;
  private final Links links;
  private final CheckRoutes check;
  private final Questions questions;
  private final Clock clock;

  /// @param check shows what was begun
  StartingRoutes(Tables tables, CheckRoutes check, Questions questions, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.starting = new Starting(tables, ids, clock);
    this.codes = new Codes(tables, ids, clock);
    this.links = new Links(tables, ids, clock);
    this.check = check;
    this.questions = questions;
    this.clock = clock;
  }

  Response openInvitation(Request request) {
    Body body = Body.of(request, "invitation");
    String invitation = body.text("invitation", 0, 200);
    body.check();
    return Token.parse(invitation)
        .flatMap(starting::open)
        .map(
            invited -> Response.json(200, json -> Views.invitation(json, invited, notice(invited))))
        .orElseGet(() -> Response.problem(Problem.link()));
  }

  private Optional<Notice> notice(Invited invited) {
    return programme.phase(invited.check().phaseId()).flatMap(Phase::notice);
  }

  Response confirmInvitation(Request request) {
    Body body = Body.of(request, "invitation", "secret", "scope", "mode");
    String invitation = body.text("invitation", 0, 200);
    String secret = secret(body);
    Optional<JsonNode> scope = scope(body);
    Conduct.Mode mode = mode(body);
    body.check();
    Optional<Token> token = Token.parse(invitation);
    if (token.isPresent() && token.get().secret().equals(secret)) {
      // Whoever made the invitation knows its secret; the coordinator's is made by the browser.
      body.error("secret", "Das Geheimnis der Einladung kann nicht das des Links sein.");
      body.check();
    }
    return token
        .flatMap(starting::open)
        .map(invited -> confirm(body, invited, secret, scope, mode))
        .orElseGet(() -> Response.problem(Problem.link()));
  }

  Response openCode(Request request) {
    Body body = Body.of(request, "code");
    Optional<TypedCode> code = code(body);
    body.check();
    LinkAndCheck found = find(code.orElseThrow());
    Optional<Invited> invited =
        starting.open(found).filter(it -> it.invitation().confirmedBy().isEmpty());
    if (invited.isPresent()) {
      Optional<Notice> notice = notice(invited.get());
      return Response.json(200, json -> Views.code(json, invited.get(), notice));
    }
    Opened opened = Doorkeeper.admit(found, clock.instant());
    Optional<Unit> unit =
        opened.link().role() == Link.Role.DEPARTMENT
            ? checks.department(opened.check().id(), opened.department())
            : Optional.empty();
    return Response.json(200, json -> Views.code(json, opened, unit));
  }

  Response confirmCode(Request request) {
    Body body = Body.of(request, "code", "secret", "scope", "mode");
    Optional<TypedCode> code = code(body);
    String secret = secret(body);
    Optional<JsonNode> scope = scope(body);
    Conduct.Mode mode = mode(body);
    body.check();
    LinkAndCheck found = find(code.orElseThrow());
    Optional<Invited> invited = starting.open(found);
    if (invited.isPresent()) {
      return confirm(body, invited.get(), secret, scope, mode);
    }
    Opened opened = Doorkeeper.admit(found, clock.instant());
    return links.join(opened.link(), Token.hash(secret))
        ? entered(opened.check().id(), secret)
        : Response.problem(Problem.link());
  }

  /// Counts the try before anything is looked up.
  ///
  /// @throws Refused if there were too many
  private LinkAndCheck find(TypedCode code) {
    if (!codes.count(code)) {
      throw new Refused(
          Problem.of(
              "/errors/throttled",
              429,
              "Zu viele Versuche",
              "Ein Code mit diesem Anfang wurde in dieser Stunde zu oft versucht. Bitte versuchen Sie es in einer"
                  + " Stunde noch einmal, oder lassen Sie sich einen neuen Code geben."));
    }
    return codes.find(code);
  }

  private Response confirm(
      Body body, Invited invited, String secret, Optional<JsonNode> scope, Conduct.Mode mode) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    if (!invited.begun() && !invited.check().days().admitOn(today)) {
      return Response.problem(
          Problem.of(
              "/errors/phase-closed",
              409,
              "Diese Projektphase ist zu Ende",
              "Ein Selbstcheck lässt sich in ihr nicht mehr beginnen. Bitte wenden Sie sich an das Projektteam."));
    }
    Choice choice = new Choice(new Scope.Full(), mode);
    if (!invited.begun() && scope.isPresent()) {
      Instrument instrument = questions.of(invited.check());
      choice = new Choice(ScopeReading.scope(body, scope.get(), instrument), mode);
      body.check();
    }
    return starting.confirm(invited, secret, choice)
        ? entered(invited.check().id(), secret)
        : Response.problem(Problem.link());
  }

  private Response entered(String checkId, String secret) {
    Instant now = clock.instant();
    return check.view(201, Doorkeeper.admit(checks.linkAndCheck(checkId, Token.hash(secret)), now));
  }

  private static Optional<TypedCode> code(Body body) {
    Optional<TypedCode> code = TypedCode.parse(body.text("code", 0, 40));
    if (code.isEmpty() && body.has("code")) {
      body.error(
          "code",
          "Ein Code hat zwölf Zeichen wie ABCD-EFGH-JKMN. Die Ziffern 0 und 1 und die Buchstaben I, L und O"
              + " kommen nicht vor.");
    }
    return code;
  }

  private static String secret(Body body) {
    return body.text("secret", Token.SECRET, "Erwartet werden 32 zufällige Bytes in base64url.");
  }

  private static Optional<JsonNode> scope(Body body) {
    return body.has("scope") ? body.node("scope") : Optional.empty();
  }

  private static Conduct.Mode mode(Body body) {
    return body.has("mode") ? ConductReading.mode(body) : Conduct.Mode.APART;
  }
}
