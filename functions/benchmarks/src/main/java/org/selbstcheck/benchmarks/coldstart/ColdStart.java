package org.selbstcheck.benchmarks.coldstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.selbstcheck.benchmarks.coldstart.FunctionProcess.Start;
import org.selbstcheck.benchmarks.coldstart.RuntimeApi.Answer;
import org.selbstcheck.benchmarks.coldstart.RuntimeApi.Pending;

/// Starts functions over and over, each time in a new virtual machine.
public final class ColdStart {

  private final RuntimeApi api;
  private final Map<String, String> environment;

  /// @param environment what all functions find
  public ColdStart(RuntimeApi api, Map<String, String> environment) {
    this.api = api;
    this.environment = Map.copyOf(environment);
  }

  /// What is started and asked.
  ///
  /// @param call makes a new event for each start
  public record Subject(String name, Start start, Supplier<Call> call) {}

  /// One event.
  ///
  /// @param right whether the answer is the expected one: the time to an error is no figure
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Call(byte[] event, Predicate<String> right) {}

  /// What was measured of one subject; each list has one entry for each start.
  ///
  /// @param ready milliseconds from the start of the process until the function asks for an event
  /// @param first milliseconds from the start of the process to the first answer
  /// @param peak megabytes of memory
  public record Measured(List<Double> ready, List<Double> first, List<Double> peak) {}

  /// What was measured of all subjects.
  public record Results(Map<Subject, Measured> bySubject) {

    /// @throws IllegalArgumentException if it was not measured
    public Measured of(Subject subject) {
      Measured measured = bySubject.get(subject);
      if (measured == null) {
        throw new IllegalArgumentException("Not measured: " + subject.name());
      }
      return measured;
    }
  }

  /// Starts every subject `runs` times, by turns, so that what else the machine does falls on all
  /// of them.
  public Results measure(List<Subject> subjects, int runs)
      throws IOException, InterruptedException {
    Map<Subject, Measured> measured = new LinkedHashMap<>();
    subjects.forEach(
        subject ->
            measured.put(
                subject, new Measured(new ArrayList<>(), new ArrayList<>(), new ArrayList<>())));
    for (int run = 0; run < runs; run++) {
      for (Map.Entry<Subject, Measured> entry : measured.entrySet()) {
        once(entry.getKey(), entry.getValue());
      }
    }
    return new Results(measured);
  }

  private void once(Subject subject, Measured measured) throws IOException, InterruptedException {
    Call call = subject.call().get();
    api.expectProcess();
    Pending pending = api.invoke(call.event());
    try (FunctionProcess process = FunctionProcess.start(subject.start(), api, environment)) {
      Answer answer = process.answer(pending);
      if (!call.right().test(RuntimeApi.text(answer))) {
        throw new IllegalStateException(
            "Wrong answer of %s: %s\n%s"
                .formatted(subject.name(), RuntimeApi.text(answer), process.end()));
      }
      measured.ready().add(milliseconds(process.startedAt(), api.readyAt()));
      measured.first().add(milliseconds(process.startedAt(), answer.at()));
      measured.peak().add(process.peakMegabytes());
      process.end();
    }
  }

  private static double milliseconds(long from, long to) {
    return (to - from) / 1e6;
  }
}
