package org.selbstcheck.app.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.List;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.orders.ReleasedDocuments;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.PhaseArchive;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;

/// Makes archives that hold only the names of what is in them; the real ones are made by another
/// module.
final class PaperArchives implements Worker {

  private final Programme programme;
  private final ReleasedDocuments released;
  private final Objects objects;
  private final Clock clock;

  PaperArchives(Tables tables, Objects objects, Clock clock) {
    this.programme = new Programme(tables);
    this.released = new ReleasedDocuments(tables, clock);
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.ARCHIVE;
  }

  @Override
  public Outcome work(Job job) {
    byte[] names = released.of(archive(job).phaseId()).names().getBytes(UTF_8);
    PhaseArchive made = archive(job).made(clock.instant(), names.length);
    objects.putIfAbsent(
        ObjectKeys.archiveNames(made.phaseId(), made.id(), made.on()), names, "text/plain");
    objects.putIfAbsent(
        ObjectKeys.archive(made.phaseId(), made.id(), made.on()), names, "application/zip");
    return new Outcome.Done(List.of(made.write()));
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return List.of(archive(job).failed(clock.instant(), reason).write());
  }

  private PhaseArchive archive(Job job) {
    return programme
        .archive(job.phaseId().orElseThrow(), job.archive().orElseThrow())
        .orElseThrow();
  }
}
