package org.selbstcheck.local.invocation;

/// What became of an invocation.
public sealed interface Outcome {
  /// The function answered.
  ///
  /// @param payload its answer, not copied
  record Answered(byte[] payload) implements Outcome {}

  /// The function threw.
  ///
  /// @param type class of what was thrown
  /// @param message its message, empty if it had none
  record Failed(String type, String message) implements Outcome {}

  /// The function did not answer within its time; the instance is gone.
  record TimedOut() implements Outcome {}
}
