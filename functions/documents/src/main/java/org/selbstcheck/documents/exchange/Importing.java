package org.selbstcheck.documents.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Import;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.documents.exchange.Brought.DepartmentPart;
import org.selbstcheck.documents.exchange.Brought.WholeCheck;
import org.selbstcheck.instruments.Instruments;

/// Reads a file into a check: first what it would change, then the change itself.
///
/// An import takes more than one transaction. Before the first one it is written down that it was
/// begun, and what revisions it met ([Import]): so whoever applies it again after a crash goes on
/// where it stopped, and what others saved meanwhile is left to them. Each item is written under
/// the condition of its revision and keeps its previous value, as a save does.
final class Importing {

  /// Items of one transaction; all of them together stay below its 4 MB.
  private static final int BATCH = 25;

  /// How often the state is read anew because somebody saved in between.
  private static final int ROUNDS = 5;

  private final Tables tables;
  private final Checks checks;
  private final Instruments instruments;
  private final Ids ids;
  private final Clock clock;

  Importing(Tables tables, Instruments instruments, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.instruments = instruments;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of an application.
  sealed interface Applied {

    /// Everything is written, now or by an earlier application of this plan.
    ///
    /// @param plan as it was when it was begun; without its changes if that was earlier
    record Done(Plan plan) implements Applied {}

    /// The check is not as the dry run saw it, or somebody saved in between: a new dry run shows
    /// what is left to change.
    record Outdated() implements Applied {}

    /// The check cannot be written any more.
    record NotOpen() implements Applied {}
  }

  /// What the file would change; nothing is written.
  ///
  /// @param department to which a form or quick check shall go, if not to the link's own
  /// @throws Refused if the file, the department or the link does not allow it
  Plan plan(Opened opened, byte[] file, Optional<String> department) {
    Brought brought = read(file, instruments.of(opened.check().instrument()), opened.check());
    return plan(opened, file, brought, department, checks.whole(opened.check().id()), false);
  }

  /// Applies a plan.
  ///
  /// @param id of a plan that [#plan] gave
  /// @throws Refused as [#plan] does
  Applied apply(Opened opened, byte[] file, Optional<String> department, String id) {
    String checkId = opened.check().id();
    Brought brought = read(file, instruments.of(opened.check().instrument()), opened.check());
    // An application that goes on with an earlier one does not tell what it meets: that may be what
    // a department saved since, and has not released.
    Optional<Plan> told = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Import> begun = checks.imported(checkId, id);
      Whole whole = checks.whole(checkId);
      if (whole.check().isEmpty() || !whole.check().get().writableOn(today())) {
        return new Applied.NotOpen();
      }
      Check check = whole.check().get();
      Plan plan = plan(opened, file, brought, department, whole, begun.isPresent());
      if (begun.isEmpty()) {
        if (!plan.id().equals(id)) {
          return new Applied.Outdated();
        }
        told = Optional.of(plan);
        // Whoever else began it at this moment wins; both go on with what stands there.
        tables.write(begin(opened, check, plan));
      } else if (begun.get().done()) {
        return new Applied.Done(told.orElseGet(plan::withoutChanges));
      } else if (begun.get().seen().size() != plan.pieces().size()) {
        return new Applied.Outdated();
      } else if (carryOut(plan, begun.get())) {
        Optional<Applied> ended = end(plan, begun.get(), told.orElseGet(plan::withoutChanges));
        if (ended.isPresent()) {
          return ended.get();
        }
      }
    }
    return new Applied.Outdated();
  }

  private List<Write> begin(Opened opened, Check check, Plan plan) {
    Instant now = clock.instant();
    return List.of(
        Import.begun(check, plan.id(), plan.revisions()).write(),
        Audit.ofCheck(
            check,
            "imported",
            Names.of(opened.link().role()),
            plan.department(),
            Names.of(plan.format()),
            now,
            ids.next()));
  }

  /// Writes what is due and still as the plan saw it.
  ///
  /// @return whether every write was taken
  private boolean carryOut(Plan plan, Import begun) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < plan.pieces().size(); i++) {
      Piece piece = plan.pieces().get(i);
      if (piece.due() && piece.revision() == begun.seen().get(i)) {
        writes.add(piece.write().apply(writeId(begun.plan())));
      }
    }
    for (int from = 0; from < writes.size(); from += BATCH) {
      List<Write> batch = writes.subList(from, Math.min(writes.size(), from + BATCH));
      if (!(tables.write(batch) instanceof Written.Done())) {
        return false;
      }
    }
    return true;
  }

  /// Says that everything is written, if it is. What others changed after the dry run and before it
  /// was written here is theirs; then the import does not end, and says so.
  private Optional<Applied> end(Plan plan, Import begun, Plan told) {
    for (int i = 0; i < plan.pieces().size(); i++) {
      Piece piece = plan.pieces().get(i);
      if (piece.due()
          && piece.revision() != begun.seen().get(i)
          && !piece.wrote().test(writeId(begun.plan()))) {
        return Optional.of(new Applied.Outdated());
      }
    }
    return tables.write(begun.finished().write()) instanceof Written.Done()
        ? Optional.of(new Applied.Done(told))
        : Optional.empty();
  }

  private static String writeId(String plan) {
    return "import-" + plan.substring(0, Math.min(plan.length(), 24));
  }

  /// @param continued the import was begun, so what it met was looked at then
  private Plan plan(
      Opened opened,
      byte[] file,
      Brought brought,
      Optional<String> department,
      Whole whole,
      boolean continued) {
    Check check = whole.check().orElseThrow(() -> new Refused(Problem.link()));
    Laying laying = new Laying(instruments.of(check.instrument()), check, whole, today());
    return switch (brought) {
      case DepartmentPart part -> {
        String to = department.orElse(opened.department());
        target(opened, whole, laying, to, continued);
        yield laying.plan(file, part, to);
      }
      case WholeCheck(SelfCheck selfCheck) -> {
        if (!opened.leads()) {
          throw new Refused(Problem.forbidden());
        }
        if (!continued) {
          own(opened, whole, laying, selfCheck);
        }
        notTooMany(laying, selfCheck);
        yield laying.plan(file, new WholeCheck(selfCheck));
      }
    };
  }

  private static Brought read(byte[] file, Instrument instrument, Check check) {
    Faults faults = new Faults();
    Optional<Brought> brought =
        looksLikeJson(file)
            ? new CheckFileReader(instrument, check, faults).read(file)
            : Optional.of(new FormReader(instrument, check.scope(), faults).read(file));
    faults.check();
    return brought.orElseThrow(
        () -> new IllegalStateException("A file without faults says something"));
  }

  /// A self-check is an object; white space and a byte order mark may stand before it.
  private static boolean looksLikeJson(byte[] file) {
    for (int i = 0; i < Math.min(file.length, 64); i++) {
      int c = file[i] & 0xff;
      if (c == '{' || c == '[') {
        return true;
      }
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != 0xef && c != 0xbb && c != 0xbf) {
        return false;
      }
    }
    return false;
  }

  /// Demands that the link may write a department's part: its own, or as coordinator another's.
  private static void target(
      Opened opened, Whole whole, Laying laying, String department, boolean continued) {
    boolean own = department.equals(opened.department());
    if (!own && !opened.leads()) {
      throw new Refused(Problem.forbidden());
    }
    Optional<Unit> unit =
        whole.departments().stream().filter(one -> one.id().equals(department)).findFirst();
    Faults faults = new Faults();
    if (unit.isEmpty()) {
      faults.add("/department", "Diesen Bereich gibt es in Ihrem Selbstcheck nicht.");
    } else if (unit.get().closed()) {
      faults.add("/department", "Dieser Bereich ist geschlossen.");
    } else if (!own && !continued && hidden(unit.get(), laying)) {
      faults.add("/department", HIDDEN);
    }
    faults.check();
  }

  private static final String HIDDEN =
      "Dieser Bereich hat eigene Angaben und sie nicht freigegeben. Er kann die Datei über seinen Link selbst"
          + " einlesen oder seinen Teil freigeben.";

  /// What a department has not released nobody sees, not even by laying a file beside it.
  private static boolean hidden(Unit unit, Laying laying) {
    return !unit.released() && laying.gave(unit.id());
  }

  private static void own(Opened opened, Whole whole, Laying laying, SelfCheck selfCheck) {
    Faults faults = new Faults();
    for (int i = 0; i < selfCheck.departments().size(); i++) {
      Department said = selfCheck.departments().get(i);
      boolean brings =
          selfCheck.entries().stream().anyMatch(it -> it.department().equals(said.id()))
              || selfCheck.ownIndicators().stream()
                  .flatMap(it -> it.answers().stream())
                  .anyMatch(it -> it.department().equals(said.id()));
      boolean hidden =
          whole.departments().stream()
              .anyMatch(
                  unit ->
                      unit.id().equals(said.id())
                          && !unit.id().equals(opened.department())
                          && hidden(unit, laying));
      if (brings && hidden) {
        faults.add("/departments/" + i, HIDDEN);
      }
    }
    faults.check();
  }

  private static void notTooMany(Laying laying, SelfCheck selfCheck) {
    Faults faults = new Faults();
    if (laying.asksTooMuch(selfCheck)) {
      faults.add(
          "/ownIndicators",
          "Mit denen der Datei wären es mehr als %d eigene Aussagen. Bitte entfernen Sie zuerst welche."
              .formatted(Own.MOST));
    }
    faults.check();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
  }
}
