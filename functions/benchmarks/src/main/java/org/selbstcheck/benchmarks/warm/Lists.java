package org.selbstcheck.benchmarks.warm;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.selbstcheck.app.administration.AdministrationFunction;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.sample.Requests;
import org.selbstcheck.benchmarks.sample.Seeding;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.answers.MunicipalityName;

/// Reads the whole list of a phase's municipalities as its page does, answer by answer, through the
/// handler of the administration. The arguments say how many municipalities there are and how often
/// it is read after the first time. Prints one line of cells, parted by tabs.
public final class Lists {

  private static final int TOGETHER = 100;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final RequestStreamHandler function;

  private Lists(RequestStreamHandler function) {
    this.function = function;
  }

  public static void main(String[] args) throws Exception {
    int municipalities = Integer.parseInt(args[0]);
    int following = Integer.parseInt(args[1]);
    try (ApplicationContext context = Contexts.builder().start()) {
      Tables tables = context.getBean(Tables.class);
      new Seeding(tables, context.getBean(Objects.class), Clock.systemUTC()).phase();
      fill(tables, municipalities);
      new Lists(new AdministrationFunction(context)).run(municipalities, following);
    }
  }

  private void run(int municipalities, int following) throws Exception {
    long began = System.nanoTime();
    List<byte[]> answers = read();
    double first = (System.nanoTime() - began) / 1e6;
    List<Double> times = new ArrayList<>();
    List<Double> worked = new ArrayList<>();
    for (int i = 0; i < following; i++) {
      long start = System.nanoTime();
      long work = PROCESS.getProcessCpuTime();
      answers = read();
      worked.add((PROCESS.getProcessCpuTime() - work) / 1e6);
      times.add((System.nanoTime() - start) / 1e6);
    }
    CountedRequests.Count asked = CountedRequests.of(this::read);
    System.out.printf(
        Locale.ROOT,
        "%d\t%d\t%.0f\t%.0f\t%.0f\t%d\t%.1f\t%d\t%d%n",
        municipalities,
        answers.size(),
        first,
        Spread.of(times).median(),
        Spread.of(worked).median(),
        asked.requests(),
        asked.readUnits(),
        answers.stream().mapToLong(answer -> answer.length).sum(),
        compressed(answers));
  }

  /// All answers' bodies, as they go over the wire but for compression.
  private List<byte[]> read() throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    int from = 0;
    do {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      function.handleRequest(
          new ByteArrayInputStream(Requests.municipalities(Seeding.PHASE, from)),
          out,
          new NoContext());
      JsonNode answer = json(out.toByteArray());
      if (answer.path("statusCode").asInt() != 200) {
        throw new IllegalStateException("Wrong answer: " + answer);
      }
      byte[] body = answer.path("body").asText().getBytes(StandardCharsets.UTF_8);
      bodies.add(body);
      from = next(body);
    } while (from > 0);
    return bodies;
  }

  /// What stands at the end of an answer after which there are more; 0 at the last one. The page's
  /// own work is not the function's.
  private static int next(byte[] body) {
    String end = new String(body, Math.max(0, body.length - 20), 20, StandardCharsets.UTF_8);
    int at = end.indexOf("\"next\":");
    return at < 0 ? 0 : Integer.parseInt(end.substring(at + 7, end.length() - 1));
  }

  private static JsonNode json(byte[] bytes) {
    return switch (JsonText.parse(bytes)) {
      case Reading.Accepted<JsonNode>(JsonNode node) -> node;
      case Reading.Refused<JsonNode> _ -> throw new IllegalStateException("No JSON");
    };
  }

  /// As the distribution does it.
  private static long compressed(List<byte[]> answers) throws IOException {
    long bytes = 0;
    for (byte[] answer : answers) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(answer);
      }
      bytes += out.size();
    }
    return bytes;
  }

  private static void fill(Tables tables, int municipalities) {
    LocalDate invited = LocalDate.of(2026, 5, 4);
    Instant expiresAt =
        LocalDate.now(ZoneOffset.UTC).plus(Period.ofYears(1)).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Write> writes = new ArrayList<>();
    for (int number = 0; number < municipalities; number++) {
      writes.add(
          new Admission(
                  Seeding.PHASE,
                  // Some have namesakes, and names are as long as those of the register.
                  new MunicipalityName(
                      "%08d".formatted(number), "Musterstadt am Fluss " + number / 2),
                  "kreisangehörige Gemeinde",
                  "Nordrhein-Westfalen",
                  "check%011d".formatted(number),
                  invited,
                  number % 3 > 0,
                  number % 3 > 0 ? Optional.of(invited.plusDays(number % 60)) : Optional.empty(),
                  Optional.empty(),
                  Optional.of("integration@musterstadt.example"),
                  "%064d".formatted(number),
                  expiresAt,
                  0)
              .write());
      if (writes.size() == TOGETHER || number == municipalities - 1) {
        tables.write(writes);
        writes.clear();
      }
    }
  }
}
