package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.LinkAndValue;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Stored.Form;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Written;

/// Saves one value of one department: one read, one conditional write.
final class Saving {

  private final Tables tables;
  private final Checks checks;
  private final Clock clock;

  Saving(Tables tables, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.clock = clock;
  }

  /// What became of a save.
  sealed interface Saved<V> {

    /// The value is stored, now or by an earlier save with the same id.
    record Done<V>(long revision) implements Saved<V> {}

    /// Somebody saved in between; nothing was written.
    record Conflict<V>(Stored<V> current) implements Saved<V> {}

    /// The check cannot be written any more.
    record NotOpen<V>() implements Saved<V> {}
  }

  /// A link that opens, and the value that is stored for its department.
  record Seen<V>(Opened opened, Stored<V> stored) {}

  /// Reads link, check and value in one request.
  ///
  /// @throws Refused if the link opens nothing, or answers for no department
  <V> Seen<V> see(Form<V> form, Token token, String indicator) {
    LinkAndValue<V> found =
        checks.linkAndValue(form, token.checkId(), token.hash(), Unit.COORDINATION, indicator);
    Opened opened = Doorkeeper.admit(found.opened(), clock.instant());
    if (!opened.answers()) {
      throw new Refused(Problem.forbidden());
    }
    if (!opened.department().equals(Unit.COORDINATION)) {
      found =
          checks.linkAndValue(form, token.checkId(), token.hash(), opened.department(), indicator);
    }
    return new Seen<>(opened, found.value(form, opened.department(), indicator));
  }

  <V> Saved<V> save(Form<V> form, Seen<V> seen, V value, String writeId, long seenRevision) {
    Optional<Long> earlier = seen.stored().revisionOf(writeId);
    if (earlier.isPresent()) {
      return new Saved.Done<>(earlier.get());
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    if (!seen.opened().check().writableOn(today)) {
      return new Saved.NotOpen<>();
    }
    if (seen.stored().revision() != seenRevision) {
      return new Saved.Conflict<>(seen.stored());
    }
    Written written =
        tables.write(seen.stored().replaceBy(form, value, writeId, today, seen.opened().check()));
    return switch (written) {
      case Written.Done() -> new Saved.Done<>(seenRevision + 1);
      case Written.Refused(int _, Optional<Item> stored) -> {
        Stored<V> current =
            stored
                .map(item -> Stored.fromItem(form, item))
                .orElseGet(
                    () ->
                        Stored.nothing(
                            form,
                            seen.opened().check().id(),
                            seen.stored().department(),
                            seen.stored().indicator()));
        // The SDK repeats a write whose answer got lost: then it is our own that is there.
        yield current
            .revisionOf(writeId)
            .<Saved<V>>map(Saved.Done::new)
            .orElseGet(() -> new Saved.Conflict<>(current));
      }
    };
  }
}
