package org.selbstcheck.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.PopulationClass;

/// Holds what is shown of a comparison to what the municipalities themselves see as their results:
/// section 8 of the method, reckoned once more and from the outside.
final class ComparisonSeen {

  private static final int SMALLEST = 5;
  private static final int ENOUGH_FOR_QUARTILES = 8;
  private static final int STEP = 5;

  /// Half a step; own values are shown with one decimal, the median is taken of exact ones.
  private static final double ROUNDING = STEP / 2.0 + 0.05;

  private final Players players;
  private final Collection<String> coordinators;
  private final Map<String, Municipality> agreed;

  /// @param coordinators links of all
  /// @param agreed municipalities that agreed, by link
  ComparisonSeen(
      Players players, Collection<String> coordinators, Map<String, Municipality> agreed) {
    this.players = players;
    this.coordinators = coordinators;
    this.agreed = agreed;
  }

  void check() throws Exception {
    List<Set<String>> cohorts = cohorts();
    Set<String> compared = new HashSet<>();
    for (Set<String> cohort : cohorts) {
      check(cohort);
      compared.addAll(cohort);
    }
    String instead = cohorts.isEmpty() ? "noSnapshot" : "noCohort";
    for (String coordinator : coordinators) {
      if (!compared.contains(coordinator)) {
        JsonNode comparison = players.comparison(coordinator);
        assertThat(comparison.path("state").asText())
            .isEqualTo(agreed.containsKey(coordinator) ? instead : "notAgreed");
        assertThat(comparison.has("lines")).isFalse();
      }
    }
    assertThat(players.published().at("/snapshot/cohorts")).hasSize(cohorts.size());
    // Six are too few of one kind; of forty some are together.
    assertThat(cohorts.isEmpty()).isEqualTo(coordinators.size() < 2 * SMALLEST);
  }

  private void check(Set<String> cohort) throws Exception {
    Map<String, List<Double>> own = new TreeMap<>();
    Map<String, JsonNode> shown = new HashMap<>();
    for (String coordinator : cohort) {
      JsonNode comparison = players.comparison(coordinator);
      assertThat(comparison.path("state").asText()).isEqualTo("shown");
      assertThat(comparison.path("warning").asText()).isNotBlank();
      for (JsonNode line : comparison.path("lines")) {
        String field = line.path("field").asText();
        if (line.has("own")) {
          own.computeIfAbsent(field, _ -> new ArrayList<>()).add(line.path("own").asDouble());
          assertThat(line.path("own")).isEqualTo(score(coordinator, field));
        }
        // Everyone in it sees the same figures.
        JsonNode figures = line.path("cohort");
        assertThat(shown.computeIfAbsent(field, _ -> figures)).isEqualTo(figures);
      }
    }
    // One field was answered whole.
    assertThat(own).hasSize(1);
    for (Map.Entry<String, JsonNode> field : shown.entrySet()) {
      check(own.getOrDefault(field.getKey(), List.of()), field.getValue());
    }
  }

  private JsonNode score(String coordinator, String field) throws Exception {
    for (JsonNode one : players.result(coordinator).at("/result/fields")) {
      if (one.path("id").asText().equals(field)) {
        return one.path("score");
      }
    }
    throw new AssertionError("No such field in the result: " + field);
  }

  private static void check(List<Double> own, JsonNode figures) {
    if (own.size() < SMALLEST) {
      assertThat(figures.isMissingNode()).isTrue();
      return;
    }
    assertThat(figures.path("about").asInt() % STEP).isZero();
    assertThat(figures.path("about").asDouble()).isCloseTo(own.size(), within(STEP / 2.0));
    assertThat(figures.path("median").asInt() % STEP).isZero();
    assertThat(figures.path("median").asDouble()).isCloseTo(median(own), within(ROUNDING));
    assertThat(figures.has("lowerQuartile")).isEqualTo(own.size() >= ENOUGH_FOR_QUARTILES);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /// From the smallest class upwards, until enough are together.
  private List<Set<String>> cohorts() {
    List<Set<String>> cohorts = new ArrayList<>();
    for (ComparisonKind kind : ComparisonKind.values()) {
      Set<String> gathered = new HashSet<>();
      for (PopulationClass size : PopulationClass.values()) {
        agreed.forEach(
            (coordinator, municipality) -> {
              if (municipality.comparisonKind() == kind && municipality.populationClass() == size) {
                gathered.add(coordinator);
              }
            });
        if (gathered.size() >= SMALLEST) {
          cohorts.add(Set.copyOf(gathered));
          gathered.clear();
        }
      }
    }
    return cohorts;
  }
}
