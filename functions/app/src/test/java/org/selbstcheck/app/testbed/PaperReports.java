package org.selbstcheck.app.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Rendering;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;

/// Makes documents that say only what they are: the real ones need libraries that this module does
/// not have.
final class PaperReports implements Worker {

  private final Checks checks;
  private final Objects objects;
  private final Clock clock;

  PaperReports(Tables tables, Objects objects, Clock clock) {
    this.checks = new Checks(tables);
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.REPORT;
  }

  @Override
  public Outcome work(Job job) {
    Document document = document(job);
    byte[] paper = ("paper " + document.id()).getBytes(UTF_8);
    String key = ObjectKeys.document(job.checkId(), document.id(), "pdf");
    objects.putIfAbsent(key, paper, "application/pdf");
    return new Outcome.Done(
        List.of(document.made(today(), paper.length, document.id() + ".pdf", key).write()));
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return List.of(document(job).failed(today(), reason).write());
  }

  private Document document(Job job) {
    Rendering it = job.document().orElseThrow();
    return checks.document(job.checkId(), it.documentId(job.submission())).orElseThrow();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }
}
