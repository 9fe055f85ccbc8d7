package org.selbstcheck.core.answers;

/// One department's side of a point, in its own words.
public record View(String department, String view) {}
