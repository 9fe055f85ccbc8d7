package org.selbstcheck.local.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// What is in a stream from its beginning, as functions get it.
public final class StreamEvents {

  private final DynamoDbStreamsClient client;
  private final String streamArn;

  public StreamEvents(DynamoDbStreamsClient client, String streamArn) {
    this.client = client;
    this.streamArn = streamArn;
  }

  /// Waits until the stream has changes of the item with this partition key.
  ///
  /// @param patience how often the stream is read before it is given up; records appear late
  /// @return its changes so far in their order; empty if none appeared
  public List<JsonNode> of(String pk, int patience) throws InterruptedException {
    for (int tries = 0; tries < patience; tries++) {
      List<JsonNode> found =
          all().stream()
              .filter(event -> event.at("/dynamodb/Keys/pk/S").asText().equals(pk))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
      Thread.sleep(100);
    }
    return List.of();
  }

  private List<JsonNode> all() {
    List<JsonNode> events = new ArrayList<>();
    client
        .describeStream(request -> request.streamArn(streamArn))
        .streamDescription()
        .shards()
        .forEach(shard -> events.addAll(ofShard(shard.shardId())));
    return events;
  }

  /// An open shard never says that it is read to its end; an answer without records does.
  private List<JsonNode> ofShard(String shardId) {
    List<JsonNode> events = new ArrayList<>();
    Optional<String> iterator =
        Optional.of(
            client
                .getShardIterator(
                    request ->
                        request
                            .streamArn(streamArn)
                            .shardId(shardId)
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator());
    while (iterator.isPresent()) {
      String here = iterator.get();
      GetRecordsResponse response = client.getRecords(request -> request.shardIterator(here));
      response.records().forEach(record -> events.add(StreamRecord.of(record, streamArn).event()));
      iterator =
          response.records().isEmpty()
              ? Optional.empty()
              : Optional.ofNullable(response.nextShardIterator());
    }
    return events;
  }
}
