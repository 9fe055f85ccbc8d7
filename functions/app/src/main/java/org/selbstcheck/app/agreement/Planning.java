package org.selbstcheck.app.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.Aims;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Meeting;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Topic;

/// Saves what the coordinator plans: the points of a meeting, targets and focus. Each is one item,
/// saved whole; saving what is there already is success.
final class Planning {

  static final int MOST_POINTS = 40;
  static final int MOST_MINUTES = 120;
  static final int MOST_FOCUS = 5;

  private final Tables tables;
  private final Checks checks;
  private final Clock clock;

  Planning(Tables tables, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.clock = clock;
  }

  /// What became of a save.
  sealed interface Planned<T> {

    /// It is stored.
    record Done<T>(T now) implements Planned<T> {}

    /// Somebody saved in between; nothing was written.
    record Conflict<T>(T current) implements Planned<T> {}

    /// The check cannot be written any more.
    record NotOpen<T>() implements Planned<T> {}
  }

  Planned<Meeting> save(Check check, List<Meeting.Slot> slots, long seenRevision) {
    if (closed(check)) {
      return new Planned.NotOpen<>();
    }
    Meeting stored = checks.meeting(check);
    if (stored.slots().equals(slots) && stored.revision() > 0) {
      return new Planned.Done<>(stored);
    }
    if (stored.revision() != seenRevision
        || !(tables.write(stored.of(slots).write()) instanceof Written.Done())) {
      Meeting current = checks.meeting(check);
      return current.slots().equals(slots)
          ? new Planned.Done<>(current)
          : new Planned.Conflict<>(current);
    }
    return new Planned.Done<>(stored.of(slots).written());
  }

  Planned<Aims> save(Check check, List<Target> targets, List<String> focus, long seenRevision) {
    if (closed(check)) {
      return new Planned.NotOpen<>();
    }
    Aims stored = checks.aims(check);
    Aims wanted = stored.of(targets, focus);
    if (stored.equals(wanted) && stored.revision() > 0) {
      return new Planned.Done<>(stored);
    }
    if (stored.revision() != seenRevision
        || !(tables.write(wanted.write()) instanceof Written.Done())) {
      Aims current = checks.aims(check);
      return current.equals(current.of(targets, focus))
          ? new Planned.Done<>(current)
          : new Planned.Conflict<>(current);
    }
    return new Planned.Done<>(wanted.written());
  }

  private boolean closed(Check check) {
    return !check.arrangeableOn(LocalDate.ofInstant(clock.instant(), Phase.ZONE));
  }

  // Bodies

  static List<Meeting.Slot> slots(Body body, Check check, Instrument instrument) {
    List<Meeting.Slot> slots = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Body point : body.objects("points", MOST_POINTS, "indicator", "minutes")) {
      String indicator = indicator(point, check, instrument, seen);
      slots.add(new Meeting.Slot(indicator, point.integer("minutes", 1, MOST_MINUTES)));
    }
    return slots;
  }

  static List<Target> targets(Body body, Check check, Instrument instrument) {
    List<Target> targets = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int most = instrument.indicators().size();
    for (Body target : body.objects("targets", most, "indicator", "level")) {
      String indicator = indicator(target, check, instrument, seen);
      targets.add(new Target(indicator, target.integer("level", 0, instrument.max())));
    }
    return targets;
  }

  private static String indicator(Body body, Check check, Instrument instrument, Set<String> seen) {
    String indicator = body.text("indicator", 1, 64);
    if (!indicator.isEmpty() && !check.scope().covers(instrument, indicator)) {
      body.error("indicator", "Diesen Indikator gibt es in Ihrem Selbstcheck nicht.");
    } else if (!indicator.isEmpty() && !seen.add(indicator)) {
      body.error("indicator", "Dieser Indikator steht doppelt da.");
    }
    return indicator;
  }

  static List<String> focus(Body body, Instrument instrument) {
    Set<String> topics =
        instrument.fields().stream()
            .flatMap(field -> field.topics().stream())
            .map(Topic::id)
            .collect(Collectors.toSet());
    List<String> focus = new ArrayList<>();
    List<JsonNode> nodes = body.list("focus", MOST_FOCUS);
    for (int i = 0; i < nodes.size(); i++) {
      String topic = nodes.get(i).isTextual() ? nodes.get(i).textValue() : "";
      if (!topics.contains(topic)) {
        body.errorAt("/focus/" + i, "Dieses Thema gibt es nicht.");
      } else if (focus.contains(topic)) {
        body.errorAt("/focus/" + i, "Dieses Thema steht doppelt da.");
      }
      focus.add(topic);
    }
    return focus;
  }
}
