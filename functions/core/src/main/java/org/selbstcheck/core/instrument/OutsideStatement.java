package org.selbstcheck.core.instrument;

/// What workshop participants rate in one field (method, section 7).
public record OutsideStatement(String id, String statement) {}
