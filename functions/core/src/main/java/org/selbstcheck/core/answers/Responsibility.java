package org.selbstcheck.core.answers;

/// Marks a department responsible for an indicator (method, section 2).
public record Responsibility(String indicator, String department) {}
