package org.selbstcheck.app.testbed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.selbstcheck.app.store.Phase;

/// Time that stands still until a test moves it.
public final class SettableClock extends Clock {

  private volatile Instant now;

  public SettableClock(Instant now) {
    this.now = now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /// Noon of a day where the users live.
  public void goTo(LocalDate day) {
    now = day.atTime(12, 0).atZone(Phase.ZONE).toInstant();
  }

  public void goTo(Instant instant) {
    now = instant;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now, Phase.ZONE);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
