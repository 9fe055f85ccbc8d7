package org.selbstcheck.documents.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spreads what a section says over slides: onto one, in the largest type in which it fits; onto
/// several where somebody wrote more than a slide holds. Nothing is cut off, and nothing stands
/// below the lower edge.
final class SlideLayout {

  /// Points between the margins.
  static final double WIDTH = 864;

  static final double HEIGHT = 368;

  /// A picture is not drawn lower than this while there is another slide.
  private static final double LEAST_PICTURE = 230;

  private static final int[] SIZES = {24, 20, 18, 16, 14};

  /// On several slides nothing has to be small.
  private static final int SIZE_OF_SEVERAL = 18;

  private static final double LINE = 1.2;

  /// How much wider strong letters are.
  private static final double BOLD = 1.08;

  static final double INDENT = 18;
  static final double CELL_SIDE = 7.2;
  static final double CELL_TOP = 3.6;
  static final double GAP = 8;

  /// What stands on one slide.
  record Slide(int size, List<Placed> placed) {}

  /// Where a part of a slide stands, in points below the title.
  ///
  /// @param pieces neighbouring texts; otherwise one
  record Placed(List<SlidePiece> pieces, double top, double width, double height) {}

  private final int size;
  private final List<Slide> slides = new ArrayList<>();
  private List<Placed> placed = new ArrayList<>();
  private List<SlidePiece.Text> texts = new ArrayList<>();
  private double textsFrom;
  private double used;

  private SlideLayout(int size) {
    this.size = size;
  }

  /// The slides of a section, at least one.
  static List<Slide> of(List<SlidePiece> pieces) {
    for (int size : SIZES) {
      List<Slide> slides = new SlideLayout(size).lay(pieces);
      if (slides.size() == 1) {
        return slides;
      }
    }
    return new SlideLayout(SIZE_OF_SEVERAL).lay(pieces);
  }

  private List<Slide> lay(List<SlidePiece> pieces) {
    for (SlidePiece piece : pieces) {
      switch (piece) {
        case SlidePiece.Text text -> text(text);
        case SlidePiece.Grid grid -> grid(grid);
        case SlidePiece.Picture picture -> picture(picture);
      }
    }
    endTexts();
    if (!placed.isEmpty() || slides.isEmpty()) {
      endSlide();
    }
    return List.copyOf(slides);
  }

  private void text(SlidePiece.Text text) {
    SlidePiece.Text rest = text;
    while (true) {
      double height = height(rest);
      if (used + height <= HEIGHT) {
        add(rest, height);
        return;
      }
      if (height <= HEIGHT) {
        nextSlide();
        add(rest, height);
        return;
      }
      if (used > HEIGHT / 2) {
        nextSlide();
      }
      double line = size * rest.look().size() * LINE;
      int lines = (int) ((HEIGHT - used - spacing()) / line);
      String whole = rest.whole();
      int cut = whole(whole, Lines.fitting(whole, lineWidth(rest), lines));
      // The label is shorter than a slide, but who knows.
      int label = Math.min(cut, rest.label().length());
      add(
          new SlidePiece.Text(rest.look(), whole.substring(0, label), whole.substring(label, cut)),
          HEIGHT - used);
      nextSlide();
      rest = new SlidePiece.Text(SlidePiece.PLAIN, "", whole.substring(cut));
    }
  }

  /// Cuts after a word if there is one near, and never through a character.
  private static int whole(String text, int at) {
    int blank = text.lastIndexOf(' ', at - 1) + 1;
    int cut = blank > at / 2 ? blank : at;
    return Character.isLowSurrogate(text.charAt(Math.min(cut, text.length() - 1)))
            && cut > 1
            && cut < text.length()
        ? cut - 1
        : cut;
  }

  private void add(SlidePiece.Text text, double height) {
    if (texts.isEmpty()) {
      textsFrom = used;
    }
    texts.add(text);
    used += height;
  }

  private double height(SlidePiece.Text text) {
    return Lines.count(text.whole(), lineWidth(text)) * size * text.look().size() * LINE
        + spacing();
  }

  private double lineWidth(SlidePiece.Text text) {
    double room = WIDTH - (text.look().mark() == SlidePiece.Mark.NONE ? 0 : INDENT);
    double strong = text.look().strong() ? BOLD : 1;
    return room / (size * text.look().size() * strong);
  }

  private double spacing() {
    return size * 0.35;
  }

  private void picture(SlidePiece.Picture picture) {
    endTexts();
    double wanted =
        Math.min(HEIGHT, WIDTH * picture.figure().height() / (double) picture.figure().width());
    double least = Math.min(wanted, LEAST_PICTURE);
    if (HEIGHT - used < least) {
      nextSlide();
    }
    double height = Math.min(wanted, HEIGHT - used);
    double width = height * picture.figure().width() / picture.figure().height();
    placed.add(new Placed(List.of(picture), used, width, height));
    used += height + GAP;
  }

  private void grid(SlidePiece.Grid grid) {
    List<List<String>> rows = new ArrayList<>();
    double head = grid.header() ? rowHeight(titles(grid), grid) : 0;
    double height = head;
    keepTogether(head + (grid.rows().isEmpty() ? 0 : rowHeight(grid.rows().getFirst(), grid)));
    for (List<String> row : grid.rows()) {
      double next = rowHeight(row, grid);
      if (head + next > HEIGHT) {
        // Taller than any slide: its cells become paragraphs, which can be split.
        endGrid(grid, rows, height);
        rows = new ArrayList<>();
        height = head;
        asTexts(row, grid);
        continue;
      }
      if (rows.isEmpty()) {
        keepTogether(head + next);
      } else if (used + height + next > HEIGHT) {
        endGrid(grid, rows, height);
        nextSlide();
        rows = new ArrayList<>();
        height = head;
      }
      rows.add(row);
      height += next;
    }
    endGrid(grid, rows, height);
  }

  /// The text before a table, most likely its caption, goes with it.
  private void keepTogether(double height) {
    if (used + height <= HEIGHT || used == 0) {
      endTexts();
      return;
    }
    Optional<SlidePiece.Text> caption =
        texts.isEmpty() || !texts.getLast().look().muted()
            ? Optional.empty()
            : Optional.of(texts.removeLast());
    nextSlide();
    caption.ifPresent(this::text);
    endTexts();
  }

  private void endGrid(SlidePiece.Grid grid, List<List<String>> rows, double height) {
    if (rows.isEmpty()) {
      return;
    }
    endTexts();
    placed.add(
        new Placed(
            List.of(
                new SlidePiece.Grid(
                    grid.caption(), grid.columns(), grid.header(), List.copyOf(rows))),
            used,
            WIDTH,
            height));
    used += height + GAP;
  }

  private void asTexts(List<String> row, SlidePiece.Grid grid) {
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        String title = grid.columns().get(i).title();
        text(
            new SlidePiece.Text(SlidePiece.PLAIN, title.isEmpty() ? "" : title + ": ", row.get(i)));
      }
    }
  }

  private static List<String> titles(SlidePiece.Grid grid) {
    return grid.columns().stream().map(column -> column.title()).toList();
  }

  /// The height of a row in points.
  double rowHeight(List<String> row, SlidePiece.Grid grid) {
    return rowHeight(row, grid, size);
  }

  static double rowHeight(List<String> row, SlidePiece.Grid grid, int size) {
    int lines = 1;
    for (int i = 0; i < row.size(); i++) {
      double room = columnWidth(grid, i) - 2 * CELL_SIDE;
      // Titles are strong, and so is the first column where there are none.
      lines = Math.max(lines, Lines.count(row.get(i), room / (cellSize(size) * BOLD)));
    }
    return lines * cellSize(size) * LINE + 2 * CELL_TOP;
  }

  /// The width of a column in points.
  static double columnWidth(SlidePiece.Grid grid, int column) {
    int total = grid.columns().stream().mapToInt(each -> each.share()).sum();
    return WIDTH * grid.columns().get(column).share() / Math.max(1, total);
  }

  /// The size of the type in tables.
  static int cellSize(int size) {
    return Math.clamp(size - 4, 12, 16);
  }

  private void endTexts() {
    if (!texts.isEmpty()) {
      placed.add(new Placed(List.<SlidePiece>copyOf(texts), textsFrom, WIDTH, used - textsFrom));
      texts = new ArrayList<>();
      used += GAP;
    }
  }

  private void nextSlide() {
    endTexts();
    if (!placed.isEmpty()) {
      endSlide();
    }
    used = 0;
  }

  private void endSlide() {
    slides.add(new Slide(size, List.copyOf(placed)));
    placed = new ArrayList<>();
    used = 0;
  }
}
