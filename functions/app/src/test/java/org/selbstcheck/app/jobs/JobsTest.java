package org.selbstcheck.app.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Outage;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;

/// Work is done once, however often and whenever somebody is woken for it, and what fails says so.
class JobsTest {

  private final Testbed bed = new Testbed();
  private final String link = submitted(bed);
  private final String scoring = Job.scoringId(checkId(link), 1);

  private static String submitted(Testbed bed) {
    String link = bed.start();
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    return link;
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private String resultState() {
    return bed.result(link).at("/state");
  }

  private Answered jobs() {
    return ok(bed.call("GET /api/administration/jobs").administrator());
  }

  private String frozenKey() {
    return ObjectKeys.submission(checkId(link), 1);
  }

  @Test
  void scoring_deliveredTwiceAndLate_isDoneOnce() {
    bed.deliver(scoring);
    String after = bed.everything();

    bed.deliver(scoring);
    bed.clock.pass(Duration.ofDays(2));
    bed.deliver(scoring, scoring);

    assertThat(bed.everything()).isEqualTo(after);
    assertThat(bed.job(scoring).attempts()).isEqualTo(1);
    assertThat(resultState()).isEqualTo("done");
  }

  @Test
  void records_inABundleWithUnknownAndForeignJobs_doNotDisturbEachOther() {
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    String report = Job.reportId(checkId(link), "1-pdf-plain-public");

    bed.deliver("nobody.knows.this", report, "closing." + checkId(link) + ".1", scoring);

    assertThat(resultState()).isEqualTo("done");
    assertThat(bed.job(report).state()).isEqualTo(Job.State.WAITING);
    assertThat(bed.job(report).attempts()).isZero();
  }

  @Test
  void scoring_byManyConsumersAtOnce_isDoneOnce() {
    IntStream.range(0, 16).parallel().forEach(_ -> bed.deliver(scoring));

    assertThat(bed.job(scoring).attempts()).isEqualTo(1);
    assertThat(bed.job(scoring).state()).isEqualTo(Job.State.DONE);
    assertThat(resultState()).isEqualTo("done");
  }

  @Test
  void scoring_thatOftenFails_fails_isVisible_andBeginsAnewWhenAsked() {
    byte[] frozen = bed.bucket.get(frozenKey()).orElseThrow();
    bed.bucket.upload(frozenKey(), "{\"damaged\": \"Frau Müller\"}".getBytes(UTF_8));

    String log =
        Captured.output(
            () -> {
              bed.deliver(scoring);
              assertThat(bed.job(scoring).state()).isEqualTo(Job.State.WAITING);
              assertThat(resultState()).isEqualTo("waiting");
              assertThat(jobs().json().path("jobs")).as("not yet failed").isEmpty();
              bed.deliver(scoring);
              bed.deliver(scoring);
              assertThat(bed.job(scoring).attempts())
                  .as("the second wait is not over")
                  .isEqualTo(2);
              bed.clock.pass(Duration.ofMinutes(20));
              bed.deliver(scoring);
            });

    assertThat(log).contains(scoring).doesNotContain("Frau Müller");
    assertThat(bed.job(scoring).state()).isEqualTo(Job.State.FAILED);
    assertThat(resultState()).isEqualTo("failed");
    assertThat(bed.bucket.everything()).doesNotContainKey(ObjectKeys.result(checkId(link), 1));
    assertThat(jobs().at("/jobs/0/id")).isEqualTo(scoring);
    assertThat(jobs().at("/jobs/0/kind")).isEqualTo("scoring");
    assertThat(jobs().at("/jobs/0/attempts")).isEqualTo("3");
    assertThat(jobs().at("/jobs/0/reason")).isNotBlank().doesNotContain("Frau Müller");

    bed.bucket.upload(frozenKey(), frozen);
    Answered again =
        ok(
            bed.call("POST /api/administration/jobs/{job}/retries")
                .administrator()
                .path("job", scoring));
    assertThat(again.at("/state")).isEqualTo("waiting");
    assertThat(again.at("/attempts")).isEqualTo("0");
    bed.deliver(scoring);

    assertThat(resultState()).isEqualTo("done");
    assertThat(jobs().json().path("jobs")).as("a scoring that succeeded is not told").isEmpty();
  }

  @Test
  void scoring_ofASubmissionThatIsGone_failsAtOnceWithThatReason() {
    bed.bucket.remove(frozenKey());

    bed.deliver(scoring);

    assertThat(bed.job(scoring).state()).isEqualTo(Job.State.FAILED);
    assertThat(jobs().at("/jobs/0/reason")).contains("Abgabe");
  }

  @Test
  void scoring_whoseConsumerDied_isTakenOverWhenItsLeaseIsOver() {
    bed.steps.failAt(3, Fault.BEFORE);
    quietly(() -> bed.deliver(scoring));
    bed.steps.heal();
    assertThat(bed.job(scoring).state()).isEqualTo(Job.State.RUNNING);

    bed.deliver(scoring);
    bed.keepHouse();
    assertThat(bed.job(scoring).attempts()).as("the lease still holds").isEqualTo(1);
    bed.clock.pass(Job.LEASE);
    bed.keepHouse();
    assertThat(bed.job(scoring).state()).isEqualTo(Job.State.WAITING);
    bed.runJobs();

    assertThat(resultState()).isEqualTo("done");
    assertThat(bed.job(scoring).attempts()).isEqualTo(2);
  }

  @Test
  void scoring_whoseConsumersAllDie_fails() {
    for (int i = 0; i < Job.MOST_ATTEMPTS; i++) {
      bed.steps.failAt(3, Fault.BEFORE);
      quietly(() -> bed.deliver(scoring));
      bed.steps.heal();
      bed.clock.pass(Job.LEASE);
    }
    bed.keepHouse();
    bed.runJobs();

    assertThat(bed.job(scoring).state()).isEqualTo(Job.State.FAILED);
    assertThat(resultState()).isEqualTo("failed");
    assertThat(jobs().json().path("jobs")).hasSize(1);
  }

  /// Dies at every step in turn; housekeeping and the stream go on.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void scoring_thatDiedAtAnyStep_isDoneInTheEndAndOnce(Fault fault) {
    bed.steps.failAt(Integer.MAX_VALUE, fault);
    bed.deliver(scoring);
    int steps = bed.steps.heal();
    String expected = bed.bucket.everything().get(ObjectKeys.result(checkId(link), 1));
    assertThat(steps).isGreaterThan(4);

    for (int n = 1; n <= steps; n++) {
      try (Testbed other = new Testbed()) {
        String town = submitted(other);
        String job = Job.scoringId(checkId(town), 1);
        other.steps.failAt(n, fault);
        quietly(() -> other.deliver(job));
        other.steps.heal();
        for (int round = 0; round < 2; round++) {
          other.clock.pass(Duration.ofMinutes(15));
          other.keepHouse();
          other.runJobs();
        }
        assertThat(other.result(town).at("/state")).as("step %s", n).isEqualTo("done");
        assertThat(other.job(job).state()).isEqualTo(Job.State.DONE);
        assertThat(other.job(job).attempts()).isLessThanOrEqualTo(2);
        assertThat(other.bucket.everything().get(ObjectKeys.result(checkId(town), 1)))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void scoring_whoseTakingTheSdkSentTwice_isDoneAfterTheLease() {
    bed.steps.repeatPuts(true);
    bed.deliver(scoring);
    bed.steps.repeatPuts(false);
    assertThat(resultState()).isEqualTo("waiting");

    bed.clock.pass(Duration.ofMinutes(15));
    bed.keepHouse();
    bed.runJobs();

    assertThat(resultState()).isEqualTo("done");
  }

  @Test
  void job_whoseRecordWasLost_isWokenByHousekeeping() {
    long before = bed.job(scoring).revision();

    bed.keepHouse();

    assertThat(bed.job(scoring).revision())
        .as("written, so that the stream sees it")
        .isGreaterThan(before);
    bed.runJobs();
    assertThat(resultState()).isEqualTo("done");
  }

  @Test
  void housekeeping_withOneSubmissionThatCannotBeFinished_stillWakesTheOthers() {
    String other = bed.confirm(bed.admit("09777151"));
    bed.save(other, indicator(0), "{\"level\": 1}");
    bed.steps.failAt(6, Fault.BEFORE);
    quietly(() -> bed.submitting(other, 1).send());
    bed.steps.heal();
    bed.bucket.upload(
        ObjectKeys.submission(checkId(other), 1), "not what it should be".getBytes(UTF_8));
    long before = bed.job(scoring).revision();
    bed.clock.pass(Duration.ofMinutes(3));

    String log = Captured.output(bed::keepHouse);

    assertThat(log).contains("closing." + checkId(other)).contains("ERROR");
    assertThat(bed.job(scoring).revision()).isGreaterThan(before);
  }

  @Test
  void job_afterTheEndOfRetention_isLeftAloneUntilItsCheckIsErased() {
    bed.clock.goTo(bed.clock.today().plusYears(2));
    String before = bed.everything();

    bed.deliver(scoring);

    assertThat(bed.everything()).isEqualTo(before);
    bed.keepHouse();
    assertThat(bed.stored.everything()).noneMatch(item -> item.key().pk().startsWith("CHECK#"));
  }

  @Test
  void report_orderedTwice_isOneJobAndOneDocument() {
    Answered first = ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    assertThat(ok(bed.ordering(KAUFBEUREN, "plain", "public")).json()).isEqualTo(first.json());
    bed.runJobs();
    assertThat(ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/state"))
        .isEqualTo("done");

    assertThat(jobs().json().path("jobs")).hasSize(1);
    assertThat(documents().json().path("documents")).hasSize(1);
    ok(bed.ordering(KAUFBEUREN, "plain", "internal"));
    ok(bed.ordering(KAUFBEUREN, "balanced", "public"));
    assertThat(documents().json().path("documents")).hasSize(3);
  }

  @Test
  void report_orderedByManyAtOnce_isOneJob() {
    List<String> ids =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(
                _ -> ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/document"))
            .distinct()
            .toList();

    assertThat(ids).hasSize(1);
    assertThat(documents().json().path("documents")).hasSize(1);
  }

  @Test
  void report_thatFails_saysWhyToBothSidesAndCanBeTriedAnew() {
    String id = ordered();
    run(id, () -> new Outcome.Failed("Die Schrift fehlt.", false));

    assertThat(jobs().at("/jobs/0/reason")).isEqualTo("Die Schrift fehlt.");
    assertThat(documents().at("/documents/0/state")).isEqualTo("failed");
    assertThat(documents().at("/documents/0/reason")).isEqualTo("Die Schrift fehlt.");
    assertThat(
            bed.call("POST /api/check/documents/{document}/links")
                .link(link)
                .path("document", documents().at("/documents/0/id"))
                .send()
                .status())
        .isEqualTo(404);

    ok(retrying(id));
    assertThat(documents().at("/documents/0/state")).isEqualTo("waiting");
    assertThat(documents().json().path("documents").path(0).has("reason")).isFalse();
    assertThat(retrying(id).send().at("/type")).isEqualTo("/errors/not-failed");
    bed.runJobs();
    assertThat(documents().at("/documents/0/state")).isEqualTo("done");
  }

  @Test
  void report_thatThrows_isTriedThreeTimesThenFails() {
    String id = ordered();
    AtomicInteger tries = new AtomicInteger();
    Captured.output(
        () -> {
          for (int i = 0; i < 6; i++) {
            run(
                id,
                () -> {
                  tries.incrementAndGet();
                  throw new Outage("Frau Müller");
                });
            bed.clock.pass(Duration.ofMinutes(15));
            bed.keepHouse();
          }
        });

    assertThat(tries).hasValue(Job.MOST_ATTEMPTS);
    assertThat(documents().at("/documents/0/state")).isEqualTo("failed");
    assertThat(bed.everything()).doesNotContain("Frau Müller");
  }

  /// A slow consumer comes back after somebody else has taken over and finished.
  @Test
  void report_ofAConsumerWhoseLeaseIsOver_doesNotOverwriteTheOther() {
    String id = ordered();
    run(
        id,
        () -> {
          bed.clock.pass(Job.LEASE);
          bed.keepHouse();
          bed.runJobs();
          return new Outcome.Failed("zu spät", false);
        });

    assertThat(bed.job(id).state()).isEqualTo(Job.State.DONE);
    assertThat(documents().at("/documents/0/state")).isEqualTo("done");
  }

  /// @return the id of the job
  private String ordered() {
    String document = ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/document");
    return Job.reportId(checkId(link), document);
  }

  private void run(String jobId, Supplier<Outcome> work) {
    var checks = new org.selbstcheck.app.store.Checks(bed.stored);
    new JobRunner(
            bed.stored,
            new Worker() {
              @Override
              public Job.Kind kind() {
                return Job.Kind.REPORT;
              }

              @Override
              public Outcome work(Job job) {
                return work.get();
              }

              @Override
              public List<Write> onFailure(Job job, String reason) {
                List<Write> writes = new ArrayList<>();
                checks
                    .documents(job.checkId())
                    .forEach(it -> writes.add(it.failed(bed.clock.today(), reason).write()));
                return writes;
              }
            },
            bed.clock)
        .run(jobId);
  }

  private org.selbstcheck.app.testbed.Call retrying(String jobId) {
    return bed.call("POST /api/administration/jobs/{job}/retries")
        .administrator()
        .path("job", jobId);
  }

  private Answered documents() {
    return ok(bed.call("GET /api/check/documents").link(link));
  }

  /// Does what may fail, as the platform would see it.
  private static void quietly(Runnable dies) {
    Captured.output(
        () -> {
          try {
            dies.run();
          } catch (Outage e) {
            assertThat(e).hasMessageContaining("step");
          }
        });
  }
}
