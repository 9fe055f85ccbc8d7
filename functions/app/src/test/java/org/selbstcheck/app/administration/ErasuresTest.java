package org.selbstcheck.app.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;

/// A municipality asks in writing that its check be erased.
class ErasuresTest {

  private static final String MEMBERS = "/api/administration/phases/{phase}/municipalities";

  private final Testbed bed = new Testbed();

  @AfterEach
  void close() {
    bed.close();
  }

  private Call at(String routeKey) {
    return bed.call(routeKey).administrator().path("phase", "fruehling").path("key", KAUFBEUREN);
  }

  private Call erasing(String typed) {
    return at("POST " + MEMBERS + "/{key}/erasures").json("{\"municipality\": \"" + typed + "\"}");
  }

  private Call erasingOneself(String link) {
    return bed.call("POST /api/check/erasures")
        .link(link)
        .json("{\"municipality\": \"Kaufbeuren\"}");
  }

  private JsonNode erasures() {
    return ok(at("GET /api/administration/phases/{phase}/erasures")).json().path("erasures");
  }

  private int members() {
    return ok(at("GET " + MEMBERS)).json().path("municipalities").size();
  }

  private String ofCheck(String link) {
    return bed.stored.everything().stream()
        .filter(item -> item.toString().contains(checkId(link)))
        .filter(item -> !item.key().pk().equals("JOB#" + Job.erasureId(checkId(link))))
        .toList()
        .toString();
  }

  @Test
  void erasure_byTheTeam_takesTheCheckAway_andCanBeConfirmed() {
    String link = bed.start();
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    bed.runJobs();

    Answered erased = ok(erasing(" kaufbeuren "));

    assertThat(bed.call("GET /api/check").link(link).send().status()).isEqualTo(401);
    assertThat(members()).isZero();
    assertThat(erased.at("/erasedOn")).isEqualTo("2026-05-04");
    assertThat(erased.at("/by")).isEqualTo("administrator");
    assertThat(erased.json().has("removedOn")).isFalse();
    assertThat(erasures()).hasSize(1);

    bed.keepHouse();

    JsonNode confirmed = erasures().get(0);
    assertThat(confirmed.path("removedOn").asText()).isEqualTo("2026-05-04");
    assertThat(confirmed.path("backupsUntil").asText()).isEqualTo("2026-05-18");
    assertThat(ofCheck(link)).as("what is left of it").isEqualTo("[]");
    assertThat(bed.bucket.everything().keySet()).noneMatch(key -> key.contains(checkId(link)));
  }

  @Test
  void erasure_withAnotherName_erasesNothing() {
    bed.start();
    String before = bed.everything();

    assertThat(erasing("Kempten").send().pointers()).containsExactly("/municipality");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void erasure_twice_isTheSame() {
    bed.start();
    String first = ok(erasing("Kaufbeuren")).body();
    String stored = bed.everything();

    assertThat(ok(erasing("Kaufbeuren")).body()).isEqualTo(first);
    assertThat(bed.everything()).isEqualTo(stored);
  }

  @Test
  void erasureByTheCoordinator_isSeenByTheTeam_andSaysSo() {
    ok(erasingOneself(bed.start()));

    assertThat(members()).isZero();
    assertThat(erasures().get(0).path("by").asText()).isEqualTo("coordinator");
  }

  @Test
  void invitingAnew_toAnErasedCheck_saysThatItIsErased() {
    ok(erasingOneself(bed.start()));

    assertThat(at("POST " + MEMBERS + "/{key}/invitations").send().at("/type"))
        .isEqualTo("/errors/erased");
  }

  @Test
  void erasedMunicipality_isAdmittedAnew_withACheckOfItsOwn() {
    String before = bed.start();
    ok(erasing("Kaufbeuren"));

    String after = bed.confirm(bed.admit(KAUFBEUREN));
    bed.keepHouse();

    assertThat(checkId(after)).isNotEqualTo(checkId(before));
    assertThat(members()).isEqualTo(1);
    assertThat(erasures()).isEmpty();
    ok(bed.call("GET /api/check").link(after));
    assertThat(ofCheck(before)).isEqualTo("[]");
  }

  /// Written by a version that left the admission as it was.
  @Test
  void municipalityWhoseCheckAnEarlierVersionErased_isAdmittedAnew() {
    String before = bed.start();
    bed.stored.write(
        new org.selbstcheck.app.store.Checks(bed.stored)
            .check(checkId(before))
            .orElseThrow()
            .erase()
            .write());
    assertThat(erasing("Kaufbeuren").send().at("/type")).isEqualTo("/errors/erased");

    bed.confirm(bed.admit(KAUFBEUREN));

    assertThat(members()).isEqualTo(1);
  }

  @Test
  void overdueErasure_isTheFirstThatIsListed_andCanBeTriedAgain() {
    String link = bed.start();
    String job = Job.erasureId(checkId(link));
    ok(erasing("Kaufbeuren"));
    assertThat(jobs()).as("not late yet").isEmpty();
    assertThat(retrying(job).status()).isEqualTo(404);

    bed.clock.pass(Duration.ofHours(25));
    assertThat(jobs().get(0).path("id").asText()).isEqualTo(job);
    assertThat(retrying(job).at("/type")).isEqualTo("/errors/not-failed");

    bed.stored.write(failed(job).write());
    assertThat(jobs().get(0).path("state").asText()).isEqualTo("failed");
    assertThat(retrying(job).status()).isEqualTo(202);
    bed.keepHouse();
    assertThat(jobs()).isEmpty();
    assertThat(ofCheck(link)).isEqualTo("[]");
  }

  private JsonNode jobs() {
    return ok(at("GET /api/administration/jobs")).json().path("jobs");
  }

  private Answered retrying(String job) {
    return at("POST /api/administration/jobs/{job}/retries").path("job", job).send();
  }

  private Job failed(String id) {
    return new Jobs(bed.stored)
        .job(id)
        .orElseThrow()
        .afterFailure("Es ging nicht.", false, bed.clock.instant());
  }
}
