package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.administration.Admitting.Admitted;
import org.selbstcheck.app.administration.Deciding.Decided;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.registration.RegistrationJson;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Tables;

/// Who asks to take part in a phase, and deciding on it.
final class RegistrationRoutes {

  /// With all that wait, and long texts, still below the 6 MB that the platform passes on.
  private static final int MOST_DECIDED = 100;

  private final Programme programme;
  private final Members members;
  private final Deciding deciding;
  private final Clock clock;

  RegistrationRoutes(Tables tables, Members members, Deciding deciding, Clock clock) {
    this.programme = new Programme(tables);
    this.members = members;
    this.deciding = deciding;
    this.clock = clock;
  }

  /// Those that wait, as they came; and the decided ones, the last decision first.
  Response listRegistrations(Request request) {
    Phase phase = members.requirePhase(request);
    Instant now = clock.instant();
    List<Registration> all = programme.registrations(phase.id(), now);
    List<Registration> waiting =
        all.stream()
            .filter(Registration::waits)
            .sorted(
                Comparator.comparing(Registration::registeredOn)
                    .thenComparing(it -> it.municipality().name())
                    .thenComparing(Registration::secretHash))
            .toList();
    List<Registration> decided =
        all.stream()
            .filter(registration -> !registration.waits())
            .sorted(
                Comparator.comparing((Registration it) -> it.decidedOn().orElseThrow())
                    .reversed()
                    .thenComparing(it -> it.municipality().name())
                    .thenComparing(Registration::secretHash))
            .limit(MOST_DECIDED)
            .toList();
    Set<String> taking =
        waiting.isEmpty()
            ? Set.of()
            : members.all(phase).stream()
                .map(admission -> admission.municipality().key())
                .collect(Collectors.toSet());
    boolean full = programme.waiting(phase).full(now);
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("full", full);
          list(json, "waiting", waiting, taking);
          list(json, "decided", decided, Set.of());
          json.writeEndObject();
        });
  }

  private static void list(
      JsonGenerator json, String name, List<Registration> registrations, Set<String> taking)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Registration registration : registrations) {
      registration(json, registration, taking.contains(registration.municipality().key()));
    }
    json.writeEndArray();
  }

  Response admitRegistered(Request request) {
    return response(deciding.admit(members.requirePhase(request), request.path("registration")));
  }

  Response declineRegistration(Request request) {
    Phase phase = members.requirePhase(request);
    Body body = Body.of(request, "reason");
    String reason = body.text("reason", 1, PhaseReading.REASON_CHARACTERS).strip();
    if (body.valid() && reason.isEmpty()) {
      body.error("reason", "Bitte sagen Sie in einem Satz, warum.");
    }
    body.check();
    return response(deciding.decline(phase, request.path("registration"), reason));
  }

  private static Response response(Decided decided) {
    return switch (decided) {
      case Decided.Admission(Admitted admitted) -> AdmissionRoutes.invited(admitted);
      case Decided.Declined(Registration registration) ->
          Response.json(200, json -> registration(json, registration, false));
      case Decided.Earlier _ ->
          Response.problem(
              Problem.of(
                  "/errors/decided",
                  409,
                  "Über diese Anmeldung ist schon entschieden",
                  "Bitte laden Sie die Liste neu. Ist die Einladung verloren, laden Sie die Kommune neu ein."));
      case Decided.Unknown() -> Response.problem(Problem.notFound());
    };
  }

  private static void registration(JsonGenerator json, Registration registration, boolean takesPart)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", registration.secretHash());
    RegistrationJson.writePlace(registration, json);
    json.writeBooleanField("takesPart", takesPart);
    RegistrationJson.writeWish(registration, json);
    json.writeEndObject();
  }
}
