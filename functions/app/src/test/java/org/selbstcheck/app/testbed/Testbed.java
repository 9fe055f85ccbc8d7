package org.selbstcheck.app.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.selbstcheck.app.administration.AdministrationFunction;
import org.selbstcheck.app.housekeeping.HousekeepingFunction;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.questionnaire.QuestionnaireFunction;
import org.selbstcheck.app.results.ResultsFunction;
import org.selbstcheck.app.scoring.ScoringFunction;
import org.selbstcheck.app.store.InMemoryTables;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.RegisterPointer;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// All functions of this module on tables and a bucket in memory.
public final class Testbed implements AutoCloseable {

  public static final String KAUFBEUREN = "09762000";
  public static final String OSTALLGAEU = "09777";
  public static final InstrumentVersion INSTRUMENT = new InstrumentVersion("weltoffene-kommune", 1);

  private static final InstrumentCatalogue INSTRUMENTS = new InstrumentCatalogue();
  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  public final InMemoryTables stored = new InMemoryTables();
  public final InMemoryObjects bucket = new InMemoryObjects();
  public final Outbox outbox = new Outbox();
  public final SettableClock clock = new SettableClock(START);
  public final Ids ids = new Ids(new RepeatableRandom(), 1);

  /// Between the functions and what is stored.
  public final Steps steps = new Steps(stored, bucket);

  private final ApplicationContext context;
  private final Map<String, RequestStreamHandler> byRoute = new HashMap<>();
  private final RequestStreamHandler unknown;
  private final RequestStreamHandler scoring;
  private final RequestStreamHandler housekeeping;
  private final JobRunner reports;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /// With a small register in force.
  public Testbed() {
    this(true);
  }

  private Testbed(boolean registerInForce) {
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .singletons(new TestWiring.Parts(steps.tables(), steps.objects(), outbox, clock, ids))
            .start();
    RequestStreamHandler questionnaire = new QuestionnaireFunction(context);
    unknown = questionnaire;
    QuestionnaireFunction.routeKeys().forEach(key -> byRoute.put(key, questionnaire));
    RequestStreamHandler results = new ResultsFunction(context);
    ResultsFunction.routeKeys().forEach(key -> byRoute.put(key, results));
    RequestStreamHandler administration = new AdministrationFunction(context);
    AdministrationFunction.routeKeys().forEach(key -> byRoute.put(key, administration));
    scoring = new ScoringFunction(context);
    housekeeping = new HousekeepingFunction(context);
    reports =
        new JobRunner(
            steps.tables(),
            List.of(
                new PaperReports(steps.tables(), steps.objects(), clock),
                new PaperArchives(steps.tables(), steps.objects(), clock)),
            clock);
    if (registerInForce) {
      String key = ObjectKeys.register("small");
      bucket.upload(key, SmallRegister.BYTES);
      stored.write(
          new RegisterPointer(key, SmallRegister.AS_OF, SmallRegister.ENTRIES, List.of(), 0)
              .write());
    }
  }

  /// With no register in force, as after the first deployment.
  public static Testbed fresh() {
    return new Testbed(false);
  }

  /// For functions of other modules, to be built on the same tables and bucket.
  public ApplicationContext context() {
    return context;
  }

  /// Lets a function of another module answer its routes.
  ///
  /// @param routeKeys all of them
  public void add(RequestStreamHandler function, List<String> routeKeys) {
    routeKeys.forEach(key -> byRoute.put(key, function));
  }

  public static Instrument instrument() {
    return INSTRUMENTS.load(INSTRUMENT).orElseThrow();
  }

  /// An indicator by its place in the instrument, from 0.
  public static String indicator(int place) {
    return instrument().indicators().get(place).id();
  }

  @Override
  public void close() {
    context.close();
  }

  // Requests

  public Call call(String routeKey) {
    return new Call(this, routeKey);
  }

  /// Success of a route, as `route key status`, and errors.
  public Set<String> seen() {
    return Set.copyOf(seen);
  }

  Answered send(String routeKey, byte[] event) {
    JsonNode response =
        Answered.parse(
            invoke(byRoute.getOrDefault(routeKey, unknown), event, "request-" + seen.size()));
    Map<String, String> headers = new HashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    Answered answered =
        new Answered(
            byRoute.containsKey(routeKey) ? routeKey : "$default",
            response.path("statusCode").asInt(),
            headers,
            response.path("body").asText());
    seen.add(routeKey + " " + answered.status());
    assertThat(OpenApi.contract().problems(answered))
        .as("%s %s: %s", routeKey, answered.status(), answered.body())
        .isEmpty();
    return answered;
  }

  private static String invoke(RequestStreamHandler function, byte[] event, String requestId) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(event), output, new Invocation(requestId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  // What people do

  public static String phaseJson(String id, LocalDate closesOn, LocalDate retentionEndsOn) {
    return """
        {"id": "%s", "name": "Phase %s", "instrument": {"id": "weltoffene-kommune", "version": 1},
         "closesOn": "%s", "retentionEndsOn": "%s"}"""
        .formatted(id, id, closesOn, retentionEndsOn);
  }

  /// Opens the phase `fruehling` for half a year; it is kept for two.
  public void openPhase() {
    openPhase("fruehling", clock.today().plusMonths(6), clock.today().plusYears(2));
  }

  public void openPhase(String id, LocalDate closesOn, LocalDate retentionEndsOn) {
    ok(
        call("POST /api/administration/phases")
            .administrator()
            .json(phaseJson(id, closesOn, retentionEndsOn)));
  }

  public Call admitting(String key) {
    return call("POST /api/administration/phases/{phase}/municipalities")
        .administrator()
        .path("phase", "fruehling")
        .json("{\"candidates\": [{\"key\": \"" + key + "\"}]}");
  }

  /// Admits to the phase `fruehling`.
  ///
  /// @return the invitation
  public String admit(String key) {
    return ok(admitting(key)).at("/admitted/0/invitation/invitation");
  }

  public Call confirming(String invitation, String secret) {
    return call("POST /api/invitations/confirm")
        .json("{\"invitation\": \"" + invitation + "\", \"secret\": \"" + secret + "\"}");
  }

  /// Confirms with a new secret.
  ///
  /// @return the coordinator's token
  public String confirm(String invitation) {
    String secret = ids.secret();
    ok(confirming(invitation, secret));
    return checkId(invitation) + "." + secret;
  }

  /// Confirms with a new secret, for one field of action alone.
  ///
  /// @return the coordinator's token
  public String confirm(String invitation, String field) {
    String secret = ids.secret();
    ok(
        call("POST /api/invitations/confirm")
            .json(
                "{\"invitation\": \"%s\", \"secret\": \"%s\", \"scope\": [\"%s\"]}"
                    .formatted(invitation, secret, field)));
    return checkId(invitation) + "." + secret;
  }

  /// Invites Kaufbeuren anew.
  ///
  /// @return the invitation
  public String inviteAnew() {
    return ok(call("POST /api/administration/phases/{phase}/municipalities/{key}/invitations")
            .administrator()
            .path("phase", "fruehling")
            .path("key", KAUFBEUREN))
        .at("/invitation");
  }

  /// A phase, Kaufbeuren in it, and its check begun.
  ///
  /// @return the coordinator's token
  public String start() {
    openPhase();
    return confirm(admit(KAUFBEUREN));
  }

  /// Makes a link that no route makes yet.
  ///
  /// @return its token
  public String grant(String checkId, Link.Role role, String department, boolean revoked) {
    Token token = new Token(checkId, ids.secret());
    Link link =
        Link.of(
            checkId,
            token.hash(),
            ids.next(),
            role,
            department,
            clock.today(),
            clock.instant().plusSeconds(1_000_000));
    stored.write((revoked ? link.revoke() : link).write());
    return token.toString();
  }

  public static String checkId(String token) {
    return token.substring(0, 16);
  }

  public Call saving(
      String link, String indicator, String answer, String writeId, long seenRevision) {
    return call("PUT /api/check/answers/{indicator}")
        .link(link)
        .path("indicator", indicator)
        .json(answerJson(answer, writeId, seenRevision));
  }

  public static String answerJson(String answer, String writeId, long seenRevision) {
    return """
        {"writeId": "%s", "seenRevision": %d, "answer": %s, "needForAction": false, "obstacles": []}"""
        .formatted(writeId, seenRevision, answer);
  }

  /// Saves an answer where there is none yet.
  public void save(String link, String indicator, String answer) {
    ok(saving(link, indicator, answer, ids.next(), 0));
  }

  public Call noting(
      String link, String indicator, String comment, String writeId, long seenRevision) {
    return call("PUT /api/check/notes/{indicator}")
        .link(link)
        .path("indicator", indicator)
        .json(
            """
            {"writeId": "%s", "seenRevision": %d, "comment": "%s", "evidence": []}"""
                .formatted(writeId, seenRevision, comment));
  }

  public Call submitting(String link, int number) {
    return call("POST /api/check/submissions").link(link).json("{\"number\": " + number + "}");
  }

  public Answered result(String link) {
    return ok(call("GET /api/check/result").link(link));
  }

  /// Orders a PDF as the project team does.
  public Call ordering(String municipality, String tone, String edition) {
    return ordering("pdf", tone, edition, municipality);
  }

  public Call ordering(String kind, String tone, String edition, String... municipalities) {
    return call("POST /api/administration/phases/{phase}/documents")
        .administrator()
        .path("phase", "fruehling")
        .json(
            """
            {"kind": "%s", "tone": "%s", "edition": "%s", "municipalities": %s}"""
                .formatted(kind, tone, edition, Leading.list(municipalities)));
  }

  /// What the project team sees of documents in the phase.
  public JsonNode phaseDocuments() {
    return ok(call("GET /api/administration/phases/{phase}/documents")
            .administrator()
            .path("phase", "fruehling"))
        .json()
        .path("documents");
  }

  /// Sends and expects success.
  public static Answered ok(Call call) {
    Answered answered = call.send();
    assertThat(answered.status()).as(answered.body()).isBetween(200, 299);
    return answered;
  }

  // What nobody waits for

  public Job job(String jobId) {
    return new Jobs(stored).job(jobId).orElseThrow();
  }

  /// All jobs in a state, longest due first.
  public List<Job> jobs(Job.State state) {
    return new Jobs(stored).due(state, 1000);
  }

  /// Hands records of the Jobs stream to the scoring function, in one bundle.
  public void deliver(String... jobIds) {
    invoke(scoring, records(jobIds), "stream");
  }

  public static byte[] records(String... jobIds) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("Records");
          for (String jobId : jobIds) {
            json.writeStartObject();
            json.writeStringField("eventName", "MODIFY");
            json.writeObjectFieldStart("dynamodb");
            json.writeObjectFieldStart("Keys");
            json.writeObjectFieldStart("pk");
            json.writeStringField("S", "JOB#" + jobId);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /// Hands every waiting job to whoever does it, as the stream would.
  public void runJobs() {
    List<String> scorings = new ArrayList<>();
    for (Job job : jobs(Job.State.WAITING)) {
      switch (job.kind()) {
        case SCORING, SNAPSHOT -> scorings.add(job.id());
        case REPORT, ARCHIVE -> reports.run(job.id());
        case CLOSING, MAIL, PHASE, ERASURE -> {}
      }
    }
    deliver(scorings.toArray(String[]::new));
  }

  public void keepHouse() {
    invoke(housekeeping, "{}".getBytes(StandardCharsets.UTF_8), "schedule");
  }

  /// Everything that is stored anywhere, as one text to be compared and searched.
  public String everything() {
    return stored.everything() + "\n" + bucket.everything();
  }
}
