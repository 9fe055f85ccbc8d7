package org.selbstcheck.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Virtual machines that are started for a measurement.
public final class JavaProcess {

  /// Those of the self-contained package (`java.args` in infrastructure/bin/package); the
  /// platform's own Java takes the first two as well.
  public static final List<String> LAMBDA_FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  private JavaProcess() {}

  /// The program of the Java that runs now.
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Runs a main class of this module to its end with the flags of a function and the class path of
  /// the measuring program.
  ///
  /// @return the lines that it printed
  /// @throws IllegalStateException if it ended with an error
  public static List<String> run(
      List<String> flags, Map<String, String> environment, Class<?> main, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(LAMBDA_FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out;
    try (InputStream in = process.getInputStream()) {
      out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main.getSimpleName() + " ended with an error:\n" + out);
    }
    return out.lines().toList();
  }
}
