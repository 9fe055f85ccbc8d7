package org.selbstcheck.app.departments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Links;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Code;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.instrument.Instrument;

/// Makes and changes departments. Who may is decided before.
public final class Departments {

  /// More than the largest city's round; closed ones count, since their answers stay.
  public static final int MOST_DEPARTMENTS = 60;

  /// The platform writes at most so many items in one transaction.
  private static final int AT_ONCE = 100;

  /// Only the few people who lead a check compete for its departments.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Ids ids;
  private final Clock clock;

  public Departments(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What a department shall be.
  ///
  /// @param responsible ids of indicators of the instrument, in any scope
  public record Wanted(
      String name, Optional<String> contact, List<String> responsible, boolean closed) {}

  /// What became of a change.
  public sealed interface Changed {

    /// It is as it was wanted, now or before.
    record Done(Progress progress) implements Changed {}

    /// It was taken away: it had never answered.
    record Removed() implements Changed {}

    /// Somebody changed it in between; nothing was written.
    record Conflict(Progress current) implements Changed {}

    /// There is no such department.
    record Missing() implements Changed {}

    /// The check takes no changes.
    record NotOpen() implements Changed {}

    /// Not as things stand.
    record Refused(Why why) implements Changed {}
  }

  /// Why a department cannot be changed like that.
  public enum Why {
    /// The id is taken by another one.
    EXISTS,
    /// An open department has that name.
    NAMED_ALREADY,
    TOO_MANY,
    /// It is the one that the coordinator answers for; it stays.
    COORDINATION,
    /// Nothing is joined to itself.
    ITSELF,
    /// A closed one takes nothing in.
    TARGET_CLOSED,
    /// Others changed it again and again meanwhile.
    OVERTAKEN
  }

  /// How far all departments are, in their order; one read.
  public List<Progress> all(Check check, Instrument instrument) {
    return Progress.of(checks.whole(check.id()), instrument, check.scope());
  }

  /// Makes a department.
  ///
  /// @param id made by the browser, so that a repeat changes nothing
  public Changed create(Opened opened, Instrument instrument, String id, Wanted wanted) {
    Check check = opened.check();
    for (int tries = 0; tries < TRIES; tries++) {
      Whole whole = checks.whole(check.id());
      Optional<Unit> there = find(whole, id);
      if (there.isPresent()) {
        return there.get().name().equals(wanted.name())
            ? done(there.get(), whole, instrument, check)
            : new Changed.Refused(Why.EXISTS);
      }
      if (!writable(check)) {
        return new Changed.NotOpen();
      }
      if (whole.departments().size() >= MOST_DEPARTMENTS) {
        return new Changed.Refused(Why.TOO_MANY);
      }
      if (named(whole, wanted.name(), id)) {
        return new Changed.Refused(Why.NAMED_ALREADY);
      }
      boolean released =
          whole.conduct().map(conduct -> conduct.mode().releasesAtOnce()).orElse(false);
      Unit made =
          Unit.of(check.id(), new Department(id, wanted.name(), released, false), check.expiresAt())
              .at(whole.departments().stream().mapToInt(Unit::place).max().orElse(0) + 1)
              .reachedAt(wanted.contact())
              .responsibleFor(wanted.responsible());
      List<Write> writes = new ArrayList<>();
      writes.add(made.write());
      writes.add(audit(opened, "departmentCreated", id, ""));
      if (tables.write(writes) instanceof Written.Done()) {
        return done(made.written(), whole, instrument, check);
      }
    }
    return new Changed.Refused(Why.OVERTAKEN);
  }

  /// Puts what is wanted in the place of what was seen.
  public Changed save(
      Opened opened, Instrument instrument, String id, long seenRevision, Wanted wanted) {
    Check check = opened.check();
    Whole whole = checks.whole(check.id());
    Optional<Unit> found = find(whole, id);
    if (found.isEmpty()) {
      return new Changed.Missing();
    }
    Unit unit = found.get();
    if (unit.coordination() && wanted.closed()) {
      return new Changed.Refused(Why.COORDINATION);
    }
    Unit next = next(unit, wanted);
    if (next.sameAs(unit)) {
      // Nothing to be done, or done by an earlier try whose answer got lost.
      return done(unit, whole, instrument, check);
    }
    if (!writable(check)) {
      return new Changed.NotOpen();
    }
    if (unit.revision() != seenRevision) {
      return new Changed.Conflict(progress(unit, whole, instrument, check));
    }
    if (!next.name().equals(unit.name()) && named(whole, next.name(), id)) {
      return new Changed.Refused(Why.NAMED_ALREADY);
    }
    List<Write> writes = new ArrayList<>();
    writes.add(next.write());
    writes.addAll(audits(opened, unit, next));
    boolean closes = next.closed() && !unit.closed();
    if (write(writes, closes ? Links.revocations(links(whole, id)) : List.of())) {
      return done(next.written(), whole, instrument, check);
    }
    Whole now = checks.whole(check.id());
    return find(now, id)
        .<Changed>map(current -> new Changed.Conflict(progress(current, now, instrument, check)))
        .orElseGet(Changed.Missing::new);
  }

  private static Unit next(Unit unit, Wanted wanted) {
    Unit named = unit.named(wanted.name()).reachedAt(wanted.contact());
    if (wanted.closed()) {
      return named.close(unit.mergedInto());
    }
    return (unit.closed() ? named.open() : named).responsibleFor(wanted.responsible());
  }

  private List<Write> audits(Opened opened, Unit before, Unit after) {
    List<Write> audits = new ArrayList<>();
    if (after.closed() != before.closed()) {
      String event = after.closed() ? "departmentClosed" : "departmentOpened";
      audits.add(audit(opened, event, after.id(), ""));
    }
    if (!after.name().equals(before.name())) {
      audits.add(audit(opened, "departmentRenamed", after.id(), before.name()));
    }
    if (!after.responsible().equals(before.responsible()) && !after.closed()) {
      audits.add(
          audit(
              opened,
              "responsibilityChanged",
              after.id(),
              Integer.toString(after.responsible().size())));
    }
    return audits;
  }

  /// Takes a department away that never saved anything, with its links; closes one that did, or
  /// whose view was recorded in the conversation.
  public Changed remove(Opened opened, Instrument instrument, String id) {
    Check check = opened.check();
    for (int tries = 0; tries < TRIES; tries++) {
      Whole whole = checks.whole(check.id());
      Optional<Unit> found = find(whole, id);
      if (found.isEmpty()) {
        return new Changed.Missing();
      }
      Unit unit = found.get();
      if (unit.coordination()) {
        return new Changed.Refused(Why.COORDINATION);
      }
      if (!writable(check)) {
        return new Changed.NotOpen();
      }
      if (progress(unit, whole, instrument, check).typed() || heard(whole, unit)) {
        if (unit.closed() || close(opened, whole, unit)) {
          return done(unit.close(unit.mergedInto()), whole, instrument, check);
        }
      } else if (takeAway(opened, whole, unit)) {
        return keptAfterAll(check, unit) ? remove(opened, instrument, id) : new Changed.Removed();
      }
    }
    return new Changed.Refused(Why.OVERTAKEN);
  }

  private static boolean heard(Whole whole, Unit unit) {
    return whole.points().stream()
        .flatMap(stored -> stored.value().map(Point::views).orElse(List.of()).stream())
        .anyMatch(view -> view.department().equals(unit.id()));
  }

  private boolean close(Opened opened, Whole whole, Unit unit) {
    return write(
        List.of(
            unit.close(Optional.empty()).write(), audit(opened, "departmentClosed", unit.id(), "")),
        Links.revocations(links(whole, unit.id())));
  }

  private boolean takeAway(Opened opened, Whole whole, Unit unit) {
    List<Write> waysIn = new ArrayList<>();
    for (Link link : links(whole, unit.id())) {
      waysIn.add(link.removal());
      link.code().flatMap(checks::code).map(Code::removal).ifPresent(waysIn::add);
    }
    return write(
        List.of(
            unit.removal(),
            // Its name, because nothing else will tell any more which one it was.
            audit(opened, "departmentRemoved", unit.id(), unit.name())),
        waysIn);
  }

  /// A save that was under way when the department was taken away may have landed: then it is put
  /// back.
  ///
  /// @return whether it was
  private boolean keptAfterAll(Check check, Unit unit) {
    boolean typed =
        !checks.answers(check.id(), Optional.of(unit.id())).isEmpty()
            || !checks.notes(check.id(), unit.id()).isEmpty();
    return typed && tables.write(unit.restored().write()) instanceof Written.Done();
  }

  /// Joins a department to another: it is closed, its responsibilities go over, its answers stay
  /// its own. Repeating that changes nothing.
  public Changed merge(Opened opened, Instrument instrument, String id, String into) {
    Check check = opened.check();
    for (int tries = 0; tries < TRIES; tries++) {
      Whole whole = checks.whole(check.id());
      Optional<Unit> from = find(whole, id);
      Optional<Unit> to = find(whole, into);
      if (from.isEmpty() || to.isEmpty()) {
        return new Changed.Missing();
      }
      if (id.equals(into)) {
        return new Changed.Refused(Why.ITSELF);
      }
      if (from.get().coordination()) {
        return new Changed.Refused(Why.COORDINATION);
      }
      if (from.get().closed() && from.get().mergedInto().filter(into::equals).isPresent()) {
        return done(to.get(), whole, instrument, check);
      }
      if (!writable(check)) {
        return new Changed.NotOpen();
      }
      if (to.get().closed()) {
        return new Changed.Refused(Why.TARGET_CLOSED);
      }
      Unit next = to.get().takesOver(from.get().responsible());
      if (write(
          List.of(
              from.get().close(Optional.of(into)).write(),
              next.write(),
              audit(opened, "departmentMerged", id, into)),
          Links.revocations(links(whole, id)))) {
        return done(next.written(), whole, instrument, check);
      }
    }
    return new Changed.Refused(Why.OVERTAKEN);
  }

  /// Releases the part of the link's own department, or takes that back.
  ///
  /// @return empty if the check takes no changes or the department does not exist any more;
  ///   otherwise whether the part is released now
  public Optional<Boolean> release(Opened opened, boolean released) {
    Check check = opened.check();
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Unit> unit = checks.department(check.id(), opened.department());
      if (unit.isPresent() && unit.get().released() == released) {
        return Optional.of(released);
      }
      if (unit.isEmpty() || unit.get().closed() || !writable(check)) {
        return Optional.empty();
      }
      String event = released ? "released" : "releaseWithdrawn";
      if (tables.write(
              List.of(
                  unit.get().released(released).write(), audit(opened, event, unit.get().id(), "")))
          instanceof Written.Done()) {
        return Optional.of(released);
      }
    }
    return Optional.empty();
  }

  /// Writes all in one transaction. If there are too many ways in for one, those beyond it are
  /// ended before: whoever stops half-way has ended some and changed nothing else.
  private boolean write(List<Write> change, List<Write> waysIn) {
    int before = Math.max(0, change.size() + waysIn.size() - AT_ONCE);
    for (int from = 0; from < before; from += AT_ONCE) {
      List<Write> part = waysIn.subList(from, Math.min(before, from + AT_ONCE));
      if (!(tables.write(part) instanceof Written.Done())) {
        return false;
      }
    }
    List<Write> together = new ArrayList<>(change);
    together.addAll(waysIn.subList(before, waysIn.size()));
    return tables.write(together) instanceof Written.Done();
  }

  private static Optional<Unit> find(Whole whole, String id) {
    return whole.departments().stream().filter(unit -> unit.id().equals(id)).findFirst();
  }

  private static List<Link> links(Whole whole, String id) {
    return whole.links().stream()
        .filter(link -> link.role() == Link.Role.DEPARTMENT && link.department().equals(id))
        .toList();
  }

  private static boolean named(Whole whole, String name, String exceptId) {
    return whole.departments().stream()
        .anyMatch(
            unit ->
                !unit.closed()
                    && !unit.id().equals(exceptId)
                    && plain(unit.name()).equals(plain(name)));
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.GERMAN);
  }

  private static Progress progress(Unit unit, Whole whole, Instrument instrument, Check check) {
    return Progress.of(unit, whole, instrument, check.scope());
  }

  private static Changed done(Unit unit, Whole whole, Instrument instrument, Check check) {
    return new Changed.Done(progress(unit, whole, instrument, check));
  }

  private boolean writable(Check check) {
    return check.arrangeableOn(LocalDate.ofInstant(clock.instant(), Phase.ZONE));
  }

  private Write audit(Opened opened, String event, String department, String detail) {
    return Audit.ofCheck(
        opened.check(),
        event,
        Names.of(opened.link().role()),
        Optional.of(department),
        detail,
        clock.instant(),
        ids.next());
  }
}
