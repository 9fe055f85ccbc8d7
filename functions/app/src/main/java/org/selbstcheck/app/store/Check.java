package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// What is known of a check without its answers.
///
/// @param id 16 characters of a-z and 0-9
/// @param round counts the checks that a municipality made with an instrument, from 1
/// @param submission number of the last submission, 0 if there was none
/// @param submittedOn the day of the last submission
/// @param closing the submission that was begun and is not finished
/// @param days those of the phase; afterwards the check is read only
/// @param expiresAt end of retention; from then on the check does not exist
/// @param renewedOn the day on which the project team made a new invitation after the first one
/// @param revision of the stored item; 0 if it is not stored
public record Check(
    String id,
    State state,
    MunicipalityName municipality,
    String phaseId,
    String phaseName,
    InstrumentVersion instrument,
    Scope scope,
    int round,
    int submission,
    Optional<LocalDate> submittedOn,
    Optional<Integer> closing,
    PhaseDays days,
    Instant expiresAt,
    Optional<LocalDate> renewedOn,
    long revision) {

  /// invited → open → closing → submitted ⇄ reopened (→ closing) → archived.
  public enum State {
    INVITED,
    OPEN,
    CLOSING,
    SUBMITTED,
    REOPENED,
    ARCHIVED,
    /// It was erased; it does not exist for anybody, and housekeeping takes it away.
    ERASED
  }

  /// The check of a municipality that is invited to a phase; nothing has happened in it yet.
  public static Check invited(String id, MunicipalityName municipality, Phase phase) {
    return new Check(
        id,
        State.INVITED,
        municipality,
        phase.id(),
        phase.name(),
        phase.instrument(),
        new Scope.Full(),
        1,
        0,
        Optional.empty(),
        Optional.empty(),
        phase.days(),
        phase.expiresAt(),
        Optional.empty(),
        0);
  }

  /// Whether answers can be saved on that day.
  public boolean writableOn(LocalDate today) {
    return begun() && days.takeAnswersOn(today);
  }

  /// Whether departments, links and the way of working can be arranged on that day: before the
  /// first answer, too.
  public boolean arrangeableOn(LocalDate today) {
    return begun() && days.admitOn(today);
  }

  private boolean begun() {
    return state == State.OPEN || state == State.REOPENED;
  }

  /// The last day on which answers are taken.
  public LocalDate closesOn() {
    return days.closesOn();
  }

  /// Whether values that were replaced can still be seen: until the submission.
  public boolean keepsPrevious() {
    return switch (state) {
      case INVITED, OPEN, CLOSING, REOPENED -> true;
      case SUBMITTED, ARCHIVED, ERASED -> false;
    };
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /// The check once its invitation is confirmed.
  public Check started(Scope scope) {
    return with(State.OPEN, scope, submission, submittedOn, closing, renewedOn);
  }

  /// The check while a submission is under way.
  public Check closing(int number) {
    return with(State.CLOSING, scope, submission, submittedOn, Optional.of(number), renewedOn);
  }

  /// The check once a submission is frozen.
  public Check submitted(int number, LocalDate on) {
    return with(State.SUBMITTED, scope, number, Optional.of(on), Optional.empty(), renewedOn);
  }

  /// The check that takes answers again after a submission, which stays as it is.
  public Check reopened() {
    return with(State.REOPENED, scope, submission, submittedOn, closing, renewedOn);
  }

  /// The check whose scope grew.
  public Check scoped(Scope scope) {
    return with(state, scope, submission, submittedOn, closing, renewedOn);
  }

  /// The check as it counts on from rounds that were made elsewhere.
  public Check inRound(int round) {
    return with(
        state,
        scope,
        phaseName,
        round,
        submission,
        submittedOn,
        closing,
        days,
        expiresAt,
        renewedOn);
  }

  /// The check that is taken away.
  public Check erase() {
    return with(State.ERASED, scope, submission, submittedOn, closing, renewedOn);
  }

  public boolean erased() {
    return state == State.ERASED;
  }

  /// The check for which a new invitation was made.
  public Check renewed(LocalDate on) {
    return with(state, scope, submission, submittedOn, closing, Optional.of(on));
  }

  /// The check as its phase is now.
  public Check in(Phase phase) {
    return with(
        state,
        scope,
        phase.name(),
        round,
        submission,
        submittedOn,
        closing,
        phase.days(),
        phase.expiresAt(),
        renewedOn);
  }

  private Check with(
      State state,
      Scope scope,
      int submission,
      Optional<LocalDate> submittedOn,
      Optional<Integer> closing,
      Optional<LocalDate> renewedOn) {
    return with(
        state,
        scope,
        phaseName,
        round,
        submission,
        submittedOn,
        closing,
        days,
        expiresAt,
        renewedOn);
  }

  private Check with(
      State state,
      Scope scope,
      String phaseName,
      int round,
      int submission,
      Optional<LocalDate> submittedOn,
      Optional<Integer> closing,
      PhaseDays days,
      Instant expiresAt,
      Optional<LocalDate> renewedOn) {
    return new Check(
        id,
        state,
        municipality,
        phaseId,
        phaseName,
        instrument,
        scope,
        round,
        submission,
        submittedOn,
        closing,
        days,
        expiresAt,
        renewedOn,
        revision);
  }

  /// The write that stores this state in place of the one that was read.
  public Write write() {
    Item item =
        days.in(Item.of(Keys.meta(id)))
            .with("state", Names.of(state))
            .with("municipalityKey", municipality.key())
            .with("municipalityName", municipality.name())
            .with("phaseId", phaseId)
            .with("phaseName", phaseName)
            .with("instrument", instrument.toString())
            .with("round", round)
            .with("submission", submission)
            .with("submittedOn", submittedOn.map(LocalDate::toString))
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond())
            .with("renewedOn", renewedOn.map(LocalDate::toString));
    if (closing.isPresent()) {
      item = item.with("closing", (long) closing.get());
    }
    item =
        switch (scope) {
          case Scope.Full() -> item.with("scope", "full");
          case Scope.Short() -> item.with("scope", "short");
          case Scope.Fields(List<String> ids) -> item.with("scopeFields", ids);
        };
    return new Write.Put(TableName.CHECKS, item, Condition.unchanged(revision));
  }

  static Check fromItem(Item item) {
    List<String> fields = item.texts("scopeFields");
    Scope scope =
        !fields.isEmpty()
            ? new Scope.Fields(fields)
            : item.required("scope").equals("short") ? new Scope.Short() : new Scope.Full();
    return new Check(
        item.checkId(),
        Names.stored(State.class, item.required("state")),
        new MunicipalityName(item.required("municipalityKey"), item.required("municipalityName")),
        item.required("phaseId"),
        item.required("phaseName"),
        InstrumentVersion.parse(item.required("instrument")),
        scope,
        item.number("round").orElse(1L).intValue(),
        item.number("submission").orElse(0L).intValue(),
        item.text("submittedOn").map(LocalDate::parse),
        item.number("closing").map(Long::intValue),
        PhaseDays.fromItem(item),
        item.expiresAt(),
        item.text("renewedOn").map(LocalDate::parse),
        item.revision());
  }
}
