package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;
import org.selbstcheck.core.scoring.ExactField;
import org.selbstcheck.core.scoring.ExactField.ExactIndicator;
import org.selbstcheck.core.scoring.Fraction;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Scoring;

/// "Warum dieser Wert?": every field's value, down to each unit's answer. Internal edition only.
final class ValuesAnnex {

  /// Decimals of a shown contribution, as of the score that it adds to.
  private static final int PERCENT = 1;

  private final Material material;

  ValuesAnnex(Material material) {
    this.material = material;
  }

  Section section() {
    List<Section> fields =
        Scoring.exact(material.instrument(), material.selfCheck()).stream()
            .map(this::field)
            .toList();
    return new Section(
        "warum",
        "Anhang: Warum dieser Wert?",
        true,
        List.of(
            new Paragraph(
                "Jeder bewertete Indikator trägt zum Wert seines Handlungsfelds bei: sein Anteil an der Skala mal sein Anteil am bewerteten Gewicht, mal 100. Die Beiträge ergeben zusammen den Wert; weil jeder für sich gerundet ist, kann die Summe in der letzten Stelle abweichen. Die Zahl vor den Namen der Stellen ist der angegebene Stand.")),
        fields);
  }

  private Section field(ExactField exact) {
    String id = exact.field().id();
    long applicable = 0;
    long rated = 0;
    for (ExactIndicator indicator : exact.indicators()) {
      applicable += indicator.applies() ? indicator.indicator().weight() : 0;
      rated += indicator.score().isPresent() ? indicator.indicator().weight() : 0;
    }
    List<List<String>> rows = new ArrayList<>();
    for (ExactIndicator indicator : exact.indicators()) {
      rows.add(row(indicator, rated));
    }
    return new Section(
        "warum-" + id,
        exact.field().title(),
        false,
        List.of(
            new Paragraph(sum(id, rated, applicable)),
            new Table(
                "Beiträge zum Wert von " + exact.field().title(),
                List.of(
                    new Column("Indikator", 26, false),
                    new Column("Antworten", 32, false),
                    new Column("So gezählt", 14, false),
                    new Column("Gewicht", 10, true),
                    new Column("Stand", 8, true),
                    new Column("Beitrag", 10, true)),
                rows)),
        List.of());
  }

  private String sum(String field, long rated, long applicable) {
    FieldResult shown =
        material.result().fields().stream()
            .filter(it -> it.id().equals(field))
            .findFirst()
            .orElseThrow();
    return shown.score().isEmpty()
        ? "Kein Wert: Kein Indikator ist bewertet."
        : "Wert %s aus einem bewerteten Gewicht von %d. Das sind %s\u00A0%% des zutreffenden Gewichts von %d."
            .formatted(
                Numbers.percent(shown.score()),
                rated,
                Numbers.percent(shown.coverage()),
                applicable);
  }

  private List<String> row(ExactIndicator exact, long rated) {
    Indicator indicator = exact.indicator();
    String id = indicator.id();
    Optional<Fraction> contribution =
        exact.score().map(score -> score.times(indicator.weight()).over(rated));
    return List.of(
        indicator.statement(),
        answers(id),
        counted(indicator),
        Integer.toString(indicator.weight()),
        Numbers.level(material.level(id)),
        Numbers.percent(contribution.map(value -> value.rounded(PERCENT))));
  }

  private String answers(String id) {
    String answers =
        String.join(
            "\n",
            UnitAnswers.byAnswer(material.entries(id), Integer::toString, material::department));
    return answers.isEmpty() ? Numbers.NONE : answers;
  }

  /// By which rule of section 2 of the method.
  private String counted(Indicator indicator) {
    IndicatorResult result = material.resultOf(indicator.id());
    if (result.agreed()) {
      return "vereinbart";
    }
    return switch (result.state()) {
      case RATED ->
          indicator.kind() == Kind.FACT && responsibleRated(indicator.id())
              ? "zuständige Stelle"
              : "Mittel aller Angaben";
      case UNKNOWN, NOT_APPLICABLE, UNANSWERED -> Wording.state(result.state());
    };
  }

  private boolean responsibleRated(String id) {
    Set<String> responsible = material.responsible(id);
    return Material.ratedBy(
            material.entries(id).stream()
                .filter(entry -> responsible.contains(entry.department()))
                .toList())
        > 0;
  }
}
