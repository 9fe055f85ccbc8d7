package org.selbstcheck.app.testbed;

import java.security.SecureRandom;
import java.util.Random;

/// Randomness that is the same in every run.
final class RepeatableRandom extends SecureRandom {

  private static final long serialVersionUID = 1L;

  private final Random random = new Random(42);

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    random.nextBytes(bytes);
  }

  @Override
  public synchronized int nextInt(int bound) {
    return random.nextInt(bound);
  }
}
