package org.selbstcheck.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// A self-check as `contracts/self-check.schema.json` writes it.
///
/// Reading trusts the shape; use [SelfCheckReader] for what comes from outside. Writing leaves out
/// what is empty or has its default, and what was written reads back as an equal value.
public final class SelfCheckJson {

  private static final String FORMAT = "selbstcheck/1";

  private SelfCheckJson() {}

  /// @param document of the schema's shape, whose integers fit into `int`
  /// @throws IllegalArgumentException if it is not
  public static SelfCheck read(JsonNode document) {
    return new SelfCheck(
        instrument(document),
        Tree.optional(document, "municipality")
            .map(it -> new MunicipalityName(Tree.text(it, "key"), Tree.text(it, "name"))),
        Tree.optional(document, "scope").map(SelfCheckJson::scope).orElseGet(Scope.Full::new),
        Tree.optional(document, "round").map(Tree::integer).orElse(1),
        Tree.list(document, "departments", SelfCheckJson::department),
        Tree.list(
            document,
            "responsible",
            it -> new Responsibility(Tree.text(it, "indicator"), Tree.text(it, "department"))),
        Tree.list(document, "answers", it -> entry(it, Tree.text(it, "indicator"))),
        Tree.list(document, "agreed", SelfCheckJson::agreement),
        Tree.list(document, "disputed", SelfCheckJson::disputed),
        Tree.list(
            document,
            "targets",
            it -> new Target(Tree.text(it, "indicator"), Tree.integer(Tree.required(it, "level")))),
        Tree.texts(document, "focus"),
        Tree.list(document, "ownIndicators", SelfCheckJson::ownIndicator),
        Tree.flag(document, "submitted"),
        Tree.optional(document, "submittedOn").map(Tree::text).map(LocalDate::parse));
  }

  /// The instrument and version that a self-check or a result names.
  static InstrumentVersion instrument(JsonNode document) {
    JsonNode instrument = Tree.required(document, "instrument");
    return new InstrumentVersion(
        Tree.text(instrument, "id"), Tree.integer(Tree.required(instrument, "version")));
  }

  static Scope scope(JsonNode scope) {
    if (scope.isArray()) {
      List<String> fields = new ArrayList<>();
      scope.forEach(field -> fields.add(Tree.text(field)));
      return new Scope.Fields(fields);
    }
    return switch (Tree.text(scope)) {
      case "full" -> new Scope.Full();
      case "short" -> new Scope.Short();
      case String other -> throw new IllegalArgumentException("No scope: " + other);
    };
  }

  /// One answer, `{"level": 2}` and so on.
  ///
  /// @param answer of the shape `$defs/answer` of the schema
  /// @throws IllegalArgumentException if it is not
  public static Answer answer(JsonNode answer) {
    return answer.has("notOurs")
        ? new Answer.NotOurs(Tree.text(answer, "notOurs"))
        : agreedAnswer(answer);
  }

  /// One answer of the consensus step.
  ///
  /// @param answer of the shape `$defs/agreedAnswer` of the schema
  /// @throws IllegalArgumentException if it is not
  public static AgreedAnswer agreedAnswer(JsonNode answer) {
    if (answer.has("level")) {
      return new Answer.Level(Tree.integer(Tree.required(answer, "level")));
    }
    if (answer.has("unknown")) {
      return new Answer.Unknown();
    }
    JsonNode why = Tree.required(answer, "notApplicable");
    return new Answer.NotApplicable(
        ContractWords.constant(Answer.Reason.class, ContractWords::of, Tree.text(why, "reason")),
        Tree.text(why, "text"));
  }

  private static Department department(JsonNode it) {
    return new Department(
        Tree.text(it, "id"),
        Tree.text(it, "name"),
        Tree.flag(it, "released"),
        Tree.flag(it, "closed"));
  }

  private static Entry entry(JsonNode it, String indicator) {
    return new Entry(
        Tree.text(it, "department"),
        indicator,
        Tree.optional(it, "answer").map(SelfCheckJson::answer),
        Tree.flag(it, "needForAction"),
        Tree.optional(it, "comment").map(Tree::text).orElse(""),
        obstacles(it),
        Tree.texts(it, "evidence"));
  }

  private static Set<Obstacle> obstacles(JsonNode it) {
    return new HashSet<>(
        Tree.list(
            it,
            "obstacles",
            word -> ContractWords.constant(Obstacle.class, ContractWords::of, Tree.text(word))));
  }

  private static List<View> views(JsonNode it, String name) {
    return Tree.list(
        it, name, view -> new View(Tree.text(view, "department"), Tree.text(view, "view")));
  }

  /// What the consensus step settled for one indicator.
  ///
  /// @param it of the shape of an element of `agreed` of the schema
  /// @throws IllegalArgumentException if it is not
  public static Agreement agreement(JsonNode it) {
    return new Agreement(
        Tree.text(it, "indicator"),
        agreedAnswer(Tree.required(it, "answer")),
        Tree.text(it, "reason"),
        views(it, "minority"),
        obstacles(it),
        Tree.list(
            it,
            "before",
            before ->
                new Agreement.Before(
                    Tree.text(before, "department"),
                    Tree.optional(before, "answer").map(SelfCheckJson::answer))));
  }

  /// A point left open on purpose.
  ///
  /// @param it of the shape of an element of `disputed` of the schema
  /// @throws IllegalArgumentException if it is not
  public static Disputed disputed(JsonNode it) {
    return new Disputed(Tree.text(it, "indicator"), views(it, "views"));
  }

  /// One indicator of the municipality's own.
  ///
  /// @param it of the shape of `ownIndicators` of the schema
  /// @throws IllegalArgumentException if it is not
  public static OwnIndicator ownIndicator(JsonNode it) {
    String id = Tree.text(it, "id");
    return new OwnIndicator(
        id, Tree.text(it, "statement"), Tree.list(it, "answers", entry -> entry(entry, id)));
  }

  /// Writes the whole self-check as one object.
  public static void write(SelfCheck selfCheck, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    writeInstrument(selfCheck.instrument(), json);
    if (selfCheck.municipality().isPresent()) {
      writeMunicipality(selfCheck.municipality().get(), json);
    }
    writeScope(selfCheck.scope(), json);
    json.writeNumberField("round", selfCheck.round());
    json.writeArrayFieldStart("departments");
    for (Department department : selfCheck.departments()) {
      json.writeStartObject();
      json.writeStringField("id", department.id());
      json.writeStringField("name", department.name());
      json.writeBooleanField("released", department.released());
      json.writeBooleanField("closed", department.closed());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeList(
        "responsible",
        selfCheck.responsible(),
        json,
        it -> {
          json.writeStringField("indicator", it.indicator());
          json.writeStringField("department", it.department());
        });
    json.writeArrayFieldStart("answers");
    for (Entry entry : selfCheck.entries()) {
      json.writeStartObject();
      json.writeStringField("department", entry.department());
      json.writeStringField("indicator", entry.indicator());
      writeEntry(entry, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    writeList("agreed", selfCheck.agreed(), json, it -> writeMembers(it, json));
    writeList("disputed", selfCheck.disputed(), json, it -> writeMembers(it, json));
    writeList(
        "targets",
        selfCheck.targets(),
        json,
        it -> {
          json.writeStringField("indicator", it.indicator());
          json.writeNumberField("level", it.level());
        });
    writeTexts("focus", selfCheck.focus(), json);
    writeList("ownIndicators", selfCheck.ownIndicators(), json, it -> writeMembers(it, json));
    json.writeBooleanField("submitted", selfCheck.submitted());
    if (selfCheck.submittedOn().isPresent()) {
      json.writeStringField("submittedOn", selfCheck.submittedOn().get().toString());
    }
    json.writeEndObject();
  }

  /// Writes a member of an object: which municipality.
  public static void writeMunicipality(MunicipalityName municipality, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("municipality");
    json.writeStringField("key", municipality.key());
    json.writeStringField("name", municipality.name());
    json.writeEndObject();
  }

  /// Writes a member of an object: which questionnaire.
  public static void writeInstrument(InstrumentVersion instrument, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("instrument");
    json.writeStringField("id", instrument.id());
    json.writeNumberField("version", instrument.version());
    json.writeEndObject();
  }

  /// Writes a member of an object: what is covered.
  public static void writeScope(Scope scope, JsonGenerator json) throws IOException {
    switch (scope) {
      case Scope.Full() -> json.writeStringField("scope", "full");
      case Scope.Short() -> json.writeStringField("scope", "short");
      case Scope.Fields(List<String> ids) -> writeTexts("scope", ids, json);
    }
  }

  /// Writes one answer as an object.
  public static void writeAnswer(Answer answer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    switch (answer) {
      case Answer.Level(int level) -> json.writeNumberField("level", level);
      case Answer.Unknown() -> json.writeBooleanField("unknown", true);
      case Answer.NotOurs(String askWhom) -> json.writeStringField("notOurs", askWhom);
      case Answer.NotApplicable(Answer.Reason reason, String text) -> {
        json.writeObjectFieldStart("notApplicable");
        json.writeStringField("reason", ContractWords.of(reason));
        json.writeStringField("text", text);
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private static void writeEntry(Entry entry, JsonGenerator json) throws IOException {
    writeOptionalAnswer(entry.answer(), json);
    if (entry.needForAction()) {
      json.writeBooleanField("needForAction", true);
    }
    if (!entry.comment().isEmpty()) {
      json.writeStringField("comment", entry.comment());
    }
    writeObstacles(entry.obstacles(), json);
    writeTexts("evidence", entry.evidence(), json);
  }

  private static void writeOptionalAnswer(Optional<Answer> answer, JsonGenerator json)
      throws IOException {
    if (answer.isPresent()) {
      json.writeFieldName("answer");
      writeAnswer(answer.get(), json);
    }
  }

  private static void writeObstacles(Set<Obstacle> obstacles, JsonGenerator json)
      throws IOException {
    // In the order of the constants: a set has none, and a file should not change by itself.
    Set<Obstacle> ordered = EnumSet.noneOf(Obstacle.class);
    ordered.addAll(obstacles);
    writeTexts("obstacles", ordered.stream().map(ContractWords::of).toList(), json);
  }

  /// Writes what was settled for one indicator as an object.
  public static void writeAgreement(Agreement agreement, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeMembers(agreement, json);
    json.writeEndObject();
  }

  /// Writes one of the municipality's own indicators as an object.
  public static void writeOwnIndicator(OwnIndicator own, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeMembers(own, json);
    json.writeEndObject();
  }

  private static void writeMembers(OwnIndicator own, JsonGenerator json) throws IOException {
    json.writeStringField("id", own.id());
    json.writeStringField("statement", own.statement());
    json.writeArrayFieldStart("answers");
    for (Entry entry : own.answers()) {
      json.writeStartObject();
      json.writeStringField("department", entry.department());
      writeEntry(entry, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Writes a point left open as an object.
  public static void writeDisputed(Disputed disputed, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeMembers(disputed, json);
    json.writeEndObject();
  }

  private static void writeMembers(Disputed it, JsonGenerator json) throws IOException {
    json.writeStringField("indicator", it.indicator());
    writeViews("views", it.views(), json);
  }

  private static void writeMembers(Agreement it, JsonGenerator json) throws IOException {
    json.writeStringField("indicator", it.indicator());
    json.writeFieldName("answer");
    writeAnswer(it.answer(), json);
    json.writeStringField("reason", it.reason());
    writeViews("minority", it.minority(), json);
    writeObstacles(it.obstacles(), json);
    writeList(
        "before",
        it.before(),
        json,
        before -> {
          json.writeStringField("department", before.department());
          writeOptionalAnswer(before.answer(), json);
        });
  }

  private static void writeViews(String name, List<View> views, JsonGenerator json)
      throws IOException {
    writeList(
        name,
        views,
        json,
        view -> {
          json.writeStringField("department", view.department());
          json.writeStringField("view", view.view());
        });
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    if (!texts.isEmpty()) {
      JsonText.writeTexts(name, texts, json);
    }
  }

  private static <T> void writeList(
      String name, List<T> items, JsonGenerator json, Members<? super T> members)
      throws IOException {
    if (!items.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (T item : items) {
        json.writeStartObject();
        members.write(item);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  @FunctionalInterface
  private interface Members<T> {
    void write(T item) throws IOException;
  }
}
