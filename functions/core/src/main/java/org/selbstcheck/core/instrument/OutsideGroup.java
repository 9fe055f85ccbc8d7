package org.selbstcheck.core.instrument;

/// A group that workshop participants choose for themselves.
public record OutsideGroup(String id, String label) {}
