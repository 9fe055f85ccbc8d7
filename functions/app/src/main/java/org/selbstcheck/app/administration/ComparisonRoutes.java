package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.comparison.ComparisonJson;
import org.selbstcheck.app.comparison.Snapshotting;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.ComparisonHead;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.instruments.Instruments;

/// What the project team sees of the comparison: the snapshot, which every municipality that takes
/// part sees a piece of, and how far the next one is. How many agreed, and who, it does not see.
final class ComparisonRoutes {

  private final Tables tables;
  private final Programme programme;
  private final Jobs jobs;
  private final Members members;
  private final Instruments instruments;
  private final Ids ids;
  private final Clock clock;

  ComparisonRoutes(Tables tables, Members members, Instruments instruments, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.members = members;
    this.instruments = instruments;
    this.ids = ids;
    this.clock = clock;
  }

  Response readPublishedComparison(Request request) {
    Phase phase = members.requirePhase(request);
    return answer(200, phase);
  }

  /// Asks for another snapshot, once a day: whoever could ask for many would see single changes
  /// come up to k.
  Response refreshComparison(Request request) {
    Phase phase = members.requirePhase(request);
    Instant now = clock.instant();
    if (!Snapshotting.isDue(phase, now)) {
      return Response.problem(
          Problem.of(
              "/errors/phase-not-over",
              409,
              "Der Vergleich entsteht nach dem Ende der Phase",
              "Solange geantwortet werden kann und nach dem Ende der Aufbewahrung gibt es keinen neuen"
                  + " Vergleich."));
    }
    Optional<Job> today = jobs.job(Job.snapshotId(phase.id(), today()));
    Optional<Job> next =
        today.isEmpty()
            ? Optional.of(Job.snapshot(phase, today(), now))
            : today.filter(job -> job.state() == Job.State.FAILED).map(job -> job.again(now));
    if (next.isPresent()) {
      List<Write> writes = new ArrayList<>(List.of(next.get().write()));
      writes.add(Audit.ofProgramme("comparisonRefreshed", phase.id(), now, ids.next()));
      // If it is refused somebody else asked at the same moment: it is being made all the same.
      tables.write(writes);
    }
    return answer(202, phase);
  }

  private Response answer(int status, Phase phase) {
    Instant now = clock.instant();
    Optional<Job> today = jobs.job(Job.snapshotId(phase.id(), today()));
    Optional<Job> last = today.isPresent() ? today : latest(phase);
    Optional<ComparisonHead> head =
        now.isBefore(phase.expiresAt()) ? programme.comparison(phase.id()) : Optional.empty();
    boolean due = Snapshotting.isDue(phase, now);
    boolean refreshable =
        due && today.map(job -> job.state() == Job.State.FAILED).orElse(last.isPresent());
    return Response.json(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringField(
              "state", last.map(job -> Names.of(job.state())).orElse(due ? "due" : "open"));
          Optional<String> reason = last.flatMap(Job::reason);
          if (reason.isPresent()) {
            json.writeStringField("reason", reason.get());
          }
          json.writeBooleanField("refreshable", refreshable);
          snapshot(json, phase, head);
          json.writeEndObject();
        });
  }

  private void snapshot(JsonGenerator json, Phase phase, Optional<ComparisonHead> head)
      throws IOException {
    if (head.isPresent()) {
      json.writeFieldName("snapshot");
      ComparisonJson.writePublished(
          head.get().snapshot(), instruments.of(phase.instrument()), json);
    }
  }

  /// The last snapshot that was asked for before today; the one of the closing, if no other.
  private Optional<Job> latest(Phase phase) {
    List<Job> found = new ArrayList<>();
    for (Job.State state : Job.State.values()) {
      jobs.latest(Job.Kind.SNAPSHOT, state, 100).stream()
          .filter(job -> job.phaseId().equals(Optional.of(phase.id())))
          .forEach(found::add);
    }
    return found.stream().max(java.util.Comparator.comparing(Job::dueAt));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }
}
