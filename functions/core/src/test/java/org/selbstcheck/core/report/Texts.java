package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a report says, flattened for tests.
final class Texts {

  private Texts() {}

  /// All sections, each before those in it.
  static List<Section> sections(Report report) {
    return report.sections().stream().flatMap(Texts::flat).toList();
  }

  private static Stream<Section> flat(Section section) {
    return Stream.concat(Stream.of(section), section.sections().stream().flatMap(Texts::flat));
  }

  static Section section(Report report, String id) {
    return sections(report).stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No section " + id));
  }

  /// Everything in it and in the sections in it, a line per text.
  static String text(Section section) {
    List<String> texts = new ArrayList<>();
    flat(section)
        .forEach(
            inner -> {
              texts.add(inner.title());
              inner.blocks().forEach(block -> gather(block, texts));
            });
    return String.join("\n", texts);
  }

  static String text(Report report) {
    List<String> texts = new ArrayList<>(List.of(report.title(), report.subtitle()));
    report.sections().forEach(section -> texts.add(text(section)));
    return String.join("\n", texts);
  }

  /// The texts of a block, without those of pictures, which stand in a table beside them.
  static List<String> texts(Block block) {
    List<String> texts = new ArrayList<>();
    gather(block, texts);
    return texts;
  }

  private static void gather(Block block, List<String> texts) {
    switch (block) {
      case Block.Paragraph(String text) -> texts.add(text);
      case Block.Lead(String text) -> texts.add(text);
      case Block.Note(String text) -> texts.add(text);
      case Block.Labelled(String label, String text) -> texts.add(label + ": " + text);
      case Block.Items(boolean _, List<String> items) -> texts.addAll(items);
      case Block.Facts(List<Block.Fact> facts) ->
          facts.forEach(fact -> texts.add(fact.name() + ": " + fact.value()));
      case Block.Table table -> {
        texts.add(table.caption());
        table.columns().forEach(column -> texts.add(column.title()));
        table.rows().forEach(row -> texts.add(String.join(" | ", row)));
      }
      case Block.Figure figure -> texts.add(figure.title());
      case Block.Entry entry -> {
        texts.add(entry.statement());
        texts.addAll(entry.marks());
        texts.add(entry.status());
        entry.body().forEach(inner -> gather(inner, texts));
      }
    }
  }
}
