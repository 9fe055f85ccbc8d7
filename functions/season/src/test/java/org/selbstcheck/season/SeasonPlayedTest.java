package org.selbstcheck.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.local.LocalSystem;
import org.selbstcheck.local.Options;
import org.selbstcheck.local.template.Locals;
import org.selbstcheck.local.template.TemplateReader;

/// A season from its first day to the day on which it is taken out again, on the whole system with
/// its own functions, triggers and schedule: a phase is opened, real municipalities of the register
/// are admitted, their departments answer and disagree, they submit, documents are made for all, two
/// of three agree to the comparison. Half a year later the phase is over and its snapshot is made.
/// Then `season-close --remove` puts everything into an archive, all is wiped, and `season-open`
/// takes it out again into a system with nothing in it.
///
/// Six municipalities, too few of one kind for a comparison; 40 with `-Dseason.municipalities=40`,
/// among which there are cohorts.
class SeasonPlayedTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int MUNICIPALITIES = Integer.getInteger("season.municipalities", 6);
  private static final long SEED = 20_270_301;

  @TempDir Path folder;

  /// @param season as the template's parameter of that name has it
  private LocalSystem system(String name, Clock today, String season) throws IOException {
    return LocalSystem.start(
        new Options(ROOT, folder.resolve(name), 0, false), today, Map.of("Season", season));
  }

  /// What the functions of the system that runs find in their environment.
  private static Map<String, String> environment() throws IOException {
    var locals =
        new Locals(
            URI.create("http://localhost:8080"),
            URI.create("http://127.0.0.1:8082"),
            URI.create("http://localhost:8081"),
            "http://localhost:8081/selbstcheck",
            "site",
            Map.of());
    return TemplateReader.read(ROOT.resolve("template.yaml"), locals)
        .functions()
        .getFirst()
        .environment();
  }

  private static Stock stock() throws IOException {
    return Season.configured(environment());
  }

  /// All items but those that have expired and only wait to be removed, which no archive holds: by
  /// now the invitations.
  private static Set<String> items(Clock today) throws IOException, Refused {
    Set<String> items = new TreeSet<>();
    for (TableName table : TableName.values()) {
      stock()
          .scan(
              table,
              item -> {
                if (!item.isMark() && !item.expired(today.instant())) {
                  items.add(
                      table + new String(ItemJson.write(item.stored()), StandardCharsets.UTF_8));
                }
              });
    }
    return items;
  }

  private static Set<String> objects() throws IOException, Refused {
    Set<String> objects = new TreeSet<>();
    Stock stock = stock();
    stock.list(
        key -> objects.add(new String(stock.describe(key).toJson(), StandardCharsets.UTF_8)));
    return objects;
  }

  @Test
  void season_playedToItsEnd_andTakenOutAgain_isTheSame() throws Exception {
    Path archive = folder.resolve("season.zip");
    Map<String, Municipality> municipalities = new LinkedHashMap<>();
    Players.municipalities(MUNICIPALITIES, SEED)
        .forEach(municipality -> municipalities.put(municipality.key().toString(), municipality));
    Map<String, String> coordinators = new LinkedHashMap<>();
    Map<String, Municipality> agreed = new LinkedHashMap<>();
    LocalDate closesOn;
    try (LocalSystem system = system("first", Clock.systemUTC(), "awake");
        Players players = new Players(system.address(), system.administratorToken(), SEED)) {
      closesOn = players.openPhase(LocalDate.now(Phase.ZONE));
      List<String> keys = List.copyOf(municipalities.keySet());
      for (Map.Entry<String, String> invitation : players.admit(keys).entrySet()) {
        String key = invitation.getKey();
        String coordinator = players.play(invitation.getValue());
        coordinators.put(key, coordinator);
        if (coordinators.size() % 3 != 0) {
          players.agreeToComparison(coordinator);
          agreed.put(coordinator, municipalities.get(key));
        }
      }
      players.orderForAll(coordinators);
      assertThat(players.published().path("state").asText()).isEqualTo("open");
    }

    Clock later = at(closesOn.plusDays(3));
    Map<String, String> seen;
    Set<String> items;
    Set<String> objects;
    String fingerprint;
    try (LocalSystem system = system("first", later, "awake");
        Players players = new Players(system.address(), system.administratorToken(), SEED)) {
      players.awaitSnapshot();
      new ComparisonSeen(players, coordinators.values(), agreed).check();
      seen = players.seen(coordinators);
      items = items(later);
      objects = objects();

    }

    Scripts scripts =
        new Scripts(
            ROOT.resolve("infrastructure/bin"), Files.createDirectory(folder.resolve("bin")));
    try (LocalSystem _ = system("first", later, "still")) {
      fingerprint = fingerprint(scripts.close(archive, environment()));
    }
    assertThat(scripts.calls())
        .anyMatch(call -> call.contains("s3 rm s3://data --recursive"))
        .anyMatch(call -> call.contains("delete-stack --stack-name " + Scripts.STACK));
    wipe(folder.resolve("first"));

    // A new stack stands still until everything is back.
    try (LocalSystem _ = system("second", later, "still")) {
      assertThat(items(later)).isEmpty();
      scripts.open(archive, fingerprint, environment());
    }
    try (LocalSystem system = system("second", later, "awake");
        Players players = new Players(system.address(), system.administratorToken(), SEED)) {
      // The same links, and nothing that anybody sees has changed, the comparison among it.
      assertThat(players.seen(coordinators)).isEqualTo(seen);
      // Nothing has started by it: jobs are as they were, no other object was made, no mail sent.
      assertThat(items(later)).isEqualTo(items);
      assertThat(objects()).isEqualTo(objects);
      assertThat(mails(system.data())).isEmpty();
      assertThat(system.data().resolve("dead-letter.ndjson")).doesNotExist();
    }
    assertThat(coordinators).hasSize(MUNICIPALITIES);
    assertThat(objects).hasSizeGreaterThanOrEqualTo(3 * MUNICIPALITIES);
  }

  /// A clock that goes, from the noon of another day.
  private static Clock at(LocalDate day) {
    Instant noon = day.atTime(LocalTime.NOON).atZone(Phase.ZONE).toInstant();
    return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), noon));
  }

  private static String fingerprint(String printed) {
    return printed
        .lines()
        .filter(line -> line.startsWith("fingerprint "))
        .map(line -> line.substring("fingerprint ".length()))
        .findFirst()
        .orElseThrow();
  }

  private static void wipe(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> mails(Path data) throws IOException {
    Path folder = data.resolve("mail");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
