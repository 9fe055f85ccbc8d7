package org.selbstcheck.app.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.contracts.JsonText;

/// One request, put together and sent as the HTTP API would hand it over (payload format 2.0).
public final class Call {

  private final Testbed bed;
  private final String routeKey;
  private final Map<String, String> path = new LinkedHashMap<>();
  private final Map<String, String> query = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> claims = new LinkedHashMap<>();
  private Optional<byte[]> body = Optional.empty();
  private boolean base64;

  Call(Testbed bed, String routeKey) {
    this.bed = bed;
    this.routeKey = routeKey;
  }

  public Call path(String name, String value) {
    path.put(name, value);
    return this;
  }

  public Call paths(Map<String, String> values) {
    path.putAll(values);
    return this;
  }

  public Call query(String name, String value) {
    query.put(name, value);
    return this;
  }

  /// Adds a header.
  ///
  /// @param name in lower case, as the platform hands it over
  public Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Call without(String header) {
    headers.remove(header);
    return this;
  }

  /// Carries a link's token.
  public Call link(String token) {
    return header("authorization", "Bearer " + token);
  }

  /// Carries an access token that the authorizer accepted.
  ///
  /// @param groups the claim as the platform hands it over
  public Call groups(String groups) {
    claims.put("cognito:groups", groups);
    return signedIn().header("authorization", "Bearer " + token(groups));
  }

  /// An access token in which each word of the claim is a group.
  private static String token(String groups) {
    byte[] payload =
        JsonText.write(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("cognito:groups");
              for (String group : groups.replaceAll("^\\[|]$", "").split(" ", -1)) {
                json.writeString(group);
              }
              json.writeEndArray();
              json.writeEndObject();
            });
    return "eyJhbGciOi." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload) + ".x";
  }

  /// Carries an access token without groups.
  public Call signedIn() {
    claims.put("sub", "6b3d1f5e-0000-4000-8000-000000000001");
    claims.put("scope", "openid");
    return header("authorization", "Bearer eyJhbGciOi.J9.x");
  }

  public Call administrator() {
    return groups("[administrators]");
  }

  public Call json(String text) {
    return bytes(text.getBytes(UTF_8)).header("content-type", "application/json");
  }

  public Call bytes(byte[] bytes) {
    body = Optional.of(bytes.clone());
    return this;
  }

  /// Lets the platform hand the body over in Base64.
  public Call inBase64() {
    base64 = true;
    return this;
  }

  public Answered send() {
    return bed.send(routeKey, JsonText.write(this::event));
  }

  private void event(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "2.0");
    json.writeStringField("routeKey", routeKey);
    json.writeStringField("rawPath", "/not/looked/at");
    members("headers", headers, json);
    members("pathParameters", path, json);
    members("queryStringParameters", query, json);
    json.writeObjectFieldStart("requestContext");
    if (!claims.isEmpty()) {
      json.writeObjectFieldStart("authorizer");
      json.writeObjectFieldStart("jwt");
      members("claims", claims, json);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
    if (body.isPresent()) {
      json.writeStringField(
          "body",
          base64 ? Base64.getEncoder().encodeToString(body.get()) : new String(body.get(), UTF_8));
    }
    json.writeBooleanField("isBase64Encoded", base64);
    json.writeEndObject();
  }

  private static void members(String name, Map<String, String> members, JsonGenerator json)
      throws IOException {
    if (members.isEmpty()) {
      // The platform leaves out what is empty.
      return;
    }
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> member : members.entrySet()) {
      json.writeStringField(member.getKey(), member.getValue());
    }
    json.writeEndObject();
  }
}
