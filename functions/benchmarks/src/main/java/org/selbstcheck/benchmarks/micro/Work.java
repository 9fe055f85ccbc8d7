package org.selbstcheck.benchmarks.micro;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.benchmarks.sample.SampleCheck;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.RegisterSearch;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Work that a function does again and again.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Work {

  /// A full check, made once.
  @State(Scope.Benchmark)
  public static class Full {
    final Instrument instrument = SampleCheck.instrument();
    final SelfCheck selfCheck = SampleCheck.of(instrument, SampleCheck.DEPARTMENTS);
    final Check check = check();
    final Whole whole = whole(selfCheck, check);
    final byte[] frozen = FrozenCheck.freeze(whole, check, Optional.of(check.closesOn())).toJson();

    private Check check() {
      return new Check(
          "messung000000001",
          Check.State.CLOSING,
          new MunicipalityName("09762000", "Kaufbeuren"),
          "messung",
          "Messung",
          instrument.version(),
          selfCheck.scope(),
          1,
          0,
          Optional.empty(),
          Optional.of(1),
          new PhaseDays(Optional.empty(), LocalDate.of(2026, 12, 31)),
          Instant.parse("2027-12-31T00:00:00Z"),
          Optional.empty(),
          1);
    }

    /// As the table gives it back.
    private static Whole whole(SelfCheck selfCheck, Check check) {
      List<Stored<AnswerValue>> answers = new ArrayList<>();
      List<Stored<NoteValue>> notes = new ArrayList<>();
      for (Entry entry : selfCheck.entries()) {
        answers.add(
            new Stored<>(
                entry.department(),
                entry.indicator(),
                Optional.of(
                    new AnswerValue(entry.answer(), entry.needForAction(), entry.obstacles())),
                Optional.empty(),
                Optional.of(check.closesOn()),
                0,
                1,
                Stored.nothing(Stored.ANSWERS, check.id(), entry.department(), entry.indicator())
                    .item()));
        if (!entry.comment().isEmpty()) {
          notes.add(
              new Stored<>(
                  entry.department(),
                  entry.indicator(),
                  Optional.of(new NoteValue(entry.comment(), entry.evidence())),
                  Optional.empty(),
                  Optional.of(check.closesOn()),
                  0,
                  1,
                  Stored.nothing(Stored.NOTES, check.id(), entry.department(), entry.indicator())
                      .item()));
        }
      }
      return new Whole(
          Optional.of(check),
          Optional.empty(),
          selfCheck.departments().stream()
              .map(department -> Unit.of(check.id(), department, check.expiresAt()))
              .toList(),
          List.of(),
          answers,
          notes,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  /// The register as it ships, with its index, made once.
  @State(Scope.Benchmark)
  public static class Indexed {
    final RegisterSearch search = RegisterSearch.of(Registers.read(Registers.compact()));
  }

  /// 108 indicators, 15 departments: 1 620 answers.
  @Benchmark
  public Result score(Full full) {
    return Scoring.score(full.instrument, full.selfCheck);
  }

  /// A new catalogue reads what the build has compiled.
  @Benchmark
  public Instrument readInstrument() {
    return new InstrumentCatalogue().load(SampleCheck.VERSION).orElseThrow();
  }

  /// What was read of a check becomes the object that is kept.
  @Benchmark
  public byte[] freeze(Full full) {
    return FrozenCheck.freeze(full.whole, full.check, Optional.of(full.check.closesOn())).toJson();
  }

  /// The object that is kept is read back.
  @Benchmark
  public FrozenCheck thaw(Full full) {
    return FrozenCheck.fromJson(full.frozen);
  }

  /// As somebody types.
  @Benchmark
  public List<Municipality> search(Indexed indexed) {
    return indexed.search.find("neustadt an d", 20);
  }
}
