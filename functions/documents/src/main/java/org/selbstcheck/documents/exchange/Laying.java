package org.selbstcheck.documents.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.selbstcheck.app.store.Aims;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.report.AnswerWords;
import org.selbstcheck.documents.exchange.Brought.DepartmentPart;
import org.selbstcheck.documents.exchange.Brought.Said;
import org.selbstcheck.documents.exchange.Brought.WholeCheck;

/// Lays what a file says beside what is stored. What the file leaves open stays; scope, round and
/// released parts only grow, since whoever reads in an older state does not want to lose the newer.
final class Laying {

  private static final AnswerValue NO_ANSWER = new AnswerValue(Optional.empty(), false, Set.of());
  private static final NoteValue NO_NOTE = new NoteValue("", List.of());

  private final Instrument instrument;
  private final Check check;
  private final Whole stored;
  private final LocalDate today;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> newDepartments = new ArrayList<>();

  /// @param stored everything of the check, read consistently
  Laying(Instrument instrument, Check check, Whole stored, LocalDate today) {
    this.instrument = instrument;
    this.check = check;
    this.stored = stored;
    this.today = today;
  }

  /// The plan of a form or quick check.
  Plan plan(byte[] file, DepartmentPart part, String department) {
    said(part.said(), _ -> department);
    return Plan.of(file, part.format(), Optional.of(department), List.of(), pieces);
  }

  /// The plan of a whole self-check.
  Plan plan(byte[] file, WholeCheck whole) {
    SelfCheck selfCheck = whole.selfCheck();
    head(selfCheck);
    // Beside the head, so that one transaction holds both.
    own(selfCheck);
    departments(selfCheck);
    entries(selfCheck);
    answersToOwn(selfCheck);
    points(selfCheck);
    aims(selfCheck);
    return Plan.of(file, Brought.Format.SELF_CHECK, Optional.empty(), newDepartments, pieces);
  }

  private void head(SelfCheck selfCheck) {
    Scope scope = check.scope().and(selfCheck.scope());
    int round = Math.max(check.round(), selfCheck.round());
    List<Change> changes = new ArrayList<>();
    if (!scope.equals(check.scope())) {
      changes.add(
          Change.of(Change.Kind.SCOPE, "/scope", scopeText(check.scope()), scopeText(scope)));
    }
    if (round != check.round()) {
      changes.add(Change.of(Change.Kind.ROUND, "/round", "" + check.round(), "" + round));
    }
    pieces.add(
        new Piece(
            check.revision(),
            // Whoever adds a statement of the municipality's own holds the head, so that they stay
            // within their number.
            !changes.isEmpty() || asksMore(selfCheck),
            changes,
            2 - changes.size(),
            _ -> check.scoped(scope).inRound(round).write(),
            _ -> false));
  }

  private String scopeText(Scope scope) {
    return switch (scope) {
      case Scope.Full() -> "ganzer Selbstcheck";
      case Scope.Short() -> "Kurzform";
      case Scope.Fields(List<String> ids) ->
          ids.stream()
              .map(
                  id ->
                      instrument.fields().stream()
                          .filter(field -> field.id().equals(id))
                          .findFirst()
                          .map(Field::title)
                          .orElse(id))
              .collect(Collectors.joining(", "));
    };
  }

  private void departments(SelfCheck selfCheck) {
    Map<String, Unit> units = new HashMap<>();
    stored.departments().forEach(unit -> units.put(unit.id(), unit));
    Map<String, List<String>> places = new HashMap<>();
    Map<String, Set<String>> responsible = new HashMap<>();
    for (int i = 0; i < selfCheck.responsible().size(); i++) {
      Responsibility mark = selfCheck.responsible().get(i);
      if (responsible
          .computeIfAbsent(mark.department(), _ -> new LinkedHashSet<>())
          .add(mark.indicator())) {
        places.computeIfAbsent(mark.department(), _ -> new ArrayList<>()).add("/responsible/" + i);
      }
    }
    int next = stored.departments().stream().mapToInt(Unit::place).max().orElse(-1) + 1;
    for (int i = 0; i < selfCheck.departments().size(); i++) {
      Department said = selfCheck.departments().get(i);
      Unit unit = units.get(said.id());
      List<Change> changes = new ArrayList<>();
      if (unit == null) {
        changes.add(
            Change.of(Change.Kind.DEPARTMENT, said.id(), "", "/departments/" + i, "", said.name()));
        newDepartments.add(said.name());
      } else if (!unit.name().equals(said.name())) {
        changes.add(
            Change.of(
                Change.Kind.DEPARTMENT,
                said.id(),
                "",
                "/departments/" + i,
                unit.name(),
                said.name()));
      }
      if (unit != null && releases(unit, said)) {
        changes.add(
            Change.of(
                Change.Kind.DEPARTMENT,
                said.id(),
                "",
                "/departments/" + i + "/released",
                "nicht freigegeben",
                "freigegeben"));
      }
      List<String> marks = List.copyOf(responsible.getOrDefault(said.id(), Set.of()));
      for (int j = 0; j < marks.size(); j++) {
        if (unit == null || !unit.responsible().contains(marks.get(j))) {
          changes.add(
              Change.of(
                  Change.Kind.RESPONSIBILITY,
                  said.id(),
                  marks.get(j),
                  Objects.requireNonNull(places.get(said.id())).get(j),
                  "",
                  "zuständig"));
        }
      }
      Unit wanted =
          unit == null
              ? Unit.of(check.id(), said, check.expiresAt()).at(next++).responsibleFor(marks)
              : unit.named(said.name())
                  .released(unit.released() || releases(unit, said))
                  .takesOver(marks);
      pieces.add(
          new Piece(
              unit == null ? 0 : unit.revision(),
              !changes.isEmpty(),
              changes,
              changes.isEmpty() ? 1 : 0,
              _ -> wanted.write(),
              _ -> false));
    }
  }

  /// A part is released by whoever gave it. A department that gave nothing yet has nothing to
  /// release; then the file's word holds for what the file brings.
  private boolean releases(Unit unit, Department said) {
    return said.released() && !unit.released() && !unit.closed() && !gave(unit.id());
  }

  /// Whether anything of a department is stored.
  boolean gave(String department) {
    return stored.answers().stream().anyMatch(it -> it.department().equals(department))
        || stored.notes().stream().anyMatch(it -> it.department().equals(department));
  }

  private void entries(SelfCheck selfCheck) {
    said(selfCheck.entries(), Entry::indicator, "/answers/");
  }

  /// @param indicator under what an entry is stored
  /// @param place where the entries lie in the file
  private void said(List<Entry> entries, Function<Entry, String> indicator, String place) {
    List<Said> said = new ArrayList<>();
    Map<Said, String> departments = new IdentityHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Optional<UnaryOperator<AnswerValue>> answer = CheckFileReader.answer(entry);
      Optional<UnaryOperator<NoteValue>> note = CheckFileReader.note(entry);
      // Somebody began and left it empty; that this is so is kept where nothing is.
      boolean begun = answer.isEmpty() && note.isEmpty();
      Said one =
          new Said(
              indicator.apply(entry),
              place + i,
              begun ? Optional.of(before -> before) : answer,
              note,
              begun);
      said.add(one);
      departments.put(one, entry.department());
    }
    said(said, one -> Objects.requireNonNull(departments.get(one)));
  }

  private void said(List<Said> all, Function<Said, String> department) {
    Map<String, Stored<AnswerValue>> answers = byPlace(stored.answers());
    Map<String, Stored<NoteValue>> notes = byPlace(stored.notes());
    for (Said one : all) {
      String of = department.apply(one);
      String key = of + "#" + one.indicator();
      one.answer()
          .ifPresent(
              wanted ->
                  pieces.add(
                      piece(
                          Stored.ANSWERS,
                          answers.getOrDefault(
                              key, Stored.nothing(Stored.ANSWERS, check.id(), of, one.indicator())),
                          wanted,
                          NO_ANSWER,
                          one.evenEmpty(),
                          Change.Kind.ANSWER,
                          one.place(),
                          this::answerText)));
      one.note()
          .ifPresent(
              wanted ->
                  pieces.add(
                      piece(
                          Stored.NOTES,
                          notes.getOrDefault(
                              key, Stored.nothing(Stored.NOTES, check.id(), of, one.indicator())),
                          wanted,
                          NO_NOTE,
                          false,
                          Change.Kind.NOTE,
                          one.place(),
                          Laying::noteText)));
    }
  }

  private static <V> Map<String, Stored<V>> byPlace(List<Stored<V>> all) {
    Map<String, Stored<V>> map = new HashMap<>();
    all.forEach(one -> map.put(one.department() + "#" + one.indicator(), one));
    return map;
  }

  /// @param nothing what holds where nothing is stored
  /// @param evenEmpty whether that is to be stored where nothing is
  private <V> Piece piece(
      Stored.Form<V> form,
      Stored<V> now,
      UnaryOperator<V> wanted,
      V nothing,
      boolean evenEmpty,
      Change.Kind kind,
      String place,
      Function<V, String> text) {
    V before = now.value().orElse(nothing);
    V after = wanted.apply(before);
    boolean due = !after.equals(before) || (evenEmpty && now.value().isEmpty());
    List<Change> changes =
        due
            ? List.of(
                Change.of(
                    kind,
                    now.department(),
                    now.indicator(),
                    place,
                    now.value().map(text).orElse(""),
                    text.apply(after)))
            : List.of();
    return new Piece(
        now.revision(),
        due,
        changes,
        due ? 0 : 1,
        writeId -> now.replaceBy(form, after, writeId, today, check),
        writeId -> now.revisionOf(writeId).isPresent());
  }

  private String answerText(AnswerValue value) {
    List<String> parts = new ArrayList<>();
    parts.add(
        value
            .answer()
            .map(answer -> AnswerWords.answer(answer, instrument))
            .orElse("keine Antwort"));
    if (value.needForAction()) {
      parts.add("Handlungsbedarf");
    }
    if (!value.obstacles().isEmpty()) {
      Set<Obstacle> ordered = EnumSet.copyOf(value.obstacles());
      parts.add(
          "im Weg steht: "
              + ordered.stream().map(AnswerWords::obstacle).collect(Collectors.joining(", ")));
    }
    return String.join("; ", parts);
  }

  private static String noteText(NoteValue value) {
    List<String> parts = new ArrayList<>();
    if (!value.comment().isEmpty()) {
      parts.add(value.comment());
    }
    parts.addAll(value.evidence());
    return parts.isEmpty() ? "kein Kommentar" : String.join("; ", parts);
  }

  private void points(SelfCheck selfCheck) {
    Map<String, Stored<Point>> points = new HashMap<>();
    stored.points().forEach(point -> points.put(point.indicator(), point));
    for (int i = 0; i < selfCheck.agreed().size(); i++) {
      Agreement agreement = selfCheck.agreed().get(i);
      point(points, agreement.indicator(), new Point.Agreed(agreement), "/agreed/" + i);
    }
    for (int i = 0; i < selfCheck.disputed().size(); i++) {
      Disputed disputed = selfCheck.disputed().get(i);
      point(points, disputed.indicator(), new Point.Contested(disputed), "/disputed/" + i);
    }
  }

  private void point(
      Map<String, Stored<Point>> points, String indicator, Point wanted, String place) {
    pieces.add(
        piece(
            Stored.POINTS,
            points.getOrDefault(
                indicator, Stored.nothing(Stored.POINTS, check.id(), "", indicator)),
            _ -> wanted,
            new Point.Reopened(),
            false,
            Change.Kind.AGREEMENT,
            place,
            this::pointText));
  }

  private String pointText(Point point) {
    return switch (point) {
      case Point.Agreed(Agreement agreement) ->
          "vereinbart: " + AnswerWords.answer(agreement.answer(), instrument);
      case Point.Contested _ -> "bleibt strittig";
      case Point.Reopened() -> "wieder offen";
    };
  }

  private void aims(SelfCheck selfCheck) {
    if (selfCheck.targets().isEmpty() && selfCheck.focus().isEmpty()) {
      return;
    }
    Aims now = stored.aims().orElseGet(() -> Aims.none(check));
    Map<String, Target> targets = new LinkedHashMap<>();
    now.targets().forEach(target -> targets.put(target.indicator(), target));
    List<Change> changes = new ArrayList<>();
    int same = 0;
    for (int i = 0; i < selfCheck.targets().size(); i++) {
      Target wanted = selfCheck.targets().get(i);
      Target before = targets.put(wanted.indicator(), wanted);
      if (wanted.equals(before)) {
        same++;
      } else {
        changes.add(
            Change.of(
                Change.Kind.TARGET,
                "",
                wanted.indicator(),
                "/targets/" + i,
                before == null ? "" : AnswerWords.level(before.level(), instrument),
                AnswerWords.level(wanted.level(), instrument)));
      }
    }
    List<String> focus = selfCheck.focus().isEmpty() ? now.focus() : selfCheck.focus();
    if (focus.equals(now.focus())) {
      same += selfCheck.focus().isEmpty() ? 0 : 1;
    } else {
      changes.add(Change.of(Change.Kind.FOCUS, "/focus", titles(now.focus()), titles(focus)));
    }
    pieces.add(
        new Piece(
            now.revision(),
            !changes.isEmpty(),
            changes,
            same,
            _ -> now.of(List.copyOf(targets.values()), focus).write(),
            _ -> false));
  }

  private String titles(List<String> topics) {
    return instrument.fields().stream()
        .flatMap(field -> field.topics().stream())
        .filter(topic -> topics.contains(topic.id()))
        .map(Topic::title)
        .collect(Collectors.joining(", "));
  }

  /// Whether there would be more statements of the municipality's own than a check may ask.
  boolean asksTooMuch(SelfCheck selfCheck) {
    Set<String> ids = new HashSet<>(asked());
    selfCheck.ownIndicators().forEach(own -> ids.add(own.id()));
    return ids.size() > Own.MOST;
  }

  private boolean asksMore(SelfCheck selfCheck) {
    return !asked().containsAll(selfCheck.ownIndicators().stream().map(OwnIndicator::id).toList());
  }

  private Set<String> asked() {
    return stored.own().stream().filter(Own::asked).map(Own::id).collect(Collectors.toSet());
  }

  private void own(SelfCheck selfCheck) {
    Map<String, Own> byId = new HashMap<>();
    stored.own().forEach(own -> byId.put(own.id(), own));
    int next = stored.own().stream().mapToInt(Own::place).max().orElse(0) + 1;
    for (int i = 0; i < selfCheck.ownIndicators().size(); i++) {
      OwnIndicator said = selfCheck.ownIndicators().get(i);
      Own before = byId.get(said.id());
      boolean due =
          before == null || !before.asked() || !before.statement().equals(said.statement());
      Own after =
          before == null
              ? Own.of(check, said.id(), said.statement(), next++)
              : askedAgain(before, said);
      pieces.add(
          new Piece(
              before == null ? 0 : before.revision(),
              due,
              due
                  ? List.of(
                      Change.of(
                          Change.Kind.OWN_INDICATOR,
                          "/ownIndicators/" + i,
                          before == null ? "" : before.statement(),
                          said.statement()))
                  : List.of(),
              due ? 0 : 1,
              _ -> after.write(),
              _ -> false));
    }
  }

  private Own askedAgain(Own before, OwnIndicator said) {
    boolean rewords = !before.statement().equals(said.statement());
    boolean answered =
        stored.answers().stream().anyMatch(it -> it.indicator().equals(before.answeredAs()));
    return (rewords ? before.reworded(said.statement(), answered) : before).restored();
  }

  private void answersToOwn(SelfCheck selfCheck) {
    for (int i = 0; i < selfCheck.ownIndicators().size(); i++) {
      OwnIndicator own = selfCheck.ownIndicators().get(i);
      said(own.answers(), _ -> Own.answeredAs(own.id()), "/ownIndicators/" + i + "/answers/");
    }
  }
}
