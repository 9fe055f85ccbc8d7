package org.selbstcheck.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineEndsTest {

  @Test
  void next_beforeAClosingQuotationMark_isNoEnd() {
    assertThat(lines("Im Feld „Zugang und Teilhabe“ steht es, „so“."))
        .containsExactly(
            "Im ", "Feld ", "„Zugang ", "und ", "Teilhabe“ ", "steht ", "es, ", "„so“.");
  }

  @Test
  void next_beforeAnEnglishOpeningMark_isAnEnd() {
    assertThat(lines("Er sagt “yes” dazu.")).containsExactly("Er ", "sagt ", "“yes” ", "dazu.");
  }

  @Test
  void next_inAnAddress_comesBeforeSlashes() {
    assertThat(lines("https://stadt.example/rat/beschluss")).endsWith("/rat", "/beschluss");
  }

  private static List<String> lines(String text) {
    LineEnds ends = new LineEnds();
    ends.setText(text);
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
      if (end > from) {
        lines.add(text.substring(from, end));
        from = end;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }
}
