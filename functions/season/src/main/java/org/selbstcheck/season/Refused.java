package org.selbstcheck.season;

/// Something cannot be done, for a reason that whoever called the command can do something about.
/// The message is for them.
public final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }

  public Refused(String message, Throwable cause) {
    super(message, cause);
  }
}
