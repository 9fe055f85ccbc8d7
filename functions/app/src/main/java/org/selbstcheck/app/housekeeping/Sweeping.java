package org.selbstcheck.app.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Sweep;
import org.selbstcheck.app.store.Tables;

/// Looks once a day at what lies in the bucket, and sees to it that for each check there is a job
/// that will take it away: checks of the first version have none, and a document may be finished at
/// the very moment in which its check is erased.
final class Sweeping {

  /// One listing of the platform; later rounds of the same day go on.
  private static final int AT_ONCE = 1000;

  /// How long objects of a check that nobody knows are left alone: a season that is read back
  /// brings them before it brings the check.
  private static final Duration GRACE = Duration.ofDays(2);

  private final Tables tables;
  private final Programme programme;
  private final Checks checks;
  private final Jobs jobs;
  private final Objects objects;
  private final Clock clock;

  Sweeping(Tables tables, Objects objects, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.checks = new Checks(tables);
    this.jobs = new Jobs(tables);
    this.objects = objects;
    this.clock = clock;
  }

  /// Goes on where the last round stopped; nothing once the day's look is done.
  ///
  /// @return how many checks had no job
  int goOn() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    Sweep sweep = programme.sweep(Sweep.Look.SWEEP);
    if (sweep.doneOn().equals(Optional.of(today))) {
      return 0;
    }
    List<String> found = objects.folders(ObjectKeys.CHECKS, sweep.after(), AT_ONCE);
    int made = makeJobs(found);
    Sweep reached = found.size() < AT_ONCE ? sweep.done(today) : sweep.reached(found.getLast());
    // Two rounds at once come to the same; the second one's mark may be refused.
    tables.write(reached.write());
    return made;
  }

  private int makeJobs(List<String> checkIds) {
    Map<String, Job> known = jobs.jobs(checkIds.stream().map(Job::erasureId).toList());
    int made = 0;
    for (String checkId : checkIds) {
      Optional<Job> missing =
          missing(checkId, Optional.ofNullable(known.get(Job.erasureId(checkId))));
      if (missing.isPresent()) {
        // If that is refused, somebody else made it.
        tables.write(missing.get().write());
        made++;
      }
    }
    return made;
  }

  private Optional<Job> missing(String checkId, Optional<Job> known) {
    Instant now = clock.instant();
    if (known.isPresent()) {
      return known.filter(job -> job.state() == Job.State.DONE).map(job -> job.again(now));
    }
    Optional<Check> check = checks.erasedOrNot(checkId);
    return Optional.of(
        check
            .map(it -> it.erased() ? Job.erasure(it, now) : Job.erasure(it))
            .orElseGet(() -> Job.erasureOfRemains(checkId, now.plus(GRACE))));
  }
}
