package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Links;
import org.selbstcheck.app.links.Links.Changed;
import org.selbstcheck.app.links.Links.Held;
import org.selbstcheck.app.links.Links.Wanted;
import org.selbstcheck.app.links.Links.Why;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.links.TypedCode;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;

/// Links and codes: given out, given anew, ended, and the coordination handed over.
final class LinkRoutes {

  private static final Pattern ID = Pattern.compile("[a-z0-9]{16}");
  private static final int LABEL_CHARACTERS = 100;

  /// What a coordinator gives out; who coordinates comes by an invitation.
  private static final Set<Link.Role> GIVEN_OUT =
      EnumSet.of(Link.Role.DEPUTY, Link.Role.DEPARTMENT, Link.Role.COMPANION, Link.Role.VIEWER);

  private final Doorkeeper doorkeeper;
  private final Links links;
  private final Clock clock;

  LinkRoutes(Tables tables, Ids ids, Clock clock) {
    this.doorkeeper = new Doorkeeper(new Checks(tables), clock);
    this.links = new Links(tables, ids, clock);
    this.clock = clock;
  }

  Response list(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    List<Held> all = links.all(opened.check().id());
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("links");
          for (Held held : all) {
            Views.link(json, held.standing(), opened, clock.instant());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response create(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "id", "role", "department", "label", "expiresOn");
    String id = body.text("id", ID, "Erwartet werden 16 Kleinbuchstaben und Ziffern.");
    Optional<Link.Role> role =
        Names.parse(Link.Role.class, body.text("role", 1, 20)).filter(GIVEN_OUT::contains);
    if (role.isEmpty()) {
      body.error("role", "Bitte wählen Sie, wofür der Zugang ist.");
    }
    Optional<String> department = department(body, role);
    String label = label(body);
    Optional<LocalDate> lastDay = lastDay(body, role, opened.check());
    body.check();
    return answer(
        opened,
        links.create(opened, new Wanted(id, role.orElseThrow(), department, label, lastDay)));
  }

  private static Optional<String> department(Body body, Optional<Link.Role> role) {
    if (role.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> department = body.optionalText("department", 64);
    if (role.get() != Link.Role.DEPARTMENT) {
      if (department.isPresent()) {
        body.error("department", "Dieser Zugang antwortet für keine Stelle.");
      }
      return Optional.empty();
    }
    if (department.isEmpty()) {
      body.error("department", "Bitte wählen Sie die Stelle, die damit antwortet.");
    } else if (department.get().equals(Unit.COORDINATION)) {
      body.error("department", "Für die Koordination antwortet, wer koordiniert oder vertritt.");
    }
    return department;
  }

  private static String label(Body body) {
    String label = body.has("label") ? body.text("label", 0, LABEL_CHARACTERS).strip() : "";
    if (label.chars().anyMatch(Character::isISOControl)) {
      body.error("label", "Bitte bleiben Sie in einer Zeile.");
    }
    return label;
  }

  private Optional<LocalDate> lastDay(Body body, Optional<Link.Role> role, Check check) {
    if (!body.has("expiresOn")) {
      if (role.isPresent()
          && (role.get() == Link.Role.COMPANION || role.get() == Link.Role.VIEWER)) {
        body.error("expiresOn", "Bitte geben Sie an, bis wann dieser Zugang gilt.");
      }
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    LocalDate last = LocalDate.ofInstant(check.expiresAt(), Phase.ZONE).minusDays(1);
    Optional<LocalDate> day = body.day("expiresOn");
    if (day.isPresent()) {
      if (day.get().isBefore(today)) {
        body.error("expiresOn", "Dieser Tag ist schon vorbei.");
      } else if (day.get().isAfter(last)) {
        body.error(
            "expiresOn",
            "Länger als der Selbstcheck aufbewahrt wird, gilt kein Zugang; der letzte Tag ist der "
                + last
                + ".");
      }
    }
    return day;
  }

  Response revoke(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    return answer(opened, links.revoke(opened, request.path("link")));
  }

  Response renew(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    return answer(opened, links.renew(opened, request.path("link")));
  }

  Response createCode(Request request) {
    Opened opened = doorkeeper.open(request, Opened::answers);
    return answer(opened, links.newCode(opened, request.path("link")));
  }

  Response handOver(Request request) {
    Opened opened = doorkeeper.open(request, Opened::coordinator);
    Body body = Body.of(request, "label");
    body.node("label");
    String label = label(body);
    body.check();
    return answer(opened, links.handOver(opened, label));
  }

  private Response answer(Opened opened, Changed changed) {
    return switch (changed) {
      case Changed.Given(Link link, Token token, TypedCode code) ->
          Response.json(
              201,
              json -> {
                json.writeStartObject();
                json.writeFieldName("link");
                Views.link(json, link, opened, clock.instant());
                json.writeStringField("token", token.toString());
                json.writeStringField("code", code.toString());
                json.writeEndObject();
              });
      case Changed.Coded(TypedCode code) ->
          Response.json(
              201,
              json -> {
                json.writeStartObject();
                json.writeStringField("code", code.toString());
                json.writeEndObject();
              });
      case Changed.Ended(Link link) ->
          Response.json(200, json -> Views.link(json, link, opened, clock.instant()));
      case Changed.Missing() -> Response.problem(Problem.notFound());
      case Changed.NotAllowed() -> Response.problem(Problem.forbidden());
      case Changed.Refused(Why why) -> Response.problem(refused(why));
    };
  }

  private static Problem refused(Why why) {
    return switch (why) {
      case EXISTS ->
          Problem.of(
              "/errors/exists",
              409,
              "Diesen Zugang gibt es schon",
              "Ging die Antwort verloren, dann erneuern Sie ihn: Link und Code werden nur einmal gezeigt.");
      case TOO_MANY ->
          Problem.of(
              "/errors/too-many",
              409,
              "Mehr Zugänge gehen nicht",
              "Ein Selbstcheck hat höchstens "
                  + Links.MOST_LINKS
                  + " Zugänge, beendete zählen mit. Bitte erneuern Sie einen, statt einen neuen zu machen.");
      case DEPARTMENT_CLOSED ->
          Problem.of(
              "/errors/state",
              409,
              "Diese Stelle ist geschlossen",
              "Bitte öffnen Sie sie zuerst wieder.");
      case ENDED ->
          Problem.of(
              "/errors/state", 409, "Dieser Zugang ist beendet", "Bitte machen Sie einen neuen.");
      case COORDINATORS ->
          Problem.of(
              "/errors/state",
              409,
              "Diesen Zugang beendet nur eine Übergabe",
              "Wer koordiniert, wechselt, indem Sie die Koordination übergeben.");
      case INVITATION ->
          Problem.of(
              "/errors/state",
              409,
              "Eine Einladung wird nicht erneuert",
              "Bitte übergeben Sie noch einmal: Die neue Einladung ersetzt die alte.");
      case OWN ->
          Problem.of(
              "/errors/state",
              409,
              "Das ist Ihr eigener Zugang",
              "Für ein zweites Gerät machen Sie sich einen Code.");
      case OVERTAKEN -> Questions.overtaken();
    };
  }
}
