package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.answers.AnswerReading;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.questionnaire.Saving.Saved;
import org.selbstcheck.app.questionnaire.Saving.Seen;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Part;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Stored.Form;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;

/// What a department does with its own part: read and save.
final class AnsweringRoutes {

  private static final Pattern WRITE_ID = Pattern.compile("[A-Za-z0-9_-]{8,40}");

  /// Stands for the municipality's own statements where a field of the instrument could. No field
  /// has a dot in its id.
  private static final String OWN_FIELD = "own.statements";

  private static final Problem REMOVED =
      Problem.of(
          "/errors/statement-removed",
          409,
          "Diese Aussage wurde inzwischen entfernt",
          "Die Koordination hat diese eigene Aussage aus dem Fragebogen genommen. Was Sie vorher gespeichert"
              + " haben, ist nicht gelöscht; Ihre letzte Eingabe bleibt auf diesem Gerät. Bringt die Koordination"
              + " die Aussage zurück, können Sie weiterschreiben.");

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Saving saving;
  private final Questions questions;

  AnsweringRoutes(Tables tables, Questions questions, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.questions = questions;
    this.saving = new Saving(tables, clock);
  }

  Response readAnswers(Request request) {
    Opened opened = doorkeeper.open(request, Opened::answers);
    Part part = checks.part(opened.check().id(), opened.department());
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("answers");
          for (Stored<AnswerValue> answer : part.answers()) {
            Views.answer(json, answer.shownIn(opened.check()));
          }
          json.writeEndArray();
          json.writeArrayFieldStart("ownIndicators");
          for (Own own : part.own()) {
            if (own.asked()) {
              Views.asked(json, own);
            }
          }
          json.writeEndArray();
          checkRevision(json, opened.check());
          json.writeEndObject();
        });
  }

  /// By it a page that stays open learns that something else of the check has changed, such as its
  /// own statements, without asking for it.
  private static void checkRevision(JsonGenerator json, Check check) throws IOException {
    json.writeNumberField("checkRevision", check.revision());
  }

  Response saveAnswer(Request request) {
    Token token = Doorkeeper.token(request);
    String indicatorId = request.path("indicator");
    Seen<AnswerValue> seen = saving.see(Stored.ANSWERS, token, indicatorId);
    Instrument instrument = questions.of(seen.opened().check());
    requireIndicator(seen.opened().check(), instrument, indicatorId);
    Body body = Body.of(request, "writeId", "seenRevision", "answer", "needForAction", "obstacles");
    AnswerValue value = AnswerReading.answer(body, instrument.max());
    return save(Stored.ANSWERS, seen, value, body, Views::answer);
  }

  Response saveNote(Request request) {
    Token token = Doorkeeper.token(request);
    String indicatorId = request.path("indicator");
    Seen<NoteValue> seen = saving.see(Stored.NOTES, token, indicatorId);
    Check check = seen.opened().check();
    requireIndicator(check, questions.of(check), indicatorId);
    Body body = Body.of(request, "writeId", "seenRevision", "comment", "evidence");
    NoteValue value = AnswerReading.note(body);
    return save(Stored.NOTES, seen, value, body, Views::note);
  }

  private static void requireIndicator(Check check, Instrument instrument, String indicator) {
    if (Own.idOf(indicator).isEmpty()) {
      Questions.require(check, instrument, indicator);
    }
  }

  /// Demands of one of the municipality's own statements that it is asked. A save that is repeated
  /// because its answer got lost needs none of that: it is stored.
  private <V> void requireAsked(Seen<V> seen, String writeId) {
    Optional<String> id = Own.idOf(seen.stored().indicator());
    if (id.isPresent() && seen.stored().revisionOf(writeId).isEmpty()) {
      Own own =
          checks
              .own(seen.opened().check().id(), id.get())
              .orElseThrow(() -> new Refused(Problem.unknownIndicator()));
      if (!own.asked()) {
        throw new Refused(REMOVED);
      }
    }
  }

  private <V> Response save(
      Form<V> form, Seen<V> seen, V value, Body body, Views.Writing<Stored<V>> view) {
    String writeId = body.text("writeId", WRITE_ID, "Erwartet werden 8 bis 40 Zeichen.");
    int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
    body.check();
    requireAsked(seen, writeId);
    return switch (saving.save(form, seen, value, writeId, seenRevision)) {
      case Saved.Done<V>(long revision) ->
          Response.json(
              200,
              json -> {
                json.writeStartObject();
                json.writeNumberField("revision", revision);
                checkRevision(json, seen.opened().check());
                json.writeEndObject();
              });
      case Saved.Conflict<V>(Stored<V> current) ->
          Response.problem(
              Problem.conflict(json -> view.write(json, current.shownIn(seen.opened().check()))));
      case Saved.NotOpen<V>() -> Response.problem(Questions.notOpen());
    };
  }

  Response readNotes(Request request) {
    Opened opened = doorkeeper.open(request, Opened::answers);
    List<Stored<NoteValue>> notes = notes(opened, request.path("field"));
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("notes");
          for (Stored<NoteValue> note : notes) {
            Views.note(json, note.shownIn(opened.check()));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private List<Stored<NoteValue>> notes(Opened opened, String fieldId) {
    if (fieldId.equals(OWN_FIELD)) {
      return checks.notesOnOwn(opened.check().id(), opened.department());
    }
    Field field =
        questions.of(opened.check()).fields().stream()
            .filter(candidate -> candidate.id().equals(fieldId))
            .findFirst()
            .orElseThrow(() -> new Refused(Problem.notFound()));
    return checks.notes(
        opened.check().id(),
        opened.department(),
        field.indicators().stream().map(Indicator::id).toList());
  }
}
