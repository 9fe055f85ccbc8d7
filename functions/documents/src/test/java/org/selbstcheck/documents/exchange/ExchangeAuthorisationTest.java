package org.selbstcheck.documents.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.OpenApi;
import org.selbstcheck.app.testbed.RoleTable;

/// Who may do what with files. The table is the rule; a route that is missing in it fails. The
/// other functions' table is `AuthorisationTest` of the module app.
class ExchangeAuthorisationTest {

  /// `+` is everything but 401, 403 and 404.
  ///
  /// "other" is the coordinator of another check, who asks for what only the first one has.
  private static final RoleTable TABLE =
      new RoleTable(
          """
          route                       | nobody invitation coordinator deputy department companion viewer revoked other signedIn editor administrator
          GET /api/check/export       | 401    401        +           +      403        403       403    401     +     401      401    401
          POST /api/check/uploads     | 401    401        +           +      +          403       403    401     +     401      401    401
          POST /api/check/imports     | 401    401        +           +      +          403       403    401     404   401      401    401
          PUT /api/check/earlier-round | 401   401        +           +      403        403       403    401     404   401      401    401
          POST /api/forms             | +      +          +           +      +          +         +      +       +     +        +      +
          """);

  private final Exchange exchange = new Exchange();
  private final String department = exchange.department("jugendamt", false);
  private final String deputy = exchange.deputy();
  private final String companion =
      exchange.bed.grant(exchange.id(), Link.Role.COMPANION, "", false);
  private final String viewer = exchange.bed.grant(exchange.id(), Link.Role.VIEWER, "", false);
  private final String revoked =
      exchange.bed.grant(exchange.id(), Link.Role.COORDINATOR, Unit.COORDINATION, true);
  private final String other = exchange.bed.confirm(exchange.bed.admit("09777151"));
  private final String invitation = exchange.bed.admit("02000000");
  private final String upload = exchange.upload(Exchange.filled("F2", "2"));

  @AfterEach
  void close() {
    exchange.close();
  }

  static Stream<String> roles() {
    return TABLE.roles();
  }

  @Test
  void table_hasEveryRouteOfTheFunctionAndTheContract() {
    assertThat(TABLE.routeKeys())
        .containsExactlyInAnyOrderElementsOf(ExchangeFunction.routeKeys())
        .containsExactlyInAnyOrderElementsOf(OpenApi.contract().routeKeys("exchange"));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void role_mayDoWhatTheTableSays(String role) {
    String before = partition();
    assertThat(TABLE.wrong(role, routeKey -> as(role).apply(request(routeKey)).send())).isEmpty();
    // None of these writes into a check: a plan is asked for, not applied.
    assertThat(partition()).isEqualTo(before);
  }

  private String partition() {
    return exchange.bed.stored.everything().toString();
  }

  private UnaryOperator<Call> as(String role) {
    return switch (role) {
      case "nobody" -> call -> call;
      case "invitation" -> call -> call.link(invitation);
      case "coordinator" -> call -> call.link(exchange.coordinator);
      case "deputy" -> call -> call.link(deputy);
      case "department" -> call -> call.link(department);
      case "companion" -> call -> call.link(companion);
      case "viewer" -> call -> call.link(viewer);
      case "revoked" -> call -> call.link(revoked);
      case "other" -> call -> call.link(other);
      case "signedIn" -> Call::signedIn;
      case "editor" -> call -> call.groups("[editors viewers]");
      case "administrator" -> call -> call.groups("[editors administrators]");
      default -> throw new AssertionError(role);
    };
  }

  private Call request(String routeKey) {
    Call call = exchange.bed.call(routeKey);
    String body =
        switch (routeKey) {
          case "POST /api/check/imports" -> "{\"upload\": \"" + upload + "\"}";
          // A form is no earlier round: whoever is let in gets told, and nothing is stored.
          case "PUT /api/check/earlier-round" ->
              "{\"seenVersion\": 0, \"upload\": \"" + upload + "\"}";
          case "POST /api/forms" ->
              "{\"instrument\": {\"id\": \"weltoffene-kommune\", \"version\": 1}, \"kind\": \"xlsx\"}";
          default -> "";
        };
    assertThat(!body.isEmpty()).as(routeKey).isEqualTo(OpenApi.contract().hasBody(routeKey));
    return body.isEmpty() ? call : call.json(body);
  }

  /// An export is the link's own check, and an upload lies where only that check's links look.
  @Test
  void otherCoordinator_getsOnlyTheirOwn() {
    exchange.bed.save(exchange.coordinator, indicator(0), "{\"level\": 2}");

    Answered export = exchange.bed.call("GET /api/check/export").link(other).send();
    Answered url = exchange.bed.call("POST /api/check/uploads").link(other).send();

    assertThat(export.at("/municipality/key")).isEqualTo("09777151");
    assertThat(export.json().path("answers")).isEmpty();
    assertThat(url.at("/url")).contains("/uploads/" + checkId(other) + "/");
  }
}
