package org.selbstcheck.app.conduct;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Scope;

/// Decides how a check is run and how much it asks. Who may is decided before.
public final class Conducting {

  /// Only the few people who lead a check compete for these items.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Ids ids;
  private final Clock clock;

  public Conducting(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// How the check shall be run.
  public record Wanted(Conduct.Mode mode, Optional<LocalDate> deadline, boolean agreementOpen) {}

  /// What became of it.
  public sealed interface Changed {

    /// It is run like that, now or before.
    record Done(Conduct conduct) implements Changed {}

    /// Somebody changed it in between; nothing was written.
    record Conflict(Conduct current) implements Changed {}

    /// The check takes no changes.
    record NotOpen() implements Changed {}
  }

  /// Puts what is wanted in the place of what was seen. Who sits together or alone releases as they
  /// answer, so departments without any answer are released with the change; whoever answered apart
  /// decides alone.
  public Changed save(Opened opened, long seenRevision, Wanted wanted) {
    Check check = opened.check();
    LocalDate today = today();
    for (int tries = 0; tries < TRIES; tries++) {
      Whole whole = checks.whole(check.id());
      Conduct before = whole.conduct().orElseGet(() -> Conduct.undecided(check));
      Conduct named = before.with(wanted.mode(), wanted.deadline());
      Conduct after = wanted.agreementOpen() ? named.openAgreement(today) : named.closeAgreement();
      if (after.sameAs(before)) {
        // Nothing to be done, or done by an earlier try whose answer got lost.
        return new Changed.Done(before);
      }
      if (!check.arrangeableOn(today)) {
        return new Changed.NotOpen();
      }
      if (before.revision() != seenRevision) {
        return new Changed.Conflict(before);
      }
      List<Write> writes = new ArrayList<>();
      writes.add(after.write());
      writes.addAll(audits(opened, before, after));
      if (after.mode() != before.mode() && after.mode().releasesAtOnce()) {
        writes.addAll(releases(whole));
      }
      if (tables.write(writes) instanceof Written.Done()) {
        return new Changed.Done(after.written());
      }
    }
    return new Changed.Conflict(checks.conduct(check));
  }

  private static List<Write> releases(Whole whole) {
    Set<String> typed = new HashSet<>();
    whole.answers().forEach(answer -> typed.add(answer.department()));
    whole.notes().forEach(note -> typed.add(note.department()));
    return whole.departments().stream()
        .filter(unit -> !unit.released() && !unit.closed() && !typed.contains(unit.id()))
        .map((Unit unit) -> unit.released(true).write())
        .toList();
  }

  private List<Write> audits(Opened opened, Conduct before, Conduct after) {
    List<Write> audits = new ArrayList<>();
    if (after.mode() != before.mode()) {
      audits.add(audit(opened, "conductChanged", Names.of(after.mode())));
    }
    if (after.agreementOpen() != before.agreementOpen()) {
      audits.add(audit(opened, after.agreementOpen() ? "agreementOpened" : "agreementClosed", ""));
    }
    return audits;
  }

  /// What became of a scope.
  public sealed interface Scoped {

    /// It is the check's, now or before.
    record Done(Check check) implements Scoped {}

    /// Something that is asked now would not be asked any more.
    record Narrows() implements Scoped {}

    /// The check takes no changes.
    record NotOpen() implements Scoped {}
  }

  /// Lets the check ask more.
  public Scoped widen(Opened opened, Scope scope) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Check> found = checks.check(opened.check().id());
      if (found.isEmpty()) {
        return new Scoped.NotOpen();
      }
      Check check = found.get();
      if (check.scope().equals(scope)) {
        return new Scoped.Done(check);
      }
      if (!check.arrangeableOn(today())) {
        return new Scoped.NotOpen();
      }
      if (!check.scope().widens(scope)) {
        return new Scoped.Narrows();
      }
      Check wider = check.scoped(scope);
      if (tables.write(List.of(wider.write(), audit(opened, "scopeWidened", "")))
          instanceof Written.Done()) {
        return new Scoped.Done(wider);
      }
    }
    return new Scoped.NotOpen();
  }

  private Write audit(Opened opened, String event, String detail) {
    Instant now = clock.instant();
    return Audit.ofCheck(
        opened.check(), event, Names.of(opened.link().role()), detail, now, ids.next());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }
}
