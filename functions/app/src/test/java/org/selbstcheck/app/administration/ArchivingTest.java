package org.selbstcheck.app.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.PhaseArchive;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;

/// All that is released in a phase as one file.
class ArchivingTest {

  private static final String HAMBURG = "02000000";
  private static final String DOCUMENT = "1-pdf-plain-public";

  private final Testbed bed = new Testbed();
  private final String kaufbeuren = bed.start();
  private final String hamburg = bed.confirm(bed.admit(HAMBURG));

  @BeforeEach
  void order() {
    for (String link : new String[] {kaufbeuren, hamburg}) {
      bed.save(link, indicator(0), "{\"level\": 2}");
      ok(bed.submitting(link, 1));
    }
    bed.runJobs();
    ok(bed.ordering("pdf", "plain", "public", KAUFBEUREN, HAMBURG));
    bed.runJobs();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void release(String link, boolean released) {
    ok(
        bed.call("PUT /api/check/documents/{document}/release")
            .link(link)
            .path("document", DOCUMENT)
            .json("{\"released\": " + released + "}"));
  }

  private Call archives(String method) {
    return bed.call(method + " /api/administration/phases/{phase}/archives")
        .administrator()
        .path("phase", "fruehling");
  }

  private Call opening(String archive) {
    return bed.call("POST /api/administration/phases/{phase}/archives/{archive}/links")
        .administrator()
        .path("phase", "fruehling")
        .path("archive", archive);
  }

  /// Orders an archive and has it made.
  private String made() {
    String id = ok(archives("POST")).at("/archive/id");
    bed.runJobs();
    assertThat(ok(archives("GET")).at("/archive/state")).isEqualTo("done");
    return id;
  }

  @Test
  void order_whileNothingIsReleased_isRefused() {
    assertThat(ok(archives("GET")).json().path("documents").intValue()).isZero();

    Answered refused = archives("POST").send();

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/type")).isEqualTo("/errors/nothing-released");
    assertThat(bed.jobs(Job.State.WAITING)).noneMatch(job -> job.kind() == Job.Kind.ARCHIVE);
  }

  @Test
  void order_ofWhatIsReleased_holdsThatAndNothingElse() {
    release(kaufbeuren, true);

    Answered ordered = ok(archives("POST"));

    assertThat(ordered.status()).isEqualTo(202);
    assertThat(ordered.at("/archive/state")).isEqualTo("waiting");
    assertThat(opening(ordered.at("/archive/id")).send().status()).isEqualTo(404);
    bed.runJobs();
    Answered done = ok(archives("GET"));
    assertThat(done.json().path("documents").intValue()).isEqualTo(1);
    assertThat(done.json().path("municipalities").intValue()).isEqualTo(1);
    assertThat(done.json().at("/archive/bytes").longValue()).isPositive();
    String url = ok(opening(done.at("/archive/id"))).at("/url");
    assertThat(url)
        .contains("archives/fruehling/")
        .endsWith("as=selbstcheck-fruehling-freigegeben-" + bed.clock.today() + ".zip");
    assertThat(bed.bucket.everything().toString())
        .contains("archives/fruehling/" + done.at("/archive/id"))
        .contains("=" + checkId(kaufbeuren) + " " + DOCUMENT + ",");
  }

  @Test
  void order_ofTheSame_makesNoSecondOne() {
    release(kaufbeuren, true);
    String first = ok(archives("POST")).at("/archive/id");
    String waiting = bed.everything();
    assertThat(ok(archives("POST")).at("/archive/id")).isEqualTo(first);
    assertThat(bed.everything()).isEqualTo(waiting);
    bed.runJobs();
    String made = bed.everything();

    assertThat(ok(archives("POST")).at("/archive/state")).isEqualTo("done");

    assertThat(bed.everything()).isEqualTo(made);
  }

  /// As a single document that somebody opens is.
  @Test
  void open_isInTheLog_whateverBecomesOfTheLink() {
    release(kaufbeuren, true);
    String archive = made();
    ok(opening(archive));
    ok(opening(archive));
    release(kaufbeuren, false);
    assertThat(opening(archive).send().status()).isEqualTo(409);

    assertThat(
            ok(bed.call("GET /api/administration/log")
                    .administrator()
                    .query("month", bed.clock.today().toString().substring(0, 7)))
                .json()
                .path("entries")
                .findValuesAsText("event"))
        .filteredOn("archiveOpened"::equals)
        .hasSize(2);
  }

  @Test
  void open_afterAReleaseIsWithdrawn_isRefusedUntilItIsGivenAgain() {
    release(kaufbeuren, true);
    release(hamburg, true);
    String archive = made();
    release(kaufbeuren, false);

    Answered refused = opening(archive).send();

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/type")).isEqualTo("/errors/archive-outdated");
    assertThat(refused.at("/detail")).contains("neu zusammen");
    assertThat(ok(archives("GET")).json().path("documents").intValue()).isEqualTo(1);
    assertThat(ok(archives("GET")).json().has("archive")).isFalse();
    assertThat(made()).isNotEqualTo(archive);
    release(kaufbeuren, true);
    ok(opening(archive));
  }

  /// What is released later makes another archive; the first one still holds nothing forbidden.
  @Test
  void open_afterMoreIsReleased_staysPossible() {
    release(kaufbeuren, true);
    String archive = made();
    release(hamburg, true);

    ok(opening(archive));

    assertThat(ok(archives("GET")).json().has("archive")).isFalse();
    assertThat(made()).isNotEqualTo(archive);
  }

  @Test
  void archive_ofAnErasedCheck_isGoneWithIt() {
    release(kaufbeuren, true);
    release(hamburg, true);
    String archive = made();
    Check check = new Checks(bed.stored).check(checkId(kaufbeuren)).orElseThrow();
    bed.stored.write(check.erase().write());
    assertThat(opening(archive).send().status()).as("at once").isEqualTo(409);
    bed.stored.write(bed.job(Job.erasureId(check.id())).postponed(bed.clock.instant()).write());

    bed.keepHouse();

    assertThat(bed.bucket.everything().keySet()).noneMatch(key -> key.startsWith("archives/"));
    assertThat(opening(archive).send().status()).isEqualTo(409);
    assertThat(ok(archives("GET")).json().path("documents").intValue()).isEqualTo(1);
  }

  /// An erasure takes all archives of the phase; that of the others is soon there again.
  @Test
  void order_ofOneWhoseFileIsGone_makesItAnew() {
    release(kaufbeuren, true);
    String archive = made();
    bed.bucket.removeAll("archives/fruehling/");

    assertThat(opening(archive).send().status()).isEqualTo(409);
    assertThat(made()).isEqualTo(archive);
    ok(opening(archive));
  }

  @Test
  void archive_afterSevenDays_isMadeAnew() {
    release(kaufbeuren, true);
    String archive = made();
    bed.clock.goTo(bed.clock.instant().plus(PhaseArchive.LIFE));

    assertThat(ok(archives("GET")).json().has("archive")).isFalse();
    assertThat(opening(archive).send().status()).isEqualTo(404);
    assertThat(made()).isEqualTo(archive);
    ok(opening(archive));
  }

  @Test
  void archive_thatFailed_saysWhyAndBeginsAnewByAnotherOrder() {
    release(kaufbeuren, true);
    String archive = ok(archives("POST")).at("/archive/id");
    String jobId = Job.archiveId("fruehling", archive);
    bed.stored.write(
        new Programme(bed.stored)
            .archive("fruehling", archive)
            .orElseThrow()
            .failed(bed.clock.instant(), "Kein Papier.")
            .write());
    bed.stored.write(
        bed.job(jobId).afterFailure("Kein Papier.", false, bed.clock.instant()).write());
    assertThat(ok(archives("GET")).at("/archive/reason")).isEqualTo("Kein Papier.");

    assertThat(made()).isEqualTo(archive);

    assertThat(ok(archives("GET")).json().path("archive").has("reason")).isFalse();
  }

  @Test
  void archives_ofOtherPhasesOrNames_openNothing() {
    release(kaufbeuren, true);
    String archive = made();
    bed.openPhase("herbst", bed.clock.today().plusDays(9), bed.clock.today().plusDays(99));

    assertThat(opening("gibtesnicht").send().status()).isEqualTo(404);
    assertThat(opening(archive).path("phase", "herbst").send().status()).isEqualTo(404);
    assertThat(archives("POST").path("phase", "herbst").send().status()).isEqualTo(409);
    assertThat(archives("POST").path("phase", "nie").send().status()).isEqualTo(404);
  }
}
