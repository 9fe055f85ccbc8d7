package org.selbstcheck.instruments;

import java.util.Optional;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// The one way to an instrument by id and version, whoever wrote it. A published version never
/// changes and is never taken away, so an implementation may keep what it read.
public interface Instruments {

  /// How the ids of instruments begin that are brought along rather than shipped. The id alone
  /// tells where an instrument lies: nothing shipped later can take the place of one that a
  /// municipality works with, and nobody asks the bucket for what is on the class path.
  String OWN = "eigen-";

  /// Whether an instrument is brought along, by its id.
  static boolean isOwn(String id) {
    return id.startsWith(OWN);
  }

  /// An instrument, empty if there is no such version.
  Optional<Instrument> load(InstrumentVersion version);

  /// The instrument of a check, which was there when the check began.
  ///
  /// @throws IllegalStateException if it is not there any more
  default Instrument of(InstrumentVersion version) {
    return load(version)
        .orElseThrow(() -> new IllegalStateException("No such instrument: " + version));
  }
}
