package org.selbstcheck.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.DataTable.Cell;
import org.selbstcheck.core.report.DataTable.Column;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.State;
import org.selbstcheck.core.scoring.Result.TargetDistance;

/// The columns of a [DataTable] and what stands in them.
final class DataRows {

  private static final Cell EMPTY = new Cell.Empty();
  private static final String YES = "ja";

  private final Material material;
  private final Tone tone;
  private final Edition edition;
  private final Set<String> gaps = new HashSet<>();
  private final Set<String> inProgress = new HashSet<>();
  private final Set<String> strengths;
  private final Set<String> knowledgeGaps;
  private final Set<String> settled = new HashSet<>();
  private final Map<String, BigDecimal> urgencies = new HashMap<>();
  private final Map<String, TargetDistance> targets = new HashMap<>();

  DataRows(Material material, Tone tone, Edition edition) {
    this.material = material;
    this.tone = tone;
    this.edition = edition;
    Result result = material.result();
    result.gaps().forEach(finding -> gaps.add(finding.indicator()));
    result.inProgress().forEach(finding -> inProgress.add(finding.indicator()));
    strengths = new HashSet<>(result.strengths());
    knowledgeGaps = new HashSet<>(result.knowledgeGaps());
    result.settled().stream().map(DiscussionPoint::indicator).forEach(settled::add);
    for (List<Finding> findings : List.of(result.gaps(), result.inProgress())) {
      findings.forEach(finding -> urgencies.put(finding.indicator(), finding.urgency()));
    }
    result.targets().forEach(target -> targets.put(target.indicator(), target));
  }

  /// A column with the cell that an indicator has in it, by the indicator's id.
  private record Filled(Column column, Function<String, Cell> cell) {}

  DataTable table(ReportMeta meta) {
    List<Filled> columns = new ArrayList<>(forEverybody());
    if (edition == Edition.INTERNAL) {
      columns.addAll(internal());
    }
    return new DataTable(
        about(meta),
        columns.stream().map(Filled::column).toList(),
        material.result().indicators().stream()
            .map(IndicatorResult::id)
            .map(id -> columns.stream().map(column -> column.cell().apply(id)).toList())
            .toList());
  }

  private List<Block.Fact> about(ReportMeta meta) {
    List<Block.Fact> about = new ArrayList<>();
    edition.mark().map(mark -> new Block.Fact("Vermerk", mark)).ifPresent(about::add);
    about.addAll(AboutThisReport.ofResult(material, tone, edition, meta).facts());
    return about;
  }

  private List<Filled> forEverybody() {
    return List.of(
        text("Handlungsfeld", id -> material.fieldOf(id).title()),
        text("Thema", id -> material.topic(material.topicOf(id)).title()),
        text("Schwerpunkt", id -> material.inFocus(id) ? YES : ""),
        text("Indikator", id -> material.indicator(id).statement()),
        text("Kennung", id -> id),
        text("Art", id -> kind(material.indicator(id).kind())),
        text("Schlüsselindikator", id -> material.indicator(id).key() ? YES : ""),
        number("Gewicht", id -> Optional.of(BigDecimal.valueOf(material.indicator(id).weight()))),
        text("Zustand", id -> Wording.state(material.resultOf(id).state())),
        number("Stand", material::level),
        text("Vereinbart", id -> material.resultOf(id).agreed() ? YES : ""),
        text("Listen", id -> String.join(", ", lists(id))),
        text(
            "Lücke wegen Handlungsbedarf",
            id -> gaps.contains(id) && Findings.isNeed(material, id) ? YES : ""),
        text("Rückmeldung", this::feedback),
        text("Erster Schritt", id -> step(id, true)),
        text("Nächster Schritt", id -> step(id, false)),
        number(
            "Ziel",
            id ->
                Optional.ofNullable(targets.get(id))
                    .map(target -> BigDecimal.valueOf(target.level()))),
        number(
            "Abstand zum Ziel",
            id -> Optional.ofNullable(targets.get(id)).flatMap(TargetDistance::distance)),
        number("Einschätzungen (Stellen)", this::ratedBy));
  }

  /// What only the internal edition says.
  private List<Filled> internal() {
    List<Filled> columns = new ArrayList<>();
    columns.add(number("Dringlichkeit", id -> Optional.ofNullable(urgencies.get(id))));
    columns.add(
        number(
            "Handlungsbedarf (Stellen)",
            id ->
                Optional.of(
                    BigDecimal.valueOf(
                        material.entries(id).stream().filter(Entry::needForAction).count()))));
    columns.add(
        number(
            "Abstand der Antworten",
            id -> material.resultOf(id).spread().map(BigDecimal::valueOf)));
    columns.add(number("Uneinigkeit", id -> material.resultOf(id).dissent()));
    columns.add(
        text(
            "Andere Sicht",
            id ->
                material.agreement(id).filter(agreed -> !agreed.minority().isEmpty()).isPresent()
                    ? YES
                    : ""));
    for (Department department : material.selfCheck().departments()) {
      columns.add(text("Antwort: " + department.name(), id -> answer(id, department.id())));
    }
    columns.add(
        text(
            "Anmerkungen der Stellen",
            id -> String.join("\n", new UnitAnswers(material).remarksByUnit(id))));
    return columns;
  }

  private static Filled text(String title, Function<String, String> text) {
    return new Filled(
        new Column(title, false),
        id -> {
          String words = text.apply(id);
          return words.isEmpty() ? EMPTY : new Cell.Text(words);
        });
  }

  private static Filled number(String title, Function<String, Optional<BigDecimal>> number) {
    return new Filled(
        new Column(title, true), id -> number.apply(id).<Cell>map(Cell.Number::new).orElse(EMPTY));
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case FACT -> "Sachstand";
      case APPRAISAL -> "Einschätzung";
    };
  }

  private List<String> lists(String id) {
    List<String> lists = new ArrayList<>();
    if (strengths.contains(id)) {
      lists.add("Stärke");
    }
    if (gaps.contains(id)) {
      lists.add("Lücke");
    }
    if (inProgress.contains(id)) {
      lists.add("In Arbeit");
    }
    if (knowledgeGaps.contains(id)) {
      lists.add("Wissenslücke");
    }
    if (material.resultOf(id).state() == State.NOT_APPLICABLE) {
      lists.add("Nicht zutreffend");
    }
    if (material.resultOf(id).state() == State.UNANSWERED && !material.result().submitted()) {
      lists.add("Noch nicht beantwortet");
    }
    if (material.isOpenPoint(id)) {
      lists.add("Gesprächspunkt");
    }
    if (settled.contains(id)) {
      lists.add("Gesprächspunkt (vereinbart)");
    }
    return lists;
  }

  private String feedback(String id) {
    if (strengths.contains(id)) {
      return material.indicator(id).texts().strength();
    }
    return gaps.contains(id) ? Findings.gapText(material, id, tone) : "";
  }

  /// Where there is one: a gap, or in progress.
  private String step(String id, boolean first) {
    boolean has = gaps.contains(id) || inProgress.contains(id);
    return has && first == Findings.isBelowMiddle(material, id)
        ? Findings.step(material, id).text()
        : "";
  }

  /// How many units rated; publicly only of what is or was to be discussed (design, editions).
  private Optional<BigDecimal> ratedBy(String id) {
    boolean said =
        switch (edition) {
          case INTERNAL -> true;
          case PUBLIC -> material.isOpenPoint(id) || settled.contains(id);
        };
    return said ? Optional.of(BigDecimal.valueOf(material.ratedBy(id))) : Optional.empty();
  }

  private String answer(String indicator, String department) {
    return material.entries(indicator).stream()
        .filter(entry -> entry.department().equals(department))
        .flatMap(entry -> entry.answer().stream())
        .map(answer -> AnswerWords.answer(answer, material.instrument()))
        .findFirst()
        .orElse("");
  }
}
