package org.selbstcheck.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import org.selbstcheck.benchmarks.JavaProcess;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.figures.Table;

/// Runs [Work] and [FirstWork] by JMH, in virtual machines with the flags of a function.
public final class MicroBenchmarks {

  private MicroBenchmarks() {}

  /// How thoroughly is measured.
  ///
  /// @param forks new virtual machines
  /// @param seconds of each of `iterations` of measuring; of warming up there is half as much
  /// @param firsts virtual machines for what is done once in each
  public record Effort(int forks, int iterations, int seconds, int firsts) {}

  /// @param work a folder for what is made
  public static Table run(Effort effort, Path work) throws IOException, RunnerException {
    Path register = work.resolve("register.tsv");
    Files.writeString(register, Registers.compact());
    Table table =
        new Table(
            "Single pieces of work, ms (JMH, first compiler only, as the functions run)",
            "",
            "median",
            "p99",
            "least",
            "most",
            "measured");
    ChainedOptionsBuilder again =
        options(Work.class, register)
            .forks(effort.forks())
            .warmupIterations(Math.max(1, effort.iterations() / 2))
            .warmupTime(TimeValue.seconds(effort.seconds()))
            .measurementIterations(effort.iterations())
            .measurementTime(TimeValue.seconds(effort.seconds()));
    rows(table, new Runner(again.build()).run());
    ChainedOptionsBuilder once = options(FirstWork.class, register).forks(effort.firsts());
    rows(table, new Runner(once.build()).run());
    return table;
  }

  private static ChainedOptionsBuilder options(Class<?> benchmarks, Path register) {
    List<String> flags = new ArrayList<>(JavaProcess.LAMBDA_FLAGS);
    flags.add("-D" + FirstWork.REGISTER_FILE + "=" + register);
    // JMH itself still uses what newer Javas warn about.
    flags.add("--sun-misc-unsafe-memory-access=allow");
    return new OptionsBuilder()
        .include(benchmarks.getName() + "\\.")
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .jvmArgs(flags.toArray(String[]::new));
  }

  private static void rows(Table table, Collection<RunResult> results) {
    for (RunResult result : results) {
      Statistics times = result.getPrimaryResult().getStatistics();
      table.row(
          name(result.getParams().getBenchmark()),
          Spread.number(times.getPercentile(50)),
          Spread.number(times.getPercentile(99)),
          Spread.number(times.getMin()),
          Spread.number(times.getMax()),
          Long.toString(times.getN()));
    }
  }

  /// What a benchmark is called in the table.
  private static String name(String benchmark) {
    String[] parts = benchmark.split("\\.", -1);
    return switch (parts[parts.length - 2] + "." + parts[parts.length - 1]) {
      case "Work.score" -> "score a full check, 108 indicators x 15 departments";
      case "Work.readInstrument" -> "read the compiled instrument";
      case "Work.freeze" -> "freeze that check (items to JSON)";
      case "Work.thaw" -> "read the frozen check (JSON)";
      case "Work.search" -> "search the register for \"neustadt an d\"";
      case "FirstWork.readRegisterAndIndex" -> "first in a JVM: read the register, build its index";
      case "FirstWork.readInstrument" -> "first in a JVM: read the compiled instrument";
      default -> benchmark;
    };
  }
}
