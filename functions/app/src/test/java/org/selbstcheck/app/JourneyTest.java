package org.selbstcheck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.OpenApi;
import org.selbstcheck.app.testbed.OwnQuestionnaire;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckReader;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.municipality.ShippedRegister;
import org.selbstcheck.core.scoring.Scoring;

/// The main job, from the administrator who admits a town to its coordinator who downloads the
/// report.
class JourneyTest {

  @Test
  void town_fromInvitationToReport_goesTheWholeWay() throws IOException {
    try (Testbed bed = new Testbed()) {
      takeRegister(bed);
      takeInstrument(bed);
      bed.openPhase();
      ok(bed.call("GET /api/administration/phases").administrator());
      Answered found =
          ok(bed.call("GET /api/administration/register").administrator().query("q", "kaufb"));
      assertThat(found.at("/hits/0/key")).isEqualTo(KAUFBEUREN);
      String invitation = bed.admit(KAUFBEUREN);

      String before = bed.everything();
      Answered opened = ok(open(bed, invitation));
      assertThat(opened.at("/municipality/name")).isEqualTo("Kaufbeuren");
      assertThat(opened.json().path("confirmed").booleanValue()).isFalse();
      assertThat(bed.everything()).as("opening an invitation changes nothing").isEqualTo(before);

      String secret = bed.ids.secret();
      String link = checkId(invitation) + "." + secret;
      Answered confirmed = ok(bed.confirming(invitation, secret));
      assertThat(confirmed.at("/role")).isEqualTo("coordinator");
      assertThat(confirmed.at("/department")).isEqualTo("koordination");
      assertThat(ok(bed.confirming(invitation, secret)).json()).isEqualTo(confirmed.json());
      assertThat(bed.confirming(invitation, bed.ids.secret()).send())
          .usingRecursiveComparison()
          .isEqualTo(
              bed.confirming("aaaaaaaaaaaaaaaa." + bed.ids.secret(), bed.ids.secret()).send());
      assertThat(ok(open(bed, invitation)).json().path("confirmed").booleanValue()).isTrue();
      assertThat(ok(bed.call("GET /api/check").link(link)).json()).isEqualTo(confirmed.json());

      together(bed, link);
      answerEverything(bed, link);
      Answered summary = ok(bed.call("GET /api/check/summary").link(link));
      assertThat(summary.json().path("fields")).hasSize(7);
      assertThat(summary.at("/fields/0/typedOnly/0")).isEqualTo(indicator(4));
      assertThat(summary.at("/fields/0/notOurs/0")).isEqualTo(indicator(2));
      assertThat(summary.at("/fields/0/unknown/0")).isEqualTo(indicator(1));
      assertThat(summary.at("/fields/0/notApplicable/0")).isEqualTo(indicator(3));

      assertThat(bed.call("GET /api/check/result").link(link).send().at("/type"))
          .isEqualTo("/errors/nothing-submitted");
      Answered submitted = ok(bed.submitting(link, 1));
      assertThat(ok(bed.submitting(link, 1)).json()).isEqualTo(submitted.json());
      assertThat(bed.jobs(Job.State.WAITING))
          .filteredOn(job -> job.kind() == Job.Kind.SCORING)
          .hasSize(1);
      assertThat(bed.result(link).at("/state")).isEqualTo("waiting");

      bed.runJobs();
      Answered result = bed.result(link);
      assertThat(result.at("/state")).isEqualTo("done");
      Answered export =
          ok(bed.call("GET /api/check/submissions/{number}").link(link).path("number", "1"));
      SelfCheck selfCheck = valid(export.body());
      assertThat(result.json().path("selfCheck")).isEqualTo(export.json());
      assertThat(result.json().path("result"))
          .isEqualTo(
              parsed(
                  JsonText.write(
                      json ->
                          ResultJson.write(Scoring.score(Testbed.instrument(), selfCheck), json))));
      assertThat(result.json().path("late")).isEmpty();

      reports(bed, link);
      shares(bed, link);
      talkAndSubmitAgain(bed, link);
      ok(bed.call("GET /api/check/holdings").link(link));
      ok(
          bed.call("POST /api/check/erasures")
              .link(bed.confirm(new Leading(bed, link).handOver().token()))
              .json("{\"municipality\": \"kaufbeuren\"}"));
      assertThat(bed.call("GET /api/check").link(link).send().status()).isEqualTo(401);
      admittedAnewAndErasedAgain(bed);
      communeReleasesToItsKreis(bed);
      listReadAndPhaseClosedEarly(bed);
      townsRegister(bed);
      everyRouteSucceeded(bed);
    }
  }

  /// What the coordinator is told before, and lets others see.
  private static void shares(Testbed bed, String link) {
    ok(bed.call("GET /api/check/notice").link(link));
    ok(bed.call("PUT /api/check/sharing").link(link).json("{\"progress\": true}"));
    ok(bed.call("GET /api/check/sharing").link(link));
    ok(bed.call("PUT /api/check/comparison/consent").link(link).json("{\"agreed\": true}"));
    assertThat(ok(bed.call("GET /api/check/comparison").link(link)).at("/state"))
        .isEqualTo("phaseOpen");
  }

  /// What was released, as one file.
  private static void archived(Testbed bed) {
    ok(
        bed.call("POST /api/administration/phases/{phase}/archives")
            .administrator()
            .path("phase", "fruehling"));
    bed.runJobs();
    Answered archive =
        ok(
            bed.call("GET /api/administration/phases/{phase}/archives")
                .administrator()
                .path("phase", "fruehling"));
    ok(
        bed.call("POST /api/administration/phases/{phase}/archives/{archive}/links")
            .administrator()
            .path("phase", "fruehling")
            .path("archive", archive.at("/archive/id")));
  }

  private static void communeReleasesToItsKreis(Testbed bed) {
    String kreis = bed.confirm(bed.admit(OSTALLGAEU));
    String commune = bed.confirm(bed.admit("09777169"));
    bed.save(commune, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(commune, 1));
    bed.runJobs();
    String document =
        ok(bed.call("POST /api/check/documents")
                .link(commune)
                .json("{\"kind\": \"sheet\", \"tone\": \"plain\", \"edition\": \"public\"}"))
            .at("/id");
    bed.runJobs();
    ok(
        bed.call("PUT /api/check/documents/{document}/release")
            .link(commune)
            .path("document", document)
            .json("{\"released\": true, \"roof\": \"09777\"}"));
    Answered seen = ok(bed.call("GET /api/check/roof").link(kreis));
    assertThat(seen.at("/communes/0/name")).isEqualTo("Schwangau");
    ok(
        bed.call("POST /api/check/roof/{municipality}/documents/{document}/links")
            .link(kreis)
            .path("municipality", seen.at("/communes/0/key"))
            .path("document", document));
  }

  private static void listReadAndPhaseClosedEarly(Testbed bed) {
    String keys = Base64.getEncoder().encodeToString("09777\n".getBytes(StandardCharsets.UTF_8));
    ok(
        bed.call("POST /api/administration/phases/{phase}/admissions/readings")
            .administrator()
            .path("phase", "fruehling")
            .json("{\"file\": \"%s\"}".formatted(keys)));
    ok(
        bed.call("PUT /api/administration/phases/{phase}")
            .administrator()
            .path("phase", "fruehling")
            .json(
                """
                {"revision": 1, "name": "Frühling", "closesOn": "%s", "retentionEndsOn": "%s",
                 "reason": "Alle sind fertig."}"""
                    .formatted(bed.clock.today(), bed.clock.today().plusYears(2))));
    bed.clock.pass(Duration.ofDays(2));
    ok(
        bed.call("POST /api/administration/phases/{phase}/comparison/snapshots")
            .administrator()
            .path("phase", "fruehling"));
    ok(
        bed.call("GET /api/administration/phases/{phase}/comparison")
            .administrator()
            .path("phase", "fruehling"));
  }

  private static void admittedAnewAndErasedAgain(Testbed bed) {
    bed.confirm(bed.admit(KAUFBEUREN));
    ok(
        bed.call("POST /api/administration/phases/{phase}/municipalities/{key}/erasures")
            .administrator()
            .path("phase", "fruehling")
            .path("key", KAUFBEUREN)
            .json("{\"municipality\": \"Kaufbeuren\"}"));
    ok(
        bed.call("GET /api/administration/phases/{phase}/erasures")
            .administrator()
            .path("phase", "fruehling"));
    ok(bed.call("GET /api/administration/log").administrator().query("month", "2026-05"));
  }

  /// Departments are made, linked, merged and taken away, until the coordinator is alone again.
  private static void together(Testbed bed, String link) {
    Leading leading = new Leading(bed, link);
    Way amt = leading.department("amt");
    leading.department("zweites-amt");
    ok(leading.saving("amt", 1, "Amt", false, indicator(0)));
    ok(Leading.releasing(bed, amt.token(), true));
    ok(bed.call("POST /api/codes/open").json("{\"code\": \"" + amt.code() + "\"}"));
    ok(
        bed.call("POST /api/codes/confirm")
            .json(
                "{\"code\": \"%s\", \"secret\": \"%s\"}".formatted(amt.code(), bed.ids.secret())));
    ok(leading.onLink("POST /api/check/links/{link}/codes", amt.id()));
    ok(leading.onLink("POST /api/check/links/{link}/renewals", amt.id()));
    assertThat(leading.revoke(amt.id()).status()).isEqualTo(200);
    assertThat(ok(leading.call("GET /api/check/links")).json().path("links")).hasSize(3);
    ok(leading.call("PUT /api/check/scope").json("{\"scope\": \"full\"}"));
    ok(leading.conducting(1, "apart", true));
    ok(
        leading
            .call("POST /api/check/reminders")
            .json("{\"departments\": [\"amt\"], \"text\": \"Bitte antworten Sie.\"}"));
    ok(leading.merging("zweites-amt", "koordination"));
    assertThat(leading.standing("zweites-amt").path("closed").booleanValue()).isTrue();
    assertThat(leading.remove("zweites-amt").at("/outcome")).isEqualTo("removed");
    assertThat(leading.remove("amt").at("/outcome")).isEqualTo("removed");
    assertThat(leading.log()).anyMatch(event -> event.startsWith("departmentMerged"));
  }

  private static Call open(Testbed bed, String invitation) {
    return bed.call("POST /api/invitations/open").json("{\"invitation\": \"" + invitation + "\"}");
  }

  private static void takeInstrument(Testbed bed) {
    new OwnQuestionnaire(bed).publish(OwnQuestionnaire.yaml());
    ok(bed.call("GET /api/administration/instruments").administrator());
    ok(
        bed.call("GET /api/instruments/{instrument}/{version}")
            .path("instrument", OwnQuestionnaire.VERSION.id())
            .path("version", "1"));
    ok(
        bed.call("PUT /api/administration/instruments/{instrument}/{version}/offer")
            .administrator()
            .path("instrument", OwnQuestionnaire.VERSION.id())
            .path("version", "1")
            .json("{\"revision\": 1, \"offered\": false, \"reason\": \"Es folgt Version 2.\"}"));
  }

  private static void takeRegister(Testbed bed) throws IOException {
    Answered upload = ok(bed.call("POST /api/administration/register/uploads").administrator());
    try (InputStream file = ShippedRegister.open()) {
      bed.bucket.upload(ObjectKeys.registerUpload(upload.at("/upload")), file.readAllBytes());
    }
    Answered imported =
        ok(
            bed.call("POST /api/administration/register/imports")
                .administrator()
                .json("{\"upload\": \"" + upload.at("/upload") + "\"}"));
    assertThat(imported.json().path("entries").asInt()).isGreaterThan(12_000);
  }

  /// One answer of each kind, then levels for the rest.
  private static void answerEverything(Testbed bed, String link) {
    bed.save(link, indicator(0), "{\"level\": 3}");
    bed.save(link, indicator(1), "{\"unknown\": true}");
    bed.save(link, indicator(2), "{\"notOurs\": \"Jugendamt\"}");
    bed.save(
        link,
        indicator(3),
        "{\"notApplicable\": {\"reason\": \"otherLevel\", \"text\": \"Macht der Kreis – Grüße.\"}}");
    ok(
        bed.call("PUT /api/check/notes/{indicator}")
            .link(link)
            .path("indicator", indicator(4))
            .json(
                """
                {"writeId": "note-0001", "seenRevision": 0, "comment": "Noch offen.\\n\\"Zitat\\" \\ud83d\\ude80",
                 "evidence": ["https://www.kaufbeuren.de/plan?x=1#y"]}"""));
    ok(
        bed.call("PUT /api/check/answers/{indicator}")
            .link(link)
            .path("indicator", indicator(4))
            .json(
                """
                {"writeId": "need-0001", "seenRevision": 0, "answer": null, "needForAction": true,
                 "obstacles": ["staff", "money"]}"""));
    for (int i = 5; i < Testbed.instrument().indicators().size(); i++) {
      bed.save(link, indicator(i), "{\"level\": " + i % 4 + "}");
    }
    Answered answers = ok(bed.call("GET /api/check/answers").link(link));
    assertThat(answers.json().path("answers")).hasSize(Testbed.instrument().indicators().size());
    Answered notes =
        ok(
            bed.call("GET /api/check/fields/{field}/notes")
                .link(link)
                .path("field", Testbed.instrument().fields().getFirst().id()));
    assertThat(notes.at("/notes/0/comment")).isEqualTo("Noch offen.\n\"Zitat\" 🚀");
  }

  /// A statement of the municipality's own is added, answered, taken away and brought back.
  private static void askOwn(Testbed bed, String link, String department) {
    String own = "sprachcafes";
    String put =
        "{\"seenRevision\": %d, \"statement\": \"Sprachcafés gibt es in jedem Stadtteil.\"}";
    Call saving = bed.call("PUT /api/check/own-indicators/{id}").link(link).path("id", own);
    ok(saving.json(put.formatted(0)));
    bed.save(department, "own." + own, "{\"level\": 1}");
    ok(bed.call("DELETE /api/check/own-indicators/{id}").link(link).path("id", own));
    ok(saving.json(put.formatted(2)));
    assertThat(
            ok(bed.call("GET /api/check/own-indicators").link(link)).at("/statements/0/answered"))
        .isEqualTo("1");
  }

  /// The check is opened again, a department joins, they agree, and there is a second result.
  private static void talkAndSubmitAgain(Testbed bed, String link) {
    TownHall town = new TownHall(bed, link);
    String first = bed.result(link).body();
    ok(town.reopening(link, 1, "Das Jugendamt war nicht gefragt."));
    String department = town.department("jugend", "Jugendamt");
    bed.save(department, indicator(0), "{\"level\": 0}");
    ok(bed.noting(department, indicator(0), "Das gilt für uns nicht.", "note-0001", 0));
    town.release("jugend");
    askOwn(bed, link, department);
    town.openAgreement();
    assertThat(town.agreement(link).at("/points/0/indicator").asText()).isEqualTo(indicator(0));
    assertThat(ok(town.readingViews(link, indicator(0))).at("/views/0/comment"))
        .isEqualTo("Das gilt für uns nicht.");
    ok(town.meeting(link, 0, "[{\"indicator\": \"%s\", \"minutes\": 9}]".formatted(indicator(0))));
    ok(
        town.recording(
            link,
            indicator(0),
            TownHall.agreed(1, "Beschlossen ist es, umgesetzt nicht überall."),
            "point-001",
            0));
    ok(town.aims(link, 0, "[{\"indicator\": \"%s\", \"level\": 3}]".formatted(indicator(0)), "[]"));
    ok(bed.submitting(link, 2));
    bed.runJobs();

    Answered second = bed.result(link);
    assertThat(second.at("/result/indicators/0/level")).isEqualTo("1");
    assertThat(second.at("/result/settled/0/indicator")).isEqualTo(indicator(0));
    assertThat(second.at("/result/targets/0/distance")).isEqualTo("2");
    assertThat(ok(bed.call("GET /api/check/result").link(link).query("submission", "1")).body())
        .isEqualTo(first);
    assertThat(
            ok(bed.call("GET /api/check/submissions").link(department)).json().path("submissions"))
        .hasSize(2);
    assertThat(bed.result(department).at("/edition")).isEqualTo("public");
  }

  private static void reports(Testbed bed, String link) {
    Answered ordered = ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    assertThat(ordered.at("/documents/0/state")).isEqualTo("waiting");
    assertThat(ok(bed.call("GET /api/check/documents").link(link)).at("/documents/0/state"))
        .isEqualTo("waiting");
    assertThat(
            bed.call("POST /api/check/documents/{document}/links")
                .link(link)
                .path("document", "1-pdf-plain-public")
                .send()
                .status())
        .isEqualTo(404);
    bed.runJobs();
    Answered documents = ok(bed.call("GET /api/check/documents").link(link));
    assertThat(documents.at("/documents/0/state")).isEqualTo("done");
    Answered download =
        ok(
            bed.call("POST /api/check/documents/{document}/links")
                .link(link)
                .path("document", documents.at("/documents/0/id")));
    assertThat(download.at("/url")).contains("1-pdf-plain-public.pdf");
    ok(
        bed.call("GET /api/administration/phases/{phase}/municipalities")
            .administrator()
            .path("phase", "fruehling"));
    assertThat(bed.phaseDocuments().at("/0/state").asText()).isEqualTo("done");
    released(bed, link, "1-pdf-plain-public");
    assertThat(ok(bed.call("GET /api/administration/jobs").administrator()).json().path("jobs"))
        .hasSize(1);

    Job done = bed.job(Job.reportId(checkId(link), "1-pdf-plain-public"));
    bed.stored.write(done.afterFailure("Kein Papier.", false, bed.clock.instant()).write());
    ok(
        bed.call("POST /api/administration/jobs/{job}/retries")
            .administrator()
            .path("job", done.id()));
    ok(
        bed.call("POST /api/administration/phases/{phase}/municipalities/{key}/invitations")
            .administrator()
            .path("phase", "fruehling")
            .path("key", KAUFBEUREN));
  }

  /// The coordinator orders one more and lets the project team open the first; a companion says
  /// something to it, and the report shows all that.
  private static void released(Testbed bed, String link, String document) {
    ok(
        bed.call("PUT /api/check/documents/{document}/release")
            .link(link)
            .path("document", document)
            .json("{\"released\": true}"));
    assertThat(
            ok(bed.call(
                        "POST /api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links")
                    .administrator()
                    .path("phase", "fruehling")
                    .path("key", KAUFBEUREN)
                    .path("document", document))
                .at("/url"))
        .contains(document + ".pdf");
    archived(bed);
    String companion = new Leading(bed, link).way("companion").token();
    ok(
        bed.call("PUT /api/check/commentary")
            .link(companion)
            .json(
                "{\"seenVersion\": 0, \"texts\": [{\"field\": null, \"text\": \"Gut begonnen.\"}]}"));
    ok(bed.call("GET /api/check/commentary").link(companion));
    ok(
        bed.call("PUT /api/check/commentary/consent")
            .link(link)
            .json("{\"version\": 1, \"public\": true}"));
    ok(bed.call("GET /api/check/earlier-round").link(link));
    Answered paper =
        ok(
            bed.call("POST /api/check/documents")
                .link(link)
                .json("{\"kind\": \"council\", \"tone\": \"plain\", \"edition\": \"public\"}"));
    assertThat(paper.at("/id")).isEqualTo("1-council-plain-public-k1");
    Answered report = ok(bed.call("GET /api/check/report").link(link).query("tone", "plain"));
    assertThat(report.at("/report/tone")).isEqualTo("plain");
    assertThat(report.at("/report/mark")).isNotEmpty();
  }

  /// One town asks to take part and is let in, another is not, a third thinks better of it.
  private static void townsRegister(Testbed bed) {
    ok(
        bed.call("POST /api/administration/phases")
            .administrator()
            .json(
                """
                {"id": "offen", "name": "Offen", "instrument": {"id": "weltoffene-kommune", "version": 1},
                 "closesOn": "%s", "retentionEndsOn": "%s", "access": "open",
                 "notice": {"controller": "a", "contact": "b", "purpose": "c", "legalBasis": "d", "recipients": "e"}}"""
                    .formatted(bed.clock.today().plusDays(9), bed.clock.today().plusDays(99))));
    String phase = ok(bed.call("GET /api/phases")).at("/phases/0/id");
    String key = ok(bed.call("GET /api/municipalities").query("q", "Kaufbeuren")).at("/hits/0/key");
    List<String> secrets = new ArrayList<>();
    for (String unit : List.of("Hauptamt", "Niemand", "Jugendamt")) {
      String secret = bed.ids.secret();
      secrets.add(secret);
      ok(
          bed.call("POST /api/registrations")
              .json(
                  """
                  {"phase": "%s", "secret": "%s", "key": "%s", "unit": "%s", "address": "a@b.de"}"""
                      .formatted(phase, secret, key, unit)));
    }
    ok(bed.call("DELETE /api/registration").link(phase + "." + secrets.removeLast()));
    Answered seen =
        ok(
            bed.call("GET /api/administration/phases/{phase}/registrations")
                .administrator()
                .path("phase", phase));
    assertThat(seen.json().path("waiting").findValuesAsText("unit"))
        .containsExactlyInAnyOrder("Hauptamt", "Niemand");
    Answered invited =
        ok(
            bed.call(
                    "POST /api/administration/phases/{phase}/registrations/{registration}/admissions")
                .administrator()
                .path("phase", phase)
                .path("registration", Token.hash(secrets.getFirst())));
    ok(
        bed.call("POST /api/administration/phases/{phase}/registrations/{registration}/refusals")
            .administrator()
            .path("phase", phase)
            .path("registration", Token.hash(secrets.getLast()))
            .json("{\"reason\": \"Kaufbeuren ist schon dabei.\"}"));
    assertThat(
            ok(bed.call("GET /api/registration").link(phase + "." + secrets.getLast()))
                .at("/reason"))
        .isEqualTo("Kaufbeuren ist schon dabei.");
    bed.confirm(invited.at("/invitation"));
  }

  private static void everyRouteSucceeded(Testbed bed) {
    List<String> missing = new ArrayList<>();
    List<String> routeKeys = new ArrayList<>();
    for (String function : List.of("questionnaire", "results", "administration")) {
      routeKeys.addAll(OpenApi.contract().routeKeys(function));
    }
    for (String routeKey : routeKeys) {
      for (int status : OpenApi.contract().successes(routeKey)) {
        if (!bed.seen().contains(routeKey + " " + status)) {
          missing.add(routeKey + " " + status);
        }
      }
    }
    assertThat(missing).as("successes of the contract that were never seen").isEmpty();
  }

  @Test
  void routes_ofTheFunctions_areThoseOfTheContract() {
    var questionnaire = new TreeSet<>(OpenApi.contract().routeKeys("questionnaire"));
    questionnaire.add("$default");
    assertThat(org.selbstcheck.app.questionnaire.QuestionnaireFunction.routeKeys())
        .containsExactlyInAnyOrderElementsOf(questionnaire);
    assertThat(org.selbstcheck.app.results.ResultsFunction.routeKeys())
        .containsExactlyInAnyOrderElementsOf(OpenApi.contract().routeKeys("results"));
    assertThat(org.selbstcheck.app.administration.AdministrationFunction.routeKeys())
        .containsExactlyInAnyOrderElementsOf(OpenApi.contract().routeKeys("administration"));
  }

  private static SelfCheck valid(String export) {
    return switch (SelfCheckReader.read(
        export.getBytes(StandardCharsets.UTF_8), Testbed.instrument())) {
      case Reading.Accepted<SelfCheck>(SelfCheck selfCheck) -> selfCheck;
      case Reading.Refused<SelfCheck>(var problems) ->
          throw new AssertionError("The export is refused: " + problems);
    };
  }

  private static JsonNode parsed(byte[] json) {
    return switch (JsonText.parse(json)) {
      case Reading.Accepted<JsonNode>(JsonNode node) -> node;
      case Reading.Refused<JsonNode>(var problems) -> throw new AssertionError(problems);
    };
  }
}
