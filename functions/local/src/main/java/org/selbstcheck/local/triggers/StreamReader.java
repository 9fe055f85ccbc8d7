package org.selbstcheck.local.triggers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.local.standin.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads a table's stream for one trigger. It asks only after something was written, and a little
/// while longer since records appear late; an idle system asks twice a minute.
final class StreamReader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

  /// Milliseconds between two looks after a write, and for how long.
  private static final int STEP = 50;

  private static final int AFTERWARDS = 1_500;

  /// Milliseconds between two looks when nothing happens: shards end and begin by themselves.
  private static final int IDLE = 30_000;

  private final String trigger;
  private final String startingPosition;
  private final String streamArn;
  private final DynamoDbStreamsClient streams;
  private final StreamDelivery delivery;
  private final Positions positions;
  private final Database.Writes writes;

  /// Iterators of the open shards.
  private final Map<String, String> iterators = new HashMap<>();

  private final List<String> finished = new ArrayList<>();

  StreamReader(
      String trigger,
      String startingPosition,
      String streamArn,
      DynamoDbStreamsClient streams,
      StreamDelivery delivery,
      Positions positions,
      Database.Writes writes) {
    this.trigger = trigger;
    this.startingPosition = startingPosition;
    this.streamArn = streamArn;
    this.streams = streams;
    this.delivery = delivery;
    this.positions = positions;
    this.writes = writes;
  }

  /// Finds where to begin. Called before anybody can write, so that nothing is missed.
  void prepare() {
    findShards();
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long seen = writes.count();
        long end = System.nanoTime() + AFTERWARDS * 1_000_000L;
        while (System.nanoTime() < end) {
          if (look()) {
            end = System.nanoTime() + AFTERWARDS * 1_000_000L;
          }
          Thread.sleep(STEP);
        }
        writes.await(seen, IDLE);
        findShards();
      }
    } catch (InterruptedException e) {
      LOG.debug("{} ends", trigger);
    }
  }

  private void findShards() {
    try {
      String last = null;
      do {
        String start = last;
        var stream =
            streams
                .describeStream(d -> d.streamArn(streamArn).exclusiveStartShardId(start))
                .streamDescription();
        stream.shards().forEach(this::open);
        last = stream.lastEvaluatedShardId();
      } while (last != null);
    } catch (SdkException e) {
      LOG.warn("{}: the stream did not answer: {}", trigger, e.getMessage());
    }
  }

  private void open(Shard shard) {
    String id = shard.shardId();
    if (!iterators.containsKey(id) && !finished.contains(id)) {
      iterators.put(id, iterator(id));
    }
  }

  private String iterator(String shard) {
    var request = GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shard);
    var position = positions.of(trigger, shard);
    if (position.isPresent()) {
      try {
        return streams
            .getShardIterator(
                request
                    .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(position.get())
                    .build())
            .shardIterator();
      } catch (TrimmedDataAccessException | ResourceNotFoundException e) {
        LOG.debug("{}: {} begins anew", trigger, shard);
      }
    }
    return streams
        .getShardIterator(request.shardIteratorType(startingPosition).sequenceNumber(null).build())
        .shardIterator();
  }

  /// Whether there was anything.
  private boolean look() throws InterruptedException {
    boolean any = false;
    for (String shard : List.copyOf(iterators.keySet())) {
      any |= look(shard);
    }
    return any;
  }

  private boolean look(String shard) throws InterruptedException {
    GetRecordsResponse response;
    try {
      String iterator = iterators.get(shard);
      response = streams.getRecords(g -> g.shardIterator(iterator));
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      iterators.put(shard, iterator(shard));
      return true;
    } catch (SdkException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LOG.warn("{}: the stream did not answer: {}", trigger, e.getMessage());
      return false;
    }
    List<StreamRecord> records =
        response.records().stream().map(record -> StreamRecord.of(record, streamArn)).toList();
    if (!records.isEmpty()) {
      delivery.deliver(shard, records);
      positions.set(trigger, shard, records.getLast().sequenceNumber());
    }
    @Nullable String next = response.nextShardIterator();
    if (next == null) {
      iterators.remove(shard);
      finished.add(shard);
      findShards();
    } else {
      iterators.put(shard, next);
    }
    return !records.isEmpty();
  }
}
