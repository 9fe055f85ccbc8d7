package org.selbstcheck.app.store;

import java.time.Instant;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// That the project team ordered a document of a check, or that its coordinator released it: all
/// that the team knows of documents. Written together with the order or the release; whether the
/// team may open the document, the document itself says.
///
/// @param documentId in its check
/// @param ordered by the project team
/// @param released by the coordinator
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record PhaseDocument(
    String phaseId,
    MunicipalityName municipality,
    String checkId,
    String documentId,
    Document.Kind kind,
    Tone tone,
    Edition edition,
    boolean ordered,
    boolean released,
    Instant expiresAt,
    long revision) {

  /// One of which the project team knows nothing yet.
  public static PhaseDocument unknown(Check check, Document document) {
    return new PhaseDocument(
        check.phaseId(),
        check.municipality(),
        check.id(),
        document.id(),
        document.kind(),
        document.tone(),
        document.edition(),
        false,
        false,
        check.expiresAt(),
        0);
  }

  /// The document once the project team ordered it.
  public PhaseDocument orderedByTeam() {
    return with(true, released);
  }

  /// The document once its coordinator released it, or took that back.
  public PhaseDocument released(boolean released) {
    return with(ordered, released);
  }

  private PhaseDocument with(boolean ordered, boolean released) {
    return new PhaseDocument(
        phaseId,
        municipality,
        checkId,
        documentId,
        kind,
        tone,
        edition,
        ordered,
        released,
        expiresAt,
        revision);
  }

  /// Whether the project team sees it at all.
  public boolean shown(Instant now) {
    return (ordered || released) && now.isBefore(expiresAt);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.phaseDocument(phaseId, municipality.key(), documentId))
            .with("municipalityKey", municipality.key())
            .with("municipalityName", municipality.name())
            .with("checkId", checkId)
            .with("documentId", documentId)
            .with("kind", Names.of(kind))
            .with("tone", Names.of(tone))
            .with("edition", Names.of(edition))
            .with("ordered", ordered)
            .with("released", released)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(
        TableName.PROGRAMME, Keys.phaseDocument(phaseId, municipality.key(), documentId), revision);
  }

  static PhaseDocument fromItem(Item item) {
    return new PhaseDocument(
        item.key().pk().substring(Keys.phaseMembers("").length()),
        new MunicipalityName(item.required("municipalityKey"), item.required("municipalityName")),
        item.required("checkId"),
        item.required("documentId"),
        Names.stored(Document.Kind.class, item.required("kind")),
        Names.stored(Tone.class, item.required("tone")),
        Names.stored(Edition.class, item.required("edition")),
        item.flag("ordered"),
        item.flag("released"),
        item.expiresAt(),
        item.revision());
  }
}
