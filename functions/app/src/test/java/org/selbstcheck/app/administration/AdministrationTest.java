package org.selbstcheck.app.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.municipality.ShippedRegister;

/// What the project team can do, and what it does not get to see.
class AdministrationTest {

  private static final String MEMBERS = "/api/administration/phases/{phase}/municipalities";

  private static final String AT = "/candidates/0";
  private static final String INVITED = "/admitted/0/invitation";

  private final Testbed bed = new Testbed();

  @AfterEach
  void close() {
    bed.close();
  }

  private Call at(String routeKey) {
    return bed.call(routeKey).administrator().path("phase", "fruehling").path("key", KAUFBEUREN);
  }

  private static String outcome(Call admitting) {
    return ok(admitting).at("/admitted/0/outcome");
  }

  private Answered members() {
    return ok(at("GET " + MEMBERS));
  }

  private String inviteAnew() {
    return ok(at("POST " + MEMBERS + "/{key}/invitations")).at("/invitation");
  }

  private Call opening(String invitation) {
    return bed.call("POST /api/invitations/open").json("{\"invitation\": \"" + invitation + "\"}");
  }

  /// Everything that an administrator can read, and what comes of trying a scoring's job.
  private String allThatIsShown(String checkId) {
    return String.join(
        "\n",
        ok(at("GET /api/administration/phases")).body(),
        members().body(),
        ok(at("GET /api/administration/jobs")).body(),
        at("POST /api/administration/jobs/{job}/retries")
            .path("job", Job.scoringId(checkId, 1))
            .send()
            .body(),
        at("POST /api/administration/jobs/{job}/retries")
            .path("job", "closing." + checkId + ".1")
            .send()
            .body());
  }

  @Test
  void whatIsShown_neverTellsThatAMunicipalitySavedOrSubmitted() {
    String link = bed.start();
    String before = allThatIsShown(checkId(link));

    bed.save(link, indicator(0), "{\"level\": 2}");
    assertThat(allThatIsShown(checkId(link))).isEqualTo(before);
    ok(bed.submitting(link, 1));
    assertThat(allThatIsShown(checkId(link))).isEqualTo(before);
    bed.runJobs();
    assertThat(allThatIsShown(checkId(link))).isEqualTo(before);
    bed.keepHouse();
    assertThat(allThatIsShown(checkId(link))).isEqualTo(before);
  }

  @Test
  void listOfJobs_withManyScoringsAndSubmissions_stillShowsTheReports() {
    String link = bed.start();
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    String before = ok(at("GET /api/administration/jobs")).body();
    var check = new org.selbstcheck.app.store.Checks(bed.stored).check(checkId(link)).orElseThrow();
    bed.clock.pass(java.time.Duration.ofHours(1));
    IntStream.range(2, 300)
        .forEach(
            number -> bed.stored.write(Job.scoring(check, number, bed.clock.instant()).write()));

    assertThat(ok(at("GET /api/administration/jobs")).body()).isEqualTo(before);
    assertThat(bed.phaseDocuments()).hasSize(1);
  }

  @Test
  void member_isInvitedThenStarted_andNoMore() {
    bed.openPhase();
    String invitation = bed.admit(KAUFBEUREN);
    assertThat(members().json().at("/municipalities/0/started").booleanValue()).isFalse();
    ok(opening(invitation));
    assertThat(members().json().at("/municipalities/0/started").booleanValue())
        .as("opening is not starting")
        .isFalse();

    bed.confirm(invitation);

    assertThat(members().json().at("/municipalities/0/started").booleanValue()).isTrue();
    assertThat(members().at("/municipalities/0/invitedOn")).isEqualTo("2026-05-04");
  }

  @Test
  void members_areListedByName() {
    bed.openPhase();
    List.of(OSTALLGAEU, KAUFBEUREN, "02000000").forEach(bed::admit);

    assertThat(members().json().path("municipalities").findValuesAsText("name"))
        .containsExactly("Hamburg", "Kaufbeuren", "Landkreis Ostallgäu");
  }

  @Test
  void admission_twice_isRefusedAndTheFirstInvitationStands() {
    bed.openPhase();
    String invitation = bed.admit(KAUFBEUREN);
    String before = bed.everything();

    Answered again = ok(bed.admitting(KAUFBEUREN));
    assertThat(again.at("/admitted/0/outcome")).isEqualTo("already");
    assertThat(again.at("/admitted/0/municipality/key")).isEqualTo(KAUFBEUREN);
    assertThat(again.body()).doesNotContain("invitation");
    assertThat(bed.everything()).isEqualTo(before);
    ok(opening(invitation));
  }

  @Test
  void admission_byManyAtOnce_happensOnce() {
    bed.openPhase();

    List<String> outcomes =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(_ -> outcome(bed.admitting(KAUFBEUREN)))
            .toList();

    assertThat(outcomes).containsOnlyOnce("invited").containsOnly("invited", "already");
  }

  @Test
  void kreisfreieStadt_underEachOfItsKeys_isAdmittedOnce() {
    bed.openPhase();
    bed.admit("09762");

    assertThat(members().at("/municipalities/0/key")).isEqualTo(KAUFBEUREN);
    for (String key : List.of("09762", "09762000", "097620000000")) {
      assertThat(outcome(bed.admitting(key))).as(key).isEqualTo("already");
    }
    assertThat(members().json().path("municipalities")).hasSize(1);
  }

  @Test
  void admission_ofKreisVerbandAndGemeinde_takesEachUnderItsOwnKey() {
    bed.openPhase();
    Answered hits =
        ok(bed.call("GET /api/administration/register").administrator().query("q", "Westendorf"));
    String verband = "";
    for (var hit : hits.json().path("hits")) {
      if (hit.path("key").asText().length() == 9) {
        verband = hit.path("key").asText();
      }
    }
    assertThat(verband).as("a Verband among: " + hits.body()).isNotEmpty();

    bed.admit(verband);
    bed.admit(OSTALLGAEU);
    bed.admit("09777151");

    assertThat(members().json().path("municipalities").findValuesAsText("key"))
        .containsExactlyInAnyOrder(verband, OSTALLGAEU, "09777151");
  }

  @Test
  void admission_ofAKeyThatIsNone_is422() {
    bed.openPhase();
    for (String key : List.of("99999999", "0976200", "kaufbeuren", "09762000 ", "0976२000")) {
      assertThat(bed.admitting(key).send().pointers()).as(key).containsExactly(AT + "/key");
    }
  }

  private Call admittingPart(String key, String part) {
    return at("POST " + MEMBERS)
        .json("{\"candidates\": [{\"key\": \"%s\", \"part\": \"%s\"}]}".formatted(key, part));
  }

  @Test
  void part_ofATown_isAdmittedBesideTheTown() {
    bed.openPhase();
    bed.admit("02000000");

    assertThat(ok(admittingPart("02000000", "Altona")).at(INVITED + "/municipality/key"))
        .isEqualTo("02000000-altona");
    assertThat(
            ok(admittingPart("02000000-nord", "Hamburg-Nord")).at(INVITED + "/municipality/name"))
        .contains("Hamburg-Nord");
    assertThat(outcome(admittingPart("02000000", "Altona"))).isEqualTo("already");
    assertThat(outcome(admittingPart("02000", "Altona")))
        .as("the same part by another spelling of the town's key")
        .isEqualTo("already");
    assertThat(outcome(admittingPart("02000-altona", "Altona")))
        .as("and with the suffix")
        .isEqualTo("already");
    assertThat(members().json().path("municipalities")).hasSize(3);
  }

  @Test
  void part_thatCannotBe_is422AtItsPlace() {
    bed.openPhase();
    assertThat(admittingPart(OSTALLGAEU, "Nord").send().pointers()).containsExactly(AT + "/part");
    assertThat(admittingPart("02000000", "!!!").send().pointers()).containsExactly(AT + "/part");
    assertThat(bed.admitting("02000000-altona").send().pointers()).containsExactly(AT + "/part");
    assertThat(admittingPart("02000000-", "Altona").send().pointers()).containsExactly(AT + "/key");
    assertThat(admittingPart("02000000-Altona", "Altona").send().pointers())
        .containsExactly(AT + "/key");
  }

  @Test
  void invitation_renewedBeforeTheStart_replacesTheFirst() {
    bed.openPhase();
    String first = bed.admit(KAUFBEUREN);
    bed.clock.goTo(bed.clock.today().plusDays(10));

    String second = inviteAnew();

    assertThat(opening(first).send().status()).isEqualTo(401);
    assertThat(bed.confirming(first, bed.ids.secret()).send().status()).isEqualTo(401);
    assertThat(members().at("/municipalities/0/invitedOn")).isEqualTo("2026-05-14");
    String link = bed.confirm(second);
    assertThat(ok(bed.call("GET /api/check").link(link)).json().path("notices"))
        .as("nothing had begun")
        .isEmpty();
    assertThat(bed.everything()).contains("invitedAnew");
  }

  @Test
  void invitation_renewedAfterTheStart_isVisibleToTheCoordinatorAndOnceConfirmedTheOnlyWayIn() {
    String link = bed.start();
    bed.save(link, indicator(0), "{\"level\": 2}");
    bed.clock.goTo(bed.clock.today().plusDays(10));

    String second = inviteAnew();

    Answered check = ok(bed.call("GET /api/check").link(link));
    assertThat(check.at("/notices/0/kind")).isEqualTo("invitationRenewed");
    assertThat(check.at("/notices/0/on")).isEqualTo("2026-05-14");
    String found = bed.confirm(second);
    assertThat(ok(bed.call("GET /api/check/answers").link(found)).json().path("answers"))
        .hasSize(1);
    assertThat(ok(bed.call("GET /api/check").link(found)).at("/id")).isEqualTo(checkId(link));
    assertThat(bed.call("GET /api/check").link(link).send().status()).isEqualTo(401);
  }

  @Test
  void invitation_renewedAgain_leavesOnlyTheLast() {
    bed.openPhase();
    String first = bed.admit(KAUFBEUREN);
    String second = inviteAnew();
    String third = inviteAnew();

    assertThat(opening(first).send().status()).isEqualTo(401);
    assertThat(opening(second).send().status()).isEqualTo(401);
    ok(opening(third));
  }

  @Test
  void invitation_renewedByTwoAtOnce_leavesOneThatOpens() {
    bed.openPhase();
    bed.admit(KAUFBEUREN);

    List<Answered> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(_ -> at("POST " + MEMBERS + "/{key}/invitations").send())
            .toList();

    assertThat(answers).allMatch(it -> it.status() == 201 || it.status() == 409);
    assertThat(
            answers.stream()
                .filter(it -> it.status() == 201)
                .filter(it -> opening(it.at("/invitation")).send().status() == 200))
        .hasSize(1);
  }

  @Test
  void phase_thatIsOver_takesNobodyMore() {
    bed.openPhase();
    bed.clock.goTo(bed.clock.today().plusMonths(6));
    bed.admit(KAUFBEUREN);
    bed.clock.goTo(bed.clock.today().plusDays(1));

    assertThat(bed.admitting("02000000").send().at("/type")).isEqualTo("/errors/phase-closed");
  }

  @Test
  void phase_whoseRetentionIsOver_showsNobody() {
    String link = bed.start();
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    bed.clock.goTo(bed.clock.today().plusYears(2));

    assertThat(members().json().path("municipalities")).isEmpty();
    assertThat(ok(at("GET /api/administration/jobs")).json().path("jobs")).isEmpty();
    assertThat(at("POST " + MEMBERS + "/{key}/invitations").send().status()).isEqualTo(404);
    assertThat(bed.phaseDocuments()).isEmpty();
    assertThat(bed.ordering(KAUFBEUREN, "plain", "public").send().pointers())
        .containsExactly("/municipalities/0");
  }

  @Test
  void phase_openedTwice_isOneIfItIsTheSame() {
    LocalDate closes = bed.clock.today().plusDays(3);
    Call same =
        bed.call("POST /api/administration/phases")
            .administrator()
            .json(Testbed.phaseJson("herbst", closes, closes.plusDays(1)));
    Answered first = ok(same);

    assertThat(ok(same).json()).isEqualTo(first.json());
    assertThat(
            bed.call("POST /api/administration/phases")
                .administrator()
                .json(Testbed.phaseJson("herbst", closes, closes.plusDays(2)))
                .send()
                .at("/type"))
        .isEqualTo("/errors/phase-exists");
    assertThat(ok(at("GET /api/administration/phases")).json().path("phases")).hasSize(1);
  }

  @Test
  void phases_areListedNewestFirst() {
    bed.openPhase("a", bed.clock.today().plusDays(1), bed.clock.today().plusDays(9));
    bed.openPhase("b", bed.clock.today().plusDays(3), bed.clock.today().plusDays(9));
    bed.openPhase("c", bed.clock.today().plusDays(2), bed.clock.today().plusDays(9));

    assertThat(
            ok(at("GET /api/administration/phases"))
                .json()
                .path("phases")
                .findValuesAsText("closesOn"))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void report_ofACheckThatSubmittedNothing_isNotMadeAndThatIsSaid() {
    bed.start();
    String before = bed.everything();

    Answered ordered = ok(bed.ordering(KAUFBEUREN, "plain", "public"));

    assertThat(ordered.at("/nothing/0")).isEqualTo(KAUFBEUREN);
    assertThat(ordered.json().path("documents")).isEmpty();
    assertThat(bed.everything()).isEqualTo(before);
  }

  private Answered importing(String upload) {
    return at("POST /api/administration/register/imports")
        .json("{\"upload\": \"" + upload + "\"}")
        .send();
  }

  private String upload(byte[] bytes) {
    Answered made = ok(at("POST /api/administration/register/uploads"));
    bed.bucket.upload(ObjectKeys.registerUpload(made.at("/upload")), bytes);
    return made.at("/upload");
  }

  private static String official() {
    try (InputStream file = ShippedRegister.open()) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String found(String typed) {
    return ok(at("GET /api/administration/register").query("q", typed)).at("/hits/0/name");
  }

  @Test
  void register_thatIsWhole_isInForceAtOnce() {
    assertThat(found("Buxtehude")).isEmpty();

    assertThat(importing(upload(official().getBytes(UTF_8))).status()).isEqualTo(200);

    assertThat(found("Buxtehude")).contains("Buxtehude");
  }

  @Test
  void register_withDamagedLines_isRefusedWholeAndNamesTheLines() {
    List<String> lines = new java.util.ArrayList<>(official().lines().toList());
    lines.set(99, lines.get(99).substring(0, 100));
    lines.set(4999, "x".repeat(220));
    String upload = upload(String.join("\n", lines).getBytes(UTF_8));
    String before = bed.everything();

    Answered damaged = importing(upload);

    assertThat(damaged.status()).isEqualTo(422);
    assertThat(damaged.at("/type")).isEqualTo("/errors/register-damaged");
    assertThat(damaged.pointers()).contains("/lines/100", "/lines/5000");
    assertThat(bed.everything()).isEqualTo(before);
    assertThat(found("Kaufbeuren")).isEqualTo("Kaufbeuren");
  }

  @Test
  void register_thatIsSomethingElse_isRefused() {
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[100_000],
            "<html></html>".getBytes(UTF_8),
            new byte[] {(byte) 0xff})) {
      assertThat(importing(upload(bytes)).status()).isEqualTo(422);
    }
  }

  @Test
  void register_thatWasNotUploaded_is404() {
    String made = ok(at("POST /api/administration/register/uploads")).at("/upload");

    assertThat(importing(made).status()).isEqualTo(404);
    assertThat(importing("unknown").status()).isEqualTo(404);
  }

  @Test
  void register_onAFreshSystem_isTheShippedOne() {
    try (Testbed fresh = Testbed.fresh()) {
      Call search =
          fresh.call("GET /api/administration/register").administrator().query("q", KAUFBEUREN);

      assertThat(ok(search).at("/hits/0/name")).isEqualTo("Kaufbeuren");
      assertThat(ok(search).at("/asOf")).isEqualTo("2023-11-30");
      assertThat(fresh.stored.everything()).hasSize(2);
    }
  }

  /// An import that finishes while the shipped register is being put in force.
  @Test
  void register_importedWhileTheShippedOneIsPutInForce_stays() {
    try (Testbed fresh = Testbed.fresh()) {
      String newer = ObjectKeys.register("newer");
      fresh.bucket.upload(newer, bed.bucket.get(ObjectKeys.register("small")).orElseThrow());
      fresh.steps.before(
          write -> write.key().pk().equals("REGISTER"),
          () ->
              fresh.stored.write(
                  new org.selbstcheck.app.store.RegisterPointer(
                          newer, LocalDate.of(2026, 1, 1), 1, List.of(), 0)
                      .write()));
      Answered found =
          ok(
              fresh
                  .call("GET /api/administration/register")
                  .administrator()
                  .query("q", "Buxtehude"));

      assertThat(found.json().path("hits")).isEmpty();
    }
  }

  @Test
  void audit_namesRoleAndDay_andNeverWhoOrWhen() {
    bed.start();
    inviteAnew();

    assertThat(bed.stored.everything().toString())
        .contains("phaseOpened", "admitted", "invitedAnew", "invitationConfirmed")
        .doesNotContain("6b3d1f5e");
  }
}
