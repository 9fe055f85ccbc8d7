package org.selbstcheck.app.links;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.LinkAndCheck;
import org.selbstcheck.app.store.Code;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Tries;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Codes to type by hand beside links.
public final class Codes {

  /// How often codes with one handle may be tried in an hour. Opening and confirming are one try
  /// each.
  public static final int MOST_TRIES = 20;

  /// How many tries at one moment are counted before the rest is turned away.
  private static final int COUNTED_AT_ONCE = 5;

  private final Tables tables;
  private final Checks checks;
  private final Ids ids;
  private final Clock clock;

  public Codes(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// A new code.
  ///
  /// @param code to be shown once; only its hash is kept
  /// @param link the link as it knows the code; to be written
  /// @param writes what is to be written in one transaction with the link
  public record Given(TypedCode code, Link link, List<Write> writes) {
    public Given {
      writes = List.copyOf(writes);
    }
  }

  /// Gives a link its first code.
  public Given give(Link link) {
    TypedCode code = ids.code();
    Code.Place place = ids.place(code);
    return new Given(code, link.withCode(place), List.of(Code.of(place, link).write()));
  }

  /// Gives a link a code in place of the one that it has.
  public Given giveAnew(Link link) {
    Given given = give(link);
    List<Write> writes = new ArrayList<>(given.writes());
    link.code().flatMap(checks::code).map(Code::removal).ifPresent(writes::add);
    return new Given(given.code(), given.link(), writes);
  }

  /// Counts a try, before anything is looked up and whether or not there is such a code.
  ///
  /// @return whether there were few enough in this hour
  public boolean count(TypedCode code) {
    Tries tries = checks.tries(code.handle(), clock.instant());
    for (int i = 0; i < COUNTED_AT_ONCE && tries.count() < MOST_TRIES; i++) {
      Optional<Item> met;
      switch (tables.write(tries.oneMore())) {
        case Written.Done() -> {
          return true;
        }
        case Written.Refused(int _, Optional<Item> stored) -> met = stored;
      }
      tries = met.map(tries::met).orElse(tries);
    }
    return false;
  }

  /// The link to which a code belongs, with its check; both empty if there is no such code. The
  /// link says whether it still opens anything.
  public LinkAndCheck find(TypedCode code) {
    Code.Place place = ids.place(code);
    return checks
        .code(place)
        .map(found -> checks.linkAndCheck(found.checkId(), found.linkHash()))
        // A code that was replaced may still lie there: the link knows which one counts.
        .filter(found -> found.link().flatMap(Link::code).filter(place::equals).isPresent())
        .orElseGet(() -> new LinkAndCheck(Optional.empty(), Optional.empty()));
  }
}
