package org.selbstcheck.season;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.S3Objects;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.DynamoTables;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.local.standin.Buckets;
import org.selbstcheck.local.standin.Credentials;
import org.selbstcheck.local.standin.Database;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Tables and buckets of as many stacks as a test wants, on the stand-ins.
final class Stage implements AutoCloseable {

  static final Instant NOW = Instant.parse("2027-06-01T10:00:00Z");
  static final Phase PHASE = phase("phase-eins", "2027-05-31", "2028-06-01");

  private static final StaticCredentialsProvider ACCOUNT =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(
              Credentials.LOCAL.accessKeyId(), Credentials.LOCAL.secretAccessKey()));

  private final Path bucketsFolder;
  private final Database server;
  private final Buckets buckets;
  private final DynamoDbClient database;
  private final S3Client objects;
  private int made;

  /// A phase that takes answers until one day and keeps them until another.
  static Phase phase(String id, String closesOn, String retentionEndsOn) {
    return new Phase(
        id,
        "Phase " + id,
        new InstrumentVersion("weltoffene-kommune", 1),
        new PhaseDays(Optional.empty(), LocalDate.parse(closesOn)),
        LocalDate.parse(retentionEndsOn),
        Phase.Access.INVITED,
        Optional.empty(),
        0);
  }

  Stage(Path folder) throws IOException {
    bucketsFolder = Files.createDirectories(folder.resolve("buckets"));
    server = Database.open(Files.createDirectories(folder.resolve("database")), 0);
    buckets = Buckets.open(bucketsFolder, 0, Credentials.LOCAL, Buckets.Cors.none());
    database =
        DynamoDbClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(ACCOUNT)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    objects =
        S3Client.builder()
            .endpointOverride(buckets.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(ACCOUNT)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /// A stack with nothing in it.
  Stack stack() throws IOException {
    int number = ++made;
    Map<TableName, String> names = new EnumMap<>(TableName.class);
    for (TableName table : TableName.values()) {
      String name = table.name().toLowerCase(Locale.ROOT) + "-" + number;
      names.put(table, name);
      database.createTable(
          request ->
              request
                  .tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(text("pk"), text("sk"))
                  .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    }
    String bucket = "bucket-" + number;
    Buckets.create(bucketsFolder, bucket);
    return new Stack(names, bucket);
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /// The tables and the bucket of one stack.
  final class Stack {

    private final Map<TableName, String> names;
    private final String bucket;

    Stack(Map<TableName, String> names, String bucket) {
      this.names = names;
      this.bucket = bucket;
    }

    Stock stock() {
      return new Stock(database, names, objects, bucket);
    }

    /// Runs the command as at a moment and gives back what it printed.
    String season(Instant now, String... arguments) throws IOException, Refused {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      new Season(
              this::stock,
              Clock.fixed(now, ZoneOffset.UTC),
              new PrintStream(printed, true, StandardCharsets.UTF_8))
          .run(List.of(arguments));
      return printed.toString(StandardCharsets.UTF_8);
    }

    void write(Write... writes) {
      Tables tables = new DynamoTables(database, names);
      for (Write write : writes) {
        if (!(tables.write(write) instanceof Written.Done)) {
          throw new IllegalStateException("Refused");
        }
      }
    }

    void put(TableName table, Map<String, AttributeValue> item) {
      database.putItem(request -> request.tableName(names.get(table)).item(item));
    }

    void remove(TableName table, Map<String, AttributeValue> key) {
      database.deleteItem(request -> request.tableName(names.get(table)).key(key));
    }

    void store(String key, String text) {
      new S3Objects(objects, () -> S3Presigner.builder().build(), bucket)
          .putIfAbsent(key, text.getBytes(StandardCharsets.UTF_8), "text/x-" + key.length());
    }

    /// All that lies in the tables, sorted.
    List<String> items() throws IOException, Refused {
      TreeSet<String> all = new TreeSet<>();
      for (TableName table : TableName.values()) {
        stock()
            .scan(
                table,
                item -> {
                  if (!item.isMark()) {
                    all.add(
                        table
                            + " "
                            + new String(ItemJson.write(item.stored()), StandardCharsets.UTF_8));
                  }
                });
      }
      return new ArrayList<>(all);
    }

    /// All objects: what they are by their keys.
    Map<String, String> objects() throws IOException, Refused {
      Map<String, String> all = new TreeMap<>();
      stock()
          .list(
              key ->
                  all.put(key, new String(stock().describe(key).toJson(), StandardCharsets.UTF_8)));
      return all;
    }

    /// A municipality that was admitted, with a check in this state, an object, and the job that
    /// waits for the end of its retention.
    void check(Phase phase, String id, String key, Check.State state) {
      Check check = Stage.check(phase, id, key, state);
      write(
          new Admission(
                  phase.id(),
                  check.municipality(),
                  "kreisfreie Stadt",
                  "09",
                  Optional.empty(),
                  id,
                  LocalDate.parse("2027-01-10"),
                  true,
                  Optional.of(LocalDate.parse("2027-01-11")),
                  Optional.empty(),
                  Optional.of("stelle@example.org"),
                  "00ff",
                  phase.expiresAt(),
                  0)
              .write(),
          check.write(),
          Unit.of(
                  id,
                  new Department("koordination", "Koordination", true, false),
                  phase.expiresAt())
              .write(),
          Job.erasure(check).write());
      store(ObjectKeys.submission(id, 1), "frozen " + id);
    }
  }

  static Check check(Phase phase, String id, String key, Check.State state) {
    return new Check(
        id,
        state,
        new MunicipalityName(key, "Kaufbeuren"),
        phase.id(),
        phase.name(),
        phase.instrument(),
        new Scope.Full(),
        1,
        1,
        Optional.empty(),
        Optional.empty(),
        phase.days(),
        phase.expiresAt(),
        Optional.empty(),
        0);
  }

  @Override
  public void close() {
    database.close();
    objects.close();
    buckets.close();
    server.close();
  }
}
