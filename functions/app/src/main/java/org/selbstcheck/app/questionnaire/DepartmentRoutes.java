package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.departments.Departments;
import org.selbstcheck.app.departments.Departments.Changed;
import org.selbstcheck.app.departments.Departments.Wanted;
import org.selbstcheck.app.departments.Departments.Why;
import org.selbstcheck.app.departments.Progress;
import org.selbstcheck.app.departments.Reminding;
import org.selbstcheck.app.departments.Reminding.Left;
import org.selbstcheck.app.departments.Reminding.Reminded;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Problem.FieldError;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.instrument.Instrument;

/// The departments of a check: what they are, how far they are, and whether they released.
final class DepartmentRoutes {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int REMINDER_CHARACTERS = 2000;

  /// Addresses of pages, tokens and codes: whatever opens something.
  private static final Pattern WAY_IN =
      Pattern.compile(
          "(?i)[a-z]://|\\bwww\\.|[a-z0-9]{16}\\.[a-z0-9_-]{43}"
              + "|\\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\\b");

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Departments departments;
  private final Reminding reminding;
  private final boolean mail;
  private final Questions questions;
  private final Sharing sharing;
  private final Clock clock;

  /// @param mail whether reminders can be mailed
  DepartmentRoutes(Tables tables, Questions questions, boolean mail, Ids ids, Clock clock) {
    this.sharing = new Sharing(tables, questions::of, ids, clock);
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.departments = new Departments(tables, ids, clock);
    this.reminding = new Reminding(tables, clock);
    this.questions = questions;
    this.mail = mail;
    this.clock = clock;
  }

  Response list(Request request) {
    Opened opened = doorkeeper.open(request, Opened::readsInternal);
    List<Progress> all = departments.all(opened.check(), questions.of(opened.check()));
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("departments");
          for (Progress progress : all) {
            Views.department(json, progress, opened.leads());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response create(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Instrument instrument = questions.of(opened.check());
    Body body = Body.of(request, "id", "name", "contact", "responsible");
    String id =
        body.text(
            "id", ID, "Erwartet werden höchstens 40 Kleinbuchstaben, Ziffern und Bindestriche.");
    Wanted wanted =
        new Wanted(
            DepartmentReading.name(body),
            DepartmentReading.contact(body),
            DepartmentReading.responsible(body, instrument),
            false);
    body.check();
    return answer(201, opened, departments.create(opened, instrument, id, wanted));
  }

  Response save(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Instrument instrument = questions.of(opened.check());
    Body body = Body.of(request, "seenRevision", "name", "contact", "responsible", "closed");
    // The whole state is sent: what is left out would be taken away by mistake.
    body.node("contact");
    body.node("responsible");
    int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
    Wanted wanted =
        new Wanted(
            DepartmentReading.name(body),
            DepartmentReading.contact(body),
            DepartmentReading.responsible(body, instrument),
            body.bool("closed"));
    body.check();
    String id = request.path("department");
    return answer(200, opened, departments.save(opened, instrument, id, seenRevision, wanted));
  }

  Response remove(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Changed changed =
        departments.remove(opened, questions.of(opened.check()), request.path("department"));
    return switch (changed) {
      case Changed.Removed() -> outcome("removed");
      case Changed.Done _ -> outcome("closed");
      case Changed.Conflict _, Changed.Missing _, Changed.NotOpen _, Changed.Refused _ ->
          answer(200, opened, changed);
    };
  }

  private static Response outcome(String outcome) {
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("outcome", outcome);
          json.writeEndObject();
        });
  }

  Response merge(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "into");
    String into = body.text("into", 1, 64);
    body.check();
    Instrument instrument = questions.of(opened.check());
    String id = request.path("department");
    return answer(200, opened, departments.merge(opened, instrument, id, into));
  }

  private static Response answer(int status, Opened opened, Changed changed) {
    return switch (changed) {
      case Changed.Done(Progress progress) ->
          Response.json(status, json -> Views.department(json, progress, opened.leads()));
      case Changed.Removed() -> outcome("removed");
      case Changed.Conflict(Progress current) ->
          Response.problem(
              Problem.conflict(json -> Views.department(json, current, opened.leads())));
      case Changed.Missing() -> Response.problem(Problem.notFound());
      case Changed.NotOpen() -> Response.problem(Questions.notOpen());
      case Changed.Refused(Why why) -> Response.problem(refused(why));
    };
  }

  private static Problem refused(Why why) {
    return switch (why) {
      case EXISTS ->
          Problem.of(
              "/errors/exists",
              409,
              "Diese Kennung ist schon vergeben",
              "Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.");
      case NAMED_ALREADY ->
          Problem.fields(
              List.of(new FieldError("/name", "Eine Stelle mit diesem Namen gibt es schon.")));
      case TOO_MANY ->
          Problem.of(
              "/errors/too-many",
              409,
              "Mehr Stellen gehen nicht",
              "Ein Selbstcheck hat höchstens "
                  + Departments.MOST_DEPARTMENTS
                  + " Stellen, geschlossene zählen mit. Bitte fassen Sie Stellen zusammen.");
      case COORDINATION ->
          Problem.of(
              "/errors/state",
              409,
              "Die Koordination bleibt",
              "Sie lässt sich weder schließen noch zusammenlegen noch entfernen, aber umbenennen und übergeben.");
      case ITSELF ->
          Problem.fields(List.of(new FieldError("/into", "Bitte wählen Sie eine andere Stelle.")));
      case TARGET_CLOSED ->
          Problem.of(
              "/errors/state",
              409,
              "Diese Stelle ist geschlossen",
              "Bitte öffnen Sie sie zuerst wieder oder wählen Sie eine andere.");
      case OVERTAKEN -> Questions.overtaken();
    };
  }

  Response release(Request request) {
    Opened opened = doorkeeper.open(request, Opened::answers);
    Body body = Body.of(request, "released");
    boolean released = body.bool("released");
    body.check();
    Optional<Boolean> done = departments.release(opened, released);
    if (done.isPresent()) {
      sharing.refresh(opened.check());
    }
    return done.map(
            now ->
                Response.json(
                    200,
                    json -> {
                      json.writeStartObject();
                      json.writeBooleanField("released", now);
                      json.writeEndObject();
                    }))
        .orElseGet(() -> Response.problem(Questions.notOpen()));
  }

  Response remind(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "departments", "text");
    String text = body.text("text", 1, REMINDER_CHARACTERS);
    if (body.valid() && text.isBlank()) {
      body.error("text", "Hier fehlt ein Text.");
    }
    if (WAY_IN.matcher(text).find()) {
      body.error(
          "text",
          "Erinnerungen enthalten keine Links und keine Codes: Wer sie weiterleitet, gäbe sonst den Zugang weiter."
              + " Bitte nehmen Sie sie heraus.");
    }
    List<Unit> units = units(body, opened);
    body.check();
    if (!mail) {
      return Response.problem(
          Problem.of(
              "/errors/no-mail",
              409,
              "Hier ist kein Versand eingerichtet",
              "Bitte kopieren Sie den Text und schicken Sie ihn selbst."));
    }
    if (!opened.check().writableOn(LocalDate.ofInstant(clock.instant(), Phase.ZONE))) {
      return Response.problem(Questions.notOpen());
    }
    Reminded reminded = reminding.remind(opened, units, text);
    return Response.json(
        202,
        json -> {
          json.writeStartObject();
          JsonText.writeTexts("ordered", reminded.ordered(), json);
          json.writeArrayFieldStart("left");
          for (Map.Entry<String, Left> left : reminded.left().entrySet()) {
            json.writeStartObject();
            json.writeStringField("department", left.getKey());
            json.writeStringField("reason", Names.of(left.getValue()));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private List<Unit> units(Body body, Opened opened) {
    Optional<JsonNode> list = body.node("departments");
    if (list.isEmpty()) {
      return List.of();
    }
    if (!list.get().isArray()
        || list.get().isEmpty()
        || list.get().size() > Departments.MOST_DEPARTMENTS) {
      body.error("departments", "Bitte wählen Sie mindestens eine Stelle.");
      return List.of();
    }
    Map<String, Unit> known = new HashMap<>();
    checks.departments(opened.check().id()).forEach(unit -> known.put(unit.id(), unit));
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < list.get().size(); i++) {
      Optional<Unit> unit = Optional.ofNullable(known.remove(list.get().get(i).asText("")));
      if (unit.isPresent()) {
        units.add(unit.get());
      } else {
        body.errorAt("/departments/" + i, "Diese Stelle gibt es nicht oder sie steht doppelt da.");
      }
    }
    return units;
  }
}
