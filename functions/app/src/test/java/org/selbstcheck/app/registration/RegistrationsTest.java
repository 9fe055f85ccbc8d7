package org.selbstcheck.app.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.WaitingCount;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.MunicipalityName;

/// Asking to take part, being decided on, taking it back.
class RegistrationsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDRESS = "integration@kaufbeuren.de";
  private static final String NOTICE =
      """
      {"controller": "Stiftung <b>", "contact": "team@example.org", "purpose": "Zweck",
       "legalBasis": "Art. 6", "recipients": "Niemand"}""";

  private final Testbed bed = new Testbed();
  private final LocalDate today = bed.clock.today();
  private final Programme programme = new Programme(bed.stored);

  RegistrationsTest() {
    open("fruehling", "open", today.plusMonths(6), today.plusYears(2));
  }

  @AfterEach
  void close() {
    bed.close();
  }

  // What people do

  private static String phaseMembers(
      String access, String notice, LocalDate closesOn, LocalDate end) {
    return """
        "name": "Phase", "closesOn": "%s", "retentionEndsOn": "%s", "access": "%s", "notice": %s"""
        .formatted(closesOn, end, access, notice);
  }

  private Call opening(String id, String access, String notice, LocalDate closesOn, LocalDate end) {
    return bed.call("POST /api/administration/phases")
        .administrator()
        .json(
            "{\"id\": \"%s\", \"instrument\": {\"id\": \"weltoffene-kommune\", \"version\": 1}, %s}"
                .formatted(id, phaseMembers(access, notice, closesOn, end)));
  }

  private void open(String id, String access, LocalDate closesOn, LocalDate end) {
    ok(opening(id, access, NOTICE, closesOn, end));
  }

  private void change(String access, LocalDate closesOn, LocalDate end) {
    ok(
        bed.call("PUT /api/administration/phases/{phase}")
            .administrator()
            .path("phase", "fruehling")
            .json(
                "{\"revision\": %d, \"reason\": \"Darum\", %s}"
                    .formatted(phase().revision(), phaseMembers(access, NOTICE, closesOn, end))));
    // Carried to what belongs to the phase, twice, with time between to settle.
    for (int rounds = 0; rounds < 4; rounds++) {
      bed.keepHouse();
      bed.clock.pass(Duration.ofMinutes(15));
    }
  }

  private Phase phase() {
    return programme.phase("fruehling").orElseThrow();
  }

  private static ObjectNode wish(String secret) {
    return JSON.createObjectNode()
        .put("phase", "fruehling")
        .put("secret", secret)
        .put("key", KAUFBEUREN)
        .put("unit", "Stabsstelle Integration")
        .put("address", ADDRESS)
        .put("message", "Gern ab Mai.");
  }

  private Call registering(ObjectNode wish) {
    return bed.call("POST /api/registrations").json(wish.toString());
  }

  /// @return the secret
  private String register() {
    String secret = bed.ids.secret();
    ok(registering(wish(secret)));
    return secret;
  }

  private Call own(String method, String secret) {
    return bed.call(method + " /api/registration").link("fruehling." + secret);
  }

  private JsonNode seen() {
    return ok(bed.call("GET /api/administration/phases/{phase}/registrations")
            .administrator()
            .path("phase", "fruehling"))
        .json();
  }

  private Call admitting(String secret) {
    return bed.call(
            "POST /api/administration/phases/{phase}/registrations/{registration}/admissions")
        .administrator()
        .path("phase", "fruehling")
        .path("registration", Token.hash(secret));
  }

  private Call declining(String secret, String reason) {
    return bed.call("POST /api/administration/phases/{phase}/registrations/{registration}/refusals")
        .administrator()
        .path("phase", "fruehling")
        .path("registration", Token.hash(secret))
        .json(JSON.createObjectNode().put("reason", reason).toString());
  }

  private int waiting() {
    return programme.waiting(phase()).at(bed.clock.instant());
  }

  private List<String> openPhases() {
    return ok(bed.call("GET /api/phases")).json().path("phases").findValuesAsText("name").stream()
        .toList();
  }

  private List<String> log() {
    return programme.log(YearMonth.from(today), bed.clock.instant()).stream()
        .map(Audit.Act::event)
        .toList();
  }

  // Phases

  @Test
  void phases_open_areListedWithTheirDataSheet() {
    open("zu", "invited", today.plusMonths(1), today.plusYears(1));
    JsonNode phases = ok(bed.call("GET /api/phases")).json().path("phases");

    assertThat(phases).hasSize(1);
    assertThat(phases.at("/0/id").asText()).isEqualTo("fruehling");
    assertThat(phases.at("/0/instrument/title").asText()).isEqualTo(Testbed.instrument().title());
    assertThat(phases.at("/0/notice/controller").asText()).isEqualTo("Stiftung <b>");
  }

  @Test
  void phase_overOrForInvitedOnly_isNotListed() {
    change("invited", today.plusMonths(6), today.plusYears(2));
    assertThat(openPhases()).isEmpty();

    change("open", today.plusMonths(6), today.plusYears(2));
    assertThat(openPhases()).hasSize(1);
    bed.clock.goTo(today.plusMonths(6).plusDays(1).atStartOfDay(Phase.ZONE).toInstant());
    assertThat(openPhases()).isEmpty();
  }

  @Test
  void phase_openWithoutADataSheet_takesNobody() {
    ok(
        bed.call("POST /api/administration/phases")
            .administrator()
            .json(
                Testbed.phaseJson("blatt", today.plusDays(1), today.plusDays(9))
                    .replaceFirst("}$", ", \"access\": \"open\"}")));

    assertThat(openPhases()).hasSize(1);
    assertThat(registering(wish(bed.ids.secret()).put("phase", "blatt")).send().at("/type"))
        .isEqualTo("/errors/registration-closed");
  }

  @Test
  void municipality_isFoundByEverybody() {
    Answered found = ok(bed.call("GET /api/municipalities").query("q", "Kaufb"));

    assertThat(found.at("/hits/0/key")).isEqualTo(KAUFBEUREN);
    assertThat(bed.call("GET /api/municipalities").send().status()).isEqualTo(400);
    assertThat(bed.call("GET /api/municipalities").query("q", "x".repeat(101)).send().status())
        .isEqualTo(400);
  }

  @Test
  void municipality_beforeAnyRegisterIsInForce_isFoundInTheShippedOne_andNothingIsWritten() {
    try (Testbed fresh = Testbed.fresh()) {
      assertThat(
              ok(fresh.call("GET /api/municipalities").query("q", "Kaufbeuren")).at("/hits/0/key"))
          .isEqualTo(KAUFBEUREN);
      assertThat(fresh.stored.everything()).isEmpty();
    }
  }

  // Registering

  @Test
  void registration_waits_andItsSecretIsNowhereStored() {
    String secret = register();

    Answered mine = ok(own("GET", secret));
    assertThat(mine.at("/state")).isEqualTo("waiting");
    assertThat(mine.at("/municipality/name")).isEqualTo("Kaufbeuren");
    assertThat(mine.at("/message")).isEqualTo("Gern ab Mai.");
    assertThat(mine.at("/erasedOn")).isEqualTo(today.plusMonths(6).plusDays(90).toString());
    assertThat(bed.everything()).doesNotContain(secret);
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void registration_sentTwice_isOne() {
    String secret = bed.ids.secret();
    Answered first = ok(registering(wish(secret)));
    String before = bed.everything();

    assertThat(ok(registering(wish(secret))).body()).isEqualTo(first.body());
    assertThat(bed.everything()).isEqualTo(before);
    assertThat(registering(wish(secret).put("unit", "Anderes")).send().at("/type"))
        .isEqualTo("/errors/secret-taken");
  }

  /// The answer to the first got lost after it was written.
  @Test
  void registration_whoseWriteIsRepeatedByTheClient_isOne() {
    bed.steps.repeatPuts(true);
    String secret = register();

    assertThat(ok(own("GET", secret)).at("/state")).isEqualTo("waiting");
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void registration_ofOneWhoTakesPartOrAskedBefore_isAnsweredLikeAnyOther() {
    Answered first = ok(registering(wish(bed.ids.secret())));
    Answered second = ok(registering(wish(bed.ids.secret())));
    bed.admit(KAUFBEUREN);
    Answered third = ok(registering(wish(bed.ids.secret())));

    assertThat(List.of(second.body(), third.body())).containsOnly(first.body());
    assertThat(seen().path("waiting")).hasSize(3);
    assertThat(seen().path("waiting").findValuesAsText("takesPart")).containsOnly("true");
  }

  @Test
  void registration_ofAPhaseThatTakesNone_isRefused_alikeForUnknownOnes() {
    open("zu", "invited", today.plusMonths(1), today.plusYears(1));

    Answered unknown = registering(wish(bed.ids.secret()).put("phase", "nirgends")).send();
    Answered closed = registering(wish(bed.ids.secret()).put("phase", "zu")).send();

    assertThat(unknown.at("/type")).isEqualTo("/errors/registration-closed");
    assertThat(closed.body()).isEqualTo(unknown.body());
  }

  @Test
  void registration_afterTheLastDay_isRefused_butARepeatIsNot() {
    String secret = register();
    bed.clock.goTo(today.plusMonths(6).plusDays(1).atStartOfDay(Phase.ZONE).toInstant());

    assertThat(registering(wish(bed.ids.secret())).send().at("/type"))
        .isEqualTo("/errors/registration-closed");
    assertThat(ok(registering(wish(secret))).at("/state")).isEqualTo("waiting");
  }

  @Test
  void registrations_asManyAsMayWait_refuseTheNext_untilOneIsDecided() {
    String secret = register();
    WaitingCount count = programme.waiting(phase());
    bed.stored.write(
        new WaitingCount("fruehling", WaitingCount.MOST, count.expiresAt(), count.revision())
            .write());

    assertThat(registering(wish(bed.ids.secret())).send().at("/type"))
        .isEqualTo("/errors/registrations-full");
    assertThat(seen().path("full").asBoolean()).isTrue();
    ok(declining(secret, "Darum."));
    register();
    assertThat(waiting()).isEqualTo(WaitingCount.MOST);
  }

  @Test
  void registrations_atTheSameMoment_allCount() {
    for (int others = 0; others < 3; others++) {
      bed.steps.before(this::isRegistration, this::registerDirectly);
    }
    register();

    assertThat(waiting()).isEqualTo(4);
    assertThat(seen().path("waiting")).hasSize(4);
  }

  private boolean isRegistration(Write write) {
    return write.key().sk().startsWith("REGISTRATION#");
  }

  /// Somebody else's, while a request is under way.
  private void registerDirectly() {
    Registration other =
        programme.registrations("fruehling", bed.clock.instant()).stream()
            .findFirst()
            .orElseGet(
                () ->
                    new Registration(
                        "fruehling",
                        "",
                        new MunicipalityName(OSTALLGAEU, "Ostallgäu"),
                        "Landkreis",
                        Optional.empty(),
                        "Bayern",
                        Optional.empty(),
                        "x",
                        "x@example.org",
                        Optional.empty(),
                        today,
                        Registration.State.WAITING,
                        Optional.empty(),
                        Optional.empty(),
                        Registration.waitingUntil(phase()),
                        0));
    bed.stored.write(
        List.of(
            new Registration(
                    other.phaseId(),
                    Token.hash(bed.ids.secret()),
                    other.municipality(),
                    other.kind(),
                    other.district(),
                    other.land(),
                    other.verband(),
                    other.unit(),
                    other.address(),
                    other.message(),
                    other.registeredOn(),
                    other.state(),
                    other.decidedOn(),
                    other.reason(),
                    other.expiresAt(),
                    0)
                .write(),
            programme.waiting(phase()).oneMore(phase(), bed.clock.instant()).write()));
  }

  @Test
  void wish_withMistakes_namesEachAtItsPlace_andStoresNothing() {
    String before = bed.everything();
    ObjectNode wish =
        wish("kurz").put("key", "99999999").put("unit", " \n ").put("address", "Jo <jo@x.de>");

    assertThat(registering(wish).send().pointers())
        .containsExactlyInAnyOrder("/secret", "/key", "/unit", "/address");
    assertThat(registering(wish(bed.ids.secret()).put("key", "02000000-altona")).send().pointers())
        .containsExactly("/key");
    assertThat(
            registering(wish(bed.ids.secret()).put("message", "x".repeat(1001))).send().pointers())
        .containsExactly("/message");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "a@b.de\n",
        "a@b.de,c@d.de",
        "a@b.de?bcc=c@d.de",
        "@b.de",
        "a b@c.de",
        "ä@b.de",
        ""
      })
  void address_thatIsNone_orMore_isRefused(String address) {
    Answered answered = registering(wish(bed.ids.secret()).put("address", address)).send();

    // What strips to an address is one.
    assertThat(answered.status() == 201).isEqualTo(address.strip().equals("a@b.de"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "=1+1",
        "\u202eTfahcs",
        "'; DROP --",
        "👩‍👩‍👧",
        "\"}]"
      })
  void text_whateverItHolds_comesBackAsItWas(String text) {
    String secret = bed.ids.secret();
    ok(registering(wish(secret).put("unit", text).put("message", text)));

    assertThat(ok(own("GET", secret)).at("/unit")).isEqualTo(text);
    assertThat(seen().at("/waiting/0/message").asText()).isEqualTo(text);
  }

  // Taking back, and ends

  @Test
  void registration_takenBack_isGoneForEverybody() {
    String before = bed.everything();
    String secret = register();

    assertThat(ok(own("DELETE", secret)).at("/erased")).isEqualTo("true");

    assertThat(own("GET", secret).send().status()).isEqualTo(401);
    assertThat(own("DELETE", secret).send().status()).isEqualTo(401);
    assertThat(seen().path("waiting")).isEmpty();
    assertThat(waiting()).isZero();
    assertThat(bed.everything())
        .doesNotContain(ADDRESS, "Gern ab Mai.")
        .hasSizeGreaterThan(before.length());
  }

  @Test
  void registration_endsNinetyDaysAfterThePhase_whetherThePlatformRemovedItOrNot() {
    String secret = register();
    bed.clock.goTo(
        today.plusMonths(6).plusDays(90).atStartOfDay(Phase.ZONE).toInstant().minusSeconds(1));
    ok(own("GET", secret));

    bed.clock.pass(Duration.ofSeconds(1));

    assertThat(own("GET", secret).send().status()).isEqualTo(401);
    assertThat(seen().path("waiting")).isEmpty();
    assertThat(admitting(secret).send().status()).isEqualTo(404);
    assertThat(declining(secret, "x").send().status()).isEqualTo(404);
    assertThat(waiting()).isZero();
  }

  @Test
  void registration_decided_endsNinetyDaysLater_andNeverAfterTheRetention() {
    String declined = register();
    ok(declining(declined, "Darum."));
    assertThat(ok(own("GET", declined)).at("/erasedOn")).isEqualTo(today.plusDays(90).toString());

    change("open", today.plusMonths(6), today.plusMonths(6).plusDays(1));
    String secret = register();
    assertThat(ok(own("GET", secret)).at("/erasedOn"))
        .isEqualTo(today.plusMonths(6).plusDays(1).toString());
  }

  @Test
  void phase_extendedOrEndedEarlier_takesItsRegistrationsAlong() {
    String waits = register();
    String declined = register();
    ok(declining(declined, "Darum."));

    change("open", today.plusMonths(8), today.plusYears(2));
    assertThat(ok(own("GET", waits)).at("/erasedOn"))
        .isEqualTo(today.plusMonths(8).plusDays(90).toString());
    assertThat(ok(own("GET", declined)).at("/erasedOn")).isEqualTo(today.plusDays(90).toString());

    change("open", today.plusDays(1), today.plusDays(40));
    assertThat(ok(own("GET", waits)).at("/erasedOn")).isEqualTo(today.plusDays(40).toString());
    assertThat(ok(own("GET", declined)).at("/erasedOn")).isEqualTo(today.plusDays(40).toString());
    assertThat(programme.waiting(phase()).expiresAt()).isEqualTo(phase().expiresAt());
  }

  @Test
  void registration_thatHasEnded_doesNotComeBackWithALongerPhase() {
    String secret = register();
    bed.clock.goTo(today.plusMonths(6).plusDays(91).atStartOfDay(Phase.ZONE).toInstant());

    change("open", today.plusMonths(12), today.plusYears(2));

    assertThat(own("GET", secret).send().status()).isEqualTo(401);
    assertThat(waiting()).isZero();
    register();
    assertThat(waiting()).isEqualTo(1);
  }

  // Deciding

  @Test
  void registered_isAdmitted_andItsInvitationStartsACheck() {
    String secret = register();

    Answered invited = ok(admitting(secret));

    assertThat(ok(own("GET", secret)).at("/state")).isEqualTo("admitted");
    assertThat(seen().at("/decided/0/state").asText()).isEqualTo("admitted");
    assertThat(waiting()).isZero();
    assertThat(programme.admission("fruehling", KAUFBEUREN).orElseThrow().contact())
        .contains(ADDRESS);
    String coordinator = bed.confirm(invited.at("/invitation"));
    ok(bed.call("GET /api/check").link(coordinator));
  }

  /// Whose roof it lies under is known however a commune comes in.
  @Test
  void registeredCommune_isAdmittedWithItsVerband() {
    String secret = bed.ids.secret();
    ok(registering(wish(secret).put("key", "09777168")));
    assertThat(ok(own("GET", secret)).at("/verband")).isEqualTo("097775756");

    ok(admitting(secret));

    assertThat(programme.admission("fruehling", "09777168").orElseThrow().verband())
        .contains("097775756");
  }

  @Test
  void phases_areListedWithHowManyWait() {
    open("herbst", "invited", today.plusMonths(6), today.plusYears(2));
    register();
    String second = register();

    assertThat(waitingByPhase()).containsExactlyInAnyOrder("fruehling 2", "herbst none");
    ok(declining(second, "Darum."));
    assertThat(waitingByPhase()).contains("fruehling 1");
    bed.clock.goTo(phase().closesOn().plusDays(92));
    assertThat(waitingByPhase()).contains("fruehling none");
  }

  private List<String> waitingByPhase() {
    List<String> waiting = new ArrayList<>();
    ok(bed.call("GET /api/administration/phases").administrator())
        .json()
        .path("phases")
        .forEach(
            phase ->
                waiting.add(
                    phase.path("id").asText() + " " + phase.path("registrations").asText("none")));
    return waiting;
  }

  @Test
  void registered_declined_readsWhy_andARepeatIsSuccess() {
    String secret = register();
    ok(declining(secret, "Ihre Kommune nimmt schon teil."));
    String before = bed.everything();

    assertThat(ok(own("GET", secret)).at("/reason")).isEqualTo("Ihre Kommune nimmt schon teil.");
    ok(declining(secret, "Ihre Kommune nimmt schon teil."));
    assertThat(bed.everything()).isEqualTo(before);
    assertThat(declining(secret, "Anderes.").send().at("/type")).isEqualTo("/errors/decided");
    assertThat(admitting(secret).send().at("/type")).isEqualTo("/errors/decided");
    assertThat(programme.admission("fruehling", KAUFBEUREN)).isEmpty();
    assertThat(declining(secret, " \n").send().pointers()).containsExactly("/reason");
  }

  @Test
  void registered_admittedTwice_isAdmittedOnce() {
    String secret = register();
    ok(admitting(secret));
    String before = bed.everything();

    assertThat(admitting(secret).send().at("/type")).isEqualTo("/errors/decided");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void twoAdministrators_admittingAtOnce_inviteOnce() {
    String secret = register();
    List<Answered> first = new ArrayList<>();
    bed.steps.before(this::isRegistration, () -> first.add(admitting(secret).send()));

    Answered second = admitting(secret).send();

    assertThat(first.getFirst().status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(409);
    assertThat(log()).containsOnlyOnce("registrationAdmitted", "admitted");
    assertThat(waiting()).isZero();
    bed.confirm(first.getFirst().at("/invitation"));
  }

  @Test
  void twoAdministrators_oneAdmitting_oneDeclining_decideOnce() {
    String secret = register();
    bed.steps.before(this::isRegistration, () -> ok(declining(secret, "Darum.")));

    assertThat(admitting(secret).send().at("/type")).isEqualTo("/errors/decided");
    assertThat(programme.admission("fruehling", KAUFBEUREN)).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void registered_takenBackWhileItIsAdmitted_isNotAdmitted() {
    String secret = register();
    bed.steps.before(this::isRegistration, () -> ok(own("DELETE", secret)));

    assertThat(admitting(secret).send().status()).isEqualTo(404);
    assertThat(programme.admission("fruehling", KAUFBEUREN)).isEmpty();
  }

  @Test
  void registered_whileOthersRegister_isAdmittedAllTheSame() {
    String secret = register();
    bed.steps.before(this::isRegistration, this::registerDirectly);

    ok(admitting(secret));

    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void registered_whoTakesPartAlready_isNotAdmittedAnew_butDeclined() {
    bed.admit(KAUFBEUREN);
    String secret = register();

    assertThat(admitting(secret).send().at("/type")).isEqualTo("/errors/already-admitted");
    assertThat(ok(own("GET", secret)).at("/state")).isEqualTo("waiting");
    ok(declining(secret, "Sie sind schon dabei."));
  }

  @Test
  void registered_inAPhaseThatIsOver_isNotAdmitted_butDeclined() {
    String secret = register();
    bed.clock.goTo(today.plusMonths(6).plusDays(1).atStartOfDay(Phase.ZONE).toInstant());

    assertThat(admitting(secret).send().at("/type")).isEqualTo("/errors/phase-closed");
    ok(declining(secret, "Die Phase ist zu Ende."));
  }

  @Test
  void registered_inAnotherPhase_isUnknown() {
    String secret = register();
    open("zu", "invited", today.plusMonths(1), today.plusYears(1));

    assertThat(admitting(secret).path("phase", "zu").send().status()).isEqualTo(404);
    assertThat(declining(secret, "x").path("phase", "zu").send().status()).isEqualTo(404);
  }

  @Test
  void decisions_areLogged_withoutAddressAndTexts() {
    ok(admitting(register()));
    ok(declining(register(), "Ein geheimer Grund."));

    assertThat(log()).contains("registrationAdmitted", "registrationDeclined");
    assertThat(programme.log(YearMonth.from(today), bed.clock.instant()).toString())
        .contains("fruehling " + KAUFBEUREN)
        .doesNotContain(ADDRESS, "geheimer", "Stabsstelle");
  }

  @Test
  void list_namesThoseWhoWaitFirst_andAtMostAHundredDecided() {
    IntStream.range(0, 102).forEach(_ -> ok(declining(register(), "Darum.")));
    register();

    JsonNode seen = seen();

    assertThat(seen.path("waiting")).hasSize(1);
    assertThat(seen.path("decided")).hasSize(100);
  }

  /// Erasing a check erases what it came from.
  @Test
  void check_erasedByTheProjectTeam_takesItsRegistrationAlong() {
    String secret = register();
    String other = bed.ids.secret();
    ok(registering(wish(other).put("key", OSTALLGAEU)));
    bed.confirm(ok(admitting(secret)).at("/invitation"));
    ok(
        bed.call("POST /api/administration/phases/{phase}/municipalities/{key}/erasures")
            .administrator()
            .path("phase", "fruehling")
            .path("key", KAUFBEUREN)
            .json("{\"municipality\": \"Kaufbeuren\"}"));

    bed.keepHouse();

    assertThat(own("GET", secret).send().status()).isEqualTo(401);
    ok(bed.call("GET /api/registration").link("fruehling." + other));
  }
}
