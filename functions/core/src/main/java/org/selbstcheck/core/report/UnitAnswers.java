package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.charts.AnswerDots;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Figure;
import org.selbstcheck.core.report.Block.Items;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;

/// Who answered what. Internal edition only: nothing here may reach a public document.
final class UnitAnswers {

  /// What fits on a page at full width, in user units.
  private static final int HIGHEST = 800;

  private final Material material;

  UnitAnswers(Material material) {
    this.material = material;
  }

  /// Every unit's answer, mark, comment, obstacles and evidence; empty where there is none.
  List<Block> table(String indicator) {
    List<List<String>> rows =
        material.entries(indicator).stream()
            .map(
                entry ->
                    List.of(
                        material.department(entry.department()),
                        entry
                            .answer()
                            .map(answer -> AnswerWords.answer(answer, material.instrument()))
                            .orElse("noch keine Antwort"),
                        String.join("\n", remarks(entry))))
            .toList();
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Table(
                "Antworten der Stellen",
                List.of(
                    new Column("Stelle", 26, false),
                    new Column("Antwort", 26, false),
                    new Column("Anmerkungen", 48, false)),
                rows));
  }

  /// Where the units stand on some indicators of a field: pictures, each of which fits on a page,
  /// with the table behind each.
  List<Block> pictures(Field field, List<String> ids) {
    List<String> levels = material.instrument().scale().stream().map(ScaleLevel::label).toList();
    List<Block> blocks = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    int pictures = 0;
    for (int i = 0; i < ids.size(); i++) {
      shown.add(ids.get(i));
      List<AnswerDots.Row> rows = shown.stream().map(this::dots).toList();
      boolean last = i == ids.size() - 1;
      if (last || AnswerDots.height(levels, withNext(rows, ids.get(i + 1))) > HIGHEST) {
        pictures++;
        blocks.add(
            new Figure(
                AnswerDots.title(),
                AnswerDots.description(rows),
                AnswerDots.svg(levels, rows, "stand-%s-%d".formatted(field.id(), pictures)),
                AnswerDots.WIDTH,
                AnswerDots.height(levels, rows)));
        blocks.add(
            new Table(
                "Dasselbe als Tabelle, mit den Nummern der Stellen",
                List.of(new Column("Indikator", 40, false), new Column("Antworten", 60, false)),
                shown.stream()
                    .map(id -> List.of(material.indicator(id).statement(), numbered(id)))
                    .toList()));
        shown = new ArrayList<>();
      }
    }
    return blocks;
  }

  private List<AnswerDots.Row> withNext(List<AnswerDots.Row> rows, String id) {
    List<AnswerDots.Row> more = new ArrayList<>(rows);
    more.add(dots(id));
    return more;
  }

  private AnswerDots.Row dots(String id) {
    Set<String> responsible = material.responsible(id);
    List<AnswerDots.Dot> dots = new ArrayList<>();
    for (Entry entry : inOrderOfUnits(id)) {
      if (entry.answer().orElse(null) instanceof AgreedAnswer answer) {
        dots.add(
            new AnswerDots.Dot(
                material.number(entry.department()),
                material.department(entry.department()),
                answer,
                responsible.contains(entry.department())));
      }
    }
    return new AnswerDots.Row(material.indicator(id).statement(), dots, material.level(id));
  }

  /// "1 Jugendamt: 2"
  private String numbered(String id) {
    return inOrderOfUnits(id).stream()
        .flatMap(
            entry ->
                entry.answer().stream()
                    .map(
                        answer ->
                            "%d %s: %s"
                                .formatted(
                                    material.number(entry.department()),
                                    material.department(entry.department()),
                                    Wording.shortAnswer(answer))))
        .collect(Collectors.joining(" · "));
  }

  private List<Entry> inOrderOfUnits(String id) {
    return material.entries(id).stream()
        .sorted(Comparator.comparingInt(entry -> material.number(entry.department())))
        .toList();
  }

  /// Each side's view of a point that was left open on purpose.
  List<Block> views(String indicator) {
    return material.disputed(indicator).stream()
        .flatMap(disputed -> disputed.views().stream())
        .<Block>map(
            view ->
                new Labelled(
                    "Bewusst offen gelassen, Sicht von " + material.department(view.department()),
                    view.view()))
        .toList();
  }

  /// All answers in one line, and a line for each unit that said more.
  List<Block> inBrief(List<Entry> entries) {
    List<Block> blocks = new ArrayList<>();
    String line =
        entries.stream()
            .filter(entry -> entry.answer().isPresent())
            .map(
                entry ->
                    "%s: %s"
                        .formatted(
                            material.department(entry.department()),
                            entry.answer().map(Wording::shortAnswer).orElse("")))
            .collect(Collectors.joining(" · "));
    if (!line.isEmpty()) {
      blocks.add(new Paragraph(line));
    }
    blocks.addAll(remarks(entries));
    return blocks;
  }

  /// A line for each unit that said more than a level or "weiß nicht"; empty where none did.
  List<Block> remarks(List<Entry> entries) {
    List<String> remarks =
        entries.stream().map(this::allRemarks).flatMap(Optional::stream).toList();
    return remarks.isEmpty() ? List.of() : List.of(new Items(false, remarks));
  }

  /// A line for each unit that said more than its answer.
  List<String> remarksByUnit(String indicator) {
    return material.entries(indicator).stream()
        .filter(entry -> !remarks(entry).isEmpty())
        .map(
            entry ->
                "%s: %s"
                    .formatted(
                        material.department(entry.department()),
                        String.join(" · ", remarks(entry))))
        .toList();
  }

  private Optional<String> allRemarks(Entry entry) {
    List<String> parts = new ArrayList<>();
    entry
        .answer()
        .filter(answer -> !(answer instanceof Answer.Level || answer instanceof Answer.Unknown))
        .map(answer -> AnswerWords.answer(answer, material.instrument()))
        .ifPresent(parts::add);
    parts.addAll(remarks(entry));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(material.department(entry.department()) + ": " + String.join(" · ", parts));
  }

  private static List<String> remarks(Entry entry) {
    List<String> remarks = new ArrayList<>();
    if (entry.needForAction()) {
      remarks.add("Handlungsbedarf");
    }
    if (!entry.comment().isBlank()) {
      remarks.add(entry.comment());
    }
    if (!entry.obstacles().isEmpty()) {
      remarks.add("Hürden: " + obstacles(entry.obstacles()));
    }
    if (!entry.evidence().isEmpty()) {
      remarks.add("Belege: " + String.join(", ", entry.evidence()));
    }
    return remarks;
  }

  static String obstacles(Collection<Obstacle> obstacles) {
    return obstacles.stream().sorted().map(AnswerWords::obstacle).collect(Collectors.joining(", "));
  }
}
