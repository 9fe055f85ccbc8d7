package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.store.Stored.Form;

/// Reads of the table Checks.
public final class Checks implements DocumentReads {

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
        Optional.ofNullable(found.get(link)).map(Link::fromItem), existing(found.get(meta)));
  }

  /// A link with its check and how that is run, read together.
  public record Running(LinkAndCheck opened, Optional<Conduct> conduct) {}

  public Running running(String checkId, String secretHash) {
    Key link = Keys.link(checkId, secretHash);
    Key meta = Keys.meta(checkId);
    Key conduct = Keys.conduct(checkId);
    Map<Key, Item> found = tables.get(TableName.CHECKS, List.of(link, meta, conduct));
    return new Running(
        new LinkAndCheck(
            Optional.ofNullable(found.get(link)).map(Link::fromItem), existing(found.get(meta))),
        Optional.ofNullable(found.get(conduct)).map(Conduct::fromItem));
  }

  /// The check of an item that is there; an erased one does not exist for anybody.
  static Optional<Check> existing(@Nullable Item meta) {
    return Optional.ofNullable(meta).map(Check::fromItem).filter(check -> !check.erased());
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
            Optional.ofNullable(found.get(link)).map(Link::fromItem), existing(found.get(meta))),
        found,
        checkId);
  }

  public Optional<Check> check(String checkId) {
    return tables.get(TableName.CHECKS, Keys.meta(checkId)).flatMap(meta -> existing(meta));
  }

  /// As they were made.
  public List<Unit> departments(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.DEPARTMENT).stream()
        .map(Unit::fromItem)
        .sorted(Unit.ORDER)
        .toList();
  }

  public Optional<Unit> department(String checkId, String departmentId) {
    return tables.get(TableName.CHECKS, Keys.department(checkId, departmentId)).map(Unit::fromItem);
  }

  /// How the check is run; nothing decided if nothing is stored.
  public Conduct conduct(Check check) {
    return tables
        .get(TableName.CHECKS, Keys.conduct(check.id()))
        .map(Conduct::fromItem)
        .orElseGet(() -> Conduct.undecided(check));
  }

  /// All links of a check with all their secrets, those that open nothing any more too.
  public List<Link> links(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.LINK).stream()
        .map(Link::fromItem)
        .toList();
  }

  public Optional<Code> code(Code.Place place) {
    return tables.get(TableName.CHECKS, Keys.code(place)).map(Code::fromItem);
  }

  /// How often codes with this handle were tried in this hour.
  public Tries tries(String handle, Instant now) {
    Tries none = Tries.none(handle, now);
    return tables
        .get(TableName.CHECKS, Keys.tries(handle, none.hour()))
        .map(none::met)
        .orElse(none);
  }

  /// All that the consensus step recorded, in order of the indicators' ids.
  public List<Stored<Point>> points(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.POINT).stream()
        .map(item -> Stored.fromItem(Stored.POINTS, item))
        .toList();
  }

  /// What the consensus step recorded for one indicator; empty with revision 0 if nothing.
  public Stored<Point> point(String checkId, String indicator) {
    return tables
        .get(TableName.CHECKS, Keys.point(checkId, indicator))
        .map(item -> Stored.fromItem(Stored.POINTS, item))
        .orElseGet(() -> Stored.nothing(Stored.POINTS, checkId, "", indicator));
  }

  /// What is planned for the meeting; nothing if nothing is stored.
  public Meeting meeting(Check check) {
    return tables
        .get(TableName.CHECKS, Keys.meeting(check.id()))
        .map(Meeting::fromItem)
        .orElseGet(() -> Meeting.unplanned(check));
  }

  /// Targets and focus; none if nothing is stored.
  public Aims aims(Check check) {
    return tables
        .get(TableName.CHECKS, Keys.aims(check.id()))
        .map(Aims::fromItem)
        .orElseGet(() -> Aims.none(check));
  }

  /// What was done with the check, oldest first.
  public List<Audit.Entry> log(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.AUDIT).stream()
        .map(Audit.Entry::fromItem)
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
    return items(indicators.stream().map(id -> Keys.note(checkId, department, id)).toList())
        .stream()
        .map(item -> Stored.fromItem(Stored.NOTES, item))
        .toList();
  }

  /// The items under these keys, in their order; those that do not exist are missing.
  private List<Item> items(List<Key> keys) {
    List<Item> items = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += Tables.MOST_READ) {
      List<Key> part = keys.subList(from, Math.min(keys.size(), from + Tables.MOST_READ));
      Map<Key, Item> found = tables.get(TableName.CHECKS, part);
      part.stream()
          .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
          .forEach(items::add);
    }
    return items;
  }

  /// All notes of a department.
  public List<Stored<NoteValue>> notes(String checkId, String department) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.notes(department)).stream()
        .map(item -> Stored.fromItem(Stored.NOTES, item))
        .toList();
  }

  /// The notes of several departments on one indicator; those without notes are missing.
  public List<Stored<NoteValue>> notesOn(
      String checkId, List<String> departments, String indicator) {
    return valuesOn(Stored.NOTES, checkId, departments, indicator);
  }

  /// The answers of several departments to one indicator; those without one are missing.
  public List<Stored<AnswerValue>> answersOn(
      String checkId, List<String> departments, String indicator) {
    return valuesOn(Stored.ANSWERS, checkId, departments, indicator);
  }

  private <V> List<Stored<V>> valuesOn(
      Form<V> form, String checkId, List<String> departments, String indicator) {
    return items(departments.stream().map(id -> form.key(checkId, id, indicator)).toList()).stream()
        .map(item -> Stored.fromItem(form, item))
        .toList();
  }

  /// Everything of a check but its submissions, results, documents and log, read consistently.
  ///
  /// @param check empty if there is none, or if it was erased; then nothing else counts either
  /// @param conduct empty if nothing is stored, as are `meeting` and `aims`
  /// @param departments as they were made; one that was taken away but has an answer all the same
  ///   is among them, closed and not stored
  public record Whole(
      Optional<Check> check,
      Optional<Conduct> conduct,
      List<Unit> departments,
      List<Link> links,
      List<Stored<AnswerValue>> answers,
      List<Stored<NoteValue>> notes,
      List<Stored<Point>> points,
      Optional<Meeting> meeting,
      Optional<Aims> aims,
      List<Own> own) {}

  public Whole whole(String checkId) {
    Optional<Check> check = Optional.empty();
    Optional<Conduct> conduct = Optional.empty();
    List<Unit> departments = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    List<Stored<AnswerValue>> answers = new ArrayList<>();
    List<Stored<NoteValue>> notes = new ArrayList<>();
    List<Stored<Point>> points = new ArrayList<>();
    Optional<Meeting> meeting = Optional.empty();
    Optional<Aims> aims = Optional.empty();
    List<Own> own = new ArrayList<>();
    for (Item item : tables.query(TableName.CHECKS, Keys.check(checkId), "")) {
      String sk = item.key().sk();
      if (sk.equals(Keys.META)) {
        check = existing(item);
      } else if (sk.equals(Keys.CONDUCT)) {
        conduct = Optional.of(Conduct.fromItem(item));
      } else if (sk.equals(Keys.MEETING)) {
        meeting = Optional.of(Meeting.fromItem(item));
      } else if (sk.equals(Keys.AIMS)) {
        aims = Optional.of(Aims.fromItem(item));
      } else if (sk.startsWith(Keys.DEPARTMENT)) {
        departments.add(Unit.fromItem(item));
      } else if (sk.startsWith(Keys.LINK)) {
        links.add(Link.fromItem(item));
      } else if (sk.startsWith(Keys.POINT)) {
        points.add(Stored.fromItem(Stored.POINTS, item));
      } else if (sk.startsWith(Keys.ANSWER)) {
        answers.add(Stored.fromItem(Stored.ANSWERS, item));
      } else if (sk.startsWith(Keys.NOTE)) {
        notes.add(Stored.fromItem(Stored.NOTES, item));
      } else if (sk.startsWith(Keys.OWN)) {
        own.add(Own.fromItem(item));
      }
    }
    Stream.concat(answers.stream(), notes.stream())
        .filter(value -> departments.stream().noneMatch(it -> it.id().equals(value.department())))
        .map(value -> Unit.lost(checkId, value.department(), value.item().expiresAt()))
        .distinct()
        .forEach(departments::add);
    departments.sort(Unit.ORDER);
    return new Whole(
        check, conduct, departments, links, answers, notes, points, meeting, aims, own);
  }

  /// What has to be written so that nothing of a check is left.
  ///
  /// @param parts the removal of every item, with the codes of its links and what points to it from
  ///   a roof; more than one transaction holds
  /// @param head the removal of its head, to be written last, so that whoever stops half-way finds
  ///   the rest again
  public record Removals(List<Write> parts, Optional<Write> head) {}

  public Removals removals(String checkId) {
    List<Write> removals = new ArrayList<>();
    Optional<Write> head = Optional.empty();
    for (Item item : tables.query(TableName.CHECKS, Keys.check(checkId), "")) {
      String sk = item.key().sk();
      if (sk.startsWith(Keys.LINK)) {
        Link.fromItem(item).code().flatMap(this::code).map(Code::removal).ifPresent(removals::add);
      }
      if (sk.startsWith(Keys.ROOF)) {
        // Before the item that tells of it.
        beneathOf(RoofRelease.fromItem(item)).map(Beneath::removal).ifPresent(removals::add);
      }
      Write removal = Write.removal(TableName.CHECKS, item.key(), item.revision());
      if (sk.equals(Keys.META)) {
        head = Optional.of(removal);
      } else {
        removals.add(removal);
      }
    }
    return new Removals(removals, head);
  }

  /// What has to be written so that everything of a check ends with it, codes too. Its head is left
  /// out, and links with an end of their own are: whether the check still exists, every reader asks
  /// the head. More than one transaction holds.
  ///
  /// @param formerEnds ends that the check had before; a link with one of them ended with the check
  public List<Write> datings(Check check, Set<Instant> formerEnds) {
    Instant end = check.expiresAt();
    List<Write> datings = new ArrayList<>();
    for (Item item : tables.query(TableName.CHECKS, Keys.check(check.id()), "")) {
      String sk = item.key().sk();
      if (sk.startsWith(Keys.LINK)) {
        if (formerEnds.contains(item.expiresAt())) {
          Write.dating(TableName.CHECKS, item, end).ifPresent(datings::add);
        }
        Link.fromItem(item)
            .code()
            .flatMap(place -> tables.get(TableName.CHECKS, Keys.code(place)))
            .filter(code -> formerEnds.contains(code.expiresAt()))
            .flatMap(code -> Write.dating(TableName.CHECKS, code, end))
            .ifPresent(datings::add);
      } else if (!sk.equals(Keys.META)) {
        Write.dating(TableName.CHECKS, item, end).ifPresent(datings::add);
      }
    }
    return datings;
  }

  /// An import that was begun.
  public Optional<Import> imported(String checkId, String plan) {
    return tables.get(TableName.CHECKS, Keys.imported(checkId, plan)).map(Import::fromItem);
  }

  public Optional<Submission> submission(String checkId, int number) {
    return tables.get(TableName.CHECKS, Keys.submission(checkId, number)).map(Submission::fromItem);
  }

  /// All submissions, in order of their numbers.
  public List<Submission> submissions(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.SUBMISSION).stream()
        .map(Submission::fromItem)
        .toList();
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

  @Override
  public Optional<Document> document(String checkId, String documentId) {
    return tables.get(TableName.CHECKS, Keys.document(checkId, documentId)).map(Document::fromItem);
  }

  @Override
  public Beside beside(Check check) {
    Key commentary = Keys.commentary(check.id());
    Key earlier = Keys.earlier(check.id());
    return beside(check, tables.get(TableName.CHECKS, List.of(commentary, earlier)));
  }

  static Beside beside(Check check, Map<Key, Item> found) {
    Item commentary = found.get(Keys.commentary(check.id()));
    Item earlier = found.get(Keys.earlier(check.id()));
    return new Beside(
        commentary == null ? CommentaryHead.none(check) : CommentaryHead.fromItem(commentary),
        earlier == null ? EarlierHead.none(check) : EarlierHead.fromItem(earlier));
  }

  public Optional<CommentaryVersion> commentary(String checkId, int version) {
    return tables
        .get(TableName.CHECKS, Keys.commentaryVersion(checkId, version))
        .map(CommentaryVersion::fromItem);
  }

  public Optional<EarlierVersion> earlierRound(String checkId, int version) {
    return tables
        .get(TableName.CHECKS, Keys.earlierVersion(checkId, version))
        .map(EarlierVersion::fromItem);
  }

  /// The head of a check even if it was erased, for whoever takes the rest away.
  public Optional<Check> erasedOrNot(String checkId) {
    return tables.get(TableName.CHECKS, Keys.meta(checkId)).map(Check::fromItem);
  }

  /// Whether the municipality agreed to the comparison; that it did not if nothing is stored.
  public ComparisonConsent comparisonConsent(Check check) {
    return tables
        .get(TableName.CHECKS, Keys.comparisonConsent(check.id()))
        .map(ComparisonConsent::fromItem)
        .orElseGet(() -> ComparisonConsent.none(check));
  }

  /// Of these checks the consents of those that agreed to the comparison.
  public List<ComparisonConsent> agreedToComparison(List<String> checkIds) {
    return items(checkIds.stream().map(Keys::comparisonConsent).toList()).stream()
        .map(ComparisonConsent::fromItem)
        .filter(ComparisonConsent::agreed)
        .toList();
  }

  /// The heads of these checks by id; those that do not exist are missing.
  public Map<String, Check> checks(List<String> checkIds) {
    Map<String, Check> checks = new HashMap<>();
    for (Item item : items(checkIds.stream().map(Keys::meta).toList())) {
      existing(item).ifPresent(check -> checks.put(check.id(), check));
    }
    return checks;
  }

  /// What a check releases to roofs, and what it once released.
  public List<RoofRelease> roofReleases(String checkId) {
    return tables.query(TableName.CHECKS, Keys.check(checkId), Keys.ROOF).stream()
        .map(RoofRelease::fromItem)
        .toList();
  }

  /// What a check releases to a roof; that it is nothing if nothing is stored, or if it was released
  /// to an earlier check of the roof.
  public RoofRelease roofRelease(Check check, Admission roof) {
    Optional<RoofRelease> stored =
        tables
            .get(TableName.CHECKS, Keys.roofRelease(check.id(), roof.municipality().key()))
            .map(RoofRelease::fromItem);
    return stored
        .filter(it -> it.roofCheckId().equals(roof.checkId()))
        .orElseGet(
            () ->
                RoofRelease.none(check, roof, stored.map(RoofRelease::revision).orElse(0L)));
  }

  /// Where a roof finds what this check releases to it, as it is stored or still has to be.
  public Beneath beneath(RoofRelease release, Check check) {
    return beneath(release.roofCheckId(), check.municipality().key())
        .orElseGet(() -> Beneath.none(release, check));
  }

  private Optional<Beneath> beneath(String roofCheckId, String municipalityKey) {
    return tables
        .get(TableName.CHECKS, Keys.beneath(roofCheckId, municipalityKey))
        .map(Beneath::fromItem);
  }

  private Optional<Beneath> beneathOf(RoofRelease release) {
    return tables
        .query(TableName.CHECKS, Keys.check(release.roofCheckId()), Keys.BENEATH)
        .stream()
        .map(Beneath::fromItem)
        .filter(it -> it.checkId().equals(release.checkId()))
        .findFirst();
  }

  /// All that the checks beneath a roof release to it, with these checks; what is released to
  /// nobody, and what a check that is gone released, is missing.
  public Map<RoofRelease, Check> releasedTo(Check roof) {
    return released(
        roof,
        tables.query(TableName.CHECKS, Keys.check(roof.id()), Keys.BENEATH).stream()
            .map(Beneath::fromItem)
            .toList());
  }

  /// What one municipality releases to a roof.
  public Map<RoofRelease, Check> releasedTo(Check roof, String municipalityKey) {
    return released(roof, beneath(roof.id(), municipalityKey).stream().toList());
  }

  private Map<RoofRelease, Check> released(Check roof, List<Beneath> pointers) {
    Map<String, Check> checks = checks(pointers.stream().map(Beneath::checkId).toList());
    Map<RoofRelease, Check> released = new HashMap<>();
    items(
            checks.keySet().stream()
                .map(id -> Keys.roofRelease(id, roof.municipality().key()))
                .toList())
        .stream()
        .map(RoofRelease::fromItem)
        .filter(it -> it.roofCheckId().equals(roof.id()) && !it.isEmpty())
        .forEach(it -> released.put(it, Objects.requireNonNull(checks.get(it.checkId()))));
    return released;
  }

  /// The documents that these releases hold.
  public List<Document> documents(Collection<RoofRelease> releases) {
    return items(
            releases.stream()
                .flatMap(
                    release ->
                        release.documents().stream()
                            .map(id -> Keys.document(release.checkId(), id)))
                .toList())
        .stream()
        .map(Document::fromItem)
        .toList();
  }
}
