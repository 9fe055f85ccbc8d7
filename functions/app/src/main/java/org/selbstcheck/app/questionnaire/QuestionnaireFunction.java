package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.HttpFunction;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.questionnaire.Saving.Saved;
import org.selbstcheck.app.questionnaire.Saving.Seen;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Stored.Form;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.submission.Submitting;
import org.selbstcheck.app.submission.Submitting.Submitted;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Confirm an invitation, open a link, read, save, submit. Answers unknown addresses, too.
public final class QuestionnaireFunction extends HttpFunction<QuestionnaireFunction.Routes> {

  private static final Pattern WRITE_ID = Pattern.compile("[A-Za-z0-9_-]{8,40}");

  private static final Map<String, BiFunction<Routes, Request, Response>> ROUTES = byKey();

  public QuestionnaireFunction() {
    super(Routes::of, ROUTES);
  }

  public QuestionnaireFunction(ApplicationContext context) {
    super(context, Routes::of, ROUTES);
  }

  /// All routes of this function, as the template names them.
  public static List<String> routeKeys() {
    return List.copyOf(ROUTES.keySet());
  }

  private static Map<String, BiFunction<Routes, Request, Response>> byKey() {
    Map<String, BiFunction<Routes, Request, Response>> map = new LinkedHashMap<>();
    map.put("POST /api/invitations/open", Routes::openInvitation);
    map.put("POST /api/invitations/confirm", Routes::confirmInvitation);
    map.put("GET /api/check", Routes::openLink);
    map.put("GET /api/check/answers", Routes::readAnswers);
    map.put("PUT /api/check/answers/{indicator}", Routes::saveAnswer);
    map.put("GET /api/check/fields/{field}/notes", Routes::readNotes);
    map.put("PUT /api/check/notes/{indicator}", Routes::saveNote);
    map.put("GET /api/check/summary", Routes::readSummary);
    map.put("POST /api/check/submissions", Routes::submit);
    map.put("$default", (_, _) -> Response.problem(Problem.notFound()));
    return map;
  }

  /// Each route: parse, one call, map.
  static final class Routes {

    private final Checks checks;
    private final Doorkeeper doorkeeper;
    private final Starting starting;
    private final Saving saving;
    private final Submitting submitting;
    private final InstrumentCatalogue instruments = new InstrumentCatalogue();
    private final Clock clock;

    static Routes of(ApplicationContext context) {
      return new Routes(
          context.getBean(Tables.class),
          context.getBean(Objects.class),
          context.getBean(Ids.class),
          context.getBean(Clock.class));
    }

    Routes(Tables tables, Objects objects, Ids ids, Clock clock) {
      this.checks = new Checks(tables);
      this.doorkeeper = new Doorkeeper(checks, clock);
      this.starting = new Starting(tables, ids, clock);
      this.saving = new Saving(tables, clock);
      this.submitting = new Submitting(tables, objects, ids, clock);
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
      Instrument instrument = instrument(invited.get().check());
      Scope scope =
          chosen.map(node -> ScopeReading.scope(body, node, instrument)).orElse(new Scope.Full());
      body.check();
      if (starting.confirm(token.get(), secret, scope).isEmpty()) {
        return Response.problem(Problem.link());
      }
      Opened opened =
          Doorkeeper.admit(
              checks.linkAndCheck(token.get().checkId(), Token.hash(secret)), clock.instant());
      return check(201, opened);
    }

    Response openLink(Request request) {
      return check(200, doorkeeper.open(request));
    }

    private Response check(int status, Opened opened) {
      var departments = checks.departments(opened.check().id());
      return Response.json(status, json -> Views.check(json, opened, departments, today()));
    }

    Response readAnswers(Request request) {
      Opened opened = doorkeeper.open(request);
      boolean keepsPrevious = opened.check().keepsPrevious();
      List<Stored<AnswerValue>> answers =
          checks.answers(opened.check().id(), Optional.of(opened.department()));
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("answers");
            for (Stored<AnswerValue> answer : answers) {
              Views.answer(json, keepsPrevious ? answer : answer.withoutPrevious());
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    Response saveAnswer(Request request) {
      Token token = Doorkeeper.token(request);
      String indicatorId = request.path("indicator");
      Seen<AnswerValue> seen = saving.see(Stored.ANSWERS, token, indicatorId);
      Instrument instrument = instrument(seen.opened().check());
      indicator(seen.opened().check(), instrument, indicatorId);
      Body body =
          Body.of(request, "writeId", "seenRevision", "answer", "needForAction", "obstacles");
      AnswerValue value = AnswerReading.answer(body, instrument.max());
      return save(Stored.ANSWERS, seen, value, body, Views::answer);
    }

    Response saveNote(Request request) {
      Token token = Doorkeeper.token(request);
      String indicatorId = request.path("indicator");
      Seen<NoteValue> seen = saving.see(Stored.NOTES, token, indicatorId);
      indicator(seen.opened().check(), instrument(seen.opened().check()), indicatorId);
      Body body = Body.of(request, "writeId", "seenRevision", "comment", "evidence");
      NoteValue value = AnswerReading.note(body);
      return save(Stored.NOTES, seen, value, body, Views::note);
    }

    private <V> Response save(
        Form<V> form, Seen<V> seen, V value, Body body, Views.Writing<Stored<V>> view) {
      String writeId = body.text("writeId", WRITE_ID, "Erwartet werden 8 bis 40 Zeichen.");
      int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
      body.check();
      return switch (saving.save(form, seen, value, writeId, seenRevision)) {
        case Saved.Done<V>(long revision) ->
            Response.json(
                200,
                json -> {
                  json.writeStartObject();
                  json.writeNumberField("revision", revision);
                  json.writeEndObject();
                });
        case Saved.Conflict<V>(Stored<V> current) ->
            Response.problem(Problem.conflict(json -> view.write(json, current)));
        case Saved.NotOpen<V>() -> Response.problem(notOpen());
      };
    }

    Response readNotes(Request request) {
      Opened opened = doorkeeper.open(request);
      boolean keepsPrevious = opened.check().keepsPrevious();
      String fieldId = request.path("field");
      Field field =
          instrument(opened.check()).fields().stream()
              .filter(candidate -> candidate.id().equals(fieldId))
              .findFirst()
              .orElseThrow(() -> new Refused(Problem.notFound()));
      List<Stored<NoteValue>> notes =
          checks.notes(
              opened.check().id(),
              opened.department(),
              field.indicators().stream().map(Indicator::id).toList());
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("notes");
            for (Stored<NoteValue> note : notes) {
              Views.note(json, keepsPrevious ? note : note.withoutPrevious());
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    Response readSummary(Request request) {
      Opened opened = doorkeeper.open(request, Opened::leads);
      Check check = opened.check();
      FrozenCheck now = FrozenCheck.freeze(checks.whole(check.id()), check, Optional.of(today()));
      List<Summary> fields = Summary.of(instrument(check), now.selfCheck());
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeNumberField("nextSubmission", check.submission() + 1);
            json.writeArrayFieldStart("fields");
            for (Summary field : fields) {
              field.write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    Response submit(Request request) {
      Opened opened = doorkeeper.open(request, Opened::leads);
      Body body = Body.of(request, "number");
      int number = body.integer("number", 1, 9999);
      body.check();
      return switch (submitting.submit(opened.check().id(), number)) {
        case Submitted.Done(Submission submission) ->
            Response.json(201, json -> Views.submission(json, submission));
        case Submitted.NotOpen() -> Response.problem(notOpen());
        case Submitted.Empty() ->
            Response.problem(
                Problem.of(
                    "/errors/nothing-answered",
                    409,
                    "Es gibt noch nichts abzugeben",
                    "Bitte beantworten Sie zuerst mindestens einen Indikator."));
      };
    }

    private Instrument instrument(Check check) {
      return instruments
          .load(check.instrument())
          .orElseThrow(
              () -> new IllegalStateException("Instrument not shipped: " + check.instrument()));
    }

    /// @throws Refused if the instrument has no such indicator in the check's scope
    private static void indicator(Check check, Instrument instrument, String indicatorId) {
      for (Field field : instrument.fields()) {
        for (Indicator indicator : field.indicators()) {
          if (indicator.id().equals(indicatorId) && check.scope().covers(field, indicator)) {
            return;
          }
        }
      }
      throw new Refused(
          Problem.of(
              "/errors/unknown-indicator",
              404,
              "Diesen Indikator gibt es in Ihrem Selbstcheck nicht",
              "Bitte laden Sie die Seite neu. Es wurde nichts gespeichert."));
    }

    private LocalDate today() {
      return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    }

    private static Problem notOpen() {
      return Problem.of(
          "/errors/not-open",
          409,
          "Dieser Selbstcheck nimmt gerade nichts an",
          "Er ist abgegeben oder die Projektphase ist zu Ende. Bitte wenden Sie sich an die Person, die ihn"
              + " bei Ihnen koordiniert.");
    }
  }
}
