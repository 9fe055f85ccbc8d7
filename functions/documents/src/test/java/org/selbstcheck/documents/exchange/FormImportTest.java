package org.selbstcheck.documents.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.documents.exchange.Exchange.filled;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;

/// Filled forms that are as they should be.
class FormImportTest {

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  private static AnswerValue level(int level) {
    return new AnswerValue(Optional.of(new Answer.Level(level)), false, Set.of());
  }

  private static List<String> changes(Answered answered) {
    List<String> changes = new ArrayList<>();
    answered
        .json()
        .path("changes")
        .forEach(
            it ->
                changes.add(
                    it.path("place").asText()
                        + " "
                        + it.path("kind").asText()
                        + ": "
                        + it.path("before").asText()
                        + " > "
                        + it.path("after").asText()));
    return changes;
  }

  @Test
  void dryRun_ofAFilledForm_saysWhatWouldChangeAndWritesNothing() {
    byte[] form = filled("F2", "2 – teilweise umgesetzt", "N3", "Läuft noch.", "J3", "ja");
    String upload = exchange.upload(form);
    String before = exchange.bed.everything();

    Answered plan = ok(exchange.importing(exchange.coordinator, upload, ""));

    assertThat(exchange.bed.everything()).isEqualTo(before);
    assertThat(plan.at("/format")).isEqualTo("form");
    assertThat(plan.at("/department")).isEqualTo("koordination");
    assertThat(plan.json().path("applied").asBoolean(true)).isFalse();
    assertThat(changes(plan))
        .containsExactly(
            "Fragen!F2 answer:  > 2 – teilweise umgesetzt",
            "Fragen!J3 answer:  > keine Antwort; Handlungsbedarf",
            "Fragen!J3 note:  > Läuft noch.");
  }

  @Test
  void apply_ofEveryKindOfEntry_storesIt() {
    String many = "https://a.example/1\nhttps://a.example/2";
    Answered applied =
        exchange.readIn(
            exchange.coordinator,
            filled(
                "F2", "4 – umgesetzt und überprüft",
                "F3", "3",
                "F4", "geplant",
                "F5", "Weiß  nicht",
                "F6", "nicht unser Bereich",
                "I6", "Kämmerei",
                "F7", "trifft nicht zu",
                "G7", "andere Ebene zuständig",
                "H7", "Das macht der Kreis.",
                "J8", "nein",
                "K8", "Personal; Geld",
                "L8", "Recht oder Datenschutz",
                "N9", "Zeile eins\nZeile zwei",
                "O9", many,
                "P9", "http://b.example/x?y=1&z=2"));

    assertThat(applied.json().path("applied").asBoolean()).isTrue();
    String own = Unit.COORDINATION;
    assertThat(exchange.answer(own, indicator(0))).contains(level(4));
    assertThat(exchange.answer(own, indicator(1))).contains(level(3));
    assertThat(exchange.answer(own, indicator(2))).contains(level(1));
    assertThat(exchange.answer(own, indicator(3)).orElseThrow().answer())
        .contains(new Answer.Unknown());
    assertThat(exchange.answer(own, indicator(4)).orElseThrow().answer())
        .contains(new Answer.NotOurs("Kämmerei"));
    assertThat(exchange.answer(own, indicator(5)).orElseThrow().answer())
        .contains(new Answer.NotApplicable(Answer.Reason.OTHER_LEVEL, "Das macht der Kreis."));
    assertThat(exchange.answer(own, indicator(6)))
        .contains(
            new AnswerValue(
                Optional.empty(), false, Set.of(Obstacle.STAFF, Obstacle.MONEY, Obstacle.LAW)));
    assertThat(exchange.note(own, indicator(7)))
        .contains(
            new NoteValue(
                "Zeile eins\nZeile zwei",
                List.of(
                    "https://a.example/1", "https://a.example/2", "http://b.example/x?y=1&z=2")));
    assertThat(exchange.note(own, indicator(0))).isEmpty();
  }

  @Test
  void apply_whereSomethingIsStored_leavesWhatTheFormLeavesOpen() {
    exchange.bed.save(exchange.coordinator, indicator(0), "{\"level\": 1}");
    exchange.bed.save(exchange.coordinator, indicator(1), "{\"level\": 1}");
    exchange.bed.save(exchange.coordinator, indicator(2), "{\"level\": 2}");

    Answered applied =
        exchange.readIn(exchange.coordinator, filled("F2", "3", "J3", "ja", "F4", "2"));

    assertThat(changes(applied))
        .containsExactly(
            "Fragen!F2 answer: 1 – geplant > 3 – umgesetzt",
            "Fragen!J3 answer: 1 – geplant > 1 – geplant; Handlungsbedarf");
    assertThat(applied.json().path("same").asInt()).isEqualTo(1);
    Stored<AnswerValue> changed =
        exchange.checks().answers(exchange.id(), Optional.of(Unit.COORDINATION)).stream()
            .filter(it -> it.indicator().equals(indicator(0)))
            .findFirst()
            .orElseThrow();
    assertThat(changed.value()).contains(level(3));
    assertThat(changed.previous()).contains(level(1));
    assertThat(changed.on()).contains(exchange.bed.clock.today());
    assertThat(exchange.answer(Unit.COORDINATION, indicator(1)).orElseThrow().answer())
        .contains(new Answer.Level(1));
  }

  @Test
  void apply_ofAnEmptyForm_changesNothing() {
    exchange.bed.save(exchange.coordinator, indicator(0), "{\"level\": 1}");

    Answered applied = exchange.readIn(exchange.coordinator, Exchange.BLANK);

    assertThat(applied.json().path("changes")).isEmpty();
    assertThat(exchange.answer(Unit.COORDINATION, indicator(0))).contains(level(1));
  }

  @Test
  void apply_twice_isSuccessAndOneEntryInTheLog() {
    String upload = exchange.upload(filled("F2", "2"));
    String plan = ok(exchange.importing(exchange.coordinator, upload, "")).at("/plan");

    ok(exchange.applying(exchange.coordinator, upload, plan));
    String once = exchange.bed.stored.everything().toString();
    Answered again = ok(exchange.applying(exchange.coordinator, upload, plan));

    assertThat(again.json().path("applied").asBoolean()).isTrue();
    assertThat(again.at("/plan")).isEqualTo(plan);
    assertThat(exchange.bed.stored.everything().toString()).isEqualTo(once);
    assertThat(exchange.checks().log(exchange.id()))
        .filteredOn(entry -> entry.event().equals("imported"))
        .containsExactly(
            new Audit.Entry(
                "imported",
                "coordinator",
                Optional.of(Unit.COORDINATION),
                "form",
                exchange.bed.clock.today()));
  }

  @Test
  void apply_againAfterOthersSaved_isSuccessAndLeavesTheirs() {
    String upload = exchange.upload(filled("F2", "2"));
    String plan = ok(exchange.importing(exchange.coordinator, upload, "")).at("/plan");
    ok(exchange.applying(exchange.coordinator, upload, plan));
    ok(exchange.bed.saving(exchange.coordinator, indicator(0), "{\"level\": 4}", "later-001", 1));

    ok(exchange.applying(exchange.coordinator, upload, plan));

    assertThat(exchange.answer(Unit.COORDINATION, indicator(0))).contains(level(4));
  }

  @Test
  void apply_whenSomebodySavedSinceTheDryRun_isRefusedAndOverwritesNothing() {
    String upload = exchange.upload(filled("F2", "2", "F3", "2"));
    String plan = ok(exchange.importing(exchange.coordinator, upload, "")).at("/plan");
    exchange.bed.save(exchange.coordinator, indicator(1), "{\"level\": 4}");
    String before = exchange.bed.stored.everything().toString();

    Answered answered = exchange.applying(exchange.coordinator, upload, plan).send();

    assertThat(answered.status()).isEqualTo(409);
    assertThat(answered.at("/type")).isEqualTo("/errors/plan-outdated");
    assertThat(exchange.bed.stored.everything().toString()).isEqualTo(before);
    // What the file says nothing of may change.
    String anew = ok(exchange.importing(exchange.coordinator, upload, "")).at("/plan");
    exchange.bed.save(exchange.coordinator, indicator(9), "{\"level\": 4}");
    ok(exchange.applying(exchange.coordinator, upload, anew));
    assertThat(exchange.answer(Unit.COORDINATION, indicator(1))).contains(level(2));
  }

  @Test
  void apply_whenSomebodySavesWhileItRuns_leavesTheirsAndSaysSo() {
    String upload = exchange.upload(filled("F2", "2", "F3", "2"));
    String plan = ok(exchange.importing(exchange.coordinator, upload, "")).at("/plan");
    exchange.bed.steps.before(
        write -> write.key().sk().startsWith("ANSWER#"),
        () -> exchange.bed.save(exchange.coordinator, indicator(1), "{\"level\": 4}"));

    Answered answered = exchange.applying(exchange.coordinator, upload, plan).send();

    assertThat(answered.status()).isEqualTo(409);
    assertThat(exchange.answer(Unit.COORDINATION, indicator(1))).contains(level(4));
    assertThat(exchange.answer(Unit.COORDINATION, indicator(0))).contains(level(2));
    Answered anew = ok(exchange.importing(exchange.coordinator, upload, ""));
    assertThat(changes(anew))
        .containsExactly("Fragen!F3 answer: 4 – umgesetzt und überprüft > 2 – teilweise umgesetzt");
  }

  /// A form that needs several transactions, cut off at each step, and then applied again.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void apply_thatDiedAtAnyStep_isFinishedByTheNextOne(Fault fault) {
    String[] cells = new String[2 * 60];
    for (int i = 0; i < 60; i++) {
      cells[2 * i] = "F" + (i + 2);
      cells[2 * i + 1] = "" + i % 5;
    }
    byte[] form = filled(cells);
    int step = 1;
    boolean died = true;
    while (died) {
      try (Exchange town = new Exchange()) {
        town.bed.save(town.coordinator, indicator(7), "{\"level\": 0}");
        String upload = town.upload(form);
        String plan = ok(town.importing(town.coordinator, upload, "")).at("/plan");
        town.bed.steps.failAt(step, fault);
        died = town.applying(town.coordinator, upload, plan).send().status() == 500;
        town.bed.steps.heal();

        ok(town.applying(town.coordinator, upload, plan));

        for (int i = 0; i < 60; i++) {
          assertThat(town.answer(Unit.COORDINATION, indicator(i)))
              .as("step %d, indicator %d", step, i)
              .contains(level(i % 5));
        }
        assertThat(town.checks().answers(town.id(), Optional.empty()))
            .filteredOn(it -> it.indicator().equals(indicator(7)))
            .allMatch(it -> it.revision() == 2 && it.previous().equals(Optional.of(level(0))));
        assertThat(town.checks().log(town.id()))
            .filteredOn(entry -> entry.event().equals("imported"))
            .hasSize(1);
      }
      step++;
    }
    assertThat(step).isGreaterThan(6);
  }

  @Test
  void form_ofADepartment_goesToItsOwnPart() {
    String link = exchange.department("jugendamt", false);

    exchange.readIn(link, filled("F2", "2"));

    assertThat(exchange.answer("jugendamt", indicator(0))).contains(level(2));
    assertThat(exchange.answer(Unit.COORDINATION, indicator(0))).isEmpty();
    assertThat(exchange.checks().log(exchange.id()))
        .contains(
            new Audit.Entry(
                "imported",
                "department",
                Optional.of("jugendamt"),
                "form",
                exchange.bed.clock.today()));
  }

  @Test
  void form_ofADepartment_cannotGoToAnother() {
    String link = exchange.department("jugendamt", false);
    exchange.department("bauamt", true);
    String upload = exchange.upload(filled("F2", "2"));

    Answered answered = exchange.importing(link, upload, ", \"department\": \"bauamt\"").send();

    assertThat(answered.status()).isEqualTo(403);
    ok(exchange.importing(link, upload, ", \"department\": \"jugendamt\""));
  }

  @Test
  void form_byTheCoordinatorForADepartmentThatGaveNothing_isTaken() {
    exchange.department("bauamt", false);
    String upload = exchange.upload(filled("F2", "2"));
    String other = ", \"department\": \"bauamt\"";
    Answered plan = ok(exchange.importing(exchange.coordinator, upload, other));

    // The second one meets what the first one wrote.
    for (int i = 0; i < 2; i++) {
      ok(
          exchange.importing(
              exchange.coordinator, upload, other + ", \"plan\": \"" + plan.at("/plan") + "\""));
    }

    assertThat(plan.at("/department")).isEqualTo("bauamt");
    assertThat(exchange.answer("bauamt", indicator(0))).contains(level(2));
  }

  /// Otherwise an old plan would show what a department saved since.
  @Test
  void form_appliedAgainAfterTheDepartmentSaved_tellsNothingOfIt() {
    String link = exchange.department("bauamt", false);
    String upload = exchange.upload(filled("F2", "2"));
    String other = ", \"department\": \"bauamt\"";
    String plan = ok(exchange.importing(exchange.coordinator, upload, other)).at("/plan");
    String applying = other + ", \"plan\": \"" + plan + "\"";
    ok(exchange.importing(exchange.coordinator, upload, applying));
    ok(exchange.bed.saving(link, indicator(0), "{\"level\": 4}", "own-save-1", 1));

    Answered again = ok(exchange.importing(exchange.coordinator, upload, applying));

    assertThat(again.json().path("changes")).isEmpty();
    assertThat(again.json().path("same").asInt()).isZero();
    assertThat(exchange.answer("bauamt", indicator(0))).contains(level(4));
  }

  /// Otherwise a dry run would show what a department has not released.
  @Test
  void form_byTheCoordinatorForADepartmentThatHasNotReleased_isRefused() {
    String link = exchange.department("bauamt", false);
    exchange.bed.save(link, indicator(0), "{\"level\": 4}");
    String other = ", \"department\": \"bauamt\"";
    String upload = exchange.upload(filled("F2", "2"));

    Answered answered = exchange.importing(exchange.deputy(), upload, other).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).containsExactly("/department");
    assertThat(answered.body()).doesNotContain("umgesetzt");
  }

  @Test
  void form_forAClosedOrUnknownDepartment_isRefused() {
    exchange.department("bauamt", true);
    exchange.bed.stored.write(
        exchange
            .checks()
            .department(exchange.id(), "bauamt")
            .orElseThrow()
            .close(Optional.empty())
            .write());
    String upload = exchange.upload(filled("F2", "2"));

    for (String department : List.of("bauamt", "niemand", "a#b")) {
      Answered answered =
          exchange
              .importing(exchange.coordinator, upload, ", \"department\": \"" + department + "\"")
              .send();
      assertThat(answered.status()).as(department).isEqualTo(422);
      assertThat(answered.pointers()).containsExactly("/department");
    }
  }

  @Test
  void import_afterSubmission_isRefused() {
    exchange.bed.save(exchange.coordinator, indicator(0), "{\"level\": 1}");
    String upload = exchange.upload(filled("F2", "2"));
    String plan = ok(exchange.importing(exchange.coordinator, upload, "")).at("/plan");
    ok(exchange.bed.submitting(exchange.coordinator, 1));

    for (Answered answered :
        List.of(
            exchange.importing(exchange.coordinator, upload, "").send(),
            exchange.applying(exchange.coordinator, upload, plan).send(),
            exchange.bed.call("POST /api/check/uploads").link(exchange.coordinator).send())) {
      assertThat(answered.status()).isEqualTo(409);
      assertThat(answered.at("/type")).isEqualTo("/errors/not-open");
    }
    assertThat(exchange.answer(Unit.COORDINATION, indicator(0))).contains(level(1));
  }

  @Test
  void upload_leadsToAPlaceOfTheCheckItself() {
    Answered upload = ok(exchange.bed.call("POST /api/check/uploads").link(exchange.coordinator));

    assertThat(upload.at("/url"))
        .contains("/uploads/" + exchange.id() + "/" + upload.at("/upload"), "?seconds=900");
    assertThat(upload.at("/upload")).matches("[a-z0-9]{16}");
  }

  @Test
  void import_ofWhatWasUploadedElsewhere_isNotFound() {
    String other = exchange.bed.confirm(exchange.bed.admit("09777151"));
    String upload = exchange.upload(filled("F2", "2"));

    for (Answered answered :
        List.of(
            exchange.importing(other, upload, "").send(),
            exchange.importing(exchange.coordinator, "nothing", "").send())) {
      assertThat(answered.status()).isEqualTo(404);
      assertThat(answered.at("/type")).isEqualTo("/errors/no-upload");
    }
  }

  @Test
  void import_ofAFormWhosePlanIsAnothers_isRefused() {
    String first = exchange.upload(filled("F2", "2"));
    String second = exchange.upload(filled("F2", "3"));
    String plan = ok(exchange.importing(exchange.coordinator, first, "")).at("/plan");

    assertThat(exchange.applying(exchange.coordinator, second, plan).send().status())
        .isEqualTo(409);
    assertThat(exchange.applying(exchange.coordinator, first, "x").send().status()).isEqualTo(409);
    assertThat(exchange.answer(Unit.COORDINATION, indicator(0))).isEmpty();
  }

  @Test
  void link_thatOnlyReads_cannotImport() {
    for (Link.Role role : List.of(Link.Role.COMPANION, Link.Role.VIEWER)) {
      String link = exchange.bed.grant(exchange.id(), role, "", false);
      String upload = exchange.upload(filled("F2", "2"));

      assertThat(exchange.importing(link, upload, "").send().status()).isEqualTo(403);
      assertThat(exchange.bed.call("GET /api/check/export").link(link).send().status())
          .isEqualTo(403);
    }
  }

  @Test
  void plan_ofEveryRow_namesEachPlaceOnce() {
    String[] cells = new String[2 * 108];
    for (int i = 0; i < 108; i++) {
      cells[2 * i] = "F" + Exchange.row(i);
      cells[2 * i + 1] = "1";
    }

    JsonNode plan = ok(exchange.dryRun(exchange.coordinator, filled(cells))).json();

    assertThat(plan.path("changes")).hasSize(108);
  }
}
