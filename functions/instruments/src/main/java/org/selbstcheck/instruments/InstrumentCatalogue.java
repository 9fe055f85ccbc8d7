package org.selbstcheck.instruments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Tree;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// The shipped instruments, as the build compiled them. Each is read once, when it is first asked
/// for.
public final class InstrumentCatalogue implements Instruments {

  /// Folder of compiled instruments on the class path.
  static final String FOLDER = "compiled";

  static final String INDEX = "index.json";

  private final Map<InstrumentVersion, Instrument> read = new ConcurrentHashMap<>();

  /// The versions that are shipped, by id and then ascending.
  public List<InstrumentVersion> versions() {
    byte[] index =
        resource(INDEX).orElseThrow(() -> new IllegalStateException("Nothing is compiled"));
    return Tree.texts(JsonText.parse(index).own("index"), "instruments").stream()
        .map(InstrumentVersion::parse)
        .toList();
  }

  /// A shipped instrument, empty if that version is not among them.
  @Override
  public Optional<Instrument> load(InstrumentVersion version) {
    Instrument known = read.get(version);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Instrument> found = resource(path(version)).map(CompiledInstrument::read);
    found.ifPresent(instrument -> read.put(version, instrument));
    return found;
  }

  /// Where an instrument lies in the folder; an [InstrumentVersion] cannot hold dots or slashes
  /// that would lead out of it.
  static String path(InstrumentVersion version) {
    return version + ".json";
  }

  private static Optional<byte[]> resource(String path) {
    try (InputStream in =
        InstrumentCatalogue.class.getResourceAsStream("/" + FOLDER + "/" + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
