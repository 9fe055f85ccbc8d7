package org.selbstcheck.app.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.selbstcheck.app.store.AnswerValue;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.NoteValue;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckReader;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.scoring.Scoring;

/// People of several departments save answers, notes and points at once, on bad networks: requests
/// get lost before they arrive, answers get lost on the way back, browsers repeat them late and out
/// of order. Whatever the order: every save that was acknowledged happened once, on top of the
/// value that its author had seen, and none that was refused happened at all.
class InterleavingPropertiesTest {

  private static final int PEOPLE = 6;
  private static final int PLACES = 2;
  private static final int ACTIONS = 60;

  private static int conflicts;
  private static int repeats;
  private static int lost;

  @AfterContainer
  static void everythingHappened() {
    assertThat(conflicts).as("saves that met another's").isGreaterThan(100);
    assertThat(repeats).as("repeats of saves").isGreaterThan(100);
    assertThat(lost).as("answers that got lost after the save happened").isGreaterThan(50);
  }

  /// What is saved.
  private enum Kind {
    ANSWER,
    NOTE,
    POINT
  }

  /// Where: what a person may save.
  private record Place(Kind kind, String department, String indicator) {}

  /// One save that a browser is about to send, as often as it takes.
  private record Save(Place place, String link, String writeId, int value, long seenRevision) {}

  /// A person at one device, who knows of each place what they saw last and has at most one save
  /// pending there.
  private static final class Person {
    private final String link;
    private final String department;
    private final boolean leads;
    private final Map<Place, Long> seen = new HashMap<>();
    private final Map<Place, Save> pending = new HashMap<>();

    Person(String link, String department, boolean leads) {
      this.link = link;
      this.department = department;
      this.leads = leads;
    }
  }

  private static final class World {
    private final Testbed bed;
    private final TownHall town;
    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final List<Save> done = new ArrayList<>();
    private final Map<Place, TreeMap<Long, Save>> accepted = new HashMap<>();
    private int made;

    World(Testbed bed, Random random) {
      this.bed = bed;
      this.town = new TownHall(bed);
      this.random = random;
      String jugend = town.department("jugend", "Jugendamt");
      String soziales = town.department("soziales", "Sozialamt");
      town.release("jugend", "soziales");
      town.openAgreement();
      people.add(new Person(town.coordinator, "koordination", true));
      people.add(new Person(town.link(Link.Role.DEPUTY, "koordination"), "koordination", true));
      people.add(new Person(jugend, "jugend", false));
      people.add(new Person(town.link(Link.Role.DEPARTMENT, "jugend"), "jugend", false));
      people.add(new Person(soziales, "soziales", false));
      people.add(new Person(town.link(Link.Role.DEPARTMENT, "soziales"), "soziales", false));
    }

    void run() {
      for (int i = 0; i < ACTIONS; i++) {
        Person person = people.get(random.nextInt(PEOPLE));
        Place place = place(person);
        Save save = person.pending.get(place);
        if (save == null) {
          save = save(person, place);
          person.pending.put(place, save);
        }
        send(person, save);
        if (random.nextInt(6) == 0 && !done.isEmpty()) {
          repeatLate(done.get(random.nextInt(done.size())));
        }
      }
      // At last the network is back, and everything that was pending goes out.
      for (Person person : people) {
        while (!person.pending.isEmpty()) {
          attempt(person, person.pending.values().iterator().next());
        }
      }
    }

    private Place place(Person person) {
      Kind kind = Kind.values()[random.nextInt(person.leads ? 3 : 2)];
      return new Place(
          kind, kind == Kind.POINT ? "" : person.department, indicator(random.nextInt(PLACES)));
    }

    private Save save(Person person, Place place) {
      return new Save(
          place,
          person.link,
          "write-%04d".formatted(++made),
          random.nextInt(5),
          person.seen.getOrDefault(place, 0L));
    }

    /// Sends a save over a network that may fail at any step.
    private void send(Person person, Save save) {
      switch (random.nextInt(4)) {
        case 0 -> fail(save, Fault.BEFORE);
        case 1 -> fail(save, Fault.AFTER);
        default -> attempt(person, save);
      }
    }

    private void fail(Save save, Fault fault) {
      long before = revision(save.place());
      bed.steps.failAt(1 + random.nextInt(5), fault);
      Answered[] answered = new Answered[1];
      Captured.output(() -> answered[0] = call(save).send());
      bed.steps.heal();
      if (revision(save.place()) > before && answered[0].status() == 500) {
        lost++;
      }
      // Whatever came of it, this browser heard nothing and keeps the save pending.
    }

    private void attempt(Person person, Save save) {
      Answered answered = call(save).send();
      switch (answered.status()) {
        case 200 -> {
          person.pending.remove(save.place());
          person.seen.put(save.place(), answered.json().path("revision").asLong());
          accept(save);
        }
        case 409 -> {
          conflicts++;
          assertThat(answered.at("/type")).isEqualTo("/errors/conflict");
          person.pending.remove(save.place());
          person.seen.put(save.place(), answered.json().path("current").path("revision").asLong());
          assertThat(accepted.getOrDefault(save.place(), new TreeMap<>()).values())
              .as("a refused save never happened")
              .doesNotContain(save);
          if (random.nextBoolean()) {
            // The person chose the own value, knowing the other.
            person.pending.put(save.place(), save(person, save.place()));
          }
        }
        default -> throw new AssertionError(answered.body());
      }
    }

    private void accept(Save save) {
      Save other =
          accepted
              .computeIfAbsent(save.place(), _ -> new TreeMap<>())
              .putIfAbsent(save.seenRevision() + 1, save);
      assertThat(other).as("two saves on top of one value").isNull();
      done.add(save);
    }

    /// A request that hung somewhere arrives once more, long after its answer.
    private void repeatLate(Save save) {
      repeats++;
      String before = bed.stored.everything().toString();
      Answered answered = call(save).send();
      assertThat(answered.status()).isIn(200, 409);
      assertThat(bed.stored.everything().toString()).as("changes nothing").isEqualTo(before);
    }

    private Call call(Save save) {
      Place place = save.place();
      return switch (place.kind()) {
        case ANSWER ->
            bed.saving(
                save.link(),
                place.indicator(),
                "{\"level\": " + save.value() + "}",
                save.writeId(),
                save.seenRevision());
        case NOTE ->
            bed.noting(
                save.link(), place.indicator(), text(save), save.writeId(), save.seenRevision());
        case POINT ->
            town.recording(
                save.link(),
                place.indicator(),
                TownHall.agreed(save.value(), text(save)),
                save.writeId(),
                save.seenRevision());
      };
    }

    private static String text(Save save) {
      return "von " + save.writeId();
    }

    private long revision(Place place) {
      return stored(place).revision();
    }

    private Stored<?> stored(Place place) {
      Checks checks = new Checks(bed.stored);
      String id = checkId(town.coordinator);
      return switch (place.kind()) {
        case ANSWER ->
            found(checks.answersOn(id, List.of(place.department()), place.indicator()))
                .orElseGet(
                    () ->
                        Stored.nothing(Stored.ANSWERS, id, place.department(), place.indicator()));
        case NOTE ->
            found(checks.notesOn(id, List.of(place.department()), place.indicator()))
                .orElseGet(
                    () -> Stored.nothing(Stored.NOTES, id, place.department(), place.indicator()));
        case POINT -> checks.point(id, place.indicator());
      };
    }

    private static <V> Optional<Stored<V>> found(List<Stored<V>> list) {
      return list.stream().findFirst();
    }

    void nothingIsLost() {
      accepted.forEach(
          (place, saves) -> {
            Stored<?> stored = stored(place);
            assertThat(saves.keySet())
                .as("%s: every revision is one acknowledged save", place)
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(1, stored.revision()).boxed().toList());
            assertThat(stored.value())
                .map(World::told)
                .contains(told(saves.lastEntry().getValue()));
            if (stored.revision() > 1) {
              assertThat(stored.previous())
                  .map(World::told)
                  .contains(told(saves.lowerEntry(stored.revision()).getValue()));
            }
          });
      for (Person person : people) {
        for (Place place : person.seen.keySet()) {
          assertThat(accepted.containsKey(place) || revision(place) == 0)
              .as("nothing was stored that nobody saved: %s", place)
              .isTrue();
        }
      }
    }

    /// What a value says, whichever kind it is.
    private static String told(Object value) {
      return switch (value) {
        case AnswerValue answer -> answer.answer().orElseThrow().toString();
        case NoteValue note -> note.comment();
        case Point.Agreed(var agreement) -> agreement.answer() + " " + agreement.reason();
        default -> throw new AssertionError(value);
      };
    }

    private static String told(Save save) {
      String level = "Level[level=" + save.value() + "]";
      return switch (save.place().kind()) {
        case ANSWER -> level;
        case NOTE -> text(save);
        case POINT -> level + " " + text(save);
      };
    }

    /// What is submitted is what is stored, and scoring it anew gives the same result.
    void resultIsThatOfTheExport() {
      boolean answered = accepted.keySet().stream().anyMatch(it -> it.kind() != Kind.NOTE);
      if (!answered) {
        return;
      }
      ok(bed.submitting(town.coordinator, 1));
      Captured.output(bed::runJobs);
      JsonNode result = bed.result(town.coordinator).json();
      String export =
          ok(bed.call("GET /api/check/submissions/{number}")
                  .link(town.coordinator)
                  .path("number", "1"))
              .body();
      SelfCheck selfCheck =
          switch (SelfCheckReader.read(
              export.getBytes(StandardCharsets.UTF_8), Testbed.instrument())) {
            case Reading.Accepted<SelfCheck>(SelfCheck read) -> read;
            case Reading.Refused<SelfCheck>(var problems) -> throw new AssertionError(problems);
          };
      assertThat(
              JsonText.parse(
                  JsonText.write(
                      json ->
                          ResultJson.write(Scoring.score(Testbed.instrument(), selfCheck), json))))
          .isEqualTo(new Reading.Accepted<>(result.path("result")));
      assertThat(result.path("late")).isEmpty();
      accepted.forEach(
          (place, saves) -> {
            if (place.kind() == Kind.POINT) {
              assertThat(selfCheck.agreed())
                  .filteredOn(it -> it.indicator().equals(place.indicator()))
                  .singleElement()
                  .extracting(it -> it.reason())
                  .isEqualTo(text(saves.lastEntry().getValue()));
            }
          });
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void anyOrderOfSavesRetriesAndLostAnswers_losesNothing(@ForAll Random random) {
    try (Testbed bed = new Testbed()) {
      World world = new World(bed, random);
      world.run();
      world.nothingIsLost();
      world.resultIsThatOfTheExport();
    }
  }
}
