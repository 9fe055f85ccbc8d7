import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Zips a folder so that the same content gives the same bytes: sorted, one time for all, and with the right to
/// execute, which the `jar` tool forgets: `java Zip.java FOLDER ZIP`.
final class Zip {

  /// The AOT cache remembers the times of the jars it was made with, so they must come out of the zip as they
  /// were: whole even seconds in UTC, all that the format can hold.
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private Zip() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path zip = Path.of(args[1]).toAbsolutePath();
    Files.deleteIfExists(zip);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Map<String, Object> options = Map.of("create", true, "enablePosixFileAttributes", true);
    try (FileSystem out = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), options)) {
      for (Path file : files) {
        Path entry = out.getPath("/").resolve(folder.relativize(file).toString());
        if (entry.getParent() != null) {
          Files.createDirectories(entry.getParent());
        }
        Files.copy(file, entry);
        boolean executable = Files.isExecutable(file);
        Files.setPosixFilePermissions(
            entry, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
      }
      // Folders as well, and only now: writing into one would touch it again.
      try (Stream<Path> entries = Files.walk(out.getPath("/"))) {
        for (Path entry : entries.filter(path -> path.getParent() != null).toList()) {
          Files.getFileAttributeView(entry, BasicFileAttributeView.class)
              .setTimes(TIME, TIME, TIME);
          if (Files.isDirectory(entry)) {
            Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }
}
