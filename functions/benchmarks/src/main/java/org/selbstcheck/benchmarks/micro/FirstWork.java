package org.selbstcheck.benchmarks.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.selbstcheck.benchmarks.sample.SampleCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.municipality.RegisterSearch;

/// Work that a function does once after its start, in a virtual machine that has done nothing
/// before.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstWork {

  /// Name of the system property with the file that holds the register in its compact form: it is
  /// made outside, since making it would warm up what is measured.
  static final String REGISTER_FILE = "benchmark.register";

  /// The text of the register as it comes from the bucket.
  @State(Scope.Benchmark)
  public static class Loaded {
    final String compact = load();

    private static String load() {
      try {
        return Files.readString(Path.of(System.getProperty(REGISTER_FILE)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The compact register is read and its index built.
  @Benchmark
  public RegisterSearch readRegisterAndIndex(Loaded loaded) {
    return RegisterSearch.of(Registers.read(loaded.compact));
  }

  /// The compiled instrument is read.
  @Benchmark
  public Instrument readInstrument() {
    return SampleCheck.instrument();
  }
}
