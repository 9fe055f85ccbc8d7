package org.selbstcheck.app.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.answerJson;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Testbed;

/// The protocol of saving: nothing is lost, nothing doubled, nobody overwritten.
class SavingTest {

  private final Testbed bed = new Testbed();
  private String link = "";

  @BeforeEach
  void start() {
    link = bed.start();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Answered save(int level, String writeId, long seen) {
    return bed.saving(link, indicator(0), level(level), writeId, seen).send();
  }

  private static String level(int level) {
    return "{\"level\": " + level + "}";
  }

  private JsonNode stored() {
    return ok(bed.call("GET /api/check/answers").link(link)).json().path("answers").path(0);
  }

  @Test
  void save_ofSomethingNew_hasRevisionOne() {
    assertThat(save(2, "write-001", 0).at("/revision")).isEqualTo("1");

    assertThat(stored().at("/answer/level").asInt()).isEqualTo(2);
    assertThat(stored().has("previous")).isFalse();
  }

  @Test
  void save_overAnEarlierValue_keepsThatAsThePrevious() {
    save(1, "write-001", 0);
    save(2, "write-002", 1);
    save(3, "write-003", 2);

    assertThat(stored().at("/answer/level").asInt()).isEqualTo(3);
    assertThat(stored().at("/previous/answer/level").asInt()).isEqualTo(2);
    assertThat(stored().path("revision").asInt()).isEqualTo(3);
  }

  @Test
  void previous_afterTheSubmission_isNotShownAnyMore() {
    save(1, "write-001", 0);
    save(2, "write-002", 1);
    assertThat(stored().has("previous")).isTrue();

    ok(bed.submitting(link, 1));

    assertThat(stored().has("previous")).isFalse();
    assertThat(stored().at("/answer/level").asInt()).isEqualTo(2);
  }

  @Test
  void save_takenBack_keepsWhatWasThere() {
    save(1, "write-001", 0);
    ok(bed.saving(link, indicator(0), "null", "write-002", 1));

    assertThat(stored().has("answer")).isFalse();
    assertThat(stored().at("/previous/answer/level").asInt()).isEqualTo(1);
  }

  @Test
  void save_repeatedBecauseItsAnswerGotLost_isTheSameSuccess() {
    Answered first = save(2, "write-001", 0);
    String before = bed.everything();

    assertThat(save(2, "write-001", 0).json()).isEqualTo(first.json());
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void save_repeatedAfterOthersSaved_isSuccessAndOverwritesNothing() {
    save(1, "write-001", 0);
    save(2, "write-002", 1);
    save(3, "write-003", 2);

    assertThat(save(1, "write-001", 0).at("/revision")).isEqualTo("1");
    assertThat(stored().at("/answer/level").asInt()).isEqualTo(3);
  }

  @Test
  void save_repeatedAfterFiveOthers_isStillKnown() {
    save(1, "write-000", 0);
    IntStream.rangeClosed(1, 5).forEach(i -> save(i % 4, "write-00" + i, i));

    assertThat(save(1, "write-000", 0).status()).isEqualTo(200);
    assertThat(stored().path("revision").asInt()).isEqualTo(6);
  }

  @Test
  void save_repeatedAfterManyOthers_isAConflictAndOverwritesNothing() {
    save(1, "write-000", 0);
    IntStream.rangeClosed(1, 6).forEach(i -> save(i % 4, "write-00" + i, i));

    assertThat(save(1, "write-000", 0).status()).isEqualTo(409);
    assertThat(stored().path("revision").asInt()).isEqualTo(7);
  }

  @Test
  void save_inTwoTabs_givesTheSecondBothValues() {
    save(1, "tab-a-001", 0);
    String before = bed.everything();

    Answered conflict = save(3, "tab-b-001", 0);

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/type")).isEqualTo("/errors/conflict");
    assertThat(conflict.at("/current/answer/level")).isEqualTo("1");
    assertThat(conflict.at("/current/revision")).isEqualTo("1");
    assertThat(bed.everything()).isEqualTo(before);
    assertThat(save(3, "tab-b-002", 1).status()).as("the person chose").isEqualTo(200);
    assertThat(stored().at("/previous/answer/level").asInt()).isEqualTo(1);
  }

  @Test
  void save_withARevisionThatNeverWas_isAConflict() {
    Answered conflict = save(1, "write-001", 7);

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/current/revision")).isEqualTo("0");
    assertThat(conflict.json().path("current").has("answer")).isFalse();
    assertThat(ok(bed.call("GET /api/check/answers").link(link)).json().path("answers")).isEmpty();
  }

  @Test
  void save_thatSomebodyOvertakesBetweenReadAndWrite_isAConflict() {
    bed.steps.before(
        write -> write.key().sk().startsWith("ANSWER#"),
        () -> assertThat(save(3, "other-001", 0).status()).isEqualTo(200));

    Answered conflict = save(1, "write-001", 0);

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/current/answer/level")).isEqualTo("3");
    assertThat(stored().at("/answer/level").asInt()).isEqualTo(3);
  }

  @Test
  void save_whosePutTheSdkSentTwice_isSuccess() {
    bed.steps.repeatPuts(true);

    assertThat(save(2, "write-001", 0).at("/revision")).isEqualTo("1");
    assertThat(save(3, "write-002", 1).at("/revision")).isEqualTo("2");
    assertThat(stored().path("revision").asInt()).isEqualTo(2);
    assertThat(stored().at("/previous/answer/level").asInt()).isEqualTo(2);
  }

  @Test
  void save_byFortyAtOnce_letsOneThroughAndTellsTheOthers() {
    List<Integer> statuses =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> save(i % 4, "racer-" + (100 + i), 0).status())
            .toList();

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(39);
    assertThat(stored().path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void note_isKeptApartFromTheAnswer() {
    save(2, "write-001", 0);
    ok(bed.noting(link, indicator(0), "Warum", "note-0001", 0));

    assertThat(ok(bed.call("GET /api/check/answers").link(link)).body()).doesNotContain("Warum");
    assertThat(stored().path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void note_inConflict_givesBothValues() {
    ok(bed.noting(link, indicator(0), "eins", "note-0001", 0));

    Answered conflict = bed.noting(link, indicator(0), "zwei", "note-0002", 0).send();

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/current/comment")).isEqualTo("eins");
    ok(bed.noting(link, indicator(0), "zwei", "note-0002", 1));
    Answered notes =
        ok(
            bed.call("GET /api/check/fields/{field}/notes")
                .link(link)
                .path("field", Testbed.instrument().fields().getFirst().id()));
    assertThat(notes.at("/notes/0/comment")).isEqualTo("zwei");
    assertThat(notes.at("/notes/0/previous/comment")).isEqualTo("eins");
  }

  @Test
  void save_underAWriteIdOfANote_isASaveOfItsOwn() {
    ok(bed.noting(link, indicator(0), "eins", "same-0001", 0));

    assertThat(save(2, "same-0001", 0).at("/revision")).isEqualTo("1");
    assertThat(stored().at("/answer/level").asInt()).isEqualTo(2);
  }

  @Test
  void save_afterSubmission_isRefused() {
    save(2, "write-001", 0);
    ok(bed.submitting(link, 1));
    String before = bed.everything();

    assertThat(save(3, "write-002", 1).at("/type")).isEqualTo("/errors/not-open");
    assertThat(bed.noting(link, indicator(0), "zu spät", "note-0001", 0).send().status())
        .isEqualTo(409);
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void save_repeatedAfterSubmission_isSuccess() {
    save(2, "write-001", 0);
    ok(bed.submitting(link, 1));

    assertThat(save(2, "write-001", 0).at("/revision")).isEqualTo("1");
  }

  @Test
  void save_onTheLastDayOfThePhase_isTaken() {
    bed.clock.goTo(bed.clock.today().plusMonths(6));

    assertThat(save(2, "write-001", 0).status()).isEqualTo(200);
  }

  @Test
  void save_afterTheEndOfThePhase_isRefusedAndEverythingStaysReadable() {
    save(2, "write-001", 0);
    bed.clock.goTo(bed.clock.today().plusMonths(6).plusDays(1));

    assertThat(save(3, "write-002", 1).at("/type")).isEqualTo("/errors/not-open");
    assertThat(bed.submitting(link, 1).send().at("/type")).isEqualTo("/errors/not-open");
    Answered check = ok(bed.call("GET /api/check").link(link));
    assertThat(check.json().path("writable").booleanValue()).isFalse();
    assertThat(stored().at("/answer/level").asInt()).isEqualTo(2);
  }

  @Test
  void check_afterTheEndOfRetention_doesNotExist() {
    save(2, "write-001", 0);
    ok(bed.submitting(link, 1));
    bed.clock.goTo(bed.clock.today().plusYears(2));
    String before = bed.everything();
    String unknown = bed.call("GET /api/check").link("x").send().body();

    for (String routeKey :
        List.of(
            "GET /api/check",
            "GET /api/check/answers",
            "GET /api/check/summary",
            "GET /api/check/result",
            "GET /api/check/documents")) {
      assertThat(bed.call(routeKey).link(link).send().body()).as(routeKey).isEqualTo(unknown);
    }
    assertThat(save(3, "write-002", 1).body()).isEqualTo(unknown);
    assertThat(bed.submitting(link, 2).send().body()).isEqualTo(unknown);
    bed.runJobs();
    assertThat(bed.everything()).as("nothing new is made of it").isEqualTo(before);
    bed.keepHouse();
    assertThat(bed.everything()).as("it is erased").doesNotContain("CHECK#");
  }

  @Test
  void save_ofADepartment_standsBesideThatOfTheCoordinator() {
    String department =
        bed.grant(
            Testbed.checkId(link),
            org.selbstcheck.app.store.Link.Role.DEPARTMENT,
            "jugendamt",
            false);
    save(1, "write-001", 0);

    ok(bed.saving(department, indicator(0), level(3), "write-001", 0));

    assertThat(stored().at("/answer/level").asInt()).isEqualTo(1);
    assertThat(
            ok(bed.call("GET /api/check/answers").link(department)).at("/answers/0/answer/level"))
        .isEqualTo("3");
  }

  @Test
  void save_inBase64_isReadAlike() {
    ok(
        bed.call("PUT /api/check/answers/{indicator}")
            .link(link)
            .path("indicator", indicator(0))
            .json(answerJson(level(2), "write-001", 0))
            .inBase64());

    assertThat(stored().at("/answer/level").asInt()).isEqualTo(2);
  }

  @Test
  void save_ofAnswersOutsideTheScope_isRefused() {
    var fields = Testbed.instrument().fields();
    String small = bed.confirm(bed.admit("09777151"), fields.get(1).id());

    Answered outside =
        bed.saving(small, fields.get(0).indicators().getFirst().id(), level(1), "write-001", 0)
            .send();

    assertThat(outside.at("/type")).isEqualTo("/errors/unknown-indicator");
    ok(bed.saving(small, fields.get(1).indicators().getFirst().id(), level(1), "write-001", 0));
    assertThat(ok(bed.call("GET /api/check/summary").link(small)).json().path("fields")).hasSize(1);
  }
}
