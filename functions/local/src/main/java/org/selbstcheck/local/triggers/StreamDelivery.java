package org.selbstcheck.local.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.selbstcheck.local.invocation.HostedFunction;
import org.selbstcheck.local.invocation.Outcome;
import org.selbstcheck.local.template.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands records of one shard to one function as the platform's mapping does: filters, batches,
/// tries a failed batch again as a whole, in halves or from the record that the function names, and
/// gives up after the retries or the age that the template allows.
final class StreamDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(StreamDelivery.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// How long to wait before a batch is tried again.
  interface Pause {
    /// Waits.
    ///
    /// @param failures how often the batch failed, from 1
    void after(int failures) throws InterruptedException;
  }

  private final Trigger.Stream trigger;
  private final HostedFunction function;
  private final String streamArn;
  private final List<EventPattern> filters;
  private final DeadLetters deadLetters;
  private final Clock clock;
  private final Pause pause;

  StreamDelivery(
      Trigger.Stream trigger,
      HostedFunction function,
      String streamArn,
      DeadLetters deadLetters,
      Clock clock,
      Pause pause) {
    this.trigger = trigger;
    this.function = function;
    this.streamArn = streamArn;
    this.filters = trigger.filters().stream().map(EventPattern::parse).toList();
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.pause = pause;
  }

  /// Delivers records in their order. When this returns, each is done, filtered out or given up.
  void deliver(String shard, List<StreamRecord> records) throws InterruptedException {
    List<StreamRecord> wanted = records.stream().filter(this::isWanted).toList();
    for (int from = 0; from < wanted.size(); from += trigger.batchSize()) {
      int to = Math.min(wanted.size(), from + trigger.batchSize());
      batch(shard, wanted.subList(from, to));
    }
  }

  private boolean isWanted(StreamRecord record) {
    return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(record.event()));
  }

  private void batch(String shard, List<StreamRecord> batch) throws InterruptedException {
    List<StreamRecord> left = batch;
    int failures = 0;
    while (!left.isEmpty()) {
      if (isTooOld(left.getFirst())) {
        giveUp(shard, left, "RecordAgeExceeded", failures);
        return;
      }
      List<StreamRecord> failed = attempt(left);
      if (failed.isEmpty()) {
        return;
      }
      failures = failed.size() < left.size() ? 1 : failures + 1;
      left = failed;
      if (trigger.retries().isPresent() && failures > trigger.retries().getAsInt()) {
        giveUp(shard, left, "RetryAttemptsExhausted", failures);
        return;
      }
      pause.after(failures);
      if (trigger.bisect() && left.size() > 1) {
        // Splitting does not count as a retry; each half has its own.
        int middle = left.size() / 2;
        batch(shard, left.subList(0, middle));
        batch(shard, left.subList(middle, left.size()));
        return;
      }
    }
  }

  private boolean isTooOld(StreamRecord record) {
    return trigger
        .maximumAge()
        .map(age -> record.at().plus(age).isBefore(clock.instant()))
        .orElse(false);
  }

  /// The records that still have to be delivered after one invocation.
  private List<StreamRecord> attempt(List<StreamRecord> batch) throws InterruptedException {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    batch.forEach(record -> records.add(record.event()));
    return switch (function.invoke(event.toString().getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Answered answered when trigger.reportsItemFailures() ->
          fromFirstFailure(batch, answered.payload());
      case Outcome.Answered _ -> List.of();
      case Outcome.Failed _, Outcome.TimedOut _ -> batch;
    };
  }

  /// The platform goes on from the lowest record that the answer names. An answer that names an
  /// unknown one or is none of the known form counts as a failure of all.
  private static List<StreamRecord> fromFirstFailure(List<StreamRecord> batch, byte[] payload) {
    JsonNode answer;
    try {
      answer = payload.length == 0 ? JSON.nullNode() : JSON.readTree(payload);
    } catch (IOException e) {
      return batch;
    }
    List<String> failed = new ArrayList<>();
    for (JsonNode failure : answer.path("batchItemFailures")) {
      failed.add(failure.path("itemIdentifier").asText(""));
    }
    List<String> known = batch.stream().map(StreamRecord::sequenceNumber).toList();
    if (!known.containsAll(failed)) {
      return batch;
    }
    int first = failed.stream().mapToInt(known::indexOf).min().orElse(batch.size());
    return batch.subList(first, batch.size());
  }

  private void giveUp(String shard, List<StreamRecord> batch, String condition, int attempts) {
    LOG.error("{} gave up {} record(s): {}", function.function().id(), batch.size(), condition);
    if (trigger.deadLetter().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    ObjectNode message = JSON.createObjectNode();
    ObjectNode request = message.putObject("requestContext");
    request.put("requestId", UUID.randomUUID().toString());
    request.put("functionArn", function.arn());
    request.put("condition", condition);
    request.put("approximateInvokeCount", attempts);
    ObjectNode response = message.putObject("responseContext");
    response.put("statusCode", 200);
    response.put("executedVersion", "$LATEST");
    response.put("functionError", "Unhandled");
    message.put("version", "1.0");
    message.put("timestamp", now.toString());
    ObjectNode info = message.putObject("DDBStreamBatchInfo");
    info.put("shardId", shard);
    info.put("startSequenceNumber", batch.getFirst().sequenceNumber());
    info.put("endSequenceNumber", batch.getLast().sequenceNumber());
    info.put("approximateArrivalOfFirstRecord", batch.getFirst().at().toString());
    info.put("approximateArrivalOfLastRecord", batch.getLast().at().toString());
    info.put("batchSize", batch.size());
    info.put("streamArn", streamArn);
    deadLetters.add(message);
  }
}
