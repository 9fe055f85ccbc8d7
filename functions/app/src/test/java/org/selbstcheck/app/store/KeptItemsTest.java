package org.selbstcheck.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.report.Edition;

/// What an earlier version wrote, this one reads: a check that runs is not lost by an upgrade, nor
/// a season that was put away.
///
/// Each file of `src/test/resources/kept-items` holds one item of every kind as the version of that
/// name wrote it, and what that version read in it: every component of the record, by its path. A
/// component may be added to a record; one that was read once must be read the same for ever, or,
/// if it is knowingly given up, stands in [#GIVEN_UP].
///
/// **With every release** a file is added, from this folder's parent:
///
/// ```
/// mvn -Dquick -pl app -am -Dtest=KeptItemsTest -Dgolden=renew -Dkept.version=1.4.0 \
///     -Dsurefire.failIfNoSpecifiedTests=false test
/// ```
///
/// The test fails as long as a class of this package reads items (`fromItem`) and has no sample in
/// [#samples]. Files of released versions are never written again.
class KeptItemsTest {

  private static final String FOLDER = "kept-items";

  /// `kind component` that no version reads any more, each with the reason beside it.
  private static final Set<String> GIVEN_UP = Set.of();

  private static final ObjectMapper JSON = new ObjectMapper();
  static final String ID = "abcdefghjkmnpqrs";
  private static final LocalDate DAY = LocalDate.parse("2027-03-01");
  private static final Instant END = Instant.parse("2028-03-01T00:00:00Z");
  private static final String WRITE = "write-0001";

  /// One way in which an item can look.
  ///
  /// @param kind the class that reads it, and what is special
  private record Sample(String kind, Write write) {}

  /// By the first word of a kind.
  private static final Map<String, Function<Item, Object>> READERS =
      Map.ofEntries(
          Map.entry("Admission", Admission::fromItem),
          Map.entry("Aims", Aims::fromItem),
          Map.entry("Answer", item -> Stored.fromItem(Stored.ANSWERS, item)),
          Map.entry("Audit.Act", Audit.Act::fromItem),
          Map.entry("Audit.Entry", Audit.Entry::fromItem),
          Map.entry("Beneath", Beneath::fromItem),
          Map.entry("Check", Check::fromItem),
          Map.entry("Code", Code::fromItem),
          Map.entry("CommentaryHead", CommentaryHead::fromItem),
          Map.entry("CommentaryVersion", CommentaryVersion::fromItem),
          Map.entry("ComparisonConsent", ComparisonConsent::fromItem),
          Map.entry("ComparisonHead", ComparisonHead::fromItem),
          Map.entry("ComparisonSecret", ComparisonSecret::fromItem),
          Map.entry("Conduct", Conduct::fromItem),
          Map.entry("Document", Document::fromItem),
          Map.entry("EarlierHead", EarlierHead::fromItem),
          Map.entry("EarlierVersion", EarlierVersion::fromItem),
          Map.entry("ErasedAdmission", ErasedAdmission::fromItem),
          Map.entry("Import", Import::fromItem),
          Map.entry("Job", Job::fromItem),
          Map.entry("Link", Link::fromItem),
          Map.entry("Meeting", Meeting::fromItem),
          Map.entry("Note", item -> Stored.fromItem(Stored.NOTES, item)),
          Map.entry("Own", Own::fromItem),
          Map.entry("OwnInstrument", OwnInstrument::fromItem),
          Map.entry("Phase", Phase::fromItem),
          Map.entry("PhaseArchive", PhaseArchive::fromItem),
          Map.entry("PhaseDocument", PhaseDocument::fromItem),
          Map.entry("Point", item -> Stored.fromItem(Stored.POINTS, item)),
          Map.entry("RegisterPointer", RegisterPointer::fromItem),
          Map.entry("Registration", Registration::fromItem),
          Map.entry("ResultPointer", ResultPointer::fromItem),
          Map.entry("Rollout", Rollout::fromItem),
          Map.entry("RoofRelease", RoofRelease::fromItem),
          Map.entry("Submission", Submission::fromItem),
          Map.entry("Sweep", Sweep::fromItem),
          Map.entry("Unit", Unit::fromItem),
          Map.entry("WaitingCount", WaitingCount::fromItem));

  /// All kinds of items there are.
  static Set<String> kinds() {
    return READERS.keySet();
  }

  /// One item of every kind, of one and the same check and its phase.
  static List<Write> writes() {
    return samples().stream().map(Sample::write).toList();
  }

  private static Check check(Check.State state, Scope scope) {
    return new Check(
        ID,
        state,
        new MunicipalityName("09762000", "Kaufbeuren"),
        "phase",
        "Phase",
        new InstrumentVersion("weltoffene-kommune", 1),
        scope,
        2,
        1,
        Optional.of(DAY),
        state == Check.State.CLOSING ? Optional.of(2) : Optional.empty(),
        new PhaseDays(Optional.of(DAY.minusDays(30)), DAY),
        END,
        Optional.of(DAY.minusDays(3)),
        0);
  }

  /// Every kind of item, in every way in which its reader takes different paths.
  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    Check check = check(Check.State.OPEN, new Scope.Full());
    for (Check.State state : Check.State.values()) {
      samples.add(new Sample("Check " + state, check(state, new Scope.Full()).write()));
    }
    samples.add(new Sample("Check short", check(Check.State.OPEN, new Scope.Short()).write()));
    samples.add(
        new Sample(
            "Check fields",
            check(Check.State.OPEN, new Scope.Fields(List.of("sprache", "arbeit"))).write()));
    Phase phase =
        new Phase(
            "phase",
            "Phase",
            check.instrument(),
            check.days(),
            LocalDate.parse("2028-03-01"),
            Phase.Access.OPEN,
            Optional.of(
                new Notice(
                    "Stiftung, Weg 1",
                    "team@example.org",
                    Optional.of("dsb@example.org"),
                    "Standortbestimmung",
                    "Art. 6 (1) e DSGVO",
                    "nur die Kommune")),
            0);
    samples.add(new Sample("Phase", phase.write()));
    samples.add(
        new Sample(
            "Admission",
            new Admission(
                    "phase",
                    check.municipality(),
                    "kreisfreie Stadt",
                    "Bayern",
                    Optional.of("097775738"),
                    ID,
                    DAY,
                    true,
                    Optional.of(DAY),
                    Optional.empty(),
                    Optional.of("integration@example.org"),
                    "00ff",
                    END,
                    0)
                .write()));
    Registration registration =
        new Registration(
            "phase",
            "00ff",
            new MunicipalityName("09762000", "Kaufbeuren"),
            "kreisfreie Stadt",
            Optional.of("Ostallgäu"),
            "Bayern",
            Optional.of("097620000"),
            "Stabsstelle Integration",
            "integration@kaufbeuren.de",
            Optional.of("Text"),
            DAY,
            Registration.State.WAITING,
            Optional.empty(),
            Optional.empty(),
            END,
            0);
    samples.add(new Sample("Registration waiting", registration.write()));
    samples.add(new Sample("Registration admitted", registration.admitted(phase, DAY).write()));
    samples.add(
        new Sample("Registration declined", registration.declined(phase, DAY, "Grund").write()));
    samples.add(new Sample("WaitingCount", new WaitingCount("phase", 3, END, 0).write()));
    ErasedAdmission erased =
        new ErasedAdmission(
            "phase",
            check.municipality(),
            "kreisfreie Stadt",
            "Bayern",
            Optional.of(ID),
            ErasedAdmission.By.COORDINATOR,
            DAY,
            Optional.empty(),
            END,
            0);
    samples.add(new Sample("ErasedAdmission", erased.write()));
    samples.add(new Sample("ErasedAdmission removed", erased.removed(DAY.plusDays(1)).write()));
    samples.add(new Sample("Audit.Act", Audit.ofProgramme("admitted", "phase 09762000", END, "a")));
    samples.add(
        new Sample("Sweep", Sweep.beginning(Sweep.Look.SWEEP).done(DAY).reached(ID).write()));
    samples.add(
        new Sample(
            "Sweep shared",
            Sweep.beginning(Sweep.Look.SHARED).done(DAY).reached("phase/09762000").write()));
    samples.add(
        new Sample("Sweep registered", Sweep.beginning(Sweep.Look.REGISTERED).done(DAY).write()));
    samples.add(
        new Sample(
            "RegisterPointer",
            new RegisterPointer("register/ab.tsv", DAY, 11_000, List.of("register/aa.tsv"), 0)
                .write()));
    addPeople(samples);
    addAnswers(samples, check);
    addSteps(samples, check);
    addOutcome(samples, check);
    return samples;
  }

  private static void addPeople(List<Sample> samples) {
    samples.add(
        new Sample(
            "Unit",
            Unit.of(ID, new Department("jugendamt", "Jugendamt", false, false), END)
                .responsibleFor(List.of("b2", "a1"))
                .reachedAt(Optional.of("amt@example.org"))
                .write()));
    for (Link.Role role : Link.Role.values()) {
      samples.add(
          new Sample(
              "Link " + role,
              Link.of(ID, "hash", "linkid0123456789", role, Unit.COORDINATION, DAY, END)
                  .labelled("Vertretung")
                  .withCode(new Code.Place("ABCD", "00ff"))
                  .write()));
    }
    Link link =
        Link.of(ID, "hash", "linkid0123456789", Link.Role.DEPUTY, Unit.COORDINATION, DAY, END);
    samples.add(new Sample("Code", Code.of(new Code.Place("ABCD", "00ff"), link).write()));
  }

  private static void addAnswers(List<Sample> samples, Check check) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    answers.put("level", new Answer.Level(3));
    answers.put("unknown", new Answer.Unknown());
    answers.put("notOurs", new Answer.NotOurs("Kämmerei"));
    answers.put(
        "notApplicable",
        new Answer.NotApplicable(Answer.Reason.OTHER_LEVEL, "Dafür ist der Landkreis da."));
    answers.forEach(
        (kind, answer) ->
            samples.add(
                new Sample(
                    "Answer " + kind,
                    after(
                            Stored.ANSWERS,
                            new AnswerValue(
                                Optional.of(new Answer.Level(1)), false, Set.of(Obstacle.MONEY)),
                            check)
                        .replaceBy(
                            Stored.ANSWERS,
                            new AnswerValue(
                                Optional.of(answer), true, Set.of(Obstacle.STAFF, Obstacle.MONEY)),
                            WRITE,
                            DAY,
                            check))));
    samples.add(
        new Sample(
            "Note",
            after(Stored.NOTES, new NoteValue("vorher", List.of()), check)
                .replaceBy(
                    Stored.NOTES,
                    new NoteValue("Grüße\n\"x\"", List.of("https://example.org/a.pdf")),
                    WRITE,
                    DAY,
                    check)));
    Map<String, Point> points = new LinkedHashMap<>();
    points.put(
        "agreed",
        new Point.Agreed(
            new Agreement(
                "a1",
                new Answer.Level(3),
                "Der Plan liegt vor.",
                List.of(new View("jugendamt", "Nur auf dem Papier.")),
                Set.of(Obstacle.MONEY),
                List.of(
                    new Agreement.Before("jugendamt", Optional.of(new Answer.Level(1))),
                    new Agreement.Before("sozialamt", Optional.empty())))));
    points.put(
        "contested",
        new Point.Contested(
            new Disputed("a1", List.of(new View("a", "Ja"), new View("b", "Nein")))));
    points.put("reopened", new Point.Reopened());
    points.forEach(
        (kind, point) ->
            samples.add(
                new Sample(
                    "Point " + kind,
                    Stored.nothing(Stored.POINTS, ID, "", "a1")
                        .replaceBy(Stored.POINTS, point, WRITE, DAY, check))));
  }

  private static <V> Stored<V> after(Stored.Form<V> form, V value, Check check) {
    return Stored.after(
        form,
        Stored.nothing(form, ID, "jugendamt", "a1")
            .replaceBy(form, value, "write-0000", DAY, check));
  }

  private static void addSteps(List<Sample> samples, Check check) {
    samples.add(
        new Sample(
            "Conduct",
            Conduct.undecided(check)
                .with(Conduct.Mode.TOGETHER, Optional.of(DAY))
                .openAgreement(DAY.minusDays(1))
                .write()));
    samples.add(
        new Sample(
            "Meeting", Meeting.unplanned(check).of(List.of(new Meeting.Slot("b2", 15))).write()));
    samples.add(
        new Sample(
            "Aims", Aims.none(check).of(List.of(new Target("a1", 3)), List.of("sprache")).write()));
    samples.add(
        new Sample(
            "Own",
            new Own(
                    check.id(),
                    new OwnIndicator(
                        "eigene-1",
                        "Sprachcafés gibt es in jedem Stadtteil.",
                        List.of(
                            new Entry(
                                "jugendamt",
                                "eigene-1",
                                Optional.of(new Answer.Level(2)),
                                true,
                                "zwei",
                                Set.of(Obstacle.STAFF),
                                List.of("https://example.org/a.pdf")))),
                    1,
                    List.of("Gibt es Sprachcafés?"),
                    Optional.of(0),
                    END,
                    0)
                .write()));
    samples.add(new Sample("Import", Import.begun(check, "plan", List.of(1L, 2L)).write()));
    samples.add(
        new Sample(
            "Audit.Entry",
            Audit.ofCheck(
                check, "linkRevoked", "coordinator", Optional.of("jugendamt"), "x", END, "a")));
  }

  private static void addOutcome(List<Sample> samples, Check check) {
    samples.add(
        new Sample(
            "ComparisonConsent",
            new ComparisonConsent(
                    ID,
                    true,
                    Optional.of(
                        new ComparisonConsent.Place(
                            ComparisonKind.values()[0], PopulationClass.values()[0])),
                    END,
                    0)
                .write()));
    samples.add(
        new Sample("ComparisonHead", new ComparisonHead("phase", "{}", "key", END, 0).write()));
    samples.add(
        new Sample("ComparisonSecret", new ComparisonSecret("phase", "c2VjcmV0", END, 0).write()));
    samples.add(
        new Sample(
            "OwnInstrument",
            new OwnInstrument(check.instrument(), "Titel", 108, DAY, "00ff").write()));
    samples.add(
        new Sample(
            "OwnInstrument withdrawn",
            new OwnInstrument(check.instrument(), "Titel", 108, DAY, "00ff")
                .withdrawn(Optional.of(new OwnInstrument.Withdrawal(DAY, "Überholt: \"alt\"")))
                .write()));
    samples.add(
        new Sample(
            "PhaseArchive",
            new PhaseArchive(
                    "phase",
                    "eins",
                    Document.State.DONE,
                    3,
                    2,
                    Optional.of(7L),
                    Optional.empty(),
                    DAY,
                    END,
                    0)
                .write()));
    samples.add(
        new Sample(
            "Rollout",
            new Rollout("phase", List.of(END), 2, "09762000", 1, 3, true, false, END, 0).write()));
    RoofRelease release =
        new RoofRelease(
            ID,
            new MunicipalityName("09777", "Landkreis Ostallgäu"),
            "roofcheck1234567",
            Optional.of(new Progress(45, Optional.of(DAY), true, DAY)),
            List.of("1-pdf-plain-public", "1-sheet-plain-internal"),
            END,
            0);
    samples.add(new Sample("RoofRelease", release.write()));
    samples.add(
        new Sample("RoofRelease without progress", release.showing(Optional.empty()).write()));
    samples.add(
        new Sample("Beneath", new Beneath("roofcheck1234567", "09777121", ID, END, 0).write()));
    samples.add(new Sample("Submission", new Submission(ID, 1, DAY, "key", END, 0).write()));
    samples.add(new Sample("ResultPointer", new ResultPointer(ID, 1, "key", END, 0).write()));
    Beside beside = new Checks(new InMemoryTables()).beside(check);
    samples.add(
        new Sample("CommentaryHead", beside.commentary().next(true).consented(true).write()));
    samples.add(
        new Sample(
            "CommentaryVersion",
            new CommentaryVersion(
                    ID, 1, DAY, Optional.of("Im Ganzen"), Map.of("b", "x: y", "a", "\n:"), END)
                .write()));
    samples.add(new Sample("EarlierHead", beside.earlier().next(DAY).write()));
    samples.add(
        new Sample(
            "EarlierVersion",
            new EarlierVersion(ID, 1, "key", check.instrument(), DAY, END).write()));
    Document document =
        Document.requested(
            ID,
            2,
            new Rendering(
                Document.Kind.COUNCIL, Tone.PLAIN, Edition.PUBLIC, Optional.of(1), Optional.of(1)),
            DAY,
            END);
    samples.add(new Sample("Document waiting", document.write()));
    samples.add(
        new Sample("Document done", document.made(DAY, 7, "a.docx", "k").released(true).write()));
    samples.add(new Sample("Document failed", document.failed(DAY, "Grund").write()));
    samples.add(
        new Sample(
            "PhaseDocument",
            PhaseDocument.unknown(check, document).orderedByTeam().released(true).write()));
    Job report = Job.report(check, document, END);
    samples.add(new Sample("Job scoring", Job.scoring(check, 1, END).write()));
    samples.add(new Sample("Job closing", Job.closing(check, 1, END).taken(END).write()));
    samples.add(new Sample("Job report", report.write()));
    samples.add(
        new Sample("Job failed", report.taken(END).afterFailure("Grund", false, END).write()));
    samples.add(new Sample("Job erasure", Job.erasure(check).write()));
    samples.add(
        new Sample(
            "Job mail",
            Job.mail(check, new Job.Mail("jugendamt", "Betreff", "Text"), DAY, END).write()));
  }

  private static Object read(String kind, Item item) {
    return Optional.ofNullable(READERS.get(kind.split(" ", 2)[0]))
        .orElseThrow(() -> new AssertionError("Nobody reads items any more that are a " + kind))
        .apply(item);
  }

  /// All components of a record, by their paths.
  private static Map<String, String> components(Object value) {
    Map<String, String> found = new TreeMap<>();
    collect("", value, found);
    return found;
  }

  private static void collect(String path, Object value, Map<String, String> found) {
    switch (value) {
      // Says nothing that the others do not say.
      case Item _ -> {}
      case Record record -> {
        found.put(path + "()", record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          collect(path + "." + component.getName(), component(record, component), found);
        }
      }
      case Optional<?> optional ->
          optional.ifPresentOrElse(
              it -> collect(path, it, found), () -> found.put(path, "(nothing)"));
      case Map<?, ?> map -> map.forEach((key, it) -> collect(path + "." + key, it, found));
      case Collection<?> values -> {
        found.put(path + ".size", String.valueOf(values.size()));
        Iterator<?> sorted =
            values instanceof List<?> ? values.iterator() : values.stream().sorted().iterator();
        for (int i = 0; sorted.hasNext(); i++) {
          collect(path + "." + i, sorted.next(), found);
        }
      }
      default -> found.put(path, String.valueOf(value));
    }
  }

  private static Object component(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("Not to be read: " + component, e);
    }
  }

  static List<String> keptFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", FOLDER))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("keptFiles")
  void items_ofEveryVersion_areReadAsThatVersionReadThem(String file) throws IOException {
    JsonNode kept = KeptItems.tree("/" + FOLDER + "/" + file);

    assertThat(kept).isNotEmpty();
    for (JsonNode one : kept) {
      String kind = one.path("kind").asText();
      Map<String, String> now = components(read(kind, KeptItems.item(one.path("item"))));
      for (Map.Entry<String, JsonNode> then : one.path("read").properties()) {
        if (!GIVEN_UP.contains(kind.split(" ", 2)[0] + " " + then.getKey())) {
          assertThat(now.get(then.getKey()))
              .as("%s: %s of %s", file, then.getKey(), kind)
              .isEqualTo(then.getValue().asText());
        }
      }
    }
  }

  @Test
  void item_withoutAnAttribute_isNotReadAsBefore() throws IOException {
    JsonNode one = KeptItems.tree("/" + FOLDER + "/" + keptFiles().getFirst()).get(0);
    ObjectNode poorer = one.path("item").deepCopy();
    poorer.set("municipalityName", JSON.createObjectNode().put("S", "Kaufbeurem"));

    assertThat(components(read(one.path("kind").asText(), KeptItems.item(poorer))))
        .isNotEqualTo(
            components(read(one.path("kind").asText(), KeptItems.item(one.path("item")))));
  }

  /// Writes the file of a version; see above.
  @Test
  void samples_areReadBack_andWrittenForAVersion() throws IOException {
    ArrayNode kept = JSON.createArrayNode();
    for (Sample sample : samples()) {
      Item item = ((Write.Put) sample.write()).revised();
      ObjectNode one = kept.addObject();
      one.put("kind", sample.kind()).put("table", Names.of(sample.write().table()));
      one.set("item", KeptItems.json(item));
      ObjectNode read = one.putObject("read");
      components(read(sample.kind(), KeptItems.item(one.path("item")))).forEach(read::put);
      assertThat(KeptItems.item(one.path("item"))).isEqualTo(item);
    }
    assertThat(kindsWithoutSample()).as("kinds of items without a sample here").isEmpty();
    Optional<String> version = Optional.ofNullable(System.getProperty("kept.version"));
    if ("renew".equals(System.getProperty("golden")) && version.isPresent()) {
      Files.writeString(
          Files.createDirectories(Path.of("src", "test", "resources", FOLDER))
              .resolve(version.get() + ".json"),
          kept.toPrettyString() + "\n");
    }
  }

  private static Set<String> kindsWithoutSample() throws IOException {
    Set<String> kinds = new TreeSet<>();
    String folder = Check.class.getPackageName().replace('.', '/');
    try (Stream<Path> classes = Files.list(Path.of("target", "classes", folder))) {
      for (Path file : classes.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        if (Files.isRegularFile(file) && !name.equals("package-info") && reads(name)) {
          kinds.add(name.replace('$', '.'));
        }
      }
    }
    // Three forms of what is stored per indicator, and parts of phases and checks.
    kinds.removeAll(Set.of("Stored", "Notice", "PhaseDays"));
    kinds.removeAll(
        samples().stream()
            .map(sample -> sample.kind().split(" ", 2)[0])
            .collect(Collectors.toSet()));
    return kinds;
  }

  private static boolean reads(String className) {
    try {
      return Arrays.stream(
              Class.forName(Check.class.getPackageName() + "." + className).getDeclaredMethods())
          .anyMatch(method -> method.getName().equals("fromItem"));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
