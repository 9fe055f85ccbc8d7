package org.selbstcheck.season;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.ArchivedItem;

/// What is left out on the way into an archive or out of it, because it may not exist any more:
/// what has expired, what its coordinator has erased, what is on the erasure list, and all that
/// belongs to it.
///
/// First it learns: the table Programme, then the heads of the checks. Then it answers.
final class Omission {

  private final Instant now;
  private final Set<ErasureList.Erasure> erasures;
  private final Set<String> phases = new HashSet<>();
  private final Set<String> checks = new HashSet<>();

  Omission(Instant now, ErasureList list) {
    this.now = now;
    this.erasures = list.erasures();
  }

  /// Looks at an item of Programme or at the head of a check.
  void learn(ArchivedItem item) {
    if (item.retentionEndsOn().isPresent() && item.expired(now)) {
      item.phaseId().ifPresent(phases::add);
    }
    if (isListed(item)) {
      item.checkId().ifPresent(checks::add);
    }
    if (item.isHead() && (item.isErasedHead() || item.expired(now) || isOfPhaseThatIsOver(item))) {
      item.checkId().ifPresent(checks::add);
    }
    for (ErasureList.Erasure erasure : erasures) {
      if (erasure instanceof ErasureList.OfCheck(String checkId)) {
        checks.add(checkId);
      }
    }
  }

  boolean omits(ArchivedItem item) {
    if (item.isMark()
        || item.isPassing()
        || item.expired(now)
        || isOfPhaseThatIsOver(item)
        || isListed(item)) {
      return true;
    }
    return (item.checkId().filter(checks::contains).isPresent() && !item.isAdmission())
        || item.pointsToCheckId().filter(checks::contains).isPresent();
  }

  boolean omitsObject(String key) {
    return ObjectKeys.isPassing(key)
        || ObjectKeys.checkId(key).filter(checks::contains).isPresent()
        || ObjectKeys.phaseId(key).filter(phases::contains).isPresent();
  }

  private boolean isOfPhaseThatIsOver(ArchivedItem item) {
    return item.phaseId().filter(phases::contains).isPresent();
  }

  /// Whether it is a listed municipality's in that phase.
  private boolean isListed(ArchivedItem item) {
    Optional<String> phase = item.phaseId();
    Optional<String> municipality = item.municipalityKey();
    return phase.isPresent()
        && municipality.isPresent()
        && erasures.contains(new ErasureList.OfMunicipality(phase.get(), municipality.get()));
  }
}
