package org.selbstcheck.documents.office;

import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.report.Block;
import org.selbstcheck.core.report.Section;

/// What is put on slides one below the other.
sealed interface SlidePiece {

  /// @param label stands before the text, strong; may be empty
  record Text(Look look, String label, String text) implements SlidePiece {

    /// Label and text.
    String whole() {
      return label + text;
    }
  }

  /// How a paragraph looks.
  ///
  /// @param size in parts of the size of the slide's text
  /// @param number in its list, 0 outside of one
  record Look(Mark mark, int number, double size, boolean strong, boolean muted) {}

  /// What stands before a paragraph.
  enum Mark {
    NONE,
    BULLET,
    NUMBER
  }

  /// @param columns without titles where no row is a header
  record Grid(String caption, List<Block.Column> columns, boolean header, List<List<String>> rows)
      implements SlidePiece {}

  record Picture(Block.Figure figure) implements SlidePiece {}

  Look PLAIN = new Look(Mark.NONE, 0, 1, false, false);
  Look STRONG = new Look(Mark.NONE, 0, 1, true, false);
  Look LEAD = new Look(Mark.NONE, 0, 1.1, true, false);
  Look MUTED = new Look(Mark.NONE, 0, 0.85, false, true);
  Look BULLET = new Look(Mark.BULLET, 0, 1, false, false);

  int LABEL_SHARE = 30;

  /// Everything in a section and in those inside it.
  static List<SlidePiece> of(Section section) {
    List<SlidePiece> pieces = new ArrayList<>(of(section.blocks()));
    for (Section inner : section.sections()) {
      pieces.add(new Text(STRONG, "", inner.title()));
      pieces.addAll(of(inner));
    }
    return pieces;
  }

  private static List<SlidePiece> of(List<Block> blocks) {
    return blocks.stream().flatMap(block -> of(block).stream()).toList();
  }

  private static List<SlidePiece> of(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> List.of(new Text(PLAIN, "", text));
      case Block.Lead(String text) -> List.of(new Text(LEAD, "", text));
      case Block.Note(String text) -> List.of(new Text(STRONG, "", text));
      case Block.Labelled(String label, String text) ->
          List.of(new Text(PLAIN, label + ": ", text));
      case Block.Items(boolean numbered, List<String> items) -> items(numbered, items);
      case Block.Facts(List<Block.Fact> facts) ->
          List.of(
              new Grid(
                  "Eckdaten",
                  List.of(
                      new Block.Column("", LABEL_SHARE, false),
                      new Block.Column("", 100 - LABEL_SHARE, false)),
                  false,
                  facts.stream().map(fact -> List.of(fact.name(), fact.value())).toList()));
      case Block.Table table ->
          List.of(
              new Text(MUTED, "", table.caption()),
              new Grid(table.caption(), table.columns(), true, table.rows()));
      case Block.Figure figure -> List.of(new Picture(figure));
      case Block.Entry entry -> entry(entry);
    };
  }

  private static List<SlidePiece> items(boolean numbered, List<String> items) {
    List<SlidePiece> pieces = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Look look = numbered ? new Look(Mark.NUMBER, i + 1, 1, false, false) : BULLET;
      pieces.add(new Text(look, "", items.get(i)));
    }
    return pieces;
  }

  private static List<SlidePiece> entry(Block.Entry entry) {
    List<SlidePiece> pieces = new ArrayList<>();
    pieces.add(new Text(STRONG, "", entry.statement()));
    String remarks = entry.remarks();
    if (!remarks.isEmpty()) {
      pieces.add(new Text(MUTED, "", remarks));
    }
    pieces.addAll(of(entry.body()));
    return pieces;
  }
}
