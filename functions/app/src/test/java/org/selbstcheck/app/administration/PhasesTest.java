package org.selbstcheck.app.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.ComparisonHead;
import org.selbstcheck.app.store.ComparisonSecret;
import org.selbstcheck.app.store.ErasedAdmission;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.MunicipalityName;

/// What a phase is, when it allows what, and that its changes reach its checks.
class PhasesTest {

  private static final String NOTICE =
      """
      {"controller": "Stiftung <b>, Weg 1", "contact": "team@example.org", "purpose": "Selbsteinschätzung",
       "legalBasis": "Art. 6 Abs. 1 lit. e DSGVO", "recipients": "Nur Ihre Kommune"}""";

  private final Testbed bed = new Testbed();
  private final LocalDate today = bed.clock.today();
  private final LocalDate closesOn = today.plusMonths(6);
  private final LocalDate retentionEndsOn = today.plusYears(2);

  @AfterEach
  void close() {
    bed.close();
  }

  /// A change of the phase `fruehling`; members that are `null` are left out.
  private Call changing(Map<String, String> members) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("revision", "1");
    all.put("name", "\"Phase fruehling\"");
    all.put("closesOn", quoted(closesOn));
    all.put("retentionEndsOn", quoted(retentionEndsOn));
    all.put("reason", "\"Ferien\"");
    all.putAll(members);
    StringBuilder json = new StringBuilder("{");
    all.forEach(
        (name, value) -> {
          if (!value.equals("null")) {
            json.append(json.length() > 1 ? ", " : "").append('"' + name + "\": " + value);
          }
        });
    return bed.call("PUT /api/administration/phases/{phase}")
        .administrator()
        .path("phase", "fruehling")
        .json(json + "}");
  }

  private static String quoted(Object value) {
    return "\"" + value + "\"";
  }

  private JsonNode phase() {
    return ok(bed.call("GET /api/administration/phases").administrator()).json().at("/phases/0");
  }

  private Check check(String link) {
    return new Checks(bed.stored).check(checkId(link)).orElseThrow();
  }

  private Answered opened(String link) {
    return ok(bed.call("GET /api/check").link(link));
  }

  private void openPhaseFrom(LocalDate opensOn) {
    ok(
        bed.call("POST /api/administration/phases")
            .administrator()
            .json(
                """
                {"id": "fruehling", "name": "Phase fruehling",
                 "instrument": {"id": "weltoffene-kommune", "version": 1},
                 "opensOn": "%s", "closesOn": "%s", "retentionEndsOn": "%s", "access": "open",
                 "notice": %s}"""
                    .formatted(opensOn, closesOn, retentionEndsOn, NOTICE)));
  }

  /// Housekeeping until nothing is left to carry.
  private Answered retrying(String job) {
    return bed.call("POST /api/administration/jobs/{job}/retries")
        .administrator()
        .path("job", job)
        .send();
  }

  private void carry() {
    for (int rounds = 0; rounds < 5; rounds++) {
      bed.keepHouse();
      bed.clock.pass(Duration.ofMinutes(15));
    }
    assertThat(bed.job(Job.phaseJobId("fruehling")).state()).isEqualTo(Job.State.DONE);
  }

  @Nested
  class Days {

    @Test
    void before_checksAreArranged_andNoAnswerIsTaken() {
      openPhaseFrom(today.plusDays(3));
      String link = bed.confirm(bed.admit(KAUFBEUREN));

      assertThat(phase().at("/stage").asText()).isEqualTo("before");
      assertThat(opened(link).json().at("/writable").booleanValue()).isFalse();
      assertThat(opened(link).at("/opensOn")).isEqualTo(today.plusDays(3).toString());
      ok(
          bed.call("POST /api/check/departments")
              .link(link)
              .json("{\"id\": \"amt\", \"name\": \"Amt\"}"));
      Call save = bed.saving(link, indicator(0), "{\"level\": 1}", "write-001", 0);
      assertThat(save.send().at("/type")).isEqualTo("/errors/not-open");
      assertThat(bed.submitting(link, 1).send().at("/type")).isEqualTo("/errors/not-open");
    }

    /// Nobody could answer anything, and whoever counts would find more that have begun.
    @Test
    void over_noCheckBegins_andOneThatHasBegunMayChangeHands() {
      bed.openPhase();
      String begun = bed.confirm(bed.admit(OSTALLGAEU));
      Answered invited = ok(bed.admitting(KAUFBEUREN));
      ok(changing(Map.of("closesOn", quoted(today))));
      carry();
      bed.clock.goTo(today.plusDays(1).atStartOfDay(Phase.ZONE).toInstant());

      for (String way : List.of("invitation", "code")) {
        assertThat(
                bed.call("POST /api/" + way + "s/confirm")
                    .json(
                        "{\"%s\": \"%s\", \"secret\": \"%s\"}"
                            .formatted(
                                way,
                                invited.at("/admitted/0/invitation/" + way),
                                way.substring(0, 1).repeat(43)))
                    .send()
                    .at("/type"))
            .isEqualTo("/errors/phase-closed");
      }
      Admission admission =
          new Programme(bed.stored).admission("fruehling", KAUFBEUREN).orElseThrow();
      assertThat(admission.started()).isFalse();
      assertThat(opened(begun).json().at("/writable").booleanValue()).isFalse();
      Answered anew =
          ok(
              bed.call("POST /api/administration/phases/{phase}/municipalities/{key}/invitations")
                  .administrator()
                  .path("phase", "fruehling")
                  .path("key", OSTALLGAEU));
      assertThat(opened(bed.confirm(anew.at("/invitation"))).at("/closesOn"))
          .isEqualTo(today.toString());
    }

    @Test
    void onTheFirstDay_answersAreTaken() {
      openPhaseFrom(today.plusDays(3));
      String link = bed.confirm(bed.admit(KAUFBEUREN));

      bed.clock.goTo(today.plusDays(3).atStartOfDay(Phase.ZONE).toInstant());

      bed.save(link, indicator(0), "{\"level\": 1}");
      assertThat(phase().at("/stage").asText()).isEqualTo("open");
      assertThat(opened(link).json().has("opensOn")).isFalse();
    }

    @Test
    void phaseOfTheFirstVersion_wasOpenFromTheStart_forInvitedOnes_withoutANotice() {
      openPhaseFrom(today);
      String link = bed.confirm(bed.admit(KAUFBEUREN));
      bed.stored.removeAttributes(
          key -> true,
          List.of(
              "opensOn",
              "access",
              "notice.controller",
              "notice.contact",
              "notice.purpose",
              "notice.legalBasis",
              "notice.recipients"));

      assertThat(phase().at("/stage").asText()).isEqualTo("open");
      assertThat(phase().at("/access").asText()).isEqualTo("invited");
      assertThat(phase().has("notice")).isFalse();
      bed.save(link, indicator(0), "{\"level\": 1}");
      ok(changing(Map.of("closesOn", quoted(closesOn.plusDays(1)))));
    }

    @ParameterizedTest
    @CsvSource({
      "opensOn,         200,  /closesOn",
      "closesOn,        -1,   /closesOn",
      "closesOn,        800,  /retentionEndsOn",
      "retentionEndsOn, 10,   /retentionEndsOn",
      "retentionEndsOn, 4000, /retentionEndsOn",
    })
    void impossibleDays_areRefusedAtTheirField(String member, int days, String pointer) {
      openPhaseFrom(today.plusDays(1));

      Answered answered = changing(Map.of(member, quoted(today.plusDays(days)))).send();

      assertThat(answered.status()).isEqualTo(422);
      assertThat(answered.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void firstDay_ofAPhaseThatHasBegun_cannotChange() {
      openPhaseFrom(today);

      assertThat(
              changing(Map.of("opensOn", quoted(today.plusDays(5)))).send().at("/errors/0/pointer"))
          .isEqualTo("/opensOn");
      ok(changing(Map.of("opensOn", quoted(today), "name", "\"Neu\"")));
      assertThat(phase().at("/opensOn").asText()).isEqualTo(today.toString());
    }

    @Test
    void phaseThatHasNotBegun_withoutAFirstDay_beginsAtOnce() {
      openPhaseFrom(today.plusDays(3));
      String link = bed.confirm(bed.admit(KAUFBEUREN));

      ok(changing(Map.of()));
      bed.keepHouse();

      assertThat(phase().at("/stage").asText()).isEqualTo("open");
      bed.save(link, indicator(0), "{\"level\": 1}");
    }

    @Test
    void retention_inItsLastWeek_canBeShortenedButNotLengthened() {
      bed.openPhase();
      bed.clock.goTo(retentionEndsOn.minusDays(6).atStartOfDay(Phase.ZONE).toInstant());

      assertThat(
              changing(Map.of("retentionEndsOn", quoted(retentionEndsOn.plusDays(30))))
                  .send()
                  .at("/errors/0/pointer"))
          .isEqualTo("/retentionEndsOn");
      ok(changing(Map.of("retentionEndsOn", quoted(retentionEndsOn.minusDays(3)))));
    }

    @Test
    void phaseThatIsErased_cannotChange() {
      bed.openPhase();
      bed.clock.goTo(retentionEndsOn.atStartOfDay(Phase.ZONE).toInstant());

      assertThat(changing(Map.of("name", "\"Neu\"")).send().at("/type"))
          .isEqualTo("/errors/phase-erased");
    }
  }

  @Nested
  class Changing {

    @Test
    void secondAdministrator_seesWhatTheFirstChanged() {
      bed.openPhase();
      ok(changing(Map.of("name", "\"Runde 1\"")));
      String before = bed.everything();

      Answered second = changing(Map.of("closesOn", quoted(closesOn.plusDays(9)))).send();

      assertThat(second.status()).isEqualTo(409);
      assertThat(second.at("/type")).isEqualTo("/errors/conflict");
      assertThat(second.at("/current/name")).isEqualTo("Runde 1");
      assertThat(second.json().at("/current/revision").intValue()).isEqualTo(2);
      assertThat(bed.everything()).isEqualTo(before);
    }

    @Test
    void repeatedChange_isSuccess_andHappensOnce() {
      bed.openPhase();
      Map<String, String> change = Map.of("closesOn", quoted(closesOn.plusDays(9)));
      ok(changing(change));
      String before = bed.everything();

      assertThat(ok(changing(change)).json().at("/revision").intValue()).isEqualTo(2);
      assertThat(bed.everything()).isEqualTo(before);
    }

    @Test
    void newDays_needAReason_aNewNoticeDoesNot() {
      bed.openPhase();

      assertThat(
              changing(Map.of("closesOn", quoted(today), "reason", "null"))
                  .send()
                  .at("/errors/0/pointer"))
          .isEqualTo("/reason");
      ok(changing(Map.of("notice", NOTICE, "reason", "null")));
      assertThat(phase().at("/notice/controller").asText()).isEqualTo("Stiftung <b>, Weg 1");
    }

    @Test
    void change_isInTheAudit_withItsReason() {
      bed.openPhase();
      ok(changing(Map.of("closesOn", quoted(today))));

      assertThat(bed.everything())
          .contains("phaseChanged")
          .contains("closesOn " + closesOn + " → " + today + " (Ferien)");
    }

    @Test
    void changeOfTheNoticeAlone_troublesNoCheck() {
      bed.start();
      ok(changing(Map.of("notice", NOTICE)));

      assertThat(phase().has("rollout")).isFalse();
      assertThat(bed.jobs(Job.State.WAITING)).noneMatch(job -> job.kind() == Job.Kind.PHASE);
    }
  }

  @Nested
  class Reaching {

    @Test
    void closedEarly_everyCheckIsReadOnlyAfterThat_andThePageTellsHowFarItIs() {
      String link = bed.start();
      String other = bed.confirm(bed.admit(OSTALLGAEU));
      ok(changing(Map.of("closesOn", quoted(today), "name", "\"Runde 1\"")));
      assertThat(phase().at("/rollout").toString()).isEqualTo("{\"done\":0,\"of\":2}");

      carry();

      assertThat(phase().has("rollout")).isFalse();
      for (String one : List.of(link, other)) {
        assertThat(opened(one).at("/closesOn")).isEqualTo(today.toString());
        assertThat(opened(one).at("/phase/name")).isEqualTo("Runde 1");
      }
      bed.clock.goTo(today.plusDays(1).atStartOfDay(Phase.ZONE).toInstant());
      assertThat(opened(link).json().at("/writable").booleanValue()).isFalse();
    }

    @Test
    void everything_endsWithThePhase_onceItsRetentionIsLengthened() {
      retentionBecomes(retentionEndsOn.plusYears(1));
    }

    @Test
    void everything_endsWithThePhase_onceItsRetentionIsShortened() {
      retentionBecomes(retentionEndsOn.minusYears(1));
    }

    private void retentionBecomes(LocalDate end) {
      String link = bed.start();
      bed.save(link, indicator(0), "{\"level\": 1}");
      ok(bed.noting(link, indicator(0), "Grund", "note-0001", 0));
      ok(bed.submitting(link, 1));
      bed.runJobs();
      ok(bed.ordering(KAUFBEUREN, "plain", "public"));
      bed.runJobs();
      long revision = revisionOfAnswer();
      Instant own = bed.clock.instant().plusSeconds(1_000_000);
      bed.grant(checkId(link), Link.Role.VIEWER, "", false);
      Instant before = check(link).expiresAt();
      bed.stored.write(
          List.of(
              new ErasedAdmission(
                      "fruehling",
                      new MunicipalityName("02000000", "Hamburg"),
                      "Stadtstaat",
                      "Hamburg",
                      Optional.empty(),
                      ErasedAdmission.By.COORDINATOR,
                      today,
                      Optional.of(today),
                      before,
                      0)
                  .write(),
              new ComparisonHead("fruehling", "{}", "comparison/fruehling/1-a.json", before, 0)
                  .write(),
              new ComparisonSecret("fruehling", "geheim", before, 0).write()));

      ok(changing(Map.of("retentionEndsOn", quoted(end))));
      carry();

      Instant expiresAt = end.atStartOfDay(Phase.ZONE).toInstant();
      assertThat(check(link).expiresAt()).isEqualTo(expiresAt);
      assertThat(bed.stored.everything())
          .as("the phase with its data sheet, after all that housekeeping takes away for it")
          .filteredOn(item -> item.key().pk().equals("PHASES"))
          .singleElement()
          .extracting(Reaching::end)
          .isEqualTo(end.plusYears(1).atStartOfDay(Phase.ZONE).toInstant());
      assertThat(bed.stored.everything())
          .filteredOn(item -> belongsTo(item, checkId(link)) && !hasAnEndOfItsOwn(item, own))
          .hasSizeGreaterThan(8)
          .allSatisfy(item -> assertThat(end(item)).as(item.key().toString()).isEqualTo(expiresAt));
      assertThat(bed.job(Job.erasureId(checkId(link))).dueAt()).isEqualTo(expiresAt);
      Programme programme = new Programme(bed.stored);
      assertThat(programme.erasedAdmissions("fruehling"))
          .singleElement()
          .extracting(ErasedAdmission::expiresAt)
          .isEqualTo(expiresAt);
      assertThat(programme.comparison("fruehling").orElseThrow().expiresAt()).isEqualTo(expiresAt);
      assertThat(programme.comparisonSecret("fruehling").orElseThrow().expiresAt())
          .isEqualTo(expiresAt);
      assertThat(revisionOfAnswer()).as("nobody meets a conflict").isEqualTo(revision);
      assertThat(bed.stored.everything())
          .as("a link with an end of its own")
          .anyMatch(item -> end(item).equals(Instant.ofEpochSecond(own.getEpochSecond())));

      bed.clock.goTo(expiresAt);
      bed.keepHouse();
      assertThat(bed.stored.everything())
          .noneMatch(item -> item.key().pk().equals("CHECK#" + checkId(link)));
    }

    private long revisionOfAnswer() {
      return bed.stored.everything().stream()
          .filter(item -> item.key().sk().startsWith("ANSWER#"))
          .findFirst()
          .orElseThrow()
          .revision();
    }

    private static boolean belongsTo(Item item, String checkId) {
      return item.key().toString().contains(checkId)
          || item.attributes().values().stream().anyMatch(it -> checkId.equals(it.s()));
    }

    /// The invitation and its code end by themselves, a dated link does, and the job that erases
    /// the check outlives it.
    private static boolean hasAnEndOfItsOwn(Item item, Instant own) {
      return end(item).equals(Instant.ofEpochSecond(own.getEpochSecond()))
          || item.key().pk().startsWith("CODE#")
          || item.key().pk().startsWith("JOB#erasure.")
          || item.attributes().containsKey("role")
              && "invitation".equals(item.attributes().get("role").s());
    }

    private static Instant end(Item item) {
      var expiresAt = item.attributes().get("expiresAt");
      return expiresAt == null
          ? Instant.EPOCH
          : Instant.ofEpochSecond(Long.parseLong(expiresAt.n()));
    }

    /// Whoever was admitting had read the phase as it was.
    @Test
    void admissionWithThePhaseFromBefore_isReachedByTheNextPass() {
      bed.start();
      Phase before = new Programme(bed.stored).phase("fruehling").orElseThrow();
      ok(changing(Map.of("closesOn", quoted(closesOn.plusDays(9)))));
      bed.keepHouse();
      String late = bed.confirm(bed.admit(OSTALLGAEU));
      bed.stored.write(check(late).in(before).write());
      assertThat(opened(late).at("/closesOn")).isEqualTo(closesOn.toString());

      bed.clock.pass(Duration.ofMinutes(15));
      carry();

      assertThat(opened(late).at("/closesOn")).isEqualTo(closesOn.plusDays(9).toString());
    }

    @Test
    void changeThatFailed_isToldWithItsReason_andBeginsAnew() {
      String link = bed.start();
      ok(changing(Map.of("closesOn", quoted(today))));
      Job job = bed.job(Job.phaseJobId("fruehling"));
      bed.stored.write(job.afterFailure("Etwas <b>", false, bed.clock.instant()).write());

      assertThat(phase().at("/rollout").toString())
          .isEqualTo(
              "{\"done\":0,\"of\":1,\"failed\":{\"job\":\"phase.fruehling\",\"reason\":\"Etwas <b>\"}}");
      JsonNode listed =
          ok(bed.call("GET /api/administration/jobs").administrator()).json().at("/jobs/0");
      assertThat(listed.path("phase").asText()).isEqualTo("fruehling");
      assertThat(listed.has("municipality")).isFalse();

      assertThat(retrying(job.id()).status()).isEqualTo(202);
      assertThat(phase().at("/rollout").toString()).isEqualTo("{\"done\":0,\"of\":1}");
      assertThat(retrying(job.id()).status()).as("one that waits").isEqualTo(409);
      assertThat(bed.everything()).contains("phase fruehling");
      carry();

      assertThat(phase().has("rollout")).isFalse();
      assertThat(opened(link).at("/closesOn")).isEqualTo(today.toString());
    }

    @Test
    void changedTwice_theLastOneHolds() {
      String link = bed.start();
      ok(changing(Map.of("closesOn", quoted(today))));
      bed.keepHouse();
      ok(changing(Map.of("revision", "2", "closesOn", quoted(closesOn.plusDays(9)))));

      carry();

      assertThat(opened(link).at("/closesOn")).isEqualTo(closesOn.plusDays(9).toString());
    }
  }

  @Nested
  class Notices {

    @Test
    void notice_isShownAtTheInvitation_andToEveryLink() {
      openPhaseFrom(today);
      String invitation = bed.admit(KAUFBEUREN);

      Answered at =
          ok(
              bed.call("POST /api/invitations/open")
                  .json("{\"invitation\": \"" + invitation + "\"}"));
      assertThat(at.at("/dataSheet/notice/legalBasis")).isEqualTo("Art. 6 Abs. 1 lit. e DSGVO");
      assertThat(at.at("/dataSheet/erasedOn")).isEqualTo(retentionEndsOn.toString());

      String link = bed.confirm(invitation);
      Answered sheet = ok(bed.call("GET /api/check/notice").link(link));
      assertThat(sheet.json()).isEqualTo(at.json().at("/dataSheet"));
    }

    @Test
    void phaseWithoutANotice_saysSo() {
      String link = bed.start();

      Answered sheet = ok(bed.call("GET /api/check/notice").link(link));

      assertThat(sheet.json().has("notice")).isFalse();
      assertThat(sheet.at("/phase/name")).isEqualTo("Phase fruehling");
    }

    @ParameterizedTest
    @CsvSource({"controller", "contact", "purpose", "legalBasis", "recipients"})
    void notice_withABlankText_isRefused(String member) {
      bed.openPhase();
      String blank = NOTICE.replaceFirst("(\"" + member + "\": \")[^\"]*", "$1 ");

      assertThat(changing(Map.of("notice", blank)).send().at("/errors/0/pointer"))
          .isEqualTo("/notice/" + member);
    }
  }
}
