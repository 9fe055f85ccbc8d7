package org.selbstcheck.app.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.OwnIndicator;

/// What a municipality asks beyond the instrument: who asks it, who answers it, and that nothing
/// that was said to it gets lost or into a number.
class OwnStatementsTest {

  private static final String ID = "sprachcafes";
  private static final String STATEMENT = "Sprachcafés gibt es in jedem Stadtteil.";
  private static final String REWORDED = "In jedem Stadtteil gibt es ein Sprachcafé.";
  private static final String ASKED = "own." + ID;

  private final Testbed bed = new Testbed();
  private final TownHall town = new TownHall(bed);
  private final String coordinator = town.coordinator;
  private final String deputy = town.link(Link.Role.DEPUTY, "koordination");
  private final String jugend = town.department("jugend", "Jugendamt");
  private final String soziales = town.department("soziales", "Amt für Soziales");
  private final Leading leading = new Leading(bed, coordinator);

  @AfterEach
  void close() {
    bed.close();
  }

  private Call putting(String link, String id, String statement, long seen, boolean keeps) {
    return bed.call("PUT /api/check/own-indicators/{id}")
        .link(link)
        .path("id", id)
        .json(
            "{\"seenRevision\": %d, \"statement\": \"%s\", \"keepsAnswers\": %s}"
                .formatted(seen, statement, keeps));
  }

  private void add() {
    ok(putting(coordinator, ID, STATEMENT, 0, false));
  }

  private Answered remove(String id) {
    return leading.call("DELETE /api/check/own-indicators/{id}").path("id", id).send();
  }

  private JsonNode statements() {
    return ok(leading.call("GET /api/check/own-indicators")).json().path("statements");
  }

  private JsonNode part(String link) {
    return ok(bed.call("GET /api/check/answers").link(link)).json();
  }

  private JsonNode notes(String link) {
    return ok(bed.call("GET /api/check/fields/{field}/notes")
            .link(link)
            .path("field", "own.statements"))
        .json()
        .path("notes");
  }

  private static String level(int level) {
    return "{\"level\": " + level + "}";
  }

  private FrozenCheck frozen() {
    return FrozenCheck.freeze(
        new Checks(bed.stored).whole(town.check().id()), town.check(), Optional.empty());
  }

  /// As what a department said to any statement: its own, also to one that was removed since.
  @Test
  void whatADepartmentSaid_standsAmongWhatIsHeldOfIt() {
    add();
    bed.save(jugend, ASKED, "{\"notOurs\": \"Eigenes\"}");
    bed.save(soziales, ASKED, "{\"notOurs\": \"Fremdes\"}");
    remove(ID);

    JsonNode held = ok(bed.call("GET /api/check/holdings").link(jugend)).json();

    assertThat(held.findValues("title").toString()).contains("auf eigene Aussagen");
    for (JsonNode table : held.path("tables")) {
      String title = table.path("title").asText();
      if (title.equals("Antworten Ihrer Stelle auf eigene Aussagen der Kommune")) {
        assertThat(table.path("rows").toString()).contains(STATEMENT, "Eigenes");
      } else if (title.equals("Antworten Ihrer Stelle")) {
        assertThat(table.path("rows")).isEmpty();
      }
    }
    assertThat(held.toString()).doesNotContain("Fremdes");
  }

  // Asked and answered

  @Test
  void statement_added_isAskedOfEverybodyInTheOrderOfAddition() {
    add();
    ok(putting(deputy, "a-zweite-1", "Zweite.", 0, false));

    for (String link : List.of(coordinator, deputy, jugend, soziales)) {
      assertThat(part(link).path("ownIndicators").findValuesAsText("indicator"))
          .containsExactly(ASKED, "own.a-zweite-1");
    }
    assertThat(part(jugend).at("/ownIndicators/0/statement").asText()).isEqualTo(STATEMENT);
    assertThat(leading.log()).contains("ownAdded coordinator  " + STATEMENT);
  }

  /// A page that stays open asks for nothing by itself: what it saves tells it.
  @Test
  void save_afterAStatementChanged_tellsThatTheCheckIsAnotherOne() {
    long before = part(jugend).path("checkRevision").asLong();
    assertThat(savedAt(0)).isEqualTo(before);
    add();
    long added = savedAt(1);
    ok(putting(coordinator, ID, REWORDED, 1, false));
    long reworded = savedAt(2);
    remove(ID);
    long removed = savedAt(3);

    assertThat(List.of(before, added, reworded, removed)).doesNotHaveDuplicates();
    assertThat(part(jugend).path("checkRevision").asLong()).isEqualTo(removed);
  }

  private long savedAt(int seenRevision) {
    return ok(bed.call("PUT /api/check/notes/{indicator}")
            .link(jugend)
            .path("indicator", indicator(0))
            .json(
                """
                {"writeId": "writeNo%d", "seenRevision": %d, "comment": "%d", "evidence": []}"""
                    .formatted(seenRevision, seenRevision, seenRevision)))
        .json()
        .path("checkRevision")
        .asLong();
  }

  @Test
  void statement_addedTwice_isAddedOnce() {
    add();
    add();

    assertThat(statements()).hasSize(1);
    assertThat(leading.log()).filteredOn(event -> event.startsWith("ownAdded")).hasSize(1);
  }

  @Test
  void answer_isSavedByTheRulesOfAllAnswers() {
    add();
    ok(bed.saving(jugend, ASKED, level(2), "write-001", 0));
    assertThat(ok(bed.saving(jugend, ASKED, level(2), "write-001", 0)).at("/revision"))
        .as("a repeat")
        .isEqualTo("1");
    Answered conflict = bed.saving(jugend, ASKED, level(3), "write-002", 0).send();
    ok(bed.saving(jugend, ASKED, level(4), "write-003", 1));
    ok(bed.noting(jugend, ASKED, "Weil.", "note-0001", 0));

    assertThat(conflict.at("/current/answer/level")).isEqualTo("2");
    assertThat(part(jugend).at("/answers/0/answer/level").asInt()).isEqualTo(4);
    assertThat(part(jugend).at("/answers/0/previous/answer/level").asInt()).isEqualTo(2);
    assertThat(notes(jugend).at("/0/comment").asText()).isEqualTo("Weil.");
    assertThat(leading.standing("jugend").path("answered")).allMatch(count -> count.asInt() == 0);
    assertThat(bed.saving(jugend, ASKED, level(5), "write-004", 2).send().status()).isEqualTo(422);
  }

  @Test
  void answer_toSomethingNobodyAsks_isRefused() {
    assertThat(bed.saving(jugend, ASKED, level(2), "write-001", 0).send().at("/type"))
        .isEqualTo("/errors/unknown-indicator");
    assertThat(bed.saving(jugend, ID, level(2), "write-001", 0).send().status()).isEqualTo(404);
    assertThat(bed.noting(jugend, "own.", "x", "write-001", 0).send().status()).isEqualTo(404);
  }

  @Test
  void answer_isSeenByNobodyElseBeforeTheAgreementAndTheRelease() {
    add();
    bed.save(jugend, ASKED, "{\"notOurs\": \"Vertraulich\"}");
    ok(bed.noting(jugend, ASKED, "Vertraulich", "note-0001", 0));
    town.release("soziales");
    assertThat(town.readingViews(coordinator, ASKED).send().status()).isEqualTo(409);
    town.openAgreement();

    assertThat(part(soziales) + statements().toString() + town.agreement(coordinator))
        .contains(STATEMENT)
        .doesNotContain("Vertraulich");
    assertThat(ok(town.readingViews(coordinator, ASKED)).body()).doesNotContain("Vertraulich");
    assertThat(ok(leading.call("GET /api/check/holdings")).body()).doesNotContain("Vertraulich");
    town.release("jugend");
    assertThat(town.agreement(soziales).at("/ownIndicators/0/answers/0/answer/notOurs").asText())
        .isEqualTo("Vertraulich");
    assertThat(ok(town.readingViews(soziales, ASKED)).at("/views/0/comment"))
        .isEqualTo("Vertraulich");
    assertThat(ok(leading.call("GET /api/check/holdings")).body()).contains("Vertraulich");
  }

  @Test
  void agreement_onAnOwnStatement_isNotTaken() {
    add();
    town.openAgreement();

    assertThat(
            town.recording(coordinator, ASKED, TownHall.agreed(2, "Darum."), "write-001", 0)
                .send()
                .status())
        .isEqualTo(404);
  }

  // What may be written

  @Test
  void eleventh_isRefused() {
    for (int i = 0; i < 10; i++) {
      ok(putting(coordinator, "aussage-" + i, "Aussage " + i, 0, false));
    }

    Answered eleventh = putting(coordinator, "aussage-10", "Zu viel.", 0, false).send();
    assertThat(eleventh.at("/type")).isEqualTo("/errors/too-many");
    assertThat(statements()).hasSize(10);
    ok(putting(coordinator, "aussage-9", "Neu gefasst.", 1, false));
    assertThat(remove("aussage-3").status()).isEqualTo(200);
    ok(putting(coordinator, "aussage-10", "Jetzt passt sie.", 0, false));
    assertThat(putting(coordinator, "aussage-3", "Aussage 3", 2, false).send().status())
        .as("the removed one does not come back into ten others")
        .isEqualTo(409);
  }

  @Test
  void twentyAtOnce_areNeverMoreThanTen() {
    IntStream.range(0, 20)
        .parallel()
        .forEach(i -> putting(coordinator, "aussage-" + i, "Aussage " + i, 0, false).send());

    assertThat(statements().size()).isBetween(1, 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\u202Etxet redruk\u202C und was folgt",
        "=cmd|' /C calc'!A0",
        "{{7*7}} ${x} %s"
      })
  void statement_ofAnyText_isKeptAsItIs(String statement) {
    ok(putting(coordinator, ID, statement, 0, false));

    assertThat(part(jugend).at("/ownIndicators/0/statement").asText()).isEqualTo(statement);
    assertThat(frozen().selfCheck().ownIndicators().getFirst().statement()).isEqualTo(statement);
  }

  @Test
  void statement_thatIsNone_isRefusedWithItsPlace() {
    for (String statement : List.of("", "   ", "x".repeat(501), "x".repeat(2000), "a\\u0000b")) {
      Answered refused = putting(coordinator, ID, statement, 0, false).send();
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.pointers()).containsExactly("/statement");
    }
    ok(putting(coordinator, ID, "ü".repeat(500), 0, false));
    ok(putting(coordinator, "zeilen-1", " Eine\\n  Zeile ", 0, false));
    assertThat(statements().findValuesAsText("statement")).contains("Eine Zeile");
    assertThat(putting(coordinator, "../x", "x", 0, false).send().status()).isEqualTo(422);
  }

  // Rewording

  @Test
  void rewording_beforeAnybodyAnswered_leavesNoTraceInTheQuestionnaire() {
    add();
    ok(putting(coordinator, ID, REWORDED, 1, false));

    assertThat(part(jugend).at("/ownIndicators/0/statement").asText()).isEqualTo(REWORDED);
    assertThat(part(jugend).at("/ownIndicators/0/former")).isEmpty();
    assertThat(leading.log()).contains("ownReworded coordinator  " + STATEMENT);
  }

  @Test
  void rewording_ofWhatWasAnswered_asksAndKeepsAnswersAndTheFormerWording() {
    add();
    bed.save(jugend, ASKED, level(3));
    ok(bed.noting(soziales, ASKED, "Noch offen.", "note-0001", 0));

    Answered asks = putting(coordinator, ID, REWORDED, 1, false).send();
    assertThat(asks.at("/type")).isEqualTo("/errors/statement-answered");
    assertThat(asks.at("/detail")).startsWith("2 Stellen haben");
    assertThat(statements().at("/0/statement").asText()).isEqualTo(STATEMENT);

    ok(putting(coordinator, ID, REWORDED, 1, true));
    assertThat(part(jugend).at("/ownIndicators/0/former/0").asText()).isEqualTo(STATEMENT);
    assertThat(part(jugend).at("/answers/0/answer/level").asInt()).isEqualTo(3);
  }

  @Test
  void rewording_byTwoAtOnce_isAConflictThatShowsBoth() {
    add();
    ok(putting(deputy, ID, "Die Stellvertretung war schneller.", 1, false));

    Answered conflict = putting(coordinator, ID, REWORDED, 1, false).send();

    assertThat(conflict.at("/type")).isEqualTo("/errors/conflict");
    assertThat(conflict.at("/current/statement")).isEqualTo("Die Stellvertretung war schneller.");
    assertThat(conflict.at("/current/revision")).isEqualTo("2");
    assertThat(statements()).hasSize(1);
  }

  @Test
  void changes_toSeveralAtOnce_areAllMade() {
    bed.steps.before(
        write -> write.key().sk().equals("OWN#" + ID),
        () -> ok(putting(deputy, "zweite-eins", "Zweite.", 0, false)));
    add();

    assertThat(statements().findValuesAsText("statement"))
        .containsExactlyInAnyOrder(STATEMENT, "Zweite.");
  }

  // Removal

  @Test
  void removal_takesTheStatementAndKeepsWhatWasSaid() {
    add();
    town.release("jugend");
    ok(bed.saving(jugend, ASKED, level(3), "write-001", 0));
    assertThat(remove(ID).at("/removed")).isEqualTo("true");
    assertThat(remove(ID).status()).as("a repeat").isEqualTo(200);

    assertThat(part(jugend).path("ownIndicators")).isEmpty();
    assertThat(frozen().selfCheck().ownIndicators()).isEmpty();
    assertThat(statements().at("/0/answered").asInt()).isEqualTo(1);
    assertThat(ok(leading.call("GET /api/check/holdings")).body())
        .contains("Entfernte eigene Aussagen")
        .contains(STATEMENT);
    Answered late = bed.saving(jugend, ASKED, level(4), "write-002", 1).send();
    assertThat(late.at("/type")).isEqualTo("/errors/statement-removed");
    assertThat(bed.noting(jugend, ASKED, "x", "note-0001", 0).send().status()).isEqualTo(409);
    assertThat(ok(bed.saving(jugend, ASKED, level(3), "write-001", 0)).at("/revision"))
        .as("a repeat of what was stored before")
        .isEqualTo("1");

    ok(putting(coordinator, ID, STATEMENT, 2, false));
    assertThat(part(jugend).at("/answers/0/answer/level").asInt()).isEqualTo(3);
    assertThat(frozen().selfCheck().ownIndicators().getFirst().answers()).hasSize(1);
    assertThat(leading.log())
        .contains("ownRemoved coordinator  " + STATEMENT, "ownRestored coordinator  " + STATEMENT);
  }

  @Test
  void removal_whileAnAnswerIsOnItsWay_keepsTheAnswer() {
    add();
    bed.steps.before(
        write -> write.key().sk().startsWith("ANSWER#"),
        () -> assertThat(remove(ID).status()).isEqualTo(200));
    ok(bed.saving(jugend, ASKED, level(3), "write-001", 0));

    ok(putting(coordinator, ID, STATEMENT, 2, false));
    assertThat(part(jugend).at("/answers/0/answer/level").asInt()).isEqualTo(3);
  }

  @Test
  void removed_afterTheNextSubmission_comesBackNoMore() {
    add();
    bed.save(coordinator, indicator(0), level(2));
    remove(ID);
    ok(bed.submitting(coordinator, 1));
    assertThat(putting(coordinator, ID, STATEMENT, 2, false).send().at("/type"))
        .isEqualTo("/errors/not-open");
    ok(town.reopening(coordinator, 1, "x"));

    assertThat(statements()).isEmpty();
    assertThat(putting(coordinator, ID, STATEMENT, 2, false).send().status()).isEqualTo(404);
  }

  // Apart from all numbers

  @Test
  void numbers_areTheSameWithAndWithoutOwnStatements() {
    for (int i = 0; i < 40; i++) {
      bed.save(jugend, indicator(i), level(i % 5));
      bed.save(soziales, indicator(i), level((i + 2) % 5));
    }
    town.release("jugend", "soziales");
    ok(bed.submitting(coordinator, 1));
    bed.runJobs();
    ok(town.reopening(coordinator, 1, "x"));
    add();
    ok(putting(coordinator, "zweite-eins", "Zweite.", 0, false));
    bed.save(jugend, ASKED, level(0));
    bed.save(soziales, ASKED, level(4));
    bed.save(jugend, "own.zweite-eins", "{\"unknown\": true}");
    JsonNode summary = ok(leading.call("GET /api/check/summary")).json();
    ok(bed.submitting(coordinator, 2));
    bed.runJobs();

    assertThat(summary.toString()).doesNotContain("own.");
    assertThat(result(2)).isEqualTo(result(1));
    assertThat(result(2).path("indicators").size()).isGreaterThan(100);
    assertThat(submitted(2).ownIndicators()).hasSize(2);
    assertThat(submitted(2).ownIndicators().getFirst().answers()).hasSize(2);
    assertThat(submitted(2).entries()).isEqualTo(submitted(1).entries());
  }

  /// Without what tells one submission from another.
  private ObjectNode result(int submission) {
    byte[] object = bed.bucket.get(ObjectKeys.result(town.check().id(), submission)).orElseThrow();
    return switch (JsonText.parse(object)) {
      case Reading.Accepted<JsonNode>(JsonNode node) ->
          ((ObjectNode) node).without(Set.of("submission"));
      case Reading.Refused<JsonNode> refused -> throw new AssertionError(refused.problems());
    };
  }

  private org.selbstcheck.core.answers.SelfCheck submitted(int number) {
    return FrozenCheck.fromJson(
            bed.bucket.get(ObjectKeys.submission(town.check().id(), number)).orElseThrow())
        .selfCheck();
  }

  // What the first version brought

  @Test
  void answersOfTheFirstVersion_whichLieInTheStatement_areReadAndAnsweredOver() {
    Entry brought =
        new Entry(
            "jugend",
            ID,
            Optional.of(new Answer.Level(1)),
            true,
            "Von früher.",
            Set.of(),
            List.of());
    bed.stored.write(
        new Own(
                town.check().id(),
                new OwnIndicator(ID, STATEMENT, List.of(brought)),
                0,
                List.of(),
                Optional.empty(),
                town.check().expiresAt(),
                0)
            .write());
    town.release("jugend");
    town.openAgreement();

    assertThat(frozen().selfCheck().ownIndicators())
        .containsExactly(new OwnIndicator(ID, STATEMENT, List.of(brought)));
    assertThat(part(jugend).at("/answers/0/answer/level").asInt()).isEqualTo(1);
    assertThat(part(soziales).path("answers")).isEmpty();
    assertThat(notes(jugend).at("/0/comment").asText()).isEqualTo("Von früher.");
    assertThat(ok(town.readingViews(coordinator, ASKED)).at("/views/0/comment"))
        .isEqualTo("Von früher.");
    assertThat(leading.remove("jugend").at("/outcome")).isEqualTo("closed");

    ok(bed.saving(soziales, ASKED, level(2), "write-001", 0));
    assertThat(remove(ID).at("/answered")).isEqualTo("2");
  }

  @Test
  void answerOverOneOfTheFirstVersion_takesItsPlace() {
    bed.stored.write(
        new Own(
                town.check().id(),
                new OwnIndicator(
                    ID, STATEMENT, List.of(Entry.of("jugend", ID, new Answer.Level(1)))),
                0,
                List.of(),
                Optional.empty(),
                town.check().expiresAt(),
                0)
            .write());
    town.release("jugend");
    bed.save(jugend, ASKED, level(4));

    List<String> levels = new ArrayList<>();
    frozen()
        .selfCheck()
        .ownIndicators()
        .getFirst()
        .answers()
        .forEach(entry -> levels.add(entry.answer().toString()));
    assertThat(levels).containsExactly(Optional.of(new Answer.Level(4)).toString());
    assertThat(new String(frozen().toJson(), StandardCharsets.UTF_8)).contains(ID);
  }
}
