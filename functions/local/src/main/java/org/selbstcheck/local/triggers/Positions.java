package org.selbstcheck.local.triggers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// How far each trigger has read each shard. Kept between starts, as the platform keeps it: what
/// was written just before Ctrl-C is delivered after the next start, and nothing is delivered anew.
final class Positions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ObjectNode positions;

  /// Reads the file. A damaged one counts as empty: then records are delivered a second time, which
  /// consumers have to bear with anyway.
  Positions(Path file) {
    this.file = file;
    ObjectNode read = JSON.createObjectNode();
    try {
      if (Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode node) {
        read = node;
      }
    } catch (IOException e) {
      read = JSON.createObjectNode();
    }
    this.positions = read;
  }

  synchronized Optional<String> of(String trigger, String shard) {
    return Optional.ofNullable(positions.path(trigger).path(shard).textValue());
  }

  synchronized void set(String trigger, String shard, String sequenceNumber) {
    positions.withObjectProperty(trigger).put(shard, sequenceNumber);
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, positions.toString());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
