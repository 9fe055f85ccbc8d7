package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.IndicatorResult;
import org.selbstcheck.core.scoring.Scoring;

/// What submitting now would mean for one field, above all what drops out.
///
/// @param unanswered everything that nobody answered, with the two lists below
/// @param typedOnly text but no answer: counts nowhere
/// @param notOurs only "nicht unser Bereich": nobody answered
record Summary(
    String field,
    int rated,
    List<String> unknown,
    List<String> notApplicable,
    List<String> unanswered,
    List<String> typedOnly,
    List<String> notOurs,
    Optional<BigDecimal> coverage,
    boolean valid,
    Optional<NoStage> noStage) {

  /// Per field in scope, in the instrument's order; by the same scoring that makes the result.
  static List<Summary> of(Instrument instrument, SelfCheck selfCheck) {
    Result result = Scoring.score(instrument, selfCheck);
    Map<String, IndicatorResult> states = new HashMap<>();
    result.indicators().forEach(indicator -> states.put(indicator.id(), indicator));
    Map<String, List<Entry>> entries = new HashMap<>();
    for (Entry entry : selfCheck.entries()) {
      entries.computeIfAbsent(entry.indicator(), _ -> new ArrayList<>()).add(entry);
    }
    Map<String, Field> fields = new HashMap<>();
    instrument.fields().forEach(field -> fields.put(field.id(), field));

    List<Summary> summaries = new ArrayList<>();
    for (FieldResult scored : result.fields()) {
      Field field = fields.get(scored.id());
      if (field == null) {
        continue;
      }
      Lists lists = new Lists();
      for (Indicator indicator : field.indicators()) {
        IndicatorResult state = states.get(indicator.id());
        if (state != null) {
          lists.add(state, entries.getOrDefault(indicator.id(), List.of()));
        }
      }
      summaries.add(
          new Summary(
              field.id(),
              lists.rated,
              lists.unknown,
              lists.notApplicable,
              lists.unanswered,
              lists.typedOnly,
              lists.notOurs,
              scored.coverage(),
              scored.valid(),
              NoStage.of(scored, instrument, selfCheck.scope())));
    }
    return summaries;
  }

  private static final class Lists {
    private int rated;
    private final List<String> unknown = new ArrayList<>();
    private final List<String> notApplicable = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private final List<String> typedOnly = new ArrayList<>();
    private final List<String> notOurs = new ArrayList<>();

    void add(IndicatorResult state, List<Entry> entries) {
      switch (state.state()) {
        case RATED -> rated++;
        case UNKNOWN -> unknown.add(state.id());
        case NOT_APPLICABLE -> notApplicable.add(state.id());
        case UNANSWERED -> {
          unanswered.add(state.id());
          if (entries.stream()
              .anyMatch(
                  entry -> entry.answer().filter(Answer.NotOurs.class::isInstance).isPresent())) {
            notOurs.add(state.id());
          } else if (entries.stream().anyMatch(entry -> entry.answer().isEmpty() && typed(entry))) {
            typedOnly.add(state.id());
          }
        }
      }
    }

    private static boolean typed(Entry entry) {
      return !entry.comment().isBlank()
          || !entry.evidence().isEmpty()
          || !entry.obstacles().isEmpty()
          || entry.needForAction();
    }
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", field);
    json.writeNumberField("rated", rated);
    JsonText.writeTexts("unknown", unknown, json);
    JsonText.writeTexts("notApplicable", notApplicable, json);
    JsonText.writeTexts("unanswered", unanswered, json);
    JsonText.writeTexts("typedOnly", typedOnly, json);
    JsonText.writeTexts("notOurs", notOurs, json);
    if (coverage.isPresent()) {
      json.writeNumberField("coverage", coverage.get());
    } else {
      json.writeNullField("coverage");
    }
    json.writeBooleanField("valid", valid);
    if (noStage.isPresent()) {
      json.writeStringField("noStage", Names.of(noStage.get()));
    } else {
      json.writeNullField("noStage");
    }
    json.writeEndObject();
  }
}
