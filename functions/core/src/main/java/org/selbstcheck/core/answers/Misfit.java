package org.selbstcheck.core.answers;

/// Something in a self-check that does not fit its instrument or contradicts itself.
///
/// @param pointer JSON pointer into the self-check as its contract writes it, such as
///   `/answers/3/indicator`
/// @param reason one English sentence without a full stop, naming the offending value
public record Misfit(String pointer, String reason) {}
