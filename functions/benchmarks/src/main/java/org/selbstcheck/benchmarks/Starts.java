package org.selbstcheck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.benchmarks.backend.Backend;
import org.selbstcheck.benchmarks.coldstart.ColdStart;
import org.selbstcheck.benchmarks.coldstart.ColdStart.Call;
import org.selbstcheck.benchmarks.coldstart.ColdStart.Measured;
import org.selbstcheck.benchmarks.coldstart.ColdStart.Results;
import org.selbstcheck.benchmarks.coldstart.ColdStart.Subject;
import org.selbstcheck.benchmarks.coldstart.Echo;
import org.selbstcheck.benchmarks.coldstart.FunctionProcess.Start;
import org.selbstcheck.benchmarks.coldstart.HandWired;
import org.selbstcheck.benchmarks.coldstart.Packages;
import org.selbstcheck.benchmarks.coldstart.RuntimeApi;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.figures.Table;
import org.selbstcheck.benchmarks.sample.Requests;
import org.selbstcheck.benchmarks.sample.Seeding;
import org.selbstcheck.benchmarks.training.AllFunctions;
import org.selbstcheck.benchmarks.training.Training;

/// Cold starts of all functions, with and without an AOT cache.
final class Starts {

  private final Effort effort;
  private final Packages packages;
  private final Path work;
  private final Backend backend;
  private final RuntimeApi api;
  private final Seeding seeding;

  Starts(
      Effort effort,
      Packages packages,
      Path work,
      Backend backend,
      RuntimeApi api,
      Seeding seeding) {
    this.effort = effort;
    this.packages = packages;
    this.work = work;
    this.backend = backend;
    this.api = api;
    this.seeding = seeding;
  }

  /// A class path with the cache that was made for it.
  private record Trained(List<Path> classPath, Path cache) {}

  /// One line of a table.
  private record Line(String name, Subject plain, Optional<Subject> cached) {}

  void run() throws IOException, InterruptedException {
    Path empty = Files.createDirectory(work.resolve("empty"));
    List<Path> bare = new ArrayList<>(List.of(packages.handlers()));
    bare.addAll(packages.client());
    List<Path> handWired = new ArrayList<>(List.of(packages.handlers()));
    handWired.addAll(packages.withClient(packages.app()));

    Call save = save();
    Trained echo = trained("echo", bare, empty, Echo.class.getName(), List.of(save.event()));
    Trained plain =
        trained(
            "hand-wired",
            handWired,
            empty,
            HandWired.class.getName(),
            List.of(save.event(), save().event()));
    Trained app =
        trained(
            "app",
            packages.withClient(packages.app()),
            empty,
            AllFunctions.class.getName(),
            Training.app(seeding));
    Trained documents =
        trained(
            "documents",
            packages.withClient(packages.documents()),
            empty,
            AllFunctions.class.getName(),
            Training.documents(seeding));

    String questionnaire = "org.selbstcheck.app.questionnaire.QuestionnaireFunction";
    List<Line> compared = new ArrayList<>();
    compared.add(line("bare handler that echoes", echo, Echo.class.getName(), this::echoed));
    compared.add(
        line("hand-wired handler, save an answer", plain, HandWired.class.getName(), this::save));
    compared.add(line("questionnaire, save an answer", app, questionnaire, this::save));
    compared.add(line("questionnaire, open a link", app, questionnaire, this::openLink));
    compared.add(managed(questionnaire));
    print(
        "Cold start by the runtime interface client: process start to first answer, ms",
        compared,
        compared.subList(0, 2),
        new ColdStart(api, backend.environment()).measure(subjects(compared), effort.starts()));

    List<Line> others = new ArrayList<>();
    others.add(
        line(
            "results, result of 15 departments",
            app,
            "org.selbstcheck.app.results.ResultsFunction",
            () -> ok(Requests.read("GET /api/check/result", seeding.scored()))));
    String administration = "org.selbstcheck.app.administration.AdministrationFunction";
    others.add(
        line(
            "administration, list phases",
            app,
            administration,
            () -> ok(Requests.administration("GET /api/administration/phases", Map.of()))));
    others.add(
        line(
            "administration, search the register",
            app,
            administration,
            () ->
                ok(
                    Requests.administration(
                        "GET /api/administration/register", Map.of("q", "Kaufbeuren")))));
    others.add(
        line(
            "scoring, 15 departments",
            app,
            "org.selbstcheck.app.scoring.ScoringFunction",
            () -> job(seeding.scoringJob())));
    others.add(
        line(
            "housekeeping, nothing overdue",
            app,
            "org.selbstcheck.app.housekeeping.HousekeepingFunction",
            () -> new Call(Requests.schedule(), answer -> answer.equals("{}"))));
    others.add(
        line(
            "report, PDF of 15 departments",
            documents,
            "org.selbstcheck.documents.report.ReportFunction",
            () -> job(seeding.reportJob())));
    String exchange = "org.selbstcheck.documents.exchange.ExchangeFunction";
    others.add(
        line(
            "exchange, a form that is there",
            documents,
            exchange,
            () ->
                new Call(
                    Requests.form("xlsx"), answer -> answer.startsWith("{\"statusCode\":201"))));
    others.add(
        line(
            "exchange, reading a form",
            documents,
            exchange,
            () -> {
              Token fresh = seeding.check();
              return ok(Requests.readIn(fresh, seeding.form(fresh)));
            }));
    others.add(
        line(
            "exchange, reading a self-check of 15 departments",
            documents,
            exchange,
            () -> {
              Token fresh = seeding.check();
              return ok(Requests.readIn(fresh, seeding.selfCheck(fresh)));
            }));
    print(
        "Cold start of the other functions: process start to first answer, ms",
        others,
        List.of(),
        new ColdStart(api, backend.environment()).measure(subjects(others), effort.otherStarts()));
    System.out.print(sizes(app, documents));
  }

  private Trained trained(
      String name, List<Path> classPath, Path folder, String handler, List<byte[]> events)
      throws IOException, InterruptedException {
    System.err.println("benchmark: training " + name);
    Path cache = work.resolve(name + ".aot");
    Training.train(Start.of(classPath, folder, handler), cache, events, api, backend.environment());
    return new Trained(classPath, cache);
  }

  private Line line(String name, Trained trained, String handler, Supplier<Call> call) {
    Start start = Start.of(trained.classPath(), work.resolve("empty"), handler);
    // A cache that does not fit must not pass for a slow start.
    Start cached = start.with("-XX:AOTCache=" + trained.cache(), "-XX:AOTMode=on");
    return new Line(
        name,
        new Subject(name, start, call),
        Optional.of(new Subject(name + ", AOT cache", cached, call)));
  }

  /// As the managed runtime does it: only the client is on the class path, the function's jars are
  /// loaded by a class loader of the client. No cache can be brought along there.
  private Line managed(String handler) throws IOException {
    Path folder = work.resolve("managed");
    Path lib = Files.createDirectories(folder.resolve("lib"));
    for (Path jar : packages.app()) {
      Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toAbsolutePath());
    }
    String name = "the same in the layout of java25";
    return new Line(
        name,
        new Subject(name, Start.of(packages.client(), folder, handler), this::save),
        Optional.empty());
  }

  private Call echoed() {
    byte[] event = save().event();
    return new Call(event, answer -> answer.contains("seenRevision"));
  }

  private Call save() {
    return ok(Requests.saveAnswer(seeding.check(), 0));
  }

  private Call openLink() {
    return ok(Requests.openLink(seeding.check()));
  }

  private static Call ok(byte[] event) {
    return new Call(event, answer -> answer.startsWith("{\"statusCode\":200"));
  }

  private Call job(String id) {
    return new Call(
        Requests.job(id),
        _ ->
            new Jobs(backend.tables())
                .job(id)
                .filter(job -> job.state() == Job.State.DONE)
                .isPresent());
  }

  private static List<Subject> subjects(List<Line> lines) {
    List<Subject> subjects = new ArrayList<>();
    for (Line line : lines) {
      subjects.add(line.plain());
      line.cached().ifPresent(subjects::add);
    }
    return subjects;
  }

  /// @param bases lines with which all are compared
  private static void print(String title, List<Line> lines, List<Line> bases, Results results) {
    List<String> heads = new ArrayList<>(List.of("", "no cache"));
    bases.forEach(base -> heads.add("x " + base.name().split("[ -]", 2)[0]));
    heads.add("AOT cache");
    bases.forEach(base -> heads.add("x " + base.name().split("[ -]", 2)[0]));
    heads.addAll(List.of("until ready", "peak MB"));
    Table table = new Table(title, heads.toArray(String[]::new));
    for (Line line : lines) {
      List<String> cells = new ArrayList<>(List.of(line.name()));
      double plain = add(cells, line.plain(), results);
      for (Line base : bases) {
        cells.add(ratio(plain, base.plain(), results));
      }
      if (line.cached().isPresent()) {
        double cached = add(cells, line.cached().get(), results);
        for (Line base : bases) {
          cells.add(ratio(cached, base.cached().orElseThrow(), results));
        }
      } else {
        cells.addAll(Collections.nCopies(1 + bases.size(), "-"));
      }
      Measured last = results.of(line.cached().orElse(line.plain()));
      cells.add(Spread.number(Spread.of(last.ready()).median()));
      cells.add(Spread.number(Spread.of(last.peak()).median()));
      table.row(cells.toArray(String[]::new));
    }
    int starts = results.of(lines.getFirst().plain()).first().size();
    String flags = String.join(" ", JavaProcess.LAMBDA_FLAGS.subList(0, 2));
    table.note(starts + " starts of each, by turns; " + flags + ".");
    table.note(
        "Until ready: median until it first asks for an event; peak: resident; with cache if any.");
    System.out.print(table);
  }

  private static double add(List<String> cells, Subject subject, Results results) {
    Spread time = Spread.of(results.of(subject).first());
    cells.add(time.toString());
    return time.median();
  }

  private static String ratio(double time, Subject base, Results results) {
    return Spread.number(time / Spread.of(results.of(base).first()).median());
  }

  private Table sizes(Trained app, Trained documents) throws IOException {
    Table table = new Table("Sizes, MB", "package", "own jar", "jars", "number", "AOT cache");
    size(table, "app", packages.app(), app);
    size(table, "documents", packages.documents(), documents);
    return table.note("Jars: own jar with everything it needs, without runtime interface client.");
  }

  private static void size(Table table, String name, List<Path> jars, Trained trained)
      throws IOException {
    List<Path> own =
        jars.stream().filter(jar -> jar.getFileName().toString().startsWith(name + "-")).toList();
    table.row(
        name,
        megabytes(Packages.bytes(own)),
        megabytes(Packages.bytes(jars)),
        Integer.toString(jars.size()),
        megabytes(Files.size(trained.cache())));
  }

  private static String megabytes(long bytes) {
    return Spread.number(bytes / 1e6);
  }
}
