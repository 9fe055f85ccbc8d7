package org.selbstcheck.benchmarks.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// The jars of the packages.
///
/// @param app those of the functions in the module app, with everything they need
/// @param documents those of the report
/// @param client the runtime interface client and what it needs
/// @param handlers [Echo] and [HandWired] alone: the rest of this module has no place beside a
///   function
public record Packages(List<Path> app, List<Path> documents, List<Path> client, Path handlers) {

  /// Reads the folders that the build has filled.
  ///
  /// @param own the folder with the jars of this module
  /// @param work a folder for what is made
  public static Packages of(Path app, Path documents, Path own, Path work) throws IOException {
    List<Path> client =
        jars(own).stream()
            .filter(jar -> jar.getFileName().toString().startsWith("aws-lambda-java-"))
            .toList();
    return new Packages(jars(app), jars(documents), client, handlers(work.resolve("handlers.jar")));
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static Path handlers(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type : List.of(Echo.class, HandWired.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + name), name)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }

  /// Jars with the client beside them, and without what both bring.
  public List<Path> withClient(List<Path> jars) {
    List<Path> all = new ArrayList<>(jars);
    for (Path jar : client) {
      String artifact = artifact(jar);
      if (jars.stream().noneMatch(other -> artifact(other).equals(artifact))) {
        all.add(jar);
      }
    }
    return all;
  }

  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceFirst("-[0-9].*", "");
  }

  /// Bytes of all of them.
  public static long bytes(List<Path> jars) {
    long sum = 0;
    for (Path jar : jars) {
      try {
        sum += Files.size(jar);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sum;
  }
}
