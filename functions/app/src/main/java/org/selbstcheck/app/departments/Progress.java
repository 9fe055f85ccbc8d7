package org.selbstcheck.app.departments;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;

/// How far a department is: how much it answered, never what.
///
/// @param answered per field in scope, by its id, how many of its indicators in scope have an
///   answer
/// @param answeredResponsible how many of those in scope that it is responsible for
/// @param typed whether it saved anything at all
/// @param activeOn the day of its last save; saves of the first version are not known by day
public record Progress(
    Unit unit,
    Map<String, Integer> answered,
    int answeredResponsible,
    boolean typed,
    Optional<LocalDate> activeOn) {

  public Progress {
    answered = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answered));
  }

  /// Of all departments, in their order.
  static List<Progress> of(Whole whole, Instrument instrument, Scope scope) {
    return whole.departments().stream().map(unit -> of(unit, whole, instrument, scope)).toList();
  }

  static Progress of(Unit unit, Whole whole, Instrument instrument, Scope scope) {
    List<Stored<AnswerValue>> answers =
        whole.answers().stream().filter(it -> it.department().equals(unit.id())).toList();
    Set<String> given = new HashSet<>();
    for (Stored<AnswerValue> stored : answers) {
      if (stored.value().flatMap(AnswerValue::answer).isPresent()) {
        given.add(stored.indicator());
      }
    }
    Map<String, Integer> answered = new LinkedHashMap<>();
    int responsible = 0;
    for (Field field : instrument.fields()) {
      boolean asked = false;
      int count = 0;
      for (Indicator indicator : field.indicators()) {
        if (scope.covers(field, indicator)) {
          asked = true;
          if (given.contains(indicator.id())) {
            count++;
            responsible += unit.responsible().contains(indicator.id()) ? 1 : 0;
          }
        }
      }
      if (asked) {
        answered.put(field.id(), count);
      }
    }
    List<Stored<?>> saved =
        Stream.<Stored<?>>concat(
                answers.stream(),
                whole.notes().stream().filter(it -> it.department().equals(unit.id())))
            .toList();
    return new Progress(
        unit,
        answered,
        responsible,
        !saved.isEmpty(),
        saved.stream().flatMap(it -> it.on().stream()).max(LocalDate::compareTo));
  }
}
