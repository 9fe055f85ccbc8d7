package org.selbstcheck.app.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;

/// What a companion says about a result, version by version, and who lets it be read.
class CommentaryTest {

  private static final String FIELD = Testbed.instrument().fields().getFirst().id();

  private final Testbed bed = new Testbed();
  private final String link = bed.start();
  private final Leading leading = new Leading(bed, link);
  private final String companion = leading.way("companion").token();
  private final String viewer = leading.way("viewer").token();

  @BeforeEach
  void submit() {
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    bed.runJobs();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Call saving(int seenVersion, String texts) {
    return bed.call("PUT /api/check/commentary")
        .link(companion)
        .json("{\"seenVersion\": %d, \"texts\": %s}".formatted(seenVersion, texts));
  }

  private static String whole(String text) {
    return "[{\"field\": null, \"text\": \"" + text + "\"}]";
  }

  private Call consenting(int version, boolean consented) {
    return bed.call("PUT /api/check/commentary/consent")
        .link(link)
        .json("{\"version\": %d, \"public\": %s}".formatted(version, consented));
  }

  private Answered read(String reader) {
    return ok(bed.call("GET /api/check/commentary").link(reader));
  }

  private String report(String reader, String edition) {
    return ok(bed.call("GET /api/check/report").link(reader).query("edition", edition)).body();
  }

  @Test
  void commentary_whereThereIsNone_isVersion0() {
    assertThat(read(link).body()).isEqualTo("{\"version\":0,\"texts\":[],\"public\":false}");
    assertThat(ok(saving(0, "[]")).at("/version")).as("nothing said, nothing saved").isEqualTo("0");
  }

  @Test
  void texts_saved_areReadByThoseWhoReadTheInternalEdition() {
    ok(
        saving(
            0,
            "[{\"field\": \"%s\", \"text\": \"Zum Feld\"}, {\"field\": null, \"text\": \"Im Ganzen\"}]"
                .formatted(FIELD)));

    Answered read = read(link);
    assertThat(read.at("/version")).isEqualTo("1");
    assertThat(read.json().path("texts").findValuesAsText("text"))
        .containsExactly("Im Ganzen", "Zum Feld");
    assertThat(read.at("/texts/1/field")).isEqualTo(FIELD);
    assertThat(read.at("/on")).isEqualTo("2026-05-04");
    assertThat(read(companion).body()).isEqualTo(read.body());
    assertThat(bed.call("GET /api/check/commentary").link(viewer).send().status()).isEqualTo(403);
    assertThat(leading.log()).contains("commentarySaved companion  1");
  }

  @Test
  void texts_thatCannotBe_areRefusedAtTheirPlace() {
    String before = bed.everything();
    String two = "{\"field\": \"" + FIELD + "\", \"text\": \"a\"}";

    assertThat(saving(0, whole("x".repeat(2001))).send().pointers())
        .containsExactly("/texts/0/text");
    assertThat(saving(0, whole("a\\u0007b")).send().pointers()).containsExactly("/texts/0/text");
    assertThat(saving(0, "[{\"field\": \"nirgends\", \"text\": \"a\"}]").send().pointers())
        .containsExactly("/texts/0/field");
    assertThat(saving(0, "[" + two + "," + two + "]").send().pointers())
        .containsExactly("/texts/1/field");
    assertThat(saving(0, "[{\"text\": \"a\"}]").send().pointers())
        .containsExactly("/texts/0/field");
    assertThat(saving(0, "[{\"field\": null}]").send().pointers()).containsExactly("/texts/0/text");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void save_repeatedOrChangingNothing_makesNoNewVersion() {
    ok(saving(0, whole("Gut.")));
    ok(consenting(1, true));
    String before = bed.everything();

    assertThat(ok(saving(0, whole("Gut."))).at("/version"))
        .as("its answer got lost")
        .isEqualTo("1");
    assertThat(ok(saving(1, whole("Gut."))).at("/version")).as("nothing changed").isEqualTo("1");
    assertThat(ok(saving(1, whole("Gut."))).at("/public")).isEqualTo("true");

    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void save_onAnOldVersion_isAConflictThatShowsWhatStands() {
    ok(saving(0, whole("Erst.")));
    ok(saving(1, whole("Dann.")));

    Answered conflict = saving(1, whole("Auch.")).send();

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/current/version")).isEqualTo("2");
    assertThat(conflict.at("/current/texts/0/text")).isEqualTo("Dann.");
    assertThat(new Checks(bed.stored).commentary(checkId(link), 1).orElseThrow().overall())
        .as("earlier versions stay")
        .contains("Erst.");
  }

  @Test
  void saves_byManyAtOnce_makeOneVersion() {
    List<Integer> statuses =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> saving(0, whole("Text " + i)).send().status())
            .toList();

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(read(link).at("/version")).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void save_thatDiedAtAnyStep_isOneVersionOnceItIsRepeated(Fault fault) {
    int made = Integer.MAX_VALUE;
    for (int step = 1; step <= made && step < 20; step++) {
      bed.steps.failAt(step, fault);
      Captured.output(() -> saving(0, whole("Gut.")).send());
      made = bed.steps.heal();
    }
    ok(saving(0, whole("Gut.")));

    assertThat(read(link).at("/version")).isEqualTo("1");
  }

  @Test
  void consent_endsWithTheNextVersionAndCanBeTakenBack() {
    ok(saving(0, whole("Gut.")));
    assertThat(ok(consenting(1, true)).at("/public")).isEqualTo("true");
    assertThat(ok(consenting(1, true)).at("/public")).isEqualTo("true");
    assertThat(leading.log().stream().filter(it -> it.startsWith("commentaryConsented")))
        .hasSize(1);
    ok(saving(1, whole("Besser.")));

    assertThat(read(link).at("/public")).isEqualTo("false");
    assertThat(consenting(1, true).send().status()).as("to a version that is gone").isEqualTo(409);
    ok(consenting(2, true));
    assertThat(ok(consenting(2, false)).at("/public")).isEqualTo("false");
    assertThat(leading.log()).contains("commentaryWithheld coordinator  2");
  }

  @Test
  void report_showsTheCommentaryInternallyAndPubliclyOnlyWithConsent() {
    ok(saving(0, whole("Ein Wort der Begleitung.")));

    assertThat(report(link, "internal")).contains("Ein Wort der Begleitung.");
    assertThat(report(link, "public")).doesNotContain("Ein Wort der Begleitung.");
    assertThat(report(viewer, "public")).doesNotContain("Ein Wort der Begleitung.");
    ok(consenting(1, true));
    assertThat(report(viewer, "public")).contains("Ein Wort der Begleitung.");
    ok(saving(1, "[]"));
    assertThat(report(link, "internal")).doesNotContain("Ein Wort der Begleitung.");
  }

  @Test
  void commentary_isErasedWithTheCheck() {
    ok(saving(0, whole("Ein Wort der Begleitung.")));
    ok(bed.call("POST /api/check/erasures").link(link).json("{\"municipality\": \"Kaufbeuren\"}"));
    bed.keepHouse();

    assertThat(bed.everything()).doesNotContain("Begleitung");
  }
}
