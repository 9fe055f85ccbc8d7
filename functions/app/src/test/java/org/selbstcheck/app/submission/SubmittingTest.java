package org.selbstcheck.app.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;

/// Submitting happens once, whatever dies on the way.
class SubmittingTest {

  private final Testbed bed = new Testbed();
  private final Town town = new Town(bed);
  private final String link = town.link;

  @AfterEach
  void close() {
    bed.close();
  }

  /// A town with one answer and one note.
  private static final class Town {
    private final Testbed bed;
    private final String link;

    Town(Testbed bed) {
      this.bed = bed;
      link = bed.start();
      bed.save(link, indicator(0), "{\"level\": 2}");
      ok(bed.noting(link, indicator(0), "Grund", "note-0001", 0));
    }

    String scoringId(int number) {
      return Job.scoringId(checkId(link), number);
    }

    Map<String, String> frozen() {
      Map<String, String> objects = bed.bucket.everything();
      objects.keySet().removeIf(key -> !key.contains("/submissions/"));
      return objects;
    }

    List<Job> scorings() {
      return Stream.of(Job.State.values())
          .flatMap(state -> bed.jobs(state).stream())
          .filter(job -> job.kind() == Job.Kind.SCORING)
          .toList();
    }

    void submittedOnce(Map<String, String> frozenBefore) {
      Answered check = ok(bed.call("GET /api/check").link(link));
      assertThat(check.at("/state")).isEqualTo("submitted");
      assertThat(check.at("/submission/number")).isEqualTo("1");
      assertThat(check.at("/nextSubmission")).isEqualTo("2");
      assertThat(frozen()).hasSize(1).containsAllEntriesOf(frozenBefore);
      assertThat(scorings()).hasSize(1);
      assertThat(bed.everything().split("SUBMISSION#", -1)).hasSize(2);
      bed.runJobs();
      assertThat(bed.result(link).at("/state")).isEqualTo("done");
      assertThat(bed.result(link).at("/selfCheck/submittedOn"))
          .as("the day of the frozen self-check counts, whoever finished it and when")
          .isEqualTo(check.at("/submission/on"))
          .isEqualTo(bed.result(link).at("/submission/on"));
    }
  }

  @Test
  void submit_ofNothing_isRefused() {
    String other = bed.confirm(bed.admit("09777151"));
    String before = bed.everything();

    assertThat(bed.submitting(other, 1).send().at("/type")).isEqualTo("/errors/nothing-answered");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void submit_ofTypedTextAlone_isRefused() {
    String other = bed.confirm(bed.admit("09777151"));
    ok(bed.noting(other, indicator(0), "nur Text", "note-0001", 0));
    ok(bed.saving(other, indicator(0), "null", "write-001", 0));

    assertThat(bed.submitting(other, 1).send().at("/type")).isEqualTo("/errors/nothing-answered");
  }

  @Test
  void submit_underAWrongNumber_isRefused() {
    String before = bed.everything();

    assertThat(bed.submitting(link, 2).send().at("/type")).isEqualTo("/errors/not-open");
    assertThat(bed.everything()).isEqualTo(before);
    ok(bed.submitting(link, 1));
    assertThat(bed.submitting(link, 2).send().at("/type")).isEqualTo("/errors/not-open");
    assertThat(bed.submitting(link, 3).send().at("/type")).isEqualTo("/errors/not-open");
  }

  @Test
  void submit_onADay_carriesThatDayEverywhere() {
    String day = bed.clock.today().toString();
    Answered submitted = ok(bed.submitting(link, 1));
    bed.clock.pass(Duration.ofDays(3));
    bed.runJobs();

    assertThat(submitted.at("/on")).isEqualTo(day);
    assertThat(bed.result(link).at("/submission/on")).isEqualTo(day);
    assertThat(bed.result(link).at("/selfCheck/submittedOn")).isEqualTo(day);
    assertThat(ok(bed.call("GET /api/check").link(link)).at("/submission/on")).isEqualTo(day);
  }

  @Test
  void submit_twiceAtOnce_happensOnce() {
    List<String> answers =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(_ -> ok(bed.submitting(link, 1)).body())
            .distinct()
            .toList();

    assertThat(answers).hasSize(1);
    town.submittedOnce(Map.of());
  }

  /// Dies at every step in turn; then the coordinator tries again.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void submit_thatDiedAtAnyStep_isFinishedByTheNextSubmit(Fault fault) {
    int steps = stepsOfOneSubmit();
    for (int n = 1; n <= steps; n++) {
      try (Testbed other = new Testbed()) {
        Town test = dead(other, n, fault);
        Map<String, String> before = test.frozen();
        other.clock.pass(Duration.ofDays(1));
        ok(other.submitting(test.link, 1));
        test.submittedOnce(before);
      }
    }
  }

  /// Dies at every step in turn; then nobody tries again but housekeeping.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void submit_thatDiedAtAnyStep_isFinishedByHousekeeping(Fault fault) {
    int steps = stepsOfOneSubmit();
    List<Integer> finished = new ArrayList<>();
    for (int n = 1; n <= steps; n++) {
      try (Testbed other = new Testbed()) {
        Town test = dead(other, n, fault);
        String state = ok(other.call("GET /api/check").link(test.link)).at("/state");
        Map<String, String> before = test.frozen();
        other.clock.pass(Duration.ofMinutes(3));
        other.keepHouse();
        if (state.equals("open")) {
          assertThat(ok(other.call("GET /api/check").link(test.link)).at("/state"))
              .as("was never begun")
              .isEqualTo("open");
          assertThat(test.frozen()).isEmpty();
        } else {
          finished.add(n);
          test.submittedOnce(before);
          other.clock.pass(Duration.ofMinutes(15));
          other.keepHouse();
          assertThat(other.jobs(Job.State.WAITING))
              .as("but for the end of retention")
              .extracting(Job::kind)
              .containsOnly(Job.Kind.ERASURE);
        }
      }
    }
    assertThat(finished).as("steps after which a submission was under way").hasSizeGreaterThan(2);
  }

  private int stepsOfOneSubmit() {
    bed.steps.failAt(Integer.MAX_VALUE, Fault.BEFORE);
    ok(bed.submitting(link, 1));
    int steps = bed.steps.heal();
    assertThat(steps).isGreaterThan(5);
    return steps;
  }

  private static Town dead(Testbed other, int step, Fault fault) {
    Town test = new Town(other);
    other.steps.failAt(step, fault);
    String log =
        Captured.output(
            () ->
                assertThat(other.submitting(test.link, 1).send().status())
                    .as("step %s", step)
                    .isEqualTo(500));
    assertThat(log).contains("Outage").doesNotContain(test.link);
    other.steps.heal();
    return test;
  }

  @Test
  void save_justBeforeTheCheckCloses_isInTheSubmissionAndNotLate() {
    bed.steps.before(
        write -> write.key().sk().equals("META"),
        () -> bed.save(link, indicator(1), "{\"level\": 1}"));

    ok(bed.submitting(link, 1));
    bed.runJobs();

    assertThat(bed.result(link).json().path("late")).isEmpty();
    assertThat(bed.result(link).json().path("selfCheck").path("answers")).hasSize(2);
  }

  /// A save reads the check while it is open and writes when it is frozen already.
  @Test
  void save_slippingInAfterTheFreeze_isKeptAndToldAndNotInTheResult() {
    bed.steps.before(
        write -> write.key().sk().equals("ANSWER#koordination#" + indicator(1)),
        () -> ok(bed.submitting(link, 1)));
    bed.steps.before(
        write -> write.key().sk().startsWith("SUBMISSION#"),
        () -> assertThat(town.frozen()).hasSize(1));

    ok(bed.saving(link, indicator(1), "{\"level\": 3}", "late-0001", 0));
    bed.runJobs();

    Answered result = bed.result(link);
    assertThat(result.json().path("late")).hasSize(1);
    assertThat(result.at("/late/0")).isEqualTo(indicator(1));
    assertThat(result.json().path("selfCheck").path("answers")).hasSize(1);
    assertThat(indicatorState(result, indicator(1))).isEqualTo("unanswered");
    assertThat(ok(bed.call("GET /api/check/answers").link(link)).json().path("answers")).hasSize(2);
  }

  @Test
  void changeOfAnAnswer_slippingInAfterTheFreeze_isToldAndNotInTheResult() {
    bed.steps.before(
        write -> write.key().sk().equals("ANSWER#koordination#" + indicator(0)),
        () -> ok(bed.submitting(link, 1)));

    ok(bed.saving(link, indicator(0), "{\"level\": 3}", "late-0001", 1));
    bed.runJobs();

    assertThat(bed.result(link).at("/late/0")).isEqualTo(indicator(0));
    assertThat(bed.result(link).at("/selfCheck/answers/0/answer/level")).isEqualTo("2");
  }

  @Test
  void note_slippingInAfterTheFreeze_isKeptAndTold() {
    bed.steps.before(
        write -> write.key().sk().equals("NOTE#koordination#" + indicator(0)),
        () -> ok(bed.submitting(link, 1)));

    ok(bed.noting(link, indicator(0), "zu spät", "late-0001", 1));
    bed.runJobs();

    assertThat(bed.result(link).at("/late/0")).isEqualTo(indicator(0));
    assertThat(bed.result(link).at("/selfCheck/answers/0/comment")).isEqualTo("Grund");
    assertThat(bed.everything()).contains("zu spät");
  }

  private static String indicatorState(Answered result, String id) {
    for (var indicator : result.json().path("result").path("indicators")) {
      if (indicator.path("id").asText().equals(id)) {
        return indicator.path("state").asText();
      }
    }
    return "";
  }

  /// An administrator invites anew at the moment in which housekeeping finishes a submission.
  @Test
  void submit_finishedByHousekeepingWhileTheCheckChanges_isFinishedInTheNextRound() {
    bed.steps.failAt(6, Fault.BEFORE);
    Captured.output(() -> bed.submitting(link, 1).send());
    bed.steps.heal();
    bed.clock.pass(Duration.ofMinutes(3));
    bed.steps.before(
        write -> write.key().sk().startsWith("SUBMISSION#"),
        () ->
            ok(
                bed.call("POST /api/administration/phases/{phase}/municipalities/{key}/invitations")
                    .administrator()
                    .path("phase", "fruehling")
                    .path("key", KAUFBEUREN)));

    bed.keepHouse();
    assertThat(ok(bed.call("GET /api/check").link(link)).at("/state")).isEqualTo("closing");
    bed.keepHouse();

    town.submittedOnce(Map.of());
  }

  @Test
  void submit_begunBeforeTheEndOfThePhase_isFinishedAfterIt() {
    bed.clock.goTo(bed.clock.today().plusMonths(6));
    bed.steps.failAt(6, Fault.BEFORE);
    Captured.output(() -> bed.submitting(link, 1).send());
    bed.steps.heal();
    bed.clock.pass(Duration.ofDays(2));

    ok(bed.submitting(link, 1));

    town.submittedOnce(Map.of());
  }

  @Test
  void submission_thatIsNotFinished_cannotBeReadYet() {
    bed.steps.before(
        write -> write.key().sk().startsWith("SUBMISSION#"),
        () ->
            assertThat(
                    bed.call("GET /api/check/submissions/{number}")
                        .link(link)
                        .path("number", "1")
                        .send()
                        .status())
                .isEqualTo(404));

    ok(bed.submitting(link, 1));
    ok(bed.call("GET /api/check/submissions/{number}").link(link).path("number", "1"));
    for (String number : List.of("0", "-1", "2", "x", "1.0", "99999999999", "1/../1")) {
      assertThat(
              bed.call("GET /api/check/submissions/{number}")
                  .link(link)
                  .path("number", number)
                  .send()
                  .status())
          .as(number)
          .isEqualTo(404);
    }
  }

  @Test
  void submit_ofDepartmentsThatReleasedNothing_holdsNothingOfThem() {
    String department =
        bed.grant(
            checkId(link), org.selbstcheck.app.store.Link.Role.DEPARTMENT, "jugendamt", false);
    bed.stored.write(
        org.selbstcheck.app.store.Unit.of(
                checkId(link),
                new org.selbstcheck.core.answers.Department("jugendamt", "Jugendamt", false, false),
                bed.clock.instant().plus(Duration.ofDays(100)))
            .write());
    ok(bed.saving(department, indicator(1), "{\"level\": 0}", "write-001", 0));
    ok(bed.noting(department, indicator(1), "vertraulich", "note-0001", 0));

    ok(bed.submitting(link, 1));
    bed.runJobs();

    assertThat(bed.result(link).body()).doesNotContain("vertraulich");
    assertThat(indicatorState(bed.result(link), indicator(1))).isEqualTo("unanswered");
    assertThat(town.scoringId(1)).isEqualTo(town.scorings().getFirst().id());
  }
}
