package org.selbstcheck.documents.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.selbstcheck.app.answers.AnswerReading;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.workbook.CellPlace;
import org.selbstcheck.app.workbook.CellValue;
import org.selbstcheck.app.workbook.SheetContent;
import org.selbstcheck.app.workbook.WorkbookReader;
import org.selbstcheck.app.workbook.WorkbookReading;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.report.AnswerWords;
import org.selbstcheck.documents.exchange.Brought.DepartmentPart;
import org.selbstcheck.documents.exchange.Brought.Said;
import org.selbstcheck.documents.forms.FormColumn;
import org.selbstcheck.documents.forms.SheetForm;

/// Reads a filled form. Empty cells say nothing; everything else either is understood or is named
/// with its cell.
final class FormReader {

  private final Instrument instrument;
  private final Scope scope;
  private final Faults faults;

  /// @param scope of the check that the form is for
  /// @param faults takes what is wrong
  FormReader(Instrument instrument, Scope scope, Faults faults) {
    this.instrument = instrument;
    this.scope = scope;
    this.faults = faults;
  }

  /// What the form says; nothing of it counts if there are faults.
  DepartmentPart read(byte[] file) {
    List<Said> said =
        switch (WorkbookReader.read(file)) {
          case WorkbookReading.Read(Map<String, SheetContent> sheets) -> said(sheets);
          case WorkbookReading.Refused(WorkbookReading.Reason reason, String place) -> {
            faults.add(place, refusal(reason));
            yield List.of();
          }
        };
    return new DepartmentPart(Brought.Format.FORM, said);
  }

  private static String refusal(WorkbookReading.Reason reason) {
    return switch (reason) {
      case NO_WORKBOOK ->
          "Die Datei ist keine lesbare Excel-Arbeitsmappe (.xlsx). Vielleicht ist sie beschädigt; bitte speichern Sie sie neu.";
      case OTHER_FORMAT ->
          "Das ist ein anderes Format. Bitte speichern Sie die Datei als Excel-Arbeitsmappe (.xlsx).";
      case ENCRYPTED ->
          "Die Datei ist mit einem Kennwort verschlüsselt. Bitte speichern Sie sie ohne Kennwort.";
      case BOMB ->
          "In der Datei steckt sehr viel mehr, als ein Fragebogen enthält. Bitte nehmen Sie einen neuen Bogen.";
      case TOO_MUCH ->
          "Hier steht mehr, als ein Fragebogen fasst. Bitte nehmen Sie einen neuen Bogen und übertragen Sie die Antworten.";
      case MACROS ->
          "Die Datei enthält Makros oder eingebettete Dateien. Bitte speichern Sie sie als einfache Excel-Arbeitsmappe (.xlsx).";
      case EXTERNAL_LINKS ->
          "Die Datei holt Angaben aus anderen Dateien. Bitte entfernen Sie diese Verknüpfungen (Daten, Verknüpfungen).";
    };
  }

  private List<Said> said(Map<String, SheetContent> sheets) {
    for (String name : List.of(SheetForm.MARKS, SheetForm.QUESTIONS)) {
      if (!sheets.containsKey(name)) {
        faults.add(
            name,
            "Das Blatt „%s“ fehlt oder wurde umbenannt. Bitte nehmen Sie einen neuen Bogen oder geben Sie dem Blatt seinen Namen zurück."
                .formatted(name));
      }
    }
    SheetContent marks = sheets.get(SheetForm.MARKS);
    SheetContent questions = sheets.get(SheetForm.QUESTIONS);
    if (marks == null || questions == null) {
      return List.of();
    }
    formulas(questions);
    formulas(marks);
    checkMarks(marks);
    checkHeadings(questions);
    // Of a form that is another's, every row would be wrong.
    return faults.none() ? rows(questions) : List.of();
  }

  private void formulas(SheetContent sheet) {
    sheet
        .cells()
        .forEach(
            (place, value) -> {
              if (value instanceof CellValue.Formula) {
                faults.add(
                    sheet.name() + "!" + place,
                    "Hier steht eine Formel oder ein Fehlerwert. Bitte schreiben Sie an dieser Stelle den Wert selbst.");
              }
            });
  }

  private void checkMarks(SheetContent marks) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    marks
        .cells()
        .forEach(
            (place, value) -> {
              if (place.column() == 0) {
                rows.putIfAbsent(shown(value), place.row());
              }
            });
    mark(
        marks,
        rows,
        SheetForm.FORMAT_MARK,
        SheetForm.FORMAT,
        "Dieser Bogen hat eine Form, die hier niemand kennt: %s. Bitte nehmen Sie einen neuen Bogen.");
    mark(
        marks,
        rows,
        SheetForm.INSTRUMENT_MARK,
        instrument.version().id(),
        "Dieser Bogen gehört zu einem anderen Fragebogen: %s.");
    mark(
        marks,
        rows,
        SheetForm.VERSION_MARK,
        "" + instrument.version().version(),
        "Dieser Bogen gehört zu einer anderen Fassung des Fragebogens: %s statt "
            + instrument.version().version()
            + ". Bitte nehmen Sie einen neuen Bogen.");
  }

  private void mark(
      SheetContent marks, Map<String, Integer> rows, String name, String expected, String detail) {
    Integer row = rows.get(name);
    if (row == null) {
      faults.add(
          marks.name(),
          "In diesem versteckten Blatt fehlt die Angabe „%s“. Bitte nehmen Sie einen neuen Bogen."
              .formatted(name));
      return;
    }
    String found = marks.at(row, 1).map(FormReader::shown).orElse("");
    if (!found.equals(expected)) {
      faults.add(marks.name() + "!B" + row, detail.formatted(Faults.quoted(found)));
    }
  }

  private void checkHeadings(SheetContent questions) {
    for (FormColumn column : FormColumn.values()) {
      String found = questions.at(1, column.ordinal()).map(FormReader::shown).orElse("");
      if (!normal(found).equals(normal(column.heading()))) {
        faults.add(
            questions.name() + "!" + new CellPlace(1, column.ordinal()),
            "Hier muss „%s“ stehen. Bitte verschieben oder löschen Sie keine Spalten."
                .formatted(column.heading()));
      }
    }
  }

  private List<Said> rows(SheetContent questions) {
    Map<String, Indicator> indicators =
        instrument.indicators().stream()
            .collect(Collectors.toMap(Indicator::id, indicator -> indicator));
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<Said> said = new ArrayList<>();
    Set<Integer> numbers =
        questions.cells().keySet().stream()
            .map(CellPlace::row)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    numbers.remove(1);
    for (int number : numbers) {
      Row row = new Row(questions, number);
      if (row.outside()) {
        continue;
      }
      Optional<String> id = row.text(FormColumn.ID);
      if (id.isEmpty()) {
        faults.add(
            row.place(FormColumn.ID),
            "In dieser Zeile steht etwas, aber keine Kennung einer Aussage.");
      } else if (!indicators.containsKey(id.get())) {
        faults.add(
            row.place(FormColumn.ID),
            "Diese Kennung gibt es im Fragebogen nicht: " + Faults.quoted(id.get()) + ".");
      } else if (seen.putIfAbsent(id.get(), number) != null) {
        faults.add(
            row.place(FormColumn.ID),
            "Diese Aussage steht schon in Zeile %d.".formatted(seen.get(id.get())));
      } else {
        row.said(id.get()).ifPresent(said::add);
      }
    }
    return said;
  }

  /// What people see in a cell.
  private static String shown(CellValue value) {
    return switch (value) {
      case CellValue.Text(String text) -> text.strip();
      case CellValue.Number(BigDecimal number) ->
          (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
      case CellValue.Bool(boolean yes) -> yes ? SheetForm.YES : SheetForm.NO;
      case CellValue.Formula() -> "";
    };
  }

  /// Without what typing and programs vary: case, blanks, kinds of dashes.
  private static String normal(String text) {
    return text.strip()
        .toLowerCase(Locale.GERMAN)
        .replaceAll("[\\s\u00A0]+", " ")
        .replaceAll("[–—−]", "-");
  }

  /// One row of the sheet.
  private final class Row {

    private final String sheet;
    private final int number;
    private final Map<Integer, CellValue> cells;

    Row(SheetContent questions, int number) {
      this.sheet = questions.name();
      this.number = number;
      this.cells = questions.row(number);
    }

    String place(FormColumn column) {
      return sheet + "!" + new CellPlace(number, column.ordinal());
    }

    /// Notes what stands beside the form; whoever wrote it would miss it.
    boolean outside() {
      boolean inside = false;
      for (int column : cells.keySet()) {
        if (column < FormColumn.values().length) {
          inside = true;
        } else {
          faults.add(
              sheet + "!" + new CellPlace(number, column),
              "Diese Spalte gehört nicht zum Bogen. Bitte schreiben Sie unter „%s“, was wichtig ist."
                  .formatted(FormColumn.COMMENT.heading()));
        }
      }
      return !inside;
    }

    Optional<String> text(FormColumn column) {
      return Optional.ofNullable(cells.get(column.ordinal()))
          .map(FormReader::shown)
          .filter(text -> !text.isEmpty());
    }

    /// A text that somebody typed.
    private Optional<String> text(FormColumn column, int most) {
      Optional<String> text = text(column);
      text.ifPresent(
          typed -> {
            int length = typed.codePointCount(0, typed.length());
            if (length > most) {
              faults.add(
                  place(column), "Höchstens %d Zeichen; es sind %d.".formatted(most, length));
            } else if (!Body.storable(typed)) {
              faults.add(
                  place(column),
                  "Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie die Stelle neu.");
            }
          });
      return text;
    }

    Optional<Said> said(String indicator) {
      Map<FormColumn, String> filled = new EnumMap<>(FormColumn.class);
      for (FormColumn column : FormColumn.values()) {
        if (column.entry()) {
          text(column).ifPresent(text -> filled.put(column, text));
        }
      }
      if (filled.isEmpty()) {
        return Optional.empty();
      }
      String place =
          place(
              filled.containsKey(FormColumn.ANSWER)
                  ? FormColumn.ANSWER
                  : filled.keySet().iterator().next());
      if (!scope.covers(instrument, indicator)) {
        faults.add(
            place,
            "Diese Aussage gehört nicht zum Umfang Ihres Selbstchecks. Die Koordination kann ihn erweitern.");
        return Optional.empty();
      }
      return Optional.of(new Said(indicator, place, answer(), note(), false));
    }

    private Optional<UnaryOperator<AnswerValue>> answer() {
      Optional<Answer> answer = chosen();
      Optional<Boolean> need = need();
      Optional<Set<Obstacle>> obstacles = obstacles();
      if (answer.isEmpty() && need.isEmpty() && obstacles.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          stored ->
              new AnswerValue(
                  answer.or(stored::answer),
                  need.orElse(stored.needForAction()),
                  obstacles.orElse(stored.obstacles())));
    }

    private Optional<Answer> chosen() {
      Optional<String> typed = text(FormColumn.ANSWER);
      String word = typed.map(FormReader::normal).orElse("");
      boolean applies = !word.equals(normal(AnswerWords.NOT_APPLICABLE));
      if (applies) {
        belongsTo(AnswerWords.NOT_APPLICABLE, FormColumn.REASON, FormColumn.EXPLANATION);
      }
      if (!word.equals(normal(AnswerWords.NOT_OURS))) {
        belongsTo(AnswerWords.NOT_OURS, FormColumn.ASK_WHOM);
      }
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      if (!applies) {
        return notApplicable();
      }
      if (word.equals(normal(AnswerWords.UNKNOWN))) {
        return Optional.of(new Answer.Unknown());
      }
      if (word.equals(normal(AnswerWords.NOT_OURS))) {
        String askWhom = text(FormColumn.ASK_WHOM, AnswerReading.ASK_WHOM_CHARACTERS).orElse("");
        return faults.none() ? Optional.of(new Answer.NotOurs(askWhom)) : Optional.empty();
      }
      for (int level = 0; level <= instrument.max(); level++) {
        String label = normal(instrument.scale().get(level).label());
        if (word.equals("" + level)
            || word.equals(label)
            || word.equals(normal(AnswerWords.level(level, instrument)))) {
          return Optional.of(new Answer.Level(level));
        }
      }
      faults.add(
          place(FormColumn.ANSWER),
          word.matches("-?[0-9][0-9.,]*")
              ? "Die Skala reicht von 0 bis %d; hier steht %s."
                  .formatted(instrument.max(), Faults.quoted(typed.get()))
              : "Diese Antwort gibt es nicht: %s. Bitte wählen Sie eine aus der Liste."
                  .formatted(Faults.quoted(typed.get())));
      return Optional.empty();
    }

    private void belongsTo(String answer, FormColumn... columns) {
      for (FormColumn column : columns) {
        if (text(column).isPresent()) {
          faults.add(
              place(column),
              "Diese Angabe gehört zur Antwort „%s“. Bitte wählen Sie diese Antwort oder leeren Sie die Zelle."
                  .formatted(answer));
        }
      }
    }

    private Optional<Answer> notApplicable() {
      Optional<String> typed = text(FormColumn.REASON);
      Optional<Answer.Reason> reason =
          Arrays.stream(Answer.Reason.values())
              .filter(
                  one ->
                      typed
                          .map(FormReader::normal)
                          .filter(normal(AnswerWords.reason(one))::equals)
                          .isPresent())
              .findFirst();
      if (reason.isEmpty()) {
        faults.add(place(FormColumn.REASON), "Bitte wählen Sie einen Grund aus der Liste.");
      }
      Optional<String> text = text(FormColumn.EXPLANATION, AnswerReading.COMMENT_CHARACTERS);
      if (text.isEmpty()) {
        faults.add(place(FormColumn.EXPLANATION), "Bitte begründen Sie das in einem Satz.");
      }
      return faults.none()
          ? Optional.of(new Answer.NotApplicable(reason.orElseThrow(), text.orElseThrow()))
          : Optional.empty();
    }

    private Optional<Boolean> need() {
      Optional<String> typed = text(FormColumn.NEED_FOR_ACTION);
      String word = typed.map(FormReader::normal).orElse("");
      if (typed.isPresent() && !word.equals(SheetForm.YES) && !word.equals(SheetForm.NO)) {
        faults.add(
            place(FormColumn.NEED_FOR_ACTION),
            "Erwartet wird „%s“ oder „%s“.".formatted(SheetForm.YES, SheetForm.NO));
      }
      return typed.map(_ -> word.equals(SheetForm.YES));
    }

    private Optional<Set<Obstacle>> obstacles() {
      Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
      boolean said = false;
      for (FormColumn column :
          List.of(FormColumn.OBSTACLE_1, FormColumn.OBSTACLE_2, FormColumn.OBSTACLE_3)) {
        for (String typed : parts(column, "[;,\n]")) {
          said = true;
          Optional<Obstacle> obstacle =
              Arrays.stream(Obstacle.values())
                  .filter(one -> normal(AnswerWords.obstacle(one)).equals(normal(typed)))
                  .findFirst();
          obstacle.ifPresentOrElse(
              obstacles::add,
              () ->
                  faults.add(
                      place(column),
                      "Das steht nicht in der Liste: %s.".formatted(Faults.quoted(typed))));
        }
      }
      return said ? Optional.of(obstacles) : Optional.empty();
    }

    private List<String> parts(FormColumn column, String separators) {
      return text(column).stream()
          .flatMap(text -> Stream.of(text.split(separators, -1)))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .toList();
    }

    private Optional<UnaryOperator<NoteValue>> note() {
      Optional<String> comment = text(FormColumn.COMMENT, AnswerReading.COMMENT_CHARACTERS);
      Set<String> links = new LinkedHashSet<>();
      for (FormColumn column :
          List.of(FormColumn.EVIDENCE_1, FormColumn.EVIDENCE_2, FormColumn.EVIDENCE_3)) {
        for (String link : parts(column, "\\s+")) {
          if (!AnswerReading.webLink(link)) {
            faults.add(
                place(column),
                "Ein Link beginnt mit https:// oder http:// und hat höchstens %d Zeichen."
                    .formatted(AnswerReading.EVIDENCE_CHARACTERS));
          } else if (links.add(link) && links.size() > AnswerReading.EVIDENCE_LINKS) {
            faults.add(
                place(column), "Höchstens %d Links.".formatted(AnswerReading.EVIDENCE_LINKS));
          }
        }
      }
      if (comment.isEmpty() && links.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          stored ->
              new NoteValue(
                  comment.orElse(stored.comment()),
                  links.isEmpty() ? stored.evidence() : List.copyOf(links)));
    }
  }
}
