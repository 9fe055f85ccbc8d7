package org.selbstcheck.app.scoring;

import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.ResultPointer;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.instruments.Instruments;

/// Makes the result of a frozen self-check. The same input gives the same bytes, so a second run
/// changes nothing.
final class ScoringWorker implements Worker {

  private final Checks checks;
  private final Objects objects;
  private final Instruments instruments;

  ScoringWorker(Tables tables, Objects objects, Instruments instruments) {
    this.checks = new Checks(tables);
    this.objects = objects;
    this.instruments = instruments;
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.SCORING;
  }

  @Override
  public Outcome work(Job job) {
    Optional<Submission> submission = checks.submission(job.checkId(), job.submission());
    Optional<byte[]> frozen = submission.flatMap(pointer -> objects.get(pointer.objectKey()));
    if (submission.isEmpty() || frozen.isEmpty()) {
      return Outcome.submissionGone();
    }
    FrozenCheck check = FrozenCheck.fromJson(frozen.get());
    Optional<Instrument> instrument = instruments.load(check.selfCheck().instrument());
    if (instrument.isEmpty()) {
      return Outcome.instrumentUnknown(check.selfCheck().instrument());
    }
    Result result = Scoring.score(instrument.get(), check.selfCheck());
    String objectKey = ObjectKeys.result(job.checkId(), job.submission());
    objects.putIfAbsent(
        objectKey, JsonText.write(json -> ResultJson.write(result, json)), "application/json");
    if (checks.result(job.checkId(), job.submission()).isPresent()) {
      return new Outcome.Done(List.of());
    }
    return new Outcome.Done(
        List.of(
            new ResultPointer(job.checkId(), job.submission(), objectKey, job.expiresAt(), 0)
                .write()));
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return List.of();
  }
}
