package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// How a municipality runs its check. An item of its own, because the project team may read the
/// head of a check and this is none of its business.
///
/// @param deadline the day until which the coordinator asks for answers; it closes nothing
/// @param agreementOpenedOn the day since which whoever released its part sees the others'
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record Conduct(
    String checkId,
    Mode mode,
    Optional<LocalDate> deadline,
    Optional<LocalDate> agreementOpenedOn,
    Instant expiresAt,
    long revision) {

  /// Who sits where.
  public enum Mode {
    /// Every department answers by itself and releases its part when it wants to.
    APART,
    /// All in one room, on one screen.
    TOGETHER,
    /// One person is all departments.
    ALONE;

    /// Whether a part is released as it is answered.
    public boolean releasesAtOnce() {
      return this != APART;
    }
  }

  /// What holds for a check for which nothing was decided.
  public static Conduct undecided(Check check) {
    return undecided(check.id(), check.expiresAt());
  }

  static Conduct undecided(String checkId, Instant expiresAt) {
    return new Conduct(checkId, Mode.APART, Optional.empty(), Optional.empty(), expiresAt, 0);
  }

  public boolean agreementOpen() {
    return agreementOpenedOn.isPresent();
  }

  public Conduct with(Mode mode, Optional<LocalDate> deadline) {
    return new Conduct(checkId, mode, deadline, agreementOpenedOn, expiresAt, revision);
  }

  /// From now on units that released their part see each other's. Opened once, it keeps its day.
  public Conduct openAgreement(LocalDate on) {
    return new Conduct(
        checkId, mode, deadline, Optional.of(agreementOpenedOn.orElse(on)), expiresAt, revision);
  }

  /// The agreement is not to be read for now.
  public Conduct closeAgreement() {
    return new Conduct(checkId, mode, deadline, Optional.empty(), expiresAt, revision);
  }

  /// The same but for what the table adds.
  public boolean sameAs(Conduct other) {
    return withRevision(0).equals(other.withRevision(0));
  }

  /// This conduct once its write is done.
  public Conduct written() {
    return withRevision(revision + 1);
  }

  private Conduct withRevision(long revision) {
    return new Conduct(checkId, mode, deadline, agreementOpenedOn, expiresAt, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.conduct(checkId))
            .with("mode", Names.of(mode))
            .with("deadline", deadline.map(LocalDate::toString))
            .with("agreementOpenedOn", agreementOpenedOn.map(LocalDate::toString))
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Conduct fromItem(Item item) {
    return new Conduct(
        item.checkId(),
        Names.stored(Mode.class, item.required("mode")),
        item.text("deadline").map(LocalDate::parse),
        item.text("agreementOpenedOn").map(LocalDate::parse),
        item.expiresAt(),
        item.revision());
  }
}
