package org.selbstcheck.app.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// The tables in DynamoDB.
public final class DynamoTables implements Tables {

  static final String BY_STATE = "byState";

  /// How often a transaction is tried anew when another one holds an item; the waits add up to
  /// about a second, well below the shortest timeout of a function.
  private static final int CONFLICT_TRIES = 6;

  private static final long CONFLICT_WAIT_MILLIS = 20;

  private final DynamoDbClient client;
  private final Map<TableName, String> names;

  /// @param names the physical name of every table
  public DynamoTables(DynamoDbClient client, Map<TableName, String> names) {
    this.client = client;
    this.names = new EnumMap<>(names);
  }

  @Override
  public Optional<Item> get(TableName table, Key key) {
    if (!key.storable()) {
      return Optional.empty();
    }
    var response =
        client.getItem(
            request -> request.tableName(name(table)).key(attributes(key)).consistentRead(true));
    return response.hasItem() ? Optional.of(Item.fromTable(response.item())) : Optional.empty();
  }

  @Override
  public Map<Key, Item> get(TableName table, List<Key> keys) {
    return read(table, keys, KeysAndAttributes.builder());
  }

  @Override
  public Map<Key, Item> get(TableName table, List<Key> keys, Set<String> attributes) {
    // Several of the names are words that the platform reserves.
    Map<String, String> names = new HashMap<>();
    for (String attribute : attributes) {
      names.put("#" + attribute, attribute);
    }
    names.put("#pk", Item.PK);
    names.put("#sk", Item.SK);
    return read(
        table,
        keys,
        KeysAndAttributes.builder()
            .projectionExpression(String.join(", ", names.keySet()))
            .expressionAttributeNames(names));
  }

  private Map<Key, Item> read(TableName table, List<Key> keys, KeysAndAttributes.Builder asking) {
    Map<Key, Item> found = new HashMap<>();
    List<Map<String, AttributeValue>> open =
        keys.stream().filter(Key::storable).distinct().map(DynamoTables::attributes).toList();
    for (int tries = 0; !open.isEmpty(); tries++) {
      if (tries > 0) {
        // Unprocessed keys mean throttling; the SDK does not retry them.
        pause(tries);
      }
      if (tries >= CONFLICT_TRIES) {
        throw new IllegalStateException("Batch read still unprocessed after " + tries + " tries");
      }
      var asked = asking.keys(open).consistentRead(true).build();
      var response =
          client.batchGetItem(request -> request.requestItems(Map.of(name(table), asked)));
      for (Map<String, AttributeValue> stored :
          response.responses().getOrDefault(name(table), List.of())) {
        Item item = Item.fromTable(stored);
        found.put(item.key(), item);
      }
      KeysAndAttributes left = response.unprocessedKeys().get(name(table));
      open = left == null ? List.of() : left.keys();
    }
    return found;
  }

  @Override
  public List<Item> query(TableName table, String pk, String prefix) {
    if (!Key.storablePartition(pk)) {
      return List.of();
    }
    QueryRequest.Builder request =
        QueryRequest.builder().tableName(name(table)).consistentRead(true);
    if (prefix.isEmpty()) {
      request
          .keyConditionExpression("pk = :pk")
          .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)));
    } else {
      request
          .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
          .expressionAttributeValues(
              Map.of(":pk", AttributeValue.fromS(pk), ":prefix", AttributeValue.fromS(prefix)));
    }
    List<Item> items = new ArrayList<>();
    client
        .queryPaginator(request.build())
        .items()
        .forEach(stored -> items.add(Item.fromTable(stored)));
    return items;
  }

  @Override
  public List<Item> byState(String state, Set<String> kinds, boolean newestFirst, int limit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", AttributeValue.fromS(state));
    List<String> wanted = new ArrayList<>();
    for (String kind : kinds) {
      String name = ":kind" + wanted.size();
      wanted.add(name);
      values.put(name, AttributeValue.fromS(kind));
    }
    // No limit to the request: it would count jobs before they are filtered by kind.
    QueryRequest request =
        QueryRequest.builder()
            .tableName(name(TableName.JOBS))
            .indexName(BY_STATE)
            .keyConditionExpression("#state = :state")
            .filterExpression("kind IN (" + String.join(", ", wanted) + ")")
            .expressionAttributeNames(Map.of("#state", "state"))
            .expressionAttributeValues(values)
            .scanIndexForward(!newestFirst)
            .build();
    List<Item> items = new ArrayList<>();
    for (Map<String, AttributeValue> stored : client.queryPaginator(request).items()) {
      items.add(Item.fromTable(stored));
      if (items.size() == limit) {
        break;
      }
    }
    return items;
  }

  @Override
  public Written write(List<Write> writes) {
    return writes.size() == 1 ? single(writes.getFirst()) : transact(writes);
  }

  private Written single(Write write) {
    for (int tries = 1; ; tries++) {
      try {
        switch (write) {
          case Write.Put put -> put(put, put.revised());
          case Write.Dating dating -> put(dating, dating.item());
          case Write.Removal removal -> remove(removal);
          // The platform checks without writing in a transaction only.
          case Write.Unchanged unchanged -> {
            return transact(List.of(unchanged));
          }
        }
        return new Written.Done();
      } catch (ConditionalCheckFailedException e) {
        return new Written.Refused(0, stored(e.hasItem() ? e.item() : Map.of()));
      } catch (TransactionConflictException e) {
        if (tries >= CONFLICT_TRIES) {
          throw e;
        }
        pause(tries);
      }
    }
  }

  private void put(Write write, Item item) {
    client.putItem(
        request -> {
          request
              .tableName(name(write.table()))
              .item(item.toTable())
              .conditionExpression(expression(write.condition()))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
          if (!values(write.condition()).isEmpty()) {
            request.expressionAttributeValues(values(write.condition()));
          }
        });
  }

  private void remove(Write.Removal write) {
    client.deleteItem(
        request ->
            request
                .tableName(name(write.table()))
                .key(attributes(write.key()))
                .conditionExpression(expression(write.condition()))
                .expressionAttributeValues(values(write.condition()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }

  private Written transact(List<Write> writes) {
    List<TransactWriteItem> items = writes.stream().map(this::inTransaction).toList();
    for (int tries = 1; ; tries++) {
      try {
        client.transactWriteItems(request -> request.transactItems(items));
        return new Written.Done();
      } catch (TransactionCanceledException e) {
        List<CancellationReason> reasons = e.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
          if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
            return new Written.Refused(i, stored(reasons.get(i).item()));
          }
        }
        if (reasons.stream().noneMatch(DynamoTables::passing) || tries >= CONFLICT_TRIES) {
          throw e;
        }
        pause(tries);
      } catch (TransactionInProgressException e) {
        if (tries >= CONFLICT_TRIES) {
          throw e;
        }
        pause(tries);
      }
    }
  }

  /// Whether a cancelled transaction may go through when it is tried anew.
  private static boolean passing(CancellationReason reason) {
    return switch (reason.code() == null ? "" : reason.code()) {
      case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
      default -> false;
    };
  }

  private TransactWriteItem inTransaction(Write write) {
    return switch (write) {
      case Write.Put put -> TransactWriteItem.builder().put(toPut(put, put.revised())).build();
      case Write.Dating dating ->
          TransactWriteItem.builder().put(toPut(dating, dating.item())).build();
      case Write.Removal removal -> TransactWriteItem.builder().delete(toDelete(removal)).build();
      case Write.Unchanged unchanged ->
          TransactWriteItem.builder().conditionCheck(toCheck(unchanged)).build();
    };
  }

  private ConditionCheck toCheck(Write.Unchanged write) {
    return ConditionCheck.builder()
        .tableName(name(write.table()))
        .key(attributes(write.key()))
        .conditionExpression(expression(write.condition()))
        .expressionAttributeValues(values(write.condition()))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private Delete toDelete(Write.Removal write) {
    return Delete.builder()
        .tableName(name(write.table()))
        .key(attributes(write.key()))
        .conditionExpression(expression(write.condition()))
        .expressionAttributeValues(values(write.condition()))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private Put toPut(Write write, Item item) {
    Put.Builder put =
        Put.builder()
            .tableName(name(write.table()))
            .item(item.toTable())
            .conditionExpression(expression(write.condition()))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values(write.condition()).isEmpty()) {
      put.expressionAttributeValues(values(write.condition()));
    }
    return put.build();
  }

  private static String expression(Condition condition) {
    return switch (condition) {
      case Condition.Absent() -> "attribute_not_exists(pk)";
      case Condition.Revision _ -> "revision = :seen";
    };
  }

  private static Map<String, AttributeValue> values(Condition condition) {
    return switch (condition) {
      case Condition.Absent() -> Map.of();
      case Condition.Revision(long seen) ->
          Map.of(":seen", AttributeValue.fromN(Long.toString(seen)));
    };
  }

  private static Optional<Item> stored(Map<String, AttributeValue> item) {
    return item.isEmpty() ? Optional.empty() : Optional.of(Item.fromTable(item));
  }

  private static Map<String, AttributeValue> attributes(Key key) {
    return Map.of(Item.PK, AttributeValue.fromS(key.pk()), Item.SK, AttributeValue.fromS(key.sk()));
  }

  private String name(TableName table) {
    String name = names.get(table);
    if (name == null) {
      throw new IllegalStateException("No table configured: " + table);
    }
    return name;
  }

  private static void pause(int tries) {
    long most = CONFLICT_WAIT_MILLIS << tries;
    try {
      Thread.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for another transaction", e);
    }
  }
}
