package org.selbstcheck.benchmarks.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.benchmarks.backend.Backend;
import org.selbstcheck.benchmarks.coldstart.FunctionProcess;
import org.selbstcheck.benchmarks.coldstart.FunctionProcess.Start;
import org.selbstcheck.benchmarks.coldstart.RuntimeApi;
import org.selbstcheck.benchmarks.sample.Requests;
import org.selbstcheck.benchmarks.sample.Seeding;

/// Makes the AOT cache of a package by a training run.
///
/// `Training FOLDER app|documents CACHE` trains a self-contained package as it lies in FOLDER, with
/// `runtime`, `lib` and `java.args`, and writes CACHE. Prints one line; ends with an exception if
/// there is no cache.
public final class Training {

  private static final String QUESTIONNAIRE =
      "org.selbstcheck.app.questionnaire.QuestionnaireFunction";
  private static final String RESULTS = "org.selbstcheck.app.results.ResultsFunction";
  private static final String ADMINISTRATION =
      "org.selbstcheck.app.administration.AdministrationFunction";
  private static final String SCORING = "org.selbstcheck.app.scoring.ScoringFunction";
  private static final String HOUSEKEEPING =
      "org.selbstcheck.app.housekeeping.HousekeepingFunction";
  private static final String REPORT = "org.selbstcheck.documents.report.ReportFunction";
  private static final String EXCHANGE = "org.selbstcheck.documents.exchange.ExchangeFunction";

  private Training() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    Path cache = Path.of(args[2]).toAbsolutePath();
    try (Backend backend = Backend.start();
        RuntimeApi api = new RuntimeApi()) {
      Seeding seeding = new Seeding(backend.tables(), backend.objects(), Clock.systemUTC());
      seeding.phase();
      List<byte[]> events = args[1].equals("documents") ? documents(seeding) : app(seeding);
      Start start =
          new Start(
              List.of(folder.resolve("runtime/bin/java").toString(), "@java.args"),
              folder,
              AllFunctions.class.getName());
      train(start, cache, events, api, backend.environment());
      System.out.println("training: " + events.size() + " events, " + Files.size(cache) + " bytes");
    }
    System.exit(0);
  }

  /// Runs `start` with the events and ends it in order, whereupon the virtual machine writes the
  /// cache.
  ///
  /// @param start whose handler is [AllFunctions] if the events are for it
  public static void train(
      Start start, Path cache, List<byte[]> events, RuntimeApi api, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.deleteIfExists(cache);
    Path trained = placeHandler(start.folder());
    api.expectProcess();
    try (FunctionProcess process =
        FunctionProcess.start(start.with("-XX:AOTCacheOutput=" + cache), api, environment)) {
      for (byte[] event : events) {
        process.answer(api.invoke(event));
      }
      String log = process.end();
      if (!Files.exists(cache)) {
        throw new IllegalStateException("The training run wrote no cache\n" + log);
      }
    } finally {
      remove(trained, start.folder());
    }
  }

  /// Puts [AllFunctions] where the client looks for classes that are not on the class path.
  private static Path placeHandler(Path folder) throws IOException {
    String name = AllFunctions.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in =
        Objects.requireNonNull(AllFunctions.class.getResourceAsStream("/" + name), name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  /// Removes a file and the folders above it that are empty then, up to `folder`.
  private static void remove(Path file, Path folder) throws IOException {
    Files.delete(file);
    for (Path above = file.getParent();
        above != null && !above.equals(folder) && above.toFile().list().length == 0;
        above = above.getParent()) {
      Files.delete(above);
    }
  }

  /// What the functions of the package app are asked, and some of what they refuse.
  public static List<byte[]> app(Seeding seeding) {
    Token fresh = seeding.check();
    Token answered = seeding.answered(2);
    Token scored = seeding.scored();
    Token foreign = new Token("x".repeat(16), "x".repeat(43));
    List<byte[]> events = new ArrayList<>();
    events.add(to(QUESTIONNAIRE, Requests.read("$default", fresh)));
    events.add(to(QUESTIONNAIRE, Requests.openLink(foreign)));
    events.add(to(QUESTIONNAIRE, Requests.openLink(fresh)));
    events.add(to(QUESTIONNAIRE, Requests.saveAnswer(fresh, 0)));
    events.add(to(QUESTIONNAIRE, Requests.saveAnswer(fresh, 1)));
    // A conflict.
    events.add(to(QUESTIONNAIRE, Requests.saveAnswer(fresh, 7)));
    events.add(to(QUESTIONNAIRE, Requests.read("GET /api/check/answers", answered)));
    events.add(to(QUESTIONNAIRE, Requests.read("GET /api/check/summary", answered)));
    events.add(to(QUESTIONNAIRE, Requests.submit(answered, 1)));
    events.add(to(RESULTS, Requests.read("GET /api/check/result", scored)));
    events.add(to(RESULTS, Requests.read("GET /api/check/documents", scored)));
    events.add(
        to(ADMINISTRATION, Requests.administration("GET /api/administration/phases", Map.of())));
    events.add(
        to(
            ADMINISTRATION,
            Requests.administration("GET /api/administration/register", Map.of("q", "Kaufb"))));
    events.add(
        to(ADMINISTRATION, Requests.administration("GET /api/administration/jobs", Map.of())));
    events.add(to(SCORING, Requests.job(seeding.scoringJob())));
    events.add(to(HOUSEKEEPING, Requests.schedule()));
    return events;
  }

  /// What the functions of the package documents are asked.
  public static List<byte[]> documents(Seeding seeding) {
    Token fresh = seeding.check();
    Token answered = seeding.answered(2);
    return List.of(
        to(REPORT, Requests.job(seeding.reportJob())),
        to(EXCHANGE, Requests.form("xlsx")),
        to(EXCHANGE, Requests.form("pdf")),
        to(EXCHANGE, Requests.read("GET /api/check/export", answered)),
        to(EXCHANGE, Requests.readIn(fresh, seeding.form(fresh))),
        to(EXCHANGE, Requests.readIn(fresh, seeding.selfCheck(fresh))));
  }

  private static byte[] to(String function, byte[] event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((function + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(event);
    return bytes.toByteArray();
  }
}
