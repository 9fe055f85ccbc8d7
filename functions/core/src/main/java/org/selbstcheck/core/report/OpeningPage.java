package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Lead;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;

/// The page for people with one minute: what stands, what is missing, what to do first.
final class OpeningPage {

  private final Material material;
  private final Result result;
  private final Tone tone;
  private final Highlights highlights;

  OpeningPage(Material material, Tone tone) {
    this.material = material;
    this.result = material.result();
    this.tone = tone;
    this.highlights = new Highlights(material, tone);
  }

  Section section() {
    Section stands = part("was-steht", "Was steht", highlights.strengths());
    Section missing = part("was-fehlt", "Was fehlt", highlights.missing());
    Section first = part("was-zuerst", "Was zuerst zu tun ist", highlights.firstSteps());
    List<Section> parts =
        switch (tone) {
          case ENCOURAGING, BALANCED -> List.of(stands, missing, first);
          case PLAIN -> List.of(missing, first, stands);
        };
    List<Block> blocks = new ArrayList<>();
    opening().map(Lead::new).ifPresent(blocks::add);
    blocks.add(new Paragraph(highlights.counts()));
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
}
