package org.selbstcheck.local.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The target for what was given up: a file with one message a line, each in the form in which the
/// platform puts it into the queue.
public final class DeadLetters {
  private final Path file;

  /// Creates the target; the file comes with the first message.
  public DeadLetters(Path file) {
    this.file = file;
  }

  synchronized void add(ObjectNode message) {
    try {
      Files.writeString(file, message + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
