package org.selbstcheck.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.selbstcheck.local.template.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// Makes the tables of the template where they are missing, and tells when those that are there
/// were made by another one.
final class LocalTables {
  private final DynamoDbClient client;

  LocalTables(DynamoDbClient client) {
    this.client = client;
  }

  /// Makes what is missing.
  ///
  /// @return the names of the streams by logical id
  /// @throws StartFailure if a table has other keys, indexes or another stream
  Map<String, String> make(List<Table> tables) {
    Map<String, String> streams = new HashMap<>();
    List<String> existing = client.listTables().tableNames();
    for (Table table : tables) {
      if (!existing.contains(table.name())) {
        create(table);
      }
      TableDescription description = client.describeTable(d -> d.tableName(table.name())).table();
      if (!isSame(table, description)) {
        throw new StartFailure(
            "The table "
                + table.name()
                + " of the data folder was made by another template.yaml; start with another folder by"
                + " --data DIR");
      }
      if (table.streamView().isPresent()) {
        streams.put(table.id(), description.latestStreamArn());
      }
    }
    return streams;
  }

  private void create(Table table) {
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    for (Table.Index index : table.indexes()) {
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.name())
              .keySchema(key(index.key()))
              .projection(projection(index))
              .build());
    }
    var request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                table.attributes().entrySet().stream()
                    .map(
                        attribute ->
                            AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                    .toList())
            .keySchema(key(table.key()));
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    table
        .streamView()
        .ifPresent(
            view -> request.streamSpecification(s -> s.streamEnabled(true).streamViewType(view)));
    client.createTable(request.build());
    table
        .timeToLive()
        .ifPresent(
            attribute ->
                client.updateTimeToLive(
                    u ->
                        u.tableName(table.name())
                            .timeToLiveSpecification(
                                t -> t.attributeName(attribute).enabled(true))));
  }

  private static Projection projection(Table.Index index) {
    var projection = Projection.builder().projectionType(index.projection());
    if (!index.included().isEmpty()) {
      projection.nonKeyAttributes(index.included());
    }
    return projection.build();
  }

  private static List<KeySchemaElement> key(Table.KeySchema key) {
    List<KeySchemaElement> elements = new ArrayList<>();
    elements.add(
        KeySchemaElement.builder().attributeName(key.partition()).keyType(KeyType.HASH).build());
    key.sort()
        .ifPresent(
            sort ->
                elements.add(
                    KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build()));
    return elements;
  }

  private static boolean isSame(Table table, TableDescription description) {
    boolean hasStream =
        description.streamSpecification() != null
            && Boolean.TRUE.equals(description.streamSpecification().streamEnabled());
    Set<String> wanted = new HashSet<>();
    table.indexes().forEach(index -> wanted.add(index.name() + key(index.key())));
    Set<String> there = new HashSet<>();
    for (GlobalSecondaryIndexDescription index : description.globalSecondaryIndexes()) {
      there.add(index.indexName() + index.keySchema());
    }
    return description.keySchema().equals(key(table.key()))
        && wanted.equals(there)
        && hasStream == table.streamView().isPresent()
        && (!hasStream
            || table
                .streamView()
                .equals(
                    java.util.Optional.ofNullable(
                        description.streamSpecification().streamViewTypeAsString())));
  }
}
