package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Note;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;
import org.selbstcheck.core.scoring.Result;

/// How the numbers came about, in short; and that the method is the project's own.
final class MethodSection {

  private final Instrument instrument;

  MethodSection(Material material) {
    this.instrument = material.instrument();
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Note(
            "Die Methode (Version %d) ist eine eigene Entwicklung dieses Projekts und nicht wissenschaftlich validiert. Alle Werte sind Selbsteinschätzungen: Sie dienen dem Gespräch in der eigenen Kommune und taugen nicht für Ranglisten."
                .formatted(Result.METHOD)));
    blocks.add(
        new Paragraph(
            "Jede Stelle gibt je Indikator einen Stand auf der Skala an oder sagt „weiß nicht“, „nicht unser Bereich“ oder „trifft nicht zu“. Ist eine Antwort vereinbart, gilt sie; die Antworten der Stellen bleiben daneben stehen. Sonst gilt: Bei Sachständen zählt die zuständige Stelle, bei Einschätzungen der Durchschnitt aller."));
    blocks.add(
        new Paragraph(
            "Der Wert eines Handlungsfelds ist das gewichtete Mittel seiner bewerteten Indikatoren, umgerechnet auf 0 bis 100. Was nicht zutrifft, zählt nicht mit; was offen ist, senkt den Wert nicht, sondern den Anteil der beantworteten Fragen. Ab %s %% beantworteten und %s %% zutreffenden Gewichts hat ein Feld eine Stufe. Ist ein Schlüsselindikator kaum begonnen oder ungeklärt, wird höchstens „%s“ ausgewiesen."
                .formatted(
                    Wording.threshold(instrument.minimumCoverage()),
                    Wording.threshold(instrument.minimumApplicable()),
                    instrument.stages().get(instrument.capStage()).label())));
    blocks.add(
        new Paragraph(
            "Stärken erreichen mindestens drei Viertel der Skala. Lücken liegen im untersten Viertel, bei Schlüsselindikatoren unter der Hälfte, oder sie liegen unter drei Vierteln und mindestens die Hälfte derer, die einen Stand angaben, sieht Handlungsbedarf. Was dazwischenliegt, ist in Arbeit. Wissenslücken sind Fragen, auf die niemand eine Antwort wusste; sie gelten nie als Nein."));
    blocks.add(scale());
    blocks.add(stages());
    blocks.add(new Paragraph(instrument.basis()));
    blocks.add(new Paragraph("Lizenz des Fragebogens: " + instrument.licence()));
    return new Section("methode", "Wie die Zahlen entstehen", true, blocks, List.of());
  }

  private Table scale() {
    List<List<String>> rows = new ArrayList<>();
    for (int level = 0; level < instrument.scale().size(); level++) {
      ScaleLevel named = instrument.scale().get(level);
      rows.add(List.of(level + " – " + named.label(), named.meaning()));
    }
    return new Table(
        "Die Skala",
        List.of(new Column("Stand", 30, false), new Column("Bedeutung", 70, false)),
        rows);
  }

  private Table stages() {
    List<List<String>> rows = new ArrayList<>();
    for (Stage stage : instrument.stages()) {
      rows.add(List.of(stage.label(), Wording.threshold(stage.from()), stage.explanation()));
    }
    return new Table(
        "Die Stufen",
        List.of(
            new Column("Stufe", 30, false),
            new Column("ab Wert", 12, true),
            new Column("Bedeutung", 58, false)),
        rows);
  }
}
