package org.selbstcheck.benchmarks;

import org.selbstcheck.benchmarks.micro.MicroBenchmarks;

/// How thoroughly is measured.
///
/// @param starts of the functions that are compared
/// @param otherStarts of all others
/// @param saves that are measured, warm
/// @param documents virtual machines that make documents
/// @param following documents after the first one in each
/// @param phase reports that are made for a whole phase
record Effort(
    String name,
    int starts,
    int otherStarts,
    int saves,
    int documents,
    int following,
    int phase,
    MicroBenchmarks.Effort micro) {

  /// Whether everything still runs; the figures say little.
  static final Effort QUICK =
      new Effort("quick", 1, 1, 20, 1, 1, 4, new MicroBenchmarks.Effort(1, 1, 1, 1));

  /// For every day, a few minutes.
  static final Effort USUAL =
      new Effort("usual", 7, 5, 1000, 3, 5, 40, new MicroBenchmarks.Effort(1, 3, 1, 7));

  /// For figures that are written down.
  static final Effort LONG =
      new Effort("long", 15, 15, 3000, 5, 10, 400, new MicroBenchmarks.Effort(3, 5, 2, 15));

  boolean quick() {
    return this == QUICK;
  }
}
