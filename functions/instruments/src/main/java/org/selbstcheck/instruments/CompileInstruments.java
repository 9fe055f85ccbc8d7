package org.selbstcheck.instruments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// A step of the build: every shipped instrument from YAML to what the catalogue reads.
public final class CompileInstruments {

  private CompileInstruments() {}

  /// @param arguments folder of instruments (`<id>/<version>/instrument.yaml`), folder for classes
  /// @throws IllegalStateException with file, place and reason, if an instrument is refused or lies
  ///   in a folder that is not named after its id and version
  public static void main(String... arguments) throws IOException {
    Path source = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]).resolve(InstrumentCatalogue.FOLDER);
    List<InstrumentVersion> versions = new ArrayList<>();
    for (Path file : files(source)) {
      Instrument instrument = read(file);
      InstrumentVersion version = instrument.version();
      if (!source.resolve(version.toString()).equals(file.getParent())) {
        throw new IllegalStateException(file + ": holds " + version);
      }
      if (Instruments.isOwn(version.id())) {
        throw new IllegalStateException(
            file + ": only brought instruments begin " + Instruments.OWN);
      }
      Path compiled = target.resolve(InstrumentCatalogue.path(version));
      Files.createDirectories(compiled.getParent());
      Files.write(compiled, CompiledInstrument.write(instrument));
      versions.add(version);
    }
    versions.sort(
        Comparator.comparing(InstrumentVersion::id).thenComparing(InstrumentVersion::version));
    Files.createDirectories(target);
    Files.write(target.resolve(InstrumentCatalogue.INDEX), index(versions));
  }

  /// The instrument files below a folder, in the order of their paths.
  static List<Path> files(Path source) throws IOException {
    try (Stream<Path> paths = Files.walk(source)) {
      return paths
          .filter(path -> path.getFileName().toString().equals("instrument.yaml"))
          .sorted()
          .toList();
    }
  }

  private static Instrument read(Path file) throws IOException {
    return switch (InstrumentReader.read(Files.readAllBytes(file))) {
      case Reading.Accepted<Instrument>(Instrument instrument) -> instrument;
      case Reading.Refused<Instrument>(List<Problem> problems) ->
          throw new IllegalStateException(
              String.join("\n", problems.stream().map(problem -> file + ": " + problem).toList()));
    };
  }

  private static byte[] index(List<InstrumentVersion> versions) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("instruments");
          for (InstrumentVersion version : versions) {
            json.writeString(version.toString());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
