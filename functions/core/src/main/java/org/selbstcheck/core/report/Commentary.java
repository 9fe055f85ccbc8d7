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

  /// Whether any of it stands in a document of this kind and edition: in the report all of it, in
  /// the council's paper what is said about the whole.
  public boolean standsIn(ReportKind kind, Edition edition) {
    return standsIn(edition)
        && switch (kind) {
          case REPORT -> true;
          case COUNCIL -> overall.filter(text -> !text.isBlank()).isPresent();
          case SHEET, PRESS, SLIDES -> false;
        };
  }
}
