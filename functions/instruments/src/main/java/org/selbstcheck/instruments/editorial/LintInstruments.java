package org.selbstcheck.instruments.editorial;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;
import org.selbstcheck.instruments.EditorialPlan;
import org.selbstcheck.instruments.InstrumentReader;

/// The command behind `infrastructure/bin/lint-instruments`: everything an editor should look at, a
/// line each with file, id and rule.
public final class LintInstruments {

  private static final int DONE = 0;
  private static final int REFUSED = 2;
  private static final int FOUND = 3;

  private final PrintStream out;
  private final PrintStream err;
  private final Budgets budgets;
  private final Spelling spelling;
  private int code = DONE;

  private LintInstruments(PrintStream out, PrintStream err, Budgets budgets, Spelling spelling) {
    this.out = out;
    this.err = err;
    this.budgets = budgets;
    this.spelling = spelling;
  }

  /// Exit code 0 if all findings are within the budgets, 3 if some are not, 2 if a file is refused
  /// or missing.
  ///
  /// @param arguments files or folders of instruments; `--fingerprint` before them prints that of
  ///   each instead
  public static void main(String... arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
    String hunspell = Optional.ofNullable(System.getenv("HUNSPELL")).orElse("hunspell");
    int code = run(out, err, Budgets.shipped(), Spelling.shipped(hunspell), arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /// @return the exit code
  static int run(
      PrintStream out, PrintStream err, Budgets budgets, Spelling spelling, String... arguments) {
    boolean fingerprints = arguments.length > 0 && arguments[0].equals("--fingerprint");
    List<String> places = List.of(arguments).subList(fingerprints ? 1 : 0, arguments.length);
    if (places.isEmpty() || places.stream().anyMatch(place -> place.startsWith("--"))) {
      err.println("Usage: lint-instruments [--fingerprint] [FILE-OR-FOLDER …]");
      return REFUSED;
    }
    LintInstruments lint = new LintInstruments(out, err, budgets, spelling);
    Map<Path, Instrument> instruments = lint.read(places);
    if (fingerprints) {
      instruments.forEach(
          (file, instrument) -> out.println(Publication.fingerprint(instrument) + "  " + file));
    } else {
      lint.lint(instruments);
    }
    return lint.code;
  }

  private Map<Path, Instrument> read(List<String> places) {
    Map<Path, Instrument> instruments = new LinkedHashMap<>();
    for (String place : places) {
      try {
        List<Path> files = files(Path.of(place));
        if (files.isEmpty()) {
          refuse(place, "no instrument.yaml below it");
        }
        for (Path file : files) {
          switch (InstrumentReader.read(Files.readAllBytes(file))) {
            case Reading.Accepted<Instrument>(Instrument instrument) ->
                instruments.put(file, instrument);
            case Reading.Refused<Instrument>(List<Problem> problems) ->
                problems.forEach(problem -> refuse(file.toString(), problem.toString()));
          }
        }
      } catch (NoSuchFileException _) {
        refuse(place, "no such file");
      } catch (IOException | InvalidPathException unreadable) {
        refuse(place, "cannot be read: " + unreadable.getMessage());
      }
    }
    return instruments;
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> below = Files.walk(place)) {
      return below
          .filter(path -> path.getFileName().toString().equals("instrument.yaml"))
          .sorted()
          .toList();
    }
  }

  private void lint(Map<Path, Instrument> instruments) {
    Map<Instrument, List<Finding>> repeats =
        Repeats.findings(List.copyOf(instruments.values()), budgets.repeats());
    instruments.forEach(
        (file, instrument) -> {
          List<Finding> findings = new ArrayList<>();
          try {
            addBeside(findings, file, instrument);
          } catch (IOException | IllegalArgumentException unreadable) {
            refuse(file.resolveSibling("").toString(), String.valueOf(unreadable.getMessage()));
          }
          findings.addAll(LanguageLint.findings(instrument, budgets));
          findings.addAll(repeats.getOrDefault(instrument, List.of()));
          switch (spelling.check(instrument)) {
            case Spelling.Checked.Done(List<Finding> unknown) -> findings.addAll(unknown);
            case Spelling.Checked.Skipped(String reason) ->
                out.println("LEFT OUT: German spelling (" + reason + ")");
          }
          report(file, instrument, findings);
        });
  }

  /// What depends on the files beside the questionnaire.
  private static void addBeside(List<Finding> findings, Path file, Instrument instrument)
      throws IOException {
    Optional<EditorialPlan> plan = beside(file, "editorial.yaml").map(EditorialPlan::read);
    findings.addAll(EditorialLint.findings(instrument, plan.orElse(EditorialPlan.NONE)));
    Optional<KeyReasons> reasons = beside(file, "key-indicators.yaml").map(KeyReasons::read);
    if (plan.isPresent() || reasons.isPresent()) {
      findings.addAll(reasons.orElse(new KeyReasons(Map.of())).findings(instrument));
    }
    Optional<Publication> publication = beside(file, "publication.yaml").map(Publication::read);
    Optional<Instrument> before = Optional.empty();
    if (publication.isPresent() && publication.get().follows().isPresent()) {
      before =
          beside(file, "../" + publication.get().follows().get() + "/instrument.yaml")
              .map(InstrumentReader::read)
              .flatMap(
                  reading ->
                      reading instanceof Reading.Accepted<Instrument>(Instrument accepted)
                          ? Optional.of(accepted)
                          : Optional.empty());
    }
    findings.addAll(Publication.findings(instrument, publication, before));
  }

  private static Optional<byte[]> beside(Path file, String name) throws IOException {
    Path other = file.resolveSibling(name);
    return Files.exists(other) ? Optional.of(Files.readAllBytes(other)) : Optional.empty();
  }

  private void report(Path file, Instrument instrument, List<Finding> findings) {
    Map<Rule, List<Finding>> byRule = new EnumMap<>(Rule.class);
    findings.forEach(it -> byRule.computeIfAbsent(it.rule(), _ -> new ArrayList<>()).add(it));
    int errors = 0;
    String name = Problem.oneLine(file.toString());
    for (Rule rule : Rule.values()) {
      List<Finding> found = byRule.getOrDefault(rule, List.of());
      int tolerated = budgets.tolerated(instrument.version().id(), rule);
      boolean within = found.size() <= tolerated;
      for (Finding finding : found) {
        out.println(
            "%s: %s: %s"
                .formatted(
                    name, within ? "warning" : "error", Problem.oneLine(finding.toString())));
      }
      if (!within) {
        errors += found.size();
      }
      if (tolerated > 0) {
        out.println(
            "%s: %s: %d found, %d tolerated%s"
                .formatted(
                    name,
                    rule,
                    found.size(),
                    tolerated,
                    found.size() < tolerated ? "; the budget can be lowered" : ""));
      }
    }
    out.println(
        "%s: %d findings, %s"
            .formatted(
                name,
                findings.size(),
                errors == 0 ? "all within the budgets" : errors + " of them beyond the budgets"));
    if (errors > 0 && code == DONE) {
      code = FOUND;
    }
  }

  private void refuse(String place, String reason) {
    err.println(Problem.oneLine(place) + ": " + reason);
    code = REFUSED;
  }
}
