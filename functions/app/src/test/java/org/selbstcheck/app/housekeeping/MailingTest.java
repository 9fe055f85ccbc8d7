package org.selbstcheck.app.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.mail.Mail;
import org.selbstcheck.app.mail.Mailing;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.Department;

/// Reminders reach the address that a department has when they are sent, once.
class MailingTest {

  private final Testbed bed = new Testbed();
  private final Check check = new Checks(bed.stored).check(checkId(bed.start())).orElseThrow();
  private final Job job =
      Job.mail(
          check,
          new Job.Mail("jugendamt", "Erinnerung", "Ihr Teil wartet."),
          bed.clock.today(),
          bed.clock.instant());

  @AfterEach
  void close() {
    bed.close();
  }

  private void department(boolean closed, String contact) {
    bed.stored.write(
        Unit.of(
                check.id(),
                new Department("jugendamt", "Jugendamt", false, closed),
                check.expiresAt())
            .reachedAt(Optional.of(contact).filter(it -> !it.isEmpty()))
            .write());
  }

  private Job.State ordered() {
    bed.stored.write(job.write());
    bed.keepHouse();
    return bed.job(job.id()).state();
  }

  @Test
  void reminder_isSentOnce() {
    department(false, "jugendamt@stadt.example");

    assertThat(ordered()).isEqualTo(Job.State.DONE);
    bed.clock.pass(Duration.ofMinutes(15));
    bed.keepHouse();

    assertThat(bed.outbox.mails())
        .containsExactly(new Mail("jugendamt@stadt.example", "Erinnerung", "Ihr Teil wartet."));
  }

  @Test
  void reminder_toADepartmentThatWasClosedOrHasNoAddress_isNotSent() {
    department(true, "jugendamt@stadt.example");
    assertThat(ordered()).isEqualTo(Job.State.DONE);

    assertThat(bed.outbox.mails()).isEmpty();
  }

  @Test
  void reminder_toADepartmentWithoutAddress_isNotSent() {
    department(false, "");
    assertThat(ordered()).isEqualTo(Job.State.DONE);

    assertThat(bed.outbox.mails()).isEmpty();
  }

  @Test
  void reminder_toAnAddressThatIsNone_failsWithItsReason() {
    department(false, "Zimmer 3");

    assertThat(ordered()).isEqualTo(Job.State.FAILED);
    assertThat(bed.job(job.id()).reason().orElseThrow()).contains("nicht angenommen");
  }

  @Test
  void reminder_whileTheServiceTakesNothing_isSentLater() {
    department(false, "jugendamt@stadt.example");
    bed.outbox.close(true);
    assertThat(ordered()).isEqualTo(Job.State.WAITING);

    bed.outbox.close(false);
    bed.clock.pass(Duration.ofMinutes(15));
    bed.keepHouse();

    assertThat(bed.outbox.mails()).hasSize(1);
    assertThat(bed.job(job.id()).state()).isEqualTo(Job.State.DONE);
  }

  @Test
  void reminder_whereNoSenderIsConfigured_fails() {
    department(false, "jugendamt@stadt.example");
    bed.stored.write(job.write());

    new JobRunner(bed.stored, new Mailing(bed.stored, Optional.empty()), bed.clock).run(job.id());

    assertThat(bed.job(job.id()).state()).isEqualTo(Job.State.FAILED);
  }
}
