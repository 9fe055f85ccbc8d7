package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;

/// What stands in the way, over the whole check: publicly of each kind only on how many indicators
/// it was named, internally also by whom.
final class Obstacles {

  private final Material material;
  private final Edition edition;

  Obstacles(Material material, Edition edition) {
    this.material = material;
    this.edition = edition;
  }

  /// Empty where nobody named any.
  Optional<Section> section() {
    Map<Obstacle, Set<String>> indicators = new EnumMap<>(Obstacle.class);
    Map<Obstacle, Map<String, Integer>> units = new EnumMap<>(Obstacle.class);
    for (Entry entry : material.selfCheck().entries()) {
      if (material.inScope(entry.indicator())) {
        for (Obstacle obstacle : entry.obstacles()) {
          named(indicators, obstacle, entry.indicator());
          units
              .computeIfAbsent(obstacle, _ -> new LinkedHashMap<>())
              .merge(material.department(entry.department()), 1, Integer::sum);
        }
      }
    }
    for (Agreement agreement : material.selfCheck().agreed()) {
      if (material.inScope(agreement.indicator())) {
        for (Obstacle obstacle : agreement.obstacles()) {
          named(indicators, obstacle, agreement.indicator());
          units
              .computeIfAbsent(obstacle, _ -> new LinkedHashMap<>())
              .merge("Vereinbarung", 1, Integer::sum);
        }
      }
    }
    return indicators.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "huerden",
                "Was im Weg steht",
                false,
                List.of(
                    new Paragraph(
                        "Wer antwortet, kann Hürden nennen. Sie ändern keinen Wert; sie zeigen, woran es hängt."),
                    table(indicators, units)),
                List.of()));
  }

  private static void named(
      Map<Obstacle, Set<String>> indicators, Obstacle obstacle, String indicator) {
    indicators.computeIfAbsent(obstacle, _ -> new LinkedHashSet<>()).add(indicator);
  }

  private Table table(
      Map<Obstacle, Set<String>> indicators, Map<Obstacle, Map<String, Integer>> units) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Hürde", edition == Edition.INTERNAL ? 26 : 70, false));
    columns.add(new Column("Genannt bei Indikatoren", edition == Edition.INTERNAL ? 18 : 30, true));
    if (edition == Edition.INTERNAL) {
      columns.add(new Column("Genannt von (wie oft)", 56, false));
    }
    List<List<String>> rows = new ArrayList<>();
    indicators.forEach(
        (obstacle, named) -> {
          List<String> row = new ArrayList<>();
          row.add(AnswerWords.obstacle(obstacle));
          row.add(Integer.toString(named.size()));
          if (edition == Edition.INTERNAL) {
            row.add(
                units.getOrDefault(obstacle, Map.of()).entrySet().stream()
                    .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", ")));
          }
          rows.add(row);
        });
    return new Table("Hürden und wie oft sie genannt wurden", columns, rows);
  }
}
