package org.selbstcheck.core.answers;

/// A level that the municipality agreed to reach.
public record Target(String indicator, int level) {}
