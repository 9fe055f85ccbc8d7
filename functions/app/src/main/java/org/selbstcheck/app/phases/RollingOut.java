package org.selbstcheck.app.phases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Rollout;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Carries a changed phase to its checks: first to their heads, by which every reader decides, with
/// the admission and the job that erases them; then, where the end of retention changed, to
/// everything that ends with a check. Whoever was writing with what they had read before may leave
/// something behind as it was, so it looks again until there is nothing left to do.
///
/// Doing it twice is doing it once: it compares what is stored with what the phase says now.
public final class RollingOut implements Worker {

  /// How long one portion takes at most; housekeeping has more to do.
  private static final Duration PORTION = Duration.ofSeconds(40);

  /// After so many checks it is noted how far it is.
  private static final int NOTED = 10;

  /// Longer than any request lives that read a head before it changed.
  private static final Duration SETTLING = Duration.ofMinutes(5);

  /// A transaction holds 4 MB, and what was agreed on with many departments may be large.
  private static final int AT_ONCE = 25;

  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Programme programme;
  private final Jobs jobs;
  private final Clock clock;

  public RollingOut(Tables tables, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.clock = clock;
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.PHASE;
  }

  @Override
  public Outcome work(Job job) {
    Instant began = clock.instant();
    Optional<Phase> found = job.phaseId().flatMap(programme::phase);
    if (found.isEmpty() || found.get().expired(began)) {
      return new Outcome.Done(List.of());
    }
    Phase phase = found.get();
    Rollout rollout = programme.rollout(phase);
    if (rollout.finished()) {
      return new Outcome.Done(List.of());
    }
    if (rollout.dates()) {
      write(programme.datings(phase));
    }
    write(programme.registrationDatings(phase, began));
    String after = rollout.after();
    List<Admission> left =
        programme.admissions(phase.id()).stream()
            .filter(admission -> admission.municipality().key().compareTo(after) > 0)
            .toList();
    int noted = 0;
    for (Admission admission : left) {
      boolean changed = reach(phase, admission, rollout);
      rollout = rollout.reached(admission.municipality().key(), changed);
      noted++;
      boolean over = !clock.instant().isBefore(began.plus(PORTION));
      if (over || noted == NOTED) {
        if (!(tables.write(rollout.write()) instanceof Written.Done())) {
          // The phase was changed once more, and so begins anew.
          return new Outcome.Later(clock.instant());
        }
        rollout = rollout.written();
        noted = 0;
      }
      if (over) {
        return new Outcome.Later(clock.instant());
      }
    }
    if (rollout.pass() > 1 && !rollout.late()) {
      return new Outcome.Done(List.of(rollout.finish().write()));
    }
    tables.write(rollout.again().write());
    return new Outcome.Later(clock.instant().plus(SETTLING));
  }

  /// @return whether there was anything to do
  private boolean reach(Phase phase, Admission admission, Rollout rollout) {
    boolean changed = head(phase, admission);
    if (rollout.dates()) {
      Optional<Check> check = checks.check(admission.checkId());
      changed |= check.isPresent() && dates(check.get(), rollout);
    }
    return changed;
  }

  /// The head of a check, its admission, and the job that takes it away.
  private boolean head(Phase phase, Admission listed) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Check> check = checks.check(listed.checkId());
      Optional<Admission> admission = programme.admission(phase.id(), listed.municipality().key());
      if (check.isEmpty() || admission.isEmpty()) {
        // Erased.
        return false;
      }
      List<Write> writes = new ArrayList<>();
      Check next = check.get().in(phase);
      if (!next.equals(check.get())) {
        writes.add(next.write());
      }
      if (!admission.get().expiresAt().equals(phase.expiresAt())) {
        writes.add(admission.get().in(phase).write());
      }
      erasure(next).ifPresent(writes::add);
      if (writes.isEmpty()) {
        return false;
      }
      if (tables.write(writes) instanceof Written.Done()) {
        return true;
      }
    }
    throw new IllegalStateException("A check that changes all the time");
  }

  /// What lets the check be taken away at its end; nothing if it waits for that already.
  private Optional<Write> erasure(Check check) {
    Job wanted = Job.erasure(check);
    Optional<Job> stored = jobs.job(wanted.id());
    if (stored.isEmpty()) {
      // Checks of the first version have none.
      return Optional.of(wanted.write());
    }
    boolean waitsForAnotherDay =
        stored.get().state() == Job.State.WAITING && !stored.get().dueAt().equals(wanted.dueAt());
    return waitsForAnotherDay
        ? Optional.of(stored.get().postponed(wanted.dueAt()).endingWith(wanted).write())
        : Optional.empty();
  }

  /// Everything that ends with the check. Whatever was changed at the same moment is left for the
  /// next pass.
  private boolean dates(Check check, Rollout rollout) {
    List<Write> writes =
        new ArrayList<>(checks.datings(check, new HashSet<>(rollout.formerEnds())));
    writes.addAll(programme.datings(check));
    writes.addAll(jobs.datings(check));
    write(writes);
    return !writes.isEmpty();
  }

  private void write(List<Write> writes) {
    for (int from = 0; from < writes.size(); from += AT_ONCE) {
      tables.write(writes.subList(from, Math.min(writes.size(), from + AT_ONCE)));
    }
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return List.of();
  }
}
