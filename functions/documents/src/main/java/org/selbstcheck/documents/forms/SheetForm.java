package org.selbstcheck.documents.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.selbstcheck.app.workbook.CellPlace;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.report.AnswerWords;
import org.selbstcheck.documents.workbook.CellStyle;
import org.selbstcheck.documents.workbook.Sheet;
import org.selbstcheck.documents.workbook.Sheet.Cell;
import org.selbstcheck.documents.workbook.Sheet.Rule;
import org.selbstcheck.documents.workbook.WorkbookFile;

/// The questionnaire as a workbook that a department fills: one row for each indicator, answers to
/// choose from lists, all else locked. A hidden sheet says what it is a form of.
public final class SheetForm {

  public static final String GUIDE = "Anleitung";
  public static final String QUESTIONS = "Fragen";

  /// Hidden: names and values, and beside them the lists.
  public static final String MARKS = "Selbstcheck";

  /// What the first row of [#MARKS] says.
  public static final String FORMAT = "selbstcheck-form/1";

  public static final String FORMAT_MARK = "format";
  public static final String INSTRUMENT_MARK = "instrument";
  public static final String VERSION_MARK = "version";

  public static final String YES = "ja";
  public static final String NO = "nein";

  private static final int COMMENT_CHARACTERS = 2000;
  private static final int ASK_WHOM_CHARACTERS = 200;
  private static final int EVIDENCE_CHARACTERS = 500;

  private SheetForm() {}

  /// The answers that can be chosen, in the order of the list.
  public static List<String> answers(Instrument instrument) {
    return Stream.concat(
            IntStream.rangeClosed(0, instrument.max())
                .mapToObj(level -> AnswerWords.level(level, instrument)),
            Stream.of(AnswerWords.UNKNOWN, AnswerWords.NOT_OURS, AnswerWords.NOT_APPLICABLE))
        .toList();
  }

  /// The form as a file.
  ///
  /// @param day the document's day of creation
  public static byte[] render(Part part, DataBlock block, LocalDate day) {
    List<List<String>> lists =
        List.of(
            answers(part.instrument()),
            Arrays.stream(Answer.Reason.values()).map(AnswerWords::reason).toList(),
            List.of(YES, NO),
            Arrays.stream(Obstacle.values()).map(AnswerWords::obstacle).toList());
    return new WorkbookFile(
            part.title() + " – " + part.edition(),
            part.edition(),
            part.instrument().language(),
            day,
            List.of(guide(part, block), questions(part, lists), marks(part.instrument(), lists)))
        .bytes();
  }

  private static Sheet guide(Part part, DataBlock block) {
    Instrument instrument = part.instrument();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(new Cell(part.title(), CellStyle.TITLE)));
    rows.add(List.of(new Cell("", CellStyle.PLAIN), new Cell(part.edition(), CellStyle.PLAIN)));
    rows.add(
        List.of(
            new Cell("Stelle (Amt, Fachbereich)", CellStyle.STRONG),
            new Cell("", CellStyle.ENTRY)));
    rows.add(List.of());
    Stream.of(
            "So geht es: Wählen Sie im Blatt „%s“ je Aussage eine Antwort aus der Liste der Spalte „%s“."
                .formatted(QUESTIONS, FormColumn.ANSWER.heading()),
            "Es geht um Ihre ganze Kommune, gesehen aus Ihrem Bereich. Was Sie leer lassen, ändert nichts.",
            "Bei „%s“ nennen Sie bitte einen Grund und begründen es in einem Satz. Bei „%s“ schreiben Sie, wen man fragen kann."
                .formatted(AnswerWords.NOT_APPLICABLE, AnswerWords.NOT_OURS),
            "Belege sind Links, die mit https:// oder http:// beginnen. Schreiben Sie bitte nichts über einzelne Personen.",
            "Die Blätter sind ohne Kennwort gegen Versehen geschützt. Bitte benennen Sie sie nicht um und rechnen Sie nicht mit Formeln; beides ließe sich nicht einlesen.",
            "Speichern Sie die Datei als Excel-Arbeitsmappe (.xlsx) und geben Sie sie der Person, die den Selbstcheck koordiniert, oder lesen Sie sie über Ihren Link selbst ein.")
        .map(text -> List.of(new Cell("", CellStyle.PLAIN), new Cell(text, CellStyle.PLAIN)))
        .forEach(rows::add);
    rows.add(List.of());
    dataProtection(rows, block);
    rows.add(List.of());
    rows.add(
        List.of(new Cell("Antwort", CellStyle.HEADING), new Cell("Das heißt", CellStyle.HEADING)));
    for (int level = 0; level <= instrument.max(); level++) {
      rows.add(
          meaning(AnswerWords.level(level, instrument), instrument.scale().get(level).meaning()));
    }
    rows.add(meaning(AnswerWords.UNKNOWN, "Wir müssten es wissen, wissen es aber nicht."));
    rows.add(meaning(AnswerWords.NOT_OURS, "Eine andere Stelle im Haus kann das beantworten."));
    rows.add(meaning(AnswerWords.NOT_APPLICABLE, "Das gilt für unsere ganze Kommune nicht."));
    return new Sheet(GUIDE, false, List.of(30, 90), 0, 0, true, rows, List.of());
  }

  private static void dataProtection(List<List<Cell>> rows, DataBlock block) {
    rows.add(
        List.of(
            new Cell(DataBlock.TITLE, CellStyle.STRONG), new Cell(block.more(), CellStyle.TEXT)));
    for (DataBlock.Line line : block.lines()) {
      rows.add(
          List.of(
              new Cell(line.term(), CellStyle.STRONG),
              line.text()
                  .map(text -> new Cell(text, CellStyle.TEXT))
                  .orElseGet(() -> new Cell("", CellStyle.ENTRY))));
    }
  }

  private static List<Cell> meaning(String answer, String meaning) {
    return List.of(new Cell(answer, CellStyle.STRONG), new Cell(meaning, CellStyle.TEXT));
  }

  private static Sheet questions(Part part, List<List<String>> lists) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        Arrays.stream(FormColumn.values())
            .map(column -> new Cell(column.heading(), CellStyle.HEADING))
            .toList());
    for (Field field : part.fields()) {
      for (Topic topic : field.topics()) {
        for (Indicator indicator : topic.indicators()) {
          rows.add(row(field, topic, indicator));
        }
      }
    }
    return new Sheet(
        QUESTIONS,
        false,
        Arrays.stream(FormColumn.values()).map(FormColumn::width).toList(),
        1,
        // Whoever writes a comment wants to see the statement.
        FormColumn.STATEMENT.ordinal() + 1,
        true,
        rows,
        rules(rows.size(), lists));
  }

  private static List<Cell> row(Field field, Topic topic, Indicator indicator) {
    return Arrays.stream(FormColumn.values())
        .map(
            column ->
                switch (column) {
                  case ID -> new Cell(indicator.id(), CellStyle.MUTED);
                  case FIELD -> new Cell(field.title(), CellStyle.MUTED);
                  case TOPIC -> new Cell(topic.title(), CellStyle.MUTED);
                  case STATEMENT -> new Cell(indicator.statement(), CellStyle.STRONG);
                  case HELP -> new Cell(indicator.help().orElse(""), CellStyle.MUTED);
                  case ANSWER,
                      REASON,
                      EXPLANATION,
                      ASK_WHOM,
                      NEED_FOR_ACTION,
                      OBSTACLE_1,
                      OBSTACLE_2,
                      OBSTACLE_3,
                      COMMENT,
                      EVIDENCE_1,
                      EVIDENCE_2,
                      EVIDENCE_3 ->
                      new Cell("", CellStyle.ENTRY);
                })
        .toList();
  }

  private static List<Rule> rules(int lastRow, List<List<String>> lists) {
    return List.of(
        chosen(lastRow, FormColumn.ANSWER, FormColumn.ANSWER, 0, lists, "Antwort", true),
        chosen(lastRow, FormColumn.REASON, FormColumn.REASON, 1, lists, "Grund", true),
        text(
            lastRow,
            FormColumn.EXPLANATION,
            FormColumn.EXPLANATION,
            COMMENT_CHARACTERS,
            "Begründung"),
        text(lastRow, FormColumn.ASK_WHOM, FormColumn.ASK_WHOM, ASK_WHOM_CHARACTERS, "Wen fragen?"),
        chosen(
            lastRow,
            FormColumn.NEED_FOR_ACTION,
            FormColumn.NEED_FOR_ACTION,
            2,
            lists,
            "Handlungsbedarf",
            true),
        chosen(
            lastRow,
            FormColumn.OBSTACLE_1,
            FormColumn.OBSTACLE_3,
            3,
            lists,
            "Was im Weg steht",
            false),
        text(lastRow, FormColumn.COMMENT, FormColumn.COMMENT, COMMENT_CHARACTERS, "Kommentar"),
        text(lastRow, FormColumn.EVIDENCE_1, FormColumn.EVIDENCE_3, EVIDENCE_CHARACTERS, "Beleg"));
  }

  private static Rule chosen(
      int lastRow,
      FormColumn first,
      FormColumn last,
      int list,
      List<List<String>> lists,
      String title,
      boolean strict) {
    int column = LISTS_FROM + list;
    return new Rule(
        new CellPlace(2, first.ordinal()),
        new CellPlace(lastRow, last.ordinal()),
        new Sheet.Chosen(
            MARKS, new CellPlace(1, column), new CellPlace(lists.get(list).size(), column)),
        title,
        strict
            ? "Bitte aus der Liste wählen oder leer lassen."
            : "Bitte aus der Liste wählen; mehreres in einer Zelle mit Semikolon trennen.",
        strict);
  }

  private static Rule text(
      int lastRow, FormColumn first, FormColumn last, int characters, String title) {
    return new Rule(
        new CellPlace(2, first.ordinal()),
        new CellPlace(lastRow, last.ordinal()),
        new Sheet.UpTo(characters),
        title,
        "Höchstens " + characters + " Zeichen.",
        true);
  }

  /// The column of the first list, beside names and values.
  private static final int LISTS_FROM = 3;

  private static Sheet marks(Instrument instrument, List<List<String>> lists) {
    List<List<String>> marks =
        List.of(
            List.of(FORMAT_MARK, FORMAT),
            List.of(INSTRUMENT_MARK, instrument.version().id()),
            List.of(VERSION_MARK, "" + instrument.version().version()));
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(marks.size(), longest); i++) {
      List<Cell> row = new ArrayList<>();
      row.add(new Cell(i < marks.size() ? marks.get(i).getFirst() : "", CellStyle.TEXT));
      row.add(new Cell(i < marks.size() ? marks.get(i).getLast() : "", CellStyle.TEXT));
      row.add(new Cell("", CellStyle.TEXT));
      for (List<String> list : lists) {
        row.add(new Cell(i < list.size() ? list.get(i) : "", CellStyle.TEXT));
      }
      rows.add(row);
    }
    return new Sheet(MARKS, true, List.of(14, 24, 4, 30, 30, 10, 30), 0, 0, true, rows, List.of());
  }
}
