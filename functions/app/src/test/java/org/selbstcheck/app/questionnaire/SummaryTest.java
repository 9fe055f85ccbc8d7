package org.selbstcheck.app.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.app.testbed.TownHall.agreed;
import static org.selbstcheck.app.testbed.TownHall.disputed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;

/// What submitting would mean where several departments answer.
class SummaryTest {

  private final Testbed bed = new Testbed();
  private final TownHall town = new TownHall(bed);
  private final String coordinator = town.coordinator;
  private final String jugend = town.department("jugend", "Jugendamt");
  private final String soziales = town.department("soziales", "Amt für Soziales");

  @AfterEach
  void close() {
    bed.close();
  }

  private JsonNode summary() {
    return ok(bed.call("GET /api/check/summary").link(coordinator)).json();
  }

  private List<String> unreleased() {
    List<String> texts = new ArrayList<>();
    summary()
        .path("unreleased")
        .forEach(
            it ->
                texts.add(
                    it.path("id").asText()
                        + " "
                        + it.path("name").asText()
                        + " "
                        + it.path("answered").asInt()));
    return texts;
  }

  private void save(String link, int place, int level) {
    bed.save(link, indicator(place), "{\"level\": " + level + "}");
  }

  @Test
  void unreleased_namesTheDepartmentsAndHowMuchDropsOutButNothingOfIt() {
    save(jugend, 0, 3);
    save(jugend, 1, 3);
    bed.save(jugend, indicator(2), "null");
    ok(bed.noting(jugend, indicator(3), "Geheimnis", "note-0001", 0));

    assertThat(unreleased()).containsExactly("jugend Jugendamt 2", "soziales Amt für Soziales 0");
    assertThat(summary().at("/fields/0/rated").asInt()).isZero();
    assertThat(summary().toString()).doesNotContain("Geheimnis");

    town.release("jugend");
    assertThat(unreleased()).containsExactly("soziales Amt für Soziales 0");
    assertThat(summary().at("/fields/0/rated").asInt()).isEqualTo(2);
  }

  @Test
  void unreleased_namesClosedDepartmentsOnlyWhereSomethingDropsOut() {
    save(jugend, 0, 3);
    town.change("jugend", unit -> unit.close(Optional.empty()));
    town.change("soziales", unit -> unit.close(Optional.of("koordination")));

    assertThat(unreleased()).containsExactly("jugend Jugendamt 1");
  }

  @Test
  void openPoints_areThoseNeitherSettledNorDisputed() {
    for (int i = 0; i < 3; i++) {
      save(jugend, i, 0);
      save(soziales, i, 4);
    }
    assertThat(summary().path("openPoints").asInt()).as("nothing is released").isZero();
    town.release("jugend", "soziales");
    town.openAgreement();
    assertThat(summary().path("openPoints").asInt()).isEqualTo(3);

    ok(town.recording(coordinator, indicator(0), agreed(2, "Darum."), "write-001", 0));
    assertThat(summary().path("openPoints").asInt()).isEqualTo(2);
    ok(
        town.recording(
            coordinator, indicator(1), disputed("jugend", "a", "soziales", "b"), "write-001", 0));
    assertThat(summary().path("openPoints").asInt()).isEqualTo(1);
    ok(town.recording(coordinator, indicator(0), "null", "write-002", 1));
    assertThat(summary().path("openPoints").asInt()).isEqualTo(2);
  }

  @Test
  void submit_ofWhatNobodyReleased_isRefused() {
    save(jugend, 0, 3);
    String before = bed.everything();

    assertThat(bed.submitting(coordinator, 1).send().at("/type"))
        .isEqualTo("/errors/nothing-answered");
    assertThat(bed.everything()).isEqualTo(before);

    town.openAgreement();
    ok(town.recording(coordinator, indicator(0), agreed(2, "Darum."), "write-001", 0));
    ok(bed.submitting(coordinator, 1));
  }
}
