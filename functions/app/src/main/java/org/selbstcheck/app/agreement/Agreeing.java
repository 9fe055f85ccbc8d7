package org.selbstcheck.app.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.LinkAndValue;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;

/// Records what came out of the conversation on one indicator. Like an answer: one conditional
/// write, by which a repeat is success and nobody overwrites anybody.
final class Agreeing {

  private final Tables tables;
  private final Checks checks;
  private final Ids ids;
  private final Clock clock;

  Agreeing(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of a save.
  sealed interface Recorded {

    /// It is recorded, now or by an earlier save with the same id.
    record Done(Stored<Point> now) implements Recorded {}

    /// Somebody recorded something in between; nothing was written.
    record Conflict(Stored<Point> current) implements Recorded {}

    /// The check cannot be written any more.
    record NotOpen() implements Recorded {}

    /// The coordinator has not opened the agreement, or has closed it again.
    record AgreementClosed() implements Recorded {}
  }

  /// A link that opens, and what is recorded.
  record Seen(Opened opened, Stored<Point> stored) {}

  /// The departments and what those say that released their part, as it is at one moment.
  ///
  /// @param answers department → answer; of released departments only
  record Voices(List<Unit> departments, Map<String, Answer> answers) {

    /// Ids of all departments.
    Set<String> ids() {
      return departments.stream().map(Unit::id).collect(Collectors.toSet());
    }

    /// Ids of those that released their part.
    Set<String> released() {
      return departments.stream()
          .filter(Unit::released)
          .map(Unit::id)
          .collect(Collectors.toCollection(HashSet::new));
    }

    /// As an agreement keeps it: every released department, with its answer if it gave one.
    List<Agreement.Before> kept() {
      List<Agreement.Before> kept = new ArrayList<>();
      for (Unit unit : departments) {
        if (unit.released()) {
          kept.add(new Agreement.Before(unit.id(), Optional.ofNullable(answers.get(unit.id()))));
        }
      }
      return kept;
    }
  }

  /// Reads link, check and what is recorded in one request.
  ///
  /// @throws org.selbstcheck.app.http.Refused if the link opens nothing
  Seen see(Token token, String indicator) {
    LinkAndValue<Point> found =
        checks.linkAndValue(
            Stored.POINTS, token.checkId(), token.hash(), Unit.COORDINATION, indicator);
    Opened opened = Doorkeeper.admit(found.opened(), clock.instant());
    return new Seen(opened, found.value(Stored.POINTS, "", indicator));
  }

  /// What is said to one indicator now.
  Voices voices(String checkId, String indicator) {
    List<Unit> departments = checks.departments(checkId);
    Map<String, Answer> answers = new LinkedHashMap<>();
    List<String> released = departments.stream().filter(Unit::released).map(Unit::id).toList();
    for (Stored<AnswerValue> stored : checks.answersOn(checkId, released, indicator)) {
      stored
          .value()
          .flatMap(AnswerValue::answer)
          .ifPresent(answer -> answers.put(stored.department(), answer));
    }
    return new Voices(departments, answers);
  }

  /// @param point what is to be recorded, without answers beside it
  /// @param voices what is kept beside an agreement
  Recorded record(Seen seen, Point point, Voices voices, String writeId, long seenRevision) {
    Stored<Point> stored = seen.stored();
    if (stored.revisionOf(writeId).isPresent()) {
      return new Recorded.Done(stored);
    }
    Check check = seen.opened().check();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    if (!check.writableOn(today)) {
      return new Recorded.NotOpen();
    }
    if (!checks.conduct(check).agreementOpen()) {
      return new Recorded.AgreementClosed();
    }
    if (stored.revision() != seenRevision) {
      return new Recorded.Conflict(stored);
    }
    Point kept =
        switch (point) {
          case Point.Agreed(Agreement agreement) ->
              new Point.Agreed(agreement.keeping(voices.kept()));
          case Point.Contested _, Point.Reopened _ -> point;
        };
    Write.Put write = stored.replaceBy(Stored.POINTS, kept, writeId, today, check);
    Write audit =
        Audit.ofCheck(
            check,
            event(point),
            Names.of(seen.opened().link().role()),
            stored.indicator(),
            now,
            ids.next());
    return switch (tables.write(List.of(write, audit))) {
      case Written.Done() -> new Recorded.Done(Stored.after(Stored.POINTS, write));
      case Written.Refused(int _, Optional<Item> there) -> {
        Stored<Point> current =
            there
                .map(item -> Stored.fromItem(Stored.POINTS, item))
                .orElseGet(() -> Stored.nothing(Stored.POINTS, check.id(), "", stored.indicator()));
        // Whoever sent it twice finds their own.
        yield current.revisionOf(writeId).isPresent()
            ? new Recorded.Done(current)
            : new Recorded.Conflict(current);
      }
    };
  }

  private static String event(Point point) {
    return switch (point) {
      case Point.Agreed _ -> "agreed";
      case Point.Contested _ -> "disputed";
      case Point.Reopened _ -> "takenBack";
    };
  }
}
