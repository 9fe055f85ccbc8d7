package org.selbstcheck.app.frozen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.selbstcheck.app.store.Aims;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.View;

/// A self-check as it was at one moment, with the revisions of what is in it, by which a save that
/// slipped in later can be told.
///
/// @param revisions `department#indicator` → revision of the answer
/// @param noteRevisions the same of the notes
/// @param pointRevisions indicator → revision of what was recorded for it
public record FrozenCheck(
    SelfCheck selfCheck,
    Map<String, Long> revisions,
    Map<String, Long> noteRevisions,
    Map<String, Long> pointRevisions) {

  private static final String FORMAT = "selbstcheck-submission/1";

  public FrozenCheck {
    revisions = Map.copyOf(revisions);
    noteRevisions = Map.copyOf(noteRevisions);
    pointRevisions = Map.copyOf(pointRevisions);
  }

  /// Under what the revision of a stored value is kept.
  public static String key(Stored<?> stored) {
    return stored.department() + "#" + stored.indicator();
  }

  /// Puts together what is stored. Only released parts are in it: what a department has not
  /// released is nobody's business yet, so neither are its answers that were kept with an agreement
  /// before it took its part back. What it said in the conversation itself stays: minority views
  /// and sides of a disputed point.
  ///
  /// @param submittedOn empty for a look at a check that is not submitted
  public static FrozenCheck freeze(Whole whole, Check check, Optional<LocalDate> submittedOn) {
    List<Department> departments = departments(whole);
    Set<String> released = new HashSet<>();
    departments.stream()
        .filter(Department::released)
        .forEach(department -> released.add(department.id()));

    Map<String, AnswerValue> answers = new LinkedHashMap<>();
    Map<String, Long> revisions = new HashMap<>();
    for (Stored<AnswerValue> stored : whole.answers()) {
      if (released.contains(stored.department()) && stored.value().isPresent()) {
        answers.put(key(stored), stored.value().get());
        revisions.put(key(stored), stored.revision());
      }
    }
    Map<String, NoteValue> notes = new LinkedHashMap<>();
    Map<String, Long> noteRevisions = new HashMap<>();
    for (Stored<NoteValue> stored : whole.notes()) {
      if (released.contains(stored.department()) && stored.value().isPresent()) {
        notes.put(key(stored), stored.value().get());
        noteRevisions.put(key(stored), stored.revision());
      }
    }

    List<Entry> entries = new ArrayList<>();
    Map<String, List<Entry>> toOwn = new HashMap<>();
    Set<String> keys = new LinkedHashSet<>(answers.keySet());
    keys.addAll(notes.keySet());
    for (String key : keys) {
      int hash = key.indexOf('#');
      String indicator = key.substring(hash + 1);
      Optional<String> own = Own.idOf(indicator);
      Entry entry =
          entry(
              key.substring(0, hash),
              own.orElse(indicator),
              Optional.ofNullable(answers.get(key)),
              Optional.ofNullable(notes.get(key)));
      own.map(id -> toOwn.computeIfAbsent(id, _ -> new ArrayList<>())).orElse(entries).add(entry);
    }
    List<Agreement> agreed = new ArrayList<>();
    List<Disputed> disputed = new ArrayList<>();
    Map<String, Long> pointRevisions = new HashMap<>();
    for (Stored<Point> stored : whole.points()) {
      pointRevisions.put(stored.indicator(), stored.revision());
      if (stored.value().isPresent()) {
        switch (stored.value().get()) {
          case Point.Agreed(Agreement agreement) -> agreed.add(visible(agreement, released));
          case Point.Contested(Disputed views) -> disputed.add(views);
          case Point.Reopened _ -> {}
        }
      }
    }
    return new FrozenCheck(
        new SelfCheck(
            check.instrument(),
            Optional.of(check.municipality()),
            check.scope(),
            check.round(),
            departments,
            responsible(whole),
            entries,
            agreed,
            disputed,
            whole.aims().map(Aims::targets).orElse(List.of()),
            whole.aims().map(Aims::focus).orElse(List.of()),
            whole.own().stream()
                .filter(Own::asked)
                .map(
                    own ->
                        new OwnIndicator(
                            own.id(),
                            own.statement(),
                            inOrder(toOwn.getOrDefault(own.id(), List.of()), departments)))
                .toList(),
            submittedOn.isPresent(),
            submittedOn),
        revisions,
        noteRevisions,
        pointRevisions);
  }

  /// As the departments stand: they are shown side by side.
  private static List<Entry> inOrder(List<Entry> entries, List<Department> departments) {
    List<String> ids = departments.stream().map(Department::id).toList();
    return entries.stream()
        .sorted(Comparator.comparingInt(entry -> ids.indexOf(entry.department())))
        .toList();
  }

  /// What a department said to an indicator, in the form of the contract.
  ///
  /// @param answer empty if it has none
  /// @param note empty if it has none
  public static Entry entry(
      String department, String indicator, Optional<AnswerValue> answer, Optional<NoteValue> note) {
    return new Entry(
        department,
        indicator,
        answer.flatMap(AnswerValue::answer),
        answer.map(AnswerValue::needForAction).orElse(false),
        note.map(NoteValue::comment).orElse(""),
        answer.map(AnswerValue::obstacles).orElse(Set.of()),
        note.map(NoteValue::evidence).orElse(List.of()));
  }

  /// The departments of the check. One that was taken away because it had answered nothing may
  /// still be named by what was said in the conversation, which must not get lost: its id is all
  /// that is left of it.
  private static List<Department> departments(Whole whole) {
    Map<String, Department> departments = new LinkedHashMap<>();
    whole.departments().forEach(unit -> departments.put(unit.id(), unit.department()));
    for (Stored<Point> stored : whole.points()) {
      stored.value().map(Point::views).orElse(List.of()).stream()
          .map(View::department)
          .forEach(id -> departments.putIfAbsent(id, new Department(id, id, false, true)));
    }
    return List.copyOf(departments.values());
  }

  private static List<Responsibility> responsible(Whole whole) {
    return whole.departments().stream()
        .flatMap(
            unit ->
                unit.responsible().stream()
                    .map(indicator -> new Responsibility(indicator, unit.id())))
        .toList();
  }

  /// An agreement as those may see it who see released parts.
  public static Agreement visible(Agreement agreement, Set<String> released) {
    return agreement.keeping(
        agreement.before().stream()
            .filter(before -> released.contains(before.department()))
            .toList());
  }

  /// The object that a submission keeps.
  public byte[] toJson() {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("format", FORMAT);
          json.writeFieldName("selfCheck");
          SelfCheckJson.write(selfCheck, json);
          revisions("revisions", revisions, json);
          revisions("noteRevisions", noteRevisions, json);
          revisions("pointRevisions", pointRevisions, json);
          json.writeEndObject();
        });
  }

  private static void revisions(String name, Map<String, Long> revisions, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    // In order, so that equal checks give equal objects.
    for (Map.Entry<String, Long> entry : new TreeMap<>(revisions).entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  /// The inverse of [#toJson].
  ///
  /// @throws IllegalStateException if it is not such an object
  public static FrozenCheck fromJson(byte[] bytes) {
    JsonNode node = JsonText.parse(bytes).own("submission");
    if (!node.path("format").asText("").equals(FORMAT)) {
      throw new IllegalStateException("Unknown form of a submission");
    }
    return new FrozenCheck(
        SelfCheckJson.read(node.path("selfCheck")),
        revisions(node.path("revisions")),
        revisions(node.path("noteRevisions")),
        // Submissions of the first version have none.
        revisions(node.path("pointRevisions")));
  }

  private static Map<String, Long> revisions(JsonNode node) {
    Map<String, Long> revisions = new HashMap<>();
    node.properties().forEach(entry -> revisions.put(entry.getKey(), entry.getValue().asLong()));
    return revisions;
  }
}
