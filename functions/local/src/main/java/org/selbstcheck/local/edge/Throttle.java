package org.selbstcheck.local.edge;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.selbstcheck.local.template.HttpApi;

/// A bucket of tokens: `burst` requests at once, `rate` more each second.
final class Throttle {
  private final OptionalDouble rate;
  private final int burst;
  private final LongSupplier nanoseconds;
  private double tokens;
  private long filledAt;

  Throttle(HttpApi.Limit limit, LongSupplier nanoseconds) {
    this.rate = limit.ratePerSecond();
    this.burst = limit.burst();
    this.nanoseconds = nanoseconds;
    this.tokens = burst;
    this.filledAt = nanoseconds.getAsLong();
  }

  /// Whether one more request is let through.
  synchronized boolean admits() {
    if (rate.isEmpty()) {
      return true;
    }
    long now = nanoseconds.getAsLong();
    tokens = Math.min(burst, tokens + (now - filledAt) / 1e9 * rate.getAsDouble());
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
