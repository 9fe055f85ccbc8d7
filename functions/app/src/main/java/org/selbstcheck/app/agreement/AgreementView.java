package org.selbstcheck.app.agreement;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.store.Aims;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Meeting;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.contracts.ContractWords;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Divergence;

/// Writes the agreement as `infrastructure/openapi.yaml` has it. What stands in it comes out of the
/// self-check that a submission would freeze at this moment, so it holds released parts only.
final class AgreementView {

  private AgreementView() {}

  static void agreement(JsonGenerator json, Whole whole, Check check, Instrument instrument)
      throws IOException {
    SelfCheck now = FrozenCheck.freeze(whole, check, Optional.empty()).selfCheck();
    Divergence divergence = Divergence.of(instrument, now);
    json.writeStartObject();
    departments(json, whole.departments());
    json.writeArrayFieldStart("answers");
    for (Entry entry : now.entries()) {
      answer(json, entry, entry.indicator());
    }
    json.writeEndArray();
    own(json, now.ownIndicators());
    json.writeArrayFieldStart("points");
    for (Divergence.Point point : divergence.points()) {
      point(json, point);
    }
    json.writeEndArray();
    outcomes(json, whole, check, instrument, now);
    json.writeFieldName("meeting");
    meeting(json, whole.meeting().orElseGet(() -> Meeting.unplanned(check)));
    json.writeFieldName("aims");
    aims(json, whole.aims().orElseGet(() -> Aims.none(check)));
    json.writeNumberField("ratedByTwo", divergence.ratedByTwo());
    json.writeEndObject();
  }

  private static void departments(JsonGenerator json, List<Unit> departments) throws IOException {
    json.writeArrayFieldStart("departments");
    for (Unit unit : departments) {
      json.writeStartObject();
      json.writeStringField("id", unit.id());
      json.writeStringField("name", unit.name());
      json.writeBooleanField("released", unit.released());
      json.writeBooleanField("closed", unit.closed());
      JsonText.writeTexts("responsible", unit.responsible(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void answer(JsonGenerator json, Entry entry, String indicator) throws IOException {
    json.writeStartObject();
    json.writeStringField("department", entry.department());
    json.writeStringField("indicator", indicator);
    optionalAnswer(json, entry.answer());
    json.writeBooleanField("needForAction", entry.needForAction());
    obstacles(json, entry.obstacles());
    json.writeBooleanField("noted", !entry.comment().isBlank() || !entry.evidence().isEmpty());
    json.writeEndObject();
  }

  /// What the municipality asks beyond the instrument stands there to be read: it is talked about,
  /// and nothing is agreed on it.
  private static void own(JsonGenerator json, List<OwnIndicator> all) throws IOException {
    json.writeArrayFieldStart("ownIndicators");
    for (OwnIndicator own : all) {
      json.writeStartObject();
      json.writeStringField("indicator", Own.answeredAs(own.id()));
      json.writeStringField("statement", own.statement());
      json.writeArrayFieldStart("answers");
      for (Entry entry : own.answers()) {
        answer(json, entry, Own.answeredAs(own.id()));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void point(JsonGenerator json, Divergence.Point point) throws IOException {
    json.writeStartObject();
    json.writeStringField("indicator", point.point().indicator());
    json.writeStringField("kind", ContractWords.of(point.kind()));
    JsonText.writeTexts(
        "reasons", point.point().reasons().stream().map(ContractWords::of).toList(), json);
    json.writeNumberField("priority", point.point().priority());
    if (point.point().spread().isPresent()) {
      json.writeNumberField("spread", point.point().spread().get());
    }
    if (point.point().dissent().isPresent()) {
      json.writeNumberField("dissent", point.point().dissent().get());
    }
    json.writeBooleanField("settled", point.settled());
    JsonText.writeTexts("unanswered", point.unanswered(), json);
    json.writeEndObject();
  }

  private static void outcomes(
      JsonGenerator json, Whole whole, Check check, Instrument instrument, SelfCheck now)
      throws IOException {
    Set<String> released =
        whole.departments().stream()
            .filter(Unit::released)
            .map(Unit::id)
            .collect(Collectors.toSet());
    Map<String, List<Entry>> entries = new HashMap<>();
    for (Entry entry : now.entries()) {
      entries.computeIfAbsent(entry.indicator(), _ -> new ArrayList<>()).add(entry);
    }
    json.writeArrayFieldStart("outcomes");
    for (Stored<Point> stored : whole.points()) {
      if (check.scope().covers(instrument, stored.indicator())) {
        outcome(
            json,
            stored.shownIn(check),
            entries.getOrDefault(stored.indicator(), List.of()),
            released);
      }
    }
    json.writeEndArray();
  }

  /// What is recorded for one indicator, and who has changed their answer since.
  ///
  /// @param now what the released departments give
  /// @param released ids of departments
  static void outcome(
      JsonGenerator json, Stored<Point> stored, List<Entry> now, Set<String> released)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("indicator", stored.indicator());
    json.writeNumberField("revision", stored.revision());
    if (stored.value().isPresent()) {
      recorded(json, stored.value().get(), released);
      if (stored.value().get() instanceof Point.Agreed(Agreement agreement)) {
        JsonText.writeTexts(
            "changed", FrozenCheck.visible(agreement, released).changedSince(now), json);
      }
    }
    if (stored.previous().isPresent()) {
      json.writeObjectFieldStart("previous");
      recorded(json, stored.previous().get(), released);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void recorded(JsonGenerator json, Point point, Set<String> released)
      throws IOException {
    switch (point) {
      case Point.Agreed(Agreement agreement) -> {
        Agreement visible = FrozenCheck.visible(agreement, released);
        json.writeObjectFieldStart("agreed");
        json.writeFieldName("answer");
        SelfCheckJson.writeAnswer(visible.answer(), json);
        json.writeStringField("reason", visible.reason());
        views(json, "minority", visible.minority());
        obstacles(json, visible.obstacles());
        if (!visible.before().isEmpty()) {
          before(json, visible.before());
        }
        json.writeEndObject();
      }
      case Point.Contested(Disputed disputed) -> {
        json.writeObjectFieldStart("disputed");
        views(json, "views", disputed.views());
        json.writeEndObject();
      }
      case Point.Reopened _ -> {}
    }
  }

  private static void before(JsonGenerator json, List<Agreement.Before> before) throws IOException {
    json.writeArrayFieldStart("before");
    for (Agreement.Before it : before) {
      json.writeStartObject();
      json.writeStringField("department", it.department());
      optionalAnswer(json, it.answer());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void views(JsonGenerator json, String name, List<View> views) throws IOException {
    json.writeArrayFieldStart(name);
    for (View view : views) {
      json.writeStartObject();
      json.writeStringField("department", view.department());
      json.writeStringField("view", view.view());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void meeting(JsonGenerator json, Meeting meeting) throws IOException {
    json.writeStartObject();
    json.writeNumberField("revision", meeting.revision());
    json.writeArrayFieldStart("points");
    for (Meeting.Slot slot : meeting.slots()) {
      json.writeStartObject();
      json.writeStringField("indicator", slot.indicator());
      json.writeNumberField("minutes", slot.minutes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void aims(JsonGenerator json, Aims aims) throws IOException {
    json.writeStartObject();
    json.writeNumberField("revision", aims.revision());
    json.writeArrayFieldStart("targets");
    for (Target target : aims.targets()) {
      json.writeStartObject();
      json.writeStringField("indicator", target.indicator());
      json.writeNumberField("level", target.level());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.writeTexts("focus", aims.focus(), json);
    json.writeEndObject();
  }

  private static void optionalAnswer(JsonGenerator json, Optional<Answer> answer)
      throws IOException {
    if (answer.isPresent()) {
      json.writeFieldName("answer");
      SelfCheckJson.writeAnswer(answer.get(), json);
    }
  }

  private static void obstacles(JsonGenerator json, Set<Obstacle> obstacles) throws IOException {
    // In the order of the constants, so that equal values look equal.
    Set<Obstacle> ordered = EnumSet.noneOf(Obstacle.class);
    ordered.addAll(obstacles);
    JsonText.writeTexts("obstacles", ordered.stream().map(ContractWords::of).toList(), json);
  }
}
