package org.selbstcheck.app.http;

/// Leaves a handler early with a problem: unreadable body, unknown link. For what every handler
/// does in the same way before its own work begins; outcomes of that work are values.
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refused(Problem problem) {
    // No stack trace: this is an answer, not a failure.
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
