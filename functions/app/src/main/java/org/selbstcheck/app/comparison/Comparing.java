package org.selbstcheck.app.comparison;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.ComparisonConsent;
import org.selbstcheck.app.store.ComparisonConsent.Place;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.comparison.Comparison;
import org.selbstcheck.core.comparison.Comparison.Beside;
import org.selbstcheck.core.comparison.Member;
import org.selbstcheck.core.comparison.Membership;
import org.selbstcheck.core.comparison.Membership.NotMember;
import org.selbstcheck.core.comparison.Snapshot;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.Instruments;

/// What a municipality is shown of the comparison, or why it is shown none.
public final class Comparing {

  private final Checks checks;
  private final Programme programme;
  private final Jobs jobs;
  private final Objects objects;
  private final Instruments instruments;
  private final Clock clock;

  public Comparing(Tables tables, Objects objects, Instruments instruments, Clock clock) {
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.objects = objects;
    this.instruments = instruments;
    this.clock = clock;
  }

  /// A comparison, or why there is none.
  ///
  /// @param agreed whether the municipality takes part
  /// @param place with whom it would be compared; empty before it ever agreed
  public record Seen(boolean agreed, Optional<Place> place, Shown shown) {}

  /// What is shown.
  public sealed interface Shown {

    /// Own values beside the cohort's.
    record There(Instrument instrument, Beside beside) implements Shown {}

    record Not(Why why) implements Shown {}
  }

  /// Why there is no comparison; the first that fits.
  public enum Why {
    /// A Bezirk or Stadtteil is compared with nobody.
    PART_OF_A_TOWN,
    NOT_AGREED,
    NOT_SUBMITTED,
    /// The short form, or chosen fields only.
    NOT_FULL,
    /// There is no snapshot before the phase is over.
    PHASE_OPEN,
    /// The snapshot is still being made.
    WAITING,
    /// Nowhere in the phase are enough municipalities together.
    NO_SNAPSHOT,
    /// Too few of its kind and size take part.
    NO_COHORT
  }

  public Seen of(Check check) {
    ComparisonConsent consent = checks.comparisonConsent(check);
    return new Seen(consent.agreed(), consent.place(), shown(check, consent));
  }

  private Shown shown(Check check, ComparisonConsent consent) {
    if (Candidates.key(check).isPart()) {
      return new Shown.Not(Why.PART_OF_A_TOWN);
    }
    if (!consent.agreed()) {
      return new Shown.Not(Why.NOT_AGREED);
    }
    Optional<Submission> submission =
        check.submission() == 0
            ? Optional.empty()
            : checks.submission(check.id(), check.submission());
    if (submission.isEmpty()) {
      return new Shown.Not(Why.NOT_SUBMITTED);
    }
    Instrument instrument = instruments.of(check.instrument());
    return switch (membership(check, consent, submission.get(), instrument)) {
      case NotMember(Membership.Reason reason) ->
          new Shown.Not(
              switch (reason) {
                case PART_OF_A_TOWN -> Why.PART_OF_A_TOWN;
                case NOT_AGREED -> Why.NOT_AGREED;
                case NOT_SUBMITTED -> Why.NOT_SUBMITTED;
                case NOT_FULL -> Why.NOT_FULL;
              });
      case Member member -> beside(check, member, instrument);
    };
  }

  private Membership membership(
      Check check, ComparisonConsent consent, Submission submission, Instrument instrument) {
    FrozenCheck frozen =
        objects
            .get(submission.objectKey())
            .map(FrozenCheck::fromJson)
            .orElseThrow(() -> new IllegalStateException("No frozen self-check"));
    return Candidates.of(check.phaseId(), check, consent, frozen)
        .map(candidate -> Membership.of(candidate, instrument))
        .orElseGet(() -> new NotMember(Membership.Reason.NOT_AGREED));
  }

  private Shown beside(Check check, Member member, Instrument instrument) {
    Optional<Snapshot> snapshot =
        programme
            .comparison(check.phaseId())
            .map(head -> SnapshotJson.read(head.snapshot()))
            .filter(it -> it.instrument().equals(check.instrument()));
    if (snapshot.isEmpty()) {
      return new Shown.Not(unmade(check));
    }
    return switch (Comparison.of(snapshot.get(), instrument, member)) {
      case Beside beside -> new Shown.There(instrument, beside);
      case Comparison.NoCohort() -> new Shown.Not(Why.NO_COHORT);
    };
  }

  private Why unmade(Check check) {
    if (!LocalDate.ofInstant(clock.instant(), Phase.ZONE).isAfter(check.days().closesOn())) {
      return Why.PHASE_OPEN;
    }
    return jobs.job(Job.snapshotId(check.phaseId(), check.days().closesOn()))
            .filter(job -> job.state() == Job.State.DONE)
            .isPresent()
        ? Why.NO_SNAPSHOT
        : Why.WAITING;
  }
}
