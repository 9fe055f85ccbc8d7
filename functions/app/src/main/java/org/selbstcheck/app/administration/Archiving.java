package org.selbstcheck.app.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.orders.ReleasedDocuments;
import org.selbstcheck.app.orders.ReleasedDocuments.Released;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseArchive;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;

/// All that is released in a phase as one file: ordering it, how far it is, and opening it as long
/// as everything in it is still released.
final class Archiving {

  /// Somebody else of the team may order at this moment, and the job itself changes both.
  private static final int TRIES = 8;

  private final Tables tables;
  private final Programme programme;
  private final Jobs jobs;
  private final ReleasedDocuments released;
  private final Objects objects;
  private final Ids ids;
  private final Clock clock;

  Archiving(Tables tables, Objects objects, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.released = new ReleasedDocuments(tables, clock);
    this.objects = objects;
    this.ids = ids;
    this.clock = clock;
  }

  /// What is released now, and its archive.
  ///
  /// @param archive empty if nobody has asked for it
  record Standing(int documents, int municipalities, Optional<PhaseArchive> archive) {}

  /// How far the archive of what is released now is.
  Standing standing(Phase phase) {
    Released now = released.of(phase.id());
    return standing(now, now.documents().isEmpty() ? Optional.empty() : living(phase, now));
  }

  private static Standing standing(Released now, Optional<PhaseArchive> archive) {
    return new Standing(now.documents().size(), now.municipalities(), archive);
  }

  private Optional<PhaseArchive> living(Phase phase, Released now) {
    return programme
        .archive(phase.id(), now.archiveId())
        .filter(archive -> !archive.expired(clock.instant()));
  }

  /// Has the archive of what is released now put together, unless that is done or under way; empty
  /// if nothing is released.
  Optional<Standing> order(Phase phase) {
    Released now = released.of(phase.id());
    if (now.documents().isEmpty()) {
      return Optional.empty();
    }
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<PhaseArchive> stored = programme.archive(phase.id(), now.archiveId());
      if (stored.filter(this::stands).isPresent()) {
        return Optional.of(standing(now, stored));
      }
      Instant moment = clock.instant();
      PhaseArchive archive =
          PhaseArchive.requested(
              phase.id(),
              now.archiveId(),
              now.documents().size(),
              now.municipalities(),
              moment,
              stored.map(PhaseArchive::revision).orElse(0L));
      long jobBefore =
          jobs.job(Job.archiveId(phase.id(), archive.id())).map(Job::revision).orElse(0L);
      if (tables.write(
              List.of(
                  archive.write(),
                  Job.archive(archive, moment, jobBefore).write(),
                  Audit.ofProgramme(
                      "archiveOrdered", phase.id() + "/" + archive.id(), moment, ids.next())))
          instanceof Written.Done()) {
        return Optional.of(standing(now, Optional.of(archive)));
      }
    }
    throw new IllegalStateException("An archive that changes all the time");
  }

  private boolean stands(PhaseArchive archive) {
    if (archive.expired(clock.instant())) {
      return false;
    }
    return switch (archive.state()) {
      case WAITING -> true;
      // The file may have gone with a check that was erased.
      case DONE ->
          objects.exists(ObjectKeys.archive(archive.phaseId(), archive.id(), archive.on()));
      case FAILED -> false;
    };
  }

  /// What became of a wish to open an archive.
  sealed interface Opened {

    /// @param url of the file, for as long as links live
    record Link(String url) implements Opened {}

    /// It is not made, or its time is over.
    record Missing() implements Opened {}

    /// Something in it is no longer released, or its check no longer exists.
    record Withdrawn() implements Opened {}
  }

  Opened open(Phase phase, String archiveId) {
    Optional<PhaseArchive> made =
        programme
            .archive(phase.id(), archiveId)
            .filter(it -> it.state() == Document.State.DONE && !it.expired(clock.instant()));
    if (made.isEmpty()) {
      return new Opened.Missing();
    }
    PhaseArchive archive = made.get();
    Optional<String> names =
        objects
            .get(ObjectKeys.archiveNames(phase.id(), archiveId, archive.on()))
            .map(bytes -> new String(bytes, UTF_8));
    if (names.filter(released.of(phase.id())::holdsAll).isEmpty()) {
      return new Opened.Withdrawn();
    }
    noteOpened(archive);
    return new Opened.Link(
        objects.downloadLink(
            ObjectKeys.archive(phase.id(), archiveId, archive.on()),
            "selbstcheck-%s-freigegeben-%s.zip".formatted(phase.id(), archive.on())));
  }

  /// Before the link is given, as with a single document.
  private void noteOpened(PhaseArchive archive) {
    tables.write(
        Audit.ofProgramme(
            "archiveOpened", archive.phaseId() + "/" + archive.id(), clock.instant(), ids.next()));
  }
}
