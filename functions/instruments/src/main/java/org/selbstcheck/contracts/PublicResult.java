package org.selbstcheck.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.TargetDistance;
import org.selbstcheck.core.scoring.Result.TopicResult;

/// The public edition of a result: [ResultJson] with less in it, so that nothing tells one
/// department from another. Of divergence only which indicators are discussed and how many
/// departments rated each; bounds per field alone; no spread, dissent, reasons or priorities, and
/// no urgencies, from which one could reckon how many departments marked a need for action. What is
/// not named here is not public: a new member of a result stays inside until somebody decides.
public final class PublicResult {

  private static final String FORMAT = "selbstcheck-public-result/1";

  private PublicResult() {}

  /// Writes it as one object.
  ///
  /// @param selfCheck the one that the result was made of; only the focus and counts of it are
  ///   written
  public static void write(Result result, SelfCheck selfCheck, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("method", Result.METHOD);
    SelfCheckJson.writeInstrument(result.instrument(), json);
    SelfCheckJson.writeScope(result.scope(), json);
    json.writeBooleanField("submitted", result.submitted());
    ResultJson.writeNumber("overall", result.overall(), json);
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
      ResultJson.writeNumber("level", indicator.level(), json);
      ResultJson.writeNumber("score", indicator.score(), json);
      json.writeBooleanField("agreed", indicator.agreed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("ratedByTwo", result.ratedByTwo());
    Map<String, Integer> ratedBy = ratedBy(selfCheck);
    writePoints("discussionPoints", result.discussionPoints(), result, ratedBy, json);
    writePoints("settled", result.settled(), result, ratedBy, json);
    writeFindings("gaps", result.gaps(), json);
    writeFindings("inProgress", result.inProgress(), json);
    JsonText.writeTexts("strengths", result.strengths(), json);
    JsonText.writeTexts("knowledgeGaps", result.knowledgeGaps(), json);
    json.writeArrayFieldStart("targets");
    for (TargetDistance target : result.targets()) {
      json.writeStartObject();
      json.writeStringField("indicator", target.indicator());
      json.writeNumberField("level", target.level());
      ResultJson.writeNumber("distance", target.distance(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.writeTexts("focus", selfCheck.focus(), json);
    json.writeEndObject();
  }

  private static void writeField(FieldResult field, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", field.id());
    ResultJson.writeNumber("score", field.score(), json);
    ResultJson.writeNumber("coverage", field.coverage(), json);
    ResultJson.writeNumber("applicable", Optional.of(field.applicable()), json);
    ResultJson.writeNumber("low", field.low(), json);
    ResultJson.writeNumber("high", field.high(), json);
    json.writeBooleanField("valid", field.valid());
    ResultJson.writeCount("stage", field.stage(), json);
    JsonText.writeTexts("cappedBy", field.cappedBy(), json);
    json.writeArrayFieldStart("topics");
    for (TopicResult topic : field.topics()) {
      json.writeStartObject();
      json.writeStringField("id", topic.id());
      ResultJson.writeNumber("score", topic.score(), json);
      ResultJson.writeNumber("coverage", topic.coverage(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// In the instrument's order: the order of priorities would tell where dissent is largest.
  private static void writePoints(
      String name,
      List<DiscussionPoint> points,
      Result result,
      Map<String, Integer> ratedBy,
      JsonGenerator json)
      throws IOException {
    Set<String> discussed = new HashSet<>();
    points.forEach(point -> discussed.add(point.indicator()));
    json.writeArrayFieldStart(name);
    for (IndicatorResult indicator : result.indicators()) {
      if (discussed.contains(indicator.id())) {
        json.writeStartObject();
        json.writeStringField("indicator", indicator.id());
        json.writeNumberField("ratedBy", ratedBy.getOrDefault(indicator.id(), 0));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void writeFindings(String name, List<Finding> findings, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringField("indicator", finding.indicator());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Map<String, Integer> ratedBy(SelfCheck selfCheck) {
    Map<String, Integer> ratedBy = new HashMap<>();
    for (Entry entry : selfCheck.entries()) {
      if (entry.answer().filter(Answer.Level.class::isInstance).isPresent()) {
        ratedBy.merge(entry.indicator(), 1, Integer::sum);
      }
    }
    return ratedBy;
  }
}
