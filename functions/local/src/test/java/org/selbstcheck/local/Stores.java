package org.selbstcheck.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.objects.S3Objects;
import org.selbstcheck.app.store.DynamoTables;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.local.template.Bucket;
import org.selbstcheck.local.template.LambdaFunction;
import org.selbstcheck.local.template.Locals;
import org.selbstcheck.local.template.Table;
import org.selbstcheck.local.template.Template;
import org.selbstcheck.local.template.TemplateReader;
import org.selbstcheck.local.triggers.StreamEvents;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The stores that the template describes, on some server: tables with their streams and indexes,
/// and the bucket of the functions. The code of the functions works on them.
final class Stores implements AutoCloseable {

  /// Where the servers are.
  ///
  /// @param account a key pair that they accept
  record Place(URI database, URI buckets, AwsBasicCredentials account) {}

  private final Template template;
  private final LambdaFunction scoring;
  private final DynamoDbClient database;
  private final DynamoDbStreamsClient streams;
  private final S3Client buckets;
  private final S3Presigner presigner;
  private final Map<String, String> streamArns;

  private Stores(Template template, Place place) {
    this.template = template;
    this.scoring =
        template.functions().stream()
            .filter(function -> function.id().equals("ScoringFunction"))
            .findFirst()
            .orElseThrow();
    var account = StaticCredentialsProvider.create(place.account());
    Region region = Region.of(Locals.REGION);
    database =
        DynamoDbClient.builder()
            .endpointOverride(place.database())
            .region(region)
            .credentialsProvider(account)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(place.database())
            .region(region)
            .credentialsProvider(account)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    buckets =
        S3Client.builder()
            .endpointOverride(place.buckets())
            .region(region)
            .credentialsProvider(account)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    presigner =
        S3Presigner.builder()
            .endpointOverride(place.buckets())
            .region(region)
            .credentialsProvider(account)
            .build();
    streamArns = new LocalTables(database).make(template.tables());
    for (Table table : template.tables()) {
      database.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
    }
  }

  /// The project's template with the names that the local system gives.
  static Template template() throws IOException {
    return TemplateReader.read(
        Path.of("../../template.yaml"),
        new Locals(
            URI.create("http://localhost:8080"),
            URI.create("http://127.0.0.1:8082"),
            URI.create("http://localhost:8081"),
            "http://localhost:8081/selbstcheck",
            "site",
            Map.of("SiteAddress", "http://localhost:8080")));
  }

  /// Makes the tables; the buckets are there.
  static Stores open(Template template, Place place) {
    return new Stores(template, place);
  }

  /// Makes the tables and the buckets.
  static Stores make(Template template, Place place) {
    var stores = new Stores(template, place);
    for (Bucket bucket : template.buckets()) {
      stores.buckets.createBucket(request -> request.bucket(bucket.name()));
    }
    return stores;
  }

  /// The function whose environment names the stores and whose trigger reads the stream of jobs.
  LambdaFunction scoring() {
    return scoring;
  }

  Tables tables() {
    Map<TableName, String> names = new EnumMap<>(TableName.class);
    for (TableName table : TableName.values()) {
      names.put(table, variable("TABLE_" + table.name()));
    }
    return new DynamoTables(database, names);
  }

  Objects objects() {
    return new S3Objects(buckets, () -> presigner, variable("BUCKET"));
  }

  private String variable(String name) {
    return java.util.Objects.requireNonNull(scoring.environment().get(name), name);
  }

  /// The stream of a table.
  ///
  /// @param id the table's logical id
  StreamEvents stream(String id) {
    return new StreamEvents(
        streams, java.util.Objects.requireNonNull(streamArns.get(template.table(id).id()), id));
  }

  @Override
  public void close() {
    presigner.close();
    buckets.close();
    streams.close();
    database.close();
  }
}
