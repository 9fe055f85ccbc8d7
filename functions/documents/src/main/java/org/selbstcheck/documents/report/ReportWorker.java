package org.selbstcheck.documents.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.frozen.FrozenInputs;
import org.selbstcheck.app.frozen.FrozenResult;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Rendering;
import org.selbstcheck.app.store.ResultPointer;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.report.ReportMeta;
import org.selbstcheck.instruments.Instruments;

/// Makes one document of a frozen self-check and its result, and of nothing else.
final class ReportWorker implements Worker {

  private final Checks checks;
  private final Objects objects;
  private final Instruments instruments;
  private final FrozenInputs inputs;
  private final ReportFiles files;
  private final Clock clock;

  ReportWorker(
      Tables tables, Objects objects, Instruments instruments, ReportFiles files, Clock clock) {
    this.checks = new Checks(tables);
    this.objects = objects;
    this.instruments = instruments;
    this.inputs = new FrozenInputs(checks, objects, instruments);
    this.files = files;
    this.clock = clock;
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.REPORT;
  }

  @Override
  public Outcome work(Job job) {
    Optional<Check> check = checks.check(job.checkId());
    Optional<Document> document = job.document().flatMap(rendering -> document(job, rendering));
    Optional<byte[]> frozen = objects.get(ObjectKeys.submission(job.checkId(), job.submission()));
    if (check.isEmpty() || document.isEmpty() || frozen.isEmpty()) {
      return Outcome.submissionGone();
    }
    Optional<ResultPointer> result = checks.result(job.checkId(), job.submission());
    if (result.isEmpty()) {
      return new Outcome.Failed("Das Ergebnis ist noch nicht berechnet.", true);
    }
    FrozenCheck frozenCheck = FrozenCheck.fromJson(frozen.get());
    Optional<Instrument> instrument = instruments.load(frozenCheck.selfCheck().instrument());
    if (instrument.isEmpty()) {
      return Outcome.instrumentUnknown(frozenCheck.selfCheck().instrument());
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    Document wanted = document.get();
    if (!ReportFiles.existsIn(wanted.kind(), wanted.edition())) {
      return new Outcome.Failed("Dieses Dokument gibt es nur in der internen Fassung.", false);
    }
    ReportFiles.Made made =
        files.make(
            wanted.kind(),
            inputs.of(
                wanted,
                instrument.get(),
                frozenCheck.selfCheck(),
                FrozenResult.read(objects, result.get())),
            wanted.tone(),
            wanted.edition(),
            new ReportMeta(
                check.get().municipality().name(),
                check.get().phaseName(),
                today,
                job.submission()));
    return new Outcome.Done(List.of(store(job, wanted, made, today)));
  }

  private Write store(Job job, Document document, ReportFiles.Made made, LocalDate today) {
    String key = ObjectKeys.document(job.checkId(), document.id(), made.extension());
    long length = made.bytes().length;
    if (!objects.putIfAbsent(key, made.bytes(), made.contentType())) {
      // An attempt before this one got as far as the bucket; its document stands.
      length = objects.get(key).map(stored -> (long) stored.length).orElse(length);
    }
    return document.made(today, length, made.name(), key).write();
  }

  private Optional<Document> document(Job job, Rendering rendering) {
    return checks.document(job.checkId(), rendering.documentId(job.submission()));
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    return job.document()
        .flatMap(rendering -> document(job, rendering))
        .map(document -> List.of(document.failed(today, reason).write()))
        .orElseGet(List::of);
  }
}
