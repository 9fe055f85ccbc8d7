package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.report.Block.Paragraph;

/// What units said beyond their answers and stands nowhere else, by field. Internal edition only.
final class AnswersAnnex {

  private final Material material;

  AnswersAnnex(Material material) {
    this.material = material;
  }

  /// Empty where nobody said more.
  Optional<Section> section() {
    Set<String> elsewhere = Conversation.shownInFull(material);
    UnitAnswers units = new UnitAnswers(material);
    List<Section> fields = new ArrayList<>();
    for (Field field : material.instrument().fields()) {
      List<Block> entries = new ArrayList<>();
      for (Indicator indicator : field.indicators()) {
        String id = indicator.id();
        if (material.inScope(id) && !elsewhere.contains(id)) {
          List<Block> body = new ArrayList<>(units.remarks(material.entries(id)));
          body.addAll(units.views(id));
          if (!body.isEmpty()) {
            entries.add(Findings.entry(material, id, body));
          }
        }
      }
      if (!entries.isEmpty()) {
        fields.add(
            new Section("antworten-" + field.id(), field.title(), false, entries, List.of()));
      }
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "antworten",
                "Anhang: Anmerkungen der Stellen",
                true,
                List.of(
                    new Paragraph(
                        "Hier steht, was Stellen über ihre Antwort hinaus gesagt haben. Die Antworten selbst stehen im Anhang „Warum dieser Wert?“; Anmerkungen zu Gesprächspunkten und zu Vereinbartem stehen beim jeweiligen Handlungsfeld.")),
                fields));
  }
}
