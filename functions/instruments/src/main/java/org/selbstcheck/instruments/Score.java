package org.selbstcheck.instruments;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckReader;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Scoring;

/// The command behind `infrastructure/bin/score`: pairs of an instrument and a self-check to one
/// line of result each.
public final class Score {

  /// A file may have 5 MB (5 000 000 bytes); a larger one is refused without reading the rest.
  static final int LARGEST_FILE = 5_000_000;

  /// More says no more; the last line tells how many are left out.
  private static final int MOST_PROBLEMS = 20;

  private static final int DONE = 0;
  private static final int REFUSED = 2;

  private final PrintStream out;
  private final PrintStream err;

  /// Each file once, however many pairs name it.
  private final Map<String, Reading<Instrument>> instruments = new HashMap<>();

  private Score(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Exit code 0 if every pair was scored, 2 if one was refused or the arguments are not pairs.
  public static void main(String... arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
    int code = run(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /// Scores each pair in turn; a refused one prints nothing on `out`, and its reasons on `err`.
  ///
  /// @return the exit code
  static int run(PrintStream out, PrintStream err, String... files) {
    if (files.length == 0 || files.length % 2 != 0) {
      err.println(
          "Usage: score INSTRUMENT.yaml SELF-CHECK.json [INSTRUMENT.yaml SELF-CHECK.json …]");
      return REFUSED;
    }
    Score score = new Score(out, err);
    int code = DONE;
    for (int i = 0; i < files.length; i += 2) {
      if (!score.pair(files[i], files[i + 1])) {
        code = REFUSED;
      }
    }
    return code;
  }

  private boolean pair(String instrumentFile, String selfCheckFile) {
    try {
      return read(instrumentFile, selfCheckFile);
    } catch (RuntimeException defect) {
      // A defect in one pair must not take the others with it.
      return refuse(
          selfCheckFile, List.of(new Problem("", "could not be scored, a defect: " + defect)));
    }
  }

  private boolean read(String instrumentFile, String selfCheckFile) {
    Reading<Instrument> instrument =
        instruments.computeIfAbsent(
            instrumentFile, file -> bytes(file).then(InstrumentReader::read));
    return switch (instrument) {
      case Reading.Refused<Instrument>(List<Problem> problems) -> refuse(instrumentFile, problems);
      case Reading.Accepted<Instrument>(Instrument read) -> score(read, selfCheckFile);
    };
  }

  private boolean score(Instrument instrument, String selfCheckFile) {
    return switch (bytes(selfCheckFile).then(bytes -> SelfCheckReader.read(bytes, instrument))) {
      case Reading.Refused<SelfCheck>(List<Problem> problems) -> refuse(selfCheckFile, problems);
      case Reading.Accepted<SelfCheck>(SelfCheck selfCheck) -> {
        byte[] line =
            JsonText.write(json -> ResultJson.write(Scoring.score(instrument, selfCheck), json));
        out.writeBytes(line);
        out.write('\n');
        out.flush();
        yield true;
      }
    };
  }

  private boolean refuse(String file, List<Problem> problems) {
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> err.println(Problem.oneLine(file) + ": " + problem));
    if (problems.size() > MOST_PROBLEMS) {
      err.printf("%s: … and %d more%n", Problem.oneLine(file), problems.size() - MOST_PROBLEMS);
    }
    err.flush();
    return false;
  }

  private static Reading<byte[]> bytes(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      return bytes.length > LARGEST_FILE
          ? Reading.refused("", "larger than 5 MB")
          : new Reading.Accepted<>(bytes);
    } catch (NoSuchFileException _) {
      return Reading.refused("", "no such file");
    } catch (AccessDeniedException _) {
      return Reading.refused("", "may not be read");
    } catch (IOException | InvalidPathException unreadable) {
      return Reading.refused("", "cannot be read: " + unreadable.getMessage());
    }
  }
}
