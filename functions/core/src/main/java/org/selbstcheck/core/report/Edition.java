package org.selbstcheck.core.report;

import java.util.Optional;

/// For whose eyes a document is made. What is public and what is internal never mix.
public enum Edition {
  /// Without names of units, comments, authors of minority views and evidence; of divergence only
  /// which indicators are discussed and how many units rated each; bounds per field alone.
  PUBLIC("öffentliche Fassung", "oeffentlich"),
  /// Everything, marked as such on each page.
  INTERNAL("interne Fassung", "intern");

  private final String label;
  private final String slug;

  Edition(String label, String slug) {
    this.label = label;
    this.slug = slug;
  }

  /// German name, in running text.
  public String label() {
    return label;
  }

  /// ASCII, for file names.
  public String slug() {
    return slug;
  }

  /// What each page of this edition has to carry.
  public Optional<String> mark() {
    return switch (this) {
      case PUBLIC -> Optional.empty();
      case INTERNAL -> Optional.of("Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt");
    };
  }
}
