package org.selbstcheck.core.comparison;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.comparison.Ledger.PublishedField;
import org.selbstcheck.core.comparison.MinimumSetting.Absent;
import org.selbstcheck.core.comparison.MinimumSetting.TooSmall;
import org.selbstcheck.core.comparison.MinimumSetting.Unreadable;
import org.selbstcheck.core.comparison.MinimumSetting.Usable;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// What comes of making a snapshot (method, section 8).
public sealed interface Publication {

  /// Makes a snapshot of one phase and one instrument version, or leaves the earlier one as it is.
  ///
  /// A field of a cohort is published if at least k members have a stage in it, and at least k of
  /// them came, went or changed there since *each* of the figures that were ever published of it.
  /// Since the last ones alone would not be enough: who was replaced by others and comes back would
  /// stand, changed, against figures that differ in nobody else. Otherwise the old figures stay. A
  /// municipality counts once, whatever happened to its checks in between.
  ///
  /// k never falls within a phase: figures for which more municipalities were promised are not
  /// compared by fewer.
  ///
  /// @param members those that take part now, in any order, each municipality once (of several
  ///   rounds the last)
  /// @param earlier the last snapshot that was made, with its ledger; empty only if there was none
  ///   ever. Where there was one and its ledger is lost, no snapshot can be made any more
  /// @param secret the same for all snapshots of the phase
  /// @param madeOn the day on which it is made
  /// @throws IllegalArgumentException if a member is of another phase or version, a municipality is
  ///   named twice, or the earlier snapshot is of another phase or version
  static Publication of(
      MinimumSetting setting,
      String phase,
      Instrument instrument,
      Collection<Member> members,
      Optional<Made> earlier,
      LedgerSecret secret,
      LocalDate madeOn) {
    return switch (setting) {
      case Absent() -> new Nothing(Reason.NO_SETTING);
      case Unreadable() -> new Nothing(Reason.UNREADABLE_SETTING);
      case TooSmall(int _) -> new Nothing(Reason.SETTING_TOO_SMALL);
      case Usable(int k) ->
          new Publishing(
                  new Marks(secret, phase, instrument.version()),
                  Math.max(k, earlier.map(made -> made.snapshot().k()).orElse(k)),
                  earlier,
                  madeOn)
              .publish(instrument, members);
    };
  }

  /// A snapshot to store, whole and at once: the first, or one that differs from the earlier one.
  ///
  /// @param snapshot may be shown
  /// @param ledger must not be shown
  record Made(Snapshot snapshot, Ledger ledger) implements Publication {
    public Made {
      if (ledger.snapshot() != snapshot.number()) {
        throw new IllegalArgumentException(
            "Snapshot %d with the ledger of %d".formatted(snapshot.number(), ledger.snapshot()));
      }
      for (CohortFigures cohort : snapshot.cohorts()) {
        for (FieldFigures field : cohort.fields()) {
          List<PublishedField> published = ledger.of(cohort.cohort(), field.field());
          if (published.isEmpty() || published.getLast().size() < snapshot.k()) {
            throw new IllegalArgumentException(
                "Too few in the ledger: " + cohort.cohort() + ", " + field.field());
          }
        }
      }
    }

    /// The same snapshot with a ledger that holds no digest of a municipality whose check was
    /// erased. Figures that were published stay; later ones need one more change for it.
    ///
    /// @return empty if the ledger was made with another secret: its digests cannot be found
    public Optional<Made> forget(MunicipalityKey municipality, LedgerSecret secret) {
      Marks marks = new Marks(secret, snapshot.phase(), snapshot.instrument());
      return marks.seal().equals(ledger.seal())
          ? Optional.of(new Made(snapshot, ledger.without(municipality, marks)))
          : Optional.empty();
    }
  }

  /// Nothing may be published beyond the earlier snapshot: it stands, and nothing is to be stored.
  record Unchanged() implements Publication {}

  /// Nothing is published; an earlier snapshot, if there is one, stands.
  record Nothing(Reason reason) implements Publication {}

  /// Why nothing is published.
  enum Reason {
    NO_SETTING,
    UNREADABLE_SETTING,
    /// To be reported as a mistake in the configuration.
    SETTING_TOO_SMALL,
    /// There was no snapshot yet, and nowhere are k municipalities together. No cohorts are fixed
    /// by that: nothing became public that later ones could be held against.
    TOO_FEW,
    /// The earlier ledger was made with another secret: everybody would seem to have changed.
    OTHER_SECRET
  }
}
