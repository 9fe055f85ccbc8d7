package org.selbstcheck.app.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Beside;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.DocumentReads;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDocument;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Rendering;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.report.Edition;

/// Orders a document: the document and the job that makes it are written together, under an id made
/// of all that goes into it, so that whoever orders the same gets the same. One that failed begins
/// anew.
public final class Ordering {

  /// Each round one of those who change the same items gets through: others who order the same, the
  /// job itself, and all who order in public while there is a commentary.
  private static final int TRIES = 16;

  private final Tables tables;
  private final DocumentReads reads;
  private final Programme programme;
  private final Jobs jobs;
  private final Ids ids;
  private final Clock clock;

  public Ordering(Tables tables, DocumentReads reads, Ids ids, Clock clock) {
    this.tables = tables;
    this.reads = reads;
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// The submission that a document is made of.
  public record Submitted(int number, LocalDate on) {}

  /// Orders for those who lead the check.
  ///
  /// @param role who orders, for the log
  /// @return the document, waiting or as far as it is
  public Document order(Check check, Submitted submitted, OrderReading order, String role) {
    for (int tries = 0; tries < TRIES; tries++) {
      Instant now = clock.instant();
      Wanted wanted = wanted(check, submitted, order, now);
      if (wanted.writes().isEmpty()) {
        return wanted.document();
      }
      List<Write> writes = new ArrayList<>(wanted.writes());
      writes.add(audit(check, wanted.document(), role, now));
      if (tables.write(writes) instanceof Written.Done()) {
        return wanted.document();
      }
    }
    throw new IllegalStateException("A document that changes all the time");
  }

  /// Orders for the project team, which from then on knows of the document.
  public PhaseDocument orderForTeam(Check check, Submitted submitted, OrderReading order) {
    for (int tries = 0; tries < TRIES; tries++) {
      Instant now = clock.instant();
      Wanted wanted = wanted(check, submitted, order, now);
      PhaseDocument known = programme.document(check, wanted.document());
      List<Write> writes = new ArrayList<>(wanted.writes());
      if (!known.ordered()) {
        writes.add(known.orderedByTeam().write());
      }
      if (writes.isEmpty()) {
        return known;
      }
      writes.add(audit(check, wanted.document(), "administrator", now));
      writes.add(
          Audit.ofProgramme(
              "documentOrdered",
              String.join(
                  " ",
                  check.phaseId(),
                  check.municipality().key(),
                  Names.of(wanted.document().rendering().kind()),
                  Names.of(wanted.document().rendering().tone()),
                  Names.of(wanted.document().rendering().edition())),
              now,
              ids.next()));
      if (tables.write(writes) instanceof Written.Done()) {
        return known.orderedByTeam();
      }
    }
    throw new IllegalStateException("A document that changes all the time");
  }

  /// A document as it shall be, and what has to be written for that; nothing if it is so already.
  private record Wanted(Document document, List<Write> writes) {}

  private Wanted wanted(Check check, Submitted submitted, OrderReading order, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    Beside beside = reads.beside(check);
    Rendering rendering = order.rendering(beside, submitted.on());
    Optional<Document> stored =
        reads.document(check.id(), rendering.documentId(submitted.number()));
    if (stored.isEmpty()) {
      Document document =
          Document.requested(check.id(), submitted.number(), rendering, today, check.expiresAt());
      List<Write> writes = new ArrayList<>();
      writes.add(document.write());
      writes.add(Job.report(check, document, now).write());
      if (rendering.edition() == Edition.PUBLIC && rendering.commentary().isPresent()) {
        // Unchanged: a consent that is withdrawn at this moment refuses the order.
        writes.add(beside.commentary().write());
      }
      return new Wanted(document, writes);
    }
    if (stored.get().state() != Document.State.FAILED) {
      return new Wanted(stored.get(), List.of());
    }
    Document document = stored.get().waiting(today);
    Job job =
        jobs.job(Job.reportId(check.id(), document.id()))
            .map(failed -> failed.again(now))
            .orElseGet(() -> Job.report(check, document, now));
    return new Wanted(document, List.of(document.write(), job.write()));
  }

  private Write audit(Check check, Document document, String role, Instant now) {
    return Audit.ofCheck(check, "reportOrdered", role, document.id(), now, ids.next());
  }
}
