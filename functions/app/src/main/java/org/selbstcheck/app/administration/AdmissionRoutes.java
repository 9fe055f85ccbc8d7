package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.administration.Admitting.Admitted;
import org.selbstcheck.app.administration.Admitting.Candidate;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.sharing.ProgressJson;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// Who takes part in a phase, and invitations.
final class AdmissionRoutes {

  /// A portion that is done well before the platform gives up; whoever has more sends it on.
  static final int MOST_AT_ONCE = 25;

  /// Rows of one answer: with long names and contacts still below the 6 MB that the platform passes
  /// on.
  static final int MOST_ROWS = 4_000;

  private final Members members;
  private final Registers registers;
  private final Admitting admitting;

  AdmissionRoutes(Members members, Registers registers, Admitting admitting) {
    this.members = members;
    this.registers = registers;
    this.admitting = admitting;
  }

  Response listMunicipalities(Request request) {
    int from = from(request);
    List<Admission> admissions =
        members.all(members.requirePhase(request)).stream()
            .sorted(
                Comparator.<Admission, String>comparing(it -> it.municipality().name())
                    .thenComparing(it -> it.municipality().key()))
            .toList();
    int to = Math.min(admissions.size(), from + MOST_ROWS);
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("municipalities");
          for (Admission admission : admissions.subList(Math.min(from, to), to)) {
            admission(json, admission);
          }
          json.writeEndArray();
          if (to < admissions.size()) {
            json.writeNumberField("next", to);
          }
          json.writeEndObject();
        });
  }

  private static int from(Request request) {
    String from = request.query().getOrDefault("from", "0");
    if (!from.matches("[0-9]{1,6}")) {
      throw new Refused(Problem.malformed("Die Stelle in der Liste ist eine Zahl."));
    }
    return Integer.parseInt(from);
  }

  /// What a list of keys would come to. Nothing is stored, not even the list.
  Response readAdmissions(Request request) {
    Phase phase = members.requirePhase(request);
    Body body = Body.of(request, "file");
    String file = body.text("file", 1, Body.MAX_BYTES);
    body.check();
    List<KeyFile.Row> rows = List.of();
    try {
      switch (KeyFile.read(Base64.getDecoder().decode(file))) {
        case KeyFile.Reading.Read(List<KeyFile.Row> read) -> rows = read;
        case KeyFile.Reading.Refused(String reason) -> body.error("file", reason);
      }
    } catch (IllegalArgumentException e) {
      body.error("file", "Erwartet wird eine Datei in Base64.");
    }
    body.check();
    Set<String> admitted =
        members.all(phase).stream()
            .map(admission -> admission.municipality().key())
            .collect(Collectors.toSet());
    return Response.list(
        "lines", new Readings(registers.judge(), admitted).of(rows), AdmissionRoutes::line);
  }

  private static void line(JsonGenerator json, Readings.Line line) throws IOException {
    json.writeStartObject();
    json.writeNumberField("row", line.row());
    json.writeStringField("typed", line.typed());
    json.writeStringField("status", Names.of(line.status()));
    if (line.candidate().isPresent()) {
      Candidate candidate = line.candidate().get();
      json.writeStringField("key", candidate.municipality().key());
      json.writeStringField("name", candidate.municipality().name());
      json.writeStringField("kind", candidate.kind());
      json.writeStringField("land", candidate.land());
    }
    if (line.part().isPresent()) {
      json.writeStringField("part", line.part().get());
    }
    if (line.contact().isPresent()) {
      json.writeStringField("contact", line.contact().get());
    }
    if (!line.detail().isEmpty()) {
      json.writeStringField("detail", line.detail());
    }
    json.writeEndObject();
  }

  /// @param candidate empty if there is an error in the body
  private record Wish(Optional<Candidate> candidate, Optional<String> contact) {}

  /// Admits each by itself: what happened to one happened, whatever becomes of the next.
  Response admitMunicipalities(Request request) {
    Phase phase = members.requirePhase(request);
    Body body = Body.of(request, "candidates");
    List<Wish> wishes =
        body.objects("candidates", MOST_AT_ONCE, "key", "part", "contact").stream()
            .map(this::wish)
            .toList();
    if (body.valid() && wishes.isEmpty()) {
      body.error("candidates", "Hier fehlt eine Kommune.");
    }
    body.check();
    if (admitting.isOver(phase)) {
      return closed();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Wish wish : wishes) {
      Candidate candidate = wish.candidate().orElseThrow();
      outcomes.add(
          new Outcome(candidate.municipality(), admitting.admit(phase, candidate, wish.contact())));
    }
    return Response.list("admitted", outcomes, AdmissionRoutes::outcome);
  }

  private Wish wish(Body body) {
    String keyText = body.text("key", 1, 60);
    Optional<String> part = body.optionalText("part", 100);
    Optional<String> contact = body.optionalText("contact", 200);
    return new Wish(keyText.isEmpty() ? Optional.empty() : candidate(body, keyText, part), contact);
  }

  private Optional<Candidate> candidate(Body body, String keyText, Optional<String> part) {
    Optional<MunicipalityKey> key = MunicipalityKey.parse(keyText);
    Optional<Municipality> found =
        key.flatMap(known -> registers.current().register().find(known.whole()));
    if (found.isEmpty()) {
      body.error("key", "Diesen Schlüssel gibt es im Verzeichnis nicht.");
      return Optional.empty();
    }
    return switch (Candidates.named(found.get(), key.orElseThrow(), part)) {
      case Candidates.Named.Found(Candidate candidate) -> Optional.of(candidate);
      case Candidates.Named.Refused(String reason) -> {
        body.error("part", reason);
        yield Optional.empty();
      }
    };
  }

  private record Outcome(MunicipalityName municipality, Admitted admitted) {}

  private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField(
        "outcome",
        switch (outcome.admitted()) {
          case Admitted.Invited _ -> "invited";
          case Admitted.Already() -> "already";
          case Admitted.Closed() -> "closed";
          // Nobody is invited anew here, so nothing can be erased unless at this very moment.
          case Admitted.Erased(), Admitted.Overtaken() -> "overtaken";
        });
    if (outcome.admitted() instanceof Admitted.Invited invited) {
      json.writeFieldName("invitation");
      invitation(json, invited);
    } else {
      SelfCheckJson.writeMunicipality(outcome.municipality(), json);
    }
    json.writeEndObject();
  }

  Response renewInvitation(Request request) {
    Phase phase = members.requirePhase(request);
    return invited(
        members.erased(request).isPresent()
            ? new Admitted.Erased()
            : admitting.inviteAnew(phase, members.require(request)));
  }

  /// The invitation, shown this once, or why there is none.
  static Response invited(Admitted admitted) {
    return switch (admitted) {
      case Admitted.Invited invited -> Response.json(201, json -> invitation(json, invited));
      case Admitted.Already() ->
          Response.problem(
              Problem.of(
                  "/errors/already-admitted",
                  409,
                  "Diese Kommune ist schon aufgenommen",
                  "Sie steht bereits in der Liste der Phase. Ist die Einladung verloren, laden Sie dort neu ein."));
      case Admitted.Erased() -> Response.problem(Members.alreadyErased());
      case Admitted.Closed() -> closed();
      case Admitted.Overtaken() ->
          Response.problem(
              Problem.of(
                  "/errors/overtaken",
                  409,
                  "Jemand hat diesen Eintrag gerade geändert",
                  "Bitte laden Sie die Liste neu und versuchen Sie es noch einmal."));
    };
  }

  private static void progress(JsonGenerator json, Progress shared) throws IOException {
    json.writeFieldName("progress");
    ProgressJson.write(json, shared);
  }

  private static Response closed() {
    return Response.problem(
        Problem.of(
            "/errors/phase-closed",
            409,
            "Diese Phase ist zu Ende",
            "In eine beendete Phase wird niemand mehr eingeladen. Bitte wählen Sie eine laufende."));
  }

  private static void invitation(JsonGenerator json, Admitted.Invited invited) throws IOException {
    json.writeStartObject();
    SelfCheckJson.writeMunicipality(invited.municipality(), json);
    json.writeStringField("invitation", invited.token().toString());
    json.writeStringField("code", invited.code().toString());
    json.writeStringField("expiresOn", invited.expiresOn().toString());
    json.writeEndObject();
  }

  private static void admission(JsonGenerator json, Admission admission) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", admission.municipality().key());
    json.writeStringField("name", admission.municipality().name());
    json.writeStringField("kind", admission.kind());
    json.writeStringField("land", admission.land());
    json.writeStringField("invitedOn", admission.invitedOn().toString());
    json.writeBooleanField("started", admission.started());
    if (admission.startedOn().isPresent()) {
      json.writeStringField("startedOn", admission.startedOn().get().toString());
    }
    if (admission.progress().isPresent()) {
      progress(json, admission.progress().get());
    }
    if (admission.contact().isPresent()) {
      json.writeStringField("contact", admission.contact().get());
    }
    json.writeEndObject();
  }
}
