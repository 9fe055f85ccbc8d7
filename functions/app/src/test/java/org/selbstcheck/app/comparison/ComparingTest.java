package org.selbstcheck.app.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.ComparisonConsent.Place;
import org.selbstcheck.app.store.ComparisonHead;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.InMemoryObjects;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Neighbours;
import org.selbstcheck.app.testbed.Outage;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.comparison.MinimumSetting;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// The comparison as it is stored and shown: who is in it, and what is told when it is not.
class ComparingTest {

  private final Testbed bed = new Testbed();

  @AfterEach
  void close() {
    bed.close();
  }

  private static Neighbours five(Testbed bed) {
    Neighbours neighbours = new Neighbours(bed);
    IntStream.range(0, 5).forEach(number -> neighbours.join(number, 10 + number));
    return neighbours;
  }

  private Optional<ComparisonHead> head() {
    return new Programme(bed.stored).comparison("fruehling");
  }

  private List<String> ledgers() {
    return bed.bucket.everything().keySet().stream()
        .filter(key -> key.startsWith("comparison/"))
        .toList();
  }

  private Job closing(Neighbours neighbours) {
    return bed.job(Job.snapshotId("fruehling", neighbours.phase().closesOn()));
  }

  private static boolean isHead(Write write) {
    return write.key().pk().startsWith("COMPARISON#");
  }

  private static String state(JsonNode comparison) {
    return comparison.path("state").asText();
  }

  // Agreeing

  @Test
  void consent_ofAMunicipality_isStoredWithKindAndSizeAndLogged() {
    String link = bed.start();
    Leading leading = new Leading(bed, link);

    Answered answered =
        ok(bed.call("PUT /api/check/comparison/consent").link(link).json("{\"agreed\": true}"));

    assertThat(answered.at("/agreed")).isEqualTo("true");
    assertThat(answered.at("/comparedWith"))
        .isEqualTo(
            "kreisfreie Städte, Stadtkreise und Stadtstaaten mit 20\u00a0000 bis unter 50\u00a0000"
                + " Einwohner*innen");
    assertThat(leading.log()).contains("comparisonAgreed coordinator");
  }

  @Test
  void consent_repeated_writesNothing_takenBack_isLoggedOnce() {
    String link = bed.start();
    for (boolean agreed : List.of(true, true, false, false)) {
      ok(
          bed.call("PUT /api/check/comparison/consent")
              .link(link)
              .json("{\"agreed\": " + agreed + "}"));
    }

    assertThat(new Leading(bed, link).log().stream().filter(it -> it.startsWith("comparison")))
        .containsExactlyInAnyOrder("comparisonLeft coordinator", "comparisonAgreed coordinator");
  }

  @Test
  void consent_ofAPartOfATown_isRefused() {
    Neighbours neighbours = new Neighbours(bed);
    neighbours.join("02000000-altona", 1, 10, new Scope.Full());

    assertThat(neighbours.consenting(1, true).send().status()).isEqualTo(409);
    assertThat(state(neighbours.comparison(1))).isEqualTo("partOfATown");
  }

  /// The project team may read attributes of a check's head; none of these is one.
  @Test
  void consent_sharesNoAttributeWithWhatTheProjectTeamReads() {
    five(bed);

    assertThat(
            bed.stored.everything().stream()
                .filter(item -> item.key().sk().equals("COMPARISON"))
                .filter(item -> item.key().pk().startsWith("CHECK#")))
        .hasSize(5)
        .allSatisfy(
            item ->
                assertThat(item.attributes().keySet())
                    .containsExactlyInAnyOrder(
                        "agreed", "comparedKind", "comparedPopulation", "expiresAt", "revision"));
  }

  // Being shown

  @Test
  void comparison_afterThePhase_showsOwnValuesBesideTheCohort() {
    Neighbours neighbours = five(bed);
    assertThat(state(neighbours.comparison(0))).isEqualTo("phaseOpen");
    assertThat(head()).isEmpty();

    neighbours.close();

    JsonNode shown = neighbours.comparison(0);
    assertThat(state(shown)).isEqualTo("shown");
    assertThat(shown.path("cohort").asText())
        .isEqualTo("kreisangehörige Städte und Gemeinden mit unter 5\u00a0000 Einwohner*innen");
    assertThat(shown.path("warning").asText()).contains("Selbsteinschätzungen", "keine Rangliste");
    assertThat(shown.path("lines")).hasSameSizeAs(Testbed.instrument().fields());
    JsonNode line = shown.path("lines").path(0);
    assertThat(line.path("cohort").path("about").asInt()).isEqualTo(5);
    assertThat(line.path("cohort").has("lowerQuartile")).as("fewer than 8").isFalse();
    assertThat(line.path("own").asText())
        .isNotEqualTo(neighbours.comparison(4).path("lines").path(0).path("own").asText());
    assertThat(shown.path("figure").path("svg").asText()).contains("Median der Gruppe");
    assertThat(shown.toString()).doesNotContain("Ort ", "09777");
  }

  @Test
  void comparison_beforeItsPhaseHasSettled_isNotMade() {
    Neighbours neighbours = five(bed);
    bed.clock.goTo(
        neighbours.phase().closesOn().plusDays(1).atTime(0, 30).atZone(Phase.ZONE).toInstant());

    bed.keepHouse();

    assertThat(bed.jobs(Job.State.WAITING)).extracting(Job::kind).doesNotContain(Job.Kind.SNAPSHOT);
    assertThat(state(neighbours.comparison(0))).isEqualTo("waiting");
    assertThat(neighbours.refreshing().send().status()).isEqualTo(409);
  }

  @Test
  void comparison_ofFour_isNotMadeAndSaysSo() {
    Neighbours neighbours = new Neighbours(bed);
    IntStream.range(0, 4).forEach(number -> neighbours.join(number, 10));

    neighbours.close();

    assertThat(state(neighbours.comparison(0))).isEqualTo("noSnapshot");
    assertThat(state(neighbours.published())).isEqualTo("done");
    assertThat(neighbours.published().has("snapshot")).isFalse();
    assertThat(ledgers()).isEmpty();
  }

  @Test
  void comparison_ofWhoDidNotAgreeOrIsNotFull_isNone_andNeitherCounts() {
    Neighbours neighbours = new Neighbours(bed);
    IntStream.range(0, 4).forEach(number -> neighbours.join(number, 10));
    neighbours.join("09777990", 10, 40, new Scope.Full());
    neighbours.join("09777991", 11, 40, new Scope.Short());
    neighbours.agreeAgain(11);

    neighbours.close();

    assertThat(head()).as("four took part").isEmpty();
    assertThat(state(neighbours.comparison(10))).isEqualTo("notAgreed");
    assertThat(state(neighbours.comparison(11))).isEqualTo("notFull");
  }

  @Test
  void comparison_ofAnotherKind_isNoCohort() {
    Neighbours neighbours = five(bed);
    neighbours.join(7, 20, new Place(ComparisonKind.KREIS, PopulationClass.LARGER));

    neighbours.close();

    assertThat(state(neighbours.comparison(7))).isEqualTo("noCohort");
  }

  @Test
  void comparison_ofAViewer_isThatOfTheMunicipality() {
    Neighbours neighbours = five(bed);
    String viewer = neighbours.link(0, Link.Role.VIEWER);
    neighbours.close();

    assertThat(ok(bed.call("GET /api/check/comparison").link(viewer)).json())
        .isEqualTo(neighbours.comparison(0));
  }

  @Test
  void projectTeam_seesTheFiguresAndNeitherWhoNorHowMany() {
    Neighbours neighbours = five(bed);
    neighbours.close();
    JsonNode five = neighbours.published();
    neighbours.join(5, 30);
    neighbours.join(6, 31);
    neighbours.refresh();

    JsonNode seven = neighbours.published();

    assertThat(seven.path("snapshot"))
        .as("two more are told by nothing")
        .isEqualTo(five.path("snapshot"));
    assertThat(five.toString()).doesNotContain("Ort ", "09777", "ledger", "seal");
    assertThat(ok(bed.call("GET /api/administration/jobs").administrator()).body())
        .doesNotContain("snapshot");
  }

  // Leaving

  @Test
  void municipality_thatLeavesBeforeTheSnapshot_isAsIfItHadNeverAgreed() {
    Neighbours neighbours = five(bed);
    neighbours.leave(4);

    neighbours.close();

    assertThat(head()).isEmpty();
  }

  @Test
  void municipality_thatLeavesWhileTheSnapshotIsMade_isNotInIt() {
    Neighbours neighbours = five(bed);
    bed.steps.before(ComparingTest::isHead, () -> neighbours.leave(2));

    neighbours.close();

    assertThat(head()).isEmpty();
    assertThat(ledgers()).isEmpty();
    assertThat(closing(neighbours).state()).isEqualTo(Job.State.WAITING);
    bed.runJobs();
    assertThat(closing(neighbours).state()).isEqualTo(Job.State.DONE);
    assertThat(head()).as("four are left").isEmpty();
  }

  @Test
  void municipality_thatLeavesAfterTheSnapshot_isShownNoneAndTheFiguresStay() {
    Neighbours neighbours = five(bed);
    neighbours.close();
    Map<String, JsonNode> before = neighbours.figures();

    neighbours.leave(4);
    neighbours.refresh();

    assertThat(state(neighbours.comparison(4))).isEqualTo("notAgreed");
    assertThat(neighbours.figures()).isEqualTo(before);
  }

  @Test
  void municipality_erasedWhileTheSnapshotIsMade_isInNoLedger() {
    Neighbours neighbours = five(bed);
    neighbours.join(5, 33);
    bed.steps.before(ComparingTest::isHead, () -> neighbours.erase(5));

    neighbours.close();
    bed.runJobs();

    assertThat(head()).isPresent();
    assertThat(ledgers()).containsExactly(head().orElseThrow().ledgerKey());
    assertThat(digests()).as("of five, in one field").isEqualTo(5);
  }

  @Test
  void municipality_erasedAfterTheSnapshot_isTakenOutOfTheLedgerAndTheOldOneIsGone() {
    Neighbours neighbours = five(bed);
    neighbours.join(5, 33);
    neighbours.close();
    Map<String, JsonNode> before = neighbours.figures();
    assertThat(digests()).isEqualTo(6);
    String ledger = head().orElseThrow().ledgerKey();

    neighbours.erase(5);

    assertThat(digests()).isEqualTo(5);
    assertThat(ledgers()).containsExactly(head().orElseThrow().ledgerKey()).doesNotContain(ledger);
    assertThat(neighbours.figures()).as("tell nothing about it").isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void erasure_thatDiesAtAnyStep_isForgottenByALaterRound(Fault fault) {
    for (int step = 1; ; step++) {
      try (Testbed one = new Testbed()) {
        Neighbours neighbours = five(one);
        neighbours.join(5, 33);
        neighbours.close();
        ok(
            one.call("POST /api/check/erasures")
                .link(neighbours.link(5))
                .json("{\"municipality\": \"Ort 5\"}"));
        one.steps.failAt(step, fault);
        Captured.output(() -> keepHouseOrDie(one));
        boolean reached = one.steps.heal() >= step;
        one.clock.pass(Duration.ofMinutes(15));
        one.keepHouse();

        String key = new Programme(one.stored).comparison("fruehling").orElseThrow().ledgerKey();
        assertThat(one.bucket.everything()).as("step " + step).containsKey(key);
        assertThat(digests(one)).as("step " + step).isEqualTo(5);
        if (!reached) {
          assertThat(step).isGreaterThan(5);
          return;
        }
      }
    }
  }

  private static void keepHouseOrDie(Testbed one) {
    try {
      one.keepHouse();
    } catch (Outage e) {
      // The whole function died.
    }
  }

  private int digests() {
    return digests(bed);
  }

  /// Members of the first field in the ledger that the head names.
  private static int digests(Testbed one) {
    String key = new Programme(one.stored).comparison("fruehling").orElseThrow().ledgerKey();
    return LedgerJson.read(one.bucket.get(key).orElseThrow()).fields().getFirst().members().size();
  }

  // Making

  @ParameterizedTest
  @EnumSource(Fault.class)
  void snapshot_thatDiesAtAnyStep_isMadeOnceAndWhole(Fault fault) {
    for (int step = 1; ; step++) {
      try (Testbed one = new Testbed()) {
        Neighbours neighbours = five(one);
        Job job = due(one, neighbours);
        one.steps.failAt(step, fault);
        Captured.output(
            () -> {
              try {
                one.deliver(job.id());
              } catch (Outage e) {
                // The whole function died.
              }
            });
        boolean reached = one.steps.heal() >= step;
        one.clock.pass(Duration.ofMinutes(15));
        one.keepHouse();
        one.runJobs();

        ComparisonHead head = new Programme(one.stored).comparison("fruehling").orElseThrow();
        assertThat(SnapshotJson.read(head.snapshot()).number()).as("step " + step).isEqualTo(1);
        assertThat(one.bucket.exists(head.ledgerKey())).as("step " + step).isTrue();
        assertThat(one.job(job.id()).state()).as("step " + step).isEqualTo(Job.State.DONE);
        if (!reached) {
          assertThat(step).isGreaterThan(8);
          return;
        }
      }
    }
  }

  /// The job of the closing, waiting.
  private static Job due(Testbed one, Neighbours neighbours) {
    return one.job(neighbours.due());
  }

  /// The second one is begun by the project team while the first is about to write.
  @Test
  void snapshots_twoAtOnce_publishOne() {
    Neighbours neighbours = five(bed);
    Job first = due(bed, neighbours);
    bed.steps.before(
        ComparingTest::isHead,
        () -> {
          IntStream.range(10, 13).forEach(number -> neighbours.join(number, number));
          ok(neighbours.refreshing());
          bed.deliver(Job.snapshotId("fruehling", bed.clock.today()));
        });

    bed.deliver(first.id());
    bed.runJobs();

    assertThat(SnapshotJson.read(head().orElseThrow().snapshot()).number()).isEqualTo(1);
    assertThat(digests()).as("those of the one that was faster").isEqualTo(8);
    assertThat(ledgers()).containsExactly(head().orElseThrow().ledgerKey());
    assertThat(bed.job(first.id()).state()).isEqualTo(Job.State.DONE);
  }

  @Test
  void snapshot_isAskedForOnceADay_andAgainWhereItFailed() {
    Neighbours neighbours = five(bed);
    neighbours.close();
    bed.clock.pass(Duration.ofDays(1));

    assertThat(state(ok(neighbours.refreshing()).json())).isEqualTo("waiting");
    bed.runJobs();
    assertThat(state(ok(neighbours.refreshing()).json())).isEqualTo("done");
    assertThat(neighbours.published().path("refreshable").asBoolean()).isFalse();

    Job today = bed.job(Job.snapshotId("fruehling", bed.clock.today()));
    bed.stored.write(today.afterFailure("Etwas", false, bed.clock.instant()).write());
    assertThat(neighbours.published().path("reason").asText()).isEqualTo("Etwas");
    assertThat(neighbours.published().path("refreshable").asBoolean()).isTrue();
    assertThat(state(ok(neighbours.refreshing()).json())).isEqualTo("waiting");
  }

  @Test
  void snapshot_ofAPhaseThatWasExtended_waitsForItsNextEnd() {
    Neighbours neighbours = five(bed);
    Job job = due(bed, neighbours);
    var phase = neighbours.phase();
    LocalDate later = phase.closesOn().plusDays(30);
    bed.stored.write(
        new Phase(
                phase.id(),
                phase.name(),
                phase.instrument(),
                new PhaseDays(phase.days().opensOn(), later),
                phase.retentionEndsOn(),
                phase.access(),
                phase.notice(),
                phase.revision())
            .write());

    bed.deliver(job.id());
    assertThat(head()).isEmpty();

    neighbours.close();
    assertThat(head()).isPresent();
    assertThat(bed.job(Job.snapshotId("fruehling", later)).state()).isEqualTo(Job.State.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "fünf", "5.0", "0x9", "-7"})
  void snapshot_withoutAProperSetting_publishesNothingAndSaysSo(String setting) {
    Neighbours neighbours = five(bed);
    Job job = due(bed, neighbours);
    MinimumSetting minimum =
        MinimumSetting.read(setting.isEmpty() ? Optional.empty() : Optional.of(setting));

    Captured.output(() -> runner(minimum).run(job.id()));

    assertThat(head()).isEmpty();
    assertThat(ledgers()).isEmpty();
    assertThat(state(neighbours.published())).isEqualTo("failed");
    assertThat(neighbours.published().path("reason").asText()).isNotEmpty();
    assertThat(state(neighbours.comparison(0))).isEqualTo("waiting");
  }

  private JobRunner runner(MinimumSetting minimum) {
    return runner(minimum, bed.bucket);
  }

  private JobRunner runner(MinimumSetting minimum, Objects bucket) {
    return new JobRunner(
        bed.stored,
        new Snapshotting(
            bed.stored, bucket, new InstrumentCatalogue(), minimum, bed.ids, bed.clock),
        bed.clock);
  }

  @Test
  void snapshot_isTheSame_inWhateverOrderItsSubmissionsCome() {
    String snapshot;
    try (Testbed other = new Testbed()) {
      five(other).close();
      snapshot = new Programme(other.stored).comparison("fruehling").orElseThrow().snapshot();
    }
    Neighbours neighbours = five(bed);
    Job job = due(bed, neighbours);
    LastFirst bucket = new LastFirst(5);

    runner(new MinimumSetting.Usable(5), bucket).run(job.id());

    assertThat(bucket.came).as("asked for together").isEqualTo(5);
    assertThat(head().orElseThrow().snapshot()).isEqualTo(snapshot);
  }

  /// Hands out submissions once so many are asked for, the last one first.
  private final class LastFirst extends InMemoryObjects {

    private final CountDownLatch all;
    private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
    private int came;

    LastFirst(int together) {
      this.all = new CountDownLatch(together);
    }

    @Override
    public Optional<byte[]> get(String key) {
      if (!key.startsWith("checks/")) {
        return bed.bucket.get(key);
      }
      CountDownLatch mine = new CountDownLatch(1);
      synchronized (waiting) {
        waiting.push(mine);
      }
      all.countDown();
      try {
        if (!all.await(1, TimeUnit.MINUTES)) {
          throw new IllegalStateException("They are not asked for together");
        }
        synchronized (waiting) {
          waiting.getFirst().countDown();
        }
        mine.await();
        Optional<byte[]> found = bed.bucket.get(key);
        synchronized (waiting) {
          waiting.pop();
          came++;
          if (!waiting.isEmpty()) {
            waiting.getFirst().countDown();
          }
        }
        return found;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void snapshot_whoseLedgerOrSecretIsLost_staysAsItIs() {
    Neighbours neighbours = five(bed);
    neighbours.close();
    JsonNode before = neighbours.published().path("snapshot");
    ledgers().forEach(bed.bucket::remove);
    IntStream.range(10, 20).forEach(number -> neighbours.join(number, 35));

    Captured.output(neighbours::refresh);

    assertThat(state(neighbours.published())).isEqualTo("failed");
    assertThat(neighbours.published().path("snapshot")).isEqualTo(before);
  }

  @Test
  void snapshot_readsOnlyTheLastSubmission() {
    Neighbours neighbours = five(bed);
    IntStream.range(0, 5).forEach(number -> neighbours.resubmit(number, 40));

    neighbours.close();

    assertThat(neighbours.figures().values())
        .allSatisfy(
            figures -> assertThat(figures.path("median").asInt()).isGreaterThanOrEqualTo(80));
  }

  @Test
  void comparison_atTheEndOfRetention_isGoneWithLedgerAndSecret() {
    Neighbours neighbours = five(bed);
    neighbours.close();
    neighbours.leave(0);
    assertThat(bed.everything()).contains("SECRET#fruehling", "comparison/fruehling/");

    bed.clock.goTo(neighbours.phase().expiresAt());
    assertThat(neighbours.published().has("snapshot")).as("before anybody cleared up").isFalse();
    bed.keepHouse();

    assertThat(bed.everything())
        .doesNotContain("SECRET#", "COMPARISON#", "WITHDRAWALS#", "comparison/fruehling/");
  }

  @Test
  void secret_isInNoAnswerAndLiesApartFromTheLedger() {
    Neighbours neighbours = five(bed);
    String log = Captured.output(neighbours::close);
    String secret = new Programme(bed.stored).comparisonSecret("fruehling").orElseThrow().secret();

    assertThat(neighbours.published().toString() + neighbours.comparison(0) + log)
        .doesNotContain(secret);
    assertThat(bed.bucket.everything().toString()).doesNotContain(secret);
    assertThat(head().orElseThrow().toString()).doesNotContain(secret);
  }
}
