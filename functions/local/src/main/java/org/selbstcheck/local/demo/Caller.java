package org.selbstcheck.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Calls the API as a browser would.
final class Caller implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI origin;

  Caller(URI origin) {
    this.origin = origin;
  }

  JsonNode get(String path, String token) throws IOException, InterruptedException {
    return send("GET", path, token, null);
  }

  JsonNode post(String path, String token, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, token, body);
  }

  JsonNode put(String path, String token, JsonNode body) throws IOException, InterruptedException {
    return send("PUT", path, token, body);
  }

  /// @param token empty where none is needed
  private JsonNode send(
      String method, String path, String token, @org.jspecify.annotations.Nullable JsonNode body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(origin.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          method + " " + path + " answered " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
