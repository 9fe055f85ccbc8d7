package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
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
import org.selbstcheck.core.report.Block.Table;

/// Who answered what. Internal edition only: nothing here may reach a public document.
final class UnitAnswers {

  /// What fits on a page at full width, in user units.
  private static final int HIGHEST = 800;

  private final Material material;

  UnitAnswers(Material material) {
    this.material = material;
  }

  /// Who gave which answer, a line per answer: levels from the lowest, then what is no level.
  ///
  /// @param level how a level is written
  /// @param unit how a unit is written, by its id
  static List<String> byAnswer(
      List<Entry> entries, IntFunction<String> level, Function<String, String> unit) {
    Map<String, List<String>> units = new LinkedHashMap<>();
    entries.stream()
        .filter(entry -> entry.answer().isPresent())
        .sorted(Comparator.comparingInt(entry -> rank(entry.answer().orElseThrow())))
        .forEach(
            entry ->
                units
                    .computeIfAbsent(
                        entry.answer().orElseThrow() instanceof Answer.Level(int given)
                            ? level.apply(given)
                            : Wording.shortAnswer(entry.answer().orElseThrow()),
                        _ -> new ArrayList<>())
                    .add(unit.apply(entry.department())));
    return units.entrySet().stream()
        .map(given -> given.getKey() + ": " + String.join(", ", given.getValue()))
        .toList();
  }

  private static int rank(Answer answer) {
    return switch (answer) {
      case Answer.Level(int level) -> level;
      case Answer.Unknown _ -> Integer.MAX_VALUE - 2;
      case Answer.NotApplicable _ -> Integer.MAX_VALUE - 1;
      case Answer.NotOurs _ -> Integer.MAX_VALUE;
    };
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
                List.of(new Column("Indikator", 36, false), new Column("Antworten", 64, false)),
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

  /// "2: 1 Jugendamt, 3 Sozialamt"
  private String numbered(String id) {
    return String.join(
        "\n",
        byAnswer(
            inOrderOfUnits(id),
            Integer::toString,
            unit -> material.number(unit) + " " + material.department(unit)));
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

  /// All answers in one line, and what units said beyond them.
  List<Block> inBrief(List<Entry> entries) {
    List<Block> blocks = new ArrayList<>();
    String line = String.join(" · ", byAnswer(entries, Integer::toString, material::department));
    if (!line.isEmpty()) {
      blocks.add(new Labelled("Antworten", line));
    }
    blocks.addAll(remarks(entries));
    return blocks;
  }

  /// Who marked a need for action, and a line for each unit that said more than a level or "weiß
  /// nicht"; empty where none did.
  List<Block> remarks(List<Entry> entries) {
    List<Block> blocks = new ArrayList<>();
    String needs =
        entries.stream()
            .filter(Entry::needForAction)
            .map(entry -> material.department(entry.department()))
            .collect(Collectors.joining(", "));
    if (!needs.isEmpty()) {
      blocks.add(new Labelled("Handlungsbedarf angemeldet von", needs));
    }
    List<String> words = entries.stream().map(this::allWords).flatMap(Optional::stream).toList();
    if (!words.isEmpty()) {
      blocks.add(new Items(false, words));
    }
    return blocks;
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

  private Optional<String> allWords(Entry entry) {
    List<String> parts = new ArrayList<>();
    entry
        .answer()
        .filter(answer -> !(answer instanceof Answer.Level || answer instanceof Answer.Unknown))
        .map(answer -> AnswerWords.answer(answer, material.instrument()))
        .ifPresent(parts::add);
    parts.addAll(words(entry));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(material.department(entry.department()) + ": " + String.join(" · ", parts));
  }

  private static List<String> remarks(Entry entry) {
    List<String> remarks = new ArrayList<>();
    if (entry.needForAction()) {
      remarks.add("Handlungsbedarf");
    }
    remarks.addAll(words(entry));
    return remarks;
  }

  private static List<String> words(Entry entry) {
    List<String> words = new ArrayList<>();
    if (!entry.comment().isBlank()) {
      words.add(entry.comment());
    }
    if (!entry.obstacles().isEmpty()) {
      words.add("Hürden: " + obstacles(entry.obstacles()));
    }
    if (!entry.evidence().isEmpty()) {
      words.add("Belege: " + String.join(", ", entry.evidence()));
    }
    return words;
  }

  static String obstacles(Collection<Obstacle> obstacles) {
    return obstacles.stream().sorted().map(AnswerWords::obstacle).collect(Collectors.joining(", "));
  }
}
