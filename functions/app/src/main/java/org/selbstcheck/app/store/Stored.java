package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.Obstacle;

/// A value of one department for one indicator as it is stored, with the value before it.
///
/// @param <V> [AnswerValue], [NoteValue] or [Point]
/// @param value empty if nothing was ever stored
/// @param department empty text for a point, which belongs to all of them
/// @param previous the value that the last save replaced
/// @param on the day of the last save; never its time. Saves of the first version have none
/// @param submission the number of the check's last submission when this was saved, 0 before the
///   first one
/// @param revision 0 if nothing was ever stored
public record Stored<V>(
    String department,
    String indicator,
    Optional<V> value,
    Optional<V> previous,
    Optional<LocalDate> on,
    int submission,
    long revision,
    Item item) {

  /// The revision that an earlier save with this id gave, if it is one of the last saves.
  public Optional<Long> revisionOf(String writeId) {
    return new Writes(item.texts(WRITES)).revisionOf(writeId);
  }

  private static final String WRITES = "writes";
  private static final String PREVIOUS = "previous.";

  /// Not `on`: documents have that, and administration may read it.
  private static final String ON = "savedOn";

  /// Not `submission`, for the same reason.
  private static final String SAVED_AFTER = "savedAfter";

  /// How a value lies in the attributes of an item; `prefix` tells the present value from the
  /// previous one.
  public interface Form<V> {
    Key key(String checkId, String department, String indicator);

    String keyPrefix();

    Item put(Item item, String prefix, V value);

    V get(Item item, String prefix);
  }

  /// Answers.
  public static final Form<AnswerValue> ANSWERS =
      new Form<>() {
        @Override
        public Key key(String checkId, String department, String indicator) {
          return Keys.answer(checkId, department, indicator);
        }

        @Override
        public String keyPrefix() {
          return Keys.ANSWER;
        }

        @Override
        public Item put(Item item, String prefix, AnswerValue value) {
          Set<String> obstacles =
              value.obstacles().stream()
                  .map(Names::of)
                  .collect(Collectors.toCollection(TreeSet::new));
          return item.with(prefix + "answer", value.answer().map(AnswerText::write))
              .with(prefix + "needForAction", value.needForAction())
              .with(prefix + "obstacles", List.copyOf(obstacles));
        }

        @Override
        public AnswerValue get(Item item, String prefix) {
          return new AnswerValue(
              item.text(prefix + "answer").map(AnswerText::read),
              item.flag(prefix + "needForAction"),
              item.texts(prefix + "obstacles").stream()
                  .map(name -> Names.stored(Obstacle.class, name))
                  .collect(Collectors.toSet()));
        }
      };

  /// Notes.
  public static final Form<NoteValue> NOTES =
      new Form<>() {
        @Override
        public Key key(String checkId, String department, String indicator) {
          return Keys.note(checkId, department, indicator);
        }

        @Override
        public String keyPrefix() {
          return Keys.NOTE;
        }

        @Override
        public Item put(Item item, String prefix, NoteValue value) {
          return item.with(prefix + "comment", value.comment())
              .with(prefix + "evidence", value.evidence());
        }

        @Override
        public NoteValue get(Item item, String prefix) {
          return new NoteValue(
              item.text(prefix + "comment").orElse(""), item.texts(prefix + "evidence"));
        }
      };

  /// What the consensus step recorded; no department's own.
  public static final Form<Point> POINTS =
      new Form<>() {
        @Override
        public Key key(String checkId, String department, String indicator) {
          return Keys.point(checkId, indicator);
        }

        @Override
        public String keyPrefix() {
          return Keys.POINT;
        }

        @Override
        public Item put(Item item, String prefix, Point value) {
          // An item holds 400 KB, and the answers of sixty departments may fill a good part of it.
          // Who goes back to the previous agreement agrees anew, with the answers of that day.
          Point kept = prefix.isEmpty() ? value : Point.withoutBefore(value);
          return item.with(prefix + "point", Point.text(kept));
        }

        @Override
        public Point get(Item item, String prefix) {
          return Point.parse(item.required(prefix + "point"));
        }
      };

  public static <V> Stored<V> fromItem(Form<V> form, Item item) {
    String[] parts = item.key().sk().split("#", 3);
    return new Stored<>(
        parts.length == 3 ? parts[1] : "",
        parts[parts.length - 1],
        item.revision() == 0 ? Optional.empty() : Optional.of(form.get(item, "")),
        item.flag(PREVIOUS + "kept") ? Optional.of(form.get(item, PREVIOUS)) : Optional.empty(),
        item.text(ON).map(LocalDate::parse),
        item.number(SAVED_AFTER).orElse(0L).intValue(),
        item.revision(),
        item);
  }

  public static <V> Stored<V> nothing(
      Form<V> form, String checkId, String department, String indicator) {
    return fromItem(form, Item.of(form.key(checkId, department, indicator)));
  }

  /// What is stored once a write of [#replaceBy] is done.
  public static <V> Stored<V> after(Form<V> form, Write.Put write) {
    return fromItem(form, write.revised());
  }

  /// This value as anybody may see it: with the one before it until the check is submitted. What
  /// was replaced before a submission stays unseen when the check is opened again.
  public Stored<V> shownIn(Check check) {
    return check.keepsPrevious() && submission == check.submission()
        ? this
        : new Stored<>(
            department, indicator, value, Optional.empty(), on, submission, revision, item);
  }

  /// The write that puts `value` in place of the one that was read and keeps that one as the
  /// previous.
  ///
  /// @param on the day of the save
  /// @param check whose value it is
  public Write.Put replaceBy(Form<V> form, V value, String writeId, LocalDate on, Check check) {
    Item next = form.put(Item.of(item.key()), "", value);
    if (this.value.isPresent()) {
      next = form.put(next, PREVIOUS, this.value.get()).with(PREVIOUS + "kept", true);
    }
    next =
        next.with(WRITES, new Writes(item.texts(WRITES)).plus(writeId, revision + 1).recent())
            .with(ON, on.toString())
            .with(SAVED_AFTER, check.submission())
            .with(Item.EXPIRES_AT, check.expiresAt().getEpochSecond());
    return new Write.Put(TableName.CHECKS, next, Condition.unchanged(revision));
  }
}
