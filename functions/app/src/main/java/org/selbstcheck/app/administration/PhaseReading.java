package org.selbstcheck.app.administration;

import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// Reads what somebody wants a phase to be.
final class PhaseReading {

  static final int RETENTION_YEARS = 10;

  /// How long before its end retention can still be lengthened. What is stored is removed by the
  /// platform at the end it was written with, and it takes days until thousands of checks have
  /// another one.
  static final int LENGTHENED_BEFORE_DAYS = 7;

  /// The longest reason.
  static final int REASON_CHARACTERS = 500;

  private final Body body;
  private final LocalDate today;
  private final Optional<Phase> before;
  private final boolean judges;

  private PhaseReading(Body body, LocalDate today, Optional<Phase> before, boolean judges) {
    this.body = body;
    this.today = today;
    this.before = before;
    this.judges = judges;
  }

  /// Of a new phase.
  static PhaseReading ofNew(Body body, LocalDate today) {
    return new PhaseReading(body, today, Optional.empty(), true);
  }

  /// Of a change.
  ///
  /// @param before the phase as it is
  /// @param seen whether it is the one that was changed; what became of another one's days cannot
  ///   be held against whoever did not see them
  static PhaseReading ofChange(Body body, LocalDate today, Phase before, boolean seen) {
    return new PhaseReading(body, today, Optional.of(before), seen);
  }

  /// The phase that is wanted; empty if something is wrong, which the body notes.
  Optional<Phase> read(String id, Optional<InstrumentVersion> instrument) {
    String name = body.text("name", 1, 120);
    Optional<LocalDate> opensOn = body.has("opensOn") ? body.day("opensOn") : Optional.empty();
    Optional<LocalDate> closesOn = body.day("closesOn");
    Optional<LocalDate> retentionEndsOn = body.day("retentionEndsOn");
    Phase.Access access = access();
    Optional<Notice> notice = notice();
    Optional<LocalDate> opens = opensOn.or(this::opensWithoutADay);
    if (judges) {
      opensOn.ifPresent(this::checkOpening);
      closesOn.ifPresent(this::checkClosing);
      retentionEndsOn.ifPresent(this::checkRetention);
    }
    if (closesOn.isPresent() && opens.filter(closesOn.get()::isBefore).isPresent()) {
      body.error("closesOn", "Die Phase kann nicht enden, bevor sie begonnen hat.");
    }
    if (closesOn.isPresent()
        && retentionEndsOn.filter(end -> !end.isAfter(closesOn.get())).isPresent()) {
      body.error(
          "retentionEndsOn", "Die Aufbewahrung endet frühestens am Tag nach dem Ende der Phase.");
    }
    if (!body.valid() || instrument.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Phase(
            id,
            name,
            instrument.get(),
            new PhaseDays(opens, closesOn.orElseThrow()),
            retentionEndsOn.orElseThrow(),
            access,
            notice,
            before.map(Phase::revision).orElse(0L)));
  }

  /// Without a day a phase that has not begun begins at once; when another one began stays as it
  /// is.
  private Optional<LocalDate> opensWithoutADay() {
    return hasBegun() ? openedOn() : before.map(_ -> today);
  }

  private boolean hasBegun() {
    return before.filter(phase -> phase.days().on(today) != PhaseDays.Stage.BEFORE).isPresent();
  }

  private Optional<LocalDate> openedOn() {
    return before.flatMap(phase -> phase.days().opensOn());
  }

  private Phase.Access access() {
    if (!body.has("access")) {
      return before.map(Phase::access).orElse(Phase.Access.INVITED);
    }
    Optional<Phase.Access> access = Names.parse(Phase.Access.class, body.text("access", 1, 20));
    if (access.isEmpty()) {
      body.error("access", "Erwartet wird invited oder open.");
    }
    return access.orElse(Phase.Access.INVITED);
  }

  private Optional<Notice> notice() {
    if (!body.has("notice")) {
      return Optional.empty();
    }
    return body.object(
            "notice", "controller", "contact", "officer", "purpose", "legalBasis", "recipients")
        .map(
            text ->
                new Notice(
                    noticeText(text, "controller"),
                    noticeText(text, "contact"),
                    text.optionalText("officer", Notice.MOST_CHARACTERS),
                    noticeText(text, "purpose"),
                    noticeText(text, "legalBasis"),
                    noticeText(text, "recipients")));
  }

  private static String noticeText(Body body, String name) {
    String text = body.text(name, 1, Notice.MOST_CHARACTERS);
    if (text.isBlank() && !text.isEmpty()) {
      body.error(name, "Hier fehlt ein Text.");
    }
    return text.strip();
  }

  private void checkOpening(LocalDate opensOn) {
    if (!openedOn().equals(Optional.of(opensOn))) {
      if (hasBegun()) {
        body.error(
            "opensOn",
            "Die Phase hat schon begonnen; ihr erster Tag lässt sich nicht mehr ändern.");
      } else if (opensOn.isBefore(today)) {
        body.error("opensOn", "Dieser Tag ist schon vorbei.");
      }
    }
  }

  private void checkClosing(LocalDate closesOn) {
    boolean same = before.filter(phase -> phase.closesOn().equals(closesOn)).isPresent();
    if (!same && closesOn.isBefore(today)) {
      body.error("closesOn", "Dieser Tag ist schon vorbei.");
    }
  }

  private void checkRetention(LocalDate end) {
    Optional<LocalDate> former = before.map(Phase::retentionEndsOn);
    if (former.equals(Optional.of(end))) {
      return;
    }
    if (!end.isAfter(today)) {
      body.error("retentionEndsOn", "Gelöscht wird frühestens morgen.");
    } else if (end.isAfter(today.plusYears(RETENTION_YEARS))) {
      body.error("retentionEndsOn", "Höchstens " + RETENTION_YEARS + " Jahre im Voraus.");
    } else if (former
        .filter(it -> end.isAfter(it) && it.isBefore(today.plusDays(LENGTHENED_BEFORE_DAYS)))
        .isPresent()) {
      body.error(
          "retentionEndsOn",
          "In den letzten "
              + LENGTHENED_BEFORE_DAYS
              + " Tagen vor dem Löschen lässt sich die Aufbewahrung nicht mehr verlängern.");
    }
  }
}
