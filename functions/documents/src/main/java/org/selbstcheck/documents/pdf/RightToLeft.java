package org.selbstcheck.documents.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiSplitterFactory;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// Text that runs from right to left, after the JDK's Unicode bidirectional algorithm. Arabic
/// letters keep their isolated forms: nothing here joins them.
final class RightToLeft implements BidiReorderer {

  private static final String MIRRORED = "()[]{}<>«»‹›";

  static BidiSplitterFactory splitters() {
    return Splitter::new;
  }

  /// A line in the order in which its letters are seen from left to right, for those who draw
  /// letter by letter.
  static String asSeen(String line) {
    if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
      return line;
    }
    Splitter splitter = new Splitter();
    splitter.setParagraph(line, splitter.getBaseDirection(line));
    RightToLeft reorderer = new RightToLeft();
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < splitter.countTextRuns(); i++) {
      BidiTextRun run = splitter.getVisualRun(i);
      String text = line.substring(run.getStart(), run.getStart() + run.getLength());
      seen.append(
          run.getDirection() == BidiSplitter.RTL ? reorderer.reorderRTLTextToLTR(text) : text);
    }
    return seen.toString();
  }

  @Override
  public String reorderRTLTextToLTR(String text) {
    List<String> clusters = new ArrayList<>();
    int[] codePoints = text.codePoints().toArray();
    StringBuilder cluster = new StringBuilder();
    for (int codePoint : codePoints) {
      if (!isMark(codePoint) && !cluster.isEmpty()) {
        clusters.add(cluster.toString());
        cluster.setLength(0);
      }
      cluster.appendCodePoint(mirrored(codePoint));
    }
    if (!cluster.isEmpty()) {
      clusters.add(cluster.toString());
    }
    return String.join("", clusters.reversed());
  }

  /// Marks stay behind the letter that carries them.
  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static int mirrored(int codePoint) {
    int at = MIRRORED.indexOf(codePoint);
    return at < 0 ? codePoint : MIRRORED.charAt(at ^ 1);
  }

  @Override
  public String shapeText(String text) {
    return text;
  }

  @Override
  public String deshapeText(String text) {
    return text;
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }

  /// One paragraph, cut into runs of one direction in the order in which they are seen.
  private static final class Splitter implements BidiSplitter {

    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
      if (paragraph.isEmpty()) {
        runs = List.of();
        return;
      }
      Bidi bidi =
          new Bidi(
              paragraph,
              defaultDirection == RTL
                  ? Bidi.DIRECTION_RIGHT_TO_LEFT
                  : Bidi.DIRECTION_LEFT_TO_RIGHT);
      int count = bidi.getRunCount();
      byte[] levels = new byte[count];
      BidiTextRun[] visual = new BidiTextRun[count];
      for (int i = 0; i < count; i++) {
        levels[i] = (byte) bidi.getRunLevel(i);
        visual[i] =
            new BidiTextRun(
                bidi.getRunStart(i),
                bidi.getRunLimit(i) - bidi.getRunStart(i),
                levels[i] % 2 == 0 ? LTR : RTL);
      }
      Bidi.reorderVisually(levels, 0, visual, 0, count);
      runs = List.of(visual);
    }

    @Override
    public int countTextRuns() {
      return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int runIndex) {
      return runs.get(runIndex);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
      return paragraph
          .codePoints()
          .map(Character::getDirectionality)
          .filter(direction -> isLeftToRight(direction) || isRightToLeft(direction))
          .mapToObj(direction -> isLeftToRight(direction) ? LTR : RTL)
          .findFirst()
          .orElse(NEUTRAL);
    }

    private static boolean isLeftToRight(int direction) {
      return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isRightToLeft(int direction) {
      return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
          || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
  }
}
