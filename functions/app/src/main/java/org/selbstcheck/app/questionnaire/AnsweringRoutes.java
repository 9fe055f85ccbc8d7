package org.selbstcheck.app.questionnaire;

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
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Stored.Form;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;

/// What a department does with its own part: read and save.
final class AnsweringRoutes {

  private static final Pattern WRITE_ID = Pattern.compile("[A-Za-z0-9_-]{8,40}");

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
    List<Stored<AnswerValue>> answers =
        checks.answers(opened.check().id(), Optional.of(opened.department()));
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("answers");
          for (Stored<AnswerValue> answer : answers) {
            Views.answer(json, answer.shownIn(opened.check()));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response saveAnswer(Request request) {
    Token token = Doorkeeper.token(request);
    String indicatorId = request.path("indicator");
    Seen<AnswerValue> seen = saving.see(Stored.ANSWERS, token, indicatorId);
    Instrument instrument = questions.of(seen.opened().check());
    Questions.require(seen.opened().check(), instrument, indicatorId);
    Body body = Body.of(request, "writeId", "seenRevision", "answer", "needForAction", "obstacles");
    AnswerValue value = AnswerReading.answer(body, instrument.max());
    return save(Stored.ANSWERS, seen, value, body, Views::answer);
  }

  Response saveNote(Request request) {
    Token token = Doorkeeper.token(request);
    String indicatorId = request.path("indicator");
    Seen<NoteValue> seen = saving.see(Stored.NOTES, token, indicatorId);
    Questions.require(seen.opened().check(), questions.of(seen.opened().check()), indicatorId);
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
          Response.problem(
              Problem.conflict(json -> view.write(json, current.shownIn(seen.opened().check()))));
      case Saved.NotOpen<V>() -> Response.problem(Questions.notOpen());
    };
  }

  Response readNotes(Request request) {
    Opened opened = doorkeeper.open(request, Opened::answers);
    String fieldId = request.path("field");
    Field field =
        questions.of(opened.check()).fields().stream()
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
            Views.note(json, note.shownIn(opened.check()));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
