package org.selbstcheck.app.housekeeping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Testbed;

/// Nothing in the bucket is forgotten, and an erasure that did not happen is noticed.
class SweepingTest {

  private final Testbed bed = new Testbed();

  @AfterEach
  void close() {
    bed.close();
  }

  private String submitted() {
    String link = bed.start();
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    return link;
  }

  private void removeJob(String link) {
    bed.stored.write(bed.job(Job.erasureId(checkId(link))).removal());
  }

  private long objectsOf(String checkId) {
    return bed.bucket.everything().keySet().stream().filter(it -> it.contains(checkId)).count();
  }

  @Test
  void checkWithoutAJob_getsOne_andIsErasedAtTheEndOfItsRetention() {
    String link = submitted();
    Check check = new Checks(bed.stored).check(checkId(link)).orElseThrow();
    removeJob(link);

    bed.keepHouse();

    assertThat(bed.job(Job.erasureId(check.id())).dueAt()).isEqualTo(check.expiresAt());
    bed.clock.goTo(check.expiresAt());
    bed.keepHouse();
    assertThat(objectsOf(check.id())).isZero();
  }

  @Test
  void erasedCheckWithoutAJob_isErasedByTheNextRound() {
    String link = submitted();
    removeJob(link);
    bed.stored.write(new Checks(bed.stored).check(checkId(link)).orElseThrow().erase().write());

    bed.keepHouse();
    bed.keepHouse();

    assertThat(objectsOf(checkId(link))).isZero();
  }

  @Test
  void objectsOfACheckThatNobodyKnows_areLeftAloneForTwoDays() {
    String key = ObjectKeys.result("aaaaaaaaaaaaaaaa", 1);
    bed.bucket.upload(key, "{}".getBytes(UTF_8));

    bed.keepHouse();
    bed.clock.pass(Duration.ofHours(47));
    bed.keepHouse();
    assertThat(bed.bucket.exists(key)).isTrue();

    bed.clock.pass(Duration.ofHours(1));
    bed.keepHouse();
    assertThat(bed.bucket.exists(key)).isFalse();
  }

  /// A document is finished while its check is erased.
  @Test
  void objectThatIsWrittenAfterTheErasure_isRemovedTheNextDay() {
    String link = submitted();
    ok(bed.call("POST /api/check/erasures").link(link).json("{\"municipality\": \"Kaufbeuren\"}"));
    bed.keepHouse();
    bed.bucket.upload(ObjectKeys.document(checkId(link), "late", "pdf"), new byte[1]);

    bed.clock.pass(Duration.ofDays(1));
    bed.keepHouse();
    bed.keepHouse();

    assertThat(objectsOf(checkId(link))).isZero();
  }

  @Test
  void moreThanOneListing_isLookedAtInPortions_onceADay() {
    for (int i = 0; i < 1_001; i++) {
      bed.bucket.upload(ObjectKeys.result("check%011d".formatted(i), 1), new byte[1]);
    }

    bed.keepHouse();
    assertThat(erasures()).isEqualTo(1_000);
    bed.keepHouse();
    assertThat(erasures()).isEqualTo(1_001);

    bed.bucket.upload(ObjectKeys.result("later00000000000", 1), new byte[1]);
    bed.keepHouse();
    assertThat(erasures()).as("the day's look is done").isEqualTo(1_001);
    bed.clock.pass(Duration.ofDays(1));
    bed.keepHouse();
    bed.keepHouse();
    assertThat(erasures()).isEqualTo(1_002);
  }

  private int erasures() {
    return new Jobs(bed.stored).due(Job.Kind.ERASURE, Job.State.WAITING, 5_000).size();
  }

  @Test
  void everyRound_saysHowManyErasuresAreOverdue_asAMetric() {
    String link = submitted();
    assertThat(metric()).contains("\"OverdueErasures\":0");

    bed.stored.write(new Checks(bed.stored).check(checkId(link)).orElseThrow().erase().write());
    Job job = bed.job(Job.erasureId(checkId(link)));
    Instant now = bed.clock.instant();
    bed.stored.write(job.afterFailure("Es ging nicht.", false, now).write());

    assertThat(metric())
        .isEqualTo(
            "{\"_aws\":{\"Timestamp\":"
                + now.toEpochMilli()
                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"Selbstcheck\",\"Dimensions\":[[\"Stack\"]],"
                + "\"Metrics\":[{\"Name\":\"OverdueErasures\",\"Unit\":\"Count\"}]}]},"
                + "\"Stack\":\"musterstapel\",\"OverdueErasures\":1}");
  }

  private String metric() {
    return Captured.output(bed::keepHouse)
        .lines()
        .filter(line -> line.contains("CloudWatchMetrics"))
        .findFirst()
        .orElseThrow();
  }
}
