package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.conduct.Conducting;
import org.selbstcheck.app.conduct.Conducting.Changed;
import org.selbstcheck.app.conduct.Conducting.Scoped;
import org.selbstcheck.app.erasure.ErasureReading;
import org.selbstcheck.app.erasure.Ordering;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Problem.FieldError;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Running;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.ErasedAdmission;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.answers.Scope;

/// The check as a whole: what it is, how it is run, what happened with it, and its end.
final class CheckRoutes {

  private final Checks checks;
  private final Programme programme;
  private final Doorkeeper doorkeeper;
  private final Conducting conducting;
  private final Ordering erasing;
  private final Holdings holdings;
  private final boolean mail;
  private final Questions questions;
  private final Clock clock;

  /// @param mail whether reminders can be mailed
  CheckRoutes(Tables tables, Questions questions, boolean mail, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.conducting = new Conducting(tables, ids, clock);
    this.holdings = new Holdings(tables, clock);
    this.erasing = new Ordering(tables, checks::check, clock);
    this.questions = questions;
    this.mail = mail;
    this.clock = clock;
  }

  Response openLink(Request request) {
    Token token = Doorkeeper.token(request);
    Running running = checks.running(token.checkId(), token.hash());
    Opened opened = Doorkeeper.admit(running.opened(), clock.instant());
    return view(200, opened, running.conduct());
  }

  /// What the link shows of its check as it is now.
  Response view(int status, Opened opened) {
    return view(status, opened, Optional.of(checks.conduct(opened.check())));
  }

  private Response view(int status, Opened opened, Optional<Conduct> stored) {
    List<Unit> units = checks.departments(opened.check().id());
    Conduct conduct = stored.orElseGet(() -> Conduct.undecided(opened.check()));
    return Response.json(status, json -> Views.check(json, opened, conduct, units, mail, today()));
  }

  Response readNotice(Request request) {
    Check check = doorkeeper.open(request, _ -> true).check();
    Optional<Notice> notice = programme.phase(check.phaseId()).flatMap(Phase::notice);
    return Response.json(200, json -> Views.dataSheet(json, check, notice));
  }

  Response widenScope(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "scope");
    Optional<JsonNode> node = body.node("scope");
    body.check();
    Scope scope = ScopeReading.scope(body, node.orElseThrow(), questions.of(opened.check()));
    body.check();
    return switch (conducting.widen(opened, scope)) {
      case Scoped.Done(Check check) -> view(200, new Opened(opened.link(), check));
      case Scoped.Narrows() ->
          Response.problem(
              Problem.fields(
                  List.of(
                      new FieldError(
                          "/scope",
                          "Der Umfang lässt sich nur erweitern, damit nichts verloren geht, was schon beantwortet"
                              + " ist."))));
      case Scoped.NotOpen() -> Response.problem(Questions.notOpen());
    };
  }

  Response saveConduct(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "seenRevision", "mode", "deadline", "agreementOpen");
    int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
    Conduct.Mode mode = ConductReading.mode(body);
    Optional<LocalDate> deadline = deadline(body, opened.check());
    boolean agreementOpen = body.bool("agreementOpen");
    body.check();
    Conducting.Wanted wanted = new Conducting.Wanted(mode, deadline, agreementOpen);
    return switch (conducting.save(opened, seenRevision, wanted)) {
      case Changed.Done(Conduct conduct) ->
          Response.json(200, json -> Views.conduct(json, conduct));
      case Changed.Conflict(Conduct current) ->
          Response.problem(Problem.conflict(json -> Views.conduct(json, current)));
      case Changed.NotOpen() -> Response.problem(Questions.notOpen());
    };
  }

  /// A day that is over is allowed: whoever changes something else afterwards sends it along.
  private static Optional<LocalDate> deadline(Body body, Check check) {
    body.node("deadline");
    if (!body.has("deadline")) {
      return Optional.empty();
    }
    Optional<LocalDate> day = body.day("deadline");
    if (day.filter(it -> it.isAfter(check.closesOn())).isPresent()) {
      body.error("deadline", "Die Projektphase endet vorher, am " + check.closesOn() + ".");
    }
    return day;
  }

  Response readLog(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    List<Audit.Entry> log = checks.log(opened.check().id()).reversed();
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("events");
          for (Audit.Entry entry : log) {
            Views.event(json, entry);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response readHoldings(Request request) {
    Opened opened = doorkeeper.open(request, Opened::answers);
    Check check = opened.check();
    List<Audit.Entry> log = checks.log(check.id()).reversed();
    if (opened.leads()) {
      return held(check, Optional.empty(), holdings.of(check, questions.of(check)), log);
    }
    Unit unit =
        checks
            .department(check.id(), opened.department())
            .orElseThrow(() -> new Refused(Problem.link()));
    return held(
        check,
        Optional.of(unit.name()),
        holdings.of(check, unit, questions.of(check)),
        log.stream().filter(it -> it.department().equals(Optional.of(unit.id()))).toList());
  }

  /// @param department whose holdings alone these are
  private Response held(
      Check check,
      Optional<String> department,
      List<Holdings.Table> tables,
      List<Audit.Entry> log) {
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("municipality", check.municipality().name());
          if (department.isPresent()) {
            json.writeStringField("department", department.get());
          }
          json.writeStringField("on", today().toString());
          json.writeArrayFieldStart("tables");
          for (Holdings.Table table : tables) {
            table(json, table);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("events");
          for (Audit.Entry entry : log) {
            Views.event(json, entry);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void table(JsonGenerator json, Holdings.Table table) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", table.title());
    JsonText.writeTexts("columns", table.columns(), json);
    json.writeArrayFieldStart("rows");
    for (List<String> row : table.rows()) {
      json.writeStartArray();
      for (String cell : row) {
        json.writeString(cell);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  Response erase(Request request) {
    Opened opened = doorkeeper.open(request, Opened::coordinator);
    ErasureReading.confirm(request, opened.check().municipality().name());
    erasing.order(opened.check().id(), ErasedAdmission.By.COORDINATOR, List.of());
    return Response.json(
        202,
        json -> {
          json.writeStartObject();
          json.writeStringField("erasedOn", today().toString());
          json.writeEndObject();
        });
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }
}
