package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.charts.FieldProfile;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Figure;
import org.selbstcheck.core.report.Block.Note;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.TopicResult;

/// The fields side by side, as a picture and as a table.
final class ProfileSection {

  private final Material material;
  private final Edition edition;

  ProfileSection(Material material, Edition edition) {
    this.material = material;
    this.edition = edition;
  }

  Section section() {
    Result result = material.result();
    List<Block> blocks = new ArrayList<>();
    blocks.add(figure());
    blocks.add(table());
    blocks.add(
        new Paragraph(
            "Der Wert reicht von 0 bis 100. „Beantwortet“ ist der Anteil, für den ein Stand vorliegt. Die Spanne zeigt, wo der Wert läge, wenn alles Offene ganz unten oder ganz oben stünde und bei Uneinigkeit die niedrigste oder die höchste Einschätzung gälte: Je breiter sie ist, desto mehr ist zu klären."));
    if (result.ratedByTwo() == 0) {
      blocks.add(new Note(Wording.NO_DIFFERENCES_VISIBLE));
    }
    return new Section("profil", "Profil der Handlungsfelder", true, blocks, List.of());
  }

  Figure figure() {
    Result result = material.result();
    return new Figure(
        FieldProfile.title(),
        FieldProfile.description(material.instrument(), result),
        FieldProfile.svg(material.instrument(), result, "profil"),
        FieldProfile.WIDTH,
        FieldProfile.height(result));
  }

  Table table() {
    List<List<String>> rows =
        material.result().fields().stream()
            .map(
                field ->
                    List.of(
                        material.field(field.id()).title(),
                        Numbers.percent(field.score()),
                        stage(field),
                        Numbers.percent(field.coverage()),
                        span(
                            field.low().map(Numbers::percent), field.high().map(Numbers::percent))))
            .toList();
    return new Table(
        "Handlungsfelder: Wert, Stufe, Anteil der beantworteten Fragen und Spanne",
        List.of(
            new Column("Handlungsfeld", 30, false),
            new Column("Wert", 10, true),
            new Column("Stufe", 28, false),
            new Column("Beantwortet in\u00A0%", 16, true),
            new Column("Spanne", 16, true)),
        rows);
  }

  /// The stage, or why there is none.
  String stage(FieldResult field) {
    return NoStage.of(field, material.instrument(), material.result().scope())
        .map(Wording::noStageInShort)
        .orElseGet(
            () -> {
              String label = stageLabel(field);
              return field.cappedBy().isEmpty() ? label : label + " (begrenzt)";
            });
  }

  private String stageLabel(FieldResult field) {
    return field.stage().map(stage -> material.instrument().stages().get(stage).label()).orElse("");
  }

  static String span(Optional<String> low, Optional<String> high) {
    return low.isPresent() && high.isPresent()
        ? low.get() + "\u00A0bis\u00A0" + high.get()
        : Numbers.NONE;
  }

  /// Bounds of topics are internal (design, editions).
  Table topics(List<TopicResult> topics, String caption) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Thema", edition == Edition.INTERNAL ? 52 : 68, false));
    columns.add(new Column("Wert", 14, true));
    columns.add(new Column("Beantwortet in\u00A0%", 18, true));
    if (edition == Edition.INTERNAL) {
      columns.add(new Column("Spanne", 16, true));
    }
    List<List<String>> rows = new ArrayList<>();
    for (TopicResult topic : topics) {
      List<String> row = new ArrayList<>();
      row.add(topicTitle(topic.id()));
      row.add(Numbers.percent(topic.score()));
      row.add(Numbers.percent(topic.coverage()));
      if (edition == Edition.INTERNAL) {
        row.add(span(topic.low().map(Numbers::percent), topic.high().map(Numbers::percent)));
      }
      rows.add(row);
    }
    return new Table(caption, columns, rows);
  }

  private String topicTitle(String id) {
    String title = material.topic(id).title();
    return material.isFocus(id) ? title + " (Schwerpunkt)" : title;
  }
}
