package org.selbstcheck.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// A phase of invented municipalities, and what people do in it: the project team with its access,
/// everybody else with the token of a link.
final class DemoPhase {
  /// In every text that is made here.
  static final String MARK = "Erfundene Demo-Antwort";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WAIT_MILLISECONDS = 200;
  private static final int MOST_WAITS = 150;

  private final Caller api;
  private final String administrator;
  private final SecureRandom secrets;
  private final String id;
  private final Instrument instrument;

  /// @param administrator access token of an administrator
  /// @param instrumentId of a shipped instrument; its newest version is used
  DemoPhase(
      Caller api, String administrator, SecureRandom secrets, String id, String instrumentId) {
    this.api = api;
    this.administrator = administrator;
    this.secrets = secrets;
    this.id = id;
    var catalogue = new InstrumentCatalogue();
    InstrumentVersion newest =
        catalogue.versions().stream()
            .filter(version -> version.id().equals(instrumentId))
            .reduce((first, second) -> second)
            .orElseThrow(() -> new IllegalStateException("Not shipped: " + instrumentId));
    this.instrument = catalogue.load(newest).orElseThrow();
  }

  List<Field> fields() {
    return instrument.fields();
  }

  /// @param access `invited` or `open`
  void open(String name, String access, LocalDate today) throws IOException, InterruptedException {
    ObjectNode phase = JSON.createObjectNode();
    phase.put("id", id);
    phase.put("name", name);
    phase
        .putObject("instrument")
        .put("id", instrument.version().id())
        .put("version", instrument.version().version());
    phase.put("closesOn", today.plusMonths(6).toString());
    phase.put("retentionEndsOn", today.plusYears(2).toString());
    phase.put("access", access);
    phase.set("notice", notice());
    api.post("/api/administration/phases", administrator, phase);
  }

  /// The phase's data sheet, so that the demo shows every page as people meet it. Nobody stands
  /// behind it.
  private static ObjectNode notice() {
    return JSON.createObjectNode()
        .put(
            "controller",
            "Erfundene Stiftung, Musterstraße 1, 12345 Musterstadt (nur zur Vorführung)")
        .put("contact", "projektteam@stiftung.example")
        .put("purpose", "Die Kommune stellt fest, wo sie steht, und vereinbart nächste Schritte.")
        .put("legalBasis", "Erfüllung einer Aufgabe der Kommune, Art. 6 Abs. 1 Buchst. e DSGVO")
        .put(
            "recipients",
            "Die Kommune selbst. Das Projektteam sieht, was die Koordination ihm freigibt.");
  }

  /// The invitation's token.
  String admit(String key) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("candidates").addObject().put("key", key);
    return api.post("/api/administration/phases/" + id + "/municipalities", administrator, body)
        .at("/admitted/0/invitation/invitation")
        .asText();
  }

  /// The coordinator's token.
  String start(String invitation) throws IOException, InterruptedException {
    String secret = secret();
    ObjectNode body = JSON.createObjectNode();
    body.put("invitation", invitation).put("secret", secret).put("scope", "full");
    JsonNode check = api.post("/api/invitations/confirm", "", body);
    return check.path("id").asText() + "." + secret;
  }

  /// A municipality asks to take part by itself.
  ///
  /// @return the token of the registration
  String register(String key, String unit, String address, String message)
      throws IOException, InterruptedException {
    String secret = secret();
    ObjectNode body = JSON.createObjectNode();
    body.put("phase", id).put("secret", secret).put("key", key);
    body.put("unit", unit).put("address", address).put("message", message);
    api.post("/api/registrations", "", body);
    return id + "." + secret;
  }

  private String secret() {
    byte[] random = new byte[32];
    secrets.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /// A department that is responsible for one field, and its token.
  String department(String coordinator, String id, String name, int field)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("id", id).put("name", name);
    ArrayNode responsible = body.putArray("responsible");
    instrument.fields().get(field).indicators().forEach(it -> responsible.add(it.id()));
    api.post("/api/check/departments", coordinator, body);
    ObjectNode link = JSON.createObjectNode();
    link.put("id", linkId()).put("role", "department").put("department", id);
    return api.post("/api/check/links", coordinator, link).path("token").asText();
  }

  private String linkId() {
    var id = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      id.append((char) ('a' + secrets.nextInt(26)));
    }
    return id.toString();
  }

  /// The project team orders a report in the public edition.
  void orderReport(String key) throws IOException, InterruptedException {
    ObjectNode report = document("pdf");
    report.putArray("municipalities").add(key);
    api.post("/api/administration/phases/" + id + "/documents", administrator, report);
  }

  /// The coordinator orders a document in the public edition.
  ///
  /// @return its id
  String order(String coordinator, String kind) throws IOException, InterruptedException {
    return api.post("/api/check/documents", coordinator, document(kind)).path("id").asText();
  }

  private static ObjectNode document(String kind) {
    return JSON.createObjectNode()
        .put("kind", kind)
        .put("tone", "balanced")
        .put("edition", "public");
  }

  /// Lets a roof see how far the check is.
  void share(String coordinator, String roof) throws IOException, InterruptedException {
    api.put(
        "/api/check/sharing",
        coordinator,
        JSON.createObjectNode().put("progress", true).put("roof", roof));
  }

  /// Lets a roof open a document, once that is made.
  void release(String coordinator, String document, String roof)
      throws IOException, InterruptedException {
    await(
        () -> {
          for (JsonNode made : api.get("/api/check/documents", coordinator).path("documents")) {
            if (made.path("id").asText().equals(document)) {
              return made.path("state").asText();
            }
          }
          return "missing";
        },
        "document");
    api.put(
        "/api/check/documents/" + document + "/release",
        coordinator,
        JSON.createObjectNode().put("released", true).put("roof", roof));
  }

  /// Releases the part that a department answered.
  void release(String department) throws IOException, InterruptedException {
    api.put("/api/check/release", department, JSON.createObjectNode().put("released", true));
  }

  /// The coordinator opens the talk about what the departments said.
  void openAgreement(String coordinator, LocalDate deadline)
      throws IOException, InterruptedException {
    ObjectNode conduct = JSON.createObjectNode();
    conduct.put("seenRevision", api.get("/api/check", coordinator).at("/conduct/revision").asInt());
    conduct.put("mode", "apart");
    conduct.put("deadline", deadline.toString());
    conduct.put("agreementOpen", true);
    api.put("/api/check/conduct", coordinator, conduct);
  }

  /// Answers a share of the statements in these fields, differently for each seed, and says in
  /// every field that it is invented.
  void answer(String token, List<Field> fields, double share, long seed)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    for (Field field : fields) {
      // Some fields are further than others, so that the result has something to tell.
      int usual = 1 + random.nextInt(instrument.max() - 1);
      boolean first = true;
      for (Indicator indicator : field.indicators()) {
        if (random.nextDouble() < share) {
          save(token, indicator, value(usual, random), random.nextInt(8) == 0);
        }
        if (first) {
          comment(token, indicator);
          first = false;
        }
      }
    }
  }

  private ObjectNode value(int usual, Random random) {
    ObjectNode answer = JSON.createObjectNode();
    switch (random.nextInt(24)) {
      case 0 -> answer.put("unknown", true);
      case 1 ->
          answer
              .putObject("notApplicable")
              .put("reason", "otherLevel")
              .put("text", MARK + ": Dafür ist eine andere Ebene zuständig.");
      default ->
          answer.put("level", Math.clamp(usual + random.nextInt(3) - 1, 0, instrument.max()));
    }
    return answer;
  }

  private void save(String token, Indicator indicator, ObjectNode answer, boolean needForAction)
      throws IOException, InterruptedException {
    ObjectNode body = write();
    body.set("answer", answer);
    body.put("needForAction", needForAction);
    body.putArray("obstacles");
    api.put("/api/check/answers/" + indicator.id(), token, body);
  }

  private void comment(String token, Indicator indicator) throws IOException, InterruptedException {
    ObjectNode body = write();
    body.put("comment", MARK + ". Alle Antworten dieses Selbstchecks sind erfunden.");
    body.putArray("evidence");
    api.put("/api/check/notes/" + indicator.id(), token, body);
  }

  private ObjectNode write() {
    byte[] random = new byte[12];
    secrets.nextBytes(random);
    return JSON.createObjectNode()
        .put("writeId", Base64.getUrlEncoder().withoutPadding().encodeToString(random))
        .put("seenRevision", 0);
  }

  /// Submits and waits for the result, which comes by way of a job.
  void submit(String token) throws IOException, InterruptedException {
    int number = api.get("/api/check", token).path("nextSubmission").asInt();
    ObjectNode body = JSON.createObjectNode().put("number", number);
    api.post("/api/check/submissions", token, body);
    await(() -> api.get("/api/check/result", token).path("state").asText(), "result");
  }

  private interface State {
    String read() throws IOException, InterruptedException;
  }

  /// Waits until the job behind something is done.
  private static void await(State state, String what) throws IOException, InterruptedException {
    for (int i = 0; i < MOST_WAITS; i++) {
      switch (state.read()) {
        case "done" -> {
          return;
        }
        case "failed" -> throw new IOException("The demo " + what + " could not be made");
        default -> Thread.sleep(WAIT_MILLISECONDS);
      }
    }
    throw new IOException("The demo " + what + " was not made in time");
  }
}
