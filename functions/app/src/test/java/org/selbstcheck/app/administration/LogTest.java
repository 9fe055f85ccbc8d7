package org.selbstcheck.app.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Account;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;

/// What administration did is written down, by every route that does something.
class LogTest {

  private static final String MEMBERS = "/api/administration/phases/{phase}/municipalities";

  private final Testbed bed = new Testbed();

  @AfterEach
  void close() {
    bed.close();
  }

  /// A minute after what was done before.
  private Call at(String routeKey) {
    bed.clock.pass(Duration.ofMinutes(1));
    return bed.call(routeKey).administrator().path("phase", "fruehling").path("key", KAUFBEUREN);
  }

  private Call reading(String month) {
    return at("GET /api/administration/log").query("month", month);
  }

  private List<String> events() {
    return ok(reading("2026-05")).json().path("entries").findValuesAsText("event");
  }

  @Test
  void everyAct_isInTheLog_newestFirst() {
    bed.openPhase();
    bed.clock.pass(Duration.ofMinutes(1));
    String link = bed.confirm(bed.admit(KAUFBEUREN));
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    ok(at("POST " + MEMBERS + "/{key}/invitations"));
    bed.clock.pass(Duration.ofMinutes(1));
    String document = ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/document");
    bed.runJobs();
    ok(
        bed.call("PUT /api/check/documents/{document}/release")
            .link(link)
            .path("document", document)
            .json("{\"released\": true}"));
    ok(at("POST " + MEMBERS + "/{key}/documents/{document}/links").path("document", document));
    ok(at("POST " + MEMBERS + "/{key}/erasures").json("{\"municipality\": \"Kaufbeuren\"}"));

    assertThat(events())
        .containsExactly(
            "erased",
            "documentOpened",
            "documentOrdered",
            "invitedAnew",
            "admitted",
            "phaseOpened");
  }

  @Test
  void retryOfAJob_isInTheLog() {
    String link = bed.start();
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    var job = bed.jobs(org.selbstcheck.app.store.Job.State.WAITING).getFirst();
    bed.stored.write(job.afterFailure("Es ging nicht.", false, bed.clock.instant()).write());

    ok(at("POST /api/administration/jobs/{job}/retries").path("job", job.id()));

    assertThat(events().getFirst()).isEqualTo("jobRetried");
  }

  @Test
  void entry_namesDayMunicipalityAndAccount_neitherTimeNorPerson() {
    bed.openPhase();
    bed.clock.pass(Duration.ofMinutes(1));
    bed.admit(KAUFBEUREN);

    Answered log = ok(reading("2026-05"));

    JsonNode newest = log.json().at("/entries/0");
    assertThat(newest.path("on").asText()).isEqualTo("2026-05-04");
    assertThat(newest.path("municipality").asText()).isEqualTo("Kaufbeuren");
    assertThat(newest.path("account").asText()).hasSize(8);
    assertThat(newest.path("own").booleanValue()).isTrue();
    assertThat(log.body()).doesNotContain("6b3d1f5e", "10:00");
  }

  @Test
  void accounts_areToldApart_byIssuerAndSubject() {
    Account one = Account.of("https://a.example", "1");

    assertThat(one).isEqualTo(Account.of("https://a.example", "1"));
    assertThat(one).isNotEqualTo(Account.of("https://a.example", "2"));
    assertThat(one).isNotEqualTo(Account.of("https://b.example", "1"));
    assertThat(Account.acting()).isEmpty();
  }

  @Test
  void manyEntries_areReadPageByPage_withoutGapsOrRepeats() {
    for (int i = 0; i < 450; i++) {
      bed.stored.write(
          Audit.ofProgramme("admitted", "p " + i, bed.clock.instant().plusSeconds(i), "u" + i));
    }
    List<String> read = new ArrayList<>();
    Answered page = ok(reading("2026-05"));
    while (true) {
      read.addAll(page.json().path("entries").findValuesAsText("detail"));
      if (!page.json().has("before")) {
        break;
      }
      page = ok(reading("2026-05").query("before", page.at("/before")));
    }

    assertThat(read).hasSize(450).doesNotHaveDuplicates().startsWith("p 449").endsWith("p 0");
  }

  @Test
  void months_areApart_andNonsenseIsRefused() {
    bed.openPhase();

    assertThat(ok(reading("2026-04")).json().path("entries")).isEmpty();
    assertThat(reading("Mai").send().status()).isEqualTo(400);
    assertThat(reading("2026-05").query("before", "-1").send().status()).isEqualTo(400);
  }

  @Test
  void entry_endsFiveYearsAfterItsOwn() {
    bed.openPhase();

    bed.clock.goTo(LocalDate.parse("2031-12-31"));
    assertThat(events()).isNotEmpty();
    bed.clock.goTo(LocalDate.parse("2032-01-01"));
    assertThat(events()).isEmpty();
    assertThat(bed.everything())
        .as("and the platform removes it")
        .contains("N=" + Instant.parse("2031-12-31T23:00:00Z").getEpochSecond() + ")");
  }
}
