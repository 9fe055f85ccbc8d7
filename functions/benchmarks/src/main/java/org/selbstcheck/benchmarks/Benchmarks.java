package org.selbstcheck.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.benchmarks.backend.Backend;
import org.selbstcheck.benchmarks.coldstart.Packages;
import org.selbstcheck.benchmarks.coldstart.RuntimeApi;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.figures.Table;
import org.selbstcheck.benchmarks.micro.MicroBenchmarks;
import org.selbstcheck.benchmarks.sample.Seeding;
import org.selbstcheck.benchmarks.warm.Crowd;
import org.selbstcheck.benchmarks.warm.Documents;
import org.selbstcheck.benchmarks.warm.Lists;
import org.selbstcheck.benchmarks.warm.PutAway;
import org.selbstcheck.benchmarks.warm.Snapshots;
import org.selbstcheck.benchmarks.warm.WarmRequests;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.documents.report.ReportFiles;

/// Measures everything and prints tables to standard output; what is under way goes to standard
/// error. What fails is named, and the rest is measured all the same. Arguments: the folders with
/// the jars of app, documents and this module, then `--quick` or `--long`, then the sections to
/// measure (all if none is named).
public final class Benchmarks {

  /// A usual town: the coordination and two departments.
  private static final int SEASON_DEPARTMENTS = 3;

  /// About what the bucket takes for an object of some hundred kilobytes, in milliseconds.
  private static final String FETCHED_AFTER = "30";

  private final Effort effort;
  private final Packages packages;
  private final Path work;
  private boolean failed;

  private Benchmarks(Effort effort, Packages packages, Path work) {
    this.effort = effort;
    this.packages = packages;
    this.work = work;
  }

  public static void main(String[] args) throws Exception {
    List<String> rest = new ArrayList<>(List.of(args).subList(3, args.length));
    Effort effort =
        rest.remove("--quick") ? Effort.QUICK : rest.remove("--long") ? Effort.LONG : Effort.USUAL;
    // The singletons are built in this process; the SDK wants to know where it would be.
    System.setProperty("aws.region", "eu-central-1");
    Path work = Files.createTempDirectory("benchmark");
    boolean failed;
    try {
      Packages packages = Packages.of(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), work);
      Benchmarks benchmarks = new Benchmarks(effort, packages, work);
      benchmarks.run(rest);
      failed = benchmarks.failed;
    } finally {
      delete(work);
    }
    System.exit(failed ? 1 : 0);
  }

  private interface Section {
    void run() throws Exception;
  }

  private void run(List<String> sections) throws Exception {
    System.out.println("Selbstcheck, " + effort.name() + ": " + Machine.describe());
    System.out.println("Medians with [least-most]. Nothing here is asserted.");
    section(sections, "start", this::starts);
    section(sections, "singletons", () -> System.out.print(Singletons.table()));
    section(sections, "requests", this::requests);
    section(sections, "together", this::together);
    section(sections, "work", () -> System.out.print(MicroBenchmarks.run(effort.micro(), work)));
    section(sections, "documents", this::documents);
    section(sections, "season", this::season);
    section(sections, "snapshot", this::snapshot);
    section(sections, "list", this::list);
  }

  private void section(List<String> wanted, String name, Section section)
      throws InterruptedException {
    if (wanted.isEmpty() || wanted.contains(name)) {
      System.err.println("benchmark: " + name);
      try {
        section.run();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        failed(name, e);
      }
    }
  }

  /// One that fails must not take the figures of the others with it.
  private void failed(String what, Exception e) {
    failed = true;
    System.out.println("FAILED: " + what + ": " + e.getMessage());
    e.printStackTrace();
  }

  private void starts() throws Exception {
    try (Backend backend = Backend.start();
        RuntimeApi api = new RuntimeApi()) {
      Seeding seeding = new Seeding(backend.tables(), backend.objects(), Clock.systemUTC());
      seeding.phase();
      new Starts(effort, packages, work, backend, api, seeding).run();
    }
  }

  private void requests() throws Exception {
    Table table =
        new Table(
            "Requests to the questionnaire, warm: handler to handler, DynamoDB Local in another process",
            "",
            "median ms",
            "p99 ms",
            "most ms",
            "measured",
            "calls",
            "read units",
            "write units",
            "bytes sent",
            "received");
    try (Backend backend = Backend.start()) {
      rows(
          table,
          JavaProcess.run(
              List.of(),
              backend.environment(),
              WarmRequests.class,
              Integer.toString(effort.saves()),
              "dynamodb"));
      table.note("Calls, units and bytes (bodies) are of one request.");
      System.out.print(table);
      Table memory =
          new Table(
              "The same with tables and bucket in memory: what is ours",
              "",
              "median ms",
              "p99 ms",
              "most ms",
              "measured");
      rows(
          memory,
          JavaProcess.run(
              List.of(),
              backend.environment(),
              WarmRequests.class,
              Integer.toString(effort.saves()),
              "memory"));
      System.out.print(memory);
    }
  }

  private void together() throws Exception {
    Table table =
        new Table(
            "A check of 15 departments with 108 answers each, many people at once: handler to handler, DynamoDB Local in another process",
            "",
            "median ms",
            "p99 ms",
            "most ms",
            "measured",
            "conflicts",
            "saves a second");
    try (Backend backend = Backend.start()) {
      rows(
          table,
          JavaProcess.run(
              List.of(),
              backend.environment(),
              Crowd.class,
              Integer.toString(Math.max(2, effort.saves() / Crowd.PEOPLE))));
      table.note(
          "All of them and the database share this machine; on the platform each has its own.");
      table.note(
          "Conflicts: two of one department on one indicator; the second sees both and saves again.");
      System.out.print(table);
    }
  }

  private static void rows(Table table, List<String> lines) {
    for (String line : lines) {
      table.row(line.split("\t", -1));
    }
  }

  private void documents() throws InterruptedException {
    Table table =
        new Table(
            "Documents of a full check with 15 departments, each kind and edition in virtual machines of its own",
            "kind and edition",
            "first ms",
            "following ms",
            "together ms",
            "bytes",
            "most heap MB",
            "heap left MB");
    for (Document.Kind kind : Document.Kind.values()) {
      for (Edition edition : Edition.values()) {
        if (ReportFiles.existsIn(kind, edition)) {
          made(table, kind, edition, effort.documents(), effort.following());
        }
      }
    }
    System.out.print(
        table
            .note(effort.documents() + " virtual machines each; following: median of each.")
            .note("Heap limited to 65 % of the 2048 MB that the function gets.")
            .note("Heap left: by the last collection, so what is really needed is in between."));
    Table phase =
        new Table(
            effort.phase() + " documents of a phase, one after the other in one virtual machine",
            "kind and edition",
            "first ms",
            "following ms",
            "together ms",
            "bytes",
            "most heap MB",
            "heap left MB");
    made(phase, Document.Kind.PDF, Edition.PUBLIC, 1, effort.phase() - 1);
    made(phase, Document.Kind.PDF, Edition.INTERNAL, 1, effort.phase() - 1);
    made(phase, Document.Kind.COUNCIL, Edition.PUBLIC, 1, effort.phase() - 1);
    System.out.print(phase.note("The platform makes several at once; bytes are of one document."));
  }

  /// As many finished checks as a phase has documents.
  private void season() throws IOException, InterruptedException {
    Table table =
        new Table(
            effort.phase()
                + " finished checks of "
                + SEASON_DEPARTMENTS
                + " departments put into an archive and taken out again, DynamoDB Local in another process",
            "",
            "seconds",
            "most heap MB");
    Path archive = work.resolve("season.zip");
    try (Backend from = Backend.start()) {
      Seeding seeding = new Seeding(from.tables(), from.objects(), Clock.systemUTC());
      seeding.phase();
      for (int i = 0; i < effort.phase(); i++) {
        seeding.finished(SEASON_DEPARTMENTS);
      }
      season(table, "put away: export", from, "export", archive.toString());
      season(table, "read back", from, "verify", archive.toString());
      season(table, "and held to the stack", from, "verify", archive.toString(), "--against-stack");
    }
    try (Backend to = Backend.start()) {
      season(table, "open", to, "open", archive.toString());
    }
    System.out.print(
        table
            .note(String.format(Locale.ROOT, "The archive has %,d bytes.", Files.size(archive)))
            .note("Each command in a virtual machine of its own with at most 512 MB of heap."));
    Files.delete(archive);
  }

  private static void season(Table table, String name, Backend backend, String... command)
      throws IOException, InterruptedException {
    List<String> lines =
        JavaProcess.run(List.of("-Xmx512m"), backend.environment(), PutAway.class, command);
    String[] cells = lines.getLast().split("\t", -1);
    table.row(name, cells[0], cells[1]);
  }

  private void snapshot() throws IOException, InterruptedException {
    Table table =
        new Table(
            "The snapshot of a phase in which all agreed, tables and bucket in memory",
            "municipalities",
            "first ms",
            "processor ms",
            "another ms",
            "most heap MB",
            "submissions MB",
            "read units",
            "ledger bytes");
    for (int municipalities : effort.quick() ? List.of(40) : List.of(40, 400, 11_000)) {
      rows(
          table,
          JavaProcess.run(
              List.of("-Xmx1331m"),
              Map.of(),
              Snapshots.class,
              Integer.toString(municipalities),
              FETCHED_AFTER));
    }
    System.out.print(
        table
            .note("Submissions of 1 to 15 departments; each comes after " + FETCHED_AFTER + " ms.")
            .note("Heap limited to 65 % of the 2048 MB that the function gets.")
            .note("Read units: reckoned, consistent reads. The limit of the function is 280 s.")
            .note("Processor: time of the first one, whatever else this machine had to do."));
  }

  private void list() throws IOException, InterruptedException {
    Table table =
        new Table(
            "The project team's list of a phase's municipalities: handler to handler, DynamoDB Local in another process",
            "municipalities",
            "answers",
            "first ms",
            "following ms",
            "processor ms",
            "calls",
            "read units",
            "bytes",
            "compressed");
    for (int municipalities : effort.quick() ? List.of(400) : List.of(400, 11_000)) {
      try (Backend backend = Backend.start()) {
        rows(
            table,
            JavaProcess.run(
                List.of("-Xmx1150m"),
                backend.environment(),
                Lists.class,
                Integer.toString(municipalities),
                effort.quick() ? "2" : "9"));
      }
    }
    System.out.print(
        table
            .note("Of the whole list; it comes in answers of at most 4,000 rows.")
            .note("First: of a new virtual machine, without its start. Following: median.")
            .note("Processor: of the following, in the function alone.")
            .note("Heap limited to 65 % of the 1769 MB that the function gets."));
  }

  private void made(Table table, Document.Kind kind, Edition edition, int machines, int following)
      throws InterruptedException {
    String name = (kind.name() + " " + edition.name()).toLowerCase(Locale.ROOT);
    try {
      table.row(measured(name, kind, edition, machines, following));
    } catch (IOException | IllegalStateException e) {
      failed(name, e);
    }
  }

  private static String[] measured(
      String name, Document.Kind kind, Edition edition, int machines, int following)
      throws IOException, InterruptedException {
    List<List<Double>> columns = new ArrayList<>();
    for (int run = 0; run < machines; run++) {
      List<String> lines =
          JavaProcess.run(
              List.of("-Xmx1331m"),
              Map.of(),
              Documents.class,
              kind.name(),
              edition.name(),
              Integer.toString(following));
      String[] cells = lines.getLast().split("\t", -1);
      for (int i = 0; i < cells.length; i++) {
        if (run == 0) {
          columns.add(new ArrayList<>());
        }
        columns.get(i).add(Double.parseDouble(cells[i]));
      }
    }
    List<String> row = new ArrayList<>();
    row.add(name);
    columns.forEach(column -> row.add(Spread.of(column).toString()));
    return row.toArray(String[]::new);
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
