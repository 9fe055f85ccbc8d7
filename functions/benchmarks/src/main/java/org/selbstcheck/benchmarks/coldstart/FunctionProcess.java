package org.selbstcheck.benchmarks.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.selbstcheck.benchmarks.JavaProcess;
import org.selbstcheck.benchmarks.coldstart.RuntimeApi.Answer;
import org.selbstcheck.benchmarks.coldstart.RuntimeApi.Pending;

/// One function in a virtual machine of its own, started by the runtime interface client.
public final class FunctionProcess implements AutoCloseable {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final long LONGEST_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final long startedAt;

  private FunctionProcess(Process process, Path log, long startedAt) {
    this.process = process;
    this.log = log;
    this.startedAt = startedAt;
  }

  /// How a function is started.
  ///
  /// @param java the program with its flags and class path
  /// @param folder where it runs; the client also looks there and in its `lib` for what is not on
  ///   the class path
  /// @param handler class name
  public record Start(List<String> java, Path folder, String handler) {

    public Start {
      java = List.copyOf(java);
    }

    /// With the Java that runs now and the flags of the functions.
    ///
    /// @param classPath the jars in their order
    public static Start of(List<Path> classPath, Path folder, String handler) {
      List<String> java = new ArrayList<>(List.of(JavaProcess.java()));
      java.addAll(JavaProcess.LAMBDA_FLAGS);
      java.add("-cp");
      java.add(
          String.join(
              System.getProperty("path.separator"),
              classPath.stream().map(Path::toString).toList()));
      return new Start(java, folder, handler);
    }

    /// The same with more flags.
    public Start with(String... flags) {
      List<String> all = new ArrayList<>(java);
      all.addAll(1, List.of(flags));
      return new Start(all, folder, handler);
    }

    /// The same for another function.
    public Start running(String otherHandler) {
      return new Start(java, folder, otherHandler);
    }
  }

  /// Starts the process; the API has to expect it.
  ///
  /// @param environment what the function finds beside what the platform sets for every function
  public static FunctionProcess start(Start start, RuntimeApi api, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(start.java());
    command.add(CLIENT);
    command.add(start.handler());
    Path log = Files.createTempFile("function", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(start.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> variables = builder.environment();
    String path = variables.getOrDefault("PATH", "");
    variables.clear();
    variables.put("PATH", path);
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("LAMBDA_TASK_ROOT", start.folder().toString());
    variables.put("_HANDLER", start.handler());
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "messung");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "messung");
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "messung");
    variables.putAll(environment);
    long startedAt = System.nanoTime();
    return new FunctionProcess(builder.start(), log, startedAt);
  }

  /// [System#nanoTime] just before the process was started.
  public long startedAt() {
    return startedAt;
  }

  /// Waits for an answer.
  ///
  /// @throws IllegalStateException with the log if there is none or the function failed
  public Answer answer(Pending pending) throws IOException, InterruptedException {
    try {
      Answer answer = pending.await();
      if (answer.failed()) {
        throw new IllegalStateException(RuntimeApi.text(answer));
      }
      return answer;
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + "\n" + Files.readString(log), e);
    }
  }

  /// The most memory that the process had at once, in MB; 0 where the system does not tell or the
  /// process has ended by itself.
  public double peakMegabytes() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /// Ends it in order, as the platform does; a training run then writes its cache.
  ///
  /// @return what it had written to its log
  public String end() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("The function did not end");
    }
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(log);
  }
}
