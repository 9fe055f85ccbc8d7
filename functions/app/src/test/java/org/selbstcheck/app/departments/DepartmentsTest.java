package org.selbstcheck.app.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;

/// Whatever happens to a department, what it answered stays its own and is never lost.
class DepartmentsTest {

  private final Testbed bed = new Testbed();
  private final String coordinator = bed.start();
  private final Leading leading = new Leading(bed, coordinator);

  @AfterEach
  void close() {
    bed.close();
  }

  private int status(String token) {
    return bed.call("GET /api/check").link(token).send().status();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    ok(leading.call("GET /api/check/departments"))
        .json()
        .path("departments")
        .forEach(department -> names.add(department.path("name").asText()));
    return names;
  }

  @Test
  void check_isBornWithTheCoordinationAlone() {
    assertThat(names()).containsExactly("Koordination");
    assertThat(leading.standing("koordination").path("released").booleanValue()).isTrue();
  }

  @Test
  void departments_areListedAsTheyWereMade() {
    ok(leading.creating("z-amt", "Sozialamt"));
    ok(leading.creating("a-amt", "Jugendamt"));

    assertThat(names()).containsExactly("Koordination", "Sozialamt", "Jugendamt");
    assertThat(leading.standing("z-amt").path("released").booleanValue()).isFalse();
  }

  @Test
  void department_madeTwiceWithOneId_isMadeOnce() {
    Answered first = ok(leading.creating("amt", "Sozialamt"));
    String before = bed.everything();

    assertThat(ok(leading.creating("amt", "Sozialamt")).json()).isEqualTo(first.json());
    assertThat(leading.creating("amt", "Jugendamt").send().at("/type")).isEqualTo("/errors/exists");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void department_namedLikeAnOpenOne_isRefused() {
    ok(leading.creating("amt", "Sozialamt"));

    Answered refused = leading.creating("amt-2", " sozialamt ").send();

    assertThat(refused.pointers()).containsExactly("/name");
    ok(leading.saving("amt", 1, "Sozialamt", true));
    ok(leading.creating("amt-2", "Sozialamt"));
  }

  @Test
  void departments_beyondSixty_areRefused() {
    for (int i = 1; i < Departments.MOST_DEPARTMENTS; i++) {
      ok(leading.creating("amt-" + i, "Amt " + i));
    }

    assertThat(leading.creating("amt-60", "Amt 60").send().at("/type"))
        .isEqualTo("/errors/too-many");
  }

  @Test
  void departments_thatAreWanted_areChecked() {
    String before = bed.everything();
    for (String members :
        List.of(
            "\"id\": \"Amt\", \"name\": \"x\"",
            "\"id\": \"amt#x\", \"name\": \"x\"",
            "\"id\": \"amt\", \"name\": \"\"",
            "\"id\": \"amt\", \"name\": \"  \"",
            "\"id\": \"amt\", \"name\": \"a\\nb\"",
            "\"id\": \"amt\", \"name\": \"" + "x".repeat(201) + "\"",
            "\"id\": \"amt\", \"name\": \"x\", \"contact\": \"amt\"",
            "\"id\": \"amt\", \"name\": \"x\", \"contact\": \"a@b.de, c@d.de\"",
            "\"id\": \"amt\", \"name\": \"x\", \"contact\": \"a@b.de\\r\\nBcc: c@d.de\"",
            "\"id\": \"amt\", \"name\": \"x\", \"contact\": \"Amt <a@b.de>\"",
            "\"id\": \"amt\", \"name\": \"x\", \"responsible\": [\"gibt-es-nicht\"]",
            "\"id\": \"amt\", \"name\": \"x\", \"responsible\": [\"%s\", \"%s\"]"
                .formatted(indicator(0), indicator(0)),
            "\"id\": \"amt\", \"name\": \"x\", \"released\": true")) {
      assertThat(
              leading.call("POST /api/check/departments").json("{" + members + "}").send().status())
          .as(members)
          .isEqualTo(422);
    }
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void progress_saysHowMuchAndWhichDayButNeverWhat() {
    Way amt = leading.department("amt");
    ok(leading.saving("amt", 1, "amt", false, indicator(0), indicator(1)));
    bed.save(amt.token(), indicator(0), "{\"notOurs\": \"Frau Müller\"}");
    bed.clock.pass(Duration.ofDays(2));
    bed.save(amt.token(), indicator(40), "{\"level\": 3}");
    ok(bed.saving(amt.token(), indicator(1), "null", "write-001", 0));
    ok(bed.noting(amt.token(), indicator(2), "vertraulich", "note-0001", 0));

    JsonNode amtNow = leading.standing("amt");

    int sum = 0;
    for (JsonNode count : amtNow.path("answered")) {
      sum += count.asInt();
    }
    assertThat(sum).as("with an answer").isEqualTo(2);
    assertThat(amtNow.path("answered")).hasSize(Testbed.instrument().fields().size());
    assertThat(amtNow.path("answeredResponsible").asInt()).isEqualTo(1);
    assertThat(amtNow.path("typed").booleanValue()).isTrue();
    assertThat(amtNow.path("activeOn").asText()).isEqualTo(bed.clock.today().toString());
    assertThat(ok(leading.call("GET /api/check/departments")).body())
        .doesNotContain("vertraulich")
        .doesNotContain("Frau Müller")
        .doesNotContain("T10:");
    assertThat(leading.standing("koordination").path("typed").booleanValue()).isFalse();
  }

  @Test
  void contact_isSeenByThoseWhoLeadOnly() {
    ok(
        leading
            .call("POST /api/check/departments")
            .json("{\"id\": \"amt\", \"name\": \"Amt\", \"contact\": \"amt@stadt.example\"}"));
    Leading companion = new Leading(bed, leading.way("companion").token());

    assertThat(leading.standing("amt").path("contact").asText()).isEqualTo("amt@stadt.example");
    assertThat(companion.standing("amt").path("name").asText()).isEqualTo("Amt");
    assertThat(companion.standing("amt").has("contact")).isFalse();
  }

  @Test
  void department_seesItselfAndTheCoordinationOnly() {
    Way amt = leading.department("amt");
    leading.department("anderes");

    JsonNode check = ok(bed.call("GET /api/check").link(amt.token())).json();

    assertThat(check.path("departments"))
        .extracting(department -> department.path("id").asText())
        .containsExactly("koordination", "amt");
    assertThat(check.path("mail").booleanValue()).isFalse();
    assertThat(
            ok(bed.call("GET /api/check").link(leading.way("viewer").token()))
                .json()
                .path("departments"))
        .isEmpty();
  }

  @Test
  void renaming_takesNothingAway() {
    Way amt = leading.department("amt");
    bed.save(amt.token(), indicator(0), "{\"level\": 3}");

    ok(leading.saving("amt", 1, "Amt für Soziales", false, indicator(3)));

    assertThat(leading.standing("amt").path("name").asText()).isEqualTo("Amt für Soziales");
    JsonNode check = ok(bed.call("GET /api/check").link(amt.token())).json();
    assertThat(texts(check.path("responsible"))).containsExactly(indicator(3));
    assertThat(ok(bed.call("GET /api/check/answers").link(amt.token())).json().path("answers"))
        .hasSize(1);
    assertThat(leading.log())
        .contains(
            "departmentRenamed coordinator amt amt", "responsibilityChanged coordinator amt 1");
  }

  @Test
  void twoCoordinators_changingOneUnit_theSecondSeesTheConflict() {
    ok(leading.creating("amt", "Amt"));
    Leading deputy = new Leading(bed, leading.way("deputy").token());

    ok(leading.saving("amt", 1, "Sozialamt", false));
    String before = bed.everything();
    Answered conflict = deputy.saving("amt", 1, "Jugendamt", false).send();

    assertThat(conflict.at("/type")).isEqualTo("/errors/conflict");
    assertThat(conflict.at("/current/name")).isEqualTo("Sozialamt");
    assertThat(conflict.at("/current/revision")).isEqualTo("2");
    assertThat(bed.everything()).isEqualTo(before);
    ok(deputy.saving("amt", 2, "Jugendamt", false));
  }

  @Test
  void twoCoordinators_changingOneUnitAtTheSameMoment_theSecondSeesTheConflict() {
    ok(leading.creating("amt", "Amt"));
    bed.steps.before(
        write -> write.key().sk().equals("DEPARTMENT#amt"),
        () -> ok(leading.saving("amt", 1, "Sozialamt", false)));

    Answered conflict = leading.saving("amt", 1, "Jugendamt", false).send();

    assertThat(conflict.at("/current/name")).isEqualTo("Sozialamt");
  }

  @Test
  void change_repeatedBecauseItsAnswerGotLost_isSuccess() {
    ok(leading.creating("amt", "Amt"));
    Answered first = ok(leading.saving("amt", 1, "Sozialamt", false));
    String before = bed.everything();

    assertThat(ok(leading.saving("amt", 1, "Sozialamt", false)).json()).isEqualTo(first.json());
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void closing_endsTheLinksAndKeepsTheAnswers_openingEndsNothingMore() {
    Way amt = leading.department("amt");
    bed.save(amt.token(), indicator(0), "{\"level\": 3}");
    ok(Leading.releasing(bed, amt.token(), true));

    ok(leading.saving("amt", leading.standing("amt").path("revision").asLong(), "amt", true));

    assertThat(status(amt.token())).isEqualTo(401);
    JsonNode closed = leading.standing("amt");
    assertThat(closed.path("closed").booleanValue()).isTrue();
    assertThat(closed.path("released").booleanValue()).as("it keeps what it had").isTrue();
    assertThat(closed.path("typed").booleanValue()).isTrue();
    assertThat(leading.linking("department", "amt").send().at("/type")).isEqualTo("/errors/state");

    ok(leading.saving("amt", closed.path("revision").asLong(), "amt", false));
    assertThat(status(amt.token())).as("a dead link stays dead").isEqualTo(401);
    Way anew = leading.way("department", "amt");
    assertThat(ok(bed.call("GET /api/check/answers").link(anew.token())).json().path("answers"))
        .hasSize(1);
  }

  @Test
  void removing_ofADepartmentThatNeverAnswered_takesItAndItsLinksAway() {
    Way amt = leading.department("amt");
    Way another = leading.way("department", "amt");

    assertThat(leading.remove("amt").at("/outcome")).isEqualTo("removed");

    assertThat(leading.standing("amt").isMissingNode()).isTrue();
    assertThat(List.of(status(amt.token()), status(another.token()))).containsOnly(401);
    assertThat(bed.stored.everything())
        .noneMatch(item -> item.key().sk().equals("DEPARTMENT#amt"))
        .filteredOn(item -> item.key().pk().startsWith("CODE#"))
        .as("only the invitation's code is left")
        .hasSize(1);
    assertThat(leading.remove("amt").status()).isEqualTo(404);
    assertThat(leading.log()).contains("departmentRemoved coordinator amt amt");
  }

  @Test
  void removing_ofADepartmentThatAnswered_closesItAndKeepsItsAnswers() {
    Way amt = leading.department("amt");
    bed.save(amt.token(), indicator(0), "{\"level\": 3}");

    assertThat(leading.remove("amt").at("/outcome")).isEqualTo("closed");
    assertThat(leading.remove("amt").at("/outcome")).as("again").isEqualTo("closed");

    assertThat(status(amt.token())).isEqualTo(401);
    assertThat(leading.standing("amt").path("typed").booleanValue()).isTrue();
  }

  @Test
  void removing_ofADepartmentThatOnlyNoted_closesIt() {
    Way amt = leading.department("amt");
    ok(bed.noting(amt.token(), indicator(0), "Notiz", "note-0001", 0));

    assertThat(leading.remove("amt").at("/outcome")).isEqualTo("closed");
  }

  @Test
  void removing_whileASaveIsUnderWay_losesNoAnswer() {
    Way amt = leading.department("amt");
    List<String> outcomes = new ArrayList<>();
    // The save has read its link; before it writes, the department is taken away.
    bed.steps.before(
        write -> write.key().sk().startsWith("ANSWER#amt"),
        () -> outcomes.add(leading.remove("amt").at("/outcome")));

    ok(bed.saving(amt.token(), indicator(0), "{\"level\": 3}", "write-001", 0));

    assertThat(outcomes).containsExactly("removed");
    JsonNode lost = leading.standing("amt");
    assertThat(lost.path("typed").booleanValue()).as("it is seen").isTrue();
    assertThat(lost.path("closed").booleanValue()).isTrue();
    ok(leading.saving("amt", 0, "amt", false));
    Way anew = leading.way("department", "amt");
    assertThat(ok(bed.call("GET /api/check/answers").link(anew.token())).json().path("answers"))
        .as("and can be had again")
        .hasSize(1);
  }

  @Test
  void removing_overtakenByASave_keepsTheDepartmentClosed() {
    Way amt = leading.department("amt");
    bed.steps.before(
        write -> write.key().sk().equals("DEPARTMENT#amt"),
        () -> bed.save(amt.token(), indicator(0), "{\"level\": 3}"));

    assertThat(leading.remove("amt").at("/outcome")).isEqualTo("closed");

    JsonNode kept = leading.standing("amt");
    assertThat(kept.path("closed").booleanValue()).isTrue();
    assertThat(kept.path("typed").booleanValue()).isTrue();
    assertThat(status(amt.token())).isEqualTo(401);
  }

  @Test
  void coordination_isNeitherClosedNorMergedNorRemoved() {
    leading.department("amt");

    assertThat(leading.remove("koordination").at("/type")).isEqualTo("/errors/state");
    assertThat(leading.merging("koordination", "amt").send().at("/type"))
        .isEqualTo("/errors/state");
    assertThat(leading.saving("koordination", 1, "Koordination", true).send().at("/type"))
        .isEqualTo("/errors/state");
    ok(leading.saving("koordination", 1, "Stabsstelle Integration", false));
    assertThat(names()).contains("Stabsstelle Integration");
  }

  @Test
  void merging_closesTheOneAndGivesItsResponsibilitiesToTheOther() {
    Way one = leading.department("eins");
    Way other = leading.department("zwei");
    ok(leading.saving("eins", 1, "eins", false, indicator(1), indicator(2)));
    ok(leading.saving("zwei", 1, "zwei", false, indicator(2), indicator(3)));
    bed.save(one.token(), indicator(0), "{\"level\": 3}");

    Answered merged = ok(leading.merging("eins", "zwei"));
    String before = bed.everything();
    assertThat(ok(leading.merging("eins", "zwei")).json()).isEqualTo(merged.json());

    assertThat(bed.everything()).as("repeating it changes nothing").isEqualTo(before);
    assertThat(texts(merged.json().path("responsible")))
        .containsExactlyInAnyOrder(indicator(1), indicator(2), indicator(3));
    JsonNode closed = leading.standing("eins");
    assertThat(closed.path("closed").booleanValue()).isTrue();
    assertThat(closed.path("mergedInto").asText()).isEqualTo("zwei");
    assertThat(closed.path("responsible")).isEmpty();
    assertThat(closed.path("typed").booleanValue()).as("its answers stay its own").isTrue();
    assertThat(leading.standing("zwei").path("typed").booleanValue()).isFalse();
    assertThat(status(one.token())).isEqualTo(401);
    assertThat(status(other.token())).isEqualTo(200);
    assertThat(leading.log()).contains("departmentMerged coordinator eins zwei");
  }

  @Test
  void merging_withItselfOrWithAClosedOrUnknownOne_isRefused() {
    leading.department("eins");
    leading.department("zwei");
    ok(leading.saving("zwei", 1, "zwei", true));
    String before = bed.everything();

    assertThat(leading.merging("eins", "eins").send().pointers()).containsExactly("/into");
    assertThat(leading.merging("eins", "zwei").send().status()).isEqualTo(409);
    assertThat(leading.merging("eins", "drei").send().status()).isEqualTo(404);
    assertThat(leading.merging("drei", "eins").send().status()).isEqualTo(404);
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void merging_thatDiesAtAnyStep_happensWholeOrNotAtAll() {
    int made = 0;
    for (Fault fault : Fault.values()) {
      for (int step = 1; step <= 6; step++) {
        String indicator = indicator(++made);
        String id = "amt-" + made;
        leading.department(id);
        ok(leading.saving(id, 1, id, false, indicator));
        Call call = leading.merging(id, "koordination");
        bed.steps.failAt(step, fault);
        call.send();
        bed.steps.heal();

        boolean closed = leading.standing(id).path("closed").booleanValue();
        boolean over =
            texts(leading.standing("koordination").path("responsible")).contains(indicator);
        assertThat(closed).as(id).isEqualTo(over);
        ok(leading.merging(id, "koordination"));
      }
    }
  }

  @Test
  void closing_withMoreSecretsThanATransactionHolds_endsAll() {
    List<Way> ways = new ArrayList<>();
    ways.add(leading.department("amt"));
    for (int i = 0; i < 5; i++) {
      ways.add(leading.way("department", "amt"));
    }
    List<String> devices = new ArrayList<>();
    for (Way way : ways) {
      for (int i = 0; i < 19; i++) {
        bed.clock.pass(Duration.ofHours(1));
        String secret = bed.ids.secret();
        ok(
            bed.call("POST /api/codes/confirm")
                .json("{\"code\": \"%s\", \"secret\": \"%s\"}".formatted(way.code(), secret)));
        devices.add(leading.check() + "." + secret);
      }
    }

    ok(leading.saving("amt", 1, "amt", true));

    assertThat(ways).allMatch(way -> status(way.token()) == 401);
    assertThat(devices).hasSize(114).allMatch(device -> status(device) == 401);
  }

  @Test
  void release_isTheUnitsOwnAndCanBeTakenBackUntilTheSubmission() {
    Way amt = leading.department("amt");
    bed.save(coordinator, indicator(0), "{\"level\": 1}");

    assertThat(ok(Leading.releasing(bed, amt.token(), true)).json().path("released").booleanValue())
        .isTrue();
    String before = bed.everything();
    ok(Leading.releasing(bed, amt.token(), true));
    assertThat(bed.everything()).as("repeating it changes nothing").isEqualTo(before);
    assertThat(leading.standing("amt").path("released").booleanValue()).isTrue();
    ok(Leading.releasing(bed, amt.token(), false));
    assertThat(leading.standing("amt").path("released").booleanValue()).isFalse();
    assertThat(leading.log())
        .contains("released department amt", "releaseWithdrawn department amt");

    ok(Leading.releasing(bed, amt.token(), true));
    ok(bed.submitting(coordinator, 1));
    assertThat(Leading.releasing(bed, amt.token(), false).send().at("/type"))
        .isEqualTo("/errors/not-open");
    assertThat(leading.standing("amt").path("released").booleanValue()).isTrue();
  }

  @Test
  void release_ofTheCoordination_isTheCoordinatorsAndTheDeputys() {
    Leading deputy = new Leading(bed, leading.way("deputy").token());

    ok(Leading.releasing(bed, deputy.link(), false));
    assertThat(leading.standing("koordination").path("released").booleanValue()).isFalse();
    ok(Leading.releasing(bed, coordinator, true));
    assertThat(leading.standing("koordination").path("released").booleanValue()).isTrue();
  }

  @Test
  void change_afterTheSubmission_isRefusedAndEverythingStaysReadable() {
    leading.department("amt");
    bed.save(coordinator, indicator(0), "{\"level\": 1}");
    ok(bed.submitting(coordinator, 1));
    String before = bed.everything();

    for (Call call :
        List.of(
            leading.creating("neu", "Neu"),
            leading.saving("amt", 1, "Neu", false),
            leading.merging("amt", "koordination"),
            leading.onDepartment("DELETE /api/check/departments/{department}", "amt"))) {
      assertThat(call.send().at("/type")).isEqualTo("/errors/not-open");
    }
    assertThat(bed.everything()).isEqualTo(before);
    assertThat(names()).containsExactly("Koordination", "amt");
    ok(leading.linking("viewer", ""));
  }
}
