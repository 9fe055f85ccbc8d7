package org.selbstcheck.core.answers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Topic;

/// Compares one self-check with one instrument, each list read once.
final class Fitting {

  private final SelfCheck selfCheck;
  private final int max;
  private final Set<String> fields = new HashSet<>();
  private final Set<String> topics = new HashSet<>();
  private final Set<String> indicators = new HashSet<>();
  private final Set<String> departments = new HashSet<>();
  private final List<Misfit> misfits = new ArrayList<>();

  private Fitting(SelfCheck selfCheck, Instrument instrument) {
    this.selfCheck = selfCheck;
    this.max = instrument.max();
    for (Field field : instrument.fields()) {
      fields.add(field.id());
      for (Topic topic : field.topics()) {
        topics.add(topic.id());
        for (Indicator indicator : topic.indicators()) {
          indicators.add(indicator.id());
        }
      }
    }
  }

  static List<Misfit> misfits(SelfCheck selfCheck, Instrument instrument) {
    if (!selfCheck.instrument().equals(instrument.version())) {
      // Everything else would be unknown too; saying so would bury the cause.
      return List.of(
          new Misfit(
              "/instrument",
              "belongs to %s, not to %s".formatted(selfCheck.instrument(), instrument.version())));
    }
    Fitting fitting = new Fitting(selfCheck, instrument);
    fitting.compare();
    return fitting.misfits;
  }

  private void compare() {
    compareScope();
    compareDepartments();
    compareResponsible();
    compareEntries();
    compareAgreed();
    compareDisputed();
    compareTargets();
    compareFocus();
    compareOwnIndicators();
  }

  private void compareScope() {
    if (selfCheck.scope() instanceof Scope.Fields(List<String> ids)) {
      for (int i = 0; i < ids.size(); i++) {
        known(fields, ids.get(i), "field", "/scope/" + i);
      }
    }
  }

  private void compareDepartments() {
    for (int i = 0; i < selfCheck.departments().size(); i++) {
      String id = selfCheck.departments().get(i).id();
      if (!departments.add(id)) {
        misfits.add(new Misfit("/departments/" + i + "/id", "department id used twice: " + id));
      }
    }
  }

  private void compareResponsible() {
    for (int i = 0; i < selfCheck.responsible().size(); i++) {
      Responsibility mark = selfCheck.responsible().get(i);
      String at = "/responsible/" + i;
      knownIndicator(mark.indicator(), at);
      knownDepartment(mark.department(), at);
    }
  }

  private void compareEntries() {
    Set<Place> seen = new HashSet<>();
    for (int i = 0; i < selfCheck.entries().size(); i++) {
      Entry entry = selfCheck.entries().get(i);
      String at = "/answers/" + i;
      knownIndicator(entry.indicator(), at);
      compareEntry(entry, seen, at);
    }
  }

  private void compareEntry(Entry entry, Set<Place> seen, String at) {
    knownDepartment(entry.department(), at);
    onScale(entry.answer(), at + "/answer");
    if (!seen.add(new Place(entry.department(), entry.indicator()))) {
      misfits.add(
          new Misfit(
              at,
              "second entry of department %s for indicator %s"
                  .formatted(entry.department(), entry.indicator())));
    }
  }

  private void compareAgreed() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < selfCheck.agreed().size(); i++) {
      Agreement agreement = selfCheck.agreed().get(i);
      String at = "/agreed/" + i;
      knownIndicator(agreement.indicator(), at);
      onScale(Optional.of(agreement.answer()), at + "/answer");
      if (!seen.add(agreement.indicator())) {
        misfits.add(new Misfit(at, "second agreed answer for indicator " + agreement.indicator()));
      }
      compareViews(agreement.minority(), at + "/minority/");
      for (int j = 0; j < agreement.before().size(); j++) {
        Agreement.Before before = agreement.before().get(j);
        knownDepartment(before.department(), at + "/before/" + j);
        onScale(before.answer(), at + "/before/" + j + "/answer");
      }
    }
  }

  private void compareDisputed() {
    for (int i = 0; i < selfCheck.disputed().size(); i++) {
      Disputed disputed = selfCheck.disputed().get(i);
      String at = "/disputed/" + i;
      knownIndicator(disputed.indicator(), at);
      compareViews(disputed.views(), at + "/views/");
    }
  }

  private void compareViews(List<View> views, String at) {
    for (int i = 0; i < views.size(); i++) {
      knownDepartment(views.get(i).department(), at + i);
    }
  }

  private void compareTargets() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < selfCheck.targets().size(); i++) {
      Target target = selfCheck.targets().get(i);
      String at = "/targets/" + i;
      knownIndicator(target.indicator(), at);
      onScale(target.level(), at + "/level");
      if (!seen.add(target.indicator())) {
        misfits.add(new Misfit(at, "second target for indicator " + target.indicator()));
      }
    }
  }

  private void compareFocus() {
    for (int i = 0; i < selfCheck.focus().size(); i++) {
      known(topics, selfCheck.focus().get(i), "topic", "/focus/" + i);
    }
  }

  private void compareOwnIndicators() {
    Set<Place> seen = new HashSet<>();
    for (int i = 0; i < selfCheck.ownIndicators().size(); i++) {
      List<Entry> answers = selfCheck.ownIndicators().get(i).answers();
      for (int j = 0; j < answers.size(); j++) {
        compareEntry(answers.get(j), seen, "/ownIndicators/" + i + "/answers/" + j);
      }
    }
  }

  private void knownIndicator(String id, String at) {
    known(indicators, id, "indicator", at + "/indicator");
  }

  private void knownDepartment(String id, String at) {
    known(departments, id, "department", at + "/department");
  }

  private void known(Set<String> ids, String id, String kind, String pointer) {
    if (!ids.contains(id)) {
      misfits.add(new Misfit(pointer, "unknown " + kind + ": " + id));
    }
  }

  private void onScale(Optional<? extends Answer> answer, String at) {
    if (answer.isPresent() && answer.get() instanceof Answer.Level(int level)) {
      onScale(level, at + "/level");
    }
  }

  private void onScale(int level, String pointer) {
    if (level < 0 || level > max) {
      misfits.add(
          new Misfit(pointer, "unknown level: %d, the scale ends at %d".formatted(level, max)));
    }
  }

  /// Where at most one entry may stand.
  private record Place(String department, String indicator) {}
}
