package org.selbstcheck.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.app.store.Stored.Form;

/// Reads of the table Checks.
public final class Checks {

  private final Tables tables;

  public Checks(Tables tables) {
    this.tables = tables;
  }

  /// A check and the link that was used, read together.
  ///
  /// @param link empty if the check has no such link
  /// @param check empty if there is no such check
  public record LinkAndCheck(Optional<Link> link, Optional<Check> check) {}

  public LinkAndCheck linkAndCheck(String checkId, String secretHash) {
    Key link = Keys.link(checkId, secretHash);
    Key meta = Keys.meta(checkId);
    Map<Key, Item> found = tables.get(TableName.CHECKS, List.of(link, meta));
    return new LinkAndCheck(
        Optional.ofNullable(found.get(link)).map(Link::fromItem),
        Optional.ofNullable(found.get(meta)).map(Check::fromItem));
  }

  /// A check, the link that was used and one value of a department, read together.
  public record LinkAndValue<V>(LinkAndCheck opened, Map<Key, Item> found, String checkId) {

    /// The value of a department; empty with revision 0 if there is none.
    public Stored<V> value(Form<V> form, String department, String indicator) {
      Item item = found.get(form.key(checkId, department, indicator));
      return item == null
          ? Stored.nothing(form, checkId, department, indicator)
          : Stored.fromItem(form, item);
    }
  }

  /// Reads check, link and the value of `indicator` for the given department in one request.
  ///
  /// The department is known only once the link is read; so the caller names the one it expects,
  /// and reads anew with the right one if the link says otherwise.
  public <V> LinkAndValue<V> linkAndValue(
      Form<V> form, String checkId, String secretHash, String department, String indicator) {
    Key link = Keys.link(checkId, secretHash);
    Key meta = Keys.meta(checkId);
    Map<Key, Item> found =
        tables.get(TableName.CHECKS, List.of(link, meta, form.key(checkId, department, indicator)));
    return new LinkAndValue<>(
        new LinkAndCheck(
            Optional.ofNullable(found.get(link)).map(Link::fromItem),
            Optional.ofNullable(found.get(meta)).map(Check::fromItem)),
        found,
        checkId);
  }

  public Optional<Check> check(String checkId) {
    return tables.get(TableName.CHECKS, Keys.meta(checkId)).map(Check::fromItem);
  }

  public List<Unit> departments(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.DEPARTMENT).stream()
        .map(Unit::fromItem)
        .toList();
  }

  /// All answers of a department, or of all departments if `department` is empty.
  public List<Stored<AnswerValue>> answers(String checkId, Optional<String> department) {
    return tables
        .query(
            TableName.CHECKS,
            Keys.check(checkId),
            department.map(Keys::answers).orElse(Keys.ANSWER))
        .stream()
        .map(item -> Stored.fromItem(Stored.ANSWERS, item))
        .toList();
  }

  /// The notes of a department on some indicators; those without notes are missing.
  public List<Stored<NoteValue>> notes(String checkId, String department, List<String> indicators) {
    List<Stored<NoteValue>> notes = new ArrayList<>();
    // The platform reads at most 100 items in one request.
    for (int from = 0; from < indicators.size(); from += 100) {
      List<String> part = indicators.subList(from, Math.min(indicators.size(), from + 100));
      Map<Key, Item> found =
          tables.get(
              TableName.CHECKS,
              part.stream().map(id -> Keys.note(checkId, department, id)).toList());
      for (String indicator : part) {
        Item item = found.get(Keys.note(checkId, department, indicator));
        if (item != null) {
          notes.add(Stored.fromItem(Stored.NOTES, item));
        }
      }
    }
    return notes;
  }

  /// Everything that a submission freezes, read consistently.
  public record Whole(
      Optional<Check> check,
      List<Unit> departments,
      List<Stored<AnswerValue>> answers,
      List<Stored<NoteValue>> notes) {}

  public Whole whole(String checkId) {
    Optional<Check> check = Optional.empty();
    List<Unit> departments = new ArrayList<>();
    List<Stored<AnswerValue>> answers = new ArrayList<>();
    List<Stored<NoteValue>> notes = new ArrayList<>();
    for (Item item : tables.query(TableName.CHECKS, Keys.check(checkId), "")) {
      String sk = item.key().sk();
      if (sk.equals(Keys.META)) {
        check = Optional.of(Check.fromItem(item));
      } else if (sk.startsWith(Keys.DEPARTMENT)) {
        departments.add(Unit.fromItem(item));
      } else if (sk.startsWith(Keys.ANSWER)) {
        answers.add(Stored.fromItem(Stored.ANSWERS, item));
      } else if (sk.startsWith(Keys.NOTE)) {
        notes.add(Stored.fromItem(Stored.NOTES, item));
      }
    }
    return new Whole(check, departments, answers, notes);
  }

  public Optional<Submission> submission(String checkId, int number) {
    return tables.get(TableName.CHECKS, Keys.submission(checkId, number)).map(Submission::fromItem);
  }

  public Optional<ResultPointer> result(String checkId, int submission) {
    return tables
        .get(TableName.CHECKS, Keys.result(checkId, submission))
        .map(ResultPointer::fromItem);
  }

  public List<Document> documents(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.DOCUMENT).stream()
        .map(Document::fromItem)
        .toList();
  }

  public Optional<Document> document(String checkId, String documentId) {
    return tables.get(TableName.CHECKS, Keys.document(checkId, documentId)).map(Document::fromItem);
  }
}
