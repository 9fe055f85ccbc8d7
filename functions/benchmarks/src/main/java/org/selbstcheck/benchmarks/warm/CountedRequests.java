package org.selbstcheck.benchmarks.warm;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// Counts what a function asks of tables and bucket: the SDK finds this class by a file on the
/// class path, so that the functions' own clients are counted as they are built. Asks for the
/// consumed capacity only while it counts.
public final class CountedRequests implements ExecutionInterceptor {

  private static volatile boolean counting;
  private static final AtomicLong REQUESTS = new AtomicLong();
  private static final AtomicLong SENT = new AtomicLong();
  private static final AtomicLong RECEIVED = new AtomicLong();
  private static final DoubleAdder READ_UNITS = new DoubleAdder();
  private static final DoubleAdder WRITE_UNITS = new DoubleAdder();

  /// What was counted.
  ///
  /// @param sent bytes of bodies to tables and bucket
  /// @param received bytes of bodies back
  public record Count(
      long requests, long sent, long received, double readUnits, double writeUnits) {}

  /// Something to count.
  public interface Work {
    void run() throws Exception;
  }

  /// Counts what `work` asks for.
  public static Count of(Work work) throws Exception {
    REQUESTS.set(0);
    SENT.set(0);
    RECEIVED.set(0);
    READ_UNITS.reset();
    WRITE_UNITS.reset();
    counting = true;
    try {
      work.run();
    } finally {
      counting = false;
    }
    return new Count(
        REQUESTS.get(), SENT.get(), RECEIVED.get(), READ_UNITS.sum(), WRITE_UNITS.sum());
  }

  @Override
  public SdkRequest modifyRequest(
      Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
    SdkRequest request = context.request();
    if (!counting) {
      return request;
    }
    ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
    return switch (request) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(total).build();
      case BatchGetItemRequest get -> get.toBuilder().returnConsumedCapacity(total).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(total).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(total).build();
      case TransactWriteItemsRequest write ->
          write.toBuilder().returnConsumedCapacity(total).build();
      default -> request;
    };
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
    if (counting) {
      REQUESTS.incrementAndGet();
      SENT.addAndGet(
          context
              .httpRequest()
              .firstMatchingHeader("Content-Length")
              .map(Long::parseLong)
              .orElse(0L));
    }
  }

  @Override
  public void afterTransmission(
      Context.AfterTransmission context, ExecutionAttributes executionAttributes) {
    if (counting) {
      RECEIVED.addAndGet(
          context
              .httpResponse()
              .firstMatchingHeader("Content-Length")
              .map(Long::parseLong)
              .orElse(0L));
    }
  }

  @Override
  public void afterExecution(
      Context.AfterExecution context, ExecutionAttributes executionAttributes) {
    if (!counting) {
      return;
    }
    switch (context.response()) {
      case GetItemResponse read -> add(READ_UNITS, read.consumedCapacity());
      case BatchGetItemResponse read ->
          read.consumedCapacity().forEach(units -> add(READ_UNITS, units));
      case QueryResponse read -> add(READ_UNITS, read.consumedCapacity());
      case PutItemResponse written -> add(WRITE_UNITS, written.consumedCapacity());
      case TransactWriteItemsResponse written ->
          written.consumedCapacity().forEach(units -> add(WRITE_UNITS, units));
      default -> {
        // The bucket has no units.
      }
    }
  }

  private static void add(DoubleAdder sum, ConsumedCapacity units) {
    sum.add(units.capacityUnits());
  }
}
