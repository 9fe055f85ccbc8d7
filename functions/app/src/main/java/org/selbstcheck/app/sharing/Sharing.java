package org.selbstcheck.app.sharing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.roof.Granting;
import org.selbstcheck.app.roof.Roofs;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.RoofRelease;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;

/// Shares how far a check is with the project team or with a roof, each for itself, or takes that
/// back. The row of the admission holds what the project team sees, and nothing else does: it cannot
/// read more, whatever it asks for. What a roof sees stands in the check.
///
/// It is brought up to date by what a municipality does on purpose (a part released, a submission,
/// a reopening, sharing once more), not by single answers: who answers when is nobody's business.
public final class Sharing {

  /// The project team may change the row at the same moment.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Checks checks;
  private final Programme programme;
  private final Roofs roofs;
  private final Granting granting;
  private final Function<Check, Instrument> instruments;
  private final Ids ids;
  private final Clock clock;

  /// @param instruments gives the instrument of a check
  public Sharing(Tables tables, Function<Check, Instrument> instruments, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.roofs = new Roofs(tables);
    this.granting = new Granting(tables, ids, clock);
    this.instruments = instruments;
    this.ids = ids;
    this.clock = clock;
  }

  /// What the project team sees, what the roofs of the check see, and what they would see.
  ///
  /// @param shown empty if nothing is shared with the project team
  /// @param roofs empty if there is nobody above the municipality in its phase
  public record Standing(Optional<Progress> shown, List<RoofRelease> roofs, Progress now) {}

  public Standing standing(Check check) {
    return standing(
        check,
        admission(check).flatMap(Admission::progress),
        progress(checks.whole(check.id()), check));
  }

  private Standing standing(Check check, Optional<Progress> shown, Progress now) {
    return new Standing(shown, roofs.of(check), now);
  }

  /// Shares with a roof, or no longer; the project team sees nothing of that.
  ///
  /// @return empty if the check has no such roof
  public Optional<Standing> share(Check check, String role, String roofKey, boolean shared) {
    Progress now = progress(checks.whole(check.id()), check);
    return granting
        .progress(check, roofKey, shared ? Optional.of(now) : Optional.empty(), role)
        .map(_ -> standing(check, admission(check).flatMap(Admission::progress), now));
  }

  /// @return empty if the check or its admission is gone, or changed again and again meanwhile
  public Optional<Standing> share(Check check, String role, boolean shared) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Admission> admission = admission(check);
      if (admission.isEmpty()) {
        return Optional.empty();
      }
      Progress now = progress(checks.whole(check.id()), check);
      boolean before = admission.get().progress().isPresent();
      if (!shared && !before) {
        return Optional.of(standing(check, Optional.empty(), now));
      }
      Optional<Progress> shown = shared ? Optional.of(now) : Optional.empty();
      Instant instant = clock.instant();
      Admission changed = admission.get().showing(shown);
      Written written =
          before == shared
              ? tables.write(changed.write())
              : tables.write(
                  List.of(
                      changed.write(),
                      Audit.ofCheck(
                          check,
                          shared ? "progressShared" : "progressHidden",
                          role,
                          "",
                          instant,
                          ids.next())));
      if (written instanceof Written.Done) {
        return Optional.of(standing(check, shown, now));
      }
    }
    return Optional.empty();
  }

  /// Brings what is shared up to date; does nothing if nothing is. If others change it again and
  /// again, what stands there stays until the next time.
  public void refresh(Check known) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Admission> admission =
          admission(known).filter(found -> found.progress().isPresent());
      List<RoofRelease> toRoofs =
          checks.roofReleases(known.id()).stream()
              .filter(release -> release.progress().isPresent())
              .toList();
      if (admission.isEmpty() && toRoofs.isEmpty()) {
        return;
      }
      Whole whole = checks.whole(known.id());
      if (whole.check().isEmpty()) {
        return;
      }
      Progress now = progress(whole, whole.check().get());
      List<Write> stale = new ArrayList<>();
      admission
          .filter(found -> found.progress().filter(now::sameAs).isEmpty())
          .ifPresent(found -> stale.add(found.showing(Optional.of(now)).write()));
      toRoofs.stream()
          .filter(release -> release.progress().filter(now::sameAs).isEmpty())
          .forEach(release -> stale.add(release.showing(Optional.of(now)).write()));
      if (stale.isEmpty() || tables.write(stale) instanceof Written.Done) {
        return;
      }
    }
  }

  /// The admission of this very check: the municipality may have been admitted anew.
  private Optional<Admission> admission(Check check) {
    return programme
        .admission(check.phaseId(), check.municipality().key())
        .filter(admission -> admission.checkId().equals(check.id()));
  }

  private Progress progress(Whole whole, Check check) {
    SelfCheck released = FrozenCheck.freeze(whole, check, Optional.empty()).selfCheck();
    List<Result.IndicatorResult> asked =
        Scoring.score(instruments.apply(check), released).indicators();
    int answered =
        (int)
            asked.stream()
                .filter(indicator -> indicator.state() != Result.State.UNANSWERED)
                .count();
    boolean reported =
        checks.documents(check.id()).stream()
            .anyMatch(document -> document.state() == Document.State.DONE);
    return new Progress(
        Progress.coverage(answered, asked.size()),
        check.submittedOn(),
        reported,
        LocalDate.ofInstant(clock.instant(), Phase.ZONE));
  }
}
