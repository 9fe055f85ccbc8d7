package org.selbstcheck.app.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Leading.Way;
import org.selbstcheck.app.testbed.Testbed;

/// Whoever leads a check can see all that is held on it, and nothing that nobody may see.
class HoldingsTest {

  private final Testbed bed = new Testbed();
  private final String link = bed.start();

  @AfterEach
  void close() {
    bed.close();
  }

  private Answered holdings() {
    return ok(bed.call("GET /api/check/holdings").link(link));
  }

  private static List<String> rows(Answered holdings, String title) {
    List<String> rows = new ArrayList<>();
    for (JsonNode table : holdings.json().path("tables")) {
      if (table.path("title").asText().startsWith(title)) {
        table.path("rows").forEach(row -> rows.add(row.toString()));
      }
    }
    return rows;
  }

  @Test
  void everyRow_hasAsManyCellsAsThereAreColumns() {
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    bed.runJobs();

    for (JsonNode table : holdings().json().path("tables")) {
      assertThat(table.path("rows"))
          .as(table.path("title").asText())
          .allMatch(row -> row.size() == table.path("columns").size());
    }
  }

  @Test
  void questionnaire_isNamedByItsTitle() {
    assertThat(rows(holdings(), "Selbstcheck"))
        .contains("[\"Fragebogen\",\"Selbstcheck Weltoffene Kommune, Version 1\"]");
  }

  @Test
  void unreleasedAnswers_areCountedAndNotShown() {
    Way amt = new Leading(bed, link).department("amt");
    bed.save(amt.token(), indicator(0), "{\"notOurs\": \"Etwas Vertrauliches\"}");
    ok(bed.noting(amt.token(), indicator(0), "Noch etwas Vertrauliches", "note-0001", 0));

    Answered before = holdings();
    assertThat(before.body()).doesNotContain("Vertrauliches");
    assertThat(rows(before, "Antworten nicht")).contains("[\"amt\",\"1\",\"1\"]");

    ok(Leading.releasing(bed, amt.token(), true));
    Answered after = holdings();
    assertThat(rows(after, "Antworten freigegebener"))
        .anyMatch(row -> row.contains("Etwas Vertrauliches"));
    assertThat(after.body()).contains("Noch etwas Vertrauliches");
    assertThat(rows(after, "Antworten nicht")).noneMatch(row -> row.contains("amt"));
  }

  @Test
  void secretsAndTimes_areNotShown() {
    new Leading(bed, link).department("amt");
    Answered holdings = holdings();

    assertThat(rows(holdings, "Links")).hasSizeGreaterThan(1);
    assertThat(holdings.body())
        .doesNotContain(link.substring(17))
        .doesNotContain(org.selbstcheck.app.links.Token.hash(link.substring(17)))
        .doesNotContain("10:00");
    assertThat(holdings.json().path("events")).isNotEmpty();
  }

  @Test
  void reminders_areListed_withTheirTextOnlyWhileTheyWait() {
    Leading leading = new Leading(bed, link);
    for (String id : List.of("amt", "nebenan")) {
      ok(
          leading
              .call("POST /api/check/departments")
              .json(
                  "{\"id\": \"%s\", \"name\": \"%s\", \"contact\": \"%s@stadt.example\"}"
                      .formatted(id, id, id)));
    }
    Way amt = leading.way("department", "amt");
    ok(
        bed.call("POST /api/check/reminders")
            .link(link)
            .json("{\"departments\": [\"amt\", \"nebenan\"], \"text\": \"Bitte bis Freitag.\"}"));

    assertThat(rows(holdings(), "Erinnerungen"))
        .hasSize(2)
        .allMatch(row -> row.contains("wartet") && row.contains("Bitte bis Freitag."));
    Answered own = ok(bed.call("GET /api/check/holdings").link(amt.token()));
    assertThat(rows(own, "Erinnerungen")).hasSize(1).allMatch(row -> row.contains("amt"));

    bed.keepHouse();
    assertThat(rows(holdings(), "Erinnerungen"))
        .hasSize(2)
        .allMatch(row -> row.contains("fertig") && !row.contains("Freitag"));
    bed.clock.goTo(bed.clock.today().plusDays(31));
    assertThat(rows(holdings(), "Erinnerungen")).isEmpty();
  }

  /// A department sees itself, released or not, and nobody else.
  @Test
  void department_getsItsOwnAndNothingOfOthers() {
    Leading leading = new Leading(bed, link);
    Way amt = leading.department("amt");
    Way other = leading.department("nebenan");
    bed.save(amt.token(), indicator(0), "{\"notOurs\": \"Eigenes\"}");
    ok(bed.noting(amt.token(), indicator(1), "Eigener Kommentar", "note-0001", 0));
    bed.save(other.token(), indicator(0), "{\"notOurs\": \"Fremdes\"}");
    ok(bed.noting(other.token(), indicator(0), "Fremder Kommentar", "note-0002", 0));
    ok(Leading.releasing(bed, other.token(), true));

    Answered held = ok(bed.call("GET /api/check/holdings").link(amt.token()));

    assertThat(held.at("/department")).isEqualTo("amt");
    assertThat(rows(held, "Antworten Ihrer Stelle"))
        .hasSize(2)
        .anyMatch(row -> row.contains("Eigenes"))
        .anyMatch(row -> row.contains("Eigener Kommentar"));
    assertThat(rows(held, "Links")).hasSize(1);
    assertThat(rows(held, "Stellen")).hasSize(1);
    assertThat(held.body()).doesNotContain("Fremd", "nebenan", "Koordination");
    assertThat(held.json().path("events"))
        .allMatch(event -> event.path("department").asText().equals("amt"));
    assertThat(holdings().json().has("department")).isFalse();
  }

  @Test
  void sharingAndComparison_areListedAsTheyStand() {
    assertThat(rows(holdings(), "Was das Projektteam vom Stand")).isEmpty();
    assertThat(rows(holdings(), "Vergleich")).isEmpty();

    ok(bed.call("PUT /api/check/sharing").link(link).json("{\"progress\": true}"));

    assertThat(rows(holdings(), "Was das Projektteam vom Stand"))
        .containsExactly("[\"0 %\",\"nein\",\"nein\",\"4.5.2026\"]");
  }

  @Test
  void submissionsDocumentsAndJobs_areListed() {
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    bed.runJobs();

    assertThat(rows(holdings(), "Abgaben")).hasSize(1).first().asString().contains("liegt vor");
    assertThat(rows(holdings(), "Aufträge"))
        .anyMatch(row -> row.contains("Auswertung"))
        .anyMatch(row -> row.contains("Löschung"));
    assertThat(holdings().body()).doesNotContain(checkId(link));
  }
}
