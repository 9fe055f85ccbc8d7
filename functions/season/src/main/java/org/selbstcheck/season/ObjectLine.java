package org.selbstcheck.season;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// A line of the archive's list of objects.
///
/// @param file of the archive with its bytes
/// @param bytes how many
record ObjectLine(String key, String contentType, long bytes, String sha256, String file) {

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] toJson() throws IOException {
    return JSON.writeValueAsBytes(json(true));
  }

  /// What the object is wherever it lies.
  byte[] hash() throws IOException {
    return Hashes.of(JSON.writeValueAsBytes(json(false)));
  }

  private JsonNode json(boolean withFile) {
    var json =
        JSON.createObjectNode()
            .put("key", key)
            .put("contentType", contentType)
            .put("bytes", bytes)
            .put("sha256", sha256);
    return withFile ? json.put("file", file) : json;
  }

  /// @throws Malformed if the line is none
  static ObjectLine read(String line) throws Malformed {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new Malformed("Not an object", e);
    }
    return new ObjectLine(
        text(json, "key"),
        text(json, "contentType"),
        json.path("bytes").asLong(-1),
        text(json, "sha256"),
        text(json, "file"));
  }

  private static String text(JsonNode json, String name) throws Malformed {
    String text = json.path(name).textValue();
    if (text == null) {
      throw new Malformed("No " + name + " of an object");
    }
    return text;
  }
}
