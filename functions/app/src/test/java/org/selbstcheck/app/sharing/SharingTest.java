package org.selbstcheck.app.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Testbed;

/// What a coordinator lets the project team see.
class SharingTest {

  private final Testbed bed = new Testbed();
  private final String link = bed.start();

  @AfterEach
  void close() {
    bed.close();
  }

  private Answered share(boolean progress) {
    return ok(
        bed.call("PUT /api/check/sharing").link(link).json("{\"progress\": " + progress + "}"));
  }

  private Answered sharing() {
    return ok(bed.call("GET /api/check/sharing").link(link));
  }

  private JsonNode row() {
    return ok(bed.call("GET /api/administration/phases/{phase}/municipalities")
            .administrator()
            .path("phase", "fruehling"))
        .json()
        .at("/municipalities/0");
  }

  private void release() {
    release(true);
  }

  private void release(boolean released) {
    ok(bed.call("PUT /api/check/release").link(link).json("{\"released\": " + released + "}"));
  }

  private void answer(int count) {
    for (int i = 0; i < count; i++) {
      bed.save(link, indicator(i), "{\"level\": 2}");
    }
  }

  @Test
  void nothing_isSharedByItself() {
    answer(3);
    release();
    ok(bed.submitting(link, 1));

    assertThat(row().has("progress")).isFalse();
    assertThat(sharing().json().path("progress").booleanValue()).isFalse();
    assertThat(sharing().json().has("shown")).isFalse();
    assertThat(sharing().at("/now/submittedOn")).isEqualTo("2026-05-04");
  }

  @Test
  void sharing_showsStepsOfFivePercentAndDays_andNoMore() {
    answer(13);
    release();

    share(true);

    assertThat(row().path("progress"))
        .isEqualTo(sharing().json().path("shown"))
        .isEqualTo(sharing().json().path("now"));
    int coverage = row().at("/progress/coverage").intValue();
    assertThat(coverage)
        .isEqualTo(Progress.coverage(13, Testbed.instrument().indicators().size()))
        .isPositive()
        .isLessThan(100);
    assertThat(row().path("progress").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly("coverage", "reported", "asOf");
  }

  @Test
  void part_thatIsNotReleased_isNotInIt_untilItIs() {
    release(false);
    answer(13);
    share(true);
    assertThat(row().at("/progress/coverage").intValue()).isZero();

    release();

    assertThat(row().at("/progress/coverage").intValue()).isPositive();
  }

  @Test
  void answer_aloneShowsNothing() {
    release();
    share(true);
    String before = row().toString();

    answer(40);

    assertThat(row()).hasToString(before);
    share(true);
    assertThat(row()).doesNotHaveToString(before);
  }

  @Test
  void submissionAndDocument_areShown() {
    answer(3);
    release();
    share(true);
    bed.clock.goTo(bed.clock.today().plusDays(3));
    ok(bed.submitting(link, 1));

    assertThat(row().at("/progress/submittedOn").asText()).isEqualTo("2026-05-07");
    assertThat(row().at("/progress/reported").booleanValue()).isFalse();
    bed.runJobs();
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    bed.runJobs();
    share(true);
    assertThat(row().at("/progress/asOf").asText()).isEqualTo("2026-05-07");
  }

  @Test
  void sharing_takenBack_isGoneAtOnce_andBothAreLogged() {
    answer(3);
    release();
    share(true);
    share(true);
    share(false);
    share(false);

    assertThat(row().has("progress")).isFalse();
    ok(bed.submitting(link, 1));
    assertThat(row().has("progress")).isFalse();
    assertThat(
            ok(bed.call("GET /api/check/log").link(link)).json().findValuesAsText("event").stream()
                .filter(event -> event.startsWith("progress")))
        .containsExactlyInAnyOrder("progressShared", "progressHidden");
  }

  @Test
  void invitation_renewed_leavesWhatIsShared() {
    share(true);
    String before = row().path("progress").toString();

    ok(
        bed.call("POST /api/administration/phases/{phase}/municipalities/{key}/invitations")
            .administrator()
            .path("phase", "fruehling")
            .path("key", KAUFBEUREN));

    assertThat(row().path("progress")).hasToString(before);
  }

  @Test
  void start_keepsItsDay() {
    assertThat(row().path("startedOn").asText()).isEqualTo("2026-05-04");
  }

  @Test
  void coverage_isRoundedDown_soThatAHundredAreAll() {
    assertThat(Progress.coverage(107, 108)).isEqualTo(95);
    assertThat(Progress.coverage(108, 108)).isEqualTo(100);
    assertThat(Progress.coverage(5, 108)).isZero();
    assertThat(Progress.coverage(0, 0)).isZero();
  }
}
