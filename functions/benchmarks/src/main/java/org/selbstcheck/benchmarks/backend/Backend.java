package org.selbstcheck.benchmarks.backend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.objects.S3Objects;
import org.selbstcheck.app.store.DynamoTables;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.benchmarks.JavaProcess;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// DynamoDB Local and the object store in another process, with the tables of the template.
public final class Backend implements AutoCloseable {

  static final String READY = "READY ";
  private static final String REGION = "eu-central-1";
  private static final String KEY = "benchmark";

  private final Process process;
  private final URI dynamo;
  private final URI s3;
  private final DynamoDbClient client;
  private final S3Client objects;

  private Backend(Process process, URI dynamo, URI s3) {
    this.process = process;
    this.dynamo = dynamo;
    this.s3 = s3;
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY));
    this.client =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(dynamo)
            .region(Region.of(REGION))
            .credentialsProvider(credentials)
            .build();
    this.objects =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(s3)
            .region(Region.of(REGION))
            .credentialsProvider(credentials)
            .build();
  }

  /// Starts the process and makes the tables.
  public static Backend start() throws IOException {
    Process process =
        new ProcessBuilder(
                JavaProcess.java(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                BackendMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        String[] ports = line.substring(READY.length()).split(" ", 2);
        Backend backend = new Backend(process, loopback(ports[0]), loopback(ports[1]));
        for (TableName table : TableName.values()) {
          backend.client.createTable(request(table));
        }
        return backend;
      }
    }
    throw new IllegalStateException("The database did not start");
  }

  private static URI loopback(String port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static String name(TableName table) {
    return "benchmark-" + table.name().toLowerCase(Locale.ROOT);
  }

  private static CreateTableRequest request(TableName table) {
    List<AttributeDefinition> attributes = new ArrayList<>(List.of(text("pk"), text("sk")));
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name(table))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
    if (table == TableName.JOBS) {
      attributes.addAll(List.of(text("state"), text("dueAt")));
      request.globalSecondaryIndexes(
          GlobalSecondaryIndex.builder()
              .indexName("byState")
              .keySchema(key("state", KeyType.HASH), key("dueAt", KeyType.RANGE))
              .projection(projection -> projection.projectionType(ProjectionType.ALL))
              .build());
    }
    return request.attributeDefinitions(attributes).build();
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

  /// The tables, for preparing what is measured.
  public Tables tables() {
    Map<TableName, String> names = new EnumMap<>(TableName.class);
    for (TableName table : TableName.values()) {
      names.put(table, name(table));
    }
    return new DynamoTables(client, names);
  }

  /// The bucket, for preparing what is measured.
  public Objects objects() {
    return new S3Objects(objects, () -> S3Presigner.builder().build(), KEY);
  }

  /// What a function finds in its environment: what the template gives it, and what the platform
  /// and the SDK know by themselves in the cloud.
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (TableName table : TableName.values()) {
      environment.put("TABLE_" + table.name(), name(table));
    }
    environment.put("BUCKET", KEY);
    environment.put("AWS_REGION", REGION);
    environment.put("AWS_ACCESS_KEY_ID", KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", KEY);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.toString());
    environment.put("AWS_ENDPOINT_URL_S3", s3.toString());
    return environment;
  }

  @Override
  public void close() throws IOException {
    client.close();
    objects.close();
    // Its standard input ends, and with it the process.
    process.getOutputStream().close();
  }
}
