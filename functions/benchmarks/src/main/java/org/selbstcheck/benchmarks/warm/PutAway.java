package org.selbstcheck.benchmarks.warm;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.selbstcheck.season.Season;

/// Runs one command of the season's command line in a virtual machine of its own, as the scripts
/// do. Prints one line of cells: seconds, and the most megabytes of heap.
public final class PutAway {

  private PutAway() {}

  public static void main(String[] args) throws Exception {
    // As the command line does for itself.
    System.setProperty("http.maxConnections", "32");
    long began = System.nanoTime();
    new Season(
            () -> Season.configured(System.getenv()),
            Clock.systemUTC(),
            new PrintStream(OutputStream.nullOutputStream()))
        .run(List.of(args));
    double seconds = (System.nanoTime() - began) / 1e9;
    double peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum()
            / 1e6;
    System.out.printf(Locale.ROOT, "%.1f\t%.0f%n", seconds, peak);
  }
}
