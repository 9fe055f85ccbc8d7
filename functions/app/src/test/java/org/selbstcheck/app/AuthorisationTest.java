package org.selbstcheck.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.administration.AdministrationFunction;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.questionnaire.QuestionnaireFunction;
import org.selbstcheck.app.results.ResultsFunction;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.GoodBodies;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.OpenApi;
import org.selbstcheck.app.testbed.RoleTable;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.MunicipalityName;

/// Who may do what. The table is the rule; a route that is missing in it fails.
class AuthorisationTest {

  /// `+` is everything but 401, 403 and 404.
  ///
  /// "other" is the coordinator of another check, who asks for what only the first one has; neither
  /// is a Kreis or a Verband, whose rights `RoofTest` tries.
  ///
  /// "revoked" held a viewer's link, "handover" an invitation to coordinate that nobody confirmed.
  private static final RoleTable TABLE =
      new RoleTable(
          """
          route                                                                     | nobody invitation coordinator deputy department companion viewer revoked handover other signedIn editor administrator
          POST /api/invitations/open                                                | +      +          +           +      +          +         +      +       +        +     +        +      +
          POST /api/invitations/confirm                                             | +      +          +           +      +          +         +      +       +        +     +        +      +
          POST /api/codes/open                                                      | +      +          +           +      +          +         +      +       +        +     +        +      +
          POST /api/codes/confirm                                                   | +      +          +           +      +          +         +      +       +        +     +        +      +
          GET /api/check                                                            | 401    401        +           +      +          +         +      401     401      +     401      401    401
          GET /api/check/notice                                                     | 401    401        +           +      +          +         +      401     401      +     401      401    401
          PUT /api/check/scope                                                      | 401    401        +           +      403        403       403    401     401      +     401      401    401
          PUT /api/check/conduct                                                    | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/departments                                                | 401    401        +           +      403        +         403    401     401      +     401      401    401
          POST /api/check/departments                                               | 401    401        +           +      403        403       403    401     401      +     401      401    401
          PUT /api/check/departments/{department}                                   | 401    401        +           +      403        403       403    401     401      404   401      401    401
          DELETE /api/check/departments/{department}                                | 401    401        +           +      403        403       403    401     401      404   401      401    401
          POST /api/check/departments/{department}/mergers                          | 401    401        +           +      403        403       403    401     401      404   401      401    401
          PUT /api/check/release                                                    | 401    401        +           +      +          403       403    401     401      +     401      401    401
          GET /api/check/links                                                      | 401    401        +           +      403        403       403    401     401      +     401      401    401
          POST /api/check/links                                                     | 401    401        +           +      403        403       403    401     401      +     401      401    401
          DELETE /api/check/links/{link}                                            | 401    401        +           +      403        403       403    401     401      404   401      401    401
          POST /api/check/links/{link}/renewals                                     | 401    401        +           +      403        403       403    401     401      404   401      401    401
          POST /api/check/links/{link}/codes                                        | 401    401        +           +      403        403       403    401     401      404   401      401    401
          POST /api/check/handovers                                                 | 401    401        +           403    403        403       403    401     401      +     401      401    401
          POST /api/check/reminders                                                 | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/log                                                        | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/holdings                                                   | 401    401        +           +      +          403       403    401     401      +     401      401    401
          POST /api/check/erasures                                                  | 401    401        +           403    403        403       403    401     401      +     401      401    401
          GET /api/check/sharing                                                    | 401    401        +           +      403        403       403    401     401      +     401      401    401
          PUT /api/check/sharing                                                    | 401    401        +           403    403        403       403    401     401      +     401      401    401
          GET /api/check/answers                                                    | 401    401        +           +      +          403       403    401     401      +     401      401    401
          PUT /api/check/answers/{indicator}                                        | 401    401        +           +      +          403       403    401     401      +     401      401    401
          GET /api/check/fields/{field}/notes                                       | 401    401        +           +      +          403       403    401     401      +     401      401    401
          PUT /api/check/notes/{indicator}                                          | 401    401        +           +      +          403       403    401     401      +     401      401    401
          GET /api/check/agreement                                                  | 401    401        +           +      +          +         403    401     401      +     401      401    401
          GET /api/check/agreement/{indicator}                                      | 401    401        +           +      +          +         403    401     401      +     401      401    401
          PUT /api/check/agreement/{indicator}                                      | 401    401        +           +      403        403       403    401     401      +     401      401    401
          PUT /api/check/meeting                                                    | 401    401        +           +      403        403       403    401     401      +     401      401    401
          PUT /api/check/aims                                                       | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/own-indicators                                             | 401    401        +           +      403        403       403    401     401      +     401      401    401
          DELETE /api/check/own-indicators/{id}                                     | 401    401        +           +      403        403       403    401     401      404   401      401    401
          PUT /api/check/own-indicators/{id}                                        | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/summary                                                    | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/submissions                                                | 401    401        +           +      +          +         +      401     401      +     401      401    401
          POST /api/check/reopenings                                                | 401    401        +           +      403        403       403    401     401      +     401      401    401
          POST /api/check/submissions                                               | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/submissions/{number}                                       | 401    401        +           +      403        +         403    401     401      404   401      401    401
          GET /api/check/result                                                     | 401    401        +           +      +          +         +      401     401      404   401      401    401
          GET /api/check/report                                                     | 401    401        +           +      +          +         +      401     401      404   401      401    401
          GET /api/check/commentary                                                 | 401    401        +           +      403        +         403    401     401      +     401      401    401
          PUT /api/check/commentary                                                 | 401    401        403         403    403        +         403    401     401      403   401      401    401
          PUT /api/check/commentary/consent                                         | 401    401        +           +      403        403       403    401     401      +     401      401    401
          GET /api/check/earlier-round                                              | 401    401        +           +      403        +         403    401     401      +     401      401    401
          GET /api/check/comparison                                                 | 401    401        +           +      +          +         +      401     401      +     401      401    401
          PUT /api/check/comparison/consent                                         | 401    401        +           +      403        403       403    401     401      +     401      401    401
          POST /api/check/documents                                                 | 401    401        +           +      403        403       403    401     401      404   401      401    401
          PUT /api/check/documents/{document}/release                               | 401    401        +           +      403        403       403    401     401      404   401      401    401
          GET /api/check/documents                                                  | 401    401        +           +      +          +         +      401     401      +     401      401    401
          POST /api/check/documents/{document}/links                                | 401    401        +           +      +          +         +      401     401      404   401      401    401
          GET /api/check/roof                                                       | 401    401        403         403    403        403       403    401     401      403   401      401    401
          POST /api/check/roof/{municipality}/documents/{document}/links            | 401    401        403         403    403        403       403    401     401      403   401      401    401
          GET /api/administration/phases                                            | 403    403        403         403    403        403       403    403     403      403   403      +      +
          POST /api/administration/phases                                           | 403    403        403         403    403        403       403    403     403      403   403      403    +
          PUT /api/administration/phases/{phase}                                    | 403    403        403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/register                                          | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/register/uploads                                 | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/register/imports                                 | 403    403        403         403    403        403       403    403     403      403   403      403    404
          GET /api/administration/phases/{phase}/municipalities                     | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/municipalities                    | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/admissions/readings               | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/municipalities/{key}/invitations  | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/municipalities/{key}/erasures     | 403    403        403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/phases/{phase}/erasures                           | 403    403        403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/log                                               | 403    403        403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/phases/{phase}/documents                          | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/documents                         | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links | 403 403     403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/phases/{phase}/comparison                         | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/comparison/snapshots              | 403    403        403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/phases/{phase}/archives                          | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/archives                         | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/archives/{archive}/links         | 403    403        403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/jobs                                              | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/jobs/{job}/retries                               | 403    403        403         403    403        403       403    403     403      403   403      403    +
          GET /api/administration/instruments                                       | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/instruments                                      | 403    403        403         403    403        403       403    403     403      403   403      403    404
          POST /api/administration/instruments/uploads                              | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/instruments/readings                             | 403    403        403         403    403        403       403    403     403      403   403      403    404
          PUT /api/administration/instruments/{instrument}/{version}/offer          | 403    403        403         403    403        403       403    403     403      403   403      403    404
          GET /api/instruments/{instrument}/{version}                               | +      +          +           +      +          +         +      +       +        +     +        +      +
          GET /api/phases                                                           | +      +          +           +      +          +         +      +       +        +     +        +      +
          GET /api/municipalities                                                   | +      +          +           +      +          +         +      +       +        +     +        +      +
          POST /api/registrations                                                   | +      +          +           +      +          +         +      +       +        +     +        +      +
          GET /api/registration                                                     | 401    401        401         401    401        401       401    401     401      401   401      401    401
          DELETE /api/registration                                                  | 401    401        401         401    401        401       401    401     401      401   401      401    401
          GET /api/administration/phases/{phase}/registrations                      | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/registrations/{registration}/admissions | 403    403        403         403    403        403       403    403     403      403   403      403    +
          POST /api/administration/phases/{phase}/registrations/{registration}/refusals | 403    403        403         403    403        403       403    403     403      403   403      403    +
          $default                                                                  | 404    404        404         404    404        404       404    404     404      404   404      404    404
          """);

  private final Testbed bed = new Testbed();
  private final String coordinator = bed.start();
  private final String other = bed.confirm(bed.admit("09777151"));
  private final String invitation = bed.admit("02000000");
  private final Leading leading = new Leading(bed, coordinator);
  private final Way department = leading.department("jugendamt");
  private final Way deputy = leading.way("deputy");
  private final Way companion = leading.way("companion");
  private final Way viewer = leading.way("viewer");
  private final Way revoked = leading.way("viewer");
  private final Way handover = leading.handOver();

  /// What the routes on links are tried on; nobody holds it.
  private final Way idle = leading.way("viewer");

  /// The code is one of the other check, so that typing it adds nothing to the first one.
  private final GoodBodies bodies =
      new GoodBodies(bed, invitation, new Leading(bed, other).way("viewer").code());

  private static final String REGISTERED = "r".repeat(43);

  private final String job;
  private String archive = "";

  AuthorisationTest() {
    bed.bucket.upload("instruments/eigen-probe/1.json", new byte[] {'{', '}'});
    leading.revoke(revoked.id());
    bed.stored.write(registration(new Programme(bed.stored).phase("fruehling").orElseThrow()));
    bed.save(coordinator, indicator(0), "{\"level\": 2}");
    bed.save(other, indicator(0), "{\"level\": 1}");
    ok(request("PUT /api/check/own-indicators/{id}").link(coordinator));
    ok(bed.submitting(coordinator, 1));
    String document = ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/document");
    job = Job.reportId(checkId(coordinator), document);
    bed.runJobs();
    ok(request("PUT /api/check/documents/{document}/release").link(coordinator));
    archive =
        ok(request("POST /api/administration/phases/{phase}/archives").administrator())
            .at("/archive/id");
    bed.runJobs();
  }

  private static Write registration(Phase phase) {
    return new Registration(
            phase.id(),
            Token.hash(REGISTERED),
            new MunicipalityName("09777168", "Rückholz"),
            "Gemeinde",
            Optional.of("Ostallgäu"),
            "Bayern",
            Optional.of("097775756"),
            "Hauptamt",
            "hauptamt@example.org",
            Optional.empty(),
            phase.closesOn(),
            Registration.State.WAITING,
            Optional.empty(),
            Optional.empty(),
            phase.expiresAt(),
            0)
        .write();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  static Stream<String> roles() {
    return TABLE.roles();
  }

  @Test
  void table_hasEveryRouteOfEveryFunction() {
    TreeSet<String> routes = new TreeSet<>(QuestionnaireFunction.routeKeys());
    routes.addAll(ResultsFunction.routeKeys());
    routes.addAll(AdministrationFunction.routeKeys());
    assertThat(TABLE.routeKeys()).containsExactlyInAnyOrderElementsOf(routes);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void role_mayDoWhatTheTableSays(String role) {
    String foreign = partition(coordinator);
    assertThat(TABLE.wrong(role, routeKey -> as(role).apply(request(routeKey)).send())).isEmpty();
    if (role.equals("other")) {
      assertThat(partition(coordinator)).as("another's check is untouched").isEqualTo(foreign);
    }
  }

  /// Whoever registered is nobody everywhere else, and nobody else is who registered.
  @Test
  void registration_opensItselfAlone() {
    List<String> own = List.of("GET /api/registration", "DELETE /api/registration");
    String token = "fruehling." + REGISTERED;
    for (String routeKey : TABLE.routeKeys()) {
      if (!own.contains(routeKey)) {
        assertThat(RoleTable.cell(request(routeKey).link(token).send()))
            .as(routeKey)
            .isEqualTo(TABLE.cell(routeKey, "nobody"));
      }
    }
    for (String foreign :
        List.of(
            "herbst." + REGISTERED,
            "fruehling." + "s".repeat(43),
            "fruehling." + Token.hash(REGISTERED),
            REGISTERED,
            "fruehling.",
            "")) {
      own.forEach(
          routeKey ->
              assertThat(bed.call(routeKey).link(foreign).send().status())
                  .as(foreign)
                  .isEqualTo(401));
    }
    assertThat(ok(bed.call("GET /api/registration").link(token)).at("/unit")).isEqualTo("Hauptamt");
  }

  private String partition(String link) {
    return bed.stored.everything().stream()
        .filter(item -> item.key().pk().equals("CHECK#" + checkId(link)))
        .toList()
        .toString();
  }

  private UnaryOperator<Call> as(String role) {
    return switch (role) {
      case "nobody" -> call -> call;
      case "invitation" -> call -> call.link(invitation);
      case "coordinator" -> call -> call.link(coordinator);
      case "deputy" -> call -> call.link(deputy.token());
      case "department" -> call -> call.link(department.token());
      case "companion" -> call -> call.link(companion.token());
      case "viewer" -> call -> call.link(viewer.token());
      case "revoked" -> call -> call.link(revoked.token());
      case "handover" -> call -> call.link(handover.token());
      case "other" -> call -> call.link(other);
      case "signedIn" -> Call::signedIn;
      case "editor" -> call -> call.groups("[editors viewers]");
      case "administrator" -> call -> call.groups("[editors administrators]");
      default -> throw new AssertionError(role);
    };
  }

  /// A request of the route for what the first check has, with a body that is taken.
  private Call request(String routeKey) {
    Call call =
        bed.call(routeKey)
            .path("indicator", indicator(1))
            .path("field", Testbed.instrument().fields().getFirst().id())
            .path("number", "1")
            .path("document", "1-pdf-plain-public")
            .path("phase", "fruehling")
            .path("key", KAUFBEUREN)
            .path("job", job)
            .path("archive", archive)
            .path("registration", Token.hash(REGISTERED))
            .path("department", "jugendamt")
            .path("id", "aussage-1")
            .path("link", idle.id())
            .path("instrument", "eigen-probe")
            .path("version", "1")
            .query("q", "x")
            .query("month", "2026-05");
    String body = bodies.of(routeKey);
    assertThat(!body.isEmpty())
        .as(routeKey)
        .isEqualTo(!routeKey.equals("$default") && OpenApi.contract().hasBody(routeKey));
    return body.isEmpty() ? call : call.json(body);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> claims() {
    return Map.ofEntries(
            Map.entry("[administrators]", true),
            Map.entry("[a administrators]", true),
            Map.entry("[administrators b]", true),
            Map.entry("administrators", true),
            Map.entry("", false),
            Map.entry("[]", false),
            Map.entry("[notadministrators]", false),
            Map.entry("[administratorsx]", false),
            Map.entry("[Administrators]", false),
            Map.entry("[x,administrators]", false),
            Map.entry("x administrators", false),
            Map.entry("[\"administrators\"]", false))
        .entrySet()
        .stream()
        .map(
            entry ->
                org.junit.jupiter.params.provider.Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void groups_asThePlatformHandsThemOver_openOnlyToAdministrators(String claim, boolean opens) {
    for (String routeKey : AdministrationFunction.routeKeys()) {
      int status = request(routeKey).groups(claim).send().status();
      assertThat(status == 403).as("%s with %s: %s", routeKey, claim, status).isEqualTo(!opens);
    }
  }

  /// The platform writes a group whose name holds a space as it writes two groups.
  @Test
  void group_whoseNameEndsWithThatOfAnother_opensNothing() {
    String payload = "{\"cognito:groups\": [\"former administrators\"]}";
    String token =
        "e30."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8))
            + ".c2ln";

    assertThat(
            bed.call("GET /api/administration/phases")
                .groups("[former administrators]")
                .header("authorization", "Bearer " + token)
                .send()
                .status())
        .isEqualTo(403);
  }

  @Test
  void groups_inAnotherClaim_openNothing() {
    assertThat(
            bed.call("GET /api/administration/phases")
                .signedIn()
                .header("cognito:groups", "[administrators]")
                .query("cognito:groups", "administrators")
                .send()
                .status())
        .isEqualTo(403);
  }

  /// What the other coordinator has of the same name is the other's own.
  @Test
  void documentsAndSubmissions_ofTheSameNumber_areEachOnesOwn() {
    ok(bed.submitting(other, 1));
    bed.runJobs();

    Answered mine =
        ok(bed.call("GET /api/check/submissions/{number}").link(coordinator).path("number", "1"));
    Answered others =
        ok(bed.call("GET /api/check/submissions/{number}").link(other).path("number", "1"));

    assertThat(mine.at("/municipality/key")).isEqualTo(KAUFBEUREN);
    assertThat(others.at("/municipality/key")).isEqualTo("09777151");
    assertThat(ok(bed.call("GET /api/check/documents").link(other)).json().path("documents"))
        .isEmpty();
    assertThat(
            ok(bed.call("POST /api/check/documents/{document}/links")
                    .link(coordinator)
                    .path("document", "1-pdf-plain-public"))
                .at("/url"))
        .contains("checks/" + checkId(coordinator) + "/documents/");
  }

  private Call opening(String municipality, String document) {
    return bed.call(
            "POST /api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links")
        .administrator()
        .path("phase", "fruehling")
        .path("key", municipality)
        .path("document", document);
  }

  private Call releasing(String link, boolean released) {
    return bed.call("PUT /api/check/documents/{document}/release")
        .link(link)
        .path("document", "1-pdf-plain-public")
        .json("{\"released\": " + released + "}");
  }

  /// What one coordinator released is that one's; of another check, phase or name nothing opens.
  @Test
  void releasedDocument_opensUnderItsOwnMunicipalityOnly() {
    ok(bed.submitting(other, 1));
    ok(bed.ordering("09777151", "plain", "public"));
    bed.runJobs();

    assertThat(ok(opening(KAUFBEUREN, "1-pdf-plain-public")).at("/url"))
        .contains("checks/" + checkId(coordinator) + "/documents/");
    for (Call foreign :
        List.of(
            opening("09777151", "1-pdf-plain-public"),
            opening("02000000", "1-pdf-plain-public"),
            opening(KAUFBEUREN, "1-pdf-plain-internal"),
            opening(KAUFBEUREN, "2-pdf-plain-public"),
            opening(KAUFBEUREN, ""),
            opening("nirgends", "1-pdf-plain-public"),
            opening(KAUFBEUREN, "1-pdf-plain-public").path("phase", "herbst"))) {
      assertThat(foreign.send().status()).isEqualTo(404);
    }
  }

  @Test
  void release_withdrawn_closesAtOnce() {
    ok(opening(KAUFBEUREN, "1-pdf-plain-public"));

    ok(releasing(deputy.token(), false));

    assertThat(opening(KAUFBEUREN, "1-pdf-plain-public").send().status()).isEqualTo(404);
    assertThat(bed.phaseDocuments().at("/0/released").booleanValue()).isFalse();
    ok(releasing(coordinator, true));
    ok(opening(KAUFBEUREN, "1-pdf-plain-public"));
  }

  /// Another coordinator with a document of the same name releases the own one.
  @Test
  void release_byAnotherCoordinator_releasesNothingOfThisCheck() {
    ok(releasing(coordinator, false));
    assertThat(releasing(other, true).send().status()).isEqualTo(404);
    ok(bed.submitting(other, 1));
    ok(bed.ordering("09777151", "plain", "public"));
    bed.runJobs();

    ok(releasing(other, true));

    assertThat(opening(KAUFBEUREN, "1-pdf-plain-public").send().status()).isEqualTo(404);
    ok(opening("09777151", "1-pdf-plain-public"));
  }

  @Test
  void release_ofAnErasedCheck_opensNothing() {
    ok(
        bed.call("POST /api/check/erasures")
            .link(coordinator)
            .json("{\"municipality\": \"Kaufbeuren\"}"));

    assertThat(opening(KAUFBEUREN, "1-pdf-plain-public").send().status()).isEqualTo(404);
    assertThat(bed.phaseDocuments()).isEmpty();
    assertThat(ok(bed.call("GET /api/administration/jobs").administrator()).json().path("jobs"))
        .isEmpty();
    bed.keepHouse();
    assertThat(bed.everything()).doesNotContain("1-pdf-plain-public");
  }

  /// What a coordinator orders is the municipality's own matter.
  @Test
  void documentsOfTheCoordinator_areUnknownToTheProjectTeam() {
    String before =
        bed.phaseDocuments() + ok(bed.call("GET /api/administration/jobs").administrator()).body();
    ok(
        bed.call("POST /api/check/documents")
            .link(coordinator)
            .json("{\"kind\": \"slides\", \"tone\": \"plain\", \"edition\": \"internal\"}"));
    Job own = bed.job(Job.reportId(checkId(coordinator), "1-slides-plain-internal"));
    bed.stored.write(own.afterFailure("Kein Papier.", false, bed.clock.instant()).write());

    assertThat(
            bed.phaseDocuments()
                + ok(bed.call("GET /api/administration/jobs").administrator()).body())
        .isEqualTo(before);
    assertThat(
            bed.call("POST /api/administration/jobs/{job}/retries")
                .administrator()
                .path("job", own.id())
                .send()
                .status())
        .isEqualTo(404);
    assertThat(opening(KAUFBEUREN, "1-slides-plain-internal").send().status()).isEqualTo(404);
  }
}
