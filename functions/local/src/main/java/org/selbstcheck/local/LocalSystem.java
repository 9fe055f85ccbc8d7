package org.selbstcheck.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.selbstcheck.local.edge.Edge;
import org.selbstcheck.local.edge.HttpApiFront;
import org.selbstcheck.local.edge.Site;
import org.selbstcheck.local.invocation.FunctionLoader;
import org.selbstcheck.local.invocation.HostedFunction;
import org.selbstcheck.local.standin.Buckets;
import org.selbstcheck.local.standin.Credentials;
import org.selbstcheck.local.standin.Database;
import org.selbstcheck.local.standin.Postbox;
import org.selbstcheck.local.standin.SignIn;
import org.selbstcheck.local.template.Bucket;
import org.selbstcheck.local.template.LambdaFunction;
import org.selbstcheck.local.template.Locals;
import org.selbstcheck.local.template.Template;
import org.selbstcheck.local.template.TemplateReader;
import org.selbstcheck.local.triggers.DeadLetters;
import org.selbstcheck.local.triggers.Schedules;
import org.selbstcheck.local.triggers.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The running system: everything that a deployment would make, in this process.
public final class LocalSystem implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalSystem.class);
  private static final String CLIENT_ID = "selbstcheck-site";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Ports ports;
  private final DataFolder folder;

  @SuppressWarnings("NullAway.Init") // set by begin(), before anybody has the instance
  private Edge edge;

  @SuppressWarnings("NullAway.Init") // likewise
  private SignIn signIn;

  private LocalSystem(Ports ports, DataFolder folder) {
    this.ports = ports;
    this.folder = folder;
  }

  /// Starts everything.
  ///
  /// @throws StartFailure if something prevents it; a part that was still starting then may go on,
  ///   so the process should end
  public static LocalSystem start(Options options) throws IOException {
    return start(options, Clock.systemUTC(), Map.of());
  }

  /// Starts everything on another day, or as another deployment.
  ///
  /// @param today what the functions take for the present; signing in and triggers go by the day
  ///   that it is
  /// @param parameters of the template, which have their defaults otherwise
  /// @throws StartFailure as [#start(Options)]
  public static LocalSystem start(Options options, Clock today, Map<String, String> parameters)
      throws IOException {
    Ports ports = Ports.choose(options.port());
    DataFolder folder = DataFolder.open(options.data());
    var system = new LocalSystem(ports, folder);
    system.parts.push(folder);
    try {
      system.begin(options, today, parameters);
      return system;
    } catch (IOException | RuntimeException | Error e) {
      system.close();
      throw e;
    }
  }

  private void begin(Options options, Clock today, Map<String, String> given) throws IOException {
    var clock = Clock.systemUTC();
    Map<String, String> parameters = new HashMap<>(given);
    parameters.put("SiteAddress", "http://localhost:" + ports.site());
    parameters.put("MailFrom", "selbstcheck@localhost.example");
    parameters.put("AlarmMail", "projektteam@localhost.example");
    var locals =
        new Locals(
            URI.create("http://localhost:" + ports.site()),
            URI.create("http://127.0.0.1:" + ports.buckets()),
            URI.create("http://localhost:" + ports.signIn()),
            SignIn.issuer(ports.signIn()),
            CLIENT_ID,
            parameters);
    configureClients(ports);

    // The machine has two cores; the database alone needs a second and a half of one.
    FutureTask<Database> database =
        begin("database", () -> Database.open(folder.dynamodb(), ports.database()));
    Template template = TemplateReader.read(options.root().resolve("template.yaml"), locals);
    FutureTask<SignIn> provider =
        begin(
            "sign-in",
            () ->
                SignIn.open(
                    folder.root(), ports.signIn(), CLIENT_ID, template.signInReturns()::contains));
    for (Bucket bucket : template.buckets()) {
      Buckets.create(folder.buckets(), bucket.name());
    }
    FutureTask<Buckets> buckets =
        begin(
            "buckets",
            () ->
                Buckets.open(
                    folder.buckets(),
                    ports.buckets(),
                    Credentials.LOCAL,
                    cors(template.buckets())));

    push(Postbox.open(folder.root().resolve("mail"), ports.mail()));

    var loader = push(new FunctionLoader(today));
    List<HostedFunction> functions = new ArrayList<>();
    for (LambdaFunction function : template.functions()) {
      functions.add(new HostedFunction(function, loader.instances(function), clock));
    }

    Database db = push(await(database));
    push(await(buckets));
    signIn = push(await(provider));
    var http = UrlConnectionHttpClient.create();
    push(http::close);
    Map<String, String> streamArns;
    try (DynamoDbClient client =
        DynamoDbClient.builder().endpointOverride(db.endpoint()).httpClient(http).build()) {
      streamArns = new LocalTables(client).make(template.tables());
    }
    var api = new HttpApiFront(template.api(), functions, clock, System::nanoTime);
    var site =
        new Site(
            options.root().resolve("static-site/dist"), Map.of("/config.json", config(signIn)));
    var deadLetters = new DeadLetters(folder.root().resolve("dead-letter.ndjson"));
    var streams =
        push(
            DynamoDbStreamsClient.builder()
                .endpointOverride(db.endpoint())
                .httpClient(http)
                .build());
    push(
        new Streams(
            functions,
            streamArns,
            streams,
            db.writes(),
            folder.root().resolve("stream-positions.json"),
            deadLetters,
            clock));
    edge = push(new Edge(template.distribution(), site, api, ports.site()));
    push(new Schedules(functions, deadLetters, clock));
  }

  /// The clients of the functions are built plainly; where they go is the SDK's own configuration.
  /// What the person's account elsewhere has in its home folder is not looked at.
  private static void configureClients(Ports ports) {
    System.setProperty("aws.endpointUrlDynamoDb", "http://127.0.0.1:" + ports.database());
    System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:" + ports.buckets());
    System.setProperty("aws.endpointUrlSesV2", "http://127.0.0.1:" + ports.mail());
    System.setProperty("aws.region", Locals.REGION);
    System.setProperty("aws.accessKeyId", Credentials.LOCAL.accessKeyId());
    System.setProperty("aws.secretAccessKey", Credentials.LOCAL.secretAccessKey());
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.configFile", "/nonexistent");
    System.setProperty("aws.sharedCredentialsFile", "/nonexistent");
    // S3Proxy does not know the signed trailer that the SDK sends over plain HTTP otherwise.
    System.setProperty("aws.requestChecksumCalculation", "WHEN_REQUIRED");
  }

  private static Buckets.Cors cors(List<Bucket> buckets) {
    List<Bucket.CorsRule> rules = buckets.stream().flatMap(b -> b.cors().stream()).toList();
    return new Buckets.Cors(
        rules.stream().flatMap(rule -> rule.origins().stream()).distinct().toList(),
        rules.stream().flatMap(rule -> rule.methods().stream()).distinct().toList(),
        rules.stream().flatMap(rule -> rule.headers().stream()).distinct().toList(),
        rules.stream().flatMap(rule -> rule.exposed().stream()).distinct().toList());
  }

  /// What a deployment writes for the site.
  private static byte[] config(SignIn signIn) {
    ObjectNode config = new ObjectMapper().createObjectNode();
    ObjectNode oidc = config.putObject("oidc");
    oidc.put("issuer", signIn.issuer());
    oidc.put("clientId", signIn.clientId());
    oidc.put("scope", SignIn.SCOPE);
    return config.toString().getBytes(StandardCharsets.UTF_8);
  }

  private interface Opening<T extends AutoCloseable> {
    T open() throws IOException;
  }

  private static <T extends AutoCloseable> FutureTask<T> begin(String name, Opening<T> opening) {
    var task = new FutureTask<T>(opening::open);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task;
  }

  private static <T> T await(FutureTask<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case StartFailure failure -> throw failure;
        case IOException failure -> throw failure;
        case null, default ->
            throw new StartFailure("A part of the system does not start: " + e.getCause(), e);
      }
    }
  }

  private <T extends AutoCloseable> T push(T part) {
    parts.push(part);
    return part;
  }

  /// The origin at which people use the site.
  public URI address() {
    return edge.address();
  }

  /// An access token of the demo administrator.
  public String administratorToken() {
    return signIn.accessToken("demo-administration", List.of("administrators"));
  }

  /// Whether nothing was kept in the data folder before this start.
  public boolean isFresh() {
    return folder.isFresh();
  }

  /// Where everything is kept.
  public Path data() {
    return folder.root();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.debug("A part did not end cleanly", e);
      }
    }
  }
}
