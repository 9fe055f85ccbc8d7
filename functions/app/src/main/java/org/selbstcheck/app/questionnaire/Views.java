package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.app.departments.Progress;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.questionnaire.OwnStatements.Standing;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Obstacle;

/// Writes what clients see, after `infrastructure/openapi.yaml`.
final class Views {

  private Views() {}

  /// Writes one value.
  @FunctionalInterface
  interface Writing<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  /// What a link shows of its check.
  ///
  /// @param units all of the check's; how many of them are shown depends on the link
  /// @param mail whether reminders can be mailed
  static void check(
      JsonGenerator json,
      Opened opened,
      Conduct conduct,
      List<Unit> units,
      boolean mail,
      LocalDate today)
      throws IOException {
    Check check = opened.check();
    json.writeStartObject();
    json.writeStringField("id", check.id());
    SelfCheckJson.writeMunicipality(check.municipality(), json);
    phase(json, check);
    SelfCheckJson.writeInstrument(check.instrument(), json);
    SelfCheckJson.writeScope(check.scope(), json);
    json.writeStringField("state", Names.of(check.state()));
    json.writeBooleanField("writable", check.writableOn(today));
    json.writeStringField("role", Names.of(opened.link().role()));
    json.writeStringField("link", opened.link().id());
    json.writeStringField("department", opened.department());
    JsonText.writeTexts(
        "responsible",
        units.stream()
            .filter(unit -> unit.id().equals(opened.department()))
            .flatMap(unit -> unit.responsible().stream())
            .toList(),
        json);
    json.writeArrayFieldStart("departments");
    for (Unit unit : units) {
      if (opened.sees(unit)) {
        json.writeStartObject();
        json.writeStringField("id", unit.id());
        json.writeStringField("name", unit.name());
        json.writeBooleanField("released", unit.released());
        json.writeBooleanField("closed", unit.closed());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeFieldName("conduct");
    conduct(json, opened.seesConduct() ? conduct : Conduct.undecided(check));
    json.writeNumberField("round", check.round());
    json.writeBooleanField("mail", mail && opened.leads());
    if (check.submittedOn().isPresent()) {
      json.writeObjectFieldStart("submission");
      json.writeNumberField("number", check.submission());
      json.writeStringField("on", check.submittedOn().get().toString());
      json.writeEndObject();
    }
    json.writeNumberField("nextSubmission", check.submission() + 1);
    if (check.days().on(today) == PhaseDays.Stage.BEFORE) {
      json.writeStringField("opensOn", check.days().opensOn().orElseThrow().toString());
    }
    json.writeStringField("closesOn", check.closesOn().toString());
    json.writeStringField("expiresOn", day(check));
    json.writeArrayFieldStart("notices");
    if (check.renewedOn().isPresent() && opened.leads()) {
      json.writeStartObject();
      json.writeStringField("kind", "invitationRenewed");
      json.writeStringField("on", check.renewedOn().get().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void conduct(JsonGenerator json, Conduct conduct) throws IOException {
    json.writeStartObject();
    json.writeNumberField("revision", conduct.revision());
    json.writeStringField("mode", Names.of(conduct.mode()));
    if (conduct.deadline().isPresent()) {
      json.writeStringField("deadline", conduct.deadline().get().toString());
    }
    json.writeBooleanField("agreementOpen", conduct.agreementOpen());
    if (conduct.agreementOpenedOn().isPresent()) {
      json.writeStringField("agreementOpenedOn", conduct.agreementOpenedOn().get().toString());
    }
    json.writeEndObject();
  }

  /// How far a department is.
  ///
  /// @param contact whether its function address may be seen
  static void department(JsonGenerator json, Progress progress, boolean contact)
      throws IOException {
    Unit unit = progress.unit();
    json.writeStartObject();
    json.writeStringField("id", unit.id());
    json.writeStringField("name", unit.name());
    json.writeNumberField("revision", unit.revision());
    json.writeBooleanField("released", unit.released());
    json.writeBooleanField("closed", unit.closed());
    if (unit.mergedInto().isPresent()) {
      json.writeStringField("mergedInto", unit.mergedInto().get());
    }
    if (contact && unit.contact().isPresent()) {
      json.writeStringField("contact", unit.contact().get());
    }
    JsonText.writeTexts("responsible", unit.responsible(), json);
    json.writeObjectFieldStart("answered");
    for (Map.Entry<String, Integer> field : progress.answered().entrySet()) {
      json.writeNumberField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("answeredResponsible", progress.answeredResponsible());
    json.writeBooleanField("typed", progress.typed());
    if (progress.activeOn().isPresent()) {
      json.writeStringField("activeOn", progress.activeOn().get().toString());
    }
    json.writeEndObject();
  }

  /// A link as those see it who lead the check.
  static void link(JsonGenerator json, Link link, Opened opened, Instant now) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", link.id());
    json.writeStringField("role", Names.of(link.role()));
    if (link.role() == Link.Role.DEPARTMENT) {
      json.writeStringField("department", link.department());
    }
    if (!link.label().isEmpty()) {
      json.writeStringField("label", link.label());
    }
    json.writeStringField("createdOn", link.createdOn().toString());
    json.writeStringField("expiresOn", link.lastDay().toString());
    json.writeBooleanField("revoked", link.revoked());
    json.writeBooleanField("hasCode", link.code().isPresent() && link.opens(now));
    json.writeBooleanField("own", link.id().equals(opened.link().id()));
    json.writeEndObject();
  }

  /// One entry of the log.
  static void event(JsonGenerator json, Audit.Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("event", entry.event());
    json.writeStringField("role", entry.role());
    if (entry.department().isPresent()) {
      json.writeStringField("department", entry.department().get());
    }
    if (!entry.detail().isEmpty()) {
      json.writeStringField("detail", entry.detail());
    }
    json.writeStringField("on", entry.on().toString());
    json.writeEndObject();
  }

  /// What people are told about data protection.
  static void dataSheet(JsonGenerator json, Check check, Optional<Notice> notice)
      throws IOException {
    json.writeStartObject();
    phase(json, check);
    json.writeStringField("erasedOn", day(check));
    if (notice.isPresent()) {
      json.writeFieldName("notice");
      notice.get().write(json);
    }
    json.writeEndObject();
  }

  static void invitation(JsonGenerator json, Starting.Invited invited, Optional<Notice> notice)
      throws IOException {
    Check check = invited.check();
    json.writeStartObject();
    json.writeBooleanField("confirmed", invited.invitation().confirmedBy().isPresent());
    json.writeBooleanField("begun", invited.begun());
    json.writeBooleanField("handover", invited.invitation().handsOver());
    SelfCheckJson.writeMunicipality(check.municipality(), json);
    phase(json, check);
    SelfCheckJson.writeInstrument(check.instrument(), json);
    json.writeStringField(
        "expiresOn", LocalDate.ofInstant(invited.invitation().expiresAt(), Phase.ZONE).toString());
    json.writeFieldName("dataSheet");
    dataSheet(json, check, notice);
    json.writeEndObject();
  }

  /// What the code of an invitation is for.
  static void code(JsonGenerator json, Starting.Invited invited, Optional<Notice> notice)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", "invitation");
    json.writeStringField("role", Names.of(Link.Role.COORDINATOR));
    json.writeBooleanField("begun", invited.begun());
    json.writeBooleanField("handover", invited.invitation().handsOver());
    SelfCheckJson.writeMunicipality(invited.check().municipality(), json);
    phase(json, invited.check());
    SelfCheckJson.writeInstrument(invited.check().instrument(), json);
    json.writeStringField("expiresOn", invited.invitation().lastDay().toString());
    json.writeFieldName("dataSheet");
    dataSheet(json, invited.check(), notice);
    json.writeEndObject();
  }

  /// What the code of a link is for.
  ///
  /// @param unit the department that the link answers for
  static void code(JsonGenerator json, Opened opened, Optional<Unit> unit) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", "link");
    json.writeStringField("role", Names.of(opened.link().role()));
    SelfCheckJson.writeMunicipality(opened.check().municipality(), json);
    phase(json, opened.check());
    SelfCheckJson.writeInstrument(opened.check().instrument(), json);
    if (unit.isPresent()) {
      json.writeStringField("department", unit.get().name());
    }
    json.writeStringField("expiresOn", opened.link().lastDay().toString());
    json.writeEndObject();
  }

  static void answer(JsonGenerator json, Stored<AnswerValue> stored) throws IOException {
    json.writeStartObject();
    json.writeStringField("indicator", stored.indicator());
    json.writeNumberField("revision", stored.revision());
    answerMembers(json, stored.value().orElse(new AnswerValue(Optional.empty(), false, Set.of())));
    if (stored.previous().isPresent()) {
      json.writeObjectFieldStart("previous");
      answerMembers(json, stored.previous().get());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void answerMembers(JsonGenerator json, AnswerValue value) throws IOException {
    if (value.answer().isPresent()) {
      json.writeFieldName("answer");
      SelfCheckJson.writeAnswer(value.answer().get(), json);
    }
    json.writeBooleanField("needForAction", value.needForAction());
    // In the order of the constants, so that equal values look equal.
    Set<Obstacle> ordered = EnumSet.noneOf(Obstacle.class);
    ordered.addAll(value.obstacles());
    JsonText.writeTexts("obstacles", ordered.stream().map(Names::of).toList(), json);
  }

  static void note(JsonGenerator json, Stored<NoteValue> stored) throws IOException {
    json.writeStartObject();
    json.writeStringField("indicator", stored.indicator());
    json.writeNumberField("revision", stored.revision());
    noteMembers(json, stored.value().orElse(new NoteValue("", List.of())));
    if (stored.previous().isPresent()) {
      json.writeObjectFieldStart("previous");
      noteMembers(json, stored.previous().get());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void noteMembers(JsonGenerator json, NoteValue value) throws IOException {
    json.writeStringField("comment", value.comment());
    JsonText.writeTexts("evidence", value.evidence(), json);
  }

  /// One of the municipality's own statements as those see it who answer.
  static void asked(JsonGenerator json, Own own) throws IOException {
    json.writeStartObject();
    json.writeStringField("indicator", own.answeredAs());
    json.writeStringField("statement", own.statement());
    JsonText.writeTexts("former", own.former(), json);
    json.writeEndObject();
  }

  /// One of the municipality's own statements as those see it who lead the check.
  static void own(JsonGenerator json, Standing standing) throws IOException {
    Own own = standing.own();
    json.writeStartObject();
    json.writeStringField("id", own.id());
    json.writeStringField("statement", own.statement());
    JsonText.writeTexts("former", own.former(), json);
    json.writeNumberField("revision", own.revision());
    json.writeNumberField("answered", standing.answered());
    json.writeBooleanField("removed", !own.asked());
    json.writeEndObject();
  }

  static void submission(JsonGenerator json, Submission submission) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", submission.number());
    json.writeStringField("on", submission.on().toString());
    json.writeEndObject();
  }

  private static void phase(JsonGenerator json, Check check) throws IOException {
    json.writeObjectFieldStart("phase");
    json.writeStringField("id", check.phaseId());
    json.writeStringField("name", check.phaseName());
    json.writeEndObject();
  }

  private static String day(Check check) {
    return LocalDate.ofInstant(check.expiresAt(), Phase.ZONE).toString();
  }
}
