package org.selbstcheck.local.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.local.invocation.HostedFunction;
import org.selbstcheck.local.template.LambdaFunction;
import org.selbstcheck.local.template.Trigger;

class StreamDeliveryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;

  private final List<String> invocations = new ArrayList<>();
  private final List<Integer> pauses = new ArrayList<>();

  /// Sequence numbers whose batch fails.
  private Set<String> failing = Set.of();

  private String answer = "null";
  private OptionalInt retries = OptionalInt.of(2);
  private Optional<Duration> age = Optional.empty();
  private boolean bisect;
  private boolean reports;
  private List<String> filters = List.of();
  private int batch = 10;

  private void deliver(int... sequenceNumbers) throws Exception {
    var trigger =
        new Trigger.Stream(
            "T",
            "Table",
            "LATEST",
            batch,
            retries,
            age,
            bisect,
            reports,
            filters,
            Optional.of("arn:letters"));
    var function =
        new HostedFunction(
            new LambdaFunction(
                "F",
                "f",
                "none",
                Duration.ofSeconds(5),
                128,
                Map.of(),
                0,
                Optional.empty(),
                List.of(trigger)),
            () ->
                (input, output, context) -> {
                  List<String> numbers = new ArrayList<>();
                  for (JsonNode record : JSON.readTree(input).path("Records")) {
                    numbers.add(record.path("dynamodb").path("SequenceNumber").asText());
                  }
                  invocations.add(String.join(" ", numbers));
                  if (numbers.stream().anyMatch(failing::contains)) {
                    throw new IllegalStateException("failing");
                  }
                  output.write(answer.getBytes(StandardCharsets.UTF_8));
                },
            Clock.systemUTC());
    new StreamDelivery(
            trigger,
            function,
            "arn:stream",
            new DeadLetters(folder.resolve("letters.ndjson")),
            Clock.fixed(NOW, ZoneOffset.UTC),
            pauses::add)
        .deliver(
            "shard", IntStream.of(sequenceNumbers).mapToObj(StreamDeliveryTest::record).toList());
  }

  private static StreamRecord record(int number) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventName", number % 2 == 0 ? "INSERT" : "MODIFY");
    event.putObject("dynamodb").put("SequenceNumber", String.valueOf(number));
    return new StreamRecord(String.valueOf(number), NOW.minusSeconds(number), event);
  }

  private List<JsonNode> letters() throws Exception {
    Path file = folder.resolve("letters.ndjson");
    List<JsonNode> letters = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        letters.add(JSON.readTree(line));
      }
    }
    return letters;
  }

  @Test
  void records_moreThanABatch_comeInOrder() throws Exception {
    batch = 2;
    deliver(1, 2, 3, 4, 5);

    assertThat(invocations).containsExactly("1 2", "3 4", "5");
    assertThat(letters()).isEmpty();
  }

  @Test
  void records_filteredOut_wakeNobody() throws Exception {
    filters = List.of("{\"eventName\":[\"INSERT\"]}");
    deliver(1, 3);
    deliver(1, 2, 3);

    assertThat(invocations).containsExactly("2");
  }

  @Test
  void batch_thatKeepsFailing_isGivenUpAndTheNextOneComes() throws Exception {
    batch = 1;
    failing = Set.of("1");
    deliver(1, 2);

    assertThat(invocations).containsExactly("1", "1", "1", "2");
    assertThat(pauses).containsExactly(1, 2);
    JsonNode letter = letters().getFirst();
    assertThat(letters()).hasSize(1);
    assertThat(letter.path("requestContext").path("condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(letter.path("requestContext").path("approximateInvokeCount").asInt()).isEqualTo(3);
    assertThat(letter.path("requestContext").path("functionArn").asText())
        .isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:f");
    assertThat(letter.path("DDBStreamBatchInfo"))
        .isEqualTo(
            JSON.readTree(
                """
                {"shardId": "shard", "startSequenceNumber": "1", "endSequenceNumber": "1",
                 "approximateArrivalOfFirstRecord": "2026-11-22T09:59:59Z",
                 "approximateArrivalOfLastRecord": "2026-11-22T09:59:59Z",
                 "batchSize": 1, "streamArn": "arn:stream"}"""));
  }

  @Test
  void batch_withOneBadRecord_isHalvedUntilOnlyThatOneIsGivenUp() throws Exception {
    bisect = true;
    retries = OptionalInt.of(1);
    failing = Set.of("3");
    deliver(1, 2, 3, 4);

    assertThat(invocations).containsExactly("1 2 3 4", "1 2", "3 4", "3", "3", "4");
    assertThat(letters()).hasSize(1);
    assertThat(letters().getFirst().path("DDBStreamBatchInfo").path("startSequenceNumber").asText())
        .isEqualTo("3");
  }

  @Test
  void answer_namingAFailedRecord_isContinuedFromThere() throws Exception {
    reports = true;
    retries = OptionalInt.of(0);
    answer = "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"},{\"itemIdentifier\":\"2\"}]}";
    deliver(1, 2, 3);

    assertThat(invocations).containsExactly("1 2 3");
    assertThat(letters().getFirst().path("DDBStreamBatchInfo").path("startSequenceNumber").asText())
        .isEqualTo("2");
  }

  @Test
  void answer_namingNothing_isSuccess() throws Exception {
    reports = true;
    for (String good : List.of("", "null", "{}", "{\"batchItemFailures\":[]}")) {
      answer = good;
      deliver(1);
    }

    assertThat(invocations).hasSize(4);
    assertThat(letters()).isEmpty();
  }

  @Test
  void record_tooOld_isGivenUpWithoutAnInvocation() throws Exception {
    age = Optional.of(Duration.ofSeconds(60));
    deliver(61);
    deliver(59);

    assertThat(invocations).containsExactly("59");
    assertThat(letters().getFirst().path("requestContext").path("condition").asText())
        .isEqualTo("RecordAgeExceeded");
  }
}
