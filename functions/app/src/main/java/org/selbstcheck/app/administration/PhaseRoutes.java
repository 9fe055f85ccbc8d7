package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.administration.Changing.Changed;
import org.selbstcheck.app.administration.Opening.Opened;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Programme.Standing;
import org.selbstcheck.app.store.Rollout;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.Instruments;

/// Phases: which there are, opening one, changing one.
final class PhaseRoutes {

  private static final Pattern PHASE_ID = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");
  private static final String WITHDRAWN =
      "Dieser Fragebogen wurde zurückgezogen und wird für neue Phasen nicht mehr angeboten.";

  private final Programme programme;
  private final Members members;
  private final Opening opening;
  private final Changing changing;
  private final Jobs jobs;
  private final Instruments instruments;
  private final Clock clock;

  PhaseRoutes(Tables tables, Members members, Instruments instruments, Ids ids, Clock clock) {
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.members = members;
    this.instruments = instruments;
    this.opening = new Opening(tables, ids, clock);
    this.changing = new Changing(tables, ids, clock);
    this.clock = clock;
  }

  Response listPhases(Request request) {
    List<Phase> phases =
        programme.phases().stream()
            .sorted(Comparator.comparing(Phase::closesOn).reversed().thenComparing(Phase::id))
            .toList();
    return Response.list("phases", programme.standings(phases), this::phase);
  }

  Response createPhase(Request request) {
    Body body =
        Body.of(
            request,
            "id",
            "name",
            "instrument",
            "opensOn",
            "closesOn",
            "retentionEndsOn",
            "access",
            "notice");
    String id =
        body.text(
            "id",
            PHASE_ID,
            "Bitte nur Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40 Zeichen.");
    Optional<Phase> read = PhaseReading.ofNew(body, today()).read(id, instrument(body, id));
    body.check();
    return switch (opening.open(read.orElseThrow())) {
      case Opened.Done(Phase phase) -> shown(201, phase, programme.rollout(phase));
      case Opened.Taken() ->
          Response.problem(
              Problem.of(
                  "/errors/phase-exists",
                  409,
                  "Diese Kennung ist schon vergeben",
                  "Es gibt bereits eine andere Phase mit dieser Kennung. Bitte wählen Sie eine andere."));
      case Opened.Withdrawn() ->
          Response.problem(
              Problem.fields(List.of(new Problem.FieldError("/instrument", WITHDRAWN))));
    };
  }

  Response changePhase(Request request) {
    Phase before = members.requirePhase(request);
    Body body =
        Body.of(
            request,
            "revision",
            "name",
            "opensOn",
            "closesOn",
            "retentionEndsOn",
            "access",
            "notice",
            "reason");
    int revision = body.integer("revision", 1, Integer.MAX_VALUE);
    String reason =
        body.optionalText("reason", PhaseReading.REASON_CHARACTERS).map(String::strip).orElse("");
    Optional<Phase> read =
        PhaseReading.ofChange(body, today(), before, revision == before.revision())
            .read(before.id(), Optional.of(before.instrument()));
    body.check();
    if (revision != before.revision() && !read.orElseThrow().sameAs(before)) {
      return conflict(before);
    }
    if (before.expired(clock.instant())) {
      return Response.problem(
          Problem.of(
              "/errors/phase-erased",
              409,
              "Diese Phase ist gelöscht",
              "Ihre Aufbewahrung ist zu Ende; es gibt nichts mehr, wofür eine Änderung gelten könnte."));
    }
    if (reason.isEmpty() && read.filter(it -> Changing.datesChange(before, it)).isPresent()) {
      body.error("reason", "Bitte sagen Sie in einem Satz, warum sich die Tage ändern.");
    }
    body.check();
    return switch (changing.change(before, read.orElseThrow(), reason)) {
      case Changed.Done(Phase phase, Rollout rollout) -> shown(200, phase, rollout);
      case Changed.Conflict(Phase current) -> conflict(current);
    };
  }

  private Response conflict(Phase current) {
    return Response.problem(
        Problem.conflict(json -> phase(json, standing(current, programme.rollout(current)))));
  }

  private Response shown(int status, Phase phase, Rollout rollout) {
    return Response.json(status, json -> phase(json, standing(phase, rollout)));
  }

  private Standing standing(Phase phase, Rollout rollout) {
    return new Standing(phase, rollout, programme.waiting(phase));
  }

  private Optional<InstrumentVersion> instrument(Body body, String phaseId) {
    Optional<Body> member = body.object("instrument", "id", "version");
    if (member.isEmpty()) {
      return Optional.empty();
    }
    String id = member.get().text("id", 1, 64);
    int version = member.get().integer("version", 1, 9999);
    Optional<InstrumentVersion> known =
        InstrumentVersion.of(id, version).filter(it -> instruments.load(it).isPresent());
    if (known.isEmpty()) {
      body.error("instrument", "Diesen Fragebogen oder diese Version gibt es nicht.");
    } else if (opening.refuses(phaseId, known.get())) {
      body.error("instrument", WITHDRAWN);
    }
    return known;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }

  private void phase(JsonGenerator json, Standing standing) throws IOException {
    Phase phase = standing.phase();
    Rollout rollout = standing.rollout();
    json.writeStartObject();
    json.writeStringField("id", phase.id());
    json.writeNumberField("revision", phase.revision());
    json.writeStringField("name", phase.name());
    SelfCheckJson.writeInstrument(phase.instrument(), json);
    json.writeStringField("stage", Names.of(phase.days().on(today())));
    if (phase.days().opensOn().isPresent()) {
      json.writeStringField("opensOn", phase.days().opensOn().get().toString());
    }
    json.writeStringField("closesOn", phase.closesOn().toString());
    json.writeStringField("retentionEndsOn", phase.retentionEndsOn().toString());
    json.writeStringField("access", Names.of(phase.access()));
    if (phase.notice().isPresent()) {
      json.writeFieldName("notice");
      phase.notice().get().write(json);
    }
    int waiting = standing.waiting().at(clock.instant());
    if (waiting > 0) {
      json.writeNumberField("registrations", waiting);
    }
    Optional<Job> failed = failed(phase, rollout);
    if (rollout.underWay() || failed.isPresent()) {
      json.writeObjectFieldStart("rollout");
      json.writeNumberField("done", rollout.done());
      json.writeNumberField("of", rollout.of());
      if (failed.isPresent()) {
        json.writeObjectFieldStart("failed");
        json.writeStringField("job", failed.get().id());
        json.writeStringField("reason", failed.get().reason().orElse(""));
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /// The job that should have carried the last change further, and will not by itself.
  private Optional<Job> failed(Phase phase, Rollout rollout) {
    return rollout.finished()
        ? Optional.empty()
        : jobs.job(Job.phaseJobId(phase.id())).filter(job -> job.state() == Job.State.FAILED);
  }
}
