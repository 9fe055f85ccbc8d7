package org.selbstcheck.core.scoring;

import java.util.Optional;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.scoring.Result.Reason;

/// What the departments themselves said about one indicator, counted while reading entries once.
/// Holds nothing of what was agreed.
final class Tally {

  /// How many departments gave each level; the index is the level.
  private final int[] departmentsAt;

  private int levels;
  private int needs;
  private int unknown;
  private int notApplicable;
  private long sum;
  private int responsibleLevels;
  private long responsibleSum;

  /// @param max highest level of the scale
  Tally(int max) {
    departmentsAt = new int[max + 1];
  }

  /// Counts a department's entry; one without an answer, or with `notOurs`, counts nowhere.
  ///
  /// @param responsible the coordinator marked the department responsible for this indicator
  void add(Entry entry, boolean responsible) {
    if (entry.answer().isEmpty()) {
      return;
    }
    switch (entry.answer().get()) {
      case Answer.Level(int level) -> {
        departmentsAt[level]++;
        levels++;
        sum += level;
        if (entry.needForAction()) {
          needs++;
        }
        if (responsible) {
          responsibleLevels++;
          responsibleSum += level;
        }
      }
      case Answer.Unknown() -> unknown++;
      case Answer.NotApplicable _ -> notApplicable++;
      case Answer.NotOurs _ -> {}
    }
  }

  /// How many departments gave a level.
  int levels() {
    return levels;
  }

  boolean anyUnknown() {
    return unknown > 0;
  }

  boolean anyNotApplicable() {
    return notApplicable > 0;
  }

  /// Mean of all levels; only where there is one.
  Fraction mean() {
    return Fraction.of(sum, levels);
  }

  /// Mean of the levels that responsible departments gave, if any of them gave one.
  Optional<Fraction> responsibleMean() {
    return responsibleLevels == 0
        ? Optional.empty()
        : Optional.of(Fraction.of(responsibleSum, responsibleLevels));
  }

  /// The lowest level given; only where there is one.
  int lowest() {
    int level = 0;
    while (departmentsAt[level] == 0) {
      level++;
    }
    return level;
  }

  /// The highest level given; only where there is one.
  int highest() {
    int level = departmentsAt.length - 1;
    while (departmentsAt[level] == 0) {
      level--;
    }
    return level;
  }

  /// Whether at least two departments rated, so that differences can show at all.
  boolean ratedByTwo() {
    return levels >= 2;
  }

  /// Highest minus lowest level, empty below two levels.
  Optional<Integer> spread() {
    return ratedByTwo() ? Optional.of(highest() - lowest()) : Optional.empty();
  }

  /// Mean difference over all pairs of levels, empty below two levels.
  Optional<Fraction> dissent() {
    return ratedByTwo()
        ? Optional.of(Fraction.of(differences(), (long) levels * (levels - 1) / 2))
        : Optional.empty();
  }

  /// Dissent as a share of the largest that as many departments can have: half of them at either
  /// end of the scale. 0 below two levels, otherwise up to 1.
  Fraction relativeDissent() {
    if (!ratedByTwo()) {
      return Fraction.ZERO;
    }
    long lowerHalf = levels / 2;
    long upperHalf = levels - lowerHalf;
    return Fraction.of(differences(), (departmentsAt.length - 1) * lowerHalf * upperHalf);
  }

  /// Share of the departments with a level that marked a need for action, 0 if none gave a level.
  Fraction needShare() {
    return levels == 0 ? Fraction.ZERO : Fraction.of(needs, levels);
  }

  /// Whether a reason of section 4 for talking about the indicator holds.
  boolean holds(Reason reason) {
    return switch (reason) {
      case SPREAD -> spread().isPresent() && 2 * spread().get() >= departmentsAt.length - 1;
      case RESPONSIBILITY -> levels > 0 && notApplicable > 0;
      case KNOWLEDGE -> unknown >= 2 && 2 * unknown >= levels + unknown + notApplicable;
    };
  }

  /// Sum of the differences over all pairs. Two levels differ by the number of steps of the scale
  /// that lie between them, so each step adds the pairs that it parts: one pass over the scale
  /// instead of one over all pairs.
  private long differences() {
    long below = 0;
    long total = 0;
    for (int departments : departmentsAt) {
      below += departments;
      total += below * (levels - below);
    }
    return total;
  }
}
