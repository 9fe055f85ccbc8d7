package org.selbstcheck.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The distribution of the template: what stands in front of site and API.
///
/// @param id the logical id
/// @param rootObject what `/` means, without the slash; empty if nothing
/// @param behaviours in the order in which they are tried; the last matches everything
/// @param errorPages by the status of the origin
public record Distribution(
    String id, String rootObject, List<Behaviour> behaviours, Map<Integer, ErrorPage> errorPages) {
  /// Copies the collections.
  public Distribution {
    behaviours = List.copyOf(behaviours);
    errorPages = Map.copyOf(errorPages);
  }

  /// Where requests end.
  public sealed interface Origin {
    /// Files of a bucket.
    record Site(String bucket) implements Origin {}

    /// The HTTP API.
    record Api() implements Origin {}
  }

  /// What happens to the paths that match.
  ///
  /// @param pathPattern with `*` and `?`
  /// @param methods that are let through
  /// @param functions logical ids of the functions that look at requests and responses
  /// @param headers that are added to each response
  public record Behaviour(
      String pathPattern,
      Origin origin,
      Set<String> methods,
      Set<String> functions,
      List<Header> headers) {
    /// Copies the collections.
    public Behaviour {
      methods = Set.copyOf(methods);
      functions = Set.copyOf(functions);
      headers = List.copyOf(headers);
    }

    /// Whether a path belongs here.
    public boolean matches(String path) {
      var pattern = new StringBuilder();
      for (char c : pathPattern.toCharArray()) {
        pattern.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> java.util.regex.Pattern.quote(String.valueOf(c));
            });
      }
      return path.matches(pattern.toString());
    }
  }

  /// A response header.
  ///
  /// @param override whether it replaces the origin's
  public record Header(String name, String value, boolean override) {}

  /// What is sent instead of an origin's error.
  ///
  /// @param page path on the site
  public record ErrorPage(int status, String page) {}
}
