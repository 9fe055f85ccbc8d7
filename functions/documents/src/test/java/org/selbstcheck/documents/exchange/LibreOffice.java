package org.selbstcheck.documents.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// LibreOffice without a window, with a profile of its own.
///
/// @param program as the environment names it in `SOFFICE`
/// @param folder for files and the profile
public record LibreOffice(String program, Path folder) {

  private static final long MOST_SECONDS = 120;

  public static LibreOffice in(Path folder) {
    return new LibreOffice(Objects.requireNonNull(System.getenv("SOFFICE"), "SOFFICE"), folder);
  }

  /// Opens a file and saves it in another format.
  ///
  /// @param from the ending of what is opened
  /// @param to the ending of what is saved
  public byte[] convert(byte[] file, String from, String to)
      throws IOException, InterruptedException {
    Path in = Files.createDirectories(folder.resolve("in")).resolve("form." + from);
    Path out = Files.createDirectories(folder.resolve("out"));
    Path log = folder.resolve("log");
    Files.write(in, file);
    Path saved = out.resolve("form." + to);
    Files.deleteIfExists(saved);
    Process process =
        new ProcessBuilder(
                List.of(
                    program,
                    "--headless",
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--convert-to",
                    to,
                    "--outdir",
                    out.toString(),
                    in.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    if (!Files.exists(saved)) {
      throw new AssertionError("LibreOffice saved nothing: " + Files.readString(log));
    }
    return Files.readAllBytes(saved);
  }
}
