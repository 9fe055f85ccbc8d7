package org.selbstcheck.app.testbed;

/// What [Steps] throws: the platform did not answer, or nobody is there any more to hear it.
public final class Outage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param message may hold what must not be logged
  public Outage(String message) {
    super(message);
  }
}
