package org.selbstcheck.app.administration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.OwnInstrument;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.Instruments;

/// Opens a phase. That its own instrument is still offered is part of the same transaction: who
/// withdraws one at this moment either finds the phase there or keeps it from being opened.
final class Opening {

  /// Somebody may withdraw the instrument or offer it again at the same moment.
  private static final int TRIES = 5;

  private final Tables tables;
  private final Programme programme;
  private final Ids ids;
  private final Clock clock;

  Opening(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  sealed interface Opened {

    /// It is there, now or by an earlier try whose answer got lost.
    record Done(Phase phase) implements Opened {}

    /// There is another phase of that id.
    record Taken() implements Opened {}

    /// New phases are not offered its instrument any more.
    record Withdrawn() implements Opened {}
  }

  Opened open(Phase wanted) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Phase> there = programme.phase(wanted.id());
      if (there.isPresent()) {
        return wanted.sameAs(there.get()) ? new Opened.Done(there.get()) : new Opened.Taken();
      }
      Optional<OwnInstrument> own = own(wanted.instrument());
      if (own.filter(it -> !it.offered()).isPresent()) {
        return new Opened.Withdrawn();
      }
      List<Write> writes = new ArrayList<>();
      writes.add(wanted.write());
      writes.add(Audit.ofProgramme("phaseOpened", wanted.id(), clock.instant(), ids.next()));
      own.map(OwnInstrument::unchanged).ifPresent(writes::add);
      if (tables.write(writes) instanceof Written.Done()) {
        return new Opened.Done(wanted.at(1));
      }
    }
    throw new IllegalStateException("An instrument that is withdrawn and offered all the time");
  }

  /// Whether a phase of that id, if it is a new one, cannot have this instrument.
  boolean refuses(String phaseId, InstrumentVersion version) {
    return own(version).filter(it -> !it.offered()).isPresent()
        // Whoever repeats what already succeeded is told so.
        && programme.phase(phaseId).isEmpty();
  }

  /// Empty for instruments that are shipped.
  private Optional<OwnInstrument> own(InstrumentVersion version) {
    return Instruments.isOwn(version.id()) ? programme.instrument(version) : Optional.empty();
  }
}
