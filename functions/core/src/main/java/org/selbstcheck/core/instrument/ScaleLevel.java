package org.selbstcheck.core.instrument;

/// One level of the answer scale; its index in [Instrument#scale] is the level.
public record ScaleLevel(String label, String meaning) {}
