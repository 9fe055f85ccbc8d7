package org.selbstcheck.browser;

import java.util.Optional;
import org.selbstcheck.contracts.ContractWords;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Result.TargetDistance;
import org.selbstcheck.core.scoring.Result.TopicResult;
import org.teavm.jso.JSObject;

/// A result as `contracts/result.schema.json` has it, and beside it why fields have no stage.
final class ResultOutput {

  private static final String FORMAT = "selbstcheck-result/1";

  private ResultOutput() {}

  /// @param result for `instrument`
  static JSObject write(Result result, Instrument instrument) {
    Output noStage = new Output();
    for (FieldResult field : result.fields()) {
      Optional<NoStage> reason = NoStage.of(field, instrument, result.scope());
      reason.ifPresent(why -> noStage.put(field.id(), word(why)));
    }
    return new Output().put("result", result(result)).put("noStage", noStage).done();
  }

  private static Output result(Result result) {
    Output output =
        new Output()
            .put("format", FORMAT)
            .put("method", Result.METHOD)
            .put(
                "instrument",
                new Output()
                    .put("id", result.instrument().id())
                    .put("version", result.instrument().version()));
    switch (result.scope()) {
      case Scope.Full() -> output.put("scope", "full");
      case Scope.Short() -> output.put("scope", "short");
      case Scope.Fields fields -> output.putTexts("scope", fields.ids());
    }
    return output
        .put("submitted", result.submitted())
        .putNumber("overall", result.overall())
        .putList("fields", result.fields(), ResultOutput::field)
        .putList("indicators", result.indicators(), ResultOutput::indicator)
        .put("ratedByTwo", result.ratedByTwo())
        .putList("discussionPoints", result.discussionPoints(), ResultOutput::point)
        .putList("settled", result.settled(), ResultOutput::point)
        .putList("gaps", result.gaps(), ResultOutput::finding)
        .putList("inProgress", result.inProgress(), ResultOutput::finding)
        .putTexts("strengths", result.strengths())
        .putTexts("knowledgeGaps", result.knowledgeGaps())
        .putList("targets", result.targets(), ResultOutput::target);
  }

  private static Output field(FieldResult field) {
    return new Output()
        .put("id", field.id())
        .putNumber("score", field.score())
        .putNumber("coverage", field.coverage())
        .put("applicable", field.applicable())
        .putNumber("low", field.low())
        .putNumber("high", field.high())
        .put("valid", field.valid())
        .putCount("stage", field.stage())
        .putTexts("cappedBy", field.cappedBy())
        .putList("topics", field.topics(), ResultOutput::topic);
  }

  private static Output topic(TopicResult topic) {
    return new Output()
        .put("id", topic.id())
        .putNumber("score", topic.score())
        .putNumber("coverage", topic.coverage())
        .putNumber("low", topic.low())
        .putNumber("high", topic.high());
  }

  private static Output indicator(IndicatorResult indicator) {
    return new Output()
        .put("id", indicator.id())
        .put("state", ContractWords.of(indicator.state()))
        .putNumber("level", indicator.level())
        .putNumber("score", indicator.score())
        .put("agreed", indicator.agreed())
        .putCount("spread", indicator.spread())
        .putNumber("dissent", indicator.dissent());
  }

  private static Output point(DiscussionPoint point) {
    return new Output()
        .put("indicator", point.indicator())
        .putTexts("reasons", point.reasons().stream().map(ContractWords::of).toList())
        .putCount("spread", point.spread())
        .putNumber("dissent", point.dissent())
        .put("priority", point.priority());
  }

  private static Output finding(Finding finding) {
    return new Output().put("indicator", finding.indicator()).put("urgency", finding.urgency());
  }

  private static Output target(TargetDistance target) {
    return new Output()
        .put("indicator", target.indicator())
        .put("level", target.level())
        .putNumber("distance", target.distance());
  }

  /// The word of `infrastructure/openapi.yaml`.
  private static String word(NoStage reason) {
    return switch (reason) {
      case NOTHING_APPLIES -> "nothingApplies";
      case SHORT_FORM -> "shortForm";
      case MOSTLY_OTHERS -> "mostlyOthers";
      case TOO_MUCH_OPEN -> "tooMuchOpen";
    };
  }
}
