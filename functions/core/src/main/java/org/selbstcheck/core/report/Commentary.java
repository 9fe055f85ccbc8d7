package org.selbstcheck.core.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What a companion says about a result; shown as such, and never mixed with what the self-check
/// says.
///
/// @param version counted from 1; named in documents
/// @param overall about the whole
/// @param byField by id of the field, in no particular order
/// @param consented whether the coordinator lets it stand in the public edition
public record Commentary(
    int version,
    LocalDate on,
    Optional<String> overall,
    Map<String, String> byField,
    boolean consented) {

  public Commentary {
    if (version < 1) {
      throw new IllegalArgumentException("Invalid version: " + version);
    }
    byField = Map.copyOf(byField);
  }

  /// Whether it stands in this edition.
  public boolean standsIn(Edition edition) {
    return switch (edition) {
      case INTERNAL -> true;
      case PUBLIC -> consented;
    };
  }
}
