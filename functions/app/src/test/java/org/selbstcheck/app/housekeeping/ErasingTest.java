package org.selbstcheck.app.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Outage;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;

/// What is erased is gone from tables and bucket, and nothing else is.
class ErasingTest {

  private static final String NOTHING = "[]\n[]";

  /// Two towns that submitted and have a report each.
  private static final class Towns implements AutoCloseable {
    final Testbed bed = new Testbed();
    final String link = bed.start();
    final String other = bed.confirm(bed.admit("09777151"));
    final Check check;

    Towns() {
      for (String one : List.of(link, other)) {
        bed.save(one, indicator(0), "{\"level\": 2}");
        bed.save(one, indicator(1), "{\"unknown\": true}");
        ok(bed.noting(one, indicator(0), "Ein Grund", "note-0001", 0));
        ok(bed.submitting(one, 1));
      }
      bed.runJobs();
      ok(bed.ordering(KAUFBEUREN, "plain", "public"));
      bed.runJobs();
      check = new Checks(bed.stored).check(checkId(link)).orElseThrow();
      assertThat(everythingOf(link)).contains("Ein Grund", "results/1.json", "documents/");
    }

    /// Items and objects of a check.
    String everythingOf(String token) {
      String id = checkId(token);
      return bed.stored.everything().stream()
              .filter(item -> item.key().pk().equals("CHECK#" + id))
              .toList()
          + "\n"
          + bed.bucket.everything().entrySet().stream()
              .filter(object -> object.getKey().contains(id))
              .toList();
    }

    Job erasure() {
      return bed.job(Job.erasureId(check.id()));
    }

    /// Dates the job that the admission wrote.
    void order(Instant dueAt) {
      bed.stored.write(
          new Jobs(bed.stored)
              .job(Job.erasureId(check.id()))
              .orElseGet(() -> Job.erasure(check))
              .postponed(dueAt)
              .write());
    }

    void erase() {
      bed.stored.write(check.erase().write());
      order(bed.clock.instant());
    }

    @Override
    public void close() {
      bed.close();
    }
  }

  @Test
  void check_pastItsRetention_isErasedWithItsObjects() {
    try (Towns towns = new Towns()) {
      towns.order(towns.check.expiresAt());
      towns.bed.clock.goTo(towns.check.expiresAt());

      towns.bed.keepHouse();

      assertThat(towns.everythingOf(towns.link)).isEqualTo(NOTHING);
      assertThat(towns.erasure().state()).isEqualTo(Job.State.DONE);
    }
  }

  @Test
  void check_erasedByItsCoordinator_isGone_othersStay() {
    try (Towns towns = new Towns()) {
      String other = towns.everythingOf(towns.other);
      towns.erase();

      towns.bed.keepHouse();

      assertThat(towns.everythingOf(towns.link)).isEqualTo(NOTHING);
      assertThat(towns.everythingOf(towns.other)).isEqualTo(other);
      assertThat(towns.bed.jobs(Job.State.DONE))
          .filteredOn(job -> job.checkId().equals(towns.check.id()))
          .as("jobs that are left, which would show in the administration's list")
          .extracting(Job::kind)
          .containsExactly(Job.Kind.ERASURE);
    }
  }

  /// Also those to a department that does not exist any more.
  @Test
  void reminders_waitingOrSent_goWithTheCheck() {
    try (Testbed bed = new Testbed()) {
      String link = bed.start();
      Leading leading = new Leading(bed, link);
      for (String id : List.of("amt", "weg")) {
        ok(
            leading
                .call("POST /api/check/departments")
                .json(
                    "{\"id\": \"%s\", \"name\": \"%s\", \"contact\": \"%s@stadt.example\"}"
                        .formatted(id, id, id)));
      }
      remind(leading);
      bed.keepHouse();
      bed.clock.pass(Duration.ofDays(1));
      remind(leading);
      assertThat(leading.remove("weg").status()).isEqualTo(200);
      assertThat(mails(bed)).isEqualTo(4);

      ok(
          bed.call("POST /api/check/erasures")
              .link(link)
              .json("{\"municipality\": \"Kaufbeuren\"}"));
      bed.keepHouse();

      assertThat(mails(bed)).isZero();
      assertThat(bed.outbox.mails()).hasSize(2);
    }
  }

  private static void remind(Leading leading) {
    ok(
        leading
            .call("POST /api/check/reminders")
            .json("{\"departments\": [\"amt\", \"weg\"], \"text\": \"Bitte bis Freitag.\"}"));
  }

  private static long mails(Testbed bed) {
    return bed.stored.everything().stream()
        .filter(item -> item.key().pk().startsWith("JOB#mail."))
        .count();
  }

  /// The phase was extended after the job was written.
  @Test
  void check_whoseRetentionIsNotOver_staysAndIsLookedAtThen() {
    try (Towns towns = new Towns()) {
      towns.order(towns.bed.clock.instant());
      String before = towns.everythingOf(towns.link);

      towns.bed.keepHouse();

      assertThat(towns.everythingOf(towns.link)).isEqualTo(before);
      assertThat(towns.erasure().state()).isEqualTo(Job.State.WAITING);
      assertThat(towns.erasure().dueAt()).isEqualTo(towns.check.expiresAt());
      assertThat(towns.erasure().attempts()).isZero();
    }
  }

  @Test
  void check_whoseItemsThePlatformTookAlready_losesItsObjects() {
    try (Towns towns = new Towns()) {
      towns.order(towns.check.expiresAt());
      Checks.Removals removals = new Checks(towns.bed.stored).removals(towns.check.id());
      removals.parts().forEach(removal -> towns.bed.stored.write(removal));
      towns.bed.stored.write(removals.head().orElseThrow());
      towns.bed.clock.goTo(towns.check.expiresAt());

      towns.bed.keepHouse();

      assertThat(towns.everythingOf(towns.link)).isEqualTo(NOTHING);
    }
  }

  /// Whatever dies on the way: later rounds of housekeeping finish it.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void erasure_thatDiesAtAnyStep_isFinishedByALaterRound(Fault fault) {
    for (int step = 1; ; step++) {
      try (Towns towns = new Towns()) {
        towns.erase();
        towns.bed.steps.failAt(step, fault);
        Captured.output(
            () -> {
              try {
                towns.bed.keepHouse();
              } catch (Outage e) {
                // The whole function died.
              }
            });
        boolean reached = towns.bed.steps.heal() >= step;

        towns.bed.clock.pass(Duration.ofMinutes(15));
        towns.bed.keepHouse();

        assertThat(towns.everythingOf(towns.link)).as("step " + step).isEqualTo(NOTHING);
        if (!reached) {
          assertThat(step).isGreaterThan(5);
          return;
        }
      }
    }
  }
}
