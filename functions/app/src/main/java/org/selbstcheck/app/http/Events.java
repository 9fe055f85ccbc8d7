package org.selbstcheck.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;

/// Reads the event that the platform hands to a function.
public final class Events {

  private Events() {}

  /// Reads one event to its end.
  ///
  /// @throws IllegalArgumentException if it is not JSON; then something other than the platform
  ///   called
  public static JsonNode read(InputStream input) throws IOException {
    return switch (JsonText.parse(input.readAllBytes())) {
      case Reading.Accepted<JsonNode>(JsonNode node) -> node;
      case Reading.Refused<JsonNode> refused ->
          throw new IllegalArgumentException(
              "Event is not JSON: " + refused.problems().getFirst().place());
    };
  }
}
