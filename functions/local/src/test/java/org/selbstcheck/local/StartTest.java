package org.selbstcheck.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts the process as ./run starts it, with the real functions, and ./run itself where it
/// refuses.
class StartTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int PATIENCE_SECONDS = 120;

  @TempDir Path data;

  private record Ended(int code, List<String> errors) {}

  private Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.selbstcheck.local.Main",
                "--root",
                ROOT.toString(),
                "--data",
                data.toString()));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    return builder.redirectError(data.resolve("errors.txt").toFile()).start();
  }

  private Ended ended(Process process) throws Exception {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    Path errors = data.resolve("errors.txt");
    return new Ended(
        process.exitValue(), Files.exists(errors) ? Files.readAllLines(errors) : List.of());
  }

  private static Ended run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", ROOT.resolve("run").toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    List<String> errors =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), errors);
  }

  /// The lines up to the end of the greeting.
  private static List<String> greeting(BufferedReader output) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = output.readLine();
    while (line != null && !line.contains("Ctrl-C ends")) {
      lines.add(line);
      line = output.readLine();
    }
    assertThat(line).as("ended: " + lines).isNotNull();
    return lines;
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void firstStart_makesDemoData_connectsToNobody_andIsKept() throws Exception {
    Process first = start("--port", "0");
    var sockets = new Sockets(String.valueOf(first.pid()));
    var beyond = new TreeSet<String>();
    CompletableFuture<Void> watching =
        CompletableFuture.runAsync(
            () -> {
              while (first.isAlive()) {
                try {
                  beyond.addAll(sockets.beyondLoopback());
                  Thread.sleep(20);
                } catch (IOException e) {
                  // It has ended.
                  return;
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                  return;
                }
              }
            });
    List<String> links;
    try (BufferedReader output = first.inputReader(StandardCharsets.UTF_8)) {
      links = greeting(output);
      assertThat(links)
          .as(Files.readString(data.resolve("errors.txt")))
          .anyMatch(l -> l.contains("/check/#"));
      assertThat(links).anyMatch(line -> line.matches("Ready: http://localhost:\\d+"));
      String token = token(links, "/ergebnis/#");
      JsonNode result = get(origin(links) + "/api/check/result", token);
      assertThat(result.path("state").asText()).isEqualTo("done");
      assertThat(result.path("selfCheck").toString()).contains("Erfundene Demo-Antwort");
      JsonNode report = get(origin(links) + "/api/check/report?tone=plain", token);
      assertThat(report.at("/report/tone").asText()).isEqualTo("plain");
      documentsAreMade(origin(links), token);
      roofSeesItsCommunes(origin(links), token(links, "/koordination/#"));
      registrationWaits(origin(links), token(links, "/mitmachen/#"));
    } finally {
      stop(first);
    }
    watching.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (Sockets.canBeSeen()) {
      assertThat(beyond).isEmpty();
    }

    Process second = start("--port", "0");
    try (BufferedReader output = second.inputReader(StandardCharsets.UTF_8)) {
      List<String> again = greeting(output);
      assertThat(token(again, "/check/#")).isEqualTo(token(links, "/check/#"));
      assertThat(
              get(origin(again) + "/api/check", token(again, "/check/#"))
                  .path("municipality")
                  .path("key")
                  .asText())
          .isEqualTo("09762000");
    } finally {
      stop(second);
    }
  }

  /// Every kind of document is ordered by its coordinator, made by way of the stream, and
  /// downloaded; those that the demo ordered are there as well.
  private static void documentsAreMade(String origin, String token) throws Exception {
    Set<String> wanted = new TreeSet<>(Set.of("pdf", "council", "slides"));
    for (String kind : List.of("sheet", "press", "xlsx", "csv", "json")) {
      post(
          origin + "/api/check/documents",
          token,
          """
          {"kind": "%s", "tone": "balanced", "edition": "internal"}"""
              .formatted(kind),
          202);
      wanted.add(kind);
    }
    Set<String> made = new TreeSet<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!made.equals(wanted)) {
      assertThat(System.nanoTime()).as("made until now: " + made).isLessThan(end);
      Thread.sleep(200);
      for (JsonNode document : get(origin + "/api/check/documents", token).path("documents")) {
        assertThat(document.path("state").asText()).as(document.toString()).isNotEqualTo("failed");
        if (document.path("state").asText().equals("done")
            && made.add(document.path("kind").asText())) {
          String id = document.path("id").asText();
          JsonNode opened = post(origin + "/api/check/documents/" + id + "/links", token, "", 201);
          assertThat(download(opened.path("url").asText())).hasSize(document.path("bytes").asInt());
        }
      }
    }
  }

  private static void roofSeesItsCommunes(String origin, String token) throws Exception {
    JsonNode communes = get(origin + "/api/check/roof", token).path("communes");
    assertThat(communes.findValuesAsText("name"))
        .containsExactly("Bernau bei Berlin", "Eberswalde", "Panketal");
    assertThat(communes).allMatch(commune -> commune.has("progress"));
    String report = communes.at("/0/documents/0/id").asText();
    JsonNode link =
        post(origin + "/api/check/roof/12060020/documents/" + report + "/links", token, "", 201);
    assertThat(download(link.path("url").asText())).isNotEmpty();
  }

  private static void registrationWaits(String origin, String token) throws Exception {
    assertThat(get(origin + "/api/registration", token).path("state").asText())
        .isEqualTo("waiting");
    assertThat(get(origin + "/api/phases", "").at("/phases/0/name").asText())
        .startsWith("Demo-Phase für alle");
  }

  private static JsonNode post(String address, String token, String body, int status)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      return new ObjectMapper().readTree(response.body());
    }
  }

  private static byte[] download(String url) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    }
  }

  private static String origin(List<String> greeting) {
    return greeting.stream()
        .filter(line -> line.startsWith("Ready: "))
        .findFirst()
        .orElseThrow()
        .substring("Ready: ".length());
  }

  private static String token(List<String> greeting, String path) {
    return greeting.stream()
        .filter(line -> line.contains(path))
        .findFirst()
        .orElseThrow()
        .replaceFirst(".*#", "");
  }

  private static JsonNode get(String address, String token) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Bearer " + token)
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return new ObjectMapper().readTree(response.body());
    }
  }

  @Test
  void damagedDataFile_isSaidInOneLine() throws Exception {
    Files.createDirectories(data.resolve("dynamodb"));
    Files.writeString(
        data.resolve("dynamodb/shared-local-instance.db"), "SQLite format 3\0".repeat(5_000));

    Ended ended = ended(start("--port", "0"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.errors())
        .filteredOn(line -> !line.startsWith("WARNING"))
        .singleElement()
        .asString()
        .startsWith("run: The data file ")
        .contains("is damaged");
  }

  @Test
  void run_withOptionsItDoesNotKnow_saysSoInOneLine() throws Exception {
    for (String[] options :
        new String[][] {{"--colour"}, {"--port"}, {"--port", "abc"}, {"--port", "70000"}, {"x"}}) {
      Ended ended = run(options);

      assertThat(ended.code()).as(String.join(" ", options)).isEqualTo(2);
      assertThat(ended.errors()).hasSize(1).first().asString().startsWith("run: ");
    }
  }

  @Test
  void run_onATakenPort_saysSoInOneLine() throws Exception {
    try (var taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Ended ended = run("--port", String.valueOf(taken.getLocalPort()), "--data", data.toString());

      assertThat(ended)
          .isEqualTo(
              new Ended(
                  1,
                  List.of(
                      "run: Port "
                          + taken.getLocalPort()
                          + " is taken; choose another one by --port N")));
    }
  }

  @Test
  void run_withAFolderItCannotWrite_saysSoInOneLine() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a folder nobody can write to");
    String port = freePort();
    Path file = Files.writeString(data.resolve("file"), "");

    Ended unwritable = run("--port", port, "--data", "/proc/self/nothing");
    Ended noFolder = run("--port", port, "--data", file.toString());

    assertThat(unwritable.code()).isEqualTo(1);
    assertThat(unwritable.errors()).singleElement().asString().contains("cannot be written");
    assertThat(noFolder.code()).isEqualTo(1);
    assertThat(noFolder.errors()).singleElement().asString().contains("is not a folder");
  }

  private static String freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return String.valueOf(socket.getLocalPort());
    }
  }
}
