package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.core.instrument.Instrument;

/// A department whose part drops out of a submission, because it has not released it: how much of
/// it, never what.
///
/// @param answered how many of its answers in the check's scope drop out
record Unreleased(String id, String name, int answered) {

  /// All of them. A closed department that answered nothing takes nothing away and is left out.
  static List<Unreleased> of(Whole whole, Check check, Instrument instrument) {
    List<Unit> units = whole.departments().stream().filter(unit -> !unit.released()).toList();
    Set<String> ids = units.stream().map(Unit::id).collect(Collectors.toSet());
    Map<String, Integer> answered = new HashMap<>();
    for (Stored<AnswerValue> stored : whole.answers()) {
      if (ids.contains(stored.department())
          && stored.value().flatMap(AnswerValue::answer).isPresent()
          && check.scope().covers(instrument, stored.indicator())) {
        answered.merge(stored.department(), 1, Integer::sum);
      }
    }
    List<Unreleased> unreleased = new ArrayList<>();
    for (Unit unit : units) {
      int count = answered.getOrDefault(unit.id(), 0);
      if (!unit.closed() || count > 0) {
        unreleased.add(new Unreleased(unit.id(), unit.name(), count));
      }
    }
    return unreleased;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", name);
    json.writeNumberField("answered", answered);
    json.writeEndObject();
  }
}
