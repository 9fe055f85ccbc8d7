package org.selbstcheck.app.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.comparison.Snapshots.Last;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.ComparisonHead;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.comparison.LedgerSecret;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// Takes a municipality whose check is erased out of the ledger, and out of a snapshot that is
/// under way. Figures that were published stay: they tell nothing about it.
public final class Forgetting {

  /// Others are erased or take their agreement back at the same moment.
  private static final int TRIES = 6;

  private final Tables tables;
  private final Programme programme;
  private final Objects objects;
  private final Snapshots snapshots;

  public Forgetting(Tables tables, Objects objects, Ids ids) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.objects = objects;
    this.snapshots = new Snapshots(programme, objects, ids);
  }

  /// Forgets the municipality of a check that does not exist for anybody any more.
  ///
  /// @throws IllegalStateException if others changed the comparison again and again meanwhile
  public void forget(Check check) {
    for (int tries = 0; tries < TRIES; tries++) {
      if (forgotten(check)) {
        return;
      }
    }
    throw new IllegalStateException("A comparison that changes all the time");
  }

  private boolean forgotten(Check check) {
    Write mark = programme.withdrawals(check.phaseId(), check.expiresAt()).write();
    return switch (snapshots.last(check.phaseId())) {
      case Last.None() -> tables.write(mark) instanceof Written.Done;
      case Last.Sealed _ -> true;
      case Last.There(ComparisonHead head, Made made, LedgerSecret secret) ->
          forgotten(Candidates.key(check), head, made, secret, mark);
    };
  }

  private boolean forgotten(
      MunicipalityKey municipality,
      ComparisonHead head,
      Made made,
      LedgerSecret secret,
      Write mark) {
    List<Write> writes = new ArrayList<>(List.of(mark));
    Optional<Made> rest = made.forget(municipality, secret).filter(it -> !it.equals(made));
    if (rest.isEmpty()) {
      return tables.write(writes) instanceof Written.Done;
    }
    String key = snapshots.keep(rest.get());
    writes.add(head.with(head.snapshot(), key).write());
    boolean done = tables.write(writes) instanceof Written.Done;
    objects.remove(done ? head.ledgerKey() : key);
    return done;
  }
}
