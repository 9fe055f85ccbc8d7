package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.selbstcheck.core.answers.MunicipalityName;

/// What is left of an admission whose check was erased: that there was one, so that the erasure can
/// be confirmed, and nothing of the check. It stands in the admission's place until the
/// municipality is admitted anew or the phase's retention ends.
///
/// @param kind German label such as "kreisfreie Stadt"
/// @param checkId of the check, as long as anything of it is stored
/// @param by who wanted it
/// @param erasedOn from this day on the check did not exist for anybody
/// @param removedOn the day on which the last of it was removed from tables and bucket
/// @param expiresAt end of the phase's retention
/// @param revision of the stored item
public record ErasedAdmission(
    String phaseId,
    MunicipalityName municipality,
    String kind,
    String land,
    Optional<String> checkId,
    By by,
    LocalDate erasedOn,
    Optional<LocalDate> removedOn,
    Instant expiresAt,
    long revision) {

  /// How far back tables can be restored (`RecoveryPeriodInDays` in `template.yaml`).
  private static final Period BACKUPS = Period.ofDays(14);

  private static final String ERASED_ON = "erasedOn";

  /// Who wanted the erasure.
  public enum By {
    COORDINATOR,
    ADMINISTRATOR
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /// The last day on which a backup may hold something of the check.
  public Optional<LocalDate> backupsUntil() {
    return removedOn.map(on -> on.plus(BACKUPS));
  }

  /// The same once nothing of the check is stored any more.
  public ErasedAdmission removed(LocalDate on) {
    return new ErasedAdmission(
        phaseId,
        municipality,
        kind,
        land,
        Optional.empty(),
        by,
        erasedOn,
        Optional.of(on),
        expiresAt,
        revision);
  }

  public Write write() {
    return new Write.Put(TableName.PROGRAMME, item(), Condition.unchanged(revision));
  }

  /// As it is stored, apart from what the table adds.
  Item item() {
    return Item.of(Keys.admission(phaseId, municipality.key()))
        .with("name", municipality.name())
        .with("kind", kind)
        .with("land", land)
        .with("checkId", checkId)
        .with("by", Names.of(by))
        .with(ERASED_ON, erasedOn.toString())
        .with("removedOn", removedOn.map(LocalDate::toString))
        .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
  }

  /// Whether an item in an admission's place is one of these.
  static boolean is(Item item) {
    return item.text(ERASED_ON).isPresent();
  }

  static ErasedAdmission fromItem(Item item) {
    return new ErasedAdmission(
        item.key().pk().substring(Keys.phaseMembers("").length()),
        new MunicipalityName(
            item.key().sk().substring(Keys.MUNICIPALITY.length()), item.required("name")),
        item.required("kind"),
        item.required("land"),
        item.text("checkId"),
        Names.stored(By.class, item.required("by")),
        LocalDate.parse(item.required(ERASED_ON)),
        item.text("removedOn").map(LocalDate::parse),
        item.expiresAt(),
        item.revision());
  }
}
