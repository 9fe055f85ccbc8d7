package org.selbstcheck.instruments.editorial;

import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.IndicatorTexts;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.OutsideStatement;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Verdict;

/// One text of a questionnaire and where it stands.
///
/// @param id of the instrument, field, outside statement or indicator it belongs to
/// @param part which of its texts, for example `anchor 3` or `verdict 2 plain`
public record EditorialText(TextKind kind, String id, String part, String text) {

  /// All prose of an instrument, in its order; titles and labels are no prose.
  public static List<EditorialText> of(Instrument instrument) {
    List<EditorialText> texts = new ArrayList<>();
    String whole = instrument.version().id();
    texts.add(new EditorialText(TextKind.FRAME, whole, "summary", instrument.summary()));
    texts.add(new EditorialText(TextKind.FRAME, whole, "basis", instrument.basis()));
    for (ScaleLevel level : instrument.scale()) {
      texts.add(
          new EditorialText(TextKind.FRAME, whole, "scale " + level.label(), level.meaning()));
    }
    for (Stage stage : instrument.stages()) {
      texts.add(
          new EditorialText(TextKind.FRAME, whole, "stage " + stage.label(), stage.explanation()));
    }
    instrument.fields().forEach(field -> addField(texts, field));
    return List.copyOf(texts);
  }

  private static void addField(List<EditorialText> texts, Field field) {
    texts.add(new EditorialText(TextKind.INTRO, field.id(), "intro", field.intro()));
    int stage = 0;
    for (Verdict verdict : field.verdicts()) {
      stage++;
      String part = "verdict " + stage;
      texts.add(
          new EditorialText(
              TextKind.VERDICT, field.id(), part + " encouraging", verdict.encouraging()));
      texts.add(
          new EditorialText(TextKind.VERDICT, field.id(), part + " balanced", verdict.balanced()));
      texts.add(new EditorialText(TextKind.VERDICT, field.id(), part + " plain", verdict.plain()));
    }
    for (OutsideStatement outside : field.outsideStatements()) {
      texts.add(
          new EditorialText(TextKind.OUTSIDE, outside.id(), "statement", outside.statement()));
    }
    field.indicators().forEach(indicator -> addIndicator(texts, indicator));
  }

  private static void addIndicator(List<EditorialText> texts, Indicator indicator) {
    String id = indicator.id();
    IndicatorTexts feedback = indicator.texts();
    texts.add(new EditorialText(TextKind.STATEMENT, id, "statement", indicator.statement()));
    indicator
        .help()
        .ifPresent(help -> texts.add(new EditorialText(TextKind.HELP, id, "help", help)));
    indicator
        .anchors()
        .forEach(
            (level, anchor) ->
                texts.add(new EditorialText(TextKind.ANCHOR, id, "anchor " + level, anchor)));
    texts.add(new EditorialText(TextKind.STRENGTH, id, "strength", feedback.strength()));
    texts.add(new EditorialText(TextKind.GAP, id, "gap", feedback.gap()));
    texts.add(new EditorialText(TextKind.GAP_PLAIN, id, "gapPlain", feedback.gapPlain()));
    texts.add(new EditorialText(TextKind.FIRST_STEP, id, "firstStep", feedback.firstStep()));
    texts.add(new EditorialText(TextKind.NEXT_STEP, id, "nextStep", feedback.nextStep()));
  }
}
