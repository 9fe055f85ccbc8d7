package org.selbstcheck.app.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.Testbed;

/// People change: at every moment one person coordinates, and nobody else keeps a way back.
class HandingOverTest {

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

  private Answered opened(String invitation) {
    return ok(
        bed.call("POST /api/invitations/open").json("{\"invitation\": \"" + invitation + "\"}"));
  }

  /// Gives the own link a code and types it on another device.
  private String typedByTheCoordinator() {
    String mine = ok(leading.call("GET /api/check")).at("/link");
    String code = ok(leading.onLink("POST /api/check/links/{link}/codes", mine)).at("/code");
    String secret = bed.ids.secret();
    ok(
        bed.call("POST /api/codes/confirm")
            .json("{\"code\": \"%s\", \"secret\": \"%s\"}".formatted(code, secret)));
    return checkId(coordinator) + "." + secret;
  }

  @Test
  void handover_untilItIsConfirmed_changesNothing() {
    Way handover = leading.handOver();

    Answered opened = opened(handover.token());

    assertThat(opened.json().path("handover").booleanValue()).isTrue();
    assertThat(opened.json().path("begun").booleanValue()).isTrue();
    assertThat(opened.json().path("confirmed").booleanValue()).isFalse();
    assertThat(status(coordinator)).isEqualTo(200);
    assertThat(status(handover.token())).as("it is no link").isEqualTo(401);
    assertThat(ok(leading.call("GET /api/check/links")).json().path("links"))
        .anyMatch(
            link ->
                link.path("role").asText().equals("invitation")
                    && link.path("label").asText().equals("Nachfolge"));
  }

  @Test
  void handover_confirmed_makesTheSuccessorTheOnlyCoordinator() {
    bed.save(coordinator, indicator(0), "{\"level\": 2}");
    Way deputy = leading.way("deputy");
    Way department = leading.department("jugendamt");
    String elsewhere = typedByTheCoordinator();
    ok(leading.conducting(1, "together", false));

    String successor = bed.confirm(leading.handOver().token());

    assertThat(List.of(status(coordinator), status(elsewhere))).containsOnly(401);
    assertThat(List.of(status(deputy.token()), status(department.token()))).containsOnly(200);
    Answered check = ok(bed.call("GET /api/check").link(successor));
    assertThat(check.at("/role")).isEqualTo("coordinator");
    assertThat(check.at("/department")).isEqualTo("koordination");
    assertThat(check.at("/conduct/mode")).as("nothing begins anew").isEqualTo("together");
    assertThat(ok(bed.call("GET /api/check/answers").link(successor)).json().path("answers"))
        .hasSize(1);
    assertThat(new Leading(bed, successor).log())
        .contains("handedOver coordinator", "handoverPrepared coordinator  invitation");
  }

  @Test
  void handover_preparedAgain_leavesOnlyTheLast() {
    Way first = leading.handOver();
    Way second = leading.handOver();

    assertThat(bed.confirming(first.token(), bed.ids.secret()).send().status()).isEqualTo(401);
    assertThat(status(bed.confirm(second.token()))).isEqualTo(200);
  }

  @Test
  void handover_revoked_confirmsNothing() {
    Way handover = leading.handOver();

    assertThat(leading.revoke(handover.id()).status()).isEqualTo(200);

    assertThat(bed.confirming(handover.token(), bed.ids.secret()).send().status()).isEqualTo(401);
    assertThat(status(coordinator)).isEqualTo(200);
  }

  @Test
  void handover_afterFourteenDays_confirmsNothing() {
    Way handover = leading.handOver();
    bed.clock.pass(Duration.ofDays(14));

    assertThat(bed.confirming(handover.token(), bed.ids.secret()).send().status()).isEqualTo(401);
    assertThat(status(coordinator)).isEqualTo(200);
  }

  @Test
  void handover_confirmedByManyAtOnce_opensForOne() {
    Way handover = leading.handOver();

    List<Integer> statuses =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(_ -> bed.confirming(handover.token(), bed.ids.secret()).send().status())
            .toList();

    assertThat(statuses).containsOnlyOnce(201);
  }

  @Test
  void handover_preparedWhileAnotherIsConfirmed_leavesNoWayBack() {
    Way handover = leading.handOver();
    List<String> secrets = new ArrayList<>();
    String successor = bed.ids.secret();
    bed.steps.before(
        write -> write.key().sk().equals("LINK#" + Token.hash(successor)),
        () -> secrets.add(leading.handOver().token()));

    Answered confirmed = bed.confirming(handover.token(), successor).send();

    // Preparing a new one ended the first: then nobody was followed.
    assertThat(confirmed.status()).isEqualTo(401);
    assertThat(status(coordinator)).isEqualTo(200);
    assertThat(status(bed.confirm(secrets.getFirst()))).isEqualTo(200);
    assertThat(status(coordinator)).isEqualTo(401);
  }

  @Test
  void invitationOfTheProjectTeam_confirmed_endsWhatTheCoordinatorHadAndPrepared() {
    Way handover = leading.handOver();
    Way deputy = leading.way("deputy");
    String elsewhere = typedByTheCoordinator();
    String invitation = bed.inviteAnew();
    assertThat(opened(invitation).json().path("begun").booleanValue()).isTrue();
    assertThat(opened(invitation).json().path("handover").booleanValue()).isFalse();
    assertThat(ok(leading.call("GET /api/check")).at("/notices/0/kind"))
        .as("who coordinates sees it")
        .isEqualTo("invitationRenewed");

    String found = bed.confirm(invitation);

    assertThat(List.of(status(coordinator), status(elsewhere))).containsOnly(401);
    assertThat(bed.confirming(handover.token(), bed.ids.secret()).send().status()).isEqualTo(401);
    assertThat(List.of(status(found), status(deputy.token()))).containsOnly(200);
    assertThat(new Leading(bed, found).log())
        .contains("invitationConfirmed coordinator", "invitedAnew administrator");
  }

  @Test
  void handover_preparedWhileTheProjectTeamsInvitationIsConfirmed_isNoWayBack() {
    String invitation = bed.inviteAnew();
    String secret = bed.ids.secret();
    List<Way> prepared = new ArrayList<>();
    bed.steps.before(
        write -> write.key().sk().equals("LINK#" + Token.hash(secret)),
        () -> prepared.add(leading.handOver()));

    ok(bed.confirming(invitation, secret));

    assertThat(status(coordinator)).isEqualTo(401);
    assertThat(bed.confirming(prepared.getFirst().token(), bed.ids.secret()).send().status())
        .isEqualTo(401);
    assertThat(status(checkId(coordinator) + "." + secret)).isEqualTo(200);
  }

  @Test
  void invitations_ofBoth_confirmedAtOnce_leaveOneCoordinator() {
    Way handover = leading.handOver();
    String invitation = bed.inviteAnew();
    List<String> tokens = List.of(handover.token(), invitation);
    List<String> secrets = List.of(bed.ids.secret(), bed.ids.secret());

    IntStream.range(0, 2)
        .parallel()
        .forEach(i -> bed.confirming(tokens.get(i), secrets.get(i)).send());

    assertThat(secrets)
        .filteredOn(secret -> status(checkId(coordinator) + "." + secret) == 200)
        .hasSize(1);
    assertThat(status(coordinator)).isEqualTo(401);
  }

  @Test
  void coordinatorsLink_isEndedByHandingOverOnly() {
    String mine = ok(leading.call("GET /api/check")).at("/link");
    Leading deputy = new Leading(bed, leading.way("deputy").token());

    assertThat(leading.revoke(mine).at("/type")).isEqualTo("/errors/state");
    assertThat(deputy.revoke(mine).status()).isEqualTo(403);
    for (String routeKey :
        List.of("POST /api/check/links/{link}/renewals", "POST /api/check/links/{link}/codes")) {
      assertThat(deputy.onLink(routeKey, mine).send().status()).as(routeKey).isEqualTo(403);
    }
    assertThat(leading.onLink("POST /api/check/links/{link}/renewals", mine).send().status())
        .isEqualTo(409);
    assertThat(status(coordinator)).isEqualTo(200);
  }

  @Test
  void deputy_makesNoDeputyAndNoWayInForAnother() {
    Way first = leading.way("deputy");
    Way second = leading.way("deputy");
    Leading deputy = new Leading(bed, first.token());

    assertThat(deputy.linking("deputy", "").send().status()).isEqualTo(403);
    for (String routeKey :
        List.of("POST /api/check/links/{link}/renewals", "POST /api/check/links/{link}/codes")) {
      assertThat(deputy.onLink(routeKey, second.id()).send().status()).isEqualTo(403);
    }
    assertThat(
            deputy.onLink("POST /api/check/links/{link}/renewals", first.id()).send().at("/type"))
        .as("the own one gets a code")
        .isEqualTo("/errors/state");
    ok(deputy.onLink("POST /api/check/links/{link}/codes", first.id()));
    assertThat(deputy.revoke(second.id()).status()).as("ending opens nothing").isEqualTo(200);
  }

  @Test
  void invitationOfTheProjectTeam_isNotTheCoordinatorsToChange() {
    bed.inviteAnew();
    String open =
        ok(leading.call("GET /api/check/links"))
            .json()
            .path("links")
            .valueStream()
            .filter(link -> link.path("role").asText().equals("invitation"))
            .map(link -> link.path("id").asText())
            .findFirst()
            .orElseThrow();

    assertThat(leading.revoke(open).status()).isEqualTo(403);
    for (String routeKey :
        List.of("POST /api/check/links/{link}/renewals", "POST /api/check/links/{link}/codes")) {
      assertThat(leading.onLink(routeKey, open).send().status()).isEqualTo(403);
    }
  }

  @Test
  void links_thatAreWanted_areChecked() {
    leading.department("jugendamt");
    Call[] wrong = {
      link("\"role\": \"coordinator\""),
      link("\"role\": \"invitation\""),
      link("\"role\": \"department\""),
      link("\"role\": \"department\", \"department\": \"koordination\""),
      link("\"role\": \"viewer\""),
      link("\"role\": \"viewer\", \"expiresOn\": \"2020-01-01\""),
      link("\"role\": \"viewer\", \"expiresOn\": \"2999-01-01\""),
      link("\"role\": \"viewer\", \"expiresOn\": \"bald\""),
      link("\"role\": \"deputy\", \"department\": \"jugendamt\""),
      link("\"role\": \"deputy\", \"label\": \"" + "x".repeat(101) + "\""),
    };
    String before = bed.everything();

    for (Call call : wrong) {
      assertThat(call.send().status()).isEqualTo(422);
    }
    assertThat(link("\"role\": \"department\", \"department\": \"amt\"").send().status())
        .isEqualTo(404);
    assertThat(bed.everything()).isEqualTo(before);
  }

  private Call link(String members) {
    return leading
        .call("POST /api/check/links")
        .json("{\"id\": \"%s\", %s}".formatted(bed.ids.next(), members));
  }

  @Test
  void link_madeTwiceWithOneId_isMadeOnce() {
    String id = bed.ids.next();
    ok(leading.linking(id, "viewer", ""));

    assertThat(leading.linking(id, "viewer", "").send().at("/type")).isEqualTo("/errors/exists");
    assertThat(ok(leading.onLink("POST /api/check/links/{link}/renewals", id)).at("/token"))
        .as("a lost answer is mended by renewing")
        .startsWith(checkId(coordinator));
  }

  @Test
  void link_ofACompanion_lastsUntilTheEndOfItsLastDay() {
    Way companion = leading.way("companion");
    bed.clock.goTo(bed.clock.today().plusDays(30));
    assertThat(status(companion.token())).isEqualTo(200);
    bed.clock.goTo(bed.clock.today().plusDays(1));

    assertThat(status(companion.token())).isEqualTo(401);
  }
}
