package org.selbstcheck.season;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.Register;
import org.selbstcheck.core.municipality.RegisterReader;
import org.selbstcheck.core.municipality.ShippedRegister;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// All who take part in a season, by the API alone: the project team and the municipalities with
/// their departments. What they do comes from a seed.
final class Players implements AutoCloseable {

  static final String PHASE = "saison";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InstrumentVersion INSTRUMENT =
      new InstrumentVersion("weltoffene-kommune", 1);

  /// Fewer than the route takes: also a busy machine is done with them in the function's time.
  private static final int AT_ONCE = 10;

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int WAIT_MILLISECONDS = 100;
  private static final int MOST_WAITS = 1200;

  /// The first field is answered whole, so that it has a stage; of the others a few indicators.
  private static final int FIELDS = 3;

  private static final int INDICATORS = 3;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Instrument instrument = new InstrumentCatalogue().load(INSTRUMENT).orElseThrow();
  private final URI origin;
  private final String administrator;
  private final Random random;

  /// @param administrator access token of an administrator
  Players(URI origin, String administrator, long seed) {
    this.origin = origin;
    this.administrator = administrator;
    this.random = new Random(seed);
  }

  /// Real municipalities of all kinds, the same for the same seed.
  static List<Municipality> municipalities(int count, long seed) throws IOException {
    Register register;
    try (InputStream in = ShippedRegister.open()) {
      register = ((RegisterReader.Reading.Read) RegisterReader.read(in)).register();
    }
    List<Municipality> all = new ArrayList<>(register.municipalities());
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, count);
  }

  /// Opens the phase.
  ///
  /// @return its last day
  LocalDate openPhase(LocalDate today) throws Exception {
    LocalDate closesOn = today.plusMonths(6);
    ObjectNode phase = JSON.createObjectNode();
    phase.put("id", PHASE).put("name", "Saison");
    phase.putObject("instrument").put("id", INSTRUMENT.id()).put("version", INSTRUMENT.version());
    phase.put("closesOn", closesOn.toString());
    phase.put("retentionEndsOn", today.plusYears(2).toString());
    post("/api/administration/phases", administrator, phase);
    return closesOn;
  }

  /// Admits all of them.
  ///
  /// @return the invitation of each, by its key
  Map<String, String> admit(List<String> keys) throws Exception {
    Map<String, String> invitations = new LinkedHashMap<>();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      ObjectNode list = JSON.createObjectNode();
      some.forEach(key -> list.withArray("candidates").addObject().put("key", key));
      JsonNode admitted =
          post("/api/administration/phases/" + PHASE + "/municipalities", administrator, list)
              .path("admitted");
      for (int i = 0; i < some.size(); i++) {
        invitations.put(
            some.get(i), admitted.path(i).path("invitation").path("invitation").asText());
      }
    }
    return invitations;
  }

  /// Plays one municipality: three departments with views of their own, released, submitted.
  ///
  /// @return the coordinator's link
  String play(String invitation) throws Exception {
    String coordinator = begin(invitation);
    // Every municipality is somewhere, and its departments see it from where they are.
    int usual = 1 + random.nextInt(instrument.max() - 1);
    answer(coordinator, usual);
    for (String id : List.of("soziales", "jugend")) {
      String department = department(coordinator, id);
      answer(department, Math.clamp(usual + random.nextInt(4) - 2, 0, instrument.max()));
      put("/api/check/release", department, JSON.createObjectNode().put("released", true));
    }
    put("/api/check/release", coordinator, JSON.createObjectNode().put("released", true));
    int number = json(get("/api/check", coordinator)).path("nextSubmission").asInt();
    post("/api/check/submissions", coordinator, JSON.createObjectNode().put("number", number));
    return coordinator;
  }

  private String begin(String invitation) throws Exception {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    JsonNode check =
        post(
            "/api/invitations/confirm",
            "",
            JSON.createObjectNode()
                .put("invitation", invitation)
                .put("secret", secret)
                .put("scope", "full"));
    return check.path("id").asText() + "." + secret;
  }

  private String department(String coordinator, String id) throws Exception {
    ObjectNode department = JSON.createObjectNode().put("id", id).put("name", "Amt " + id);
    department.putArray("responsible");
    post("/api/check/departments", coordinator, department);
    ObjectNode link = JSON.createObjectNode();
    link.put("id", letters()).put("role", "department").put("department", id);
    return post("/api/check/links", coordinator, link).path("token").asText();
  }

  private String letters() {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }

  /// All answer the same indicators, so that they can disagree.
  private void answer(String token, int usual) throws Exception {
    for (Field field : instrument.fields().subList(0, FIELDS)) {
      List<Indicator> indicators = field.indicators();
      boolean whole = field.equals(instrument.fields().getFirst());
      for (Indicator indicator : whole ? indicators : indicators.subList(0, INDICATORS)) {
        ObjectNode save = save();
        ObjectNode answer = save.putObject("answer");
        if (random.nextInt(12) == 0) {
          answer.put("unknown", true);
        } else {
          answer.put("level", Math.clamp(usual + random.nextInt(3) - 1, 0, instrument.max()));
        }
        save.put("needForAction", random.nextInt(6) == 0).putArray("obstacles");
        put("/api/check/answers/" + indicator.id(), token, save);
      }
    }
    ObjectNode note = save().put("comment", "Erfunden: „" + letters() + "“ – ä\nzweite Zeile");
    note.putArray("evidence");
    put("/api/check/notes/" + instrument.indicators().getFirst().id(), token, note);
  }

  private ObjectNode save() {
    return JSON.createObjectNode().put("writeId", letters()).put("seenRevision", 0);
  }

  /// Waits for the results of all, then has a document made for each.
  void orderForAll(Map<String, String> coordinators) throws Exception {
    for (String coordinator : coordinators.values()) {
      eventually(() -> get("/api/check/result", coordinator), "/state");
    }
    ObjectNode order = JSON.createObjectNode();
    order.put("kind", "sheet").put("tone", "balanced").put("edition", "public");
    coordinators.keySet().forEach(order.withArray("municipalities")::add);
    JsonNode ordered =
        post("/api/administration/phases/" + PHASE + "/documents", administrator, order);
    assertThat(ordered.path("nothing")).isEmpty();
    for (String coordinator : coordinators.values()) {
      eventually(() -> get("/api/check/documents", coordinator), "/documents/0/state");
    }
  }

  /// Agrees to the comparison.
  void agreeToComparison(String coordinator) throws Exception {
    put("/api/check/comparison/consent", coordinator, JSON.createObjectNode().put("agreed", true));
  }

  /// Waits until housekeeping has had the snapshot of the phase made.
  void awaitSnapshot() throws Exception {
    eventually(
        () -> get("/api/administration/phases/" + PHASE + "/comparison", administrator), "/state");
  }

  /// What the project team sees of the comparison.
  JsonNode published() throws Exception {
    return json(get("/api/administration/phases/" + PHASE + "/comparison", administrator));
  }

  /// What a municipality sees of the comparison.
  JsonNode comparison(String coordinator) throws Exception {
    return json(get("/api/check/comparison", coordinator));
  }

  /// The result of a municipality.
  JsonNode result(String coordinator) throws Exception {
    return json(get("/api/check/result", coordinator));
  }

  private interface Asking {
    byte[] ask() throws Exception;
  }

  private static void eventually(Asking asking, String place) throws Exception {
    for (int i = 0; i < MOST_WAITS; i++) {
      String state = json(asking.ask()).at(place).asText();
      assertThat(state).isNotEqualTo("failed");
      if (state.equals("done")) {
        return;
      }
      Thread.sleep(WAIT_MILLISECONDS);
    }
    throw new AssertionError("Not done in time: " + place);
  }

  /// Everything that the project team and the coordinators see, byte for byte.
  Map<String, String> seen(Map<String, String> coordinators) throws Exception {
    Map<String, String> seen = new TreeMap<>();
    for (String path : List.of("municipalities", "documents", "comparison")) {
      look(seen, "/api/administration/phases/" + PHASE + "/" + path, administrator);
    }
    look(seen, "/api/administration/phases", administrator);
    for (String coordinator : coordinators.values()) {
      for (String path :
          List.of(
              "",
              "/answers",
              "/result",
              "/report?tone=plain",
              "/comparison",
              "/documents",
              "/log",
              "/links",
              "/export")) {
        look(seen, "/api/check" + path, coordinator);
      }
      String document =
          json(get("/api/check/documents", coordinator)).at("/documents/0/id").asText();
      JsonNode link =
          post("/api/check/documents/" + document + "/links", coordinator, JSON.createObjectNode());
      byte[] pdf = get(link.path("url").asText(), "");
      assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
      seen.put(coordinator + " " + document, Hashes.hex(Hashes.of(pdf)));
    }
    return seen;
  }

  private void look(Map<String, String> seen, String path, String token) throws Exception {
    String who = token.equals(administrator) ? "team" : token;
    seen.put(who + " " + path, new String(get(path, token), StandardCharsets.UTF_8));
  }

  private static JsonNode json(byte[] body) throws IOException {
    return JSON.readTree(body);
  }

  private byte[] get(String path, String token) throws Exception {
    return send("GET", path, token, HttpRequest.BodyPublishers.noBody());
  }

  private JsonNode post(String path, String token, JsonNode body) throws Exception {
    return json(send("POST", path, token, HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private void put(String path, String token, JsonNode body) throws Exception {
    send("PUT", path, token, HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private byte[] send(String method, String path, String token, HttpRequest.BodyPublisher body)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path)).method(method, body);
    if (!method.equals("GET")) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < MOST_WAITS; i++) {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      // Whatever a function did not finish in its time may be asked for again, as browsers do.
      if (response.statusCode() != TOO_MANY && response.statusCode() != UNAVAILABLE) {
        assertThat(response.statusCode() / 100)
            .as(method + " " + path + " " + new String(response.body(), StandardCharsets.UTF_8))
            .isEqualTo(2);
        return response.body();
      }
      Thread.sleep(WAIT_MILLISECONDS);
    }
    throw new AssertionError("Too many requests: " + path);
  }

  @Override
  public void close() {
    http.close();
  }
}
