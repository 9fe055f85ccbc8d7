package org.selbstcheck.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The whole system around small functions.
class LocalSystemTest {
  private static final Path PROJECT = Path.of("src/test/resources/project");
  private static final int PATIENCE_MILLISECONDS = 20_000;

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  private Options options() {
    return new Options(PROJECT, data, 0, false);
  }

  private JsonNode call(LocalSystem system, String method, String path, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(system.address() + path))
            .header("Content-Type", "text/plain")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private String kind(LocalSystem system, String id) throws Exception {
    return call(system, "GET", "/api/things/" + id, "").path("kind").asText();
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_MILLISECONDS * 1_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("still not so").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void functions_requested_useTheirTablesAndBuckets() throws Exception {
    try (LocalSystem system = LocalSystem.start(options())) {
      call(system, "PUT", "/api/things/a", "plain");

      assertThat(kind(system, "a")).isEqualTo("plain");
      assertThat(call(system, "PUT", "/api/objects/b", "Grüße").path("object").asText())
          .isEqualTo("Grüße");
      JsonNode environment = call(system, "GET", "/api/environment", "");
      assertThat(environment.path("things").asText()).isEqualTo("Things");
      assertThat(environment.path("other").asText()).isEqualTo("none");
      assertThat(environment.path("path").asText()).isEqualTo("none");
      assertThat(environment.path("name").asText()).isEqualTo("Web");
      assertThat(environment.path("memory").asInt()).isEqualTo(256);
      assertThat(environment.path("time").asBoolean()).isTrue();
      if (Sockets.canBeSeen()) {
        var sockets = new Sockets("self");
        assertThat(sockets.listening()).isGreaterThanOrEqualTo(4);
        assertThat(sockets.beyondLoopback()).isEmpty();
      }
      assertThat(Loopback.refused()).isEmpty();
    }
  }

  @Test
  void change_thatFits_wakesItsFunction_andOnlyOnceOverAllStarts() throws Exception {
    try (LocalSystem system = LocalSystem.start(options())) {
      assertThat(system.isFresh()).isTrue();
      call(system, "PUT", "/api/things/other", "play");
      call(system, "PUT", "/api/things/one", "work");
      call(system, "PUT", "/api/things/impossible", "work");
      call(system, "PUT", "/api/things/two", "work");

      eventually(() -> kind(system, "done-two").equals("done"));
      assertThat(kind(system, "done-one")).isEqualTo("done");
      assertThat(kind(system, "done-other")).isEqualTo("none");
      eventually(() -> Files.exists(data.resolve("dead-letter.ndjson")));
      JsonNode letter =
          new ObjectMapper().readTree(Files.readString(data.resolve("dead-letter.ndjson")));
      assertThat(letter.path("requestContext").path("condition").asText())
          .isEqualTo("RetryAttemptsExhausted");
    }

    try (LocalSystem system = LocalSystem.start(options())) {
      assertThat(system.isFresh()).isFalse();
      call(system, "PUT", "/api/things/three", "work");
      eventually(() -> kind(system, "done-three").equals("done"));

      try (DynamoDbClient client =
          DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
        assertThat(client.scan(s -> s.tableName("Things")).items())
            .map(item -> item.get("times"))
            .filteredOn(Objects::nonNull)
            .containsOnly(AttributeValue.fromN("1"))
            .hasSize(3);
      }
    }
  }

  @Test
  void schedule_atTheStart_runsOnce() throws Exception {
    int before = TestFunctions.TICKS.get();
    try (LocalSystem system = LocalSystem.start(options())) {
      assertThat(system.data()).isEqualTo(data.toAbsolutePath());
      eventually(() -> TestFunctions.TICKS.get() == before + 1);
    }
  }

  @Test
  void port_taken_isSaidBeforeAnythingStarts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(
              () ->
                  LocalSystem.start(
                      new Options(PROJECT, data.resolve("sub"), taken.getLocalPort(), false)))
          .isInstanceOf(StartFailure.class)
          .hasMessage("Port " + taken.getLocalPort() + " is taken; choose another one by --port N");
      assertThat(data.resolve("sub")).doesNotExist();
    }
  }

  @Test
  void folder_inUse_isSaid() throws Exception {
    try (DataFolder folder = DataFolder.open(data)) {
      assertThatThrownBy(() -> DataFolder.open(folder.root()))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("in use by another process");
    }
  }

  @Test
  void folder_thatIsAFile_isSaid() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("--data DIR");
  }

  @Test
  void tables_ofAnotherTemplate_areNotUsed() throws Exception {
    LocalSystem.start(options()).close();
    Path other = Files.createDirectories(data.resolveSibling(data.getFileName() + "-other"));
    String template = Files.readString(PROJECT.resolve("template.yaml"));
    Files.writeString(
        other.resolve("template.yaml"),
        template.replace("IndexName: byKind", "IndexName: byOther"));

    assertThatThrownBy(() -> LocalSystem.start(new Options(other, data, 0, false)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("another template.yaml");
  }

  @Test
  void foreignName_isNotResolved() {
    assertThatThrownBy(() -> InetAddress.getByName("telemetry.example"))
        .isInstanceOf(UnknownHostException.class);
    assertThat(Loopback.takeRefused()).contains("telemetry.example");
  }
}
