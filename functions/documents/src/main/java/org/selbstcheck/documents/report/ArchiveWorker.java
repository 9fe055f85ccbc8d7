package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.orders.ReleasedDocuments;
import org.selbstcheck.app.orders.ReleasedDocuments.Released;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.PhaseArchive;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;

/// Puts all that is released in a phase into one ZIP. It grows on the disk, one document after the
/// other, so that no more than one of them is in the memory.
final class ArchiveWorker implements Worker {

  /// Below what the function's disk holds; some ten thousand public reports.
  private static final long MOST_BYTES = 1_800_000_000;

  private final Programme programme;
  private final ReleasedDocuments released;
  private final Objects objects;
  private final Clock clock;

  ArchiveWorker(Tables tables, Objects objects, Clock clock) {
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
    Optional<PhaseArchive> found = archive(job);
    if (found.isEmpty()) {
      return new Outcome.Failed("Diese Sammlung gibt es nicht mehr.", false);
    }
    PhaseArchive archive = found.get();
    Released now = released.of(archive.phaseId());
    if (!now.archiveId().equals(archive.id())) {
      // Nothing went wrong, so that nobody is to be alarmed.
      return done(
          archive.failed(
              clock.instant(),
              "Während die Sammlung entstand, hat sich geändert, was freigegeben ist. Bitte stellen Sie sie neu zusammen."));
    }
    try {
      Path file = Files.createTempFile("archive", ".zip");
      try {
        return stored(archive, now, file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The disk refuses", e);
    }
  }

  private Outcome stored(PhaseArchive archive, Released now, Path file) throws IOException {
    try (ReleasedZip zip = new ReleasedZip(file, now)) {
      for (Document document : now.documents()) {
        Optional<byte[]> bytes = document.objectKey().flatMap(objects::get);
        if (bytes.isEmpty()) {
          return new Outcome.Failed("Ein freigegebenes Dokument fehlt.", true);
        }
        zip.add(document, bytes.get());
        if (zip.size() > MOST_BYTES) {
          return done(
              archive.failed(
                  clock.instant(),
                  "Die Sammlung wird zu groß. Bitte laden Sie die Dokumente einzeln herunter."));
        }
      }
    }
    Instant moment = clock.instant();
    PhaseArchive made = archive.made(moment, Files.size(file));
    objects.putIfAbsent(
        ObjectKeys.archiveNames(archive.phaseId(), archive.id(), made.on()),
        now.names().getBytes(UTF_8),
        "text/plain; charset=utf-8");
    objects.putIfAbsent(
        ObjectKeys.archive(archive.phaseId(), archive.id(), made.on()), file, "application/zip");
    return done(made);
  }

  private static Outcome done(PhaseArchive archive) {
    return new Outcome.Done(List.of(archive.write()));
  }

  private Optional<PhaseArchive> archive(Job job) {
    return job.phaseId()
        .flatMap(phase -> job.archive().flatMap(it -> programme.archive(phase, it)));
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return archive(job)
        .map(archive -> List.of(archive.failed(clock.instant(), reason).write()))
        .orElseGet(List::of);
  }
}
