package org.selbstcheck.app.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Testbed;

/// Ordering reminders: at most one a day and department, and never with a way in.
class RemindingTest {

  private final Testbed bed = new Testbed();
  private final Leading leading = new Leading(bed, bed.start());

  @BeforeEach
  void makeDepartments() {
    for (String id : List.of("amt", "zu")) {
      ok(
          leading
              .call("POST /api/check/departments")
              .json(
                  "{\"id\": \"%s\", \"name\": \"%s\", \"contact\": \"%s@stadt.example\"}"
                      .formatted(id, id, id)));
    }
    ok(leading.saving("zu", 1, "zu", true));
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Call reminding(String text, String... departments) {
    return leading
        .call("POST /api/check/reminders")
        .json(
            "{\"departments\": [\"%s\"], \"text\": \"%s\"}"
                .formatted(String.join("\", \"", departments), text));
  }

  private List<Job> mails() {
    return bed.jobs(Job.State.WAITING).stream().filter(job -> job.kind() == Job.Kind.MAIL).toList();
  }

  @Test
  void reminder_isAJobForWhoeverHasAnAddress() {
    Answered answered = ok(reminding("Bitte antworten Sie.", "amt", "zu", "koordination"));

    assertThat(answered.at("/ordered/0")).isEqualTo("amt");
    assertThat(answered.json().path("ordered")).hasSize(1);
    assertThat(answered.at("/left/0/department")).isEqualTo("zu");
    assertThat(answered.at("/left/0/reason")).isEqualTo("closed");
    assertThat(answered.at("/left/1/reason")).isEqualTo("noContact");
    assertThat(mails())
        .singleElement()
        .extracting(job -> job.mail().orElseThrow())
        .isEqualTo(
            new Job.Mail("amt", "Erinnerung: Selbstcheck Kaufbeuren", "Bitte antworten Sie."));
  }

  @Test
  void reminder_onTheSameDay_isNotOrderedAgain() {
    ok(reminding("Eins.", "amt"));

    assertThat(ok(reminding("Zwei.", "amt")).at("/left/0/reason")).isEqualTo("alreadyToday");
    assertThat(mails()).hasSize(1);
    bed.clock.pass(Duration.ofDays(1));
    assertThat(ok(reminding("Drei.", "amt")).at("/ordered/0")).isEqualTo("amt");
  }

  @Test
  void reminder_withAWayIn_isRefused() {
    String before = bed.everything();
    for (String text :
        List.of(
            "https://check.example/check/#" + leading.link(),
            "HTTP://check.example",
            "siehe www.check.example",
            "Ihr Zugang: " + leading.link(),
            "Ihr Code: ABCD-EFGH-JKMN",
            "Ihr Code: abcd-efgh-jkmn!",
            " ",
            "x".repeat(2001))) {
      assertThat(reminding(text, "amt").send().pointers()).as(text).containsExactly("/text");
    }
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void reminder_toNobodyOrToUnknownOnes_isRefused() {
    assertThat(reminding("Bitte.", "amt", "gibt-es-nicht", "amt").send().pointers())
        .containsExactly("/departments/1", "/departments/2");
    assertThat(
            leading
                .call("POST /api/check/reminders")
                .json("{\"departments\": [], \"text\": \"Bitte.\"}")
                .send()
                .pointers())
        .containsExactly("/departments");
  }

  @Test
  void reminder_ofACheckThatTakesNoAnswers_isRefused() {
    bed.save(leading.link(), indicator(0), "{\"level\": 1}");
    ok(bed.submitting(leading.link(), 1));

    assertThat(reminding("Bitte.", "amt").send().at("/type")).isEqualTo("/errors/not-open");
    assertThat(mails()).isEmpty();
  }
}
