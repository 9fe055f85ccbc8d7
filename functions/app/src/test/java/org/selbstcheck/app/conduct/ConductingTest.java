package org.selbstcheck.app.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.Testbed;

/// How a check is run, and how much it asks.
class ConductingTest {

  private final Testbed bed = new Testbed();
  private final String coordinator = bed.start();
  private Leading leading = new Leading(bed, coordinator);

  @AfterEach
  void close() {
    bed.close();
  }

  private JsonNode conduct(String link) {
    return ok(bed.call("GET /api/check").link(link)).json().path("conduct");
  }

  private boolean released(String department) {
    return leading.standing(department).path("released").booleanValue();
  }

  private Call deadline(String day) {
    return leading
        .call("PUT /api/check/conduct")
        .json(
            """
            {"seenRevision": 1, "mode": "apart", "deadline": "%s", "agreementOpen": false}"""
                .formatted(day));
  }

  private Call widening(String scope) {
    return leading.call("PUT /api/check/scope").json("{\"scope\": " + scope + "}");
  }

  @Test
  void check_isBornApartUnlessChosenOtherwise() {
    assertThat(conduct(coordinator).path("mode").asText()).isEqualTo("apart");
    assertThat(conduct(coordinator).path("agreementOpen").booleanValue()).isFalse();
    String invitation = bed.admit("02000000");
    assertThat(
            ok(bed.call("POST /api/invitations/confirm")
                    .json(
                        "{\"invitation\": \"%s\", \"secret\": \"%s\", \"mode\": \"together\"}"
                            .formatted(invitation, bed.ids.secret())))
                .at("/conduct/mode"))
        .isEqualTo("together");
  }

  @Test
  void check_begunByAnOlderVersion_hasNoConductAndCanGetOne() {
    bed.stored.write(
        bed.stored.everything().stream()
            .filter(item -> item.key().sk().equals("CONDUCT"))
            .map(
                item ->
                    org.selbstcheck.app.store.Write.removal(
                        org.selbstcheck.app.store.TableName.CHECKS, item.key(), item.revision()))
            .findFirst()
            .orElseThrow());

    assertThat(conduct(coordinator).path("revision").asInt()).isZero();
    assertThat(ok(leading.conducting(0, "together", false)).at("/revision")).isEqualTo("1");
  }

  @Test
  void together_releasesWhoHasNotAnswered_andWhoComesLater() {
    Way answered = leading.department("hat");
    leading.department("hat-nicht");
    bed.save(answered.token(), indicator(0), "{\"level\": 2}");

    ok(leading.conducting(1, "together", false));
    leading.department("spaeter");

    assertThat(released("hat")).as("decides alone").isFalse();
    assertThat(released("hat-nicht")).isTrue();
    assertThat(released("spaeter")).isTrue();
    ok(leading.conducting(2, "apart", false));
    assertThat(released("hat-nicht")).as("going back changes no flag").isTrue();
    leading.department("zuletzt");
    assertThat(released("zuletzt")).isFalse();
    assertThat(leading.log())
        .contains("conductChanged coordinator  together", "conductChanged coordinator  apart");
  }

  @Test
  void agreement_openedAndClosed_isLoggedAndKeepsItsDay() {
    ok(leading.conducting(1, "apart", true));
    String day = bed.clock.today().toString();
    bed.clock.goTo(bed.clock.today().plusDays(3));
    ok(leading.conducting(2, "alone", true));

    assertThat(conduct(coordinator).path("agreementOpenedOn").asText()).isEqualTo(day);
    ok(leading.conducting(3, "alone", false));
    assertThat(conduct(coordinator).has("agreementOpenedOn")).isFalse();
    assertThat(leading.log())
        .contains("agreementOpened coordinator", "agreementClosed coordinator");
  }

  @Test
  void deadline_isSeenByWhoeverAnswers() {
    Way amt = leading.department("amt");
    String day = bed.clock.today().plusDays(20).toString();

    ok(deadline(day));

    assertThat(conduct(amt.token()).path("deadline").asText()).isEqualTo(day);
    assertThat(conduct(leading.way("companion").token()).path("deadline").asText()).isEqualTo(day);
    assertThat(conduct(leading.way("viewer").token()).has("deadline")).isFalse();
  }

  @Test
  void deadline_afterThePhase_isRefused() {
    assertThat(deadline(bed.clock.today().plusYears(1).toString()).send().pointers())
        .containsExactly("/deadline");
    assertThat(deadline("bald").send().pointers()).containsExactly("/deadline");
  }

  @Test
  void conduct_changedByTwo_theSecondSeesTheConflict() {
    ok(leading.conducting(1, "together", false));

    Answered conflict = leading.conducting(1, "alone", false).send();

    assertThat(conflict.at("/type")).isEqualTo("/errors/conflict");
    assertThat(conflict.at("/current/mode")).isEqualTo("together");
    assertThat(conduct(coordinator).path("mode").asText()).isEqualTo("together");
  }

  @Test
  void conduct_changedAtTheSameMoment_theSecondSeesTheConflict() {
    bed.steps.before(
        write -> write.key().sk().equals("CONDUCT"),
        () -> ok(leading.conducting(1, "together", false)));

    assertThat(leading.conducting(1, "alone", false).send().at("/current/mode"))
        .isEqualTo("together");
  }

  @Test
  void conduct_savedAgainBecauseItsAnswerGotLost_isSuccess() {
    Answered first = ok(leading.conducting(1, "together", true));
    String before = bed.everything();

    assertThat(ok(leading.conducting(1, "together", true)).json()).isEqualTo(first.json());
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void conduct_isNoBusinessOfTheProjectTeam() {
    ok(leading.conducting(1, "alone", true));

    String head = new org.selbstcheck.app.store.Heads(bed.stored).check(leading.check()).toString();

    assertThat(org.selbstcheck.app.store.Heads.ATTRIBUTES)
        .doesNotContain("mode", "deadline", "agreementOpenedOn");
    assertThat(head).doesNotContain("alone").doesNotContain("ALONE");
  }

  @Test
  void conduct_afterTheSubmission_stays() {
    bed.save(coordinator, indicator(0), "{\"level\": 1}");
    ok(bed.submitting(coordinator, 1));

    assertThat(leading.conducting(1, "alone", false).send().at("/type"))
        .isEqualTo("/errors/not-open");
    assertThat(widening("\"short\"").send().at("/type")).isEqualTo("/errors/not-open");
  }

  @Test
  void scope_onlyWidens() {
    String first = Testbed.instrument().fields().getFirst().id();
    String second = Testbed.instrument().fields().get(1).id();
    leading = new Leading(bed, bed.confirm(bed.admit("02000000"), first));

    assertThat(widening("\"short\"").send().pointers()).containsExactly("/scope");
    assertThat(widening("[\"" + second + "\"]").send().pointers()).containsExactly("/scope");
    assertThat(widening("[\"gibt-es-nicht\"]").send().pointers()).containsExactly("/scope");
    Answered wider = ok(widening("[\"%s\", \"%s\"]".formatted(second, first)));
    assertThat(wider.json().path("scope")).hasSize(2);
    String before = bed.everything();
    ok(widening("[\"%s\", \"%s\"]".formatted(second, first)));
    assertThat(bed.everything()).as("repeating it changes nothing").isEqualTo(before);
    assertThat(widening("[\"" + first + "\"]").send().status()).isEqualTo(422);
    assertThat(ok(widening("\"full\"")).at("/scope")).isEqualTo("full");
    assertThat(widening("[\"%s\", \"%s\"]".formatted(first, second)).send().status())
        .isEqualTo(422);
    assertThat(leading.log()).filteredOn(event -> event.startsWith("scopeWidened")).hasSize(2);
  }
}
