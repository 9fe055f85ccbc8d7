package org.selbstcheck.app.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.OwnIndicator;

/// A statement that the municipality added for itself, as it is stored. What departments say to it
/// lies where all they say lies, under [#answeredAs()].
///
/// @param indicator with those answers only that an import of the first version stored in it; one
///   that lies apart counts before it
/// @param place orders the statements of a check; those that an import of the first version brought
///   have 0
/// @param former wordings that somebody had answered before it was reworded, newest first
/// @param removedAfter the number of the check's last submission when it was taken away; empty
///   while it is asked
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record Own(
    String checkId,
    OwnIndicator indicator,
    int place,
    List<String> former,
    Optional<Integer> removedAfter,
    Instant expiresAt,
    long revision) {

  /// How many a municipality may ask at a time.
  public static final int MOST = 10;

  /// No indicator of an instrument has a dot, so that both may lie side by side.
  static final String PREFIX = "own.";

  private static final int MOST_FORMER = 5;

  /// Not `place`: departments have that, and it is another one.
  private static final String PLACE = "ownPlace";

  private static final String FORMER = "formerStatements";
  private static final String REMOVED_AFTER = "removedAfter";

  static final Comparator<Own> ORDER = Comparator.comparingInt(Own::place).thenComparing(Own::id);

  public Own {
    former = List.copyOf(former);
  }

  /// One that is not stored yet.
  public static Own of(Check check, String id, String statement, int place) {
    return new Own(
        check.id(),
        new OwnIndicator(id, statement, List.of()),
        place,
        List.of(),
        Optional.empty(),
        check.expiresAt(),
        0);
  }

  public String id() {
    return indicator.id();
  }

  public String statement() {
    return indicator.statement();
  }

  /// Under what its answers and notes are stored.
  public String answeredAs() {
    return answeredAs(id());
  }

  /// Under what the answers to the one with this id are stored.
  public static String answeredAs(String id) {
    return PREFIX + id;
  }

  /// The id of the one whose answers are stored under `indicator`; empty if that is an
  /// instrument's.
  public static Optional<String> idOf(String indicator) {
    return indicator.startsWith(PREFIX)
        ? Optional.of(indicator.substring(PREFIX.length()))
        : Optional.empty();
  }

  /// Whether it is asked; one that was taken away is not.
  public boolean asked() {
    return removedAfter.isEmpty();
  }

  /// Whether it was taken away and can be brought back: until the next submission.
  public boolean restorableIn(Check check) {
    return removedAfter.filter(number -> number == check.submission()).isPresent();
  }

  /// @param answered whether somebody answered the wording it has now, which is kept then
  public Own reworded(String statement, boolean answered) {
    List<String> wordings =
        answered
            ? Stream.concat(Stream.of(statement()), former.stream()).limit(MOST_FORMER).toList()
            : former;
    return with(statement, wordings, removedAfter);
  }

  public Own removed(Check check) {
    return with(statement(), former, Optional.of(check.submission()));
  }

  public Own restored() {
    return with(statement(), former, Optional.empty());
  }

  private Own with(String statement, List<String> former, Optional<Integer> removedAfter) {
    return new Own(
        checkId,
        new OwnIndicator(id(), statement, indicator.answers()),
        place,
        former,
        removedAfter,
        expiresAt,
        revision);
  }

  /// What is stored once [#write] is done.
  public Own written() {
    return new Own(checkId, indicator, place, former, removedAfter, expiresAt, revision + 1);
  }

  public Write write() {
    Item item =
        Item.of(Keys.own(checkId, id()))
            .with("own", text(indicator))
            .with(PLACE, place)
            .with(FORMER, former)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    if (removedAfter.isPresent()) {
      item = item.with(REMOVED_AFTER, (long) removedAfter.get());
    }
    return new Write.Put(TableName.CHECKS, item, Condition.unchanged(revision));
  }

  static Own fromItem(Item item) {
    return new Own(
        item.checkId(),
        parse(item.required("own")),
        item.number(PLACE).orElse(0L).intValue(),
        item.texts(FORMER),
        item.number(REMOVED_AFTER).map(Long::intValue),
        item.expiresAt(),
        item.revision());
  }

  /// The answers stored with it to which nothing newer lies apart.
  ///
  /// @param apart answers that lie apart
  List<Stored<AnswerValue>> broughtAnswers(List<Stored<AnswerValue>> apart) {
    List<Stored<AnswerValue>> answers = new ArrayList<>();
    for (Entry entry : indicator.answers()) {
      if (isNew(entry, apart)) {
        AnswerValue value =
            new AnswerValue(entry.answer(), entry.needForAction(), entry.obstacles());
        answers.add(stored(Stored.ANSWERS, entry, value));
      }
    }
    return answers;
  }

  /// The notes stored with it to which nothing newer lies apart.
  ///
  /// @param apart notes that lie apart
  List<Stored<NoteValue>> broughtNotes(List<Stored<NoteValue>> apart) {
    List<Stored<NoteValue>> notes = new ArrayList<>();
    for (Entry entry : indicator.answers()) {
      boolean noted = !entry.comment().isEmpty() || !entry.evidence().isEmpty();
      if (noted && isNew(entry, apart)) {
        NoteValue value = new NoteValue(entry.comment(), entry.evidence());
        notes.add(stored(Stored.NOTES, entry, value));
      }
    }
    return notes;
  }

  private <V> boolean isNew(Entry entry, List<Stored<V>> apart) {
    return apart.stream()
        .noneMatch(
            it ->
                it.indicator().equals(answeredAs()) && it.department().equals(entry.department()));
  }

  private <V> Stored<V> stored(Stored.Form<V> form, Entry entry, V value) {
    Item item =
        Item.of(form.key(checkId, entry.department(), answeredAs()))
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    return new Stored<>(
        entry.department(),
        answeredAs(),
        Optional.of(value),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        item);
  }

  /// As text in an item: the JSON of the contract.
  private static String text(OwnIndicator indicator) {
    return new String(
        JsonText.write(json -> SelfCheckJson.writeOwnIndicator(indicator, json)),
        StandardCharsets.UTF_8);
  }

  private static OwnIndicator parse(String text) {
    return SelfCheckJson.ownIndicator(JsonText.parse(text).own("indicator"));
  }
}
