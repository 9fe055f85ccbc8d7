package org.selbstcheck.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.IndicatorResult;

/// Everything that one report is made of, found by id.
final class Material {

  private final Instrument instrument;
  private final SelfCheck selfCheck;
  private final Result result;
  private final Frozen frozen;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Topic> topics = new HashMap<>();
  private final Map<String, Field> fieldOfTopic = new HashMap<>();
  private final Map<String, Indicator> indicators = new HashMap<>();
  private final Map<String, Field> fieldOf = new HashMap<>();
  private final Map<String, String> topicOf = new HashMap<>();
  private final Map<String, IndicatorResult> results = new LinkedHashMap<>();
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private final Map<String, Agreement> agreements = new HashMap<>();
  private final Map<String, Disputed> disputes = new HashMap<>();
  private final Map<String, String> departments = new LinkedHashMap<>();
  private final Set<String> openPoints = new HashSet<>();

  Material(Frozen frozen) {
    this.frozen = frozen;
    this.instrument = frozen.instrument();
    this.selfCheck = frozen.selfCheck();
    this.result = frozen.result();
    index(instrument);
    index(selfCheck);
    result.indicators().forEach(indicator -> results.put(indicator.id(), indicator));
    result.discussionPoints().forEach(point -> openPoints.add(point.indicator()));
  }

  private void index(Instrument from) {
    for (Field field : from.fields()) {
      fields.put(field.id(), field);
      for (Topic topic : field.topics()) {
        topics.put(topic.id(), topic);
        fieldOfTopic.put(topic.id(), field);
        for (Indicator indicator : topic.indicators()) {
          indicators.put(indicator.id(), indicator);
          fieldOf.put(indicator.id(), field);
          topicOf.put(indicator.id(), topic.id());
        }
      }
    }
  }

  private void index(SelfCheck from) {
    for (Department department : from.departments()) {
      departments.put(department.id(), department.name());
    }
    for (Entry entry : from.entries()) {
      entries.computeIfAbsent(entry.indicator(), _ -> new ArrayList<>()).add(entry);
    }
    from.agreed().forEach(agreement -> agreements.put(agreement.indicator(), agreement));
    from.disputed().forEach(disputed -> disputes.put(disputed.indicator(), disputed));
  }

  Instrument instrument() {
    return instrument;
  }

  SelfCheck selfCheck() {
    return selfCheck;
  }

  Result result() {
    return result;
  }

  /// The round to compare with.
  Optional<EarlierRound> earlier() {
    return frozen.earlier();
  }

  /// The companion's words, where they stand in this edition.
  Optional<Commentary> commentary(Edition edition) {
    return frozen.commentary().filter(commentary -> commentary.standsIn(edition));
  }

  /// @throws IllegalArgumentException if the instrument has no such field
  Field field(String id) {
    return found(fields.get(id), id);
  }

  /// @throws IllegalArgumentException if the instrument has no such topic
  Topic topic(String id) {
    return found(topics.get(id), id);
  }

  Field fieldOfTopic(String id) {
    return found(fieldOfTopic.get(id), id);
  }

  /// @throws IllegalArgumentException if the instrument has no such indicator
  Indicator indicator(String id) {
    return found(indicators.get(id), id);
  }

  Field fieldOf(String indicator) {
    return found(fieldOf.get(indicator), indicator);
  }

  String topicOf(String indicator) {
    return found(topicOf.get(indicator), indicator);
  }

  /// @throws IllegalArgumentException if the indicator is not in the result
  IndicatorResult resultOf(String indicator) {
    return found(results.get(indicator), indicator);
  }

  boolean inScope(String indicator) {
    return results.containsKey(indicator);
  }

  /// Empty where the indicator is not rated.
  Optional<BigDecimal> level(String indicator) {
    return resultOf(indicator).level();
  }

  /// What the departments gave, in the order of the self-check.
  List<Entry> entries(String indicator) {
    return entries.getOrDefault(indicator, List.of());
  }

  Optional<Agreement> agreement(String indicator) {
    return Optional.ofNullable(agreements.get(indicator));
  }

  Optional<Disputed> disputed(String indicator) {
    return Optional.ofNullable(disputes.get(indicator));
  }

  /// The name of a department; its id where the self-check does not declare it.
  String department(String id) {
    return departments.getOrDefault(id, id);
  }

  /// The number of a department in pictures, from 1, in the order of the self-check.
  int number(String department) {
    return List.copyOf(departments.keySet()).indexOf(department) + 1;
  }

  /// The departments that the coordinator marked responsible.
  Set<String> responsible(String indicator) {
    return selfCheck.responsible().stream()
        .filter(mark -> mark.indicator().equals(indicator))
        .map(Responsibility::department)
        .collect(Collectors.toSet());
  }

  /// How many departments gave a level.
  long ratedBy(String indicator) {
    return ratedBy(entries(indicator));
  }

  static long ratedBy(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.answer().orElse(null) instanceof Answer.Level)
        .count();
  }

  /// Departments that gave at least one answer.
  long answeringDepartments() {
    return selfCheck.entries().stream()
        .filter(entry -> entry.answer().isPresent())
        .map(Entry::department)
        .distinct()
        .count();
  }

  boolean hasAnswered(Department department) {
    return selfCheck.entries().stream()
        .anyMatch(
            entry -> entry.department().equals(department.id()) && entry.answer().isPresent());
  }

  /// The open discussion points: internally most pressing first; publicly in the instrument's
  /// order, because the other one would tell how far apart the units are.
  List<DiscussionPoint> openPoints(Edition edition) {
    return ordered(result.discussionPoints(), edition);
  }

  /// The settled ones, in the order of [#openPoints].
  List<DiscussionPoint> settled(Edition edition) {
    return ordered(result.settled(), edition);
  }

  private List<DiscussionPoint> ordered(List<DiscussionPoint> points, Edition edition) {
    return switch (edition) {
      case INTERNAL -> points;
      case PUBLIC -> {
        List<String> order = List.copyOf(results.keySet());
        yield points.stream()
            .sorted(Comparator.comparingInt(point -> order.indexOf(point.indicator())))
            .toList();
      }
    };
  }

  /// The same ids in the instrument's order.
  ///
  /// @param ids of indicators in scope
  List<String> inOrder(Collection<String> ids) {
    Set<String> wanted = new HashSet<>(ids);
    return results.keySet().stream().filter(wanted::contains).toList();
  }

  boolean isFocus(String topic) {
    return selfCheck.focus().contains(topic);
  }

  boolean isOpenPoint(String indicator) {
    return openPoints.contains(indicator);
  }

  /// Whether the field has a topic that the municipality put first.
  boolean hasFocus(Field field) {
    return field.topics().stream().anyMatch(topic -> isFocus(topic.id()));
  }

  /// The indicators of a field out of a list, those of focus topics first, otherwise in the order
  /// of the list.
  List<String> ofField(Field field, List<String> ids) {
    List<String> own = ids.stream().filter(id -> fieldOf(id).id().equals(field.id())).toList();
    List<String> ordered = new ArrayList<>(own.stream().filter(this::inFocus).toList());
    ordered.addAll(own.stream().filter(id -> !inFocus(id)).toList());
    return ordered;
  }

  boolean inFocus(String indicator) {
    return isFocus(topicOf(indicator));
  }

  private static <T> T found(@Nullable T value, String id) {
    if (value == null) {
      throw new IllegalArgumentException("Not in this report: " + id);
    }
    return value;
  }
}
