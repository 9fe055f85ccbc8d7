package org.selbstcheck.local.edge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request as it came over the wire.
///
/// @param method in upper case
/// @param rawPath still encoded
/// @param rawQuery still encoded, without the question mark; empty if there is none
/// @param headers values by lower-case name, in their order
/// @param body not copied
/// @param sourceIp of the client
public record WebRequest(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body,
    String sourceIp) {
  /// Copies the headers.
  public WebRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// The first value of a header.
  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
