package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Entry;
import org.selbstcheck.core.report.Block.Fact;
import org.selbstcheck.core.report.Block.Facts;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Lead;
import org.selbstcheck.core.report.Block.Note;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.State;
import org.selbstcheck.core.scoring.Result.TargetDistance;

/// One field of action: what its stage means, then every indicator in the list to which it belongs.
///
/// The lists and what is in them are the same in every tone, their order is not: `plain` begins
/// with what is missing and ends with what works, `encouraging` begins with strengths.
final class FieldChapter {

  private final Material material;
  private final Result result;
  private final Tone tone;
  private final Edition edition;

  FieldChapter(Material material, Tone tone, Edition edition) {
    this.material = material;
    this.result = material.result();
    this.tone = tone;
    this.edition = edition;
  }

  Section section(FieldResult shown) {
    Field field = material.field(shown.id());
    List<Block> blocks = new ArrayList<>();
    if (tone == Tone.PLAIN) {
      whatIsMissing(field).map(Lead::new).ifPresent(blocks::add);
    }
    blocks.add(new Facts(keyFigures(shown)));
    blocks.addAll(verdict(field, shown));
    if (shown.topics().size() > 1) {
      blocks.add(
          new ProfileSection(material, edition)
              .topics(shown.topics(), "Themen im Handlungsfeld " + field.title()));
    }
    CommentarySection.onField(material, edition, field).ifPresent(blocks::add);
    return new Section("feld-" + field.id(), field.title(), true, blocks, lists(field));
  }

  private List<Fact> keyFigures(FieldResult shown) {
    List<Fact> facts = new ArrayList<>();
    shown
        .stage()
        .map(stage -> material.instrument().stages().get(stage).label())
        .ifPresent(label -> facts.add(new Fact("Stufe", label)));
    facts.add(new Fact("Wert", Numbers.percent(shown.score())));
    facts.add(
        new Fact(
            "Beantwortet",
            shown.coverage().map(c -> Numbers.percent(c) + "\u00A0%").orElse(Numbers.NONE)));
    facts.add(
        new Fact(
            "Spanne",
            ProfileSection.span(
                shown.low().map(Numbers::percent), shown.high().map(Numbers::percent))));
    return facts;
  }

  private List<Block> verdict(Field field, FieldResult shown) {
    Optional<NoStage> none = NoStage.of(shown, material.instrument(), result.scope());
    if (none.isPresent()) {
      NoStage reason = none.get();
      return List.of(
          new Note(Wording.noStage(reason)),
          new Paragraph(Wording.noStage(reason, shown, material.instrument(), tone)));
    }
    int index = shown.stage().orElseThrow();
    Stage stage = material.instrument().stages().get(index);
    String words = Wording.stageInWords(shown, stage, material);
    return List.of(
        shown.cappedBy().isEmpty() ? new Paragraph(words) : new Note(words),
        new Paragraph(field.verdicts().get(index).in(tone)));
  }

  /// One sentence on what is missing and what follows; empty where nothing applies.
  private Optional<String> whatIsMissing(Field field) {
    List<String> gaps = material.ofField(field, ids(result.gaps()));
    Optional<String> mostUrgent =
        result.gaps().stream().map(Finding::indicator).filter(gaps::contains).findFirst();
    if (mostUrgent.isPresent()) {
      return mostUrgent.map(id -> Findings.gapText(material, id, tone));
    }
    int unclear = material.ofField(field, result.knowledgeGaps()).size();
    if (unclear > 0) {
      return Optional.of(
          unclear == 1
              ? "Bei einem Indikator weiß bisher niemand sicher, wo die Kommune steht; darauf lässt sich keine Entscheidung stützen."
              : "Bei %d\u00A0Indikatoren weiß bisher niemand sicher, wo die Kommune steht; darauf lässt sich keine Entscheidung stützen."
                  .formatted(unclear));
    }
    if (!stillOpen(field).isEmpty()) {
      return Optional.of(
          "Die Antworten sind noch nicht vollständig; bis dahin ist jede Aussage über dieses Feld vorläufig.");
    }
    if (!material.ofField(field, ids(result.inProgress())).isEmpty()) {
      return Optional.of(
          "Manches läuft erst an einzelnen Stellen oder auf Zeit; was an einem Projekt oder an einer Person hängt, kann mit ihr wieder wegfallen.");
    }
    if (!material.ofField(field, result.strengths()).isEmpty()) {
      return Optional.of(
          "Nach den Antworten fehlt hier nichts; was niemand regelmäßig überprüft, kann dennoch unbemerkt nachlassen.");
    }
    return Optional.empty();
  }

  private List<Section> lists(Field field) {
    Optional<Section> strengths =
        list(
            field,
            "staerken",
            "Stärken",
            entries(field, result.strengths(), id -> Findings.strength(material, id)));
    Optional<Section> gaps =
        list(
            field,
            "luecken",
            "Lücken",
            entries(field, ids(result.gaps()), id -> Findings.gap(material, id, tone)));
    Optional<Section> inProgress =
        list(
            field,
            "in-arbeit",
            "In Arbeit",
            entries(field, ids(result.inProgress()), id -> Findings.inProgress(material, id)));
    Optional<Section> knowledge =
        list(
            field,
            "wissensluecken",
            "Wissenslücken",
            entries(field, result.knowledgeGaps(), this::open));
    Optional<Section> stillOpen =
        list(
            field,
            "noch-offen",
            "Noch nicht beantwortet",
            entries(field, stillOpen(field), this::open));
    Optional<Section> notApplicable =
        list(
            field,
            "nicht-zutreffend",
            "Nicht zutreffend",
            entries(field, notApplicable(field), this::notApplicable));
    Conversation conversation = new Conversation(material, edition);
    Optional<Section> points = conversation.open(field);
    Optional<Section> settled = conversation.settled(field);
    Optional<Section> targets = targets(field);
    Stream<Optional<Section>> order =
        switch (tone) {
          case ENCOURAGING ->
              Stream.of(
                  strengths,
                  inProgress,
                  gaps,
                  knowledge,
                  points,
                  settled,
                  targets,
                  stillOpen,
                  notApplicable);
          case BALANCED ->
              Stream.of(
                  strengths,
                  gaps,
                  inProgress,
                  knowledge,
                  points,
                  settled,
                  targets,
                  stillOpen,
                  notApplicable);
          case PLAIN ->
              Stream.of(
                  gaps,
                  knowledge,
                  points,
                  stillOpen,
                  inProgress,
                  targets,
                  settled,
                  notApplicable,
                  strengths);
        };
    return order.flatMap(Optional::stream).toList();
  }

  private static Optional<Section> list(
      Field field, String kind, String title, List<Block> entries) {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "feld-" + field.id() + "-" + kind,
                title + " (" + entries.size() + ")",
                false,
                entries,
                List.of()));
  }

  private List<Block> entries(Field field, List<String> ids, Function<String, Entry> entry) {
    return material.ofField(field, ids).stream().<Block>map(entry).toList();
  }

  /// Whom one usually asks is said internally only: units are named like that.
  private Entry open(String id) {
    List<String> askFirst = material.indicator(id).askFirst();
    List<Block> body =
        edition == Edition.INTERNAL && !askFirst.isEmpty()
            ? List.of(new Labelled("Wer es wissen könnte", String.join(", ", askFirst)))
            : List.of();
    return Findings.entry(material, id, body);
  }

  private Entry notApplicable(String id) {
    List<Block> body = new ArrayList<>();
    if (edition == Edition.INTERNAL) {
      String reasons =
          material.entries(id).stream()
              .filter(entry -> entry.answer().orElse(null) instanceof Answer.NotApplicable)
              .map(
                  entry ->
                      "%s: %s"
                          .formatted(
                              material.department(entry.department()),
                              AnswerWords.answer(
                                  entry.answer().orElseThrow(), material.instrument())))
              .collect(Collectors.joining("\n"));
      if (!reasons.isEmpty()) {
        body.add(new Labelled("Begründung", reasons));
      }
    }
    return Findings.entry(material, id, body);
  }

  private List<String> notApplicable(Field field) {
    return inState(field, State.NOT_APPLICABLE);
  }

  /// Unanswered without being a knowledge gap: only before submission.
  private List<String> stillOpen(Field field) {
    return result.submitted() ? List.of() : inState(field, State.UNANSWERED);
  }

  private List<String> inState(Field field, State state) {
    return field.indicators().stream()
        .filter(indicator -> material.inScope(indicator.id()))
        .map(indicator -> material.resultOf(indicator.id()))
        .filter(indicator -> indicator.state() == state)
        .map(IndicatorResult::id)
        .toList();
  }

  private Optional<Section> targets(Field field) {
    List<List<String>> rows = new ArrayList<>();
    for (TargetDistance target : result.targets()) {
      if (material.fieldOf(target.indicator()).id().equals(field.id())) {
        rows.add(
            List.of(
                material.indicator(target.indicator()).statement(),
                Numbers.level(material.level(target.indicator())),
                Integer.toString(target.level()),
                Numbers.level(target.distance())));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "feld-" + field.id() + "-ziele",
                "Vereinbarte Ziele (" + rows.size() + ")",
                false,
                List.of(
                    new Table(
                        "Ziele im Handlungsfeld " + field.title(),
                        List.of(
                            new Column("Indikator", 61, false),
                            new Column("Stand", 13, true),
                            new Column("Ziel", 11, true),
                            new Column("Abstand", 15, true)),
                        rows)),
                List.of()));
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::indicator).toList();
  }
}
