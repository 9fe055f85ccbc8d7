package org.selbstcheck.app.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.mail.Mail;
import org.selbstcheck.app.testbed.Testbed;

/// The project team learns that somebody wants to take part: how many, once a day, and not who.
class AnnouncingTest {

  private static final String UNIT = "Stabsstelle Frau Muster";

  private final Testbed bed = new Testbed();

  AnnouncingTest() {
    open("fruehling", "Frühling");
    open("herbst", "Herbst");
    bed.keepHouse();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void open(String id, String name) {
    ok(
        bed.call("POST /api/administration/phases")
            .administrator()
            .json(
                """
                {"id": "%s", "name": "%s", "access": "open", "closesOn": "%s",
                 "instrument": {"id": "weltoffene-kommune", "version": 1},
                 "retentionEndsOn": "%s",
                 "notice": {"controller": "Stiftung", "contact": "team@example.org",
                            "purpose": "Zweck", "legalBasis": "Art. 6", "recipients": "Niemand"}}"""
                    .formatted(
                        id,
                        name,
                        bed.clock.today().plusMonths(6),
                        bed.clock.today().plusYears(2))));
  }

  /// @return the secret
  private String register(String phase) {
    String secret = bed.ids.secret();
    ok(
        bed.call("POST /api/registrations")
            .json(
                """
                {"phase": "%s", "secret": "%s", "key": "%s", "unit": "%s",
                 "address": "muster@kaufbeuren.de", "message": "Gern."}"""
                    .formatted(phase, secret, KAUFBEUREN, UNIT)));
    return secret;
  }

  private void nextDay() {
    bed.clock.goTo(bed.clock.today().plusDays(1));
    bed.keepHouse();
  }

  @Test
  void registrations_areToldTheNextDay_once_andWithoutWhoItWas() {
    register("fruehling");
    register("fruehling");
    register("herbst");
    bed.keepHouse();
    assertThat(bed.outbox.mails()).as("on the same day").isEmpty();

    nextDay();
    bed.clock.pass(Duration.ofMinutes(15));
    bed.keepHouse();
    nextDay();

    assertThat(bed.outbox.mails()).hasSize(1);
    Mail mail = bed.outbox.mails().getFirst();
    assertThat(mail.to()).isEqualTo("team@projekt.example");
    assertThat(mail.subject()).isEqualTo("Selbstcheck: 3 neue Anmeldungen");
    assertThat(mail.text())
        .contains("– Frühling: 2 neue Anmeldungen, insgesamt warten 2 auf Ihre Entscheidung\n")
        .contains("– Herbst: eine neue Anmeldung, insgesamt wartet eine auf Ihre Entscheidung\n")
        .doesNotContain("Kaufbeuren", "Muster", "muster@", "Gern.");
  }

  @Test
  void registrationOfALaterDay_isToldAnew_withAllThatWait() {
    register("fruehling");
    nextDay();
    register("fruehling");

    nextDay();

    assertThat(bed.outbox.mails())
        .hasSize(2)
        .last()
        .extracting(Mail::text)
        .asString()
        .contains("Frühling: eine neue Anmeldung, insgesamt warten 2 auf Ihre Entscheidung");
  }

  @Test
  void registrationThatWasTakenBack_isNotTold() {
    String secret = register("fruehling");
    ok(bed.call("DELETE /api/registration").link("fruehling." + secret));

    nextDay();

    assertThat(bed.outbox.mails()).isEmpty();
  }

  @Test
  void mailThatIsNotTaken_isTriedAgainTheSameDay() {
    register("fruehling");
    bed.outbox.close(true);
    nextDay();

    bed.outbox.close(false);
    bed.clock.pass(Duration.ofMinutes(15));
    bed.keepHouse();

    assertThat(bed.outbox.mails()).hasSize(1);
  }

  @Test
  void nobodyToTell_isNoFault_andWhatWaitsIsToldOnceThereIsSomebody() {
    register("fruehling");
    bed.clock.goTo(bed.clock.today().plusDays(1));
    new Announcing(bed.stored, Optional.of(() -> bed.outbox), Optional.empty(), bed.clock)
        .announce();
    new Announcing(bed.stored, Optional.empty(), Optional.of("team@projekt.example"), bed.clock)
        .announce();
    assertThat(bed.outbox.mails()).isEmpty();

    bed.keepHouse();

    assertThat(bed.outbox.mails()).hasSize(1);
  }
}
