package org.selbstcheck.benchmarks.warm;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.questionnaire.QuestionnaireFunction;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.sample.Requests;
import org.selbstcheck.benchmarks.sample.SampleCheck;
import org.selbstcheck.benchmarks.sample.Seeding;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.instrument.Indicator;

/// Many people of many departments save at once on one check, each one save after the other; and
/// how long it takes until a save is seen in the agreement. Prints a line of cells, parted by tabs,
/// for each. The first argument says how many saves each of them makes.
public final class Crowd {

  /// As many people as a check must bear at once.
  public static final int PEOPLE = 50;

  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final RequestStreamHandler function;
  private final int saves;
  private final Token coordinator;
  private final List<Person> people = new ArrayList<>();
  private final List<String> indicators =
      SampleCheck.instrument().indicators().stream().map(Indicator::id).toList();
  private final AtomicInteger conflicts = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  private Crowd(RequestStreamHandler function, Seeding seeding, int saves) {
    this.function = function;
    this.saves = saves;
    this.coordinator = seeding.answered(SampleCheck.DEPARTMENTS);
    seeding.openAgreement(coordinator);
    for (Token token : seeding.links(coordinator, SampleCheck.DEPARTMENTS, PEOPLE + 1)) {
      people.add(new Person(token, people.size()));
    }
  }

  public static void main(String[] args) throws Exception {
    try (ApplicationContext context = Contexts.builder().start()) {
      Seeding seeding =
          new Seeding(
              context.getBean(Tables.class), context.getBean(Objects.class), Clock.systemUTC());
      new Crowd(new QuestionnaireFunction(context), seeding, Integer.parseInt(args[0])).run();
    }
  }

  private void run() throws Exception {
    everybodySaves();
    conflicts.set(0);
    long start = System.nanoTime();
    List<Double> times = everybodySaves();
    double seconds = (System.nanoTime() - start) / 1e9;
    row(
        PEOPLE + " people save at once",
        times,
        Integer.toString(conflicts.get()),
        Spread.number(times.size() / seconds));

    Person reader = people.getLast();
    row("from save to seen in the agreement, alone", seen(reader), "", "");
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> saving = new ArrayList<>();
      for (Person person : people.subList(0, PEOPLE)) {
        saving.add(
            others.submit(
                () -> {
                  int made = 0;
                  while (!over.get()) {
                    person.save();
                    made++;
                  }
                  return made;
                }));
      }
      List<Double> visible = seen(reader);
      over.set(true);
      row("the same while " + PEOPLE + " people save", visible, "", "");
      for (Future<Integer> one : saving) {
        one.get();
      }
    }
  }

  private List<Double> everybodySaves() throws InterruptedException, ExecutionException {
    List<Callable<List<Double>>> work = new ArrayList<>();
    for (Person person : people.subList(0, PEOPLE)) {
      work.add(
          () -> {
            List<Double> times = new ArrayList<>();
            for (int n = 0; n < saves; n++) {
              long start = System.nanoTime();
              person.save();
              times.add((System.nanoTime() - start) / 1e6);
            }
            return times;
          });
    }
    List<Double> all = new ArrayList<>();
    // The platform gives every request a machine of its own; here they share this one's cores.
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Double>> one : crowd.invokeAll(work)) {
        all.addAll(one.get());
      }
    }
    return all;
  }

  /// How long it takes from the beginning of a save until an agreement that shows it has arrived.
  private List<Double> seen(Person person) throws IOException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < Math.max(5, saves); i++) {
      long start = System.nanoTime();
      Saved saved = person.save();
      boolean shown = false;
      while (!shown) {
        JsonNode agreement = ask(Requests.read("GET /api/check/agreement", coordinator), OK);
        shown = shows(agreement, person.department(), saved);
      }
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times;
  }

  private static boolean shows(JsonNode agreement, String department, Saved saved) {
    for (JsonNode answer : agreement.path("answers")) {
      if (answer.path("department").asText().equals(department)
          && answer.path("indicator").asText().equals(saved.indicator())) {
        return answer.at("/answer/level").asInt(-1) == saved.level();
      }
    }
    return false;
  }

  private record Saved(String indicator, int level) {}

  /// Someone who goes through the questionnaire; where another of the same department was faster,
  /// they see both values and save theirs.
  private final class Person {
    private final Token token;
    private final int number;
    private final Map<String, Long> seen = new HashMap<>();
    private int next;

    Person(Token token, int number) {
      this.token = token;
      this.number = number;
      // Those of one department begin a quarter of the questionnaire apart.
      this.next = number / SampleCheck.DEPARTMENTS * indicators.size() / 4;
    }

    String department() {
      return number % SampleCheck.DEPARTMENTS == 0
          ? "koordination"
          : "fachbereich-" + (number % SampleCheck.DEPARTMENTS + 1);
    }

    Saved save() throws IOException {
      String indicator = indicators.get(next++ % indicators.size());
      int level = next % 5;
      // What was prepared has been saved once.
      long revision = seen.getOrDefault(indicator, 1L);
      while (true) {
        String writeId = "messung-" + writes.incrementAndGet();
        Answer answer = send(Requests.saveLevel(token, indicator, writeId, revision, level));
        if (answer.status() == OK) {
          seen.put(indicator, answer.body().path("revision").asLong());
          return new Saved(indicator, level);
        }
        if (answer.status() != CONFLICT) {
          throw new IllegalStateException("Wrong answer: " + answer);
        }
        conflicts.incrementAndGet();
        revision = answer.body().path("current").path("revision").asLong();
      }
    }
  }

  private record Answer(int status, JsonNode body) {}

  private Answer send(byte[] event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(event), out, new NoContext());
    JsonNode response = json(out.toByteArray());
    return new Answer(
        response.path("statusCode").asInt(),
        json(response.path("body").asText().getBytes(StandardCharsets.UTF_8)));
  }

  private JsonNode ask(byte[] event, int expected) throws IOException {
    Answer answer = send(event);
    if (answer.status() != expected) {
      throw new IllegalStateException("Wrong answer: " + answer);
    }
    return answer.body();
  }

  private static JsonNode json(byte[] bytes) {
    return switch (JsonText.parse(bytes)) {
      case Reading.Accepted<JsonNode>(JsonNode node) -> node;
      case Reading.Refused<JsonNode>(var problems) ->
          throw new IllegalStateException("Not JSON: " + problems);
    };
  }

  private static void row(String name, List<Double> times, String conflicts, String perSecond) {
    List<Double> sorted = times.stream().sorted().toList();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s\t%s\t%s\t%s\t%d\t%s\t%s",
            name,
            Spread.number(Spread.percentile(sorted, 50)),
            Spread.number(Spread.percentile(sorted, 99)),
            Spread.number(sorted.getLast()),
            sorted.size(),
            conflicts,
            perSecond));
  }
}
