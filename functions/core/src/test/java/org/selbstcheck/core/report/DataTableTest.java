package org.selbstcheck.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.DataTable.Cell;
import org.selbstcheck.core.report.DataTable.Column;
import org.selbstcheck.core.scoring.Scoring;

class DataTableTest {

  private static DataTable table(Tone tone, Edition edition) {
    return DataTable.compose(
        Frozen.of(Fixture.instrument(), Fixture.selfCheck(), Fixture.result()),
        tone,
        edition,
        Fixture.META);
  }

  private static Map<String, Cell> row(DataTable table, String id) {
    int at = table.columns().stream().map(Column::title).toList().indexOf("Kennung");
    List<Cell> row =
        table.rows().stream()
            .filter(cells -> cells.get(at).equals(new Cell.Text(id)))
            .findFirst()
            .orElseThrow();
    return IntStream.range(0, row.size())
        .boxed()
        .collect(Collectors.toMap(i -> table.columns().get(i).title(), row::get));
  }

  private static Cell number(String number) {
    return new Cell.Number(new BigDecimal(number));
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void compose_anyEdition_hasOneRowPerIndicatorInTheInstrumentsOrder(Edition edition) {
    DataTable table = table(Tone.BALANCED, edition);
    int at = table.columns().stream().map(Column::title).toList().indexOf("Kennung");

    assertThat(table.rows().stream().map(row -> row.get(at)))
        .containsExactlyElementsOf(
            Fixture.instrument().indicators().stream()
                .map(Indicator::id)
                .<Cell>map(Cell.Text::new)
                .toList());
  }

  @Test
  void compose_gap_hasItsNumbersListsAndFirstStep() {
    assertThat(row(table(Tone.PLAIN, Edition.INTERNAL), "st-beschluss"))
        .containsEntry("Handlungsfeld", new Cell.Text("Steuerung"))
        .containsEntry("Thema", new Cell.Text("Mandat"))
        .containsEntry("Art", new Cell.Text("Sachstand"))
        .containsEntry("Schlüsselindikator", new Cell.Text("ja"))
        .containsEntry("Gewicht", number("3"))
        .containsEntry("Zustand", new Cell.Text("bewertet"))
        .containsEntry("Stand", number("0.67"))
        .containsEntry("Listen", new Cell.Text("Lücke"))
        .containsEntry("Rückmeldung", new Cell.Text("Deutliche Lücke st-beschluss"))
        .containsEntry("Erster Schritt", new Cell.Text("Anfang st-beschluss"))
        .containsEntry("Nächster Schritt", new Cell.Empty())
        .containsEntry("Ziel", number("3"))
        .containsEntry("Abstand zum Ziel", number("2.33"))
        .containsEntry("Dringlichkeit", number("3.33"))
        .containsEntry("Handlungsbedarf (Stellen)", number("1"))
        .containsEntry("Abstand der Antworten", number("1"))
        .containsEntry("Antwort: Büro GEHEIM-1", new Cell.Text("1 – geplant"));
  }

  @Test
  void compose_public_leavesOutWhatOnlyUnitsKnow() {
    DataTable table = table(Tone.BALANCED, Edition.PUBLIC);

    assertThat(table.toString()).doesNotContain(Fixture.SECRET).doesNotContain("Nachfragestelle");
    assertThat(table.columns())
        .extracting(Column::title)
        .containsExactly(
            "Handlungsfeld",
            "Thema",
            "Schwerpunkt",
            "Indikator",
            "Kennung",
            "Art",
            "Schlüsselindikator",
            "Gewicht",
            "Zustand",
            "Stand",
            "Vereinbart",
            "Listen",
            "Lücke wegen Handlungsbedarf",
            "Rückmeldung",
            "Erster Schritt",
            "Nächster Schritt",
            "Ziel",
            "Abstand zum Ziel",
            "Einschätzungen (Stellen)");
    assertThat(row(table, "st-zustaendig")).containsEntry("Einschätzungen (Stellen)", number("3"));
    assertThat(row(table, "an-kurse")).containsEntry("Einschätzungen (Stellen)", new Cell.Empty());
  }

  @Test
  void compose_internal_carriesEveryAnswerAndRemark() {
    assertThat(row(table(Tone.BALANCED, Edition.INTERNAL), "be-beirat"))
        .containsEntry("Vereinbart", new Cell.Text("ja"))
        .containsEntry("Andere Sicht", new Cell.Text("ja"))
        .containsEntry("Listen", new Cell.Text("Lücke, Gesprächspunkt (vereinbart)"))
        .containsEntry("Antwort: Jugend GEHEIM-3", new Cell.Text("weiß nicht"))
        .hasEntrySatisfying(
            "Anmerkungen der Stellen",
            cell -> assertThat(cell.toString()).contains("Amt GEHEIM-2: ", "GEHEIM-8"));
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void compose_anyTone_changesOnlyTheFeedback(Edition edition) {
    DataTable balanced = table(Tone.BALANCED, edition);
    int feedback = balanced.columns().stream().map(Column::title).toList().indexOf("Rückmeldung");

    for (Tone tone : Tone.values()) {
      DataTable table = table(tone, edition);
      assertThat(table.columns()).isEqualTo(balanced.columns());
      for (int i = 0; i < table.rows().size(); i++) {
        for (int j = 0; j < table.columns().size(); j++) {
          if (j != feedback) {
            assertThat(table.rows().get(i).get(j)).isEqualTo(balanced.rows().get(i).get(j));
          }
        }
      }
    }
  }

  @Test
  void about_anyTable_saysWhatItIs() {
    assertThat(table(Tone.PLAIN, Edition.INTERNAL).about())
        .contains(
            new Block.Fact(
                "Vermerk", "Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt"),
            new Block.Fact("Fragebogen", "Selbstcheck Beispiel, Version 1"),
            new Block.Fact("Methode", "Version 1"),
            new Block.Fact("Umfang", "vollständig"),
            new Block.Fact("Abgabe", "1. Abgabe am 20. November 2026"),
            new Block.Fact("Ton", "deutlich"),
            new Block.Fact("Fassung", "interne Fassung"));
    assertThat(table(Tone.PLAIN, Edition.PUBLIC).about())
        .extracting(Block.Fact::name)
        .doesNotContain("Vermerk");
  }

  @Test
  void compose_nothingAnswered_hasNoNumberButWeights() {
    SelfCheck selfCheck = Fixture.with(new Scope.Full(), false, List.of(), List.of());
    DataTable table =
        DataTable.compose(
            Frozen.of(
                Fixture.instrument(), selfCheck, Scoring.score(Fixture.instrument(), selfCheck)),
            Tone.BALANCED,
            Edition.PUBLIC,
            Fixture.META);

    assertThat(row(table, "an-kurse"))
        .containsEntry("Stand", new Cell.Empty())
        .containsEntry("Zustand", new Cell.Text("nicht beantwortet"))
        .containsEntry("Listen", new Cell.Text("Noch nicht beantwortet"));
  }
}
