package org.selbstcheck.app.agreement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.agreement.Agreeing.Recorded;
import org.selbstcheck.app.agreement.Agreeing.Seen;
import org.selbstcheck.app.agreement.Agreeing.Voices;
import org.selbstcheck.app.agreement.Planning.Planned;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Aims;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Running;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Meeting;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.Instruments;

/// The routes of the agreement: parse, one call, map.
public final class AgreementRoutes {

  private static final Pattern WRITE_ID = Pattern.compile("[A-Za-z0-9_-]{8,40}");

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Clock clock;
  private final Agreeing agreeing;
  private final Planning planning;
  private final Instruments instruments;

  public AgreementRoutes(Tables tables, Instruments instruments, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.clock = clock;
    this.agreeing = new Agreeing(tables, ids, clock);
    this.planning = new Planning(tables, clock);
    this.instruments = instruments;
  }

  public Response readAgreement(Request request) {
    Opened opened = openAgreement(request);
    Whole whole = checks.whole(opened.check().id());
    Check check = whole.check().orElseThrow(() -> new Refused(Problem.link()));
    requireReleased(opened, whole.departments());
    Instrument instrument = instruments.of(check.instrument());
    return Response.json(200, json -> AgreementView.agreement(json, whole, check, instrument));
  }

  public Response readViews(Request request) {
    Opened opened = openAgreement(request);
    Check check = opened.check();
    Optional<Own> own = own(check, request.path("indicator"));
    String indicator = own.isPresent() ? own.get().answeredAs() : indicator(check, request);
    List<Unit> departments = checks.departments(check.id());
    requireReleased(opened, departments);
    List<String> released = departments.stream().filter(Unit::released).map(Unit::id).toList();
    List<Stored<NoteValue>> notes =
        own.map(it -> checks.notesOn(it, released))
            .orElseGet(() -> checks.notesOn(check.id(), released, indicator));
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("views");
          for (Stored<NoteValue> stored : notes) {
            NoteValue note = stored.value().orElse(new NoteValue("", List.of()));
            if (!note.comment().isBlank() || !note.evidence().isEmpty()) {
              json.writeStartObject();
              json.writeStringField("department", stored.department());
              json.writeStringField("comment", note.comment());
              JsonText.writeTexts("evidence", note.evidence(), json);
              json.writeEndObject();
            }
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  public Response savePoint(Request request) {
    Seen seen = agreeing.see(Doorkeeper.token(request), request.path("indicator"));
    if (!seen.opened().leads()) {
      return Response.problem(Problem.forbidden());
    }
    Check check = seen.opened().check();
    String indicator = indicator(check, request);
    Body body = Body.of(request, "writeId", "seenRevision", "outcome");
    String writeId = body.text("writeId", WRITE_ID, "Erwartet werden 8 bis 40 Zeichen.");
    int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
    Voices voices = agreeing.voices(check.id(), indicator);
    Point point =
        PointReading.point(body, indicator, instruments.of(check.instrument()).max(), voices.ids());
    body.check();
    return switch (agreeing.record(seen, point, voices, writeId, seenRevision)) {
      case Recorded.Done(Stored<Point> now) ->
          Response.json(
              200,
              json ->
                  AgreementView.outcome(
                      json, now.shownIn(check), entries(indicator, voices), voices.released()));
      case Recorded.Conflict(Stored<Point> current) ->
          Response.problem(
              Problem.conflict(
                  json ->
                      AgreementView.outcome(
                          json,
                          current.shownIn(check),
                          entries(indicator, voices),
                          voices.released())));
      case Recorded.NotOpen() -> Response.problem(Problem.notOpen());
      case Recorded.AgreementClosed() -> Response.problem(agreementClosed());
    };
  }

  private static List<Entry> entries(String indicator, Voices voices) {
    List<Entry> entries = new ArrayList<>();
    voices
        .answers()
        .forEach((department, answer) -> entries.add(Entry.of(department, indicator, answer)));
    return entries;
  }

  public Response saveMeeting(Request request) {
    Check check = doorkeeper.open(request, Opened::leads).check();
    Body body = Body.of(request, "seenRevision", "points");
    int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
    List<Meeting.Slot> slots = Planning.slots(body, check, instruments.of(check.instrument()));
    body.check();
    return switch (planning.save(check, slots, seenRevision)) {
      case Planned.Done<Meeting>(Meeting now) ->
          Response.json(200, json -> AgreementView.meeting(json, now));
      case Planned.Conflict<Meeting>(Meeting current) ->
          Response.problem(Problem.conflict(json -> AgreementView.meeting(json, current)));
      case Planned.NotOpen<Meeting>() -> Response.problem(Problem.notOpen());
    };
  }

  public Response saveAims(Request request) {
    Check check = doorkeeper.open(request, Opened::leads).check();
    Instrument instrument = instruments.of(check.instrument());
    Body body = Body.of(request, "seenRevision", "targets", "focus");
    int seenRevision = body.integer("seenRevision", 0, Integer.MAX_VALUE);
    List<Target> targets = Planning.targets(body, check, instrument);
    List<String> focus = Planning.focus(body, instrument);
    body.check();
    return switch (planning.save(check, targets, focus, seenRevision)) {
      case Planned.Done<Aims>(Aims now) ->
          Response.json(200, json -> AgreementView.aims(json, now));
      case Planned.Conflict<Aims>(Aims current) ->
          Response.problem(Problem.conflict(json -> AgreementView.aims(json, current)));
      case Planned.NotOpen<Aims>() -> Response.problem(Problem.notOpen());
    };
  }

  /// Opens the check of a link that may read the agreement.
  ///
  /// @throws Refused if the link opens nothing, or never reads it, or the agreement is not open
  private Opened openAgreement(Request request) {
    Token token = Doorkeeper.token(request);
    Running running = checks.running(token.checkId(), token.hash());
    Opened opened = Doorkeeper.admit(running.opened(), clock.instant());
    if (!opened.readsInternal() && !opened.answers()) {
      throw new Refused(Problem.forbidden());
    }
    if (running.conduct().filter(Conduct::agreementOpen).isEmpty()) {
      throw new Refused(agreementClosed());
    }
    return opened;
  }

  /// Whoever has not given their own judgement yet must not see the others'.
  ///
  /// @throws Refused if the link is a department's that has not released its part
  private static void requireReleased(Opened opened, List<Unit> departments) {
    boolean released =
        departments.stream()
            .anyMatch(unit -> unit.id().equals(opened.department()) && unit.released());
    if (!opened.readsInternal() && !released) {
      throw new Refused(
          Problem.of(
              "/errors/not-released",
              403,
              "Ihr Teil ist noch nicht freigegeben",
              "Damit sich alle zuerst ein eigenes Urteil bilden, sehen Sie die Antworten der anderen, sobald"
                  + " Sie Ihren Teil freigegeben haben."));
    }
  }

  private String indicator(Check check, Request request) {
    String indicator = request.path("indicator");
    if (!check.scope().covers(instruments.of(check.instrument()), indicator)) {
      throw new Refused(Problem.unknownIndicator());
    }
    return indicator;
  }

  /// @return empty if an indicator of the instrument is meant
  /// @throws Refused if it is none that is asked
  private Optional<Own> own(Check check, String indicator) {
    return Own.idOf(indicator)
        .map(
            id ->
                checks
                    .own(check.id(), id)
                    .filter(Own::asked)
                    .orElseThrow(() -> new Refused(Problem.unknownIndicator())));
  }

  private static Problem agreementClosed() {
    return Problem.of(
        "/errors/agreement-closed",
        409,
        "Der Abgleich ist noch nicht geöffnet",
        "Ihn öffnet die Person, die den Selbstcheck bei Ihnen koordiniert. Bis dahin urteilt jede Stelle für"
            + " sich.");
  }
}
