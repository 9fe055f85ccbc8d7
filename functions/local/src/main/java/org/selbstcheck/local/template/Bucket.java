package org.selbstcheck.local.template;

import java.util.List;

/// A bucket of the template.
///
/// @param id the logical id
/// @param name the physical name, which functions get by `!Ref`
/// @param cors which pages may call it
public record Bucket(String id, String name, List<CorsRule> cors) {
  /// Copies the list.
  public Bucket {
    cors = List.copyOf(cors);
  }

  /// One rule for pages.
  public record CorsRule(
      List<String> origins, List<String> methods, List<String> headers, List<String> exposed) {
    /// Copies the lists.
    public CorsRule {
      origins = List.copyOf(origins);
      methods = List.copyOf(methods);
      headers = List.copyOf(headers);
      exposed = List.copyOf(exposed);
    }
  }
}
