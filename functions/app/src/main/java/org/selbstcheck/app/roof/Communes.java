package org.selbstcheck.app.roof;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.RoofRelease;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// What a roof sees: the communes that release something to it, and of them just that. Who releases
/// nothing is not among them, so that nobody learns whether it takes part.
public final class Communes {

  private final Checks checks;

  public Communes(Tables tables) {
    this.checks = new Checks(tables);
  }

  /// One commune as a roof sees it.
  ///
  /// @param documents that it may open, the latest first
  public record Commune(
      MunicipalityName municipality, Optional<Progress> progress, List<Document> documents) {}

  /// By name.
  public List<Commune> of(Check roof, Instant now) {
    Map<RoofRelease, Check> released = existing(checks.releasedTo(roof), now);
    Map<String, List<Document>> documents =
        checks.documents(released.keySet()).stream()
            .filter(it -> it.objectKey().isPresent())
            .sorted(
                Comparator.comparing(Document::on)
                    .thenComparing(Document::submission)
                    .reversed()
                    .thenComparing(Document::id))
            .collect(Collectors.groupingBy(Document::checkId));
    return released.entrySet().stream()
        .map(
            it ->
                new Commune(
                    it.getValue().municipality(),
                    it.getKey().progress(),
                    documents.getOrDefault(it.getValue().id(), List.of())))
        .filter(it -> it.progress().isPresent() || !it.documents().isEmpty())
        .sorted(
            Comparator.comparing((Commune it) -> it.municipality().name())
                .thenComparing(it -> it.municipality().key()))
        .toList();
  }

  /// All that is released to the roofs among those who take part in a phase.
  public Map<RoofRelease, Check> released(List<Admission> admissions, Instant now) {
    Map<RoofRelease, Check> released = new HashMap<>();
    admissions.stream()
        .filter(Communes::isRoof)
        .flatMap(roof -> checks.check(roof.checkId()).stream())
        .forEach(roof -> released.putAll(existing(checks.releasedTo(roof), now)));
    return released;
  }

  private static boolean isRoof(Admission admission) {
    return MunicipalityKey.parse(admission.municipality().key())
        .filter(MunicipalityKey::hasMembers)
        .isPresent();
  }

  /// A document that a commune releases to the roof at this moment.
  public Optional<Document> document(
      Check roof, String municipalityKey, String documentId, Instant now) {
    return existing(checks.releasedTo(roof, municipalityKey), now).keySet().stream()
        .filter(release -> release.holds(documentId))
        .findFirst()
        .flatMap(release -> checks.document(release.checkId(), documentId));
  }

  private static Map<RoofRelease, Check> existing(Map<RoofRelease, Check> released, Instant now) {
    return released.entrySet().stream()
        .filter(it -> !it.getValue().expired(now))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
