package org.selbstcheck.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

class DynamoTablesTest implements TablesContract {

  private static LocalDynamo dynamo;

  @BeforeAll
  static void start() throws Exception {
    dynamo = new LocalDynamo();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamo.close();
  }

  @Override
  public Tables tables() {
    return new DynamoTables(dynamo.client(), dynamo.names());
  }

  @Test
  void write_byManyAtOnce_letsExactlyOneThrough() {
    Tables tables = tables();
    long winners =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(
                i ->
                    tables.write(
                        new Write.Put(
                            TableName.CHECKS,
                            Item.of(new Key("race", "x")).with("value", "w" + i),
                            new Condition.Absent())))
            .filter(Written.Done.class::isInstance)
            .count();

    assertThat(winners).isEqualTo(1);
  }

  /// DynamoDB Local never shows a conflict between transactions; this client does.
  @Nested
  class WithFaults {

    private final Deque<Supplier<? extends RuntimeException>> faults = new ArrayDeque<>();

    private Tables faulting() {
      DynamoDbClient real = dynamo.client();
      DynamoDbClient client =
          (DynamoDbClient)
              Proxy.newProxyInstance(
                  DynamoDbClient.class.getClassLoader(),
                  new Class<?>[] {DynamoDbClient.class},
                  (_, method, arguments) -> {
                    if ((method.getName().equals("putItem")
                            || method.getName().equals("deleteItem")
                            || method.getName().equals("transactWriteItems"))
                        && !faults.isEmpty()) {
                      throw faults.removeFirst().get();
                    }
                    try {
                      return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
      return new DynamoTables(client, dynamo.names());
    }

    private List<Write> two(String pk) {
      return List.of(
          new Write.Put(TableName.CHECKS, Item.of(new Key(pk, "1")), new Condition.Absent()),
          new Write.Put(TableName.CHECKS, Item.of(new Key(pk, "2")), new Condition.Absent()));
    }

    private static TransactionCanceledException cancelled(String code) {
      return TransactionCanceledException.builder()
          .cancellationReasons(
              CancellationReason.builder().code("None").build(),
              CancellationReason.builder().code(code).build())
          .build();
    }

    @Test
    void transaction_inConflict_isTriedAnew() {
      faults.add(() -> cancelled("TransactionConflict"));
      faults.add(() -> cancelled("TransactionConflict"));

      assertThat(faulting().write(two("conflict"))).isEqualTo(new Written.Done());
      assertThat(faults).isEmpty();
      assertThat(tables().query(TableName.CHECKS, "conflict", "")).hasSize(2);
    }

    @Test
    void transaction_inEndlessConflict_fails() {
      IntStream.range(0, 50).forEach(_ -> faults.add(() -> cancelled("TransactionConflict")));

      assertThatThrownBy(() -> faulting().write(two("endless")))
          .isInstanceOf(TransactionCanceledException.class);
      assertThat(faults).hasSizeLessThan(50).hasSizeGreaterThan(30);
    }

    @Test
    void transaction_cancelledForGood_isNotTriedAnew() {
      faults.add(() -> cancelled("ValidationError"));

      assertThatThrownBy(() -> faulting().write(two("invalid")))
          .isInstanceOf(TransactionCanceledException.class);
      assertThat(tables().query(TableName.CHECKS, "invalid", "")).isEmpty();
    }

    @Test
    void put_inConflictWithATransaction_isTriedAnew() {
      faults.add(() -> TransactionConflictException.builder().build());

      assertThat(faulting().write(two("single").getFirst())).isEqualTo(new Written.Done());
      assertThat(tables().query(TableName.CHECKS, "single", "")).hasSize(1);
    }

    @Test
    void removal_inConflictWithATransaction_isTriedAnew() {
      Write put = two("removal").getFirst();
      tables().write(put);
      faults.add(() -> TransactionConflictException.builder().build());

      assertThat(faulting().write(Write.removal(TableName.CHECKS, put.key(), 1)))
          .isEqualTo(new Written.Done());
      assertThat(tables().query(TableName.CHECKS, "removal", "")).isEmpty();
    }

    @Test
    void put_thatFailsOtherwise_fails() {
      faults.add(() -> (DynamoDbException) DynamoDbException.builder().message("down").build());

      assertThatThrownBy(() -> faulting().write(two("down").getFirst()))
          .isInstanceOf(DynamoDbException.class);
    }
  }
}
