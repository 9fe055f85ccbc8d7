package org.selbstcheck.core.municipality;

/// With whom a municipality is compared: only with its own kind (method, section 8).
public enum ComparisonKind {
  KREIS("Kreise"),
  KREISFREIE_STADT("kreisfreie Städte, Stadtkreise und Stadtstaaten"),
  KREISANGEHOERIGE_GEMEINDE("kreisangehörige Städte und Gemeinden"),
  GEMEINDEVERBAND("Gemeindeverbände");

  private final String label;

  ComparisonKind(String label) {
    this.label = label;
  }

  /// German, in the plural, to name a group by.
  public String label() {
    return label;
  }
}
