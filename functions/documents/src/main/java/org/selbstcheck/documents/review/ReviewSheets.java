package org.selbstcheck.documents.review;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.documents.pdf.AccessiblePdf;
import org.selbstcheck.instruments.InstrumentReader;
import org.selbstcheck.instruments.editorial.KeyReasons;

/// The command behind `infrastructure/bin/review-sheet`: a PDF file for each field of a
/// questionnaire, or for one.
public final class ReviewSheets {

  private static final int DONE = 0;
  private static final int REFUSED = 2;

  private ReviewSheets() {}

  /// Exit code 0 if the files are written, 2 if the questionnaire is refused or not found, or the
  /// arguments are not understood.
  ///
  /// @param arguments folder of the shipped questionnaires, folder for the files, the questionnaire
  ///   (an id, `id/version`, or the path of a file), and perhaps a field (its id or its number)
  public static void main(String... arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, LocalDate.now(Clock.systemDefaultZone()), arguments));
  }

  /// @param today the documents' day of creation
  /// @return the exit code
  static int run(PrintStream out, PrintStream err, LocalDate today, String... arguments)
      throws IOException {
    if (arguments.length < 3 || arguments.length > 4) {
      err.println("Usage: review-sheet [--to FOLDER] INSTRUMENT [FIELD]");
      return REFUSED;
    }
    Optional<Path> file = file(Path.of(arguments[0]), arguments[2]);
    if (file.isEmpty()) {
      err.println(Problem.oneLine(arguments[2]) + ": no such questionnaire");
      return REFUSED;
    }
    return switch (InstrumentReader.read(Files.readAllBytes(file.get()))) {
      case Reading.Refused<Instrument>(List<Problem> problems) -> {
        problems.forEach(problem -> err.println(file.get() + ": " + problem));
        yield REFUSED;
      }
      case Reading.Accepted<Instrument>(Instrument instrument) -> {
        List<Field> fields =
            arguments.length == 3 ? instrument.fields() : fields(instrument, arguments[3]);
        if (fields.isEmpty()) {
          err.println(
              "%s: no such field; there are %s"
                  .formatted(
                      Problem.oneLine(arguments[3]),
                      instrument.fields().stream().map(Field::id).toList()));
          yield REFUSED;
        }
        Path reasons = file.get().resolveSibling("key-indicators.yaml");
        write(
            out,
            Path.of(arguments[1]),
            instrument,
            fields,
            Files.exists(reasons)
                ? KeyReasons.read(Files.readAllBytes(reasons)).reasons()
                : Map.of(),
            today);
        yield DONE;
      }
    };
  }

  private static void write(
      PrintStream out,
      Path folder,
      Instrument instrument,
      List<Field> fields,
      Map<String, String> reasons,
      LocalDate today)
      throws IOException {
    Files.createDirectories(folder);
    ReviewSheet sheet = new ReviewSheet(new AccessiblePdf());
    for (Field field : fields) {
      Path pdf =
          folder.resolve(
              "pruefbogen-%s-%d-%d-%s.pdf"
                  .formatted(
                      instrument.version().id(),
                      instrument.version().version(),
                      instrument.fields().indexOf(field) + 1,
                      field.id()));
      Files.write(pdf, sheet.render(instrument, field, reasons, today));
      out.println(pdf);
    }
  }

  private static List<Field> fields(Instrument instrument, String wanted) {
    return instrument.fields().stream()
        .filter(
            field ->
                field.id().equals(wanted)
                    || String.valueOf(instrument.fields().indexOf(field) + 1).equals(wanted))
        .toList();
  }

  /// Without a version the newest one.
  private static Optional<Path> file(Path shipped, String wanted) throws IOException {
    if (Files.isRegularFile(Path.of(wanted))) {
      return Optional.of(Path.of(wanted));
    }
    if (!wanted.matches("[a-z0-9-]+(/[0-9]+)?")) {
      return Optional.empty();
    }
    Path folder = shipped.resolve(wanted);
    Path exactly = folder.resolve("instrument.yaml");
    if (Files.isRegularFile(exactly)) {
      return Optional.of(exactly);
    }
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions
          .filter(version -> version.getFileName().toString().matches("[0-9]{1,9}"))
          .max(Comparator.comparing(version -> Integer.valueOf(version.getFileName().toString())))
          .map(version -> version.resolve("instrument.yaml"))
          .filter(Files::isRegularFile);
    }
  }
}
