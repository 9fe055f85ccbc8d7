package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.selbstcheck.app.administration.Reporting.Retried;
import org.selbstcheck.app.erasure.Overdue;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.contracts.SelfCheckJson;

/// Jobs that the project team may know of.
final class JobRoutes {

  private static final int JOBS_LISTED = 200;

  /// More reports than a programme will ever order within the retention of a phase.
  private static final int REPORTS_READ = 20_000;

  private static final Comparator<Job> NEWEST_FIRST =
      Comparator.comparing(Job::dueAt).reversed().thenComparing(Job::id);

  private final Jobs jobs;
  private final Reporting reporting;
  private final Overdue overdue;
  private final Clock clock;

  JobRoutes(Tables tables, Reporting reporting, Clock clock) {
    this.jobs = new Jobs(tables);
    this.reporting = reporting;
    this.overdue = new Overdue(tables, clock);
    this.clock = clock;
  }

  Response listJobs(Request request) {
    return Response.list("jobs", listed(), JobRoutes::job);
  }

  Response retryJob(Request request) {
    return reporting
        .again(request.path("job"))
        .map(JobRoutes::retried)
        .orElseGet(() -> Response.problem(Problem.notFound()));
  }

  private static Response retried(Retried retried) {
    return switch (retried) {
      case Retried.Done(Job job) -> Response.json(202, json -> job(json, job));
      case Retried.NotFailed() ->
          Response.problem(
              Problem.of(
                  "/errors/not-failed",
                  409,
                  "Dieser Auftrag ist nicht gescheitert",
                  "Nur gescheiterte Aufträge lassen sich neu anstoßen. Bitte laden Sie die Liste neu."));
    };
  }

  /// Reports that the team ordered, in every state; of scoring only what failed, because that a
  /// scoring exists would tell that a municipality submitted; of changed phases too, because their
  /// own pages tell of the others; of erasures those that should have happened and did not.
  private List<Job> listed() {
    List<Job> listed = new ArrayList<>(reporting.ordered(reports(), JOBS_LISTED));
    listed.addAll(latest(Job.Kind.SCORING, Job.State.FAILED, JOBS_LISTED));
    listed.addAll(latest(Job.Kind.PHASE, Job.State.FAILED, JOBS_LISTED));
    listed.sort(NEWEST_FIRST);
    // Before all others: the alarm that brings somebody here is about them.
    listed.addAll(0, overdue.erasures());
    return listed.subList(0, Math.min(listed.size(), JOBS_LISTED));
  }

  /// All reports, newest first.
  private List<Job> reports() {
    List<Job> reports = new ArrayList<>();
    for (Job.State state : Job.State.values()) {
      reports.addAll(latest(Job.Kind.REPORT, state, REPORTS_READ));
    }
    reports.sort(NEWEST_FIRST);
    return reports;
  }

  private List<Job> latest(Job.Kind kind, Job.State state, int limit) {
    Instant now = clock.instant();
    return jobs.latest(kind, state, limit).stream().filter(job -> !job.expired(now)).toList();
  }

  private static void job(JsonGenerator json, Job job) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", job.id());
    json.writeStringField("kind", Names.of(job.kind()));
    json.writeStringField("state", Names.of(job.state()));
    json.writeNumberField("attempts", job.attempts());
    if (job.reason().isPresent()) {
      json.writeStringField("reason", job.reason().get());
    }
    if (job.phaseId().isPresent()) {
      json.writeStringField("phase", job.phaseId().get());
    } else {
      SelfCheckJson.writeMunicipality(job.municipality(), json);
    }
    if (job.document().isPresent()) {
      json.writeStringField("documentKind", Names.of(job.document().get().kind()));
      json.writeStringField("tone", Names.of(job.document().get().tone()));
      json.writeStringField("edition", Names.of(job.document().get().edition()));
    }
    json.writeStringField(
        "on", ZonedDateTime.ofInstant(job.dueAt(), Phase.ZONE).toLocalDate().toString());
    json.writeEndObject();
  }
}
