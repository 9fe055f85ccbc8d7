package org.selbstcheck.app.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.comparison.Forgetting;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Removals;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Erases one check with all that belongs to it: what the comparison remembers of it, objects,
/// jobs, codes, items, at last its head. Whoever reads sees nothing of it long before; this is for
/// what is stored.
///
/// The platform's own expiry of items is late and knows no objects, so it is only a second net.
public final class Erasing implements Worker {

  /// The platform writes at most so many items in one transaction.
  private static final int AT_ONCE = 100;

  /// A save that slips in, or the platform's own expiry, makes a round fail; each is of the moment.
  private static final int ROUNDS = 20;

  private final Tables tables;
  private final Checks checks;
  private final Programme programme;
  private final Jobs jobs;
  private final Objects objects;
  private final Forgetting comparison;
  private final Clock clock;

  public Erasing(Tables tables, Objects objects, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.objects = objects;
    this.comparison = new Forgetting(tables, objects, ids);
    this.clock = clock;
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.ERASURE;
  }

  /// Does nothing yet if the check is neither erased nor past its retention: a phase may have been
  /// extended since the job was written.
  @Override
  public Outcome work(Job job) {
    Optional<Check> check = checks.check(job.checkId());
    if (check.isPresent() && !check.get().expired(clock.instant())) {
      return new Outcome.Later(check.get().expiresAt());
    }
    // What the items tell of goes before them. At the end of retention the ledgers go as a whole.
    checks
        .erasedOrNot(job.checkId())
        .filter(erased -> !erased.expired(clock.instant()))
        .ifPresent(comparison::forget);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    jobs.ofCheck(job.checkId(), today).forEach(done -> tables.write(done.removal()));
    removePhaseDocuments(job);
    removeRegistrations(job);
    removeArchives(job);
    objects.removeAll(ObjectKeys.folder(job.checkId()));
    for (int round = 0; round < ROUNDS; round++) {
      Removals removals = checks.removals(job.checkId());
      if (!removals.parts().isEmpty()) {
        remove(removals.parts());
      } else if (removals.head().isPresent()) {
        removeHead(job.checkId(), removals.head().get());
      } else {
        return new Outcome.Done(List.of());
      }
    }
    return new Outcome.Failed("Es ließ sich noch nicht alles löschen.", true);
  }

  /// What the project team knows of the check's documents.
  private void removePhaseDocuments(Job job) {
    checks
        .erasedOrNot(job.checkId())
        .map(check -> programme.documentsOf(check.phaseId(), check.municipality().key()))
        .orElse(List.of())
        .stream()
        .filter(document -> document.checkId().equals(job.checkId()))
        .forEach(document -> tables.write(document.removal()));
  }

  /// What the check came from. Who waits for a decision asked for something else.
  private void removeRegistrations(Job job) {
    checks
        .erasedOrNot(job.checkId())
        .ifPresent(
            check ->
                programme.registrations(check.phaseId(), clock.instant()).stream()
                    .filter(it -> it.state() == Registration.State.ADMITTED)
                    .filter(it -> it.municipality().key().equals(check.municipality().key()))
                    .forEach(it -> tables.write(it.removal())));
  }

  /// All of the phase: which of them hold something of the check only they themselves say, and any
  /// is soon put together anew.
  private void removeArchives(Job job) {
    checks
        .erasedOrNot(job.checkId())
        .ifPresent(check -> objects.removeAll(ObjectKeys.archives(check.phaseId())));
  }

  /// Stops where somebody changed or removed an item meanwhile: the next round sees it anew.
  private void remove(List<Write> removals) {
    for (int from = 0; from < removals.size(); from += AT_ONCE) {
      List<Write> part = removals.subList(from, Math.min(removals.size(), from + AT_ONCE));
      if (tables.write(part) instanceof Written.Refused) {
        return;
      }
    }
  }

  /// Together with the mark that nothing of the check is stored any more: that it was one of this
  /// phase nobody knows afterwards.
  private void removeHead(String checkId, Write removal) {
    List<Write> writes = new ArrayList<>();
    writes.add(removal);
    checks
        .erasedOrNot(checkId)
        .flatMap(check -> programme.erasedAdmission(check.phaseId(), check.municipality().key()))
        .filter(erased -> erased.checkId().equals(Optional.of(checkId)))
        .map(erased -> erased.removed(LocalDate.ofInstant(clock.instant(), Phase.ZONE)))
        .ifPresent(erased -> writes.add(erased.write()));
    tables.write(writes);
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return List.of();
  }
}
