package org.selbstcheck.app.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.OwnInstrument;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.CompiledInstrument;
import org.selbstcheck.instruments.Instruments;
import org.selbstcheck.instruments.editorial.Proof;
import org.selbstcheck.instruments.editorial.Proof.Remark;
import org.selbstcheck.instruments.editorial.Publication;

/// Own instruments on their way from a file to a version that never changes.
///
/// The item in the table decides who publishes a version; the object is written after it and says
/// the same whoever writes it. Where the second step is missing, publishing the same file again
/// makes up for it.
final class Publishing {

  private final Tables tables;
  private final Programme programme;
  private final Objects objects;
  private final Instruments instruments;
  private final Ids ids;
  private final Clock clock;

  Publishing(Tables tables, Objects objects, Instruments instruments, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.objects = objects;
    this.instruments = instruments;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of publishing.
  sealed interface Published {
    record Done(OwnInstrument instrument) implements Published {}

    /// Something in the file blocks.
    record Blocked() implements Published {}

    /// The file is not the one that was read and tried.
    record Changed() implements Published {}

    /// There is no such upload.
    record Missing() implements Published {}
  }

  /// What became of offering a version to new phases, or of not doing so any more.
  sealed interface Offered {
    record Done(OwnInstrument instrument) implements Offered {}

    /// Somebody changed it since it was read.
    record Conflict(OwnInstrument current) implements Offered {}

    /// There is no such own version.
    record Missing() implements Offered {}
  }

  /// Checks that work with it are not touched: they read what was published.
  ///
  /// @param seenRevision of the version as the administrator saw it
  /// @param reason why it is withdrawn; empty to offer it again
  Offered offer(InstrumentVersion version, long seenRevision, Optional<String> reason) {
    Optional<OwnInstrument> found = programme.instrument(version);
    if (found.isEmpty()) {
      return new Offered.Missing();
    }
    OwnInstrument current = found.get();
    if (current.withdrawal().map(OwnInstrument.Withdrawal::reason).equals(reason)) {
      // Nothing to be done, or done by an earlier try whose answer got lost.
      return new Offered.Done(current);
    }
    if (current.revision() != seenRevision) {
      return new Offered.Conflict(current);
    }
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    OwnInstrument wanted =
        current.withdrawn(reason.map(it -> new OwnInstrument.Withdrawal(today, it)));
    Written written =
        tables.write(
            List.of(
                wanted.write(),
                Audit.ofProgramme(
                    reason.isPresent() ? "instrumentWithdrawn" : "instrumentOffered",
                    version + reason.map(it -> " (" + it + ")").orElse(""),
                    now,
                    ids.next())));
    return switch (written) {
      case Written.Done() -> new Offered.Done(wanted.written());
      case Written.Refused _ -> new Offered.Conflict(programme.instrument(version).orElseThrow());
    };
  }

  /// What is to be said of an uploaded file; empty if there is none.
  Optional<Proof> read(String uploadId) {
    return objects
        .beginning(ObjectKeys.draft(uploadId), Proof.MOST_BYTES + 1)
        .map(Proof::of)
        .map(this::placed);
  }

  /// @param fingerprint of the draft that was read and tried
  Published publish(String uploadId, String fingerprint) {
    Optional<Proof> proof = read(uploadId);
    if (proof.isEmpty()) {
      return new Published.Missing();
    }
    if (proof.get().instrument().isEmpty()) {
      return new Published.Blocked();
    }
    Instrument draft = proof.get().instrument().get();
    return Publication.fingerprint(draft).equals(fingerprint)
        ? publish(draft, fingerprint)
        : new Published.Changed();
  }

  private Published publish(Instrument draft, String fingerprint) {
    OwnInstrument wanted =
        new OwnInstrument(
            draft.version(),
            draft.title(),
            draft.indicators().size(),
            LocalDate.ofInstant(clock.instant(), Phase.ZONE),
            fingerprint);
    Written written =
        tables.write(
            List.of(
                wanted.write(),
                Audit.ofProgramme(
                    "instrumentPublished",
                    draft.version().toString(),
                    clock.instant(),
                    ids.next())));
    OwnInstrument stands =
        switch (written) {
          case Written.Done() -> wanted.written();
          case Written.Refused _ -> programme.instrument(draft.version()).orElseThrow();
        };
    if (!stands.fingerprint().equals(fingerprint)) {
      // Somebody else was faster with the same version.
      return new Published.Blocked();
    }
    objects.putIfAbsent(
        ObjectKeys.instrument(draft.version()),
        CompiledInstrument.write(draft.asPublished(Optional.of(stands.published()))),
        "application/json");
    return new Published.Done(stands);
  }

  /// The proof with what only the versions before can tell.
  private Proof placed(Proof proof) {
    if (proof.instrument().isEmpty()) {
      return proof;
    }
    Instrument draft = proof.instrument().get();
    InstrumentVersion version = draft.version();
    List<OwnInstrument> versions =
        programme.instruments().stream()
            .filter(own -> own.version().id().equals(version.id()))
            .toList();
    Optional<OwnInstrument> same =
        versions.stream().filter(own -> own.version().equals(version)).findFirst();
    int next = versions.size() + 1;
    if (same.isPresent()) {
      return same.get().fingerprint().equals(Publication.fingerprint(draft))
          ? proof.with(
              remark(
                  false,
                  "Diese Version ist Wort für Wort so veröffentlicht. Es bleibt nichts zu tun."))
          : proof.with(
              remark(
                  true,
                  "Version %d ist veröffentlicht und ändert sich nicht mehr. Schreiben Sie version: %d in die Datei."
                      .formatted(version.version(), next)));
    }
    if (version.version() != next) {
      return proof.with(
          remark(
              true,
              next == 1
                  ? "Ein neuer Fragebogen beginnt mit Version 1. Schreiben Sie version: 1 in die Datei."
                  : "Die nächste Version dieses Fragebogens ist %d. Schreiben Sie version: %d in die Datei."
                      .formatted(next, next)));
    }
    if (version.version() == 1) {
      return proof;
    }
    return instruments
        .load(new InstrumentVersion(version.id(), version.version() - 1))
        .map(proof::against)
        .orElseGet(
            () ->
                proof.with(
                    remark(
                        true,
                        "Die Version davor wurde nicht fertig veröffentlicht. Lesen Sie deren Datei noch einmal ein"
                            + " und veröffentlichen Sie sie; dann diese.")));
  }

  private static Remark remark(boolean blocks, String text) {
    return new Remark(blocks, "VERSION", "", "Version", Optional.empty(), text);
  }
}
