package org.selbstcheck.local.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;

/// Asks an issuer for its keys by way of its discovery document.
final class DiscoveredKeys implements JwtAuthorization.Keys, AutoCloseable {
  /// Less than the platform lets a request wait in all.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @Override
  public JWKSet of(String issuer) throws IOException {
    try {
      String discovery = get(issuer + "/.well-known/openid-configuration");
      return JWKSet.parse(get(new ObjectMapper().readTree(discovery).path("jwks_uri").asText()));
    } catch (ParseException | IllegalArgumentException e) {
      throw new IOException("Not a key set: " + issuer, e);
    }
  }

  private String get(String address) throws IOException {
    try {
      var request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(address + " answered " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
