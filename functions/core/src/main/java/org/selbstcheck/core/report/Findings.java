package org.selbstcheck.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Entry;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.Result.IndicatorResult;

/// Single indicators as entries of a report.
final class Findings {

  private Findings() {}

  /// What is missing, in the tone.
  static String gapText(Material material, String id, Tone tone) {
    var texts = material.indicator(id).texts();
    return switch (tone) {
      case ENCOURAGING, BALANCED -> texts.gap();
      case PLAIN -> texts.gapPlain();
    };
  }

  /// The first step below the middle of the scale, the next step from there on. The shown level
  /// decides, so that a reader can follow.
  static Labelled step(Material material, String id) {
    var texts = material.indicator(id).texts();
    return isBelowMiddle(material, id)
        ? new Labelled("Erster Schritt", texts.firstStep())
        : new Labelled("Nächster Schritt", texts.nextStep());
  }

  static boolean isBelowMiddle(Material material, String id) {
    BigDecimal twice = material.level(id).orElseThrow().multiply(BigDecimal.TWO);
    return twice.compareTo(BigDecimal.valueOf(material.instrument().max())) < 0;
  }

  static Entry strength(Material material, String id) {
    return entry(material, id, List.of(new Paragraph(material.indicator(id).texts().strength())));
  }

  static Entry gap(Material material, String id, Tone tone) {
    Entry entry =
        entry(
            material, id, List.of(new Paragraph(gapText(material, id, tone)), step(material, id)));
    if (!isNeed(material, id)) {
      return entry;
    }
    // A reader who sees the level would otherwise wonder.
    List<String> marks = new ArrayList<>(entry.marks());
    marks.add("Handlungsbedarf angemeldet");
    return new Entry(id, entry.statement(), marks, entry.status(), entry.body());
  }

  /// Whether a gap is one because a need for action was marked: from the middle of the scale on
  /// there is no other reason (method, section 5).
  static boolean isNeed(Material material, String gap) {
    return !isBelowMiddle(material, gap);
  }

  static Entry inProgress(Material material, String id) {
    return entry(material, id, List.of(step(material, id)));
  }

  /// The indicator with its marks and where it stands.
  static Entry entry(Material material, String id, List<Block> body) {
    IndicatorResult result = material.resultOf(id);
    String status =
        result
            .level()
            .map(level -> Wording.standing(level, material.instrument()))
            .orElseGet(() -> Wording.state(result.state()));
    return new Entry(id, material.indicator(id).statement(), marks(material, id), status, body);
  }

  private static List<String> marks(Material material, String id) {
    Indicator indicator = material.indicator(id);
    List<String> marks = new ArrayList<>();
    if (material.inFocus(id)) {
      marks.add("Schwerpunkt");
    }
    if (indicator.key()) {
      marks.add("Schlüsselindikator");
    }
    if (material.resultOf(id).agreed()) {
      marks.add("vereinbart");
    }
    if (material.isOpenPoint(id)) {
      marks.add("im Gespräch");
    }
    return marks;
  }
}
