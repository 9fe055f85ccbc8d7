package org.selbstcheck.core.instrument;

/// The wording of a result. Changes words and order, never a number, a stage or what is listed
/// (method, section 9).
public enum Tone {
  /// ermutigend
  ENCOURAGING,
  /// ausgewogen, the default
  BALANCED,
  /// deutlich
  PLAIN
}
