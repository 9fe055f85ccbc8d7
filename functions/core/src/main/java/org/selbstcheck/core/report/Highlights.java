package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Items;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.State;

/// What is said of a result where there is room for a little. Of each list it takes the first of
/// each field, in the order of the list: the most urgent gap always stands first, whatever the
/// focus topics are, and one field cannot fill the page. Which ones are chosen is the same in every
/// tone.
final class Highlights {

  /// As many as a reader in a hurry takes along.
  static final int FEW = 3;

  private final Material material;
  private final Result result;
  private final Tone tone;

  Highlights(Material material, Tone tone) {
    this.material = material;
    this.result = material.result();
    this.tone = tone;
  }

  /// The first strengths.
  ///
  /// @return ids of indicators
  List<String> firstStrengths(int most) {
    return firstOfFields(result.strengths(), most);
  }

  /// The most urgent gaps.
  ///
  /// @return ids of indicators
  List<String> firstGaps(int most) {
    return firstOfFields(ids(result.gaps()), most);
  }

  /// What to begin with: gaps, and where there is none, what is in progress.
  ///
  /// @return ids of indicators
  List<String> toBeginWith(int most) {
    return firstOfFields(ids(result.gaps().isEmpty() ? result.inProgress() : result.gaps()), most);
  }

  /// How many indicators stand in which list, in one or two sentences.
  String counts() {
    long notApplicable =
        result.indicators().stream().filter(i -> i.state() == State.NOT_APPLICABLE).count();
    List<String> parts = new ArrayList<>();
    parts.add(Wording.strengths(result));
    parts.add(Wording.gaps(result));
    parts.add(result.inProgress().size() + "\u00A0in Arbeit");
    parts.add(Wording.knowledgeGaps(result));
    if (notApplicable > 0) {
      parts.add(notApplicable + "\u00A0nicht zutreffend");
    }
    long unanswered =
        result.submitted()
            ? 0
            : result.indicators().stream().filter(i -> i.state() == State.UNANSWERED).count();
    if (unanswered > 0) {
      parts.add(unanswered + "\u00A0noch nicht beantwortet");
    }
    return "%s: %s.%s"
        .formatted(
            Wording.count(result.indicators().size(), "Indikator", "Indikatoren"),
            String.join(", ", parts),
            Wording.openPoints(result).map(sentence -> " " + sentence).orElse(""));
  }

  /// What stands: a list, or why there is none.
  List<Block> strengths() {
    return result.strengths().isEmpty()
        ? List.of(new Paragraph(Wording.NO_STRENGTH))
        : List.of(new Items(false, firstStrengths(FEW).stream().map(this::strength).toList()));
  }

  /// What is missing: a list, or why there is none.
  List<Block> missing() {
    List<String> items = new ArrayList<>(firstGaps(FEW).stream().map(this::gap).toList());
    if (!result.knowledgeGaps().isEmpty()) {
      items.add(Wording.unclear(result.knowledgeGaps().size(), tone));
    }
    return items.isEmpty()
        ? List.of(new Paragraph(Wording.NOTHING_MISSING))
        : List.of(new Items(false, items));
  }

  /// What to do first.
  List<Block> firstSteps() {
    List<String> steps = new ArrayList<>(toBeginWith(FEW).stream().map(this::step).toList());
    if (steps.isEmpty()) {
      steps.add(
          result.knowledgeGaps().isEmpty() ? Wording.CHECK_EFFECT : Wording.CLEAR_KNOWLEDGE_GAPS);
    }
    return List.of(new Items(true, steps));
  }

  /// "Steuerung: …"
  String strength(String id) {
    return inField(id, material.indicator(id).texts().strength());
  }

  /// "Steuerung: …", in the tone.
  String gap(String id) {
    return inField(id, Findings.gapText(material, id, tone));
  }

  /// "Steuerung: …"
  String step(String id) {
    return inField(id, Findings.step(material, id).text());
  }

  /// "Steuerung 2, Beteiligung 1", in the instrument's order.
  String numbersByField(List<String> ids) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    material
        .inOrder(ids)
        .forEach(id -> numbers.merge(material.fieldOf(id).title(), 1, Integer::sum));
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private String inField(String indicator, String text) {
    return material.fieldOf(indicator).title() + ": " + text;
  }

  /// The first of each field, and after them the rest, as far as there is room.
  private List<String> firstOfFields(List<String> ids, int most) {
    Map<String, String> first = new LinkedHashMap<>();
    ids.forEach(id -> first.putIfAbsent(material.fieldOf(id).id(), id));
    List<String> chosen = new ArrayList<>(first.values());
    ids.stream().filter(id -> !first.containsValue(id)).forEach(chosen::add);
    return chosen.stream().limit(most).toList();
  }

  private static List<String> ids(List<Result.Finding> findings) {
    return findings.stream().map(Result.Finding::indicator).toList();
  }
}
