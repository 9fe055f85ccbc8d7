package org.selbstcheck.core.answers;

/// What stands in the way of an indicator.
public enum Obstacle {
  /// Auftrag
  MANDATE,
  /// Personal
  STAFF,
  /// Geld
  MONEY,
  /// Recht oder Datenschutz
  LAW,
  /// zwischen Ämtern
  BETWEEN_DEPARTMENTS,
  /// andere Ebene
  OTHER_LEVEL,
  /// Wissen oder Daten
  KNOWLEDGE,
  /// Priorität
  PRIORITY
}
