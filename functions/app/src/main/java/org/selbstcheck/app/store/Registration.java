package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.selbstcheck.core.answers.MunicipalityName;

/// Somebody's wish that a municipality takes part in a phase that is open to all. Whoever made it
/// holds its secret; nobody has proved anything to be let in.
///
/// @param secretHash of the secret that the browser made; names the registration, too
/// @param kind German label such as "kreisfreie Stadt"
/// @param district name of the Kreis where there is one
/// @param verband key of the Verband it belonged to when it registered; of a Kreis its own key
/// @param unit who is responsible there: an office, not a person
/// @param address to which the project team answers
/// @param message empty if there is none
/// @param decidedOn empty as long as it waits
/// @param reason why it was declined
/// @param expiresAt from then on it does not exist
public record Registration(
    String phaseId,
    String secretHash,
    MunicipalityName municipality,
    String kind,
    Optional<String> district,
    String land,
    Optional<String> verband,
    String unit,
    String address,
    Optional<String> message,
    LocalDate registeredOn,
    State state,
    Optional<LocalDate> decidedOn,
    Optional<String> reason,
    Instant expiresAt,
    long revision) {

  /// How long it is kept after the decision, or after the last day of the phase if there is none.
  public static final Period KEPT = Period.ofDays(90);

  /// What the project team said.
  public enum State {
    WAITING,
    ADMITTED,
    DECLINED
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public boolean waits() {
    return state == State.WAITING;
  }

  /// Whether it says the same as another one, whatever became of either.
  public boolean asksAs(Registration other) {
    return municipality.key().equals(other.municipality.key())
        && unit.equals(other.unit)
        && address.equals(other.address)
        && message.equals(other.message);
  }

  /// When a registration ends that nobody decided on.
  public static Instant waitingUntil(Phase phase) {
    return end(phase, phase.closesOn());
  }

  /// When this one ends, as the phase is now.
  Instant endIn(Phase phase) {
    return end(phase, decidedOn.orElse(phase.closesOn()));
  }

  private static Instant end(Phase phase, LocalDate from) {
    Instant end = from.plus(KEPT).atStartOfDay(Phase.ZONE).toInstant();
    return end.isBefore(phase.expiresAt()) ? end : phase.expiresAt();
  }

  public Registration admitted(Phase phase, LocalDate on) {
    return decided(phase, State.ADMITTED, on, Optional.empty());
  }

  public Registration declined(Phase phase, LocalDate on, String reason) {
    return decided(phase, State.DECLINED, on, Optional.of(reason));
  }

  private Registration decided(Phase phase, State state, LocalDate on, Optional<String> reason) {
    return with(state, Optional.of(on), reason, end(phase, on), revision);
  }

  /// This one in the place of what is stored under the same secret.
  public Registration at(long revision) {
    return with(state, decidedOn, reason, expiresAt, revision);
  }

  private Registration with(
      State state,
      Optional<LocalDate> decidedOn,
      Optional<String> reason,
      Instant expiresAt,
      long revision) {
    return new Registration(
        phaseId,
        secretHash,
        municipality,
        kind,
        district,
        land,
        verband,
        unit,
        address,
        message,
        registeredOn,
        state,
        decidedOn,
        reason,
        expiresAt,
        revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.registration(phaseId, secretHash))
            .with("municipalityKey", municipality.key())
            .with("name", municipality.name())
            .with("kind", kind)
            .with("district", district)
            .with("land", land)
            .with("verband", verband)
            .with("unit", unit)
            .with("address", address)
            .with("message", message)
            .with("registeredOn", registeredOn.toString())
            .with("state", Names.of(state))
            .with("decidedOn", decidedOn.map(LocalDate::toString))
            .with("reason", reason)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(TableName.PROGRAMME, Keys.registration(phaseId, secretHash), revision);
  }

  static Registration fromItem(Item item) {
    return new Registration(
        item.key().pk().substring(Keys.registrations("").length()),
        item.key().sk().substring(Keys.REGISTRATION.length()),
        new MunicipalityName(item.required("municipalityKey"), item.required("name")),
        item.required("kind"),
        item.text("district"),
        item.required("land"),
        item.text("verband"),
        item.required("unit"),
        item.required("address"),
        item.text("message"),
        LocalDate.parse(item.required("registeredOn")),
        Names.stored(State.class, item.required("state")),
        item.text("decidedOn").map(LocalDate::parse),
        item.text("reason"),
        item.expiresAt(),
        item.revision());
  }
}
