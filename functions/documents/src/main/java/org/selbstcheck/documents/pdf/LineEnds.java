package org.selbstcheck.documents.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end: as the renderer has it, except before `“`, which in German closes. The
/// JDK's rules take it for an opening mark and would send it to the next line alone.
final class LineEnds implements FSTextBreaker {

  private static final char CLOSING = '“';

  private final FSTextBreaker ends =
      new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.GERMAN));
  private String text = "";

  @Override
  public void setText(String newText) {
    text = newText;
    ends.setText(newText);
  }

  @Override
  public int next() {
    int end = ends.next();
    while (end != BreakIterator.DONE && isBeforeClosingMark(end)) {
      end = ends.next();
    }
    return end;
  }

  private boolean isBeforeClosingMark(int end) {
    return end > 0
        && end < text.length()
        && text.charAt(end) == CLOSING
        && !Character.isWhitespace(text.charAt(end - 1));
  }
}
