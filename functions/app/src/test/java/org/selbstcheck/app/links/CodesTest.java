package org.selbstcheck.app.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.Testbed;

/// Codes to type by hand: they open what their link opens, and guessing them is of no use.
class CodesTest {

  private final Testbed bed = new Testbed();
  private final String coordinator = bed.start();
  private final Leading leading = new Leading(bed, coordinator);
  private final Way department = leading.department("jugendamt");

  @AfterEach
  void close() {
    bed.close();
  }

  private Call opening(String code) {
    return bed.call("POST /api/codes/open").json("{\"code\": \"" + code + "\"}");
  }

  private Call confirming(String code, String secret) {
    return bed.call("POST /api/codes/confirm")
        .json("{\"code\": \"%s\", \"secret\": \"%s\"}".formatted(code, secret));
  }

  /// Types a code on a new device.
  ///
  /// @return the token that opens there
  private String type(String code) {
    String secret = bed.ids.secret();
    return ok(confirming(code, secret)).at("/id") + "." + secret;
  }

  private int status(String token) {
    return bed.call("GET /api/check").link(token).send().status();
  }

  private List<Item> withoutTries() {
    return bed.stored.everything().stream()
        .filter(item -> !item.key().sk().startsWith("TRIES#"))
        .toList();
  }

  @Test
  void code_opened_saysWhatItIsForAndChangesNothing() {
    List<Item> before = withoutTries();

    Answered opened = ok(opening(department.code()));

    assertThat(opened.at("/kind")).isEqualTo("link");
    assertThat(opened.at("/role")).isEqualTo("department");
    assertThat(opened.at("/department")).isEqualTo("jugendamt");
    assertThat(opened.at("/municipality/name")).isEqualTo("Kaufbeuren");
    assertThat(withoutTries()).isEqualTo(before);
  }

  @Test
  void code_confirmed_opensTheLinkOnOneMoreDevice() {
    String device = type(department.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "));

    bed.save(device, indicator(0), "{\"level\": 3}");

    Answered check = ok(bed.call("GET /api/check").link(device));
    assertThat(check.at("/department")).isEqualTo("jugendamt");
    assertThat(check.at("/link")).isEqualTo(department.id());
    assertThat(
            ok(bed.call("GET /api/check/answers").link(department.token()))
                .at("/answers/0/answer/level"))
        .as("the same department's answers")
        .isEqualTo("3");
  }

  @Test
  void code_confirmedAgainWithTheSameSecret_isTheSameSuccess() {
    String secret = bed.ids.secret();
    Answered first = ok(confirming(department.code(), secret));
    List<Item> before = withoutTries();

    assertThat(ok(confirming(department.code(), secret)).json()).isEqualTo(first.json());
    assertThat(withoutTries()).isEqualTo(before);
  }

  @Test
  void code_confirmedByManyAtOnceWithOneSecret_opensOnce() {
    String secret = bed.ids.secret();

    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(_ -> confirming(department.code(), secret).send().status())
            .toList();

    assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 429);
    assertThat(status(checkId(coordinator) + "." + secret)).isEqualTo(200);
  }

  @Test
  void code_confirmedWithASecretOfAnotherLink_isRefused() {
    Way viewer = leading.way("viewer");
    List<Item> before = withoutTries();

    assertThat(confirming(department.code(), viewer.token().substring(17)).send().status())
        .isEqualTo(401);
    assertThat(withoutTries()).isEqualTo(before);
  }

  @Test
  void code_ofAnInvitation_startsTheCheck() {
    Answered admitted = ok(bed.admitting("02000000"));
    String code = admitted.at("/admitted/0/invitation/code");

    Answered opened = ok(opening(code));
    assertThat(opened.at("/kind")).isEqualTo("invitation");
    assertThat(opened.at("/role")).isEqualTo("coordinator");
    assertThat(opened.json().path("begun").isBoolean()).isTrue();
    assertThat(opened.json().path("begun").booleanValue()).isFalse();
    assertThat(opened.json().path("handover").booleanValue()).isFalse();
    String secret = bed.ids.secret();
    Answered check =
        ok(
            bed.call("POST /api/codes/confirm")
                .json(
                    """
                    {"code": "%s", "secret": "%s", "scope": "short", "mode": "alone"}"""
                        .formatted(code, secret)));
    assertThat(check.at("/role")).isEqualTo("coordinator");
    assertThat(check.at("/scope")).isEqualTo("short");
    assertThat(check.at("/conduct/mode")).isEqualTo("alone");
    assertThat(ok(confirming(code, secret)).json()).isEqualTo(check.json());
    assertThat(confirming(code, bed.ids.secret()).send().status()).isEqualTo(401);
    assertThat(opening(code).send().status()).as("it was exchanged").isEqualTo(401);
    assertThat(
            bed.confirming(admitted.at("/admitted/0/invitation/invitation"), bed.ids.secret())
                .send()
                .status())
        .as("the invitation is the same")
        .isEqualTo(401);
  }

  @Test
  void revoking_endsTheLinkAndAllThatWasTyped() {
    String one = type(department.code());
    String two = type(department.code());
    assertThat(List.of(status(one), status(two))).containsOnly(200);

    assertThat(leading.revoke(department.id()).json().path("revoked").booleanValue()).isTrue();

    assertThat(List.of(status(one), status(two), status(department.token()))).containsOnly(401);
    assertThat(opening(department.code()).send().status()).isEqualTo(401);
    assertThat(confirming(department.code(), bed.ids.secret()).send().status()).isEqualTo(401);
  }

  @Test
  void revoking_whileTheCodeIsTyped_leavesNothingThatOpens() {
    String secret = bed.ids.secret();
    bed.steps.before(
        write -> write.key().sk().equals("LINK#" + Token.hash(secret)),
        () -> leading.revoke(department.id()));

    assertThat(confirming(department.code(), secret).send().status()).isEqualTo(401);

    assertThat(status(checkId(coordinator) + "." + secret)).isEqualTo(401);
  }

  @Test
  void typing_whileTheLinkIsRevoked_isRevokedToo() {
    List<String> typed = new ArrayList<>();
    bed.steps.before(
        write -> write.key().sk().startsWith("LINK#"), () -> typed.add(type(department.code())));

    leading.revoke(department.id());

    assertThat(typed).hasSize(1);
    assertThat(status(typed.getFirst())).isEqualTo(401);
  }

  @Test
  void renewing_endsTheOldOnesAndGivesNewOnes() {
    String typed = type(department.code());

    Answered renewed = ok(leading.onLink("POST /api/check/links/{link}/renewals", department.id()));
    Way anew = Way.of(renewed);

    assertThat(anew.id()).isEqualTo(department.id());
    assertThat(List.of(status(typed), status(department.token()))).containsOnly(401);
    assertThat(opening(department.code()).send().status()).isEqualTo(401);
    assertThat(status(anew.token())).isEqualTo(200);
    assertThat(status(type(anew.code()))).isEqualTo(200);
    assertThat(ok(leading.call("GET /api/check/links")).json().path("links"))
        .filteredOn(link -> link.path("id").asText().equals(department.id()))
        .singleElement()
        .matches(link -> !link.path("revoked").booleanValue());
  }

  @Test
  void newCode_endsTheOldOneAndNothingElse() {
    String typed = type(department.code());

    String code =
        ok(leading.onLink("POST /api/check/links/{link}/codes", department.id())).at("/code");

    assertThat(opening(department.code()).send().status()).isEqualTo(401);
    assertThat(List.of(status(typed), status(department.token()), status(type(code))))
        .containsOnly(200);
    assertThat(bed.everything()).doesNotContain(code.replace("-", ""));
  }

  @Test
  void ownCode_isForWhoeverAnswers() {
    String mine = ok(bed.call("GET /api/check").link(coordinator)).at("/link");
    String own = ok(leading.onLink("POST /api/check/links/{link}/codes", mine)).at("/code");
    assertThat(ok(bed.call("GET /api/check").link(type(own))).at("/role")).isEqualTo("coordinator");

    Leading unit = new Leading(bed, department.token());
    String theirs =
        ok(unit.onLink("POST /api/check/links/{link}/codes", department.id())).at("/code");
    assertThat(ok(opening(theirs)).at("/department")).isEqualTo("jugendamt");
    assertThat(unit.onLink("POST /api/check/links/{link}/codes", mine).send().status())
        .isEqualTo(403);
  }

  @Test
  void code_typedOnManyDevices_keepsTheLastTwenty() {
    List<String> devices = new ArrayList<>();
    for (int i = 0; i < Links.MOST_TYPED + 3; i++) {
      bed.clock.pass(Duration.ofDays(1));
      devices.add(type(department.code()));
    }

    assertThat(devices.subList(0, 3)).allMatch(device -> status(device) == 401);
    assertThat(devices.subList(3, devices.size())).allMatch(device -> status(device) == 200);
    assertThat(status(department.token())).as("the link itself").isEqualTo(200);
  }

  @Test
  void code_ofALinkThatEnds_endsWithIt() {
    Way viewer = leading.way("viewer");
    bed.clock.goTo(bed.clock.today().plusDays(30));
    assertThat(opening(viewer.code()).send().status()).isEqualTo(200);
    bed.clock.goTo(bed.clock.today().plusDays(1));

    assertThat(opening(viewer.code()).send().status()).isEqualTo(401);
    assertThat(status(viewer.token())).isEqualTo(401);
  }

  @Test
  void whatIsNoCode_isRefusedBeforeItIsCounted() {
    String before = bed.everything();

    Answered refused = opening("ABCD-EFGH-JKM0").send();

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).containsExactly("/code");
    assertThat(bed.everything()).isEqualTo(before);
  }

  /// Another code with the same beginning.
  private String guess(String handle) {
    return handle + bed.ids.code().toString().substring(4);
  }

  @Test
  void guessing_tenThousandTimes_isThrottledAndUselessWhetherOrNotSuchACodeExists() {
    String existing = department.code().substring(0, 4);
    String unknown = existing.equals("ZZZZ") ? "YYYY" : "ZZZZ";
    List<Item> before = withoutTries();
    int passed = 0;

    for (int i = 0; i < 200; i++) {
      Call[] calls =
          i % 2 == 0
              ? new Call[] {opening(guess(existing)), opening(guess(unknown))}
              : new Call[] {
                confirming(guess(existing), bed.ids.secret()),
                confirming(guess(unknown), bed.ids.secret())
              };
      Answered one = calls[0].send();
      Answered other = calls[1].send();
      assertThat(one.status()).isEqualTo(other.status()).isIn(401, 429);
      assertThat(one.body()).isEqualTo(other.body());
      assertThat(one.headers()).isEqualTo(other.headers());
      passed += one.status() == 401 ? 1 : 0;
    }

    assertThat(passed).isEqualTo(Codes.MOST_TRIES);
    // The rest of them without the edge, which would only cost time.
    Codes codes = new Codes(bed.stored, bed.ids, bed.clock);
    for (int i = 0; i < 9_600; i++) {
      TypedCode code = TypedCode.parse(guess(i % 2 == 0 ? existing : unknown)).orElseThrow();
      assertThat(codes.count(code)).isFalse();
    }
    assertThat(opening(department.code()).send().at("/type"))
        .as("the right one, too")
        .isEqualTo("/errors/throttled");
    assertThat(confirming(department.code(), bed.ids.secret()).send().status()).isEqualTo(429);
    assertThat(withoutTries()).isEqualTo(before);
    assertThat(bed.stored.everything())
        .filteredOn(item -> item.key().sk().startsWith("TRIES#"))
        .as("what is throttled writes nothing more")
        .hasSize(2)
        .allMatch(item -> item.revision() == Codes.MOST_TRIES);

    bed.clock.pass(Duration.ofHours(1));
    assertThat(status(type(department.code()))).as("an hour later").isEqualTo(200);
  }

  @Test
  void guessing_byManyAtOnce_letsNoMoreThrough() {
    String handle = department.code().substring(0, 4);

    List<Integer> statuses =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(_ -> opening(guess(handle)).send().status())
            .toList();

    assertThat(statuses.stream().filter(status -> status == 401).count())
        .isBetween(1L, (long) Codes.MOST_TRIES);
    assertThat(statuses).allMatch(status -> status == 401 || status == 429);
  }

  /// A mail gateway follows every link and tries every code that it finds, several times.
  @Test
  void mailGateway_openingEverything_changesNothing() {
    String invitation = bed.admit("02000000");
    Way handover = leading.handOver();
    List<Item> before = withoutTries();

    for (int i = 0; i < 3; i++) {
      for (String token : List.of(coordinator, department.token())) {
        assertThat(status(token)).isEqualTo(200);
      }
      for (String token : List.of(invitation, handover.token())) {
        ok(bed.call("POST /api/invitations/open").json("{\"invitation\": \"" + token + "\"}"));
      }
      for (String code : List.of(department.code(), handover.code())) {
        ok(opening(code));
      }
    }

    assertThat(withoutTries()).isEqualTo(before);
    assertThat(status(coordinator)).isEqualTo(200);
  }

  @Test
  void codes_areStoredNowhereAndPrintedNowhere() {
    List<String> codes = new ArrayList<>(List.of(department.code()));
    String log =
        Captured.output(
            () -> {
              codes.add(ok(bed.admitting("02000000")).at("/admitted/0/invitation/code"));
              codes.add(leading.way("viewer").code());
              codes.add(leading.handOver().code());
              codes.forEach(code -> ok(opening(code)));
              type(codes.getFirst());
            });

    for (String code : codes) {
      for (String form : List.of(code, code.replace("-", ""), code.substring(5))) {
        assertThat(bed.everything()).doesNotContain(form);
        assertThat(log).doesNotContain(form);
      }
    }
    assertThat(bed.everything()).contains(KAUFBEUREN);
  }
}
