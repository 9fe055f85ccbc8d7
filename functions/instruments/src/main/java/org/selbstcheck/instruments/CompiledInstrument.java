package org.selbstcheck.instruments;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.contracts.ContractWords;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Tree;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.IndicatorTexts;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.OutsideGroup;
import org.selbstcheck.core.instrument.OutsideStatement;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.instrument.Verdict;

/// An instrument as the build leaves it: JSON of the shape of `contracts/instrument.schema.json`,
/// with every default filled in.
///
/// Reading trusts it; only what passed [InstrumentReader] is ever written.
public final class CompiledInstrument {

  /// The schema's defaults, method section 3.
  private static final BigDecimal DEFAULT_MINIMUM_COVERAGE = BigDecimal.valueOf(60);

  private static final BigDecimal DEFAULT_MINIMUM_APPLICABLE = BigDecimal.valueOf(40);
  private static final int DEFAULT_CAP_STAGE = 1;
  private static final int DEFAULT_WEIGHT = 1;

  private CompiledInstrument() {}

  /// @param json as [#write] wrote it
  /// @throws IllegalArgumentException if it is something else
  public static Instrument read(byte[] json) {
    return switch (JsonText.parse(json)) {
      case Reading.Accepted<JsonNode>(JsonNode document) -> fromTree(document);
      case Reading.Refused<JsonNode> refused ->
          throw new IllegalArgumentException("Not a compiled instrument: " + refused.problems());
    };
  }

  /// The instrument as JSON, in UTF-8.
  public static byte[] write(Instrument instrument) {
    return JsonText.write(json -> write(instrument, json));
  }

  /// @param document without schema or lint errors, whose version fits into `int`
  /// @throws IllegalArgumentException if it is something else
  public static Instrument fromTree(JsonNode document) {
    return new Instrument(
        new InstrumentVersion(
            Tree.text(document, "id"), Tree.integer(Tree.required(document, "version"))),
        Tree.text(document, "language"),
        Tree.text(document, "title"),
        Tree.text(document, "summary"),
        Tree.text(document, "basis"),
        Tree.text(document, "licence"),
        number(document, "minimumCoverage").orElse(DEFAULT_MINIMUM_COVERAGE),
        number(document, "minimumApplicable").orElse(DEFAULT_MINIMUM_APPLICABLE),
        Tree.optional(document, "capStage").map(Tree::integer).orElse(DEFAULT_CAP_STAGE),
        Tree.optional(document, "published").map(Tree::text).map(LocalDate::parse),
        Tree.list(
            document,
            "scale",
            it -> new ScaleLevel(Tree.text(it, "label"), Tree.text(it, "meaning"))),
        Tree.list(
            document,
            "stages",
            it ->
                new Stage(
                    number(it, "from").orElseThrow(),
                    Tree.text(it, "label"),
                    Tree.text(it, "explanation"))),
        Tree.texts(document, "outsideScale"),
        Tree.list(
            document,
            "outsideGroups",
            it -> new OutsideGroup(Tree.text(it, "id"), Tree.text(it, "label"))),
        Tree.list(document, "fields", CompiledInstrument::field));
  }

  private static Field field(JsonNode it) {
    return new Field(
        Tree.text(it, "id"),
        Tree.text(it, "title"),
        Tree.text(it, "intro"),
        Tree.list(
            it,
            "topics",
            topic ->
                new Topic(
                    Tree.text(topic, "id"),
                    Tree.text(topic, "title"),
                    Tree.list(topic, "indicators", CompiledInstrument::indicator))),
        Tree.list(
            it,
            "verdicts",
            verdict ->
                new Verdict(
                    Tree.text(verdict, "encouraging"),
                    Tree.text(verdict, "balanced"),
                    Tree.text(verdict, "plain"))),
        Tree.list(
            it,
            "outsideStatements",
            statement ->
                new OutsideStatement(
                    Tree.text(statement, "id"), Tree.text(statement, "statement"))));
  }

  private static Indicator indicator(JsonNode it) {
    Map<Integer, String> anchors = new HashMap<>();
    Tree.optional(it, "anchors")
        .ifPresent(
            levels ->
                levels
                    .properties()
                    .forEach(
                        anchor ->
                            anchors.put(
                                Integer.valueOf(anchor.getKey()), Tree.text(anchor.getValue()))));
    JsonNode texts = Tree.required(it, "texts");
    return new Indicator(
        Tree.text(it, "id"),
        Tree.text(it, "statement"),
        Tree.optional(it, "help").map(Tree::text),
        anchors,
        ContractWords.constant(Kind.class, ContractWords::of, Tree.text(it, "kind")),
        Tree.optional(it, "weight").map(Tree::integer).orElse(DEFAULT_WEIGHT),
        Tree.flag(it, "key"),
        Tree.flag(it, "short"),
        Tree.texts(it, "askFirst"),
        Tree.texts(it, "tags"),
        new IndicatorTexts(
            Tree.text(texts, "strength"),
            Tree.text(texts, "gap"),
            Tree.text(texts, "gapPlain"),
            Tree.text(texts, "firstStep"),
            Tree.text(texts, "nextStep")));
  }

  private static Optional<BigDecimal> number(JsonNode object, String name) {
    return Tree.optional(object, name).map(JsonNode::decimalValue);
  }

  /// Writes the instrument as one object.
  public static void write(Instrument instrument, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", instrument.version().id());
    json.writeNumberField("version", instrument.version().version());
    json.writeStringField("language", instrument.language());
    json.writeStringField("title", instrument.title());
    json.writeStringField("summary", instrument.summary());
    json.writeStringField("basis", instrument.basis());
    json.writeStringField("licence", instrument.licence());
    json.writeNumberField("minimumCoverage", instrument.minimumCoverage());
    json.writeNumberField("minimumApplicable", instrument.minimumApplicable());
    json.writeNumberField("capStage", instrument.capStage());
    if (instrument.published().isPresent()) {
      json.writeStringField("published", instrument.published().get().toString());
    } else {
      json.writeNullField("published");
    }
    json.writeArrayFieldStart("scale");
    for (ScaleLevel level : instrument.scale()) {
      json.writeStartObject();
      json.writeStringField("label", level.label());
      json.writeStringField("meaning", level.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("stages");
    for (Stage stage : instrument.stages()) {
      json.writeStartObject();
      json.writeNumberField("from", stage.from());
      json.writeStringField("label", stage.label());
      json.writeStringField("explanation", stage.explanation());
      json.writeEndObject();
    }
    json.writeEndArray();
    // Absent rather than empty: the schema wants at least two where there are any.
    if (!instrument.outsideScale().isEmpty()) {
      JsonText.writeTexts("outsideScale", instrument.outsideScale(), json);
    }
    if (!instrument.outsideGroups().isEmpty()) {
      json.writeArrayFieldStart("outsideGroups");
      for (OutsideGroup group : instrument.outsideGroups()) {
        json.writeStartObject();
        json.writeStringField("id", group.id());
        json.writeStringField("label", group.label());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("fields");
    for (Field field : instrument.fields()) {
      writeField(field, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeField(Field field, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", field.id());
    json.writeStringField("title", field.title());
    json.writeStringField("intro", field.intro());
    json.writeArrayFieldStart("verdicts");
    for (Verdict verdict : field.verdicts()) {
      json.writeStartObject();
      json.writeStringField("encouraging", verdict.encouraging());
      json.writeStringField("balanced", verdict.balanced());
      json.writeStringField("plain", verdict.plain());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("outsideStatements");
    for (OutsideStatement statement : field.outsideStatements()) {
      json.writeStartObject();
      json.writeStringField("id", statement.id());
      json.writeStringField("statement", statement.statement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("topics");
    for (Topic topic : field.topics()) {
      json.writeStartObject();
      json.writeStringField("id", topic.id());
      json.writeStringField("title", topic.title());
      json.writeArrayFieldStart("indicators");
      for (Indicator indicator : topic.indicators()) {
        writeIndicator(indicator, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeIndicator(Indicator indicator, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", indicator.id());
    json.writeStringField("statement", indicator.statement());
    if (indicator.help().isPresent()) {
      json.writeStringField("help", indicator.help().get());
    }
    json.writeObjectFieldStart("anchors");
    for (Map.Entry<Integer, String> anchor : indicator.anchors().entrySet()) {
      json.writeStringField(anchor.getKey().toString(), anchor.getValue());
    }
    json.writeEndObject();
    json.writeStringField("kind", ContractWords.of(indicator.kind()));
    json.writeNumberField("weight", indicator.weight());
    json.writeBooleanField("key", indicator.key());
    json.writeBooleanField("short", indicator.shortForm());
    JsonText.writeTexts("askFirst", indicator.askFirst(), json);
    JsonText.writeTexts("tags", indicator.tags(), json);
    json.writeObjectFieldStart("texts");
    json.writeStringField("strength", indicator.texts().strength());
    json.writeStringField("gap", indicator.texts().gap());
    json.writeStringField("gapPlain", indicator.texts().gapPlain());
    json.writeStringField("firstStep", indicator.texts().firstStep());
    json.writeStringField("nextStep", indicator.texts().nextStep());
    json.writeEndObject();
    json.writeEndObject();
  }
}
