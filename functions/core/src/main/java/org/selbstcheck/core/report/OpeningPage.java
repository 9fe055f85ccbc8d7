package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Items;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Lead;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.State;

/// The page for people with one minute: what stands, what is missing, what to do first. Of each
/// list of the result it takes the first of each field, in the order of the list: the most urgent
/// gap always stands here, whatever the focus topics are, and one field cannot fill the page.
final class OpeningPage {

  private static final int FIRST = 3;

  private final Material material;
  private final Result result;
  private final Tone tone;

  OpeningPage(Material material, Tone tone) {
    this.material = material;
    this.result = material.result();
    this.tone = tone;
  }

  Section section() {
    Section stands = part("was-steht", "Was steht", strengths());
    Section missing = part("was-fehlt", "Was fehlt", missing());
    Section first = part("was-zuerst", "Was zuerst zu tun ist", firstSteps());
    List<Section> parts =
        switch (tone) {
          case ENCOURAGING, BALANCED -> List.of(stands, missing, first);
          case PLAIN -> List.of(missing, first, stands);
        };
    List<Block> blocks = new ArrayList<>();
    opening().map(Lead::new).ifPresent(blocks::add);
    blocks.add(new Paragraph(counts()));
    blocks.addAll(stages());
    return new Section("auf-einen-blick", "Auf einen Blick", false, blocks, parts);
  }

  private static Section part(String id, String title, List<Block> blocks) {
    return new Section(id, title, false, blocks, List.of());
  }

  private Optional<String> opening() {
    int strengths = result.strengths().size();
    int gaps = result.gaps().size();
    return switch (tone) {
      case ENCOURAGING ->
          Optional.of(
              strengths == 0
                  ? "Der ehrliche Blick auf den eigenen Stand ist getan. Von hier aus geht es weiter."
                  : "%s. Was noch fehlt, gehört ebenso zum Bild und steht gleich dabei."
                      .formatted(
                          strengths == 1
                              ? "1\u00A0Stärke trägt schon"
                              : strengths + "\u00A0Stärken tragen schon"));
      case BALANCED -> Optional.empty();
      case PLAIN ->
          Optional.of(
              gaps == 0
                  ? "Eine Lücke im Sinn der Methode gibt es nicht. Was begonnen oder ungeklärt ist, trägt aber noch nicht."
                  : "%s. Was daraus folgt, steht zuerst; was trägt, danach."
                      .formatted(
                          gaps == 1 ? "1\u00A0Lücke ist offen" : gaps + "\u00A0Lücken sind offen"));
    };
  }

  /// The fields by stage, highest first.
  private List<Block> stages() {
    List<Block> blocks = new ArrayList<>();
    List<Stage> stages = material.instrument().stages();
    for (int i = stages.size() - 1; i >= 0; i--) {
      add(blocks, stages.get(i).label(), withStage(i));
    }
    add(blocks, "Ohne Stufe", result.fields().stream().filter(f -> f.stage().isEmpty()).toList());
    return blocks;
  }

  private List<FieldResult> withStage(int stage) {
    return result.fields().stream()
        .filter(field -> field.stage().filter(own -> own == stage).isPresent())
        .toList();
  }

  private void add(List<Block> blocks, String label, List<FieldResult> fields) {
    if (!fields.isEmpty()) {
      List<String> titles =
          fields.stream().map(field -> material.field(field.id())).map(Field::title).toList();
      blocks.add(
          new Labelled("%s (%d)".formatted(label, fields.size()), String.join(", ", titles)));
    }
  }

  private String counts() {
    long notApplicable =
        result.indicators().stream().filter(i -> i.state() == State.NOT_APPLICABLE).count();
    List<String> parts = new ArrayList<>();
    parts.add(Wording.count(result.strengths().size(), "Stärke", "Stärken"));
    parts.add(Wording.count(result.gaps().size(), "Lücke", "Lücken"));
    parts.add(result.inProgress().size() + "\u00A0in Arbeit");
    parts.add(Wording.count(result.knowledgeGaps().size(), "Wissenslücke", "Wissenslücken"));
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
    String points =
        result.discussionPoints().isEmpty()
            ? ""
            : " Über %s ist noch zu sprechen."
                .formatted(Wording.count(result.discussionPoints().size(), "Punkt", "Punkte"));
    return "%s: %s.%s"
        .formatted(
            Wording.count(result.indicators().size(), "Indikator", "Indikatoren"),
            String.join(", ", parts),
            points);
  }

  private List<Block> strengths() {
    if (result.strengths().isEmpty()) {
      return List.of(
          new Paragraph(
              "Noch erreicht kein Indikator die Schwelle zur Stärke, drei Viertel der Skala."));
    }
    return List.of(
        new Items(
            false,
            firstOfFields(result.strengths()).stream()
                .map(id -> inField(id, material.indicator(id).texts().strength()))
                .toList()));
  }

  private List<Block> missing() {
    List<String> items = new ArrayList<>();
    firstOfFields(ids(result.gaps())).stream()
        .map(id -> inField(id, Findings.gapText(material, id, tone)))
        .forEach(items::add);
    if (!result.knowledgeGaps().isEmpty()) {
      items.add(unclear(result.knowledgeGaps().size()));
    }
    return items.isEmpty()
        ? List.of(
            new Paragraph(
                "Weder Lücken noch Wissenslücken im Sinn der Methode. Was noch in Arbeit ist, steht bei den Handlungsfeldern."))
        : List.of(new Items(false, items));
  }

  private String unclear(int number) {
    String what = Wording.count(number, "Indikator ist", "Indikatoren sind") + " ungeklärt";
    return switch (tone) {
      case ENCOURAGING -> what + ": Hier bringt schon Nachfragen weiter.";
      case BALANCED -> what + ".";
      case PLAIN -> what + ": Darüber lässt sich nichts entscheiden, bis es jemand weiß.";
    };
  }

  private List<Block> firstSteps() {
    List<String> ids =
        firstOfFields(ids(result.gaps().isEmpty() ? result.inProgress() : result.gaps()));
    List<String> steps =
        new ArrayList<>(
            ids.stream().map(id -> inField(id, Findings.step(material, id).text())).toList());
    if (steps.isEmpty()) {
      steps.add(
          result.knowledgeGaps().isEmpty()
              ? "Prüfen, ob wirkt, was umgesetzt ist, und das Ergebnis festhalten."
              : "Die Wissenslücken klären: zuerst bei den Schlüsselindikatoren nachfragen.");
    }
    return List.of(new Items(true, steps));
  }

  /// The first of each field, and after them the rest, as far as there is room.
  private List<String> firstOfFields(List<String> ids) {
    Map<String, String> first = new LinkedHashMap<>();
    ids.forEach(id -> first.putIfAbsent(material.fieldOf(id).id(), id));
    List<String> chosen = new ArrayList<>(first.values());
    ids.stream().filter(id -> !first.containsValue(id)).forEach(chosen::add);
    return chosen.stream().limit(FIRST).toList();
  }

  private static List<String> ids(List<Result.Finding> findings) {
    return findings.stream().map(Result.Finding::indicator).toList();
  }

  private String inField(String indicator, String text) {
    return material.fieldOf(indicator).title() + ": " + text;
  }
}
