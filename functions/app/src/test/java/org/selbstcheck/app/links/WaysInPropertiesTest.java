package org.selbstcheck.app.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.Testbed;

/// In whatever order links are given out, typed, renewed, revoked and handed over, one within the
/// other: what was ended stays ended on every device, and one person coordinates.
class WaysInPropertiesTest {

  private static final int ACTIONS = 12;

  private static int interrupted;
  private static int ended;
  private static int followed;

  @AfterContainer
  static void everythingHappened() {
    assertThat(interrupted).as("actions within another").isGreaterThan(100);
    assertThat(ended).as("links that were ended").isGreaterThan(50);
    assertThat(followed).as("coordinators who were followed").isGreaterThan(50);
  }

  /// A link as people know it: its tokens and codes, older ones too.
  private static final class Known {
    private final String id;
    private final List<String> tokens = new ArrayList<>();
    private String code;
    private boolean endedForGood;

    Known(Way way) {
      id = way.id();
      tokens.add(way.token());
      code = way.code();
    }
  }

  private static final class World {
    private final Testbed bed;
    private final Random random;
    private final List<Known> links = new ArrayList<>();
    private final List<String> coordinators = new ArrayList<>();
    private String coordinator;
    private Way handover = new Way("", "", "");

    World(Testbed bed, Random random) {
      this.bed = bed;
      this.random = random;
      this.coordinator = bed.start();
      coordinators.add(coordinator);
      links.add(new Known(leading().department("amt")));
      links.add(new Known(leading().way("deputy")));
    }

    private Leading leading() {
      return new Leading(bed, coordinator);
    }

    void run() {
      for (int i = 0; i < ACTIONS; i++) {
        // So that nobody is throttled.
        bed.clock.pass(Duration.ofHours(1));
        if (random.nextBoolean()) {
          bed.steps.before(
              write -> write.key().sk().startsWith("LINK#"),
              () -> {
                interrupted++;
                act();
              });
        }
        act();
      }
      oneCoordinates();
      whatWasEndedStaysEnded();
    }

    private void act() {
      Known known = links.get(random.nextInt(links.size()));
      switch (random.nextInt(6)) {
        case 0, 1 -> type(known);
        case 2 -> renew(known);
        case 3 -> revoke(known);
        case 4 -> prepareHandover();
        default -> follow();
      }
    }

    private void type(Known known) {
      String secret = bed.ids.secret();
      Answered answered =
          bed.call("POST /api/codes/confirm")
              .json("{\"code\": \"%s\", \"secret\": \"%s\"}".formatted(known.code, secret))
              .send();
      assertThat(answered.status()).as(answered.body()).isIn(201, 401);
      known.tokens.add(checkId(coordinator) + "." + secret);
    }

    private void renew(Known known) {
      List<String> before = List.copyOf(known.tokens);
      Answered answered =
          leading().onLink("POST /api/check/links/{link}/renewals", known.id).send();
      assertThat(answered.status()).as(answered.body()).isIn(201, 401, 403, 409);
      if (answered.status() == 201) {
        for (String token : before) {
          assertThat(status(token)).as("renewed").isEqualTo(401);
        }
        known.tokens.add(answered.at("/token"));
        known.code = answered.at("/code");
      }
    }

    private void revoke(Known known) {
      Answered answered = leading().revoke(known.id);
      assertThat(answered.status()).as(answered.body()).isIn(200, 401, 409);
      if (answered.status() == 200) {
        known.endedForGood = true;
        ended++;
      }
    }

    private void prepareHandover() {
      Answered answered =
          leading().call("POST /api/check/handovers").json("{\"label\": \"\"}").send();
      assertThat(answered.status()).as(answered.body()).isIn(201, 401, 403, 409);
      if (answered.status() == 201) {
        handover = Way.of(answered);
      }
    }

    private void follow() {
      if (handover.token().isEmpty()) {
        return;
      }
      String secret = bed.ids.secret();
      Answered answered = bed.confirming(handover.token(), secret).send();
      assertThat(answered.status()).as(answered.body()).isIn(201, 401);
      if (answered.status() == 201) {
        coordinator = checkId(coordinator) + "." + secret;
        coordinators.add(coordinator);
        followed++;
      }
    }

    private int status(String token) {
      return bed.call("GET /api/check").link(token).send().status();
    }

    private void oneCoordinates() {
      assertThat(coordinators).filteredOn(token -> status(token) == 200).hasSize(1);
      List<String> open = new ArrayList<>();
      ok(leading().call("GET /api/check/links"))
          .json()
          .path("links")
          .forEach(
              link -> {
                if (link.path("role").asText().equals("coordinator")
                    && !link.path("revoked").booleanValue()) {
                  open.add(link.path("id").asText());
                }
              });
      assertThat(open).hasSize(1);
    }

    private void whatWasEndedStaysEnded() {
      for (Known known : links) {
        if (known.endedForGood) {
          assertThat(known.tokens).allMatch(token -> status(token) == 401);
          assertThat(
                  bed.call("POST /api/codes/open")
                      .json("{\"code\": \"" + known.code + "\"}")
                      .send()
                      .status())
              .isEqualTo(401);
        }
      }
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void waysIn_inAnyOrder_endWhereTheyWereEnded(@ForAll Random random) {
    try (Testbed bed = new Testbed()) {
      new World(bed, random).run();
    }
  }
}
