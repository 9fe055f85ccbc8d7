package org.selbstcheck.app.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Testbed;

/// The report as the page reads it, in the edition that a link may read.
class ReportRouteTest {

  private final Testbed bed = new Testbed();
  private final String link = bed.start();
  private final Leading leading = new Leading(bed, link);
  private final String department = leading.department("geheimamt").token();
  private final String companion = leading.way("companion").token();
  private final String viewer = leading.way("viewer").token();

  @BeforeEach
  void answer() {
    bed.save(link, indicator(0), "{\"level\": 4}");
    bed.save(department, indicator(0), "{\"level\": 0}");
    ok(bed.noting(department, indicator(0), "Nur unter uns", "note-0001", 0));
    ok(Leading.releasing(bed, department, true));
    ok(Leading.releasing(bed, link, true));
  }

  private void submit() {
    ok(bed.submitting(link, 1));
    bed.runJobs();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Call reading(String reader) {
    return bed.call("GET /api/check/report").link(reader);
  }

  @Test
  void report_beforeAndWhileAndAfterScoring_saysHowFarItIs() {
    assertThat(reading(link).send().at("/type")).isEqualTo("/errors/nothing-submitted");
    ok(bed.submitting(link, 1));
    Answered waiting = ok(reading(link));
    assertThat(waiting.at("/state")).isEqualTo("waiting");
    assertThat(waiting.json().has("report")).isFalse();
    bed.runJobs();

    Answered done = ok(reading(link));
    assertThat(done.at("/state")).isEqualTo("done");
    assertThat(done.at("/report/tone")).isEqualTo("balanced");
    assertThat(done.at("/report/kind")).isEqualTo("report");
    assertThat(done.json().at("/report/sections")).isNotEmpty();
    assertThat(done.json().path("late")).isEmpty();
  }

  @Test
  void edition_isTheOneThatTheLinkMayRead() {
    submit();
    for (String reader : List.of(link, companion)) {
      assertThat(ok(reading(reader)).at("/report/edition")).isEqualTo("internal");
      Answered asOthersSeeIt = ok(reading(reader).query("edition", "public"));
      assertThat(asOthersSeeIt.at("/report/edition")).isEqualTo("public");
      assertThat(asOthersSeeIt.body()).isEqualTo(ok(reading(viewer)).body());
    }
    for (String reader : List.of(department, viewer)) {
      assertThat(ok(reading(reader)).at("/edition")).isEqualTo("public");
      assertThat(reading(reader).query("edition", "internal").send().status()).isEqualTo(403);
    }
  }

  @Test
  void publicEdition_ofEveryKindAndTone_namesNoUnitAndNoComment() {
    submit();
    assertThat(ok(reading(link)).body()).contains("Nur unter uns", "geheimamt");
    for (String kind : List.of("report", "sheet", "council", "press", "slides")) {
      for (String tone : List.of("encouraging", "balanced", "plain")) {
        Answered report = ok(reading(viewer).query("kind", kind).query("tone", tone));
        assertThat(report.at("/report/kind")).isEqualTo(kind);
        assertThat(report.at("/report/tone")).isEqualTo(tone);
        assertThat(report.body())
            .doesNotContain("Nur unter uns", "geheimamt", "\"late\"", "\"mark\"");
      }
    }
  }

  @Test
  void query_thatIsNone_is400AndAForeignSubmission404() {
    submit();

    assertThat(reading(link).query("tone", "loud").send().status()).isEqualTo(400);
    assertThat(reading(link).query("kind", "pdf").send().status()).isEqualTo(400);
    assertThat(reading(link).query("edition", "INTERNAL").send().status()).isEqualTo(400);
    for (String number : List.of("0", "2", "-1", "x")) {
      assertThat(reading(link).query("submission", number).send().status()).isEqualTo(404);
    }
    assertThat(ok(reading(link).query("submission", "1")).body())
        .isEqualTo(ok(reading(link)).body());
  }

  @Test
  void result_thatWasNeverScored_isSaidToHaveFailed() {
    ok(bed.submitting(link, 1));
    String key = ObjectKeys.submission(org.selbstcheck.app.testbed.Testbed.checkId(link), 1);
    bed.bucket.upload(key, new byte[] {'{', '}'});
    org.selbstcheck.app.testbed.Captured.output(
        () -> {
          for (int i = 0; i < 6; i++) {
            bed.runJobs();
            bed.clock.pass(java.time.Duration.ofMinutes(30));
            bed.keepHouse();
          }
        });

    assertThat(ok(reading(link)).at("/state")).isEqualTo("failed");
  }
}
