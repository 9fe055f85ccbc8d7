package org.selbstcheck.app.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.app.testbed.TownHall.agreed;
import static org.selbstcheck.app.testbed.TownHall.disputed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Kind;

/// Where departments differ and what they agree on: who sees it, what is kept, and that nobody
/// overwrites anybody.
class AgreementTest {

  private final Testbed bed = new Testbed();
  private final TownHall town = new TownHall(bed);
  private final String coordinator = town.coordinator;
  private final String deputy = town.link(Link.Role.DEPUTY, "koordination");
  private final String companion = town.link(Link.Role.COMPANION, "");
  private final String viewer = town.link(Link.Role.VIEWER, "");
  private final String jugend = town.department("jugend", "Jugendamt");
  private final String soziales = town.department("soziales", "Amt für Soziales");

  private final String point = indicator(0);

  @AfterEach
  void close() {
    bed.close();
  }

  /// Two differ, and both have released their part.
  @BeforeEach
  void answer() {
    bed.save(jugend, point, level(0));
    bed.save(soziales, point, level(4));
    town.release("jugend", "soziales");
  }

  private static String level(int level) {
    return "{\"level\": " + level + "}";
  }

  private Answered record(String link, String outcome, String writeId, long seen) {
    return town.recording(link, point, outcome, writeId, seen).send();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  // Who sees it

  @Test
  void agreement_thatIsNotOpened_isClosedToEverybody() {
    for (String link : List.of(coordinator, deputy, companion, jugend)) {
      assertThat(town.readingAgreement(link).send().at("/type"))
          .isEqualTo("/errors/agreement-closed");
      assertThat(town.readingViews(link, point).send().at("/type"))
          .isEqualTo("/errors/agreement-closed");
    }
    assertThat(record(coordinator, agreed(2, "Darum."), "write-001", 0).at("/type"))
        .isEqualTo("/errors/agreement-closed");
    assertThat(town.log()).noneMatch(entry -> entry.contains("agreed"));
  }

  @Test
  void agreement_closedAgain_isClosedToEverybodyAndKeepsWhatWasRecorded() {
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(2, "Darum."), "write-001", 0));
    town.closeAgreement();

    assertThat(town.readingAgreement(coordinator).send().status()).isEqualTo(409);
    assertThat(record(coordinator, agreed(3, "Doch."), "write-002", 1).at("/type"))
        .isEqualTo("/errors/agreement-closed");
    assertThat(record(coordinator, agreed(2, "Darum."), "write-001", 0).status())
        .as("a repeat of what was saved before")
        .isEqualTo(200);
    town.openAgreement();
    assertThat(town.outcome(coordinator, point).at("/agreed/reason").asText()).isEqualTo("Darum.");
  }

  @Test
  void agreement_onceOpen_isReadByThoseWhoLeadAndCompany() {
    town.openAgreement();

    JsonNode seen = town.agreement(coordinator);
    assertThat(town.agreement(deputy)).isEqualTo(seen);
    assertThat(town.agreement(companion)).isEqualTo(seen);
    assertThat(town.readingAgreement(viewer).send().status()).isEqualTo(403);
    assertThat(town.readingViews(viewer, point).send().status()).isEqualTo(403);
  }

  @Test
  void agreement_ofADepartment_opensWithItsOwnReleaseAndClosesWithItsEnd() {
    town.change("jugend", unit -> unit.released(false));
    town.openAgreement();

    assertThat(town.readingAgreement(jugend).send().at("/type")).isEqualTo("/errors/not-released");
    assertThat(town.readingViews(jugend, point).send().status()).isEqualTo(403);
    town.release("jugend");
    assertThat(town.agreement(jugend)).isEqualTo(town.agreement(coordinator));
    town.change("jugend", unit -> unit.released(false));
    assertThat(town.readingAgreement(jugend).send().status()).isEqualTo(403);
  }

  @Test
  void agreement_holdsNothingOfWhatIsNotReleased() {
    String kultur = town.department("kultur", "Kulturamt");
    bed.save(kultur, point, "{\"notOurs\": \"Geheimnis eins\"}");
    ok(bed.noting(kultur, point, "Geheimnis zwei", "note-0001", 0));
    town.openAgreement();

    assertThat(town.agreement(coordinator).toString()).contains("Kulturamt");
    assertThat(town.agreement(coordinator) + ok(town.readingViews(coordinator, point)).body())
        .doesNotContain("Geheimnis");
    town.release("kultur");
    assertThat(town.agreement(coordinator).toString()).contains("Geheimnis eins");
    assertThat(ok(town.readingViews(coordinator, point)).body()).contains("Geheimnis zwei");
  }

  @Test
  void agreement_ofADepartmentThatTakesItsPartBack_keepsNoneOfItsAnswers() {
    bed.save(jugend, indicator(1), "{\"notOurs\": \"Geheimnis\"}");
    town.openAgreement();
    ok(
        town.recording(
            coordinator,
            indicator(1),
            agreed(2, "Darum.", "jugend", "Wir sahen das anders."),
            "write-001",
            0));
    assertThat(town.outcome(coordinator, indicator(1)).toString()).contains("Geheimnis");

    town.change("jugend", unit -> unit.released(false));

    JsonNode outcome = town.outcome(coordinator, indicator(1));
    assertThat(town.agreement(coordinator).toString()).doesNotContain("Geheimnis");
    assertThat(texts(outcome.path("changed"))).isEmpty();
    assertThat(outcome.at("/agreed/minority/0/view").asText())
        .as("what was said in the conversation stays")
        .isEqualTo("Wir sahen das anders.");
    town.release("jugend");
    assertThat(town.outcome(coordinator, indicator(1)).toString()).contains("Geheimnis");
  }

  // What it shows

  @Test
  void agreement_showsAnswersSideBySideAndWhereTheyDiffer() {
    ok(bed.noting(soziales, point, "Seit 2019", "note-0001", 0));
    town.change("soziales", unit -> unit.responsibleFor(List.of(point)));
    town.department("leer", "Noch leer");
    town.release("leer");
    town.openAgreement();

    JsonNode agreement = town.agreement(coordinator);

    assertThat(agreement.path("departments"))
        .extracting(it -> it.path("id").asText() + " " + texts(it.path("responsible")))
        .containsExactly("koordination []", "jugend []", "soziales [" + point + "]", "leer []");
    assertThat(agreement.path("answers"))
        .extracting(
            it -> it.path("department").asText(),
            it -> it.at("/answer/level").asInt(),
            it -> it.path("noted").booleanValue())
        .containsExactly(tuple("jugend", 0, false), tuple("soziales", 4, true));
    assertThat(agreement.path("points")).hasSize(1);
    JsonNode shown = agreement.at("/points/0");
    assertThat(shown.path("indicator").asText()).isEqualTo(point);
    assertThat(texts(shown.path("reasons"))).containsExactly("spread");
    assertThat(shown.path("spread").asInt()).isEqualTo(4);
    assertThat(shown.path("dissent").decimalValue()).isEqualByComparingTo("4");
    assertThat(shown.path("settled").booleanValue()).isFalse();
    assertThat(texts(shown.path("unanswered"))).containsExactly("koordination", "leer");
    assertThat(agreement.path("ratedByTwo").asInt()).isEqualTo(1);
    assertThat(agreement.at("/meeting/revision").asInt()).isZero();
    assertThat(agreement.at("/aims/revision").asInt()).isZero();
  }

  @Test
  void points_areInTheOrderOfTheirPriorityWithTheirKind() {
    List<Indicator> indicators = Testbed.instrument().indicators();
    Indicator fact = heaviest(indicators, Kind.FACT, 5);
    Indicator appraisal = heaviest(indicators, Kind.APPRAISAL, fact.weight() - 1);
    for (Indicator it : List.of(fact, appraisal)) {
      if (!it.id().equals(point)) {
        bed.save(jugend, it.id(), level(0));
        bed.save(soziales, it.id(), level(4));
      }
    }
    town.openAgreement();

    assertThat(town.agreement(coordinator).path("points"))
        .extracting(it -> it.path("indicator").asText() + " " + it.path("kind").asText())
        .containsSubsequence(fact.id() + " fact", appraisal.id() + " appraisal");
    assertThat(town.agreement(coordinator).path("points"))
        .extracting(it -> it.path("priority").doubleValue())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  private static Indicator heaviest(List<Indicator> indicators, Kind kind, int most) {
    return indicators.stream()
        .filter(it -> it.kind() == kind && it.weight() <= most)
        .max(Comparator.comparing(Indicator::weight))
        .orElseThrow();
  }

  @Test
  void views_areTheNotesOfThoseWhoTypedSomething() {
    ok(bed.noting(soziales, point, "Seit 2019", "note-0001", 0));
    ok(bed.noting(jugend, point, "zuerst etwas", "note-0001", 0));
    ok(bed.noting(jugend, point, "", "note-0002", 1));
    town.openAgreement();

    JsonNode views = ok(town.readingViews(jugend, point)).json().path("views");
    assertThat(views).hasSize(1);
    assertThat(views.at("/0/department").asText()).isEqualTo("soziales");
    assertThat(views.at("/0/comment").asText()).isEqualTo("Seit 2019");
    assertThat(town.readingViews(coordinator, "nope").send().at("/type"))
        .isEqualTo("/errors/unknown-indicator");
  }

  @Test
  void agreement_isReadWithOneBatchAndOneQuery() {
    town.openAgreement();
    bed.steps.failAt(Integer.MAX_VALUE, Fault.BEFORE);

    town.agreement(coordinator);

    assertThat(bed.steps.heal()).isEqualTo(2);
  }

  // Recording

  @Test
  void agreement_recorded_keepsTheAnswersOfThatMomentAndIsLogged() {
    bed.save(soziales, indicator(1), level(1));
    town.department("kultur", "Kulturamt");
    town.openAgreement();

    Answered saved =
        ok(
            town.recording(
                deputy,
                point,
                agreed(2, "Halb fertig.", "jugend", "Noch nichts."),
                "write-001",
                0));

    assertThat(saved.at("/revision")).isEqualTo("1");
    assertThat(saved.at("/agreed/answer/level")).isEqualTo("2");
    assertThat(saved.at("/agreed/reason")).isEqualTo("Halb fertig.");
    assertThat(saved.at("/agreed/minority/0/view")).isEqualTo("Noch nichts.");
    assertThat(saved.json().at("/agreed/before"))
        .extracting(it -> it.path("department").asText() + " " + it.at("/answer/level").asText("-"))
        .containsExactly("koordination -", "jugend 0", "soziales 4");
    assertThat(texts(saved.json().path("changed"))).isEmpty();
    assertThat(town.outcome(companion, point)).isEqualTo(saved.json());
    JsonNode shown = town.agreement(coordinator).at("/points/0");
    assertThat(shown.path("settled").booleanValue()).isTrue();
    assertThat(town.log()).contains("deputy agreed " + point);
  }

  @Test
  void department_whoseViewIsRecorded_isClosedAndNotTakenAway() {
    town.department("kultur", "Kulturamt");
    town.department("sport", "Sportamt");
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(2, "Darum.", "kultur", "Nein."), "write-001", 0));

    assertThat(removed("kultur")).isEqualTo("closed");
    assertThat(removed("sport")).isEqualTo("removed");
    assertThat(town.agreement(coordinator).toString())
        .contains("Kulturamt")
        .doesNotContain("Sportamt");
  }

  private String removed(String department) {
    return ok(bed.call("DELETE /api/check/departments/{department}")
            .link(coordinator)
            .path("department", department))
        .at("/outcome");
  }

  @Test
  void dispute_recorded_keepsBothSidesAndIsLogged() {
    town.openAgreement();

    Answered saved =
        ok(
            town.recording(
                coordinator,
                point,
                disputed("jugend", "Nein.", "soziales", "Ja."),
                "write-001",
                0));

    assertThat(saved.at("/disputed/views/1/view")).isEqualTo("Ja.");
    assertThat(saved.json().has("changed")).isFalse();
    assertThat(town.agreement(coordinator).at("/points/0/settled").booleanValue()).isFalse();
    assertThat(town.log()).contains("coordinator disputed " + point);
  }

  @Test
  void outcome_takenBack_keepsWhatWasThereAsThePrevious() {
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(2, "Darum."), "write-001", 0));

    Answered back = ok(town.recording(coordinator, point, "null", "write-002", 1));

    assertThat(back.at("/revision")).isEqualTo("2");
    assertThat(back.json().has("agreed")).isFalse();
    assertThat(back.at("/previous/agreed/reason")).isEqualTo("Darum.");
    assertThat(town.agreement(coordinator).at("/points/0/settled").booleanValue()).isFalse();
    assertThat(town.log()).contains("coordinator takenBack " + point);
  }

  @Test
  void answer_changedAfterTheAgreement_showsAtThePoint() {
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(2, "Darum."), "write-001", 0));

    ok(bed.saving(jugend, point, level(1), "later-001", 1));
    bed.save(coordinator, point, level(3));
    assertThat(texts(town.outcome(coordinator, point).path("changed")))
        .containsExactly("koordination", "jugend");

    ok(bed.saving(jugend, point, level(0), "later-002", 2));
    assertThat(texts(town.outcome(coordinator, point).path("changed")))
        .as("jugend is back at what it said")
        .containsExactly("koordination");
    ok(town.recording(coordinator, point, agreed(2, "Immer noch."), "write-002", 1));
    assertThat(texts(town.outcome(coordinator, point).path("changed"))).isEmpty();
  }

  @Test
  void answer_ofADepartmentThatReleasesAfterTheAgreement_showsAtThePoint() {
    String kultur = town.department("kultur", "Kulturamt");
    bed.save(kultur, point, level(1));
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(2, "Darum."), "write-001", 0));
    assertThat(texts(town.outcome(coordinator, point).path("changed"))).isEmpty();

    town.release("kultur");

    assertThat(texts(town.outcome(coordinator, point).path("changed"))).containsExactly("kultur");
  }

  // Nobody overwrites anybody

  @Test
  void point_recordedByTwo_givesTheSecondBothValues() {
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(2, "Meins."), "write-001", 0));
    String before = bed.everything();

    Answered conflict = record(deputy, agreed(3, "Deins."), "write-002", 0);

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/type")).isEqualTo("/errors/conflict");
    assertThat(conflict.at("/current/revision")).isEqualTo("1");
    assertThat(conflict.at("/current/agreed/reason")).isEqualTo("Meins.");
    assertThat(bed.everything()).isEqualTo(before);
    Answered chosen = record(deputy, agreed(3, "Deins."), "write-003", 1);
    assertThat(chosen.status()).as("the person chose").isEqualTo(200);
    assertThat(chosen.at("/previous/agreed/reason")).isEqualTo("Meins.");
  }

  @Test
  void point_thatSomebodyOvertakesBetweenReadAndWrite_isAConflict() {
    town.openAgreement();
    bed.steps.before(
        write -> write.key().sk().startsWith("POINT#"),
        () ->
            assertThat(record(deputy, agreed(4, "Schneller."), "other-001", 0).status())
                .isEqualTo(200));

    Answered conflict = record(coordinator, agreed(1, "Langsamer."), "write-001", 0);

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/current/agreed/reason")).isEqualTo("Schneller.");
    assertThat(town.log().stream().filter(it -> it.contains("agreed")))
        .as("only what happened is logged")
        .hasSize(1);
  }

  @Test
  void point_recordedByTwentyAtOnce_letsOneThroughAndTellsTheOthers() {
    town.openAgreement();

    List<Integer> statuses =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(
                i -> record(coordinator, agreed(i % 4, "x"), "racer-" + (100 + i), 0).status())
            .toList();

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(19);
    assertThat(town.outcome(coordinator, point).path("revision").asInt()).isEqualTo(1);
  }

  /// Every step of a save dies once, before it happens and after it; then the browser repeats.
  @Test
  void point_whoseAnswerGotLostAtAnyStep_isRecordedOnceByTheRepeat() {
    town.openAgreement();
    bed.steps.failAt(Integer.MAX_VALUE, Fault.BEFORE);
    ok(town.recording(coordinator, point, agreed(0, "Schritte zählen."), "write-000", 0));
    int steps = bed.steps.heal();
    assertThat(steps).isGreaterThan(3);
    long revision = 1;
    for (Fault fault : Fault.values()) {
      for (int n = 1; n <= steps; n++) {
        String writeId = "write-%s-%d".formatted(fault, n);
        Call call = town.recording(coordinator, point, agreed(2, writeId), writeId, revision);
        int step = n;
        Captured.output(
            () -> {
              bed.steps.failAt(step, fault);
              assertThat(call.send().status()).isEqualTo(500);
            });
        bed.steps.heal();

        Answered repeated = ok(call);

        revision++;
        assertThat(repeated.at("/revision")).isEqualTo(Long.toString(revision));
        assertThat(repeated.at("/agreed/reason")).isEqualTo(writeId);
      }
    }
    assertThat(town.log().stream().filter(it -> it.contains("agreed"))).hasSize((int) revision);
  }

  @Test
  void point_repeatedAfterOthersRecorded_isSuccessAndShowsWhatIsThere() {
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(1, "Erstens."), "write-001", 0));
    ok(town.recording(deputy, point, agreed(2, "Zweitens."), "write-002", 1));

    Answered repeated =
        ok(town.recording(coordinator, point, agreed(1, "Erstens."), "write-001", 0));

    assertThat(repeated.at("/revision")).isEqualTo("2");
    assertThat(repeated.at("/agreed/reason")).isEqualTo("Zweitens.");
  }

  @Test
  void departments_ownAnswers_areNeverTouchedByAnAgreement() {
    town.openAgreement();
    String before = ok(bed.call("GET /api/check/answers").link(jugend)).body();

    ok(town.recording(coordinator, point, agreed(2, "Darum."), "write-001", 0));

    assertThat(ok(bed.call("GET /api/check/answers").link(jugend)).body()).isEqualTo(before);
  }

  // Who and when

  @Test
  void recording_byOthersThanThoseWhoLead_isForbidden() {
    town.openAgreement();
    String before = bed.everything();

    for (String link : List.of(jugend, companion, viewer)) {
      assertThat(record(link, agreed(2, "Darum."), "write-001", 0).status()).isEqualTo(403);
      assertThat(town.meeting(link, 0, "[]").send().status()).isEqualTo(403);
      assertThat(town.aims(link, 0, "[]", "[]").send().status()).isEqualTo(403);
    }
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void recording_afterSubmission_isRefusedAndTheAgreementStaysReadable() {
    town.openAgreement();
    ok(town.recording(coordinator, point, agreed(2, "Darum."), "write-001", 0));
    ok(town.recording(coordinator, point, agreed(3, "Doch."), "write-002", 1));
    ok(bed.submitting(coordinator, 1));
    String before = bed.everything();

    assertThat(record(coordinator, "null", "write-003", 2).at("/type"))
        .isEqualTo("/errors/not-open");
    assertThat(town.meeting(coordinator, 0, "[]").send().at("/type")).isEqualTo("/errors/not-open");
    assertThat(town.aims(coordinator, 0, "[]", "[]").send().at("/type"))
        .isEqualTo("/errors/not-open");
    assertThat(bed.everything()).isEqualTo(before);
    assertThat(record(coordinator, agreed(3, "Doch."), "write-002", 1).status())
        .as("a repeat of what was saved before")
        .isEqualTo(200);
    assertThat(town.outcome(jugend, point).at("/agreed/reason").asText()).isEqualTo("Doch.");
    assertThat(town.outcome(coordinator, point).has("previous")).isFalse();
  }

  @Test
  void indicators_outsideTheScope_areRefusedEverywhere() {
    var fields = Testbed.instrument().fields();
    TownHall small = new TownHall(bed, bed.confirm(bed.admit("09777151"), fields.get(1).id()));
    small.openAgreement();
    String outside = fields.get(0).indicators().getFirst().id();
    String inside = fields.get(1).indicators().getFirst().id();

    assertThat(
            small
                .recording(small.coordinator, outside, agreed(2, "x"), "write-001", 0)
                .send()
                .at("/type"))
        .isEqualTo("/errors/unknown-indicator");
    assertThat(small.readingViews(small.coordinator, outside).send().status()).isEqualTo(404);
    assertThat(small.meeting(small.coordinator, 0, slots(outside, 5)).send().pointers())
        .containsExactly("/points/0/indicator");
    assertThat(small.aims(small.coordinator, 0, targets(outside, 2), "[]").send().pointers())
        .containsExactly("/targets/0/indicator");
    ok(small.recording(small.coordinator, inside, agreed(2, "x"), "write-001", 0));
    ok(small.meeting(small.coordinator, 0, slots(inside, 5)));
    ok(small.aims(small.coordinator, 0, targets(inside, 2), "[]"));
  }

  private static String slots(String indicator, int minutes) {
    return "[{\"indicator\": \"%s\", \"minutes\": %d}]".formatted(indicator, minutes);
  }

  private static String targets(String indicator, int level) {
    return "[{\"indicator\": \"%s\", \"level\": %d}]".formatted(indicator, level);
  }

  // Bad input

  @Test
  void outcomes_thatCannotBe_areRefusedAtTheirPlace() {
    town.openAgreement();
    String before = bed.everything();
    String answer =
        "{\"agreed\": {\"answer\": %s, \"reason\": \"x\", \"minority\": [], \"obstacles\": []}}";
    String reason =
        "{\"agreed\": {\"answer\": {\"level\": 1}, \"reason\": %s, \"minority\": [], \"obstacles\": []}}";

    refused("[]", "/outcome");
    refused("{}", "/outcome");
    refused("{\"agreed\": null}", "/outcome");
    refused("{\"other\": {}}", "/outcome/other", "/outcome");
    refused("{\"agreed\": {}, \"disputed\": {}}", "/outcome");
    refused(
        "{\"agreed\": {}}",
        "/outcome/agreed/answer",
        "/outcome/agreed/reason",
        "/outcome/agreed/minority",
        "/outcome/agreed/obstacles");
    refused(answer.formatted("null"), "/outcome/agreed/answer");
    refused(answer.formatted("{\"level\": 5}"), "/outcome/agreed/answer/level");
    refused(answer.formatted("{\"notOurs\": \"x\"}"), "/outcome/agreed/answer/notOurs");
    refused(answer.formatted("{\"unknown\": false}"), "/outcome/agreed/answer/unknown");
    refused(
        answer.formatted("{\"notApplicable\": {\"reason\": \"x\", \"text\": \" \"}}"),
        "/outcome/agreed/answer/notApplicable/reason",
        "/outcome/agreed/answer/notApplicable/text");
    refused(reason.formatted("\"\""), "/outcome/agreed/reason");
    refused(reason.formatted("\" \\n\""), "/outcome/agreed/reason");
    refused(reason.formatted("\"" + "x".repeat(2001) + "\""), "/outcome/agreed/reason");
    refused(agreed(1, "x", "nobody", "y"), "/outcome/agreed/minority/0/department");
    refused(agreed(1, "x", "jugend", "y", "jugend", "z"), "/outcome/agreed/minority/1/department");
    refused(agreed(1, "x", "jugend", " "), "/outcome/agreed/minority/0/view");
    refused(disputed("jugend", "Nein."), "/outcome/disputed/views");
    refused(disputed(), "/outcome/disputed/views");
    refused(disputed("jugend", "a", "jugend", "b"), "/outcome/disputed/views/1/department");
    refused(disputed("jugend", "a", "nobody", "b"), "/outcome/disputed/views/1/department");
    refused(disputed("jugend", "a", "soziales", ""), "/outcome/disputed/views/1/view");
    assertThat(bed.everything()).isEqualTo(before);
  }

  private void refused(String outcome, String... pointers) {
    Answered answered = record(coordinator, outcome, "write-001", 0);
    assertThat(answered.status()).as(outcome).isEqualTo(422);
    assertThat(answered.pointers()).as(outcome).containsExactly(pointers);
  }

  @Test
  void outcome_ofMoreWordsThanAnItemHolds_isRefused() {
    town.openAgreement();
    List<String> views = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      town.department("amt" + i, "Amt " + i);
      views.addAll(List.of("amt" + i, "ä".repeat(1900)));
    }

    refused(agreed(1, "x", views.toArray(String[]::new)), "/outcome/agreed/minority");
    ok(
        town.recording(
            coordinator,
            point,
            agreed(1, "x", views.subList(0, 20).toArray(String[]::new)),
            "write-001",
            0));
  }

  @Test
  void outcome_ofEveryKindOfAnswer_isTaken() {
    town.openAgreement();
    long revision = 0;
    for (String answer :
        List.of(
            "{\"level\": 0}",
            "{\"level\": 4}",
            "{\"unknown\": true}",
            "{\"notApplicable\": {\"reason\": \"otherLevel\", \"text\": \"Macht der Kreis.\"}}")) {
      Answered saved =
          ok(
              town.recording(
                  coordinator,
                  point,
                  """
                  {"agreed": {"answer": %s, "reason": "x", "minority": [], "obstacles": ["money", "staff"]}}"""
                      .formatted(answer),
                  "write-00" + revision,
                  revision++));
      assertThat(saved.json().at("/agreed/answer").toString()).isEqualToIgnoringWhitespace(answer);
      assertThat(texts(saved.json().at("/agreed/obstacles"))).containsExactly("staff", "money");
    }
  }

  // Meeting and aims

  @Test
  void meeting_saved_keepsItsOrder() {
    String points =
        "[{\"indicator\": \"%s\", \"minutes\": 10}, {\"indicator\": \"%s\", \"minutes\": 5}]"
            .formatted(indicator(3), indicator(1));

    Answered saved = ok(town.meeting(coordinator, 0, points));

    assertThat(saved.at("/revision")).isEqualTo("1");
    assertThat(saved.at("/points/0/indicator")).isEqualTo(indicator(3));
    assertThat(saved.at("/points/1/minutes")).isEqualTo("5");
    town.openAgreement();
    assertThat(town.agreement(jugend).path("meeting")).isEqualTo(saved.json());
  }

  @Test
  void meeting_savedByTwo_givesTheSecondBothAndARepeatSuccess() {
    ok(town.meeting(coordinator, 0, slots(point, 5)));

    Answered conflict = town.meeting(deputy, 0, slots(point, 9)).send();
    assertThat(conflict.at("/type")).isEqualTo("/errors/conflict");
    assertThat(conflict.at("/current/points/0/minutes")).isEqualTo("5");
    assertThat(ok(town.meeting(coordinator, 0, slots(point, 5))).at("/revision")).isEqualTo("1");
    assertThat(ok(town.meeting(deputy, 1, slots(point, 9))).at("/revision")).isEqualTo("2");
  }

  @Test
  void meeting_thatCannotBe_isRefusedAtItsPlace() {
    String before = bed.everything();

    assertThat(town.meeting(coordinator, 0, "{}").send().pointers()).containsExactly("/points");
    assertThat(town.meeting(coordinator, 0, "[1]").send().pointers()).containsExactly("/points/0");
    assertThat(town.meeting(coordinator, 0, slots("nope", 5)).send().pointers())
        .containsExactly("/points/0/indicator");
    assertThat(town.meeting(coordinator, 0, slots(point, 0)).send().pointers())
        .containsExactly("/points/0/minutes");
    assertThat(town.meeting(coordinator, 0, slots(point, 121)).send().pointers())
        .containsExactly("/points/0/minutes");
    String twice = slots(point, 5).replace("]", ", ") + slots(point, 6).substring(1);
    assertThat(town.meeting(coordinator, 0, twice).send().pointers())
        .containsExactly("/points/1/indicator");
    String many =
        "["
            + String.join(
                ",",
                IntStream.range(0, 41)
                    .mapToObj(i -> slots(indicator(i), 1).replaceAll("[\\[\\]]", ""))
                    .toList())
            + "]";
    assertThat(town.meeting(coordinator, 0, many).send().pointers()).containsExactly("/points");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void aims_saved_areThere() {
    String topic = Testbed.instrument().fields().getFirst().topics().getFirst().id();

    Answered saved = ok(town.aims(coordinator, 0, targets(point, 4), "[\"" + topic + "\"]"));

    assertThat(saved.at("/revision")).isEqualTo("1");
    assertThat(saved.at("/targets/0/level")).isEqualTo("4");
    assertThat(saved.at("/focus/0")).isEqualTo(topic);
    town.openAgreement();
    assertThat(town.agreement(companion).path("aims")).isEqualTo(saved.json());
  }

  @Test
  void aims_savedByTwo_giveTheSecondBothAndARepeatSuccess() {
    ok(town.aims(coordinator, 0, targets(point, 4), "[]"));

    Answered conflict = town.aims(deputy, 0, targets(point, 3), "[]").send();
    assertThat(conflict.at("/type")).isEqualTo("/errors/conflict");
    assertThat(conflict.at("/current/targets/0/level")).isEqualTo("4");
    assertThat(ok(town.aims(coordinator, 0, targets(point, 4), "[]")).at("/revision"))
        .isEqualTo("1");
    assertThat(ok(town.aims(deputy, 1, targets(point, 3), "[]")).at("/revision")).isEqualTo("2");
  }

  @Test
  void planning_whosePutTheSdkSentTwice_isSuccess() {
    bed.steps.repeatPuts(true);

    assertThat(ok(town.aims(coordinator, 0, targets(point, 4), "[]")).at("/revision"))
        .isEqualTo("1");
    assertThat(ok(town.meeting(coordinator, 0, slots(point, 4))).at("/revision")).isEqualTo("1");
  }

  @Test
  void aims_thatCannotBe_areRefusedAtTheirPlace() {
    List<String> topics =
        Testbed.instrument().fields().stream()
            .flatMap(field -> field.topics().stream())
            .map(topic -> "\"" + topic.id() + "\"")
            .limit(6)
            .toList();
    String before = bed.everything();

    assertThat(town.aims(coordinator, 0, targets(point, 5), "[]").send().pointers())
        .containsExactly("/targets/0/level");
    assertThat(town.aims(coordinator, 0, targets("nope", 1), "[]").send().pointers())
        .containsExactly("/targets/0/indicator");
    assertThat(town.aims(coordinator, 0, "[]", topics.toString()).send().pointers())
        .containsExactly("/focus");
    assertThat(town.aims(coordinator, 0, "[]", "[\"nope\", 1]").send().pointers())
        .containsExactly("/focus/0", "/focus/1");
    assertThat(
            town.aims(coordinator, 0, "[]", List.of(topics.get(0), topics.get(0)).toString())
                .send()
                .pointers())
        .containsExactly("/focus/1");
    assertThat(bed.everything()).isEqualTo(before);
    ok(town.aims(coordinator, 0, "[]", topics.subList(0, 5).toString()));
  }
}
