package org.selbstcheck.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Tree;

/// What a schema cannot say about an instrument and scoring relies on. These errors refuse an
/// instrument; what an editor should merely hear about is found by [EditorialLint].
public final class InstrumentLint {

  private final List<Problem> errors = new ArrayList<>();

  private InstrumentLint() {}

  /// The errors of an instrument: stages that do not ascend from 0, a `capStage` that is no stage,
  /// a field whose verdicts are not one per stage, and ids used twice among fields, topics,
  /// indicators, groups or outside statements, each kind counted over the whole instrument.
  ///
  /// @param instrument a tree of the shape of the instrument's schema
  public static List<Problem> errors(JsonNode instrument) {
    InstrumentLint lint = new InstrumentLint();
    lint.lintStages(instrument);
    lint.lintFields(instrument);
    return List.copyOf(lint.errors);
  }

  private void lintStages(JsonNode instrument) {
    JsonNode stages = Tree.required(instrument, "stages");
    BigDecimal last = BigDecimal.ZERO;
    for (int i = 0; i < stages.size(); i++) {
      BigDecimal from = Tree.required(stages.get(i), "from").decimalValue();
      if (i == 0 && from.signum() != 0) {
        errors.add(
            new Problem("/stages/0/from", "the first stage must begin at 0, not at " + from));
      }
      if (i > 0 && from.compareTo(last) <= 0) {
        errors.add(
            new Problem(
                "/stages/" + i + "/from",
                "stages must ascend, %s does not lie above %s".formatted(from, last)));
      }
      last = from;
    }
    Optional<JsonNode> capStage = Tree.optional(instrument, "capStage");
    if (capStage.isPresent()
        && capStage.get().decimalValue().compareTo(BigDecimal.valueOf(stages.size())) >= 0) {
      errors.add(
          new Problem(
              "/capStage",
              "capStage %s is not below the number of stages, %d"
                  .formatted(capStage.get().asText(), stages.size())));
    }
  }

  private void lintFields(JsonNode instrument) {
    int stages = Tree.required(instrument, "stages").size();
    Ids fieldIds = new Ids("field");
    Ids topicIds = new Ids("topic");
    Ids indicatorIds = new Ids("indicator");
    Ids statementIds = new Ids("outside statement");
    new Ids("outside group").add(instrument.path("outsideGroups"), "/outsideGroups");
    JsonNode fields = Tree.required(instrument, "fields");
    fieldIds.add(fields, "/fields");
    for (int f = 0; f < fields.size(); f++) {
      JsonNode field = fields.get(f);
      String atField = "/fields/" + f;
      int verdicts = Tree.required(field, "verdicts").size();
      if (verdicts != stages) {
        errors.add(
            new Problem(
                atField + "/verdicts", "%d verdicts for %d stages".formatted(verdicts, stages)));
      }
      statementIds.add(field.path("outsideStatements"), atField + "/outsideStatements");
      JsonNode topics = Tree.required(field, "topics");
      topicIds.add(topics, atField + "/topics");
      for (int t = 0; t < topics.size(); t++) {
        indicatorIds.add(
            Tree.required(topics.get(t), "indicators"), atField + "/topics/" + t + "/indicators");
      }
    }
  }

  /// The ids of one kind and where each was first used.
  private final class Ids {
    private final String kind;
    private final Map<String, String> first = new HashMap<>();

    Ids(String kind) {
      this.kind = kind;
    }

    void add(JsonNode list, String pointer) {
      for (int i = 0; i < list.size(); i++) {
        String id = Tree.text(list.get(i), "id");
        String at = pointer + "/" + i + "/id";
        String before = first.putIfAbsent(id, at);
        if (before != null) {
          errors.add(new Problem(at, "%s id %s is already used at %s".formatted(kind, id, before)));
        }
      }
    }
  }
}
