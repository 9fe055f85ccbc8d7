package org.selbstcheck.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks at the sockets of a process, where Linux shows them.
final class Sockets {
  private final Path process;

  Sockets(String pid) {
    this.process = Path.of("/proc", pid);
  }

  static boolean canBeSeen() {
    return Files.isReadable(Path.of("/proc/self/net/tcp"));
  }

  /// Sockets with an end that is not on the loopback interface, listeners on all addresses among
  /// them.
  List<String> beyondLoopback() throws IOException {
    Set<String> own = inodes();
    List<String> beyond = new ArrayList<>();
    for (String kind : List.of("tcp", "tcp6", "udp", "udp6")) {
      Path table = process.resolve("net").resolve(kind);
      if (!Files.exists(table)) {
        continue;
      }
      List<String> lines = Files.readAllLines(table);
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.strip().split("\\s+");
        if (own.contains(columns[9])) {
          boolean listens = columns[3].equals("0A");
          if (!isLoopback(columns[1], false) || !isLoopback(columns[2], listens)) {
            beyond.add(kind + " " + columns[1] + " " + columns[2] + " " + columns[3]);
          }
        }
      }
    }
    return beyond;
  }

  /// How many sockets listen, so that a test sees that it looks at something.
  long listening() throws IOException {
    Set<String> own = inodes();
    long count = 0;
    for (String kind : List.of("tcp", "tcp6")) {
      List<String> lines = Files.readAllLines(process.resolve("net").resolve(kind));
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.strip().split("\\s+");
        if (own.contains(columns[9]) && columns[3].equals("0A")) {
          count++;
        }
      }
    }
    return count;
  }

  /// Addresses are written as hexadecimal words in the machine's order of bytes.
  private static boolean isLoopback(String endpoint, boolean anyAllowed) {
    String address = endpoint.substring(0, endpoint.indexOf(':'));
    boolean any = address.chars().allMatch(c -> c == '0');
    return (any && anyAllowed)
        || (address.length() == 8 && address.endsWith("7F"))
        || address.equals("00000000000000000000000001000000")
        || (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
  }

  private Set<String> inodes() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        try {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        } catch (IOException e) {
          // Closed in the meantime.
          continue;
        }
      }
    }
    return inodes;
  }
}
