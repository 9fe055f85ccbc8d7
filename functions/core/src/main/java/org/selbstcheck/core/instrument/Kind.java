package org.selbstcheck.core.instrument;

/// Whether an indicator asks for something that can be looked up or for a judgement. Decides whose
/// levels count (method, section 2) and where a discussion point is settled (section 4).
public enum Kind {
  /// Sachstand: the responsible department knows.
  FACT,
  /// Einschätzung: everyone's judgement counts.
  APPRAISAL
}
