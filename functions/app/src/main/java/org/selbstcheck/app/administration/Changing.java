package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Rollout;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Changes a phase. What its checks must know of the change is carried to them by a job, which is
/// written together with it.
final class Changing {

  /// Housekeeping may note at the same moment how far it is.
  private static final int TRIES = 5;

  private final Tables tables;
  private final Programme programme;
  private final Jobs jobs;
  private final Ids ids;
  private final Clock clock;

  Changing(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of a change.
  sealed interface Changed {

    record Done(Phase phase, Rollout rollout) implements Changed {}

    /// Somebody changed the phase since it was read.
    record Conflict(Phase current) implements Changed {}
  }

  /// Puts `wanted` in the place of what was read.
  ///
  /// @param before the phase as it was read
  /// @param reason why its days change; empty text if they do not
  Changed change(Phase before, Phase wanted, String reason) {
    if (wanted.sameAs(before)) {
      // Nothing to be done, or done by an earlier try whose answer got lost.
      return new Changed.Done(before, again(before));
    }
    boolean reaches = reaches(before, wanted);
    for (int tries = 0; tries < TRIES; tries++) {
      Instant now = clock.instant();
      List<Write> writes = new ArrayList<>();
      writes.add(wanted.write());
      Rollout rollout = programme.rollout(before);
      if (reaches) {
        rollout = rollout.begun(before, wanted, programme.admissions(before.id()).size());
        writes.add(rollout.write());
        writes.add(job(wanted, now).write());
      }
      writes.add(
          Audit.ofProgramme("phaseChanged", detail(before, wanted, reason), now, ids.next()));
      if (tables.write(writes) instanceof Written.Done()) {
        return new Changed.Done(wanted.at(before.revision() + 1), rollout.written());
      }
      Optional<Phase> current = programme.phase(before.id());
      if (current.isPresent() && current.get().revision() != before.revision()) {
        return wanted.sameAs(current.get())
            ? new Changed.Done(current.get(), programme.rollout(current.get()))
            : new Changed.Conflict(current.get());
      }
    }
    throw new IllegalStateException("A phase whose change is carried on all the time");
  }

  /// Whether the checks must know of it.
  private static boolean reaches(Phase before, Phase wanted) {
    return !before.name().equals(wanted.name()) || datesChange(before, wanted);
  }

  static boolean datesChange(Phase before, Phase wanted) {
    return !before.days().equals(wanted.days())
        || !before.retentionEndsOn().equals(wanted.retentionEndsOn());
  }

  private Job job(Phase phase, Instant now) {
    Job fresh = Job.phase(phase, now);
    return jobs.job(fresh.id()).map(job -> job.again(now).endingWith(fresh)).orElse(fresh);
  }

  /// Whoever saves a phase once more lets a job that failed begin anew.
  private Rollout again(Phase phase) {
    Rollout rollout = programme.rollout(phase);
    if (!rollout.finished()) {
      jobs.job(Job.phaseJobId(phase.id()))
          .filter(job -> job.state() == Job.State.FAILED)
          .ifPresent(job -> tables.write(job.again(clock.instant()).write()));
    }
    return rollout;
  }

  private static String detail(Phase before, Phase wanted, String reason) {
    List<String> what = new ArrayList<>();
    if (!before.name().equals(wanted.name())) {
      what.add("name");
    }
    if (!before.days().opensOn().equals(wanted.days().opensOn())) {
      what.add("opensOn " + wanted.days().opensOn().map(Object::toString).orElse("-"));
    }
    if (!before.closesOn().equals(wanted.closesOn())) {
      what.add("closesOn " + before.closesOn() + " → " + wanted.closesOn());
    }
    if (!before.retentionEndsOn().equals(wanted.retentionEndsOn())) {
      what.add("retentionEndsOn " + before.retentionEndsOn() + " → " + wanted.retentionEndsOn());
    }
    if (before.access() != wanted.access()) {
      what.add("access");
    }
    if (!before.notice().equals(wanted.notice())) {
      what.add("notice");
    }
    return before.id()
        + ": "
        + String.join(", ", what)
        + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
