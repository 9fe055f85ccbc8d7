package org.selbstcheck.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.GoodBodies;
import org.selbstcheck.app.testbed.OpenApi;
import org.selbstcheck.app.testbed.Testbed;

/// Whatever is sent: a problem that says where and what to do, and nothing stored.
class BadInputTest {

  private static final String ANSWERS = "PUT /api/check/answers/{indicator}";
  private static final String NOTES = "PUT /api/check/notes/{indicator}";
  private static final String CONFIRM = "POST /api/invitations/confirm";
  private static final String PHASES = "POST /api/administration/phases";
  private static final String ADMIT = "POST /api/administration/phases/{phase}/municipalities";
  private static final String ORDER = "POST /api/administration/phases/{phase}/documents";
  private static final String RELEASED =
      "POST /api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links";

  private static Testbed bed;
  private static String link;
  private static String invitation;
  private static String companion;

  private static GoodBodies bodies;

  @BeforeAll
  static void start() {
    bed = new Testbed();
    link = bed.start();
    bed.save(link, indicator(9), "{\"level\": 1}");
    invitation = bed.admit("09777151");
    companion = bed.grant(checkId(link), Link.Role.COMPANION, "", false);
    bodies =
        new GoodBodies(
            bed, invitation, ok(bed.admitting("09777154")).at("/admitted/0/invitation/code"));
  }

  @AfterAll
  static void close() {
    bed.close();
  }

  private static Call call(String routeKey) {
    Call call =
        bed.call(routeKey)
            .path("indicator", indicator(0))
            .path("phase", "fruehling")
            .path("key", KAUFBEUREN)
            .path("department", "amt")
            .path("id", "aussage-1")
            .path("link", "aaaaaaaaaaaaaaaa")
            .path("document", "1-pdf-plain-public");
    if (routeKey.contains("/administration/")) {
      return call.administrator();
    }
    // The one thing that only a companion may save.
    return call.link(routeKey.equals("PUT /api/check/commentary") ? companion : link);
  }

  private static Answered refused(String routeKey, UnaryOperator<Call> with) {
    String before = bed.everything();
    Answered answered = with.apply(call(routeKey)).send();
    assertThat(answered.status()).as(answered.body()).isBetween(400, 499);
    assertThat(answered.contentType()).isEqualTo("application/problem+json");
    assertThat(answered.at("/detail")).isNotBlank();
    assertThat(bed.everything()).as("nothing is stored").isEqualTo(before);
    return answered;
  }

  static Stream<String> routesWithABody() {
    return Stream.of("questionnaire", "results", "administration")
        .flatMap(function -> OpenApi.contract().routeKeys(function).stream())
        .filter(OpenApi.contract()::hasBody);
  }

  private static String good(String routeKey) {
    return bodies.of(routeKey);
  }

  @Test
  void goodBodies_areThereForAllRoutesThatHaveOne() {
    assertThat(routesWithABody()).noneMatch(routeKey -> good(routeKey).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("routesWithABody")
  void body_thatIsNoJsonObject_is400(String routeKey) {
    for (String body :
        List.of(
            "",
            " ",
            "{",
            "null",
            "true",
            "1",
            "\"text\"",
            "[]",
            "[" + good(routeKey) + "]",
            good(routeKey) + " x",
            good(routeKey) + good(routeKey),
            good(routeKey).replace('"', '\''),
            good(routeKey).replaceFirst("\\{", "{,"),
            good(routeKey).replaceFirst("\\{", "{/* */"),
            good(routeKey).replaceFirst("\\{", "{\"same\": 1, \"same\": 2,"),
            good(routeKey).replaceFirst(": ", ": NaN"),
            "{\"a\":".repeat(5000),
            "{\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")) {
      Answered answered = refused(routeKey, it -> it.json(body));
      assertThat(answered.status())
          .as(body.substring(0, Math.min(60, body.length())))
          .isEqualTo(400);
      assertThat(answered.at("/type")).isEqualTo("/errors/malformed");
    }
    assertThat(
            refused(
                    routeKey,
                    it ->
                        it.bytes(new byte[] {'{', '"', (byte) 0xc3, '"', '}'})
                            .inBase64()
                            .header("content-type", "application/json"))
                .status())
        .as("no UTF-8")
        .isEqualTo(400);
    assertThat(refused(routeKey, it -> it.header("content-type", "application/json")).status())
        .as("no body")
        .isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("routesWithABody")
  void body_ofAnotherContentType_is415(String routeKey) {
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/problem+json",
            "application/jsonp",
            "",
            "*/*",
            "text/plain; application/json")) {
      assertThat(
              refused(routeKey, it -> it.json(good(routeKey)).header("content-type", type))
                  .at("/type"))
          .as(type)
          .isEqualTo("/errors/content-type");
    }
    assertThat(refused(routeKey, it -> it.json(good(routeKey)).without("content-type")).status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @MethodSource("routesWithABody")
  void body_of300Kilobytes_is413(String routeKey) {
    String large = good(routeKey).replaceFirst("\\{", "{" + " ".repeat(300 * 1024));
    assertThat(refused(routeKey, it -> it.json(large)).status()).isEqualTo(413);
    String characters = "{\"x\": \"" + "ä".repeat(140 * 1024) + "\"}";
    assertThat(refused(routeKey, it -> it.json(characters)).status())
        .as("bytes count, not characters")
        .isEqualTo(413);
  }

  @ParameterizedTest
  @MethodSource("routesWithABody")
  void body_withUnknownMembers_is422AndNamesThem(String routeKey) {
    Answered answered =
        refused(
            routeKey,
            it ->
                it.json(
                    good(routeKey)
                        .replaceFirst(
                            "\\{", "{\"a/b~c\": 1, \"__proto__\": {}, \"x\\\\ud800\": 2,")));
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).contains("/a~1b~0c", "/__proto__", "/x\ufffd");
  }

  @ParameterizedTest
  @MethodSource("routesWithABody")
  void body_withAMillionErrors_isAnsweredBriefly(String routeKey) {
    String members =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"m" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    Answered answered = refused(routeKey, it -> it.json(members));
    assertThat(answered.pointers()).hasSize(Body.MOST_ERRORS);
    String longName = "{\"" + "n".repeat(200_000) + "\": 1}";
    assertThat(refused(routeKey, it -> it.json(longName)).body().length()).isLessThan(10_000);
  }

  @ParameterizedTest
  @MethodSource("routesWithABody")
  void body_withoutAnyMember_is422AndNamesWhatIsMissing(String routeKey) {
    Answered answered = refused(routeKey, it -> it.json("{}"));
    assertThat(answered.status()).isEqualTo(422);
    Set<String> missing = new TreeSet<>(answered.pointers());
    OpenApi.contract().required(routeKey).forEach(name -> assertThat(missing).contains("/" + name));
  }

  /// Every member in turn with a value of every other type.
  @ParameterizedTest
  @MethodSource("routesWithABody")
  void member_ofAnotherType_is422AndIsNamed(String routeKey) {
    for (String member : OpenApi.contract().required(routeKey)) {
      for (String value :
          List.of("{}", "[]", "[[]]", "{\"x\": 1}", "true", "\"\\u0000\"", "1.5", "-1", "1e300")) {
        if (isGood(member, value)) {
          continue;
        }
        Answered answered = refused(routeKey, it -> it.json(with(good(routeKey), member, value)));
        // What is no token opens nothing, whatever else it is.
        if (member.equals("invitation") && value.startsWith("\"")) {
          assertThat(answered.status()).isIn(401, 422);
        } else {
          assertThat(answered.status()).as("%s = %s", member, value).isEqualTo(422);
          assertThat(answered.pointers())
              .as("%s = %s", member, value)
              .allMatch(
                  pointer -> pointer.equals("/" + member) || pointer.startsWith("/" + member + "/"))
              .isNotEmpty();
        }
      }
    }
  }

  private static boolean isGood(String member, String value) {
    return (Set.of(
                    "needForAction",
                    "closed",
                    "released",
                    "agreementOpen",
                    "progress",
                    "public",
                    "offered",
                    "agreed")
                .contains(member)
            && value.equals("true"))
        || (Set.of("obstacles", "evidence", "responsible", "points", "targets", "focus", "texts")
                .contains(member)
            && value.equals("[]"));
  }

  private static String with(String body, String member, String value) {
    var json =
        (com.fasterxml.jackson.databind.node.ObjectNode) new Answered("", 0, Map.of(), body).json();
    json.remove(member);
    String rest = json.toString();
    return "{\"" + member + "\": " + value + (rest.length() > 2 ? "," : "") + rest.substring(1);
  }

  static Stream<Arguments> badAnswers() {
    String long2001 = "\\ud83d\\ude80".repeat(2001);
    return Stream.of(
        Arguments.of("{\"level\": " + (Testbed.instrument().max() + 1) + "}", "/answer/level"),
        Arguments.of("{\"level\": -1}", "/answer/level"),
        Arguments.of("{\"level\": 1.5}", "/answer/level"),
        Arguments.of("{\"level\": 1e-3}", "/answer/level"),
        Arguments.of("{\"level\": 99999999999}", "/answer/level"),
        Arguments.of("{\"level\": 1e400}", "/answer/level"),
        Arguments.of("{\"level\": \"1\"}", "/answer/level"),
        Arguments.of("{\"level\": null}", "/answer/level"),
        Arguments.of("{\"level\": 1, \"unknown\": true}", "/answer"),
        Arguments.of("{}", "/answer"),
        Arguments.of("[]", "/answer"),
        Arguments.of("\"level\"", "/answer"),
        Arguments.of("{\"unknown\": false}", "/answer/unknown"),
        Arguments.of("{\"unknown\": 1}", "/answer/unknown"),
        Arguments.of("{\"agreed\": 1}", "/answer/agreed"),
        Arguments.of("{\"notOurs\": \"" + "x".repeat(201) + "\"}", "/answer/notOurs"),
        Arguments.of("{\"notOurs\": \"a\\u0000b\"}", "/answer/notOurs"),
        Arguments.of("{\"notOurs\": \"\\udc00\"}", "/answer/notOurs"),
        Arguments.of("{\"notOurs\": true}", "/answer/notOurs"),
        Arguments.of("{\"notApplicable\": {}}", "/answer/notApplicable/text"),
        Arguments.of("{\"notApplicable\": \"x\"}", "/answer/notApplicable"),
        Arguments.of(
            "{\"notApplicable\": {\"reason\": \"other\", \"text\": \"x\"}}",
            "/answer/notApplicable/reason"),
        Arguments.of(
            "{\"notApplicable\": {\"reason\": \"OTHER_LEVEL\", \"text\": \"x\"}}",
            "/answer/notApplicable/reason"),
        Arguments.of(
            "{\"notApplicable\": {\"reason\": \"otherLevel\", \"text\": \"\"}}",
            "/answer/notApplicable/text"),
        Arguments.of(
            "{\"notApplicable\": {\"reason\": \"otherLevel\", \"text\": \" \\n\"}}",
            "/answer/notApplicable/text"),
        Arguments.of(
            "{\"notApplicable\": {\"reason\": \"otherLevel\", \"text\": \"" + long2001 + "\"}}",
            "/answer/notApplicable/text"),
        Arguments.of(
            "{\"notApplicable\": {\"reason\": \"otherLevel\", \"text\": \"x\", \"more\": 1}}",
            "/answer/notApplicable/more"));
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void answer_thatIsNone_is422AtItsPlace(String answer, String pointer) {
    Answered answered = refused(ANSWERS, it -> it.json(Testbed.answerJson(answer, "write-001", 0)));
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).contains(pointer);
  }

  static Stream<Arguments> badObstacles() {
    return Stream.of(
        Arguments.of("[\"money\", \"weather\"]", "/obstacles/1"),
        Arguments.of("[\"money\", \"money\"]", "/obstacles/1"),
        Arguments.of("[null]", "/obstacles/0"),
        Arguments.of("[[\"money\"]]", "/obstacles/0"),
        Arguments.of("[\"MONEY\"]", "/obstacles/0"),
        Arguments.of("\"money\"", "/obstacles"),
        Arguments.of("{\"0\": \"money\"}", "/obstacles"));
  }

  @ParameterizedTest
  @MethodSource("badObstacles")
  void obstacles_thatAreNone_are422AtTheirPlace(String obstacles, String pointer) {
    Answered answered =
        refused(ANSWERS, it -> it.json(with(good(ANSWERS), "obstacles", obstacles)));
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).contains(pointer);
  }

  static Stream<String> badLinks() {
    return Stream.of(
        "javascript:alert(1)",
        "ftp://a.de/x",
        "data:text/html,x",
        "//a.de/x",
        "a.de",
        "",
        "https://",
        "https:///x",
        "https://a.de/" + "x".repeat(488),
        "https://käse.de/",
        "https://a.de/ä",
        "https://a.de/a b",
        "https://a.de/\\t",
        "https://a.de/\\n<script>",
        " https://a.de/",
        "HTTPS://a.de/",
        "https://a.de/%zz",
        "https://a.de/|",
        "https://a.de/?q=[1]",
        "https://a.de/#[",
        "https://a_b.de/",
        "https://a.de:x/",
        "http:/a.de",
        "http:a.de",
        "https://a.de/\\\"onclick",
        "https://a.de/\\\\x",
        "https://a.de/^`{}");
  }

  @ParameterizedTest
  @MethodSource("badLinks")
  void evidence_thatIsNoLink_is422AtItsPlace(String bad) {
    Answered answered =
        refused(
            NOTES,
            it -> it.json(with(good(NOTES), "evidence", "[\"https://a.de/\", \"" + bad + "\"]")));
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).containsExactly("/evidence/1");
  }

  @Test
  void evidence_ofElevenLinks_is422() {
    String eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> "\"https://a.de/" + i + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(refused(NOTES, it -> it.json(with(good(NOTES), "evidence", eleven))).pointers())
        .containsExactly("/evidence");
  }

  static Stream<String> badComments() {
    return Stream.of(
        "x".repeat(2001),
        "\\ud83d\\ude80".repeat(2001),
        "\\u0000",
        "a\\u0007b",
        "a\\u000bb",
        "\\u001b[31m",
        "\\u007f",
        "\\u0085",
        "\\ud800",
        "\\udc00\\ud800",
        "\\uffff");
  }

  @ParameterizedTest
  @MethodSource("badComments")
  void comment_thatNoDocumentCanHold_is422(String comment) {
    Answered answered =
        refused(NOTES, it -> it.json(with(good(NOTES), "comment", "\"" + comment + "\"")));
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).containsExactly("/comment");
  }

  @Test
  void whatIsJustStillAllowed_isTakenAndComesBackAsItWas() {
    try (Testbed other = new Testbed()) {
      String town = other.start();
      String comment = "🚀".repeat(1997) + "\t\r\n";
      ok(other.noting(town, indicator(0), comment.replace("\t\r\n", "\\t\\r\\n"), "12345678", 0));
      ok(
          other
              .call(NOTES)
              .link(town)
              .path("indicator", indicator(1))
              .json(
                  """
                  {"writeId": "%s", "seenRevision": 0.0, "comment": "",
                   "evidence": ["https://a.de/%s", "http://[2001:db8::1]:80/x", "http://a.de",
                    "https://xn--kse-qla.de/%%C3%%A4?a=b&c=(d)#e,f", "https://a.de", "https://a.de"]}"""
                      .formatted("w".repeat(40), "x".repeat(487))));
      ok(other.saving(town, indicator(2), "{\"level\": 1.0}", "12345678", 0));
      ok(other.saving(town, indicator(3), "{\"level\": 20e-1}", "12345678", 0));
      ok(other.saving(town, indicator(4), "{\"notOurs\": \"\"}", "12345678", 0));
      ok(
          other.saving(
              town, indicator(5), "{\"notOurs\": \"" + "🚀".repeat(200) + "\"}", "12345678", 0));
      ok(
          other
              .call(ANSWERS)
              .link(town)
              .path("indicator", indicator(6))
              .json(Testbed.answerJson("null", "12345678", 0))
              .header("content-type", "Application/JSON; charset=utf-8"));
      ok(other.submitting(town, 1));
      Answered export =
          ok(other.call("GET /api/check/submissions/{number}").link(town).path("number", "1"));

      assertThat(export.json().path("answers").findValuesAsText("comment"))
          .containsExactly(comment);
      assertThat(
              org.selbstcheck.contracts.SelfCheckReader.read(
                  export.body().getBytes(UTF_8), Testbed.instrument()))
          .isInstanceOf(org.selbstcheck.contracts.Reading.Accepted.class);
    }
  }

  @Test
  void indicator_thatIsUnknown_is404() {
    for (String id :
        List.of("nobody", "", "x".repeat(5000), "../META", "a#b", "\u0000", indicator(0) + " ")) {
      for (String routeKey : List.of(ANSWERS, NOTES)) {
        Answered answered = refused(routeKey, it -> it.path("indicator", id).json(good(routeKey)));
        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.at("/type")).isEqualTo("/errors/unknown-indicator");
      }
    }
  }

  @Test
  void pathsThatNameNothing_are404() {
    for (String id : List.of("nobody", "x".repeat(5000), "a#b", "\u0000", "ä")) {
      assertThat(
              refused("GET /api/check/fields/{field}/notes", it -> it.path("field", id)).status())
          .isEqualTo(404);
      assertThat(
              refused("POST /api/check/documents/{document}/links", it -> it.path("document", id))
                  .status())
          .isEqualTo(404);
      assertThat(
              refused("POST /api/administration/jobs/{job}/retries", it -> it.path("job", id))
                  .status())
          .isEqualTo(404);
      for (String routeKey :
          List.of(
              "GET /api/administration/phases/{phase}/municipalities",
              ADMIT,
              ORDER,
              "POST /api/administration/phases/{phase}/municipalities/{key}/invitations")) {
        String body = good(routeKey);
        assertThat(
                refused(
                        routeKey,
                        it ->
                            body.isEmpty() ? it.path("phase", id) : it.path("phase", id).json(body))
                    .status())
            .isEqualTo(404);
      }
      for (String routeKey :
          List.of(
              RELEASED,
              "POST /api/administration/phases/{phase}/municipalities/{key}/invitations")) {
        assertThat(
                refused(
                        routeKey,
                        it ->
                            good(routeKey).isEmpty()
                                ? it.path("key", id)
                                : it.path("key", id).json(good(routeKey)))
                    .status())
            .isEqualTo(404);
      }
    }
    assertThat(bed.call("GET /api/nowhere").send().status()).isEqualTo(404);
    assertThat(bed.call("").send().status()).isEqualTo(404);
  }

  static Stream<Arguments> badPhases() {
    return Stream.of(
        Arguments.of("id", "\"Herbst\""),
        Arguments.of("id", "\"herbst-\""),
        Arguments.of("id", "\"" + "a".repeat(41) + "\""),
        Arguments.of("id", "\"a\\n\""),
        Arguments.of("name", "\"\""),
        Arguments.of("name", "\"" + "x".repeat(121) + "\""),
        Arguments.of("instrument", "{\"id\": \"weltoffene-kommune\", \"version\": 2}"),
        Arguments.of("instrument", "{\"id\": \"../x\", \"version\": 1}"),
        Arguments.of("instrument", "\"weltoffene-kommune/1\""),
        Arguments.of("closesOn", "\"2026-02-30\""),
        Arguments.of("closesOn", "\"2026-05-03\""),
        Arguments.of("closesOn", "\"31.12.2026\""),
        Arguments.of("closesOn", "\"2026-12-31T00:00:00Z\""),
        Arguments.of("retentionEndsOn", "\"2026-05-13\""),
        Arguments.of("retentionEndsOn", "\"2036-05-05\""));
  }

  @ParameterizedTest
  @MethodSource("badPhases")
  void phase_thatCannotBe_is422AtItsPlace(String member, String value) {
    Answered answered = refused(PHASES, it -> it.json(with(good(PHASES), member, value)));
    assertThat(answered.status()).as(value).isEqualTo(422);
    assertThat(answered.pointers()).allMatch(pointer -> pointer.startsWith("/" + member));
  }

  static Stream<Arguments> badScopes() {
    String field = Testbed.instrument().fields().getFirst().id();
    return Stream.of(
            "[]",
            "\"all\"",
            "{}",
            "1",
            "[\"nowhere\"]",
            "[\"" + field + "\", \"" + field + "\"]",
            "[[\"" + field + "\"]]",
            "{\"0\": \"" + field + "\"}",
            "\"" + field + "\"")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("badScopes")
  void scope_thatIsNone_is422(String scope) {
    Answered answered = refused(CONFIRM, it -> it.json(with(good(CONFIRM), "scope", scope)));
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).containsExactly("/scope");
  }

  @Test
  void search_withMoreThanTheContractAllows_is400() {
    String route = "GET /api/administration/register";
    assertThat(refused(route, it -> it.query("q", "x".repeat(101))).status()).isEqualTo(400);
    assertThat(refused(route, it -> it).status()).isEqualTo(400);
    for (String typed :
        List.of("", " ", "x".repeat(100), "\u0000", "(((", "%", "\ud83d\ude80", "-1")) {
      assertThat(ok(call(route).query("q", typed)).json().path("hits")).isEmpty();
    }
  }
}
