package org.selbstcheck.documents.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.documents.exchange.Exchange.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.store.Own;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.SelfCheckReader;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;

/// Self-checks and quick checks as JSON.
class CheckImportTest {

  private static final Instrument INSTRUMENT = Testbed.instrument();

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  /// A self-check of Kaufbeuren with something of everything, each time another.
  private static SelfCheck random(long seed, Scope scope) {
    Random random = new Random(seed);
    List<Department> departments = new ArrayList<>();
    departments.add(new Department(Unit.COORDINATION, text(random, 60), true, false));
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      departments.add(
          new Department(
              "amt" + (count - i) + random.nextInt(1000),
              text(random, 60),
              random.nextInt(4) > 0,
              random.nextInt(4) == 0));
    }
    List<Responsibility> responsible = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<Agreement> agreed = new ArrayList<>();
    List<Disputed> disputed = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (Indicator indicator : INSTRUMENT.indicators()) {
      if (!scope.covers(INSTRUMENT, indicator.id())) {
        continue;
      }
      for (Department department : departments) {
        if (random.nextInt(9) == 0) {
          responsible.add(new Responsibility(indicator.id(), department.id()));
        }
        if (department.released() && random.nextInt(4) == 0) {
          entries.add(entry(random, department.id(), indicator.id()));
        }
      }
      switch (random.nextInt(9)) {
        case 0 ->
            agreed.add(
                new Agreement(
                    indicator.id(),
                    random.nextBoolean()
                        ? new Answer.Level(random.nextInt(5))
                        : new Answer.NotApplicable(Answer.Reason.DOES_NOT_EXIST, text(random, 90)),
                    text(random, 200),
                    views(random, departments, 0),
                    obstacles(random),
                    before(random, departments)));
        case 1 -> disputed.add(new Disputed(indicator.id(), views(random, twice(departments), 2)));
        case 2 -> targets.add(new Target(indicator.id(), random.nextInt(5)));
        default -> {}
      }
    }
    List<OwnIndicator> own = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      String id = "eigen-" + (9 - i);
      List<Entry> answers = new ArrayList<>();
      departments.stream()
          .filter(Department::released)
          .forEach(department -> answers.add(entry(random, department.id(), id)));
      own.add(new OwnIndicator(id, text(random, 300), answers));
    }
    return new SelfCheck(
        Testbed.INSTRUMENT,
        Optional.of(new MunicipalityName(Testbed.KAUFBEUREN, "Kaufbeuren")),
        scope,
        1 + random.nextInt(3),
        departments,
        responsible,
        entries,
        agreed,
        disputed,
        targets,
        INSTRUMENT.fields().stream()
            .skip(random.nextInt(7))
            .limit(5)
            .map(field -> field.topics().getLast().id())
            .toList(),
        own,
        false,
        Optional.empty());
  }

  private static List<Department> twice(List<Department> departments) {
    List<Department> more = new ArrayList<>(departments);
    more.addAll(departments);
    return more;
  }

  private static String text(Random random, int most) {
    String letters = "abc äöüß ẞ\n\t\"'<>&;=,|{}\\/–„“€😀👍🏽漢שלוםَ 0123456789";
    int[] all = letters.codePoints().toArray();
    StringBuilder text = new StringBuilder("T");
    for (int i = 0; i < random.nextInt(most); i++) {
      text.appendCodePoint(all[random.nextInt(all.length)]);
    }
    return text.toString();
  }

  private static Set<Obstacle> obstacles(Random random) {
    Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
    for (Obstacle obstacle : Obstacle.values()) {
      if (random.nextInt(6) == 0) {
        obstacles.add(obstacle);
      }
    }
    return obstacles;
  }

  private static Entry entry(Random random, String department, String indicator) {
    boolean noted = random.nextInt(3) == 0;
    return new Entry(
        department,
        indicator,
        answer(random),
        random.nextInt(5) == 0,
        noted ? text(random, 2000) : "",
        obstacles(random),
        noted && random.nextBoolean()
            ? List.of("https://a.example/?x=%C3%A4&y=1", "http://b.example/")
            : List.of());
  }

  private static Optional<Answer> answer(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new Answer.Unknown());
      case 2 -> Optional.of(new Answer.NotOurs(random.nextBoolean() ? "" : text(random, 90)));
      case 3 ->
          Optional.of(
              new Answer.NotApplicable(
                  Answer.Reason.values()[random.nextInt(3)], text(random, 500)));
      default -> Optional.of(new Answer.Level(random.nextInt(5)));
    };
  }

  private static List<View> views(Random random, List<Department> departments, int least) {
    List<View> views = new ArrayList<>();
    for (Department department : departments) {
      if (views.size() < least || random.nextInt(3) == 0) {
        views.add(new View(department.id(), text(random, 300)));
      }
    }
    return views;
  }

  private static List<Agreement.Before> before(Random random, List<Department> departments) {
    return departments.stream()
        .filter(Department::released)
        .map(department -> new Agreement.Before(department.id(), answer(random)))
        .toList();
  }

  private static SelfCheck read(JsonNode json) {
    return switch (SelfCheckReader.read(Exchange.json(json.toString()), INSTRUMENT)) {
      case Reading.Accepted<SelfCheck>(SelfCheck selfCheck) -> selfCheck;
      case Reading.Refused<SelfCheck>(var problems) -> throw new AssertionError(problems);
    };
  }

  static Stream<Arguments> seeds() {
    List<Scope> scopes =
        List.of(
            new Scope.Full(),
            new Scope.Short(),
            new Scope.Fields(List.of(INSTRUMENT.fields().get(2).id())));
    return Stream.iterate(1L, seed -> seed + 1)
        .limit(24)
        .map(seed -> Arguments.of(seed, scopes.get((int) (seed % 5 % 3))));
  }

  /// Nothing that the contract names is lost: neither on the way in, nor there and back.
  @ParameterizedTest
  @MethodSource("seeds")
  void export_readIntoAnEmptyCheckOfTheSameMunicipality_isExportedEqual(long seed, Scope scope) {
    SelfCheck original = random(seed, scope);
    try (Exchange first = new Exchange();
        Exchange second = new Exchange()) {
      for (Exchange town : List.of(first, second)) {
        town.bed.stored.write(town.check().scoped(scope).write());
      }
      first.readIn(first.coordinator, json(original));
      JsonNode exported = first.export();

      second.readIn(second.coordinator, json(exported.toString()));

      assertThat(second.export()).isEqualTo(exported);
      assertSame(read(exported), original);
    }
  }

  /// Lists that have no order of their own may come back in another.
  private static void assertSame(SelfCheck read, SelfCheck original) {
    assertThat(read.scope()).isEqualTo(original.scope());
    assertThat(read.round()).isEqualTo(original.round());
    assertThat(read.municipality()).isEqualTo(original.municipality());
    assertThat(read.departments()).isEqualTo(original.departments());
    assertThat(read.focus()).isEqualTo(original.focus());
    assertThat(new HashSet<>(read.targets())).isEqualTo(new HashSet<>(original.targets()));
    assertThat(new HashSet<>(read.entries())).isEqualTo(new HashSet<>(original.entries()));
    assertThat(new HashSet<>(read.agreed())).isEqualTo(new HashSet<>(original.agreed()));
    assertThat(new HashSet<>(read.disputed())).isEqualTo(new HashSet<>(original.disputed()));
    assertThat(new HashSet<>(read.responsible())).isEqualTo(new HashSet<>(original.responsible()));
    assertThat(new HashSet<>(read.ownIndicators()))
        .isEqualTo(new HashSet<>(original.ownIndicators()));
  }

  @Test
  void export_readIntoTheCheckItCameFrom_changesNothing() {
    exchange.readIn(exchange.coordinator, json(random(7, new Scope.Full())));
    JsonNode exported = exchange.export();

    Answered plan = ok(exchange.dryRun(exchange.coordinator, json(exported.toString())));

    assertThat(plan.json().path("changes")).isEmpty();
    assertThat(plan.json().path("newDepartments")).isEmpty();
    assertThat(plan.json().path("same").asInt()).isGreaterThan(100);
    assertThat(plan.at("/format")).isEqualTo("selfCheck");
  }

  @Test
  void export_leavesOutWhatIsNotReleased() {
    String link = exchange.department("bauamt", false);
    exchange.bed.save(link, indicator(0), "{\"level\": 4}");
    exchange.bed.save(exchange.coordinator, indicator(0), "{\"level\": 1}");

    JsonNode exported = exchange.export();

    assertThat(exported.path("answers")).hasSize(1);
    assertThat(exported.path("departments")).hasSize(2);
    assertThat(exported.path("submitted").asBoolean(true)).isFalse();
    assertThat(ok(exchange.bed.call("GET /api/check/export").link(exchange.deputy())).json())
        .isEqualTo(exported);
    assertThat(exchange.bed.call("GET /api/check/export").link(link).send().status())
        .isEqualTo(403);
  }

  /// Whether it was cut off before or after any step: applying it again brings all of it.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void apply_ofAWholeCheckThatDiedAtAnyStep_isFinishedByTheNextOne(Fault fault) {
    SelfCheck original = random(3, new Scope.Full());
    byte[] file = json(original);
    int step = 1;
    boolean died = true;
    while (died) {
      try (Exchange town = new Exchange()) {
        String upload = town.upload(file);
        String plan = ok(town.importing(town.coordinator, upload, "")).at("/plan");
        town.bed.steps.failAt(step, fault);
        died = town.applying(town.coordinator, upload, plan).send().status() == 500;
        town.bed.steps.heal();

        ok(town.applying(town.coordinator, upload, plan));

        assertSame(read(town.export()), original);
      }
      // Each of the first steps, then some of the many that are alike.
      step += step < 8 ? 1 : 5;
    }
    assertThat(step).isGreaterThan(10);
  }

  @Test
  void apply_ofAWholeCheck_whosePutsAreRepeated_isSuccess() {
    SelfCheck original = random(4, new Scope.Full());
    exchange.bed.steps.repeatPuts(true);

    exchange.readIn(exchange.coordinator, json(original));

    assertSame(read(exchange.export()), original);
  }

  @Test
  void check_ofAnotherMunicipality_isRefused() {
    SelfCheck original = random(5, new Scope.Full());
    String other = new String(json(original), java.nio.charset.StandardCharsets.UTF_8);
    byte[] foreign = json(other.replace("\"key\":\"09762000\"", "\"key\":\"09777151\""));

    Answered answered = exchange.dryRun(exchange.coordinator, foreign).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).containsExactly("/municipality/key");
    assertThat(exchange.checks().departments(exchange.id())).hasSize(1);
  }

  @Test
  void check_byADepartment_isRefused() {
    String link = exchange.department("bauamt", false);

    assertThat(exchange.dryRun(link, json(random(5, new Scope.Full()))).send().status())
        .isEqualTo(403);
    assertThat(
            exchange.dryRun(exchange.deputy(), json(random(5, new Scope.Full()))).send().status())
        .isEqualTo(200);
  }

  /// Otherwise a made-up file would show, level by level, what a department has not released.
  @Test
  void check_thatBringsAnswersOfADepartmentThatHasNotReleased_isRefused() {
    String link = exchange.department("bauamt", false);
    exchange.bed.save(link, indicator(0), "{\"level\": 4}");
    String file =
        """
        {"format": "selbstcheck/1", "instrument": {"id": "weltoffene-kommune", "version": 1},
         "municipality": {"key": "09762000", "name": "Kaufbeuren"},
         "departments": [{"id": "koordination", "name": "Koordination"}, {"id": "bauamt", "name": "Bauamt"}],
         "answers": [%s]}""";
    String probe =
        "{\"department\": \"bauamt\", \"indicator\": \""
            + indicator(0)
            + "\", \"answer\": {\"level\": 4}}";

    Answered refused = exchange.dryRun(exchange.coordinator, json(file.formatted(probe))).send();
    // Its name may change; what it gave is not looked at.
    Answered taken = ok(exchange.dryRun(exchange.coordinator, json(file.formatted(""))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).containsExactly("/departments/1");
    assertThat(taken.json().path("changes")).hasSize(1);
  }

  @Test
  void check_intoOneThatHasMore_takesNothingAway() {
    exchange.bed.save(exchange.coordinator, indicator(0), "{\"level\": 4}");
    String file =
        """
        {"format": "selbstcheck/1", "instrument": {"id": "weltoffene-kommune", "version": 1},
         "municipality": {"key": "09762000", "name": "Stadt Kaufbeuren"}, "scope": "short", "round": 1,
         "departments": [{"id": "koordination", "name": "Stabsstelle", "released": false, "closed": true}],
         "answers": [{"department": "koordination", "indicator": "%s", "comment": "Neu."}]}"""
            .formatted(indicator(0));
    byte[] bytes = json(file);

    Answered applied = exchange.readIn(exchange.coordinator, bytes);

    assertThat(applied.json().path("changes")).hasSize(2);
    Unit unit = exchange.checks().department(exchange.id(), Unit.COORDINATION).orElseThrow();
    assertThat(unit.name()).isEqualTo("Stabsstelle");
    assertThat(unit.released()).isTrue();
    assertThat(unit.closed()).isFalse();
    assertThat(exchange.check().scope()).isEqualTo(new Scope.Full());
    assertThat(exchange.answer(Unit.COORDINATION, indicator(0)).orElseThrow().answer())
        .contains(new Answer.Level(4));
    assertThat(exchange.note(Unit.COORDINATION, indicator(0)).orElseThrow().comment())
        .isEqualTo("Neu.");
  }

  @Test
  void check_ofAnotherScope_widensUntilBothFit() {
    String first = INSTRUMENT.fields().getFirst().id();
    exchange.bed.stored.write(exchange.check().scoped(new Scope.Fields(List.of(first))).write());
    SelfCheck other = random(11, new Scope.Fields(List.of(INSTRUMENT.fields().get(3).id())));

    Answered applied = exchange.readIn(exchange.coordinator, json(other));

    assertThat(exchange.check().scope())
        .isEqualTo(new Scope.Fields(List.of(first, INSTRUMENT.fields().get(3).id())));
    assertThat(applied.json().path("changes").get(0).path("kind").asText()).isEqualTo("scope");
  }

  private static final String QUICK =
      """
      {"format": "selbstcheck/1", "instrument": {"id": "weltoffene-kommune", "version": 1}, "scope": "short",
       "departments": [{"id": "ich", "name": "Schnell-Check"}],
       "answers": [{"department": "ich", "indicator": "%s", "answer": {"level": 3}}]}"""
          .formatted(shortForm());

  private static String shortForm() {
    return INSTRUMENT.indicators().stream()
        .filter(Indicator::shortForm)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void quickCheck_goesToTheOwnDepartment() {
    String link = exchange.department("bauamt", false);

    Answered applied = exchange.readIn(link, json(QUICK));

    assertThat(applied.at("/format")).isEqualTo("quickCheck");
    assertThat(applied.at("/department")).isEqualTo("bauamt");
    assertThat(exchange.answer("bauamt", shortForm()).orElseThrow().answer())
        .contains(new Answer.Level(3));
    assertThat(exchange.checks().departments(exchange.id())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{}",
        "{\"format\": \"selbstcheck/2\"}",
        "\uFEFF{\"format\": \"selbstcheck/1\", \"format\": \"selbstcheck/1\"}"
      })
  void json_thatIsNoSelfCheck_isRefused(String text) {
    Answered answered = exchange.dryRun(exchange.coordinator, json(text)).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.at("/type")).isEqualTo("/errors/file");
    assertThat(answered.pointers()).isNotEmpty();
  }

  static Stream<Arguments> badChecks() {
    String answer =
        "{\"department\": \"koordination\", \"indicator\": \"%s\", \"answer\": {\"level\": 2}}"
            .formatted(indicator(0));
    String view = "{\"department\": \"koordination\", \"view\": \"x\"}";
    String settled =
        "{\"indicator\": \"%s\", \"answer\": {\"level\": 2}, \"reason\": \"x\"}"
            .formatted(indicator(0));
    return Stream.of(
        Arguments.of(
            "\"answers\": [" + answer.replace(indicator(0), "nie") + "]", "/answers/0/indicator"),
        Arguments.of(
            "\"answers\": [" + answer.replace(": 2", ": 5") + "]", "/answers/0/answer/level"),
        Arguments.of(
            "\"answers\": [" + answer.replace("koordination", "nie") + "]",
            "/answers/0/department"),
        Arguments.of("\"answers\": [" + answer + "," + answer + "]", "/answers/1"),
        Arguments.of(
            "\"answers\": ["
                + answer.replace("\"answer\": {\"level\": 2}", "\"comment\": \"a\\u0007b\"")
                + "]",
            "/answers/0/comment"),
        Arguments.of(
            "\"answers\": ["
                + answer.replace(
                    "\"answer\": {\"level\": 2}", "\"evidence\": [\"javascript:alert(1)\"]")
                + "]",
            "/answers/0/evidence/0"),
        Arguments.of(
            "\"answers\": [], \"agreed\": [%s], \"disputed\": [{\"indicator\": \"%s\", \"views\": [%s, %s]}]"
                .formatted(settled, indicator(0), view, view),
            "/disputed/0"),
        Arguments.of(
            "\"answers\": [], \"ownIndicators\": [{\"id\": \"a#b\", \"statement\": \"x\", \"answers\": []}]",
            "/ownIndicators/0/id"),
        Arguments.of(
            "\"answers\": [], \"ownIndicators\": [{\"id\": \"a\", \"statement\": \"x\", \"answers\": []},"
                + " {\"id\": \"a\", \"statement\": \"y\", \"answers\": []}]",
            "/ownIndicators/1/id"),
        Arguments.of("\"answers\": [], \"focus\": [\"nie\"]", "/focus/0"));
  }

  @ParameterizedTest
  @MethodSource("badChecks")
  void check_withSomethingWrong_isNamedWithItsPointer(String members, String pointer) {
    String before = exchange.bed.stored.everything().toString();
    String file =
        """
        {"format": "selbstcheck/1", "instrument": {"id": "weltoffene-kommune", "version": 1},
         "municipality": {"key": "09762000", "name": "Kaufbeuren"},
         "departments": [{"id": "koordination", "name": "Koordination"}], %s}"""
            .formatted(members);

    Answered answered = exchange.dryRun(exchange.coordinator, json(file)).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).contains(pointer);
    assertThat(exchange.bed.stored.everything().toString()).isEqualTo(before);
  }

  @Test
  void ownStatements_moreThanTenWithThoseThatAreThere_areRefused() {
    for (int i = 0; i < 10; i++) {
      exchange.bed.stored.write(Own.of(exchange.check(), "da-" + i, "Aussage " + i, i).write());
    }
    String file =
        """
        {"format": "selbstcheck/1", "instrument": {"id": "weltoffene-kommune", "version": 1},
         "municipality": {"key": "09762000", "name": "Kaufbeuren"},
         "departments": [{"id": "koordination", "name": "Koordination"}], "answers": [],
         "ownIndicators": [{"id": "%s", "statement": "Neu gefasst", "answers": []}]}""";

    assertThat(exchange.dryRun(exchange.coordinator, json(file.formatted("neu"))).send().pointers())
        .containsExactly("/ownIndicators");
    assertThat(
            ok(exchange.dryRun(exchange.coordinator, json(file.formatted("da-3"))))
                .at("/changes/0/after"))
        .isEqualTo("Neu gefasst");
  }

  @Test
  void check_withIdsThatNoKeyCanHold_isRefused() {
    String file =
        QUICK.replace(
            "\"scope\"", "\"municipality\": {\"key\": \"09762000\", \"name\": \"K\"}, \"scope\"");

    Answered answered =
        exchange.dryRun(exchange.coordinator, json(file.replace("\"ich\"", "\"a#b\""))).send();

    assertThat(answered.pointers()).containsExactly("/departments/0/id");
  }

  @Test
  void check_ofAnotherInstrumentOrVersion_isRefused() {
    for (String other :
        List.of(
            QUICK.replace("weltoffene-kommune", "integrierte-planung"),
            QUICK.replace("\"version\": 1", "\"version\": 2"))) {
      Answered answered = exchange.dryRun(exchange.coordinator, json(other)).send();

      assertThat(answered.status()).isEqualTo(422);
      assertThat(answered.pointers()).containsExactly("/instrument");
      assertThat(answered.body()).contains("anderen Fragebogen oder einer anderen Fassung");
    }
  }

  @Test
  void quickCheck_withMoreThanAnswers_isRefused() {
    String two =
        QUICK.replace(
            "[{\"id\": \"ich\", \"name\": \"Schnell-Check\"}]",
            "[{\"id\": \"ich\", \"name\": \"a\"}, {\"id\": \"du\", \"name\": \"b\"}]");
    String aims =
        QUICK.replace(
            "\"answers\"",
            "\"focus\": [\"%s\"], \"answers\""
                .formatted(INSTRUMENT.fields().getFirst().topics().getFirst().id()));

    assertThat(exchange.dryRun(exchange.coordinator, json(two)).send().pointers())
        .containsExactly("/departments");
    assertThat(exchange.dryRun(exchange.coordinator, json(aims)).send().status()).isEqualTo(422);
  }
}
