package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.core.answers.MunicipalityName;

/// A municipality that was admitted to a phase: all that the project team sees of its check by
/// itself, and what its coordinator shares beyond that.
///
/// @param startedOn empty as long as it has not begun, or if it began before the day was kept
/// @param progress only as long as the coordinator shares it
/// @param kind German label such as "kreisfreie Stadt"
/// @param verband key of the Verband that it belonged to when it was admitted; of a Kreis its own
///   key tells. Admissions of the first version have none
/// @param contact function address to which a lost link is sent anew by hand
/// @param invitationHash hash of the secret of the invitation in force
public record Admission(
    String phaseId,
    MunicipalityName municipality,
    String kind,
    String land,
    Optional<String> verband,
    String checkId,
    LocalDate invitedOn,
    boolean started,
    Optional<LocalDate> startedOn,
    Optional<Progress> progress,
    Optional<String> contact,
    String invitationHash,
    Instant expiresAt,
    long revision) {

  /// Whether the phase's retention is over; then it does not exist any more.
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public Admission start(LocalDate on) {
    return with(invitedOn, true, Optional.of(on), progress, invitationHash, expiresAt);
  }

  public Admission invitedAnew(LocalDate on, String invitationHash) {
    return with(on, started, startedOn, progress, invitationHash, expiresAt);
  }

  /// What the coordinator lets the project team see; nothing if `progress` is empty.
  public Admission showing(Optional<Progress> progress) {
    return with(invitedOn, started, startedOn, progress, invitationHash, expiresAt);
  }

  private Admission with(
      LocalDate invitedOn,
      boolean started,
      Optional<LocalDate> startedOn,
      Optional<Progress> progress,
      String invitationHash,
      Instant expiresAt) {
    return new Admission(
        phaseId,
        municipality,
        kind,
        land,
        verband,
        checkId,
        invitedOn,
        started,
        startedOn,
        progress,
        contact,
        invitationHash,
        expiresAt,
        revision);
  }

  /// As its phase is now.
  public Admission in(Phase phase) {
    return with(invitedOn, started, startedOn, progress, invitationHash, phase.expiresAt());
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
    Item item =
        Item.of(Keys.admission(phaseId, municipality.key()))
            .with("name", municipality.name())
            .with("kind", kind)
            .with("land", land)
            .with("verband", verband)
            .with("checkId", checkId)
            .with("invitedOn", invitedOn.toString())
            .with("started", started)
            .with("startedOn", startedOn.map(LocalDate::toString))
            .with("contact", contact)
            .with("invitationHash", invitationHash)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    return new Write.Put(
        TableName.PROGRAMME,
        progress.map(shown -> shown.on(item)).orElse(item),
        Condition.unchanged(revision));
  }

  static Admission fromItem(Item item) {
    return new Admission(
        item.key().pk().substring(Keys.phaseMembers("").length()),
        new MunicipalityName(
            item.key().sk().substring(Keys.MUNICIPALITY.length()), item.required("name")),
        item.required("kind"),
        item.required("land"),
        item.text("verband"),
        item.required("checkId"),
        LocalDate.parse(item.required("invitedOn")),
        item.flag("started"),
        item.text("startedOn").map(LocalDate::parse),
        Progress.of(item),
        item.text("contact"),
        item.required("invitationHash"),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.revision());
  }
}
