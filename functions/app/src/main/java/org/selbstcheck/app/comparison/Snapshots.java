package org.selbstcheck.app.comparison;

import java.util.Base64;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.ComparisonHead;
import org.selbstcheck.app.store.ComparisonSecret;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.core.comparison.Ledger;
import org.selbstcheck.core.comparison.LedgerSecret;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.comparison.Snapshot;

/// The last snapshot of a phase with all that lies behind it, for whoever makes the next one or
/// forgets somebody.
final class Snapshots {

  private final Programme programme;
  private final Objects objects;
  private final Ids ids;

  Snapshots(Programme programme, Objects objects, Ids ids) {
    this.programme = programme;
    this.objects = objects;
    this.ids = ids;
  }

  /// What there is of a phase.
  sealed interface Last {

    /// There was never a snapshot.
    record None() implements Last {}

    record There(ComparisonHead head, Made made, LedgerSecret secret) implements Last {}

    /// The snapshot stands, but its ledger or the secret is gone: no further one can be made, and
    /// there is nobody in it to be forgotten.
    record Sealed(ComparisonHead head) implements Last {}
  }

  Last last(String phaseId) {
    Optional<ComparisonHead> head = programme.comparison(phaseId);
    if (head.isEmpty()) {
      return new Last.None();
    }
    Optional<Ledger> ledger = objects.get(head.get().ledgerKey()).map(LedgerJson::read);
    if (ledger.isEmpty() && !programme.comparison(phaseId).equals(head)) {
      // Replaced between the two reads, and the old ledger with it.
      return last(phaseId);
    }
    Optional<LedgerSecret> secret = programme.comparisonSecret(phaseId).map(Snapshots::secret);
    if (ledger.isEmpty() || secret.isEmpty()) {
      return new Last.Sealed(head.get());
    }
    return new Last.There(
        head.get(), new Made(SnapshotJson.read(head.get().snapshot()), ledger.get()), secret.get());
  }

  /// Stores the ledger as a new object, which is of no use until a head names it.
  ///
  /// @return its key
  String keep(Made made) {
    Snapshot snapshot = made.snapshot();
    String key = ObjectKeys.ledger(snapshot.phase(), snapshot.number(), ids.next());
    objects.putIfAbsent(key, LedgerJson.write(made.ledger()), "application/json");
    return key;
  }

  static LedgerSecret secret(ComparisonSecret stored) {
    return LedgerSecret.of(Base64.getUrlDecoder().decode(stored.secret()));
  }
}
