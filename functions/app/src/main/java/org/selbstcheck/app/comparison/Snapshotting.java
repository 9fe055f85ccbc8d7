package org.selbstcheck.app.comparison;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.selbstcheck.app.comparison.Snapshots.Last;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.ComparisonConsent;
import org.selbstcheck.app.store.ComparisonHead;
import org.selbstcheck.app.store.ComparisonSecret;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Withdrawals;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.comparison.LedgerSecret;
import org.selbstcheck.core.comparison.Member;
import org.selbstcheck.core.comparison.Membership;
import org.selbstcheck.core.comparison.MinimumSetting;
import org.selbstcheck.core.comparison.Publication;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.comparison.Publication.Nothing;
import org.selbstcheck.core.comparison.Publication.Reason;
import org.selbstcheck.core.comparison.Publication.Unchanged;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.Instruments;

/// Makes the snapshot of a phase.
///
/// In one go and in memory: what would have to be kept between portions are exact values of single
/// municipalities, which the comparison exists not to keep. The ledger is stored first, as an
/// object that nobody knows; then the snapshot, which names it, on the condition that neither
/// snapshot nor withdrawals have changed since they were read. Whoever dies in between has
/// published nothing.
public final class Snapshotting implements Worker {

  /// How long after the last day of a phase its snapshot is made: submissions that were begun in
  /// the last minute are finished by then.
  public static final Duration SETTLING = Duration.ofHours(1);

  /// How many submissions are fetched at the same time: fetching is waiting, and costs no more than
  /// the some hundred kilobytes that each has. Reading them is work, of which no more are under way
  /// than there are processors, because virtual threads do not interrupt each other at it; what is
  /// left of each are ten numbers.
  private static final int AT_ONCE = 64;

  private final Tables tables;
  private final Programme programme;
  private final Checks checks;
  private final Objects objects;
  private final Snapshots snapshots;
  private final Instruments instruments;
  private final MinimumSetting minimum;
  private final Ids ids;
  private final Clock clock;

  public Snapshotting(
      Tables tables,
      Objects objects,
      Instruments instruments,
      MinimumSetting minimum,
      Ids ids,
      Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.checks = new Checks(tables);
    this.objects = objects;
    this.snapshots = new Snapshots(programme, objects, ids);
    this.instruments = instruments;
    this.minimum = minimum;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whether the snapshot of a phase may be made: the phase is closed and settled, and its
  /// retention is not over.
  public static boolean isDue(Phase phase, Instant now) {
    Instant settled =
        phase.closesOn().plusDays(1).atStartOfDay(Phase.ZONE).plus(SETTLING).toInstant();
    return !now.isBefore(settled) && now.isBefore(phase.expiresAt());
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.SNAPSHOT;
  }

  @Override
  public Outcome work(Job job) {
    Optional<Phase> found = job.phaseId().flatMap(programme::phase);
    if (found.isEmpty()) {
      return failed("Die Phase ist nicht mehr da.");
    }
    Phase phase = found.get();
    if (!isDue(phase, clock.instant())) {
      // It was extended: its next closing makes a job of its own.
      return new Outcome.Done(List.of());
    }
    Optional<Instrument> instrument = instruments.load(phase.instrument());
    if (instrument.isEmpty()) {
      return Outcome.instrumentUnknown(phase.instrument());
    }
    // Before anything else is read: whoever takes itself out from here on is noticed.
    Withdrawals withdrawals = programme.withdrawals(phase.id(), phase.expiresAt());
    return switch (snapshots.last(phase.id())) {
      case Last.Sealed _ ->
          failed(
              "Zum bisherigen Vergleich fehlt, woran zu prüfen wäre, ob ein neuer etwas über einzelne"
                  + " Kommunen verrät. Er bleibt, wie er ist.");
      case Last.None() ->
          publish(
              phase,
              instrument.get(),
              Optional.empty(),
              Optional.empty(),
              secret(phase),
              withdrawals);
      case Last.There(ComparisonHead head, Made made, LedgerSecret secret) ->
          made.snapshot().instrument().equals(phase.instrument())
              ? publish(
                  phase,
                  instrument.get(),
                  Optional.of(head),
                  Optional.of(made),
                  secret,
                  withdrawals)
              : failed("Der bisherige Vergleich gehört zu einer anderen Fassung des Fragebogens.");
    };
  }

  private Outcome publish(
      Phase phase,
      Instrument instrument,
      Optional<ComparisonHead> head,
      Optional<Made> earlier,
      LedgerSecret secret,
      Withdrawals withdrawals) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    // A setting that publishes nothing must not cost eleven thousand reads.
    List<Member> members =
        minimum instanceof MinimumSetting.Usable ? members(phase, instrument) : List.of();
    return switch (Publication.of(
        minimum, phase.id(), instrument, members, earlier, secret, today)) {
      case Made made -> store(phase, made, head, withdrawals);
      case Unchanged() -> new Outcome.Done(List.of());
      case Nothing(Reason reason) -> nothing(reason);
    };
  }

  private Outcome store(
      Phase phase, Made made, Optional<ComparisonHead> head, Withdrawals withdrawals) {
    String ledgerKey = snapshots.keep(made);
    String snapshot = SnapshotJson.write(made.snapshot());
    ComparisonHead next =
        head.map(it -> it.with(snapshot, ledgerKey))
            .orElseGet(
                () -> new ComparisonHead(phase.id(), snapshot, ledgerKey, phase.expiresAt(), 0));
    Written written = tables.write(List.of(next.write(), withdrawals.write()));
    if (written instanceof Written.Refused) {
      objects.remove(ledgerKey);
      return new Outcome.Failed(
          "Während der Vergleich entstand, hat eine Kommune ihre Zustimmung zurückgenommen oder ein"
              + " anderer Auftrag war schneller.",
          true);
    }
    head.ifPresent(before -> objects.remove(before.ledgerKey()));
    return new Outcome.Done(List.of());
  }

  private static Outcome nothing(Reason reason) {
    return switch (reason) {
      case NO_SETTING ->
          failed("Es ist nicht eingestellt, wie viele Kommunen eine Gruppe mindestens hat.");
      case UNREADABLE_SETTING ->
          failed("Die Einstellung, wie viele Kommunen eine Gruppe mindestens hat, ist keine Zahl.");
      case SETTING_TOO_SMALL ->
          failed("Eine Gruppe muss mindestens fünf Kommunen haben; eingestellt sind weniger.");
      case OTHER_SECRET ->
          failed(
              "Der bisherige Vergleich wurde mit einem anderen Geheimnis gemacht. Er bleibt, wie er"
                  + " ist.");
      // Nothing went wrong; there is nothing to compare with.
      case TOO_FEW -> new Outcome.Done(List.of());
    };
  }

  private static Outcome failed(String reason) {
    return new Outcome.Failed(reason, false);
  }

  /// The phase's secret; made with its first snapshot.
  private LedgerSecret secret(Phase phase) {
    Optional<ComparisonSecret> stored = programme.comparisonSecret(phase.id());
    if (stored.isEmpty()) {
      ComparisonSecret made = new ComparisonSecret(phase.id(), ids.secret(), phase.expiresAt(), 0);
      // If somebody else made one meanwhile, that is the secret.
      tables.write(made.write());
      stored = programme.comparisonSecret(phase.id());
    }
    return Snapshots.secret(stored.orElseThrow());
  }

  /// Who takes part. A phase knows one check of each municipality, that of its last round.
  private List<Member> members(Phase phase, Instrument instrument) {
    Instant now = clock.instant();
    List<String> admitted =
        programme.admissions(phase.id()).stream()
            .filter(admission -> !admission.expired(now))
            .map(Admission::checkId)
            .toList();
    List<ComparisonConsent> agreed = checks.agreedToComparison(admitted);
    Map<String, Check> heads =
        checks.checks(agreed.stream().map(ComparisonConsent::checkId).toList());
    List<Future<Optional<Member>>> reading = new ArrayList<>();
    Semaphore places = new Semaphore(AT_ONCE);
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ComparisonConsent consent : agreed) {
        Optional.ofNullable(heads.get(consent.checkId()))
            .filter(check -> check.submission() > 0 && !check.expired(now))
            .filter(check -> check.instrument().equals(phase.instrument()))
            .ifPresent(
                check ->
                    reading.add(
                        readers.submit(
                            () -> {
                              places.acquire();
                              try {
                                return member(phase, check, consent, instrument);
                              } finally {
                                places.release();
                              }
                            })));
      }
    }
    // As they were admitted, whichever came first.
    return reading.stream().flatMap(one -> read(one).stream()).toList();
  }

  private static Optional<Member> read(Future<Optional<Member>> one) {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A submission could not be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /// Empty also if the submission is gone: then its check is being erased.
  private Optional<Member> member(
      Phase phase, Check check, ComparisonConsent consent, Instrument instrument) {
    return objects
        .get(ObjectKeys.submission(check.id(), check.submission()))
        .map(FrozenCheck::fromJson)
        .flatMap(frozen -> Candidates.of(phase.id(), check, consent, frozen))
        .flatMap(
            candidate ->
                Membership.of(candidate, instrument) instanceof Member member
                    ? Optional.of(member)
                    : Optional.empty());
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return List.of();
  }
}
