package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.report.Block.Paragraph;

/// All other answers of the units, by field. Internal edition only.
final class AnswersAnnex {

  private final Material material;

  AnswersAnnex(Material material) {
    this.material = material;
  }

  Section section() {
    Set<String> elsewhere = Conversation.shownInFull(material);
    UnitAnswers units = new UnitAnswers(material);
    List<Section> fields = new ArrayList<>();
    for (Field field : material.instrument().fields()) {
      List<Block> entries = new ArrayList<>();
      for (Indicator indicator : field.indicators()) {
        String id = indicator.id();
        if (material.inScope(id)
            && !elsewhere.contains(id)
            && (material.entries(id).stream().anyMatch(UnitAnswers::saysSomething)
                || material.disputed(id).isPresent())) {
          List<Block> body = new ArrayList<>(units.inBrief(material.entries(id)));
          body.addAll(units.views(id));
          entries.add(Findings.entry(material, id, body));
        }
      }
      if (!entries.isEmpty()) {
        fields.add(
            new Section("antworten-" + field.id(), field.title(), false, entries, List.of()));
      }
    }
    return new Section(
        "antworten",
        "Anhang: Antworten der Stellen",
        true,
        List.of(
            new Paragraph(
                "Die Zahl hinter dem Namen ist der angegebene Stand. Antworten zu Gesprächspunkten und zu Vereinbartem stehen beim jeweiligen Handlungsfeld.")),
        fields);
  }
}
