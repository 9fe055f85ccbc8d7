package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.core.answers.MunicipalityName;

/// A municipality that was admitted to a phase: all that the project team sees of its check by
/// itself.
///
/// @param kind German label such as "kreisfreie Stadt"
/// @param contact function address to which a lost link is sent anew by hand
/// @param invitationHash hash of the secret of the invitation in force
public record Admission(
    String phaseId,
    MunicipalityName municipality,
    String kind,
    String land,
    String checkId,
    LocalDate invitedOn,
    boolean started,
    Optional<String> contact,
    String invitationHash,
    Instant expiresAt,
    long revision) {

  /// Whether the phase's retention is over; then it does not exist any more.
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public Admission start() {
    return new Admission(
        phaseId,
        municipality,
        kind,
        land,
        checkId,
        invitedOn,
        true,
        contact,
        invitationHash,
        expiresAt,
        revision);
  }

  public Admission invitedAnew(LocalDate on, String invitationHash) {
    return new Admission(
        phaseId,
        municipality,
        kind,
        land,
        checkId,
        on,
        started,
        contact,
        invitationHash,
        expiresAt,
        revision);
  }

  /// What stays of it once its check is erased.
  public ErasedAdmission erased(ErasedAdmission.By by, LocalDate on) {
    return new ErasedAdmission(
        phaseId,
        municipality,
        kind,
        land,
        Optional.of(checkId),
        by,
        on,
        Optional.empty(),
        expiresAt,
        revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.admission(phaseId, municipality.key()))
            .with("name", municipality.name())
            .with("kind", kind)
            .with("land", land)
            .with("checkId", checkId)
            .with("invitedOn", invitedOn.toString())
            .with("started", started)
            .with("contact", contact)
            .with("invitationHash", invitationHash)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Admission fromItem(Item item) {
    return new Admission(
        item.key().pk().substring(Keys.phaseMembers("").length()),
        new MunicipalityName(
            item.key().sk().substring(Keys.MUNICIPALITY.length()), item.required("name")),
        item.required("kind"),
        item.required("land"),
        item.required("checkId"),
        LocalDate.parse(item.required("invitedOn")),
        item.flag("started"),
        item.text("contact"),
        item.required("invitationHash"),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.revision());
  }
}
