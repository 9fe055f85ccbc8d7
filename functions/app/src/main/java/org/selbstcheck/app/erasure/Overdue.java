package org.selbstcheck.app.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Tables;

/// Finds erasures that should have happened and did not. Whoever was promised that something is
/// gone relies on it, so this raises an alarm, and the project team sees it.
public final class Overdue {

  /// How late an erasure may be: housekeeping comes several times an hour.
  private static final Duration GRACE = Duration.ofHours(24);

  /// An alarm need not count further.
  private static final int MOST = 200;

  private final Jobs jobs;
  private final Clock clock;

  public Overdue(Tables tables, Clock clock) {
    this.jobs = new Jobs(tables);
    this.clock = clock;
  }

  /// Erasures that are overdue or failed for good, longest due first, at most 200.
  public List<Job> erasures() {
    List<Job> overdue = new ArrayList<>();
    for (Job.State state : Job.State.values()) {
      Stream<Job> found =
          state == Job.State.DONE
              ? Stream.empty()
              : jobs.due(Job.Kind.ERASURE, state, MOST).stream();
      found.filter(this::overdue).forEach(overdue::add);
    }
    overdue.sort(Comparator.comparing(Job::dueAt).thenComparing(Job::id));
    return overdue.subList(0, Math.min(overdue.size(), MOST));
  }

  /// Whether a job is an erasure that should have happened.
  public boolean overdue(Job job) {
    Instant now = clock.instant();
    if (job.kind() != Job.Kind.ERASURE || job.expired(now)) {
      return false;
    }
    return switch (job.state()) {
      case WAITING, RUNNING -> job.dueAt().plus(GRACE).isBefore(now);
      case FAILED -> true;
      case DONE -> false;
    };
  }
}
