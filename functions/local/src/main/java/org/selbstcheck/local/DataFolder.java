package org.selbstcheck.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder that keeps everything between starts. One process at a time.
///
/// @param root absolute
final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel channel;
  private final boolean fresh;

  private DataFolder(Path root, FileChannel channel, boolean fresh) {
    this.root = root;
    this.channel = channel;
    this.fresh = fresh;
  }

  /// Opens the folder and makes it where it is missing.
  ///
  /// @throws StartFailure if it cannot be written or another process uses it
  static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      boolean fresh = !Files.exists(root.resolve("dynamodb"));
      FileChannel channel =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new StartFailure(
            "The data folder "
                + root
                + " is in use by another process; end that one or choose another by --data DIR");
      }
      Files.createDirectories(root.resolve("dynamodb"));
      Files.createDirectories(root.resolve("buckets"));
      return new DataFolder(root, channel, fresh);
    } catch (FileAlreadyExistsException e) {
      throw new StartFailure(root + " is not a folder; choose another one by --data DIR", e);
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder " + root + " cannot be written; choose another one by --data DIR", e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /// Whether nothing was kept here before.
  boolean isFresh() {
    return fresh;
  }

  Path root() {
    return root;
  }

  Path dynamodb() {
    return root.resolve("dynamodb");
  }

  Path buckets() {
    return root.resolve("buckets");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
