package org.selbstcheck.local;

import java.nio.file.Path;

/// How to start.
///
/// @param root folder of the project, which has `template.yaml` and the built site
/// @param data folder that keeps everything between starts
/// @param port at which people use the site; 0 takes a free one
/// @param demo whether the first start makes demo data
public record Options(Path root, Path data, int port, boolean demo) {

  /// Reads the arguments as ./run hands them over.
  ///
  /// @throws StartFailure if they are not understood
  static Options parse(String... arguments) {
    Path root = Path.of(".");
    Path data = null;
    int port = 8080;
    boolean demo = true;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--no-demo")) {
        demo = false;
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new StartFailure("Unknown option or missing value: " + argument);
      }
      String value = arguments[++i];
      switch (argument) {
        case "--root" -> root = Path.of(value);
        case "--data" -> data = Path.of(value);
        case "--port" -> port = port(value);
        default -> throw new StartFailure("Unknown option: " + argument);
      }
    }
    return new Options(root, data == null ? root.resolve(".data") : data, port, demo);
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new StartFailure("Not a port: " + value, e);
    }
    throw new StartFailure("Not a port: " + value);
  }
}
