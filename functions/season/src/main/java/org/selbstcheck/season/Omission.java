package org.selbstcheck.season;

import java.time.Instant;
import java.util.HashSet;
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
  private final Set<String> erased = new HashSet<>();
  private final Set<ErasureList.Erasure> whoseAreErased = new HashSet<>();

  Omission(Instant now, ErasureList list) {
    this.now = now;
    this.erasures = list.erasures();
    for (ErasureList.Erasure erasure : erasures) {
      if (erasure instanceof ErasureList.OfCheck(String checkId)) {
        checks.add(checkId);
      }
    }
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
    if (item.isHead()) {
      item.checkId()
          .filter(id -> item.isErasedHead() || erasures.contains(new ErasureList.OfCheck(id)))
          .ifPresent(id -> learnErased(id, item));
    }
  }

  private void learnErased(String checkId, ArchivedItem head) {
    checks.add(checkId);
    erased.add(checkId);
    head.phaseId()
        .flatMap(phase -> head.municipalityKey().map(key -> ofMunicipality(phase, key)))
        .ifPresent(whoseAreErased::add);
  }

  private static ErasureList.Erasure ofMunicipality(String phaseId, String municipalityKey) {
    return new ErasureList.OfMunicipality(phaseId, municipalityKey);
  }

  boolean omits(ArchivedItem item) {
    if (item.isMark()
        || item.isPassing()
        || item.expired(now)
        || isOfPhaseThatIsOver(item)
        || isListed(item)
        || (item.isAdmittedRegistration() && isOneOf(whoseAreErased, item))) {
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

  /// An item that is not left out, as it comes back.
  ///
  /// @param takenAt when the archive was made
  ArchivedItem returning(ArchivedItem item, Instant takenAt) {
    return item.isAdmission() && item.checkId().filter(erased::contains).isPresent()
        ? item.erased(takenAt)
        : item.returning(takenAt);
  }

  /// Whether it is a listed municipality's in that phase.
  private boolean isListed(ArchivedItem item) {
    return isOneOf(erasures, item);
  }

  private static boolean isOneOf(Set<ErasureList.Erasure> municipalities, ArchivedItem item) {
    return item.phaseId()
        .flatMap(phase -> item.municipalityKey().map(key -> ofMunicipality(phase, key)))
        .filter(municipalities::contains)
        .isPresent();
  }
}
