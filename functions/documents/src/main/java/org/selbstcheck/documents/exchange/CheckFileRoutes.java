package org.selbstcheck.documents.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.frozen.FrozenRound;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.EarlierVersion;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.documents.exchange.EarlierRounds.Kept;
import org.selbstcheck.documents.exchange.Importing.Applied;
import org.selbstcheck.instruments.Instruments;

/// A check as a file, and files into a check.
final class CheckFileRoutes {

  /// The largest file in bytes.
  static final int MOST_BYTES = 5 * 1024 * 1024;

  private static final int DEPARTMENT_CHARACTERS = 64;
  private static final int PLAN_CHARACTERS = 64;

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Objects objects;
  private final Importing importing;
  private final EarlierRounds earlierRounds;
  private final Ids ids;
  private final Clock clock;

  CheckFileRoutes(Tables tables, Objects objects, Instruments instruments, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.objects = objects;
    this.earlierRounds = new EarlierRounds(tables, objects, instruments, ids, clock);
    this.importing = new Importing(tables, instruments, ids, clock);
    this.ids = ids;
    this.clock = clock;
  }

  Response exportCheck(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Check check = opened.check();
    // As it is submitted, it can be the earlier round of another check.
    Optional<LocalDate> submittedOn =
        check.state() == Check.State.SUBMITTED ? check.submittedOn() : Optional.empty();
    SelfCheck now = FrozenCheck.freeze(checks.whole(check.id()), check, submittedOn).selfCheck();
    return Response.json(200, json -> SelfCheckJson.write(now, json));
  }

  Response createUpload(Request request) {
    Opened opened = writable(doorkeeper.open(request, Opened::answers));
    String upload = ids.next();
    String url =
        objects.uploadLink(ObjectKeys.upload(opened.check().id(), upload), Objects.UPLOAD_LIFE);
    return Response.upload(upload, url);
  }

  Response importCheck(Request request) {
    Opened opened = writable(doorkeeper.open(request, Opened::answers));
    Body body = Body.of(request, "upload", "department", "plan");
    String upload =
        body.text("upload", ObjectKeys.UPLOAD_ID, "Erwartet wird, was beim Hochladen herauskam.");
    Optional<String> department = body.optionalText("department", DEPARTMENT_CHARACTERS);
    Optional<String> plan = body.optionalText("plan", PLAN_CHARACTERS);
    body.check();
    byte[] file = file(ObjectKeys.upload(opened.check().id(), upload));
    if (plan.isEmpty()) {
      return answer(importing.plan(opened, file, department), false);
    }
    return switch (importing.apply(opened, file, department, plan.get())) {
      case Applied.Done(Plan applied) -> answer(applied.called(plan.get()), true);
      case Applied.Outdated() -> Response.problem(outdated());
      case Applied.NotOpen() -> Response.problem(Problem.notOpen());
    };
  }

  Response saveEarlierRound(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "seenVersion", "upload");
    int seenVersion = body.integer("seenVersion", 0, Integer.MAX_VALUE);
    boolean none = body.node("upload").map(JsonNode::isNull).orElse(false);
    String upload =
        none
            ? ""
            : body.text(
                "upload", ObjectKeys.UPLOAD_ID, "Erwartet wird, was beim Hochladen herauskam.");
    body.check();
    String role = Names.of(opened.link().role());
    Kept kept =
        none
            ? earlierRounds.remove(opened.check(), seenVersion, role)
            : earlierRounds.bring(
                opened.check(),
                seenVersion,
                file(ObjectKeys.upload(opened.check().id(), upload)),
                role);
    return switch (kept) {
      case Kept.Done(Optional<EarlierVersion> round) ->
          Response.json(200, json -> FrozenRound.writeAbout(round, json));
      case Kept.Conflict(Optional<EarlierVersion> current) ->
          Response.problem(Problem.conflict(json -> FrozenRound.writeAbout(current, json)));
    };
  }

  /// @throws Refused if the check takes nothing any more
  private Opened writable(Opened opened) {
    if (!opened.check().writableOn(LocalDate.ofInstant(clock.instant(), Phase.ZONE))) {
      throw new Refused(Problem.notOpen());
    }
    return opened;
  }

  /// @throws Refused if there is no such file, or if it is too large
  private byte[] file(String key) {
    byte[] file =
        objects.beginning(key, MOST_BYTES + 1).orElseThrow(() -> new Refused(notUploaded()));
    if (file.length > MOST_BYTES) {
      Faults faults = new Faults();
      faults.add("", "Die Datei ist größer als 5 MB.");
      faults.check();
    }
    return file;
  }

  private static Response answer(Plan plan, boolean applied) {
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("plan", plan.id());
          json.writeBooleanField("applied", applied);
          json.writeStringField("format", Names.of(plan.format()));
          if (plan.department().isPresent()) {
            json.writeStringField("department", plan.department().get());
          }
          JsonText.writeTexts("newDepartments", plan.newDepartments(), json);
          json.writeNumberField("same", plan.same());
          json.writeArrayFieldStart("changes");
          for (Change change : plan.changes()) {
            change.write(json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static Problem notUploaded() {
    return Problem.of(
        "/errors/no-upload",
        404,
        "Diese Datei ist nicht mehr da",
        "Hochgeladene Dateien werden nach einem Tag gelöscht. Bitte laden Sie sie noch einmal hoch.");
  }

  private static Problem outdated() {
    return Problem.of(
        "/errors/plan-outdated",
        409,
        "Inzwischen hat sich etwas geändert",
        "Was andere inzwischen gespeichert haben, blieb unangetastet. Bitte lassen Sie sich noch einmal zeigen,"
            + " was die Datei jetzt ändern würde.");
  }
}
