package org.selbstcheck.season;

import java.io.IOException;

/// A line that is not what it should be.
final class Malformed extends IOException {

  private static final long serialVersionUID = 1L;

  Malformed(String message) {
    super(message);
  }

  Malformed(String message, Throwable cause) {
    super(message, cause);
  }
}
