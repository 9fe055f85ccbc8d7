package org.selbstcheck.app.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.app.testbed.TownHall.agreed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;

/// A submitted check takes answers again, and what was submitted stays as it is.
class ReopeningTest {

  private final Testbed bed = new Testbed();
  private final TownHall town = new TownHall(bed);
  private final String link = town.coordinator;
  private final String deputy = town.link(Link.Role.DEPUTY, "koordination");

  @BeforeEach
  void submit() {
    bed.save(link, indicator(0), level(1));
    ok(bed.submitting(link, 1));
    bed.runJobs();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private static String level(int level) {
    return "{\"level\": " + level + "}";
  }

  private Answered result(int submission) {
    return ok(
        bed.call("GET /api/check/result")
            .link(link)
            .query("submission", Integer.toString(submission)));
  }

  private Map<String, String> objects() {
    return new TreeMap<>(bed.bucket.everything());
  }

  private JsonNode answer() {
    return ok(bed.call("GET /api/check/answers").link(link)).json().path("answers").path(0);
  }

  @Test
  void check_reopenedAndSubmittedAgain_hasTwoResultsAndTheFirstIsByteEqual() {
    String first = result(1).body();
    Map<String, String> objects = objects();
    bed.clock.pass(Duration.ofDays(2));

    Answered reopened = ok(town.reopening(deputy, 1, "Das Jugendamt hat nachgereicht."));
    assertThat(reopened.at("/state")).isEqualTo("reopened");
    assertThat(reopened.json().path("writable").booleanValue()).isTrue();
    assertThat(reopened.at("/nextSubmission")).isEqualTo("2");
    assertThat(result(1).body()).as("while it is open").isEqualTo(first);
    assertThat(bed.result(link).body()).as("the last submission").isEqualTo(first);

    ok(bed.saving(link, indicator(0), level(4), "write-002", 1));
    town.openAgreement();
    ok(town.recording(link, indicator(0), agreed(3, "Darum."), "point-001", 0));
    ok(bed.submitting(link, 2));
    bed.runJobs();

    assertThat(bed.result(link).at("/submission/number")).isEqualTo("2");
    assertThat(bed.result(link).at("/selfCheck/answers/0/answer/level")).isEqualTo("4");
    assertThat(bed.result(link).at("/selfCheck/agreed/0/answer/level")).isEqualTo("3");
    assertThat(result(1).body()).isEqualTo(first);
    assertThat(objects()).containsAllEntriesOf(objects);
    Answered submissions = ok(bed.call("GET /api/check/submissions").link(link));
    assertThat(submissions.json().path("submissions"))
        .extracting(it -> it.path("number").asInt())
        .containsExactly(2, 1);
    assertThat(submissions.at("/submissions/1/on"))
        .isEqualTo(bed.clock.today().minusDays(2).toString());
    assertThat(town.log())
        .contains(
            "deputy reopened Das Jugendamt hat nachgereicht.",
            "coordinator submitted 1",
            "coordinator submitted 2");
  }

  @Test
  void reopening_repeated_isTheSameSuccessAndLoggedOnce() {
    Answered first = ok(town.reopening(link, 1, "Darum."));
    String before = bed.everything();

    assertThat(ok(town.reopening(link, 1, "Darum.")).json()).isEqualTo(first.json());
    assertThat(bed.everything()).isEqualTo(before);

    ok(bed.submitting(link, 2));
    bed.runJobs();
    before = bed.everything();
    assertThat(ok(town.reopening(link, 1, "Darum.")).at("/state"))
        .as("the first one was reopened; the second one is not")
        .isEqualTo("submitted");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void reopening_whoseAnswerGotLostAtAnyStep_happensOnce() {
    for (Fault fault : Fault.values()) {
      for (int n = 1; n <= 4; n++) {
        try (Testbed other = new Testbed()) {
          TownHall hall = new TownHall(other);
          other.save(hall.coordinator, indicator(0), level(1));
          ok(other.submitting(hall.coordinator, 1));
          Call call = hall.reopening(hall.coordinator, 1, "Darum.");
          int step = n;
          Captured.output(
              () -> {
                other.steps.failAt(step, fault);
                assertThat(call.send().status()).isEqualTo(500);
              });
          other.steps.heal();

          assertThat(ok(call).at("/state")).isEqualTo("reopened");
          assertThat(hall.log()).containsOnlyOnce("coordinator reopened Darum.");
        }
      }
    }
  }

  @Test
  void reopening_bySixteenAtOnce_happensOnce() {
    IntStream.range(0, 16).parallel().forEach(_ -> ok(town.reopening(link, 1, "Darum.")));

    assertThat(town.log()).containsOnlyOnce("coordinator reopened Darum.");
  }

  @Test
  void reopening_whileTheProjectTeamInvitesAnew_happens() {
    bed.steps.before(
        write -> write.key().sk().equals("META"),
        () ->
            ok(
                bed.call("POST /api/administration/phases/{phase}/municipalities/{key}/invitations")
                    .administrator()
                    .path("phase", "fruehling")
                    .path("key", KAUFBEUREN)));

    assertThat(ok(town.reopening(link, 1, "Darum.")).at("/state")).isEqualTo("reopened");
  }

  @Test
  void reopening_ofWhatWasNeverSubmitted_isRefused() {
    String other = bed.confirm(bed.admit("09777151"));
    String before = bed.everything();

    assertThat(town.reopening(other, 1, "Darum.").send().at("/type"))
        .isEqualTo("/errors/not-submitted");
    assertThat(town.reopening(link, 2, "Darum.").send().at("/type"))
        .isEqualTo("/errors/not-submitted");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void reopening_withoutAReason_isRefused() {
    String before = bed.everything();

    for (String reason : new String[] {"", " ", "x".repeat(501)}) {
      assertThat(town.reopening(link, 1, reason).send().pointers()).containsExactly("/reason");
    }
    assertThat(town.reopening(link, 0, "Darum.").send().pointers()).containsExactly("/submission");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void reopening_byOthersThanThoseWhoLead_isForbidden() {
    for (String other :
        List.of(
            town.link(Link.Role.COMPANION, ""),
            town.link(Link.Role.VIEWER, ""),
            town.department("jugend", "Jugendamt"))) {
      String before = bed.everything();
      assertThat(town.reopening(other, 1, "Darum.").send().status()).isEqualTo(403);
      assertThat(bed.everything()).isEqualTo(before);
    }
  }

  @Test
  void reopening_afterTheEndOfThePhase_isRefused() {
    bed.clock.goTo(bed.clock.today().plusMonths(6).plusDays(1));

    assertThat(town.reopening(link, 1, "Darum.").send().at("/type")).isEqualTo("/errors/not-open");
    assertThat(result(1).at("/state")).isEqualTo("done");
  }

  @Test
  void previous_fromBeforeASubmission_staysUnseenWhenTheCheckIsReopened() {
    ok(town.reopening(link, 1, "Darum."));
    ok(bed.saving(link, indicator(0), level(2), "write-002", 1));
    assertThat(answer().at("/previous/answer/level").asInt()).as("what was submitted").isEqualTo(1);
    ok(bed.saving(link, indicator(0), level(3), "write-003", 2));
    assertThat(answer().at("/previous/answer/level").asInt()).isEqualTo(2);
    ok(bed.submitting(link, 2));
    assertThat(answer().has("previous")).isFalse();

    ok(town.reopening(link, 2, "Noch einmal."));

    assertThat(answer().has("previous")).isFalse();
    Answered conflict = bed.saving(link, indicator(0), level(0), "write-004", 1).send();
    assertThat(conflict.json().path("current").has("previous")).isFalse();
    ok(bed.saving(link, indicator(0), level(4), "write-005", 3));
    assertThat(answer().at("/previous/answer/level").asInt()).isEqualTo(3);
  }

  @Test
  void lateSaves_ofASubmission_areToldUntilTheCheckIsReopened() {
    ok(town.reopening(link, 1, "Darum."));
    ok(bed.saving(link, indicator(0), level(2), "write-002", 1));
    assertThat(result(1).json().path("late")).as("an answer of the next submission").isEmpty();

    bed.steps.before(
        write -> write.key().sk().equals("ANSWER#koordination#" + indicator(1)),
        () -> ok(bed.submitting(link, 2)));
    bed.save(link, indicator(1), level(2));
    bed.runJobs();

    assertThat(result(2).json().path("late")).hasSize(1);
    assertThat(result(2).at("/late/0")).isEqualTo(indicator(1));
    assertThat(result(1).json().path("late")).isEmpty();
  }

  @Test
  void lateOutcomesAndTargets_ofASubmission_areTold() {
    ok(town.reopening(link, 1, "Darum."));
    town.openAgreement();
    bed.steps.before(
        write -> write.key().sk().startsWith("POINT#"), () -> ok(bed.submitting(link, 2)));
    ok(town.recording(link, indicator(0), agreed(3, "Zu spät."), "point-001", 0));
    bed.runJobs();
    assertThat(result(2).at("/late/0")).isEqualTo(indicator(0));
    assertThat(result(2).body()).doesNotContain("Zu spät.");

    ok(town.reopening(link, 2, "Darum."));
    bed.steps.before(write -> write.key().sk().equals("AIMS"), () -> ok(bed.submitting(link, 3)));
    ok(town.aims(link, 0, "[{\"indicator\": \"%s\", \"level\": 4}]".formatted(indicator(5)), "[]"));
    bed.runJobs();

    assertThat(result(3).json().path("late")).hasSize(1);
    assertThat(result(3).at("/late/0")).isEqualTo(indicator(5));
    assertThat(result(3).body()).contains("Zu spät.");
  }
}
