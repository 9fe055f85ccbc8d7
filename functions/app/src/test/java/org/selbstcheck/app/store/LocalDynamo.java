package org.selbstcheck.app.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// DynamoDB Local in memory, with the tables as the template describes them.
final class LocalDynamo implements AutoCloseable {

  private final DynamoDBProxyServer server;
  private final DynamoDbClient client;
  private final Map<TableName, String> names = new EnumMap<>(TableName.class);

  LocalDynamo() throws Exception {
    int port;
    try (var socket = new java.net.ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
    server.start();
    client =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    for (TableName table : TableName.values()) {
      names.put(table, "test-" + table.name().toLowerCase(Locale.ROOT));
      client.createTable(request(table));
    }
  }

  private CreateTableRequest request(TableName table) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    attributes.add(text("pk"));
    attributes.add(text("sk"));
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(names.get(table))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
    if (table == TableName.JOBS) {
      attributes.add(text("state"));
      attributes.add(text("dueAt"));
      request.globalSecondaryIndexes(
          GlobalSecondaryIndex.builder()
              .indexName(DynamoTables.BY_STATE)
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

  DynamoDbClient client() {
    return client;
  }

  Map<TableName, String> names() {
    return names;
  }

  @Override
  public void close() throws Exception {
    client.close();
    server.stop();
  }
}
