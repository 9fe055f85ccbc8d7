package org.selbstcheck.season;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Says how far something is, every few seconds, so that nobody takes a long run for a dead one.
/// Names and counts only.
final class Progress {

  private static final Duration STEP = Duration.ofSeconds(5);

  private final PrintStream out;
  private final Clock clock;
  private Instant last;

  Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.last = clock.instant();
  }

  /// A line that is always said.
  synchronized void say(String line) {
    out.println(line);
    out.flush();
    last = clock.instant();
  }

  /// How far it is; said only now and then.
  synchronized void at(String what, long done, long all) {
    Instant now = clock.instant();
    if (!now.isBefore(last.plus(STEP))) {
      if (all > 0) {
        say("  " + what + ": " + number(done) + " of " + number(all));
      } else {
        say("  " + what + ": " + number(done));
      }
    }
  }

  /// Easy to read: 12,345.
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
