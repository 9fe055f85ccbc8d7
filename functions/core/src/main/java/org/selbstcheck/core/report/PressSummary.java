package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Facts;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Lead;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;

/// What a press office can use: about 2 000 characters that name the weakest field and the most
/// urgent gap in every tone.
final class PressSummary {

  private static final int STRENGTHS = 2;

  private final Material material;
  private final Result result;
  private final Tone tone;
  private final Edition edition;
  private final ReportMeta meta;
  private final Highlights highlights;

  PressSummary(Material material, Tone tone, Edition edition, ReportMeta meta) {
    this.material = material;
    this.result = material.result();
    this.tone = tone;
    this.edition = edition;
    this.meta = meta;
    this.highlights = new Highlights(material, tone);
  }

  List<Section> sections() {
    AboutThisReport about = AboutThisReport.of(ReportKind.PRESS, material, tone, edition, meta);
    return List.of(
        new Section("meldung", headline(), false, body(), List.of()),
        new Section(
            "ueber-den-selbstcheck",
            "Über den Selbstcheck",
            false,
            List.of(new Paragraph(box()), new Paragraph(Wording.otherTones(tone))),
            List.of()),
        new Section("angaben", "Angaben", false, List.of(new Facts(about.facts())), List.of()));
  }

  private String headline() {
    String strengths = Wording.strengths(result);
    String gaps = Wording.gaps(result);
    String unclear = Wording.knowledgeGaps(result);
    String name = meta.municipality();
    return switch (tone) {
      case ENCOURAGING ->
          "%s prüft sich selbst: %s, auf denen sich aufbauen lässt, %s und %s"
              .formatted(name, strengths, gaps, unclear);
      case BALANCED -> "%s prüft sich selbst: %s, %s, %s".formatted(name, strengths, gaps, unclear);
      case PLAIN ->
          "%s prüft sich selbst: %s und %s, dazu %s".formatted(name, gaps, unclear, strengths);
    };
  }

  private List<Block> body() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Lead(Wording.occasion(material, meta)));
    List<Block> stands = strengths();
    List<Block> missing = missing();
    switch (tone) {
      case ENCOURAGING -> {
        blocks.addAll(stands);
        blocks.add(new Paragraph(fields()));
        blocks.addAll(missing);
      }
      case BALANCED -> {
        blocks.add(new Paragraph(fields()));
        blocks.addAll(stands);
        blocks.addAll(missing);
      }
      case PLAIN -> {
        blocks.addAll(missing);
        blocks.add(new Paragraph(fields()));
        blocks.addAll(stands);
      }
    }
    RoundsChapter.of(material)
        .map(rounds -> new Paragraph(rounds.sentence() + " " + Wording.LOWER_CAN_MEAN))
        .ifPresent(blocks::add);
    return blocks;
  }

  private List<Block> strengths() {
    List<Block> texts =
        highlights.firstStrengths(STRENGTHS).stream()
            .<Block>map(
                id ->
                    new Labelled(
                        "Was trägt (%s)".formatted(material.fieldOf(id).title()),
                        material.indicator(id).texts().strength()))
            .toList();
    return texts.isEmpty() ? List.of(new Paragraph(Wording.NO_STRENGTH)) : texts;
  }

  /// The most urgent gap with its step, and what is unclear or talked about.
  private List<Block> missing() {
    List<Block> blocks = new ArrayList<>();
    highlights
        .firstGaps(1)
        .forEach(
            id -> {
              blocks.add(
                  new Labelled(
                      "Was am dringendsten fehlt (%s)".formatted(material.fieldOf(id).title()),
                      Findings.gapText(material, id, tone)));
              blocks.add(Findings.step(material, id));
            });
    List<String> open = new ArrayList<>();
    if (!result.knowledgeGaps().isEmpty()) {
      open.add(Wording.unclear(result.knowledgeGaps().size(), tone));
    }
    Wording.openPoints(result).ifPresent(open::add);
    if (!open.isEmpty()) {
      blocks.add(new Paragraph(String.join(" ", open)));
    }
    if (blocks.isEmpty()) {
      blocks.add(new Paragraph(Wording.NOTHING_MISSING));
    }
    return blocks;
  }

  /// The highest and the lowest field, and those without a stage.
  private String fields() {
    List<FieldResult> scored =
        result.fields().stream()
            .filter(field -> field.score().isPresent())
            .sorted(Comparator.comparing(field -> field.score().orElseThrow()))
            .toList();
    List<String> sentences = new ArrayList<>();
    if (scored.isEmpty()) {
      sentences.add("Für kein Handlungsfeld liegt bisher ein Wert vor.");
    } else if (scored.size() == 1) {
      sentences.add("Bewertet ist %s.".formatted(value(scored.getFirst())));
    } else {
      String lowest = value(scored.getFirst());
      String highest = value(scored.getLast());
      sentences.add(
          switch (tone) {
            case ENCOURAGING, BALANCED ->
                "Auf einer Skala von 0 bis 100 liegt am höchsten %s, am niedrigsten %s."
                    .formatted(highest, lowest);
            case PLAIN ->
                "Auf einer Skala von 0 bis 100 liegt am niedrigsten %s, am höchsten %s."
                    .formatted(lowest, highest);
          });
    }
    String without = withoutStage();
    if (!without.isEmpty()) {
      sentences.add("Ohne Stufe: %s.".formatted(without));
    }
    return String.join(" ", sentences);
  }

  /// "Steuerung, Ankommen (zu viel ist offen); Beteiligung (trifft nicht zu)", each reason once.
  private String withoutStage() {
    Map<NoStage, List<String>> titles = new EnumMap<>(NoStage.class);
    for (FieldResult field : result.fields()) {
      NoStage.of(field, material.instrument(), result.scope())
          .ifPresent(
              reason ->
                  titles
                      .computeIfAbsent(reason, _ -> new ArrayList<>())
                      .add(material.field(field.id()).title()));
    }
    return titles.entrySet().stream()
        .map(
            entry ->
                "%s (%s)"
                    .formatted(String.join(", ", entry.getValue()), Wording.reason(entry.getKey())))
        .collect(Collectors.joining("; "));
  }

  /// "das Handlungsfeld „Steuerung“ mit 58,3 (Stufe „Im Aufbau“)".
  private String value(FieldResult field) {
    String stage =
        field
            .stage()
            .map(index -> material.instrument().stages().get(index).label())
            .map(" (Stufe „%s“)"::formatted)
            .orElse("");
    return "das Handlungsfeld „%s“ mit %s%s"
        .formatted(material.field(field.id()).title(), Numbers.percent(field.score()), stage);
  }

  private String box() {
    return "Der „%s“ ist eine Selbsteinschätzung: Stellen der Verwaltung geben an, wie weit sie sind, und sprechen über das, was sie verschieden sehen. %s Das Ergebnis dient dem Gespräch vor Ort; Ranglisten von Kommunen lassen sich daraus nicht bilden."
        .formatted(material.instrument().title(), Wording.ownMethod());
  }
}
