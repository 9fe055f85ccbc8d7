package org.selbstcheck.app.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.questionnaire.QuestionnaireFunction;
import org.selbstcheck.app.results.ResultsFunction;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;

/// Who may come in, and that nobody else learns anything.
class LinksTest {

  private final Testbed bed = new Testbed();
  private String invitation = "";
  private String link = "";

  @BeforeEach
  void start() {
    bed.openPhase();
    invitation = bed.admit(KAUFBEUREN);
    link = bed.confirm(invitation);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Map<String, String> tokensThatOpenNothing() {
    String other = bed.confirm(bed.admit("09777151"));
    String open = bed.admit("02000000");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("unknown check", "aaaaaaaaaaaaaaaa." + "A".repeat(43));
    tokens.put("unknown secret", checkId(link) + "." + "A".repeat(43));
    tokens.put("valid secret of another check", checkId(link) + other.substring(16));
    tokens.put("revoked", bed.grant(checkId(link), Link.Role.COORDINATOR, "koordination", true));
    tokens.put("invitation", open);
    tokens.put("confirmed invitation", invitation);
    tokens.put("too short", link.substring(0, 59));
    tokens.put("too long", link + "A");
    tokens.put("upper case", link.toUpperCase(java.util.Locale.ROOT));
    tokens.put("with something behind", link + " x");
    tokens.put("hash instead of secret", checkId(link) + "." + Token.hash(link.substring(17)));
    tokens.put("key of the table", "CHECK#" + checkId(link));
    tokens.put("nothing", "");
    tokens.put("very long", "a".repeat(5000));
    return tokens;
  }

  @Test
  void whatOpensNothing_getsTheSameBytesOnEveryRoute() {
    Map<String, String> tokens = tokensThatOpenNothing();
    String before = bed.everything();
    String expected = bed.call("GET /api/check").send().body();
    Map<String, String> bodies =
        Map.of(
            "PUT /api/check/answers/{indicator}",
            Testbed.answerJson("{\"level\": 1}", "write-001", 0),
            "PUT /api/check/notes/{indicator}",
            "{\"writeId\": \"write-001\", \"seenRevision\": 0, \"comment\": \"\", \"evidence\": []}",
            "POST /api/check/submissions",
            "{\"number\": 1}");
    List<String> routeKeys = new ArrayList<>(QuestionnaireFunction.routeKeys());
    routeKeys.addAll(ResultsFunction.routeKeys());
    for (String routeKey : routeKeys) {
      if (routeKey.contains("/api/check")) {
        tokens.forEach(
            (kind, token) -> {
              Call call =
                  bed.call(routeKey)
                      .link(token)
                      .path("indicator", indicator(0))
                      .path("field", Testbed.instrument().fields().getFirst().id())
                      .path("number", "1")
                      .path("department", "koordination")
                      .path("link", "aaaaaaaaaaaaaaaa")
                      .path("document", "1-pdf-plain-public");
              if (bodies.containsKey(routeKey)) {
                call.json(bodies.getOrDefault(routeKey, ""));
              }
              same(call.send(), expected, routeKey + ", " + kind);
            });
      }
    }
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void tokenInTheWrongPlace_opensNothing() {
    String expected = bed.call("GET /api/check").send().body();
    for (String header :
        List.of(link, "Basic " + link, "Bearer", "Bearer " + link + " " + link, "bearer:" + link)) {
      same(bed.call("GET /api/check").header("authorization", header).send(), expected, header);
    }
    same(bed.call("GET /api/check").query("token", link).send(), expected, "query");
    assertThat(bed.call("GET /api/check").header("authorization", "bearer " + link).send().status())
        .as("the scheme is case-insensitive")
        .isEqualTo(200);
  }

  @Test
  void whatIsNoInvitation_getsTheSameBytes() {
    Map<String, String> tokens = tokensThatOpenNothing();
    tokens.remove("invitation");
    tokens.remove("confirmed invitation");
    tokens.remove("very long");
    tokens.put("link of the coordinator", link);
    tokens.put(
        "link of a department", bed.grant(checkId(link), Link.Role.DEPARTMENT, "jugendamt", false));
    String before = bed.everything();
    String expected = bed.call("GET /api/check").send().body();

    tokens.forEach(
        (kind, token) -> {
          same(opening(token).send(), expected, kind);
          same(bed.confirming(token.replace("\n", "\\n"), bed.ids.secret()).send(), expected, kind);
        });
    assertThat(bed.everything()).isEqualTo(before);
  }

  private static void same(Answered answered, String expected, String what) {
    assertThat(answered.status()).as(what).isEqualTo(401);
    assertThat(answered.body()).as(what).isEqualTo(expected);
    assertThat(answered.headers())
        .as(what)
        .isEqualTo(Map.of("content-type", "application/problem+json", "cache-control", "no-store"));
  }

  private Call opening(String token) {
    return bed.call("POST /api/invitations/open")
        .json("{\"invitation\": \"" + token.replace("\n", "\\n") + "\"}");
  }

  @Test
  void invitation_afterNinetyDays_opensNothing_andTheLinkMadeOfItStillDoes() {
    String other = bed.admit("02000000");
    bed.clock.pass(Duration.ofDays(90).minusSeconds(1));
    assertThat(opening(other).send().status()).isEqualTo(200);
    bed.clock.pass(Duration.ofSeconds(1));

    assertThat(opening(other).send().status()).isEqualTo(401);
    assertThat(bed.confirming(other, bed.ids.secret()).send().status()).isEqualTo(401);
    assertThat(bed.call("GET /api/check").link(link).send().status()).isEqualTo(200);
  }

  @Test
  void invitation_confirmedWithItsOwnSecret_isRefused() {
    String other = bed.admit("02000000");
    String before = bed.everything();

    Answered refused = bed.confirming(other, other.substring(17)).send();

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).containsExactly("/secret");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void invitation_confirmedWithASecretThatIsALinkAlready_isRefused() {
    String renewed = bed.inviteAnew();

    assertThat(bed.confirming(renewed, link.substring(17)).send().status()).isEqualTo(401);
    assertThat(bed.call("GET /api/check").link(link).send().status()).isEqualTo(200);
  }

  @Test
  void invitation_confirmedByTwoAtOnce_opensForOne() {
    String other = bed.admit("02000000");

    List<Integer> statuses =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(_ -> bed.confirming(other, bed.ids.secret()).send().status())
            .toList();

    assertThat(statuses).containsOnlyOnce(201);
    assertThat(statuses.stream().filter(status -> status == 401)).hasSize(11);
  }

  @Test
  void invitation_confirmedTwiceAtOnceWithOneSecret_isSuccessTwice() {
    String other = bed.admit("02000000");
    String secret = bed.ids.secret();

    List<String> answers =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(_ -> ok(bed.confirming(other, secret)).body())
            .distinct()
            .toList();

    assertThat(answers).hasSize(1);
  }

  @Test
  void link_thatWouldLastLongerThanItsCheck_opensNothingAfterIt() {
    bed.clock.goTo(bed.clock.today().plusYears(2).minusDays(3));
    String lasting = bed.grant(checkId(link), Link.Role.DEPARTMENT, "jugendamt", false);
    ok(bed.call("GET /api/check").link(lasting));
    bed.clock.pass(Duration.ofDays(3));

    assertThat(bed.call("GET /api/check").link(lasting).send().status()).isEqualTo(401);
  }

  @Test
  void link_ofADepartment_opensItsOwnPartOnly() {
    String department = bed.grant(checkId(link), Link.Role.DEPARTMENT, "jugendamt", false);
    bed.save(link, indicator(0), "{\"level\": 3}");

    Answered check = ok(bed.call("GET /api/check").link(department));

    assertThat(check.at("/role")).isEqualTo("department");
    assertThat(check.at("/department")).isEqualTo("jugendamt");
    assertThat(ok(bed.call("GET /api/check/answers").link(department)).json().path("answers"))
        .isEmpty();
  }

  @Test
  void secretsAndTokens_areStoredNowhereAndPrintedNowhere() {
    List<String> secrets = new ArrayList<>(List.of(invitation.substring(17), link.substring(17)));
    String log =
        Captured.output(
            () -> {
              String renewed = bed.inviteAnew();
              String second = bed.confirm(renewed);
              secrets.addAll(List.of(renewed.substring(17), second.substring(17)));
              bed.save(second, indicator(0), "{\"level\": 3}");
              ok(bed.submitting(second, 1));
              bed.runJobs();
              bed.keepHouse();
              bed.call("GET /api/check").link("aaaaaaaaaaaaaaaa." + "A".repeat(43)).send();
            });

    assertThat(log).isNotEmpty();
    for (String secret : secrets) {
      assertThat(bed.everything()).doesNotContain(secret);
      assertThat(log).doesNotContain(secret);
    }
    assertThat(bed.everything()).contains(Token.hash(secrets.getFirst()));
  }

  @Test
  void failure_ofAHandler_isLoggedWithoutTokenBodyOrMessage() {
    for (Call call :
        List.of(
            bed.call("GET /api/check").link(link),
            bed.saving(link, indicator(0), "{\"notOurs\": \"Frau Müller\"}", "write-001", 0),
            bed.confirming(invitation, link.substring(17)),
            bed.admitting("09777151"))) {
      String log =
          Captured.output(
              () -> {
                bed.steps.failAt(1, Fault.BEFORE);
                Answered failed = call.send();
                assertThat(failed.status()).isEqualTo(500);
                assertThat(failed.at("/detail")).contains("request-");
              });
      bed.steps.heal();

      assertThat(log)
          .contains("\"level\":\"ERROR\"")
          .contains("org.selbstcheck.app.testbed.Outage")
          .contains("request-")
          .doesNotContain(link.substring(17))
          .doesNotContain(invitation.substring(17))
          .doesNotContain("Frau Müller")
          .doesNotContain("step 1")
          .doesNotContain("eyJ");
      assertThat(log.lines()).hasSize(1);
    }
  }
}
