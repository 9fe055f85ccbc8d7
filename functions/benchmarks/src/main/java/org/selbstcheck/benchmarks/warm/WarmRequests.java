package org.selbstcheck.benchmarks.warm;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.questionnaire.QuestionnaireFunction;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.sample.Requests;
import org.selbstcheck.benchmarks.sample.SampleCheck;
import org.selbstcheck.benchmarks.sample.Seeding;
import org.selbstcheck.benchmarks.warm.CountedRequests.Count;

/// Requests to the questionnaire, one after the other, through its handler: event in, answer out.
/// Prints a line of cells, parted by tabs, for each kind of request. The first argument says how
/// many saves are measured.
public final class WarmRequests {

  private final RequestStreamHandler function;
  private final Tables tables;
  private final Seeding seeding;
  private final int saves;
  private final boolean counted;

  private WarmRequests(
      RequestStreamHandler function, Tables tables, Objects objects, int saves, boolean counted) {
    this.function = function;
    this.tables = tables;
    this.seeding = new Seeding(tables, objects, Clock.systemUTC());
    this.saves = saves;
    this.counted = counted;
  }

  public static void main(String[] args) throws Exception {
    int saves = Integer.parseInt(args[0]);
    if (args[1].equals("memory")) {
      MemoryTables tables = new MemoryTables();
      Objects objects = new MemoryTables.MemoryObjects();
      try (ApplicationContext context = Contexts.builder().build()) {
        context.registerSingleton(Tables.class, tables);
        context.registerSingleton(Objects.class, objects);
        context.start();
        new WarmRequests(new QuestionnaireFunction(context), tables, objects, saves, false).run();
      }
    } else {
      try (ApplicationContext context = Contexts.builder().start()) {
        new WarmRequests(
                new QuestionnaireFunction(context),
                context.getBean(Tables.class),
                context.getBean(Objects.class),
                saves,
                true)
            .run();
      }
    }
  }

  private void run() throws Exception {
    Token token = seeding.check();
    int[] revision = {0};
    measure("save one answer", saves, () -> answer(Requests.saveAnswer(token, revision[0]++)));
    Token one = seeding.answered(1);
    int reads = Math.max(20, saves / 5);
    measure("open a link", reads, () -> answer(Requests.openLink(one)));
    measure(
        "read a department's 108 answers",
        reads,
        () -> answer(Requests.read("GET /api/check/answers", one)));
    Token all = seeding.answered(SampleCheck.DEPARTMENTS);
    int large = Math.max(5, saves / 50);
    measure(
        "summary before submitting, 15 departments",
        large,
        () -> answer(Requests.read("GET /api/check/summary", all)));
    seeding.openAgreement(all);
    measure(
        "read the agreement, 15 departments",
        large,
        () -> answer(Requests.read("GET /api/check/agreement", all)));
    measure("read all notes on a point", reads, () -> answer(Requests.readViews(all)));
    int[] recorded = {0};
    measure(
        "record a point, 15 departments",
        reads,
        () -> answer(Requests.recordPoint(all, recorded[0]++)));
    Checks checks = new Checks(tables);
    int[] number = {0};
    measure(
        "submit, 15 departments",
        large,
        () -> answer(Requests.submit(all, ++number[0])),
        () -> seeding.reopen(checks.check(all.checkId()).orElseThrow()));
  }

  private void measure(String name, int count, CountedRequests.Work work) throws Exception {
    measure(name, count, work, () -> {});
  }

  /// @param after makes what was done undone; not measured
  private void measure(
      String name, int count, CountedRequests.Work work, CountedRequests.Work after)
      throws Exception {
    for (int i = 0; i < count / 2 + 2; i++) {
      work.run();
      after.run();
    }
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      work.run();
      times.add((System.nanoTime() - start) / 1e6);
      after.run();
    }
    List<Double> sorted = times.stream().sorted().toList();
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Spread.number(Spread.percentile(sorted, 50)));
    cells.add(Spread.number(Spread.percentile(sorted, 99)));
    cells.add(Spread.number(sorted.getLast()));
    cells.add(Integer.toString(count));
    if (counted) {
      Count asked = CountedRequests.of(work);
      cells.add(Long.toString(asked.requests()));
      cells.add(units(asked.readUnits()));
      cells.add(units(asked.writeUnits()));
      cells.add(Long.toString(asked.sent()));
      cells.add(Long.toString(asked.received()));
    }
    System.out.println(String.join("\t", cells));
  }

  private static String units(double units) {
    return String.format(Locale.ROOT, "%.1f", units);
  }

  private void answer(byte[] event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(event), out, new NoContext());
    String answer = out.toString(StandardCharsets.UTF_8);
    if (!answer.startsWith("{\"statusCode\":20")) {
      throw new IllegalStateException("Wrong answer: " + answer);
    }
  }
}
