package org.selbstcheck.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;

/// What is public of a result, by the worked example of the method.
final class PublicResultTest {

  private final Instrument instrument = Examples.instrument();
  private final SelfCheck selfCheck =
      Examples.value(SelfCheckReader.read(Examples.bytes("self-check.json"), instrument));
  private final Result result = Scoring.score(instrument, selfCheck);
  private final JsonNode written = written(result);

  private JsonNode written(Result of) {
    return Examples.value(
        JsonText.parse(JsonText.write(json -> PublicResult.write(of, selfCheck, json))));
  }

  @Test
  void members_ofThePublicEdition_areTheseAndNoOthers() {
    assertThat(members(written))
        .containsExactly(
            "/discussionPoints/indicator",
            "/discussionPoints/ratedBy",
            "/fields/applicable",
            "/fields/cappedBy",
            "/fields/coverage",
            "/fields/high",
            "/fields/id",
            "/fields/low",
            "/fields/score",
            "/fields/stage",
            "/fields/topics/coverage",
            "/fields/topics/id",
            "/fields/topics/score",
            "/fields/valid",
            "/focus",
            "/format",
            "/gaps/indicator",
            "/inProgress/indicator",
            "/indicators/agreed",
            "/indicators/id",
            "/indicators/level",
            "/indicators/score",
            "/indicators/state",
            "/instrument/id",
            "/instrument/version",
            "/knowledgeGaps",
            "/method",
            "/overall",
            "/ratedByTwo",
            "/scope",
            "/settled/indicator",
            "/settled/ratedBy",
            "/strengths",
            "/submitted",
            "/targets/distance",
            "/targets/indicator",
            "/targets/level");
  }

  @Test
  void numbers_thatArePublic_areThoseOfTheInternalEdition() {
    ObjectNode internal = (ObjectNode) Examples.json("result.json");
    for (String same :
        List.of("overall", "scope", "ratedByTwo", "strengths", "knowledgeGaps", "targets")) {
      assertThat(written.path(same)).as(same).isEqualTo(internal.path(same));
    }
    for (String list : List.of("fields", "indicators", "gaps")) {
      for (int i = 0; i < internal.path(list).size(); i++) {
        JsonNode shown = written.path(list).path(i);
        JsonNode whole = internal.path(list).path(i);
        shown
            .properties()
            .forEach(
                member -> {
                  if (!member.getKey().equals("topics")) {
                    assertThat(member.getValue()).isEqualTo(whole.path(member.getKey()));
                  }
                });
      }
    }
  }

  @Test
  void points_ofThePublicEdition_sayHowManyRatedAndStandInTheInstrumentsOrder() {
    assertThat(points(written, "discussionPoints"))
        .containsExactly("st-zustaendig 3", "st-haushalt 1", "be-rueckmeldung 1");
    assertThat(points(written, "settled")).containsExactly("be-beirat 2");

    Result otherPriorities =
        new Result(
            result.instrument(),
            result.scope(),
            result.submitted(),
            result.overall(),
            result.fields(),
            result.indicators(),
            result.ratedByTwo(),
            result.discussionPoints().reversed(),
            result.settled(),
            result.gaps(),
            result.inProgress(),
            result.strengths(),
            result.knowledgeGaps(),
            result.targets());
    assertThat(written(otherPriorities)).isEqualTo(written);
  }

  private static List<String> points(JsonNode of, String list) {
    List<String> points = new ArrayList<>();
    of.path(list)
        .forEach(
            it -> points.add(it.path("indicator").asText() + " " + it.path("ratedBy").asInt()));
    return points;
  }

  @Test
  void texts_ofDepartments_areNowhere() {
    String text = written.toString();
    assertThat(selfCheck.departments()).extracting(Department::name).noneMatch(text::contains);
    assertThat(text).doesNotContain("Antragsrecht", "Rederecht", "Jugendforum", "Kämmerei");
  }

  private static Set<String> members(JsonNode node) {
    Set<String> members = new TreeSet<>();
    gather("", node, members);
    return members;
  }

  private static void gather(String at, JsonNode node, Set<String> members) {
    if (node.isObject()) {
      node.properties().forEach(it -> gather(at + "/" + it.getKey(), it.getValue(), members));
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      node.forEach(it -> gather(at, it, members));
    } else {
      members.add(at);
    }
  }
}
