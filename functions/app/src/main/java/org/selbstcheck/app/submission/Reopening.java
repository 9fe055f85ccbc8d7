package org.selbstcheck.app.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;

/// Lets a submitted check take answers again. The submission and its result stay as they are; the
/// next one gets the next number.
public final class Reopening {

  /// Whatever else writes the head of a check does it once.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Ids ids;
  private final Clock clock;

  public Reopening(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Reopened {

    /// That submission is reopened, now or before.
    ///
    /// @param check as it is now
    record Done(Check check) implements Reopened {}

    /// The check has no such submission.
    record NotSubmitted() implements Reopened {}

    /// Its phase has ended.
    record NotOpen() implements Reopened {}
  }

  /// @param submission the one that is reopened
  /// @param reason why, for the log
  /// @param role of who reopens, for the log
  public Reopened reopen(String checkId, int submission, String reason, String role) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Check> found = checks.check(checkId);
      if (found.isEmpty() || submission > found.get().submission()) {
        return new Reopened.NotSubmitted();
      }
      Check check = found.get();
      if (submission < check.submission()) {
        // Nobody submits again without having reopened.
        return new Reopened.Done(check);
      }
      switch (check.state()) {
        case REOPENED, CLOSING -> {
          return new Reopened.Done(check);
        }
        case INVITED, OPEN, ARCHIVED, ERASED -> {
          return new Reopened.NotOpen();
        }
        case SUBMITTED -> {
          Instant now = clock.instant();
          if (LocalDate.ofInstant(now, Phase.ZONE).isAfter(check.closesOn())) {
            return new Reopened.NotOpen();
          }
          // If somebody else was first, the next round sees what became of it.
          if (tables.write(
                  List.of(
                      check.reopened().write(),
                      Audit.ofCheck(check, "reopened", role, reason, now, ids.next())))
              instanceof Written.Done()) {
            return new Reopened.Done(checks.check(checkId).orElse(check.reopened()));
          }
        }
      }
    }
    throw new IllegalStateException("The check changed at every one of " + TRIES + " tries");
  }
}
