package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Phases: which there are, and opening one.
final class PhaseRoutes {

  private static final int RETENTION_YEARS = 10;
  private static final Pattern PHASE_ID = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");

  private final Tables tables;
  private final Programme programme;
  private final InstrumentCatalogue instruments = new InstrumentCatalogue();
  private final Ids ids;
  private final Clock clock;

  PhaseRoutes(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.ids = ids;
    this.clock = clock;
  }

  Response listPhases(Request request) {
    List<Phase> phases =
        programme.phases().stream()
            .sorted(Comparator.comparing(Phase::closesOn).reversed().thenComparing(Phase::id))
            .toList();
    return Response.list("phases", phases, PhaseRoutes::phase);
  }

  Response createPhase(Request request) {
    Body body = Body.of(request, "id", "name", "instrument", "closesOn", "retentionEndsOn");
    String id =
        body.text(
            "id",
            PHASE_ID,
            "Bitte nur Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40 Zeichen.");
    String name = body.text("name", 1, 120);
    Optional<InstrumentVersion> instrument = instrument(body);
    Optional<LocalDate> closesOn = date(body, "closesOn");
    Optional<LocalDate> retentionEndsOn = date(body, "retentionEndsOn");
    LocalDate today = today();
    if (closesOn.isPresent() && closesOn.get().isBefore(today)) {
      body.error("closesOn", "Dieser Tag ist schon vorbei.");
    }
    if (closesOn.isPresent() && retentionEndsOn.isPresent()) {
      if (!retentionEndsOn.get().isAfter(closesOn.get())) {
        body.error(
            "retentionEndsOn", "Die Aufbewahrung endet frühestens am Tag nach dem Ende der Phase.");
      } else if (retentionEndsOn.get().isAfter(today.plusYears(RETENTION_YEARS))) {
        body.error("retentionEndsOn", "Höchstens " + RETENTION_YEARS + " Jahre im Voraus.");
      }
    }
    body.check();
    Phase phase =
        new Phase(
            id,
            name,
            instrument.orElseThrow(),
            closesOn.orElseThrow(),
            retentionEndsOn.orElseThrow(),
            0);
    Written written =
        tables.write(
            List.of(
                phase.write(), Audit.ofProgramme("phaseOpened", id, clock.instant(), ids.next())));
    if (written instanceof Written.Refused && programme.phase(id).filter(phase::sameAs).isEmpty()) {
      return Response.problem(
          Problem.of(
              "/errors/phase-exists",
              409,
              "Diese Kennung ist schon vergeben",
              "Es gibt bereits eine andere Phase mit dieser Kennung. Bitte wählen Sie eine andere."));
    }
    return Response.json(201, json -> phase(json, phase));
  }

  private Optional<InstrumentVersion> instrument(Body body) {
    Optional<Body> member = body.object("instrument", "id", "version");
    if (member.isEmpty()) {
      return Optional.empty();
    }
    String id = member.get().text("id", 1, 64);
    int version = member.get().integer("version", 1, 9999);
    Optional<InstrumentVersion> shipped =
        instruments.versions().stream()
            .filter(known -> known.id().equals(id) && known.version() == version)
            .findFirst();
    if (shipped.isEmpty()) {
      body.error("instrument", "Diesen Fragebogen oder diese Fassung gibt es nicht.");
    }
    return shipped;
  }

  private static Optional<LocalDate> date(Body body, String name) {
    try {
      return Optional.of(LocalDate.parse(body.text(name, 10, 10)));
    } catch (DateTimeParseException e) {
      body.error(name, "Erwartet wird ein Tag wie 2027-03-31.");
      return Optional.empty();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }

  private static void phase(JsonGenerator json, Phase phase) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", phase.id());
    json.writeStringField("name", phase.name());
    json.writeObjectFieldStart("instrument");
    json.writeStringField("id", phase.instrument().id());
    json.writeNumberField("version", phase.instrument().version());
    json.writeEndObject();
    json.writeStringField("closesOn", phase.closesOn().toString());
    json.writeStringField("retentionEndsOn", phase.retentionEndsOn().toString());
    json.writeEndObject();
  }
}
