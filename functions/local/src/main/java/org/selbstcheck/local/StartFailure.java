package org.selbstcheck.local;

/// Says in one line why the system cannot start and what to do about it. Whoever starts it prints
/// the message and nothing else.
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Creates the failure with the line that a person reads.
  public StartFailure(String line) {
    super(line);
  }

  /// Creates the failure with the line that a person reads and what lies behind it.
  public StartFailure(String line, Throwable cause) {
    super(line, cause);
  }
}
