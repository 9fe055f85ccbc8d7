package org.selbstcheck.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Makes a phase with five municipalities: one that is invited, one that has begun, one whose
/// departments disagree and talk about it, one that has submitted and got its report, one that is
/// only admitted. Every answer is invented and says so.
public final class DemoData {
  /// In every comment that is made here.
  static final String MARK = "Erfundene Demo-Antwort";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PHASE = "demo-phase";
  private static final String INSTRUMENT = "weltoffene-kommune";
  private static final String KAUFBEUREN = "09762000";
  private static final String PFORZHEIM = "08231000";
  private static final String GERA = "16052000";
  private static final String RAVENSBURG = "08436064";
  private static final String BARNIM = "12060";

  /// The answers are the same on every machine.
  private static final long SEED = 9762000;

  private static final int WAIT_MILLISECONDS = 200;
  private static final int MOST_WAITS = 150;

  private final Caller api;
  private final String administrator;
  private final LocalDate today;
  private final SecureRandom secrets;
  private final Instrument instrument;

  private DemoData(Caller api, String administrator, LocalDate today, SecureRandom secrets) {
    this.api = api;
    this.administrator = administrator;
    this.today = today;
    this.secrets = secrets;
    var catalogue = new InstrumentCatalogue();
    InstrumentVersion newest =
        catalogue.versions().stream()
            .filter(version -> version.id().equals(INSTRUMENT))
            .reduce((first, second) -> second)
            .orElseThrow(() -> new IllegalStateException("Not shipped: " + INSTRUMENT));
    this.instrument = catalogue.load(newest).orElseThrow();
  }

  /// Makes everything and keeps the links in `file`, since tokens are shown only once.
  ///
  /// @param origin of the running system
  /// @param administrator access token of an administrator
  /// @throws IOException if the system does not answer as expected
  public static List<DemoLink> make(
      URI origin, String administrator, Path file, LocalDate today, SecureRandom secrets)
      throws IOException, InterruptedException {
    try (var api = new Caller(origin)) {
      List<DemoLink> links = new DemoData(api, administrator, today, secrets).make();
      var kept = JSON.createArrayNode();
      for (DemoLink link : links) {
        kept.addObject().put("what", link.what()).put("path", link.path());
      }
      Files.writeString(file, kept.toPrettyString() + "\n");
      return links;
    }
  }

  /// The links of an earlier start; none if there was no demo data.
  public static List<DemoLink> kept(Path file) throws IOException {
    List<DemoLink> links = new ArrayList<>();
    if (Files.exists(file)) {
      for (JsonNode link : JSON.readTree(file.toFile())) {
        links.add(new DemoLink(link.path("what").asText(), link.path("path").asText()));
      }
    }
    return links;
  }

  private List<DemoLink> make() throws IOException, InterruptedException {
    ObjectNode phase = JSON.createObjectNode();
    phase.put("id", PHASE);
    phase.put("name", "Demo-Phase mit erfundenen Antworten");
    phase.set("instrument", version());
    phase.put("closesOn", today.plusMonths(6).toString());
    phase.put("retentionEndsOn", today.plusYears(2).toString());
    phase.set("notice", notice());
    api.post("/api/administration/phases", administrator, phase);

    String kaufbeuren = start(admit(KAUFBEUREN));
    String pforzheim = start(admit(PFORZHEIM));
    String gera = admit(GERA);
    admit(BARNIM);

    answer(
        kaufbeuren, instrument.fields().subList(0, instrument.fields().size() / 2 + 1), 0.7, SEED);
    answer(pforzheim, instrument.fields(), 0.95, SEED);
    submit(pforzheim);
    String ravensburg = start(admit(RAVENSBURG));
    String youth = talk(ravensburg);
    documents(pforzheim);

    return List.of(
        new DemoLink("coordinator of Kaufbeuren, has begun", "/check/#" + kaufbeuren),
        new DemoLink("coordinator of Ravensburg, departments disagree", "/abgleich/#" + ravensburg),
        new DemoLink("a department of Ravensburg, still answering", "/check/#" + youth),
        new DemoLink("result of Pforzheim, submitted, with report", "/ergebnis/#" + pforzheim),
        new DemoLink("invitation of Gera, not yet begun", "/einladung/#" + gera));
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

  private ObjectNode version() {
    return JSON.createObjectNode()
        .put("id", instrument.version().id())
        .put("version", instrument.version().version());
  }

  /// The project team orders the report, the coordinator the paper for the council and the slides.
  private void documents(String coordinator) throws IOException, InterruptedException {
    ObjectNode report = document("pdf");
    report.putArray("municipalities").add(PFORZHEIM);
    api.post("/api/administration/phases/" + PHASE + "/documents", administrator, report);
    for (String kind : List.of("council", "slides")) {
      api.post("/api/check/documents", coordinator, document(kind));
    }
  }

  private static ObjectNode document(String kind) {
    return JSON.createObjectNode()
        .put("kind", kind)
        .put("tone", "balanced")
        .put("edition", "public");
  }

  /// The invitation's token.
  private String admit(String key) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("candidates").addObject().put("key", key);
    return api.post("/api/administration/phases/" + PHASE + "/municipalities", administrator, body)
        .at("/admitted/0/invitation/invitation")
        .asText();
  }

  /// The coordinator's token.
  private String start(String invitation) throws IOException, InterruptedException {
    byte[] random = new byte[32];
    secrets.nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    ObjectNode body = JSON.createObjectNode();
    body.put("invitation", invitation).put("secret", secret).put("scope", "full");
    JsonNode check = api.post("/api/invitations/confirm", "", body);
    return check.path("id").asText() + "." + secret;
  }

  /// Four departments answer, three release their parts, the agreement is opened.
  ///
  /// @return the token of the department that is still answering
  private String talk(String coordinator) throws IOException, InterruptedException {
    List<Field> fields = instrument.fields();
    String integration = department(coordinator, "integration", "Stabsstelle Integration", 0);
    String staff = department(coordinator, "personal", "Personalamt", 1);
    String social = department(coordinator, "soziales", "Amt für Soziales", 2);
    String youth = department(coordinator, "jugend", "Jugendamt", 3);
    answer(integration, fields, 0.9, SEED);
    answer(staff, fields.subList(0, 3), 0.8, SEED + 1);
    answer(social, fields, 0.6, SEED + 2);
    answer(youth, fields.subList(0, 2), 0.5, SEED + 3);
    for (String done : List.of(integration, staff, social)) {
      api.put("/api/check/release", done, JSON.createObjectNode().put("released", true));
    }
    ObjectNode conduct = JSON.createObjectNode();
    conduct.put("seenRevision", api.get("/api/check", coordinator).at("/conduct/revision").asInt());
    conduct.put("mode", "apart");
    conduct.put("deadline", today.plusWeeks(3).toString());
    conduct.put("agreementOpen", true);
    api.put("/api/check/conduct", coordinator, conduct);
    return youth;
  }

  /// A department that is responsible for one field, and its token.
  private String department(String coordinator, String id, String name, int field)
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

  private void answer(String token, List<Field> fields, double share, long seed)
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
  private void submit(String token) throws IOException, InterruptedException {
    int number = api.get("/api/check", token).path("nextSubmission").asInt();
    ObjectNode body = JSON.createObjectNode().put("number", number);
    api.post("/api/check/submissions", token, body);
    for (int i = 0; i < MOST_WAITS; i++) {
      String state = api.get("/api/check/result", token).path("state").asText();
      if (state.equals("done")) {
        return;
      }
      if (state.equals("failed")) {
        throw new IOException("The demo submission could not be scored");
      }
      Thread.sleep(WAIT_MILLISECONDS);
    }
    throw new IOException("The demo submission was not scored in time");
  }
}
