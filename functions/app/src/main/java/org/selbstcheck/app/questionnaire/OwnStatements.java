package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Adds, rewords, takes away and brings back the municipality's own statements. Whatever happens to
/// one, what was answered to it stays. Who may is decided before.
final class OwnStatements {

  /// With those that were taken away, which stay for the sake of their answers.
  private static final int MOST_KEPT = 60;

  /// Only the few people who lead a check compete for its statements.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Ids ids;
  private final Clock clock;

  OwnStatements(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// A statement and how many departments said something to it, never what.
  record Standing(Own own, int answered) {}

  /// What became of a change.
  sealed interface Changed {

    /// It is as it was wanted, now or before.
    record Done(Standing standing) implements Changed {}

    /// Somebody changed it in between; nothing was written.
    record Conflict(Standing current) implements Changed {}

    /// Departments answered the wording that was to be changed; whoever changes it has to say that
    /// their answers fit the new one as well.
    record Answered(int departments) implements Changed {}

    /// There is no such statement, or none that can be brought back.
    record Missing() implements Changed {}

    /// The check takes no changes.
    record NotOpen() implements Changed {}

    /// Not as things stand.
    record Refused(Why why) implements Changed {}
  }

  /// Why a statement cannot be changed like that.
  enum Why {
    TOO_MANY,
    /// So many were taken away that no more are kept.
    TOO_MANY_KEPT,
    /// Others changed the check again and again meanwhile.
    OVERTAKEN
  }

  /// All that are asked or can be brought back, in their order.
  List<Standing> all(Check check) {
    Whole whole = checks.whole(check.id());
    return whole.own().stream()
        .filter(own -> own.asked() || own.restorableIn(check))
        .map(own -> standing(own, whole))
        .toList();
  }

  /// Adds a statement, puts another wording in the place of the one that was seen, or brings back
  /// one that was taken away.
  ///
  /// @param id made by the browser, so that a repeat changes nothing
  /// @param seenRevision 0 for a new one
  /// @param keepsAnswers whether the answers to the former wording fit the new one
  Changed save(
      Opened opened, String id, long seenRevision, String statement, boolean keepsAnswers) {
    for (int tries = 0; tries < TRIES; tries++) {
      Whole whole = checks.whole(opened.check().id());
      Optional<Check> check = whole.check().filter(this::writable);
      Optional<Own> found = find(whole, id);
      if (found.filter(own -> own.asked() && own.statement().equals(statement)).isPresent()) {
        return new Changed.Done(standing(found.get(), whole));
      }
      if (check.isEmpty()) {
        return new Changed.NotOpen();
      }
      if (found.isEmpty() && seenRevision != 0
          || found.filter(own -> !own.asked() && !own.restorableIn(check.get())).isPresent()) {
        return new Changed.Missing();
      }
      if (found.isPresent() && found.get().revision() != seenRevision) {
        return new Changed.Conflict(standing(found.get(), whole));
      }
      int answered = found.map(own -> answered(own, whole)).orElse(0);
      boolean rewords = found.filter(own -> !own.statement().equals(statement)).isPresent();
      if (rewords && answered > 0 && !keepsAnswers) {
        return new Changed.Answered(answered);
      }
      boolean asksMore = found.filter(Own::asked).isEmpty();
      if (asksMore && whole.own().stream().filter(Own::asked).count() >= Own.MOST) {
        return new Changed.Refused(Why.TOO_MANY);
      }
      if (found.isEmpty() && whole.own().size() >= MOST_KEPT) {
        return new Changed.Refused(Why.TOO_MANY_KEPT);
      }
      Own wanted =
          found
              .map(own -> rewords ? own.reworded(statement, answered > 0) : own)
              .map(Own::restored)
              .orElseGet(() -> Own.of(check.get(), id, statement, nextPlace(whole)));
      String event = found.isEmpty() ? "ownAdded" : asksMore ? "ownRestored" : "ownReworded";
      // Of a new wording the log keeps the former one; the new one stands in the check.
      String detail = rewords ? found.get().statement() : statement;
      if (write(opened, check.get(), wanted, event, detail)) {
        return new Changed.Done(new Standing(wanted.written(), answered));
      }
    }
    return new Changed.Refused(Why.OVERTAKEN);
  }

  /// Takes a statement away; what was answered to it comes back with it. Repeating that changes
  /// nothing.
  Changed remove(Opened opened, String id) {
    for (int tries = 0; tries < TRIES; tries++) {
      Whole whole = checks.whole(opened.check().id());
      Optional<Check> check = whole.check().filter(this::writable);
      Optional<Own> found = find(whole, id);
      if (found.isEmpty()) {
        return new Changed.Missing();
      }
      Own own = found.get();
      if (!own.asked()) {
        return new Changed.Done(standing(own, whole));
      }
      if (check.isEmpty()) {
        return new Changed.NotOpen();
      }
      Own removed = own.removed(check.get());
      if (write(opened, check.get(), removed, "ownRemoved", own.statement())) {
        return new Changed.Done(standing(removed.written(), whole));
      }
    }
    return new Changed.Refused(Why.OVERTAKEN);
  }

  /// Rewrites the check's head as it is, too: by that two additions at once do not exceed the
  /// limit, and nothing changes while the check is being submitted.
  private boolean write(Opened opened, Check check, Own own, String event, String detail) {
    Write audit =
        Audit.ofCheck(
            check, event, Names.of(opened.link().role()), detail, clock.instant(), ids.next());
    return tables.write(List.of(own.write(), check.write(), audit)) instanceof Written.Done;
  }

  private static Optional<Own> find(Whole whole, String id) {
    return whole.own().stream().filter(own -> own.id().equals(id)).findFirst();
  }

  private static int nextPlace(Whole whole) {
    return whole.own().stream().mapToInt(Own::place).max().orElse(0) + 1;
  }

  private static Standing standing(Own own, Whole whole) {
    return new Standing(own, answered(own, whole));
  }

  private static int answered(Own own, Whole whole) {
    return (int)
        Stream.<Stored<?>>concat(
                whole.answers().stream()
                    .filter(it -> it.value().filter(value -> !value.empty()).isPresent()),
                whole.notes().stream()
                    .filter(it -> it.value().filter(value -> !value.empty()).isPresent()))
            .filter(it -> it.indicator().equals(own.answeredAs()))
            .map(Stored::department)
            .distinct()
            .count();
  }

  private boolean writable(Check check) {
    return check.arrangeableOn(LocalDate.ofInstant(clock.instant(), Phase.ZONE));
  }
}
