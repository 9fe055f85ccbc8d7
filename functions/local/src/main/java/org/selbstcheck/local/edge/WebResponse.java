package org.selbstcheck.local.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A response before it goes over the wire.
///
/// @param headers names in lower case; a name may come several times
/// @param body not copied
public record WebResponse(int status, List<Header> headers, byte[] body) {
  /// One header line.
  public record Header(String name, String value) {}

  /// Copies the headers.
  public WebResponse {
    headers = List.copyOf(headers);
  }

  /// An answer that the platform itself gives, such as `{"message":"Not Found"}`.
  static WebResponse message(int status, String message, Header... more) {
    List<Header> headers = new ArrayList<>(List.of(more));
    headers.add(new Header("content-type", "application/json"));
    return new WebResponse(
        status, headers, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .findFirst();
  }

  WebResponse with(String name, String value) {
    List<Header> result = new ArrayList<>(headers);
    result.removeIf(header -> header.name().equals(name));
    result.add(new Header(name, value));
    return new WebResponse(status, result, body);
  }

  WebResponse withStatus(int other) {
    return new WebResponse(other, headers, body);
  }
}
