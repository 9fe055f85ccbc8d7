package org.selbstcheck.browser;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.contracts.ContractWords;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.IndicatorTexts;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Topic;
import org.teavm.jso.JSObject;

/// Reads of a published instrument what scoring needs. Texts stay behind: no number comes of them,
/// and the page has them already.
final class InstrumentInput {

  private static final String NO_TEXT = "";
  private static final IndicatorTexts NO_TEXTS =
      new IndicatorTexts(NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT);
  private static final ScaleLevel LEVEL = new ScaleLevel(NO_TEXT, NO_TEXT);

  private InstrumentInput() {}

  static Instrument read(JSObject document) {
    return new Instrument(
        version(document),
        NO_TEXT,
        NO_TEXT,
        NO_TEXT,
        NO_TEXT,
        NO_TEXT,
        Input.decimal(document, "minimumCoverage"),
        Input.decimal(document, "minimumApplicable"),
        Input.integer(document, "capStage"),
        Optional.empty(),
        Input.list(document, "scale", _ -> LEVEL),
        Input.list(
            document, "stages", it -> new Stage(Input.decimal(it, "from"), NO_TEXT, NO_TEXT)),
        List.of(),
        List.of(),
        Input.list(document, "fields", InstrumentInput::field));
  }

  /// The `id` and `version` of an object.
  static InstrumentVersion version(JSObject object) {
    return new InstrumentVersion(Input.text(object, "id"), Input.integer(object, "version"));
  }

  private static Field field(JSObject it) {
    return new Field(
        Input.text(it, "id"),
        NO_TEXT,
        NO_TEXT,
        Input.list(it, "topics", InstrumentInput::topic),
        List.of(),
        List.of());
  }

  private static Topic topic(JSObject it) {
    return new Topic(
        Input.text(it, "id"), NO_TEXT, Input.list(it, "indicators", InstrumentInput::indicator));
  }

  private static Indicator indicator(JSObject it) {
    return new Indicator(
        Input.text(it, "id"),
        NO_TEXT,
        Optional.empty(),
        Map.of(),
        ContractWords.constant(Kind.class, ContractWords::of, Input.text(it, "kind")),
        Input.integer(it, "weight"),
        Input.flag(it, "key"),
        Input.flag(it, "short"),
        List.of(),
        List.of(),
        NO_TEXTS);
  }
}
