package org.selbstcheck.app.jobs;

import java.time.Instant;
import java.util.List;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// What came of one attempt at a job.
public sealed interface Outcome {

  /// It is done; `writes` are stored in one transaction with that.
  record Done(List<Write> writes) implements Outcome {
    public Done {
      writes = List.copyOf(writes);
    }
  }

  /// There is nothing to be done before that time; no attempt was used up.
  record Later(Instant dueAt) implements Outcome {}

  /// It did not work, for a reason that is known.
  ///
  /// @param reason German, for the administrator; names nobody and quotes nothing that was typed
  /// @param worthRetrying whether another attempt may go better
  record Failed(String reason, boolean worthRetrying) implements Outcome {}

  /// There is no submission any more that it could be done for.
  static Failed submissionGone() {
    return new Failed("Die Abgabe ist nicht mehr da; vielleicht ist sie gelöscht.", false);
  }

  /// This application does not know the questionnaire in that version.
  static Failed instrumentUnknown(InstrumentVersion instrument) {
    return new Failed(
        "Die Fassung des Fragebogens, " + instrument + ", ist in dieser Anwendung nicht enthalten.",
        false);
  }
}
