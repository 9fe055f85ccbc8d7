package org.selbstcheck.app.instruments;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.CompiledInstrument;
import org.selbstcheck.instruments.InstrumentCatalogue;
import org.selbstcheck.instruments.Instruments;

/// All instruments that a function can meet. What is shipped never touches the bucket; what is own
/// is read once in the life of a function.
public final class KnownInstruments implements Instruments {

  private final InstrumentCatalogue shipped = new InstrumentCatalogue();
  private final Map<InstrumentVersion, Instrument> own = new ConcurrentHashMap<>();
  private final Objects objects;

  public KnownInstruments(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Optional<Instrument> load(InstrumentVersion version) {
    if (!Instruments.isOwn(version.id())) {
      return shipped.load(version);
    }
    Instrument known = own.get(version);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Instrument> found =
        objects.get(ObjectKeys.instrument(version)).map(CompiledInstrument::read);
    found.ifPresent(instrument -> own.put(version, instrument));
    return found;
  }
}
