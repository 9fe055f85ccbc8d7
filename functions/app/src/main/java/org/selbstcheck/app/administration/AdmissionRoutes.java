package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.administration.Admitting.Admitted;
import org.selbstcheck.app.administration.Admitting.Candidate;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.links.TypedCode;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.TownPart;

/// Who takes part in a phase, and invitations.
final class AdmissionRoutes {

  private final Members members;
  private final Registers registers;
  private final Admitting admitting;

  AdmissionRoutes(Members members, Registers registers, Admitting admitting) {
    this.members = members;
    this.registers = registers;
    this.admitting = admitting;
  }

  Response listMunicipalities(Request request) {
    List<Admission> admissions =
        members.all(members.requirePhase(request)).stream()
            .sorted(Comparator.comparing(admission -> admission.municipality().name()))
            .toList();
    return Response.list("municipalities", admissions, AdmissionRoutes::admission);
  }

  Response admitMunicipality(Request request) {
    Phase phase = members.requirePhase(request);
    Body body = Body.of(request, "key", "part", "contact");
    String keyText = body.text("key", 5, 60);
    Optional<String> part = body.optionalText("part", 100);
    Optional<String> contact = body.optionalText("contact", 200);
    body.check();
    Optional<Candidate> candidate = candidate(body, keyText, part);
    body.check();
    return invited(admitting.admit(phase, candidate.orElseThrow(), contact));
  }

  private Optional<Candidate> candidate(Body body, String keyText, Optional<String> part) {
    Optional<MunicipalityKey> key = MunicipalityKey.parse(keyText);
    Optional<Municipality> found =
        key.flatMap(known -> registers.current().register().find(known.whole()));
    if (key.isEmpty() || found.isEmpty()) {
      body.error("key", "Diesen Schlüssel gibt es im Verzeichnis nicht.");
      return Optional.empty();
    }
    Municipality municipality = found.get();
    if (part.isEmpty() && !key.get().isPart()) {
      return Optional.of(
          new Candidate(
              new MunicipalityName(municipality.key().toString(), municipality.displayName()),
              municipality.kind().label(),
              municipality.land()));
    }
    if (part.isEmpty()) {
      body.error("part", "Zu einem Schlüssel mit Zusatz gehört der Name des Teils.");
      return Optional.empty();
    }
    return switch (TownPart.name(municipality, part.get())) {
      case TownPart.Naming.Named(TownPart named) ->
          Optional.of(
              new Candidate(
                  new MunicipalityName(
                      // The town's own key, however it was typed: nobody is admitted twice.
                      key.get()
                          .part()
                          .map(municipality.key()::withPart)
                          .orElse(named.key())
                          .toString(),
                      named.name()),
                  "Teil von " + municipality.displayName(),
                  municipality.land()));
      case TownPart.Naming.Refused(String reason) -> {
        body.error("part", reason);
        yield Optional.empty();
      }
    };
  }

  Response renewInvitation(Request request) {
    return invited(admitting.inviteAnew(members.requirePhase(request), members.require(request)));
  }

  private static Response invited(Admitted admitted) {
    return switch (admitted) {
      case Admitted.Invited(
              MunicipalityName municipality,
              Token token,
              TypedCode code,
              LocalDate expiresOn) ->
          Response.json(
              201,
              json -> {
                json.writeStartObject();
                MunicipalityJson.write(json, municipality);
                json.writeStringField("invitation", token.toString());
                json.writeStringField("code", code.toString());
                json.writeStringField("expiresOn", expiresOn.toString());
                json.writeEndObject();
              });
      case Admitted.Already() ->
          Response.problem(
              Problem.of(
                  "/errors/already-admitted",
                  409,
                  "Diese Kommune ist schon aufgenommen",
                  "Sie steht bereits in der Liste der Phase. Ist die Einladung verloren, laden Sie dort neu ein."));
      case Admitted.Closed() ->
          Response.problem(
              Problem.of(
                  "/errors/phase-closed",
                  409,
                  "Diese Phase ist zu Ende",
                  "In eine beendete Phase wird niemand mehr eingeladen. Bitte wählen Sie eine laufende."));
      case Admitted.Overtaken() ->
          Response.problem(
              Problem.of(
                  "/errors/overtaken",
                  409,
                  "Jemand hat diesen Eintrag gerade geändert",
                  "Bitte laden Sie die Liste neu und versuchen Sie es noch einmal."));
    };
  }

  private static void admission(JsonGenerator json, Admission admission) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", admission.municipality().key());
    json.writeStringField("name", admission.municipality().name());
    json.writeStringField("kind", admission.kind());
    json.writeStringField("land", admission.land());
    json.writeStringField("invitedOn", admission.invitedOn().toString());
    json.writeBooleanField("started", admission.started());
    if (admission.contact().isPresent()) {
      json.writeStringField("contact", admission.contact().get());
    }
    json.writeEndObject();
  }
}
