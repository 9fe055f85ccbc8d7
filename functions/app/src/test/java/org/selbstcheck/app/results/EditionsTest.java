package org.selbstcheck.app.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.app.testbed.TownHall.agreed;
import static org.selbstcheck.app.testbed.TownHall.disputed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;

/// Who reads which edition of a result, and that the public one tells nothing of single
/// departments.
class EditionsTest {

  /// In every text that somebody typed, so that each can be looked for.
  private static final String SECRET = "GEHEIM";

  private final Testbed bed = new Testbed();
  private final TownHall town = new TownHall(bed);
  private final String coordinator = town.coordinator;
  private final String deputy = town.link(Link.Role.DEPUTY, "koordination");
  private final String companion = town.link(Link.Role.COMPANION, "");
  private final String viewer = town.link(Link.Role.VIEWER, "");
  private final String jugend = town.department("jugend", SECRET + " Jugendamt");
  private final String soziales = town.department("soziales", SECRET + " Sozialamt");
  private final List<String> internals = List.of(coordinator, deputy, companion);
  private final List<String> publics = List.of(viewer, jugend, soziales);

  @AfterEach
  void close() {
    bed.close();
  }

  private Answered get(String link) {
    return bed.call("GET /api/check/result").link(link).send();
  }

  private void submit() {
    bed.save(jugend, indicator(0), "{\"level\": 0}");
    bed.save(soziales, indicator(0), "{\"level\": 4}");
    ok(
        bed.call("PUT /api/check/notes/{indicator}")
            .link(soziales)
            .path("indicator", indicator(0))
            .json(
                """
                {"writeId": "note-0001", "seenRevision": 0, "comment": "%s Kommentar",
                 "evidence": ["https://intern.example/%s"]}"""
                    .formatted(SECRET, SECRET)));
    bed.save(jugend, indicator(1), "{\"level\": 4}");
    bed.save(soziales, indicator(1), "{\"level\": 0}");
    bed.save(jugend, indicator(2), "{\"notOurs\": \"" + SECRET + " fragen\"}");
    bed.save(
        soziales,
        indicator(2),
        "{\"notApplicable\": {\"reason\": \"otherLevel\", \"text\": \"" + SECRET + " Satz\"}}");
    bed.save(coordinator, indicator(2), "{\"level\": 2}");
    bed.save(jugend, indicator(3), "{\"level\": 1}");
    bed.save(soziales, indicator(3), "{\"level\": 4}");
    town.release("jugend", "soziales");
    town.openAgreement();
    ok(
        town.recording(
            coordinator,
            indicator(0),
            agreed(2, SECRET + " Grund", "jugend", SECRET + " Sicht"),
            "point-001",
            0));
    ok(
        town.recording(
            coordinator,
            indicator(1),
            disputed("jugend", SECRET + " ja", "soziales", SECRET + " nein"),
            "point-001",
            0));
    ok(
        town.aims(
            coordinator,
            0,
            "[{\"indicator\": \"%s\", \"level\": 4}]".formatted(indicator(0)),
            "[\"%s\"]"
                .formatted(Testbed.instrument().fields().getFirst().topics().getFirst().id())));
    ok(bed.submitting(coordinator, 1));
  }

  @Test
  void result_beforeASubmission_isNothingForAnybody() {
    for (List<String> links : List.of(internals, publics)) {
      for (String link : links) {
        assertThat(get(link).at("/type")).isEqualTo("/errors/nothing-submitted");
        assertThat(ok(bed.call("GET /api/check/submissions").link(link)).json().path("submissions"))
            .isEmpty();
      }
    }
  }

  @Test
  void result_thatIsNotScoredYet_saysSoInBothEditions() {
    submit();

    assertThat(get(coordinator).at("/state")).isEqualTo("waiting");
    assertThat(get(viewer).at("/state")).isEqualTo("waiting");
    assertThat(get(viewer).at("/edition")).isEqualTo("public");
    assertThat(get(viewer).at("/municipality/name")).isEqualTo("Kaufbeuren");
    assertThat(get(viewer).body()).doesNotContain(SECRET);
  }

  @Test
  void result_forThoseWhoLeadAndCompany_isInternalAndWhole() {
    submit();
    bed.runJobs();

    Answered internal = get(coordinator);
    assertThat(internal.at("/edition")).isEqualTo("internal");
    assertThat(internal.at("/municipality/key")).isEqualTo(KAUFBEUREN);
    assertThat(internal.body().split(SECRET, -1)).as("ten texts").hasSize(11);
    assertThat(internal.json().has("late")).isTrue();
    assertThat(internals)
        .allSatisfy(link -> assertThat(get(link).body()).isEqualTo(internal.body()));
    for (String link : internals) {
      ok(bed.call("GET /api/check/submissions/{number}").link(link).path("number", "1"));
    }
  }

  @Test
  void result_forDepartmentsAndViewers_tellsNothingOfSingleDepartments() {
    submit();
    bed.runJobs();

    Answered seen = get(viewer);
    assertThat(seen.at("/edition")).isEqualTo("public");
    assertThat(seen.json().has("selfCheck")).isFalse();
    assertThat(seen.json().has("late")).isFalse();
    assertThat(seen.body())
        .doesNotContain(SECRET)
        .doesNotContain("jugend", "soziales", "koordination", "Koordination", "intern.example")
        .doesNotContain(
            "\"spread\"", "\"dissent\"", "\"reasons\"", "\"priority\"", "\"urgency\"", "\"before\"")
        .doesNotContain("\"department\"", "\"view\"", "\"comment\"", "\"evidence\"", "\"reason\"");
    assertThat(publics).allSatisfy(link -> assertThat(get(link).body()).isEqualTo(seen.body()));
    for (String link : publics) {
      assertThat(
              bed.call("GET /api/check/submissions/{number}")
                  .link(link)
                  .path("number", "1")
                  .send()
                  .status())
          .isEqualTo(403);
      assertThat(ok(bed.call("GET /api/check/submissions").link(link)).json().path("submissions"))
          .hasSize(1);
    }
  }

  @Test
  void result_inThePublicEdition_saysWhatIsDiscussedAndHowManyRatedIt() {
    submit();
    bed.runJobs();

    JsonNode seen = get(viewer).json().path("result");
    assertThat(points(seen.path("discussionPoints")))
        .containsExactly(indicator(1) + " 2", indicator(2) + " 1", indicator(3) + " 2");
    assertThat(points(seen.path("settled"))).containsExactly(indicator(0) + " 2");
    JsonNode whole = get(coordinator).json().path("result");
    assertThat(seen.path("fields"))
        .extracting(it -> it.path("score") + " " + it.path("low") + " " + it.path("high"))
        .containsExactlyElementsOf(values(whole.path("fields")));
    assertThat(seen.at("/fields/0/topics/0").has("low")).isFalse();
    assertThat(whole.at("/fields/0/topics/0").has("low")).isTrue();
  }

  private static List<String> values(JsonNode fields) {
    List<String> values = new ArrayList<>();
    fields.forEach(
        it -> values.add(it.path("score") + " " + it.path("low") + " " + it.path("high")));
    return values;
  }

  private static List<String> points(JsonNode points) {
    List<String> texts = new ArrayList<>();
    points.forEach(
        it -> texts.add(it.path("indicator").asText() + " " + it.path("ratedBy").asInt()));
    return texts;
  }

  @Test
  void result_ofASubmissionThatIsNotThere_isNotFound() {
    submit();
    bed.runJobs();

    for (String number : List.of("0", "2", "-1", "x", "1.0", "99999999999")) {
      assertThat(
              bed.call("GET /api/check/result")
                  .link(viewer)
                  .query("submission", number)
                  .send()
                  .status())
          .as(number)
          .isEqualTo(404);
    }
    assertThat(ok(bed.call("GET /api/check/result").link(viewer).query("submission", "1")).body())
        .isEqualTo(get(viewer).body());
  }

  @Test
  void documents_forDepartmentsAndViewers_areThoseOfThePublicEdition() {
    submit();
    bed.runJobs();
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    ok(bed.ordering(KAUFBEUREN, "plain", "internal"));
    bed.runJobs();

    for (String link : internals) {
      assertThat(documents(link)).containsExactly("1-pdf-plain-internal", "1-pdf-plain-public");
      assertThat(download(link, "1-pdf-plain-internal")).isEqualTo(201);
    }
    for (String link : publics) {
      assertThat(documents(link)).containsExactly("1-pdf-plain-public");
      assertThat(download(link, "1-pdf-plain-public")).isEqualTo(201);
      assertThat(download(link, "1-pdf-plain-internal")).isEqualTo(404);
    }
  }

  private List<String> documents(String link) {
    List<String> ids = new ArrayList<>();
    ok(bed.call("GET /api/check/documents").link(link))
        .json()
        .path("documents")
        .forEach(it -> ids.add(it.path("id").asText()));
    return ids;
  }

  private int download(String link, String document) {
    return bed.call("POST /api/check/documents/{document}/links")
        .link(link)
        .path("document", document)
        .send()
        .status();
  }
}
