package org.selbstcheck.instruments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.IndicatorTexts;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.OutsideStatement;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.instrument.Verdict;

/// Finds what an editor should look at again. Nothing here refuses an instrument; that is left to
/// [InstrumentLint].
public final class EditorialLint {

  /// Level whose anchor every indicator should have: "Umgesetzt heißt hier: …".
  private static final int ANCHORED_LEVEL = 3;

  /// No indicator should carry more than a fifth of its field's weight.
  private static final int SMALLEST_SHARE_OF_ONE = 5;

  /// A key indicator counts three times, and nothing else does.
  private static final int KEY_WEIGHT = 3;

  /// What is looked for, here and in the package `editorial`.
  public enum Rule {
    /// A field has not as many indicators, key indicators or short ones as planned, or is missing.
    COUNTS,
    /// A topic has more than one key indicator, so that one of them nearly always caps.
    KEY_PER_TOPIC,
    /// No key indicator of the field is in the short form.
    KEY_IN_SHORT_FORM,
    /// There is no anchor for level 3.
    MISSING_ANCHOR,
    /// An anchor stands at a level that the scale does not have.
    ANCHOR_BEYOND_SCALE,
    /// There is no help.
    MISSING_HELP,
    /// An indicator carries more than 20 % of its field's weight.
    WEIGHT_SHARE,
    /// A key indicator has not weight 3, or another one has.
    KEY_WEIGHT,
    /// A text stands twice.
    EQUAL_TEXTS,
    /// A key indicator has no public reason, or a reason belongs to none.
    KEY_REASON,
    /// A statement can be answered with yes or no.
    YES_NO,
    /// A statement may ask for two things that can differ.
    TWO_STATEMENTS,
    /// Two negations in one clause.
    DOUBLE_NEGATION,
    /// A help without an example.
    MISSING_EXAMPLE,
    /// The anchor for level 3 does not open as all of them do.
    ANCHOR_OPENING,
    /// A sentence has more words than its kind of text should have.
    SENTENCE_LENGTH,
    /// A text is harder to read than its kind should be.
    READABILITY,
    /// All texts of a kind together are harder to read than they should be.
    READABILITY_MEAN,
    /// A word that the project does not use.
    FORBIDDEN_WORD,
    /// An exclamation mark, a straight quotation mark, another gender sign than the asterisk, …
    PUNCTUATION,
    /// A sentence stands twice, anywhere.
    REPEATED_SENTENCE,
    /// Two sentences have most of their words in common.
    NEAR_REPEAT,
    /// A word that the dictionary does not know.
    SPELLING,
    /// A published version has changed, or is published without its fingerprint.
    FINGERPRINT,
    /// The mapping from the version before is missing or does not fit.
    MAPPING
  }

  /// One thing to look at.
  ///
  /// @param id of the field, topic, indicator or outside statement
  /// @param text an English sentence without a full stop
  /// @param part which of its texts, for example `anchor 3`; empty where none is meant
  /// @param quote the words in question as the questionnaire has them; empty where none are
  public record Finding(Rule rule, String id, String text, String part, String quote) {

    /// About the whole of what the id names.
    public Finding(Rule rule, String id, String text) {
      this(rule, id, text, "", "");
    }

    @Override
    public String toString() {
      return "%s: %s: %s".formatted(id, rule, text);
    }
  }

  private final List<Finding> findings = new ArrayList<>();

  private EditorialLint() {}

  /// Everything that is found, in the instrument's order, equal texts last.
  public static List<Finding> findings(Instrument instrument, EditorialPlan plan) {
    EditorialLint lint = new EditorialLint();
    lint.lintCounts(instrument, plan);
    for (Field field : instrument.fields()) {
      lint.lintField(field);
      for (Indicator indicator : field.indicators()) {
        lint.lintIndicator(indicator, instrument.max());
      }
    }
    lint.lintTexts(instrument);
    return List.copyOf(lint.findings);
  }

  private void lintCounts(Instrument instrument, EditorialPlan plan) {
    if (plan.fields().isEmpty()) {
      return;
    }
    List<String> planned = List.copyOf(plan.fields().keySet());
    List<String> present = instrument.fields().stream().map(Field::id).toList();
    if (!present.equals(planned)) {
      find(
          Rule.COUNTS,
          instrument.version().id(),
          "fields are %s, planned %s".formatted(present, planned));
    }
    for (Field field : instrument.fields()) {
      EditorialPlan.Counts expected = plan.fields().get(field.id());
      EditorialPlan.Counts counted =
          new EditorialPlan.Counts(
              field.indicators().size(),
              (int) field.indicators().stream().filter(Indicator::key).count(),
              (int) field.indicators().stream().filter(Indicator::shortForm).count());
      if (expected != null && !counted.equals(expected)) {
        find(Rule.COUNTS, field.id(), "has %s, planned %s".formatted(counted, expected));
      }
    }
  }

  private void lintField(Field field) {
    for (Topic topic : field.topics()) {
      long keys = topic.indicators().stream().filter(Indicator::key).count();
      if (keys > 1) {
        find(Rule.KEY_PER_TOPIC, topic.id(), "has %d key indicators".formatted(keys));
      }
    }
    List<Indicator> indicators = field.indicators();
    if (indicators.stream().anyMatch(Indicator::key)
        && indicators.stream().noneMatch(it -> it.key() && it.shortForm())) {
      find(Rule.KEY_IN_SHORT_FORM, field.id(), "has no key indicator in its short form");
    }
    int weight = indicators.stream().mapToInt(Indicator::weight).sum();
    for (Indicator indicator : indicators) {
      if (indicator.key() != (indicator.weight() == KEY_WEIGHT)) {
        find(
            Rule.KEY_WEIGHT,
            indicator.id(),
            "has weight %d and %s a key indicator"
                .formatted(indicator.weight(), indicator.key() ? "is" : "is not"));
      }
      if (indicator.weight() * SMALLEST_SHARE_OF_ONE > weight) {
        find(
            Rule.WEIGHT_SHARE,
            indicator.id(),
            "carries %d of the %d of its field".formatted(indicator.weight(), weight));
      }
    }
  }

  private void lintIndicator(Indicator indicator, int max) {
    if (!indicator.anchors().containsKey(ANCHORED_LEVEL)) {
      find(Rule.MISSING_ANCHOR, indicator.id(), "has no anchor for level " + ANCHORED_LEVEL);
    }
    for (int level : indicator.anchors().keySet()) {
      if (level > max) {
        find(
            Rule.ANCHOR_BEYOND_SCALE,
            indicator.id(),
            "has an anchor for level %d, the scale ends at %d".formatted(level, max));
      }
    }
    if (indicator.help().isEmpty()) {
      find(Rule.MISSING_HELP, indicator.id(), "has no help");
    }
  }

  private void lintTexts(Instrument instrument) {
    Map<String, String> first = new HashMap<>();
    for (Field field : instrument.fields()) {
      compare(first, field.id() + " intro", field.id(), field.intro());
      for (Verdict verdict : field.verdicts()) {
        compare(first, field.id() + " verdict", field.id(), verdict.encouraging());
        compare(first, field.id() + " verdict", field.id(), verdict.balanced());
        compare(first, field.id() + " verdict", field.id(), verdict.plain());
      }
      for (OutsideStatement outside : field.outsideStatements()) {
        compare(first, outside.id(), outside.id(), outside.statement());
      }
      for (Indicator indicator : field.indicators()) {
        compareTexts(first, indicator);
      }
    }
  }

  private void compareTexts(Map<String, String> first, Indicator indicator) {
    String id = indicator.id();
    IndicatorTexts texts = indicator.texts();
    compare(first, id + " statement", id, indicator.statement());
    indicator.help().ifPresent(help -> compare(first, id + " help", id, help));
    indicator
        .anchors()
        .forEach((level, anchor) -> compare(first, id + " anchor " + level, id, anchor));
    compare(first, id + " strength", id, texts.strength());
    compare(first, id + " gap", id, texts.gap());
    compare(first, id + " gapPlain", id, texts.gapPlain());
    compare(first, id + " firstStep", id, texts.firstStep());
    compare(first, id + " nextStep", id, texts.nextStep());
  }

  private void compare(Map<String, String> first, String where, String id, String text) {
    String essence = text.strip().toLowerCase(Locale.ROOT);
    String before = first.putIfAbsent(essence, where);
    if (before != null) {
      find(Rule.EQUAL_TEXTS, id, "%s is the same text as %s".formatted(where, before));
    }
  }

  private void find(Rule rule, String id, String text) {
    findings.add(new Finding(rule, id, text));
  }
}
