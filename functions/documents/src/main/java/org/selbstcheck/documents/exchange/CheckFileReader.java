package org.selbstcheck.documents.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.SelfCheckReader;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.documents.exchange.Brought.DepartmentPart;
import org.selbstcheck.documents.exchange.Brought.Said;
import org.selbstcheck.documents.exchange.Brought.WholeCheck;

/// Reads a self-check as JSON: one of this municipality, or a quick check, which names none.
final class CheckFileReader {

  /// More than any town has; each costs two writes per indicator.
  private static final int MOST_DEPARTMENTS = 60;

  /// Ids become parts of keys.
  private static final String ID = "[A-Za-z0-9_-]{1,64}";

  private final Instrument instrument;
  private final Check check;
  private final Faults faults;

  /// @param check the one that the file is for
  /// @param faults takes what is wrong
  CheckFileReader(Instrument instrument, Check check, Faults faults) {
    this.instrument = instrument;
    this.check = check;
    this.faults = faults;
  }

  /// What the file says; nothing if there are faults.
  Optional<Brought> read(byte[] file) {
    switch (SelfCheckReader.read(file, instrument)) {
      case Reading.Refused<SelfCheck>(List<Problem> problems) ->
          problems.forEach(problem -> faults.add(problem.place(), german(problem.reason())));
      case Reading.Accepted<SelfCheck>(SelfCheck selfCheck) -> {
        if (JsonText.parse(file) instanceof Reading.Accepted<JsonNode>(JsonNode root)) {
          checkTexts(root, "");
        }
        Optional<Brought> brought =
            selfCheck.municipality().isPresent() ? whole(selfCheck) : quick(selfCheck);
        if (faults.none()) {
          return brought;
        }
      }
    }
    return Optional.empty();
  }

  private static String german(String reason) {
    String kind = reason.contains(":") ? reason.substring(0, reason.indexOf(':')) : reason;
    return switch (kind) {
      case "unknown indicator" -> "Diese Aussage gibt es im Fragebogen nicht" + named(reason) + ".";
      case "unknown department" -> "Dieser Bereich steht nicht in der Datei" + named(reason) + ".";
      case "unknown field", "unknown topic" ->
          "Dieses Handlungsfeld oder Thema gibt es im Fragebogen nicht" + named(reason) + ".";
      case "unknown level" -> "Diese Stufe gibt es auf der Skala nicht" + named(reason) + ".";
      case "department id used twice" -> "Diese Kennung haben zwei Bereiche" + named(reason) + ".";
      default -> {
        if (reason.startsWith("belongs to")) {
          yield "Die Datei gehört zu einem anderen Fragebogen oder einer anderen Fassung.";
        }
        if (reason.startsWith("second ")) {
          yield "Das steht schon an anderer Stelle der Datei.";
        }
        yield "Das passt nicht zum Format eines Selbstchecks (%s).".formatted(reason);
      }
    };
  }

  private static String named(String reason) {
    return ": " + Faults.quoted(reason.substring(reason.indexOf(':') + 1));
  }

  /// Texts that no document could hold are refused as they are when they are typed.
  private void checkTexts(JsonNode node, String pointer) {
    if (node.isTextual() && !Body.storable(node.textValue())) {
      faults.add(pointer, "Der Text enthält unsichtbare Steuerzeichen.");
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkTexts(node.get(i), pointer + "/" + i);
    }
    node.properties()
        .forEach(member -> checkTexts(member.getValue(), pointer + "/" + member.getKey()));
  }

  private Optional<Brought> whole(SelfCheck selfCheck) {
    String key = selfCheck.municipality().orElseThrow().key();
    if (!key.equals(check.municipality().key())) {
      faults.add(
          "/municipality/key",
          "Das ist der Selbstcheck einer anderen Kommune. Er lässt sich hier nicht einlesen.");
      // Whose it is decides; what else is in it is nobody's business here.
      return Optional.empty();
    }
    checkDepartments(selfCheck);
    checkOwn(selfCheck);
    Scope scope = check.scope().and(selfCheck.scope());
    for (int i = 0; i < selfCheck.entries().size(); i++) {
      covered(scope, selfCheck.entries().get(i).indicator(), "/answers/" + i);
    }
    Set<String> settled = new HashSet<>();
    for (int i = 0; i < selfCheck.agreed().size(); i++) {
      Agreement agreement = selfCheck.agreed().get(i);
      covered(scope, agreement.indicator(), "/agreed/" + i);
      settled.add(agreement.indicator());
    }
    for (int i = 0; i < selfCheck.disputed().size(); i++) {
      Disputed disputed = selfCheck.disputed().get(i);
      covered(scope, disputed.indicator(), "/disputed/" + i);
      if (!settled.add(disputed.indicator())) {
        faults.add("/disputed/" + i, "Das steht schon an anderer Stelle der Datei.");
      }
    }
    for (int i = 0; i < selfCheck.targets().size(); i++) {
      Target target = selfCheck.targets().get(i);
      covered(scope, target.indicator(), "/targets/" + i);
    }
    return Optional.of(new WholeCheck(selfCheck));
  }

  private void checkDepartments(SelfCheck selfCheck) {
    if (selfCheck.departments().size() > MOST_DEPARTMENTS) {
      faults.add("/departments", "Höchstens %d Bereiche.".formatted(MOST_DEPARTMENTS));
    }
    for (int i = 0; i < selfCheck.departments().size(); i++) {
      if (!selfCheck.departments().get(i).id().matches(ID)) {
        faults.add(
            "/departments/" + i + "/id",
            "Eine Kennung besteht aus Buchstaben ohne Umlaute, Ziffern, Binde- und Unterstrichen.");
      }
    }
  }

  private void checkOwn(SelfCheck selfCheck) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < selfCheck.ownIndicators().size(); i++) {
      OwnIndicator own = selfCheck.ownIndicators().get(i);
      if (!own.id().matches(ID)) {
        faults.add(
            "/ownIndicators/" + i + "/id",
            "Eine Kennung besteht aus Buchstaben ohne Umlaute, Ziffern, Binde- und Unterstrichen.");
      }
      if (!ids.add(own.id())) {
        faults.add("/ownIndicators/" + i + "/id", "Das steht schon an anderer Stelle der Datei.");
      }
    }
  }

  private void covered(Scope scope, String indicator, String place) {
    if (!scope.covers(instrument, indicator)) {
      faults.add(
          place,
          "Diese Aussage gehört nicht zum Umfang Ihres Selbstchecks. Die Koordination kann ihn erweitern.");
    }
  }

  private Optional<Brought> quick(SelfCheck selfCheck) {
    if (selfCheck.departments().size() != 1) {
      faults.add(
          "/departments",
          "Ohne Angabe der Kommune ist das ein Schnell-Check; er hat genau einen Bereich.");
    }
    if (!selfCheck.agreed().isEmpty()
        || !selfCheck.disputed().isEmpty()
        || !selfCheck.targets().isEmpty()
        || !selfCheck.focus().isEmpty()
        || !selfCheck.responsible().isEmpty()
        || !selfCheck.ownIndicators().isEmpty()) {
      faults.add("", "Ohne Angabe der Kommune ist das ein Schnell-Check; er hat nur Antworten.");
    }
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < selfCheck.entries().size(); i++) {
      Entry entry = selfCheck.entries().get(i);
      covered(check.scope(), entry.indicator(), "/answers/" + i);
      said.add(new Said(entry.indicator(), "/answers/" + i, answer(entry), note(entry), false));
    }
    return Optional.of(new DepartmentPart(Brought.Format.QUICK_CHECK, said));
  }

  /// The answer of an entry as a whole, if the entry says anything about it.
  static Optional<UnaryOperator<AnswerValue>> answer(Entry entry) {
    return entry.answer().isEmpty() && !entry.needForAction() && entry.obstacles().isEmpty()
        ? Optional.empty()
        : Optional.of(
            _ -> new AnswerValue(entry.answer(), entry.needForAction(), entry.obstacles()));
  }

  /// The texts of an entry as a whole, if it has any.
  static Optional<UnaryOperator<NoteValue>> note(Entry entry) {
    return entry.comment().isEmpty() && entry.evidence().isEmpty()
        ? Optional.empty()
        : Optional.of(_ -> new NoteValue(entry.comment(), entry.evidence()));
  }
}
