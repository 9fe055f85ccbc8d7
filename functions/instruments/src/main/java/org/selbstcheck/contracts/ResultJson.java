package org.selbstcheck.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.TargetDistance;
import org.selbstcheck.core.scoring.Result.TopicResult;

/// A result as `contracts/result.schema.json` writes it. Numbers keep at least one decimal where
/// they are not counts; what was written reads back as an equal value.
public final class ResultJson {

  private static final String FORMAT = "selbstcheck-result/1";

  /// Decimals of a shown score, coverage, share or bound.
  private static final int PERCENT = 1;

  /// Decimals of a shown level, dissent, priority, urgency or distance.
  private static final int LEVEL = 2;

  private ResultJson() {}

  /// @param document of the schema's shape
  /// @throws IllegalArgumentException if it is not
  public static Result read(JsonNode document) {
    return new Result(
        SelfCheckJson.instrument(document),
        SelfCheckJson.scope(Tree.required(document, "scope")),
        Tree.flag(document, "submitted"),
        number(document, "overall", PERCENT),
        Tree.list(document, "fields", ResultJson::field),
        Tree.list(document, "indicators", ResultJson::indicator),
        Tree.integer(Tree.required(document, "ratedByTwo")),
        Tree.list(document, "discussionPoints", ResultJson::point),
        Tree.list(document, "settled", ResultJson::point),
        Tree.list(document, "gaps", ResultJson::finding),
        Tree.list(document, "inProgress", ResultJson::finding),
        Tree.texts(document, "strengths"),
        Tree.texts(document, "knowledgeGaps"),
        Tree.list(
            document,
            "targets",
            it ->
                new TargetDistance(
                    Tree.text(it, "indicator"),
                    Tree.integer(Tree.required(it, "level")),
                    number(it, "distance", LEVEL))));
  }

  private static FieldResult field(JsonNode it) {
    return new FieldResult(
        Tree.text(it, "id"),
        number(it, "score", PERCENT),
        number(it, "coverage", PERCENT),
        number(it, "applicable", PERCENT).orElseThrow(),
        number(it, "low", PERCENT),
        number(it, "high", PERCENT),
        Tree.flag(it, "valid"),
        Tree.optional(it, "stage").map(Tree::integer),
        Tree.texts(it, "cappedBy"),
        Tree.list(
            it,
            "topics",
            topic ->
                new TopicResult(
                    Tree.text(topic, "id"),
                    number(topic, "score", PERCENT),
                    number(topic, "coverage", PERCENT),
                    number(topic, "low", PERCENT),
                    number(topic, "high", PERCENT))));
  }

  private static IndicatorResult indicator(JsonNode it) {
    return new IndicatorResult(
        Tree.text(it, "id"),
        ContractWords.constant(Result.State.class, ContractWords::of, Tree.text(it, "state")),
        number(it, "level", LEVEL),
        number(it, "score", PERCENT),
        Tree.flag(it, "agreed"),
        Tree.optional(it, "spread").map(Tree::integer),
        number(it, "dissent", LEVEL));
  }

  private static DiscussionPoint point(JsonNode it) {
    return new DiscussionPoint(
        Tree.text(it, "indicator"),
        Tree.list(
            it,
            "reasons",
            word ->
                ContractWords.constant(Result.Reason.class, ContractWords::of, Tree.text(word))),
        Tree.optional(it, "spread").map(Tree::integer),
        number(it, "dissent", LEVEL),
        number(it, "priority", LEVEL).orElseThrow());
  }

  private static Finding finding(JsonNode it) {
    return new Finding(Tree.text(it, "indicator"), number(it, "urgency", LEVEL).orElseThrow());
  }

  private static Optional<BigDecimal> number(JsonNode object, String name, int decimals) {
    return Tree.optional(object, name).map(value -> value.decimalValue().setScale(decimals));
  }

  /// Writes the whole result as one object.
  public static void write(Result result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("method", Result.METHOD);
    SelfCheckJson.writeInstrument(result.instrument(), json);
    SelfCheckJson.writeScope(result.scope(), json);
    json.writeBooleanField("submitted", result.submitted());
    writeNumber("overall", result.overall(), json);
    json.writeArrayFieldStart("fields");
    for (FieldResult field : result.fields()) {
      writeField(field, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("indicators");
    for (IndicatorResult indicator : result.indicators()) {
      json.writeStartObject();
      json.writeStringField("id", indicator.id());
      json.writeStringField("state", ContractWords.of(indicator.state()));
      writeNumber("level", indicator.level(), json);
      writeNumber("score", indicator.score(), json);
      json.writeBooleanField("agreed", indicator.agreed());
      writeCount("spread", indicator.spread(), json);
      writeNumber("dissent", indicator.dissent(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("ratedByTwo", result.ratedByTwo());
    writePoints("discussionPoints", result.discussionPoints(), json);
    writePoints("settled", result.settled(), json);
    writeFindings("gaps", result.gaps(), json);
    writeFindings("inProgress", result.inProgress(), json);
    JsonText.writeTexts("strengths", result.strengths(), json);
    JsonText.writeTexts("knowledgeGaps", result.knowledgeGaps(), json);
    json.writeArrayFieldStart("targets");
    for (TargetDistance target : result.targets()) {
      json.writeStartObject();
      json.writeStringField("indicator", target.indicator());
      json.writeNumberField("level", target.level());
      writeNumber("distance", target.distance(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeField(FieldResult field, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", field.id());
    writeNumber("score", field.score(), json);
    writeNumber("coverage", field.coverage(), json);
    writeNumber("applicable", Optional.of(field.applicable()), json);
    writeNumber("low", field.low(), json);
    writeNumber("high", field.high(), json);
    json.writeBooleanField("valid", field.valid());
    writeCount("stage", field.stage(), json);
    JsonText.writeTexts("cappedBy", field.cappedBy(), json);
    json.writeArrayFieldStart("topics");
    for (TopicResult topic : field.topics()) {
      json.writeStartObject();
      json.writeStringField("id", topic.id());
      writeNumber("score", topic.score(), json);
      writeNumber("coverage", topic.coverage(), json);
      writeNumber("low", topic.low(), json);
      writeNumber("high", topic.high(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writePoints(String name, List<DiscussionPoint> points, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (DiscussionPoint point : points) {
      json.writeStartObject();
      json.writeStringField("indicator", point.indicator());
      JsonText.writeTexts(
          "reasons", point.reasons().stream().map(ContractWords::of).toList(), json);
      writeCount("spread", point.spread(), json);
      writeNumber("dissent", point.dissent(), json);
      writeNumber("priority", Optional.of(point.priority()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFindings(String name, List<Finding> findings, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringField("indicator", finding.indicator());
      writeNumber("urgency", Optional.of(finding.urgency()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeCount(String name, Optional<Integer> value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  static void writeNumber(String name, Optional<BigDecimal> value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      BigDecimal shortest = value.get().stripTrailingZeros();
      json.writeNumberField(name, shortest.setScale(Math.max(1, shortest.scale())));
    } else {
      json.writeNullField(name);
    }
  }
}
