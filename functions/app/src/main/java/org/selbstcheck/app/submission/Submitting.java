package org.selbstcheck.app.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.SelfCheck;

/// Submits a check: marks it closing, reads everything consistently, freezes it in one immutable
/// object, then points to the object, marks the check submitted and orders its scoring in one
/// transaction. Whatever dies on the way is finished by the next submit or by housekeeping.
public final class Submitting {

  /// Only the coordinator and housekeeping compete for a check that closes.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Objects objects;
  private final Ids ids;
  private final Clock clock;

  public Submitting(Tables tables, Objects objects, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.objects = objects;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of a submission.
  public sealed interface Submitted {

    /// It is submitted under that number, now or before.
    record Done(Submission submission) implements Submitted {}

    /// The number is not the next one, or the check is not open.
    record NotOpen() implements Submitted {}

    /// There is nothing to submit.
    record Empty() implements Submitted {}
  }

  /// Submits, or finds that this was done before.
  ///
  /// @param number the submission that is meant
  /// @param role of who submits, for the log
  public Submitted submit(String checkId, int number, String role) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Check> found = checks.check(checkId);
      if (found.isEmpty()) {
        return new Submitted.NotOpen();
      }
      Check check = found.get();
      if (number <= check.submission()) {
        return checks
            .submission(checkId, number)
            .<Submitted>map(Submitted.Done::new)
            .orElseGet(Submitted.NotOpen::new);
      }
      if (number != check.submission() + 1) {
        return new Submitted.NotOpen();
      }
      LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
      if (check.writableOn(today)) {
        if (holdsNothing(check)) {
          return new Submitted.Empty();
        }
        // If somebody else was first, the next round sees what became of it.
        if (tables.write(
                List.of(
                    check.closing(number).write(),
                    Job.closing(check, number, clock.instant()).write(),
                    // Here, because whoever finishes it may be housekeeping.
                    Audit.ofCheck(
                        check,
                        "submitted",
                        role,
                        Integer.toString(number),
                        clock.instant(),
                        ids.next())))
            instanceof Written.Done()) {
          finish(checkId);
        }
      } else if (check.state() == Check.State.CLOSING) {
        finish(checkId);
      } else {
        return new Submitted.NotOpen();
      }
    }
    return checks
        .submission(checkId, number)
        .<Submitted>map(Submitted.Done::new)
        .orElseGet(Submitted.NotOpen::new);
  }

  /// Whether a submission would hold neither an answer nor anything agreed: what nobody released is
  /// not in it.
  private boolean holdsNothing(Check check) {
    SelfCheck now =
        FrozenCheck.freeze(checks.whole(check.id()), check, Optional.empty()).selfCheck();
    return now.agreed().isEmpty()
        && now.entries().stream().allMatch(entry -> entry.answer().isEmpty());
  }

  /// Finishes a submission that was begun; does nothing if none was.
  ///
  /// @return whether none is begun any more; if not, the check was changed in between and somebody
  ///   has to try again
  public boolean finish(String checkId) {
    Whole whole = checks.whole(checkId);
    if (whole.check().isEmpty()
        || whole.check().get().closing().isEmpty()
        || whole.check().get().expired(clock.instant())) {
      return true;
    }
    Check check = whole.check().get();
    int number = check.closing().get();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    String objectKey = ObjectKeys.submission(checkId, number);
    LocalDate on = freeze(whole, check, objectKey, today);
    return tables.write(
            List.of(
                new Submission(checkId, number, on, objectKey, check.expiresAt(), 0).write(),
                check.submitted(number, on).write(),
                Job.scoring(check, number, now).write()))
        instanceof Written.Done;
  }

  /// @return the day that the frozen self-check carries: if an earlier attempt left its object,
  ///   that one counts
  private LocalDate freeze(Whole whole, Check check, String objectKey, LocalDate today) {
    byte[] frozen = FrozenCheck.freeze(whole, check, Optional.of(today)).toJson();
    if (objects.putIfAbsent(objectKey, frozen, "application/json")) {
      return today;
    }
    // Without the object there must be no pointer to it.
    return objects
        .get(objectKey)
        .map(FrozenCheck::fromJson)
        .flatMap(earlier -> earlier.selfCheck().submittedOn())
        .orElseThrow(() -> new IllegalStateException("A frozen self-check without its day"));
  }
}
