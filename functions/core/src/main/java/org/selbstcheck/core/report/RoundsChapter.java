package org.selbstcheck.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.charts.BeforeAfter;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Figure;
import org.selbstcheck.core.report.Block.Note;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;
import org.selbstcheck.core.rounds.FieldChange;
import org.selbstcheck.core.rounds.FieldChange.Values;
import org.selbstcheck.core.rounds.Rounds;

/// What changed since an earlier round (method, section 6). The same in both editions: it says
/// nothing that the fields' values do not say.
final class RoundsChapter {

  static final String TITLE = "Entwicklung seit der früheren Runde";

  private final Material material;
  private final EarlierRound earlier;
  private final List<FieldChange> changes;

  private RoundsChapter(Material material, EarlierRound earlier) {
    this.material = material;
    this.earlier = earlier;
    this.changes =
        Rounds.compare(
            material.instrument(), material.selfCheck(), earlier.instrument(), earlier.selfCheck());
  }

  /// Empty where there is no earlier round.
  static Optional<RoundsChapter> of(Material material) {
    return material.earlier().map(earlier -> new RoundsChapter(material, earlier));
  }

  Section section() {
    return new Section(
        "entwicklung",
        TITLE,
        true,
        List.of(
            new Paragraph(intro()),
            figure(),
            table(),
            new Note(Wording.LOWER_CAN_MEAN),
            new Paragraph(
                "Verglichen werden nur Indikatoren, die in beiden Runden bewertet sind, mit den Gewichten von heute. Deshalb können die Werte hier von denen im Profil abweichen. Gezeigt wird ein Handlungsfeld, wenn diese Indikatoren mindestens %s %% seines zutreffenden Gewichts tragen."
                    .formatted(Wording.threshold(material.instrument().minimumCoverage())))),
        List.of());
  }

  /// Which rounds, and how many fields compare.
  String intro() {
    return "Frühere Runde: %s. %s"
        .formatted(
            Wording.earlierRound(earlier),
            shown() == 0
                ? "Kein Handlungsfeld lässt sich vergleichen, weil zu wenige Indikatoren in beiden Runden bewertet sind."
                : "%d von %s %s sich vergleichen."
                    .formatted(
                        shown(),
                        Wording.count(changes.size(), "Handlungsfeld", "Handlungsfeldern"),
                        shown() == 1 ? "lässt" : "lassen"));
  }

  /// How many fields went up and down, and where most changed; of several the first.
  String sentence() {
    if (shown() == 0) {
      return "Mit der früheren Runde (%s) lässt sich kein Handlungsfeld vergleichen, weil zu wenige Indikatoren in beiden Runden bewertet sind."
          .formatted(Wording.earlierRound(earlier));
    }
    FieldChange most = changes.getFirst();
    BigDecimal furthest = BigDecimal.valueOf(-1);
    int higher = 0;
    int lower = 0;
    for (FieldChange change : changes) {
      if (change.values().isPresent()) {
        BigDecimal by = change.values().get().change();
        higher += by.signum() > 0 ? 1 : 0;
        lower += by.signum() < 0 ? 1 : 0;
        if (by.abs().compareTo(furthest) > 0) {
          furthest = by.abs();
          most = change;
        }
      }
    }
    Values values = most.values().orElseThrow();
    return "Gegenüber der früheren Runde (%s) liegt der Wert in %s höher, in %d niedriger und in %d gleich; am weitesten hat sich %s bewegt, von %s auf %s."
        .formatted(
            Wording.earlierRound(earlier),
            Wording.count(higher, "Handlungsfeld", "Handlungsfeldern"),
            lower,
            shown() - higher - lower,
            title(most),
            Numbers.percent(values.before()),
            Numbers.percent(values.after()));
  }

  Figure figure() {
    List<BeforeAfter.Row> rows =
        changes.stream()
            .map(
                change ->
                    new BeforeAfter.Row(
                        title(change),
                        change.values().map(Values::before),
                        change.values().map(Values::after),
                        change.values().map(Values::change)))
            .toList();
    return new Figure(
        BeforeAfter.title(),
        BeforeAfter.description(rows),
        BeforeAfter.svg(rows, "entwicklung"),
        BeforeAfter.WIDTH,
        BeforeAfter.height(rows));
  }

  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (FieldChange change : changes) {
      rows.add(
          List.of(
              title(change),
              Numbers.percent(change.values().map(Values::before)),
              Numbers.percent(change.values().map(Values::after)),
              change.values().map(values -> Numbers.signed(values.change())).orElse(Numbers.NONE),
              "%d (%s\u00A0%%)".formatted(change.indicators(), Numbers.percent(change.share()))));
    }
    return new Table(
        "Handlungsfelder in beiden Runden; ein Strich steht, wo zu wenig zu vergleichen ist",
        List.of(
            new Column("Handlungsfeld", 41, false),
            new Column("Vorher", 11, true),
            new Column("Jetzt", 11, true),
            new Column("Veränderung", 15, true),
            new Column("Vergleichbare Indikatoren (Gewicht)", 22, true)),
        rows);
  }

  private long shown() {
    return changes.stream().filter(change -> change.values().isPresent()).count();
  }

  private String title(FieldChange change) {
    return material.field(change.field()).title();
  }
}
