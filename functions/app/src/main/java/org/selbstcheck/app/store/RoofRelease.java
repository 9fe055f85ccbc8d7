package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.answers.MunicipalityName;

/// What the coordinator of a check lets a roof see: the Kreis or Verband that the municipality lies
/// in. It lies with the check that releases, so that nothing is visible anywhere else, and names the
/// very check of the roof: whoever is admitted anew under the same key was released nothing.
///
/// @param roofCheckId check of the roof
/// @param progress only as long as the coordinator shares it with this roof
/// @param documents ids of those that the roof may open
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record RoofRelease(
    String checkId,
    MunicipalityName roof,
    String roofCheckId,
    Optional<Progress> progress,
    List<String> documents,
    Instant expiresAt,
    long revision) {

  public RoofRelease {
    documents = List.copyOf(documents);
  }

  /// That nothing is released.
  ///
  /// @param revision of what it takes the place of, 0 if there is nothing
  static RoofRelease none(Check check, Admission roof, long revision) {
    return new RoofRelease(
        check.id(),
        roof.municipality(),
        roof.checkId(),
        Optional.empty(),
        List.of(),
        check.expiresAt(),
        revision);
  }

  /// Whether the roof sees nothing of the check, not even that it takes part.
  public boolean isEmpty() {
    return progress.isEmpty() && documents.isEmpty();
  }

  public boolean holds(String documentId) {
    return documents.contains(documentId);
  }

  public RoofRelease showing(Optional<Progress> progress) {
    return with(progress, documents);
  }

  /// The same with the document or without it.
  public RoofRelease holding(String documentId, boolean released) {
    List<String> changed = new ArrayList<>(documents);
    changed.remove(documentId);
    if (released) {
      changed.add(documentId);
    }
    return with(progress, changed);
  }

  private RoofRelease with(Optional<Progress> progress, List<String> documents) {
    return new RoofRelease(checkId, roof, roofCheckId, progress, documents, expiresAt, revision);
  }

  public Write write() {
    Item item =
        Item.of(Keys.roofRelease(checkId, roof.key()))
            .with("roofName", roof.name())
            .with("roofCheck", roofCheckId)
            .with("roofDocuments", documents)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    return new Write.Put(
        TableName.CHECKS,
        progress.map(shown -> shown.on(item)).orElse(item),
        Condition.unchanged(revision));
  }

  static RoofRelease fromItem(Item item) {
    return new RoofRelease(
        item.checkId(),
        new MunicipalityName(
            item.key().sk().substring(Keys.ROOF.length()), item.required("roofName")),
        item.required("roofCheck"),
        Progress.of(item),
        item.texts("roofDocuments"),
        item.expiresAt(),
        item.revision());
  }
}
