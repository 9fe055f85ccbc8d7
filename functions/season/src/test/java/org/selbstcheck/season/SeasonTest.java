package org.selbstcheck.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.ArchivedItem;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Beneath;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Rendering;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.season.Stage.Stack;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeasonTest {

  private static final Instant NOW = Stage.NOW;
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Phase OVER = Stage.phase("phase-null", "2026-01-31", "2027-06-01");
  private static final String ID = "abcdefghjkmnpqrs";
  private static final String OTHER = "bcdefghjkmnpqrst";

  private Stage stage;
  private Stack stack;
  private Path archive;
  private int number;
  private Path folder;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    this.folder = folder;
    stage = new Stage(folder);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  /// A season: two checks of a phase that is kept.
  @BeforeEach
  void season() throws IOException {
    archive = folder.resolve("season-" + ++number + ".zip");
    stack = stage.stack();
    stack.write(Stage.PHASE.write(), Audit.ofProgramme("phaseOpened", Stage.PHASE.id(), NOW, "a"));
    stack.check(Stage.PHASE, ID, "09762000", Check.State.SUBMITTED);
    stack.check(Stage.PHASE, OTHER, "08231000", Check.State.OPEN);
    stack.put(TableName.CHECKS, odd());
    stack.store(ObjectKeys.register("ab"), "key\tname");
  }

  private static Map<String, AttributeValue> odd() {
    Map<String, AttributeValue> odd = new java.util.HashMap<>(ItemJsonTest.everyType());
    odd.put("pk", AttributeValue.fromS("CHECK#" + ID));
    return odd;
  }

  private String export(String... options) throws IOException, Refused {
    List<String> arguments = new ArrayList<>(List.of("export", archive.toString()));
    arguments.addAll(List.of(options));
    return stack.season(NOW, arguments.toArray(String[]::new));
  }

  private static String fingerprint(String printed) {
    return printed
        .lines()
        .filter(line -> line.startsWith("fingerprint "))
        .map(line -> line.substring("fingerprint ".length()))
        .findFirst()
        .orElseThrow();
  }

  private Stack opened(Instant now) throws IOException, Refused {
    Stack target = stage.stack();
    target.season(now, "open", archive.toString());
    return target;
  }

  private static void assertRefused(ThrowingCallable command, String says) {
    assertThatThrownBy(command).isInstanceOf(Refused.class).hasMessageContaining(says);
  }

  @Test
  void season_putAwayAndTakenOut_isTheSameToTheLastAttributeAndByte() throws Exception {
    export("--stack", "selbstcheck", "--software", "1");
    stack.season(NOW, "verify", archive.toString(), "--against-stack");

    Stack target = opened(NOW);

    assertThat(target.items()).isEqualTo(stack.items()).hasSize(11);
    assertThat(target.objects()).isEqualTo(stack.objects()).hasSize(3);
    assertThat(archive.resolveSibling(archive.getFileName() + ".partial")).doesNotExist();
  }

  @Test
  void export_ofAStackWithNothing_canBeOpenedForAYear() throws Exception {
    stack = stage.stack();

    assertThat(export()).contains("ends-on 2028-05-31");
    assertThat(opened(NOW).items()).isEmpty();
  }

  @Test
  void export_overAnExistingFile_isRefused() throws Exception {
    export();
    assertRefused(this::export, "There is a file");
  }

  @Test
  void export_endsWithTheLastPhase() throws Exception {
    assertThat(export()).contains("ends-on 2028-06-01");
    Instant eve = Instant.parse("2028-05-31T21:59:59Z");

    assertThat(opened(eve).items()).isNotEmpty();

    Stack late = stage.stack();
    assertRefused(
        () -> late.season(eve.plusSeconds(1), "open", archive.toString()), "ended on 2028-06-01");
    assertThat(late.items()).isEmpty();
  }

  @Test
  void expired_andErased_isNotPutAway() throws Exception {
    List<String> kept = stack.items();
    stack.write(OVER.write());
    stack.check(OVER, "cdefghjkmnpqrstu", "16052000", Check.State.SUBMITTED);
    String erased = "defghjkmnpqrstuv";
    stack.check(Stage.PHASE, erased, "16053000", Check.State.ERASED);
    stack.store(ObjectKeys.upload(ID, "form"), "passing");
    stack.store("archives/phase-eins/1/2027-06-01.zip", "passing");

    // Its erasures are overdue.
    export("--with-open-work");
    stack.season(NOW, "verify", archive.toString(), "--against-stack");
    Stack target = opened(NOW);

    // As after an erasure while the system runs: that the municipality took part stays known.
    assertThat(target.items())
        .containsAll(kept)
        .hasSize(kept.size() + 1)
        .anyMatch(item -> item.contains(erased) && item.startsWith("PROGRAMME"));
    assertThat(target.objects().keySet())
        .containsExactlyInAnyOrder(
            ObjectKeys.submission(ID, 1),
            ObjectKeys.submission(OTHER, 1),
            ObjectKeys.register("ab"));
  }

  @Test
  void phase_thatEndsWhileAway_doesNotComeBack() throws Exception {
    Phase longer = Stage.phase("phase-zwei", "2027-06-30", "2029-01-01");
    stack.write(longer.write());
    stack.check(longer, "cdefghjkmnpqrstu", "16052000", Check.State.SUBMITTED);
    stack.store("comparison/phase-eins/1-a.json", "ledger");
    stack.store("comparison/phase-zwei/1-a.json", "ledger");
    stack.put(
        TableName.PROGRAMME,
        Map.of(
            "pk", AttributeValue.fromS("COMPARISON#phase-eins"),
            "sk", AttributeValue.fromS("COMPARISON")));
    export();

    Stack target = opened(Instant.parse("2028-07-01T00:00:00Z"));

    assertThat(target.items())
        .noneMatch(item -> item.contains(Stage.PHASE.id()) && !item.contains("AUDIT#"))
        .anyMatch(item -> item.contains("cdefghjkmnpqrstu"));
    assertThat(target.objects().keySet())
        .containsExactlyInAnyOrder(
            ObjectKeys.submission("cdefghjkmnpqrstu", 1),
            ObjectKeys.register("ab"),
            "comparison/phase-zwei/1-a.json");
  }

  @Test
  void erasure_askedForWhileAway_isEffective() throws Exception {
    // With the check of a Kreis lies where to look for the one that is erased.
    stack.write(
        new Beneath("kreisdefghjkmnpq", "09762000", ID, Stage.PHASE.expiresAt(), 0).write());
    export();
    stack.season(NOW, "erase", archive.toString(), "--check", ID);
    stack.season(
        NOW, "erase", archive.toString(), "--phase", "phase-eins", "--municipality", "08231000");

    Stack target = opened(NOW);

    assertThat(target.items())
        .noneMatch(item -> item.contains(OTHER) || item.contains(ID))
        .filteredOn(item -> item.contains("09762000"))
        .singleElement()
        .asString()
        .contains("MUNICIPALITY#09762000");
    assertThat(target.objects().keySet()).containsExactly(ObjectKeys.register("ab"));
  }

  /// What the coordinator's own erasure takes away: the contact, whatever was shared, and the
  /// registration with its address. Who waits for a decision asked for something else.
  @Test
  void erasure_ofACheck_leavesOfItsAdmissionThatThereWasOne() throws Exception {
    stack.write(
        registration("admitted", "09762000", Stage.PHASE.expiresAt())
            .admitted(Stage.PHASE, LocalDate.parse("2027-01-02"))
            .write());
    stack.write(registration("waits", "09762000", Stage.PHASE.expiresAt()).write());
    stack.write(
        registration("elsewhere", "08231000", Stage.PHASE.expiresAt())
            .admitted(Stage.PHASE, LocalDate.parse("2027-05-02"))
            .write());
    export();
    stack.season(NOW, "erase", archive.toString(), "--check", ID);

    Stack target = opened(NOW);
    String again = String.join("\n", target.items());
    try (Archive read = Archive.open(archive)) {
      target.put(TableName.PROGRAMME, ArchivedItem.opened(read.fingerprint(), false).stored());
    }

    assertThat(target.season(NOW.plusSeconds(90_000), "open", archive.toString()))
        .contains("interrupted goes on");
    assertThat(String.join("\n", target.items())).isEqualTo(again);
    assertThat(target.items())
        .filteredOn(item -> item.contains("MUNICIPALITY#09762000"))
        .singleElement()
        .asString()
        .contains("\"erasedOn\":{\"S\":\"2027-06-01\"}", "\"removedOn\"", "\"coordinator\"")
        .doesNotContain("stelle@example.org", "invitationHash", "startedOn", ID);
    assertThat(target.items())
        .anyMatch(item -> item.contains("REGISTRATION#waits"))
        .anyMatch(item -> item.contains("REGISTRATION#elsewhere"))
        .noneMatch(item -> item.contains("REGISTRATION#admitted"));
  }

  @Test
  void registrations_thatHaveEnded_orWhoseTownWantsErasure_doNotComeBack() throws Exception {
    stack.write(registration("ended", "09762000", NOW.plusSeconds(60)).write());
    stack.write(registration("wanted", "08231000", NOW.plusSeconds(600)).write());
    stack.write(registration("waits", "09762000", NOW.plusSeconds(600)).write());
    export();
    stack.season(
        NOW, "erase", archive.toString(), "--phase", "phase-eins", "--municipality", "08231000");

    Stack target = opened(NOW.plusSeconds(61));

    assertThat(target.items())
        .anyMatch(item -> item.contains("REGISTRATION#waits"))
        .noneMatch(item -> item.contains("REGISTRATION#ended"))
        .noneMatch(item -> item.contains("REGISTRATION#wanted"));
  }

  private static Registration registration(String hash, String key, Instant expiresAt) {
    return new Registration(
        "phase-eins",
        hash,
        new MunicipalityName(key, "Stadt"),
        "Stadt",
        Optional.empty(),
        "Bayern",
        Optional.empty(),
        "Stelle",
        "stelle@example.org",
        Optional.empty(),
        LocalDate.parse("2027-01-01"),
        Registration.State.WAITING,
        Optional.empty(),
        Optional.empty(),
        expiresAt,
        0);
  }

  @Test
  void erasure_ofWhatIsNotThere_isRefused() throws Exception {
    export();

    assertRefused(
        () -> stack.season(NOW, "erase", archive.toString(), "--check", "mistyped"), "none such");
    assertRefused(
        () -> stack.season(NOW, "erase", archive.toString(), "--check", "a\ncheck b"), "hyphens");
    assertRefused(
        () -> stack.season(NOW, "erase", archive.toString(), "--phase", "phase-eins"), "Give");
    assertThat(ErasureList.beside(archive)).doesNotExist();
  }

  @Test
  void erasureList_ofAnotherArchive_isRefused() throws Exception {
    export();
    Files.writeString(ErasureList.beside(archive), "archive 00\ncheck " + ID + "\n");
    Stack target = stage.stack();

    assertRefused(() -> target.season(NOW, "open", archive.toString()), "another archive");
    Files.writeString(ErasureList.beside(archive), "cheque " + ID + "\n");
    assertRefused(() -> target.season(NOW, "open", archive.toString()), "not understood");
    assertThat(target.items()).isEmpty();
  }

  @Test
  void openWork_keepsFromPuttingAway_andComesBackFailed() throws Exception {
    Check check = Stage.check(Stage.PHASE, ID, "09762000", Check.State.SUBMITTED);
    Document document =
        Document.requested(
            ID,
            1,
            new Rendering(
                Document.Kind.PDF,
                Tone.BALANCED,
                Edition.PUBLIC,
                Optional.empty(),
                Optional.empty()),
            LocalDate.parse("2027-06-01"),
            check.expiresAt());
    stack.write(
        Job.scoring(check, 1, NOW).taken(NOW).done(NOW).write(),
        Job.scoring(check, 2, NOW).taken(NOW).write(),
        Job.closing(check, 2, NOW).write(),
        document.write(),
        Job.report(check, document, NOW).write(),
        Job.mail(
                check,
                new Job.Mail("jugendamt", "Erinnerung", "Bitte antworten."),
                LocalDate.parse("2027-06-01"),
                NOW)
            .write());

    assertRefused(this::export, "3 jobs are still under way");
    assertThat(stack.season(NOW, "status")).contains("open-work 3", "retention-ends 2028-06-01");
    export("--with-open-work");
    Stack target = opened(NOW);

    // None of them is one that the stream's filters let through, and no mail waits.
    assertThat(target.items())
        .filteredOn(item -> item.startsWith("JOBS"))
        .hasSize(7)
        .noneMatch(item -> item.contains("\"running\"") || item.contains("Bitte antworten"))
        .filteredOn(item -> item.contains("\"waiting\""))
        .hasSize(3)
        .allMatch(item -> item.contains("\"erasure\"") || item.contains("\"closing\""));
    assertThat(target.items())
        .filteredOn(item -> item.contains("DOCUMENT#"))
        .singleElement()
        .asString()
        .contains("\"failed\"", ArchivedItem.INTERRUPTED);
  }

  @Test
  void erasureThatIsDue_keepsFromPuttingAway() throws Exception {
    Check check = Stage.check(Stage.PHASE, "cdefghjkmnpqrstu", "16052000", Check.State.ERASED);
    stack.write(check.write(), Job.erasure(check, NOW).write());

    assertRefused(this::export, "1 jobs are still under way");
  }

  /// A filter of the template names a kind and the state waiting; no job may come back so.
  @Test
  void noJobThatAStreamLetsThrough_comesBackWaiting() throws Exception {
    Pattern kinds = Pattern.compile("\"kind\":\\{\"S\":\\[([^]]*)]");
    Matcher filter = kinds.matcher(Files.readString(Path.of("../../template.yaml")));
    List<String> woken = new ArrayList<>();
    while (filter.find()) {
      woken.addAll(List.of(filter.group(1).replace("\"", "").split(",")));
    }
    assertThat(woken).contains("scoring", "report");
    for (String kind : woken) {
      for (String state : List.of("waiting", "running")) {
        ArchivedItem job =
            new ArchivedItem(
                TableName.JOBS,
                Map.of(
                    "pk", AttributeValue.fromS("JOB#x"),
                    "sk", AttributeValue.fromS("JOB"),
                    "kind", AttributeValue.fromS(kind),
                    "state", AttributeValue.fromS(state)));
        assertThat(job.returning(NOW).stored().get("state"))
            .as(kind)
            .isEqualTo(AttributeValue.fromS("failed"));
      }
    }
  }

  @Test
  void opening_interrupted_goesOn() throws Exception {
    export();
    Stack target = opened(NOW);
    List<String> all = target.items();
    try (Archive read = Archive.open(archive)) {
      // As if it had broken off in the middle of it.
      target.put(TableName.PROGRAMME, ArchivedItem.opened(read.fingerprint(), false).stored());
    }
    target.remove(
        TableName.CHECKS,
        Map.of("pk", AttributeValue.fromS("CHECK#" + ID), "sk", AttributeValue.fromS("META")));
    assertThat(target.items()).hasSize(all.size() - 1);

    assertThat(target.season(NOW, "open", archive.toString()))
        .contains("interrupted goes on", "there-already 13");
    assertThat(target.items()).isEqualTo(all);
    assertRefused(() -> target.season(NOW, "open", archive.toString()), "opened here already");
  }

  @Test
  void opening_whereSomebodyWorkedMeanwhile_isRefused() throws Exception {
    export();
    Stack target = opened(NOW);
    try (Archive read = Archive.open(archive)) {
      target.put(TableName.PROGRAMME, ArchivedItem.opened(read.fingerprint(), false).stored());
    }
    Map<String, AttributeValue> changed = odd();
    changed.put("text", AttributeValue.fromS("changed"));
    target.put(TableName.CHECKS, changed);

    assertRefused(() -> target.season(NOW, "open", archive.toString()), "something else");
    assertThat(target.items()).anyMatch(item -> item.contains("\"changed\""));
  }

  @Test
  void opening_intoTablesWithSomethingElse_isRefused() throws Exception {
    export();
    Stack target = stage.stack();
    target.write(OVER.write());

    assertRefused(() -> target.season(NOW, "open", archive.toString()), "programme is not empty");
    assertThat(target.items()).hasSize(1);
    assertThat(target.objects()).isEmpty();
  }

  @Test
  void whatChangedSince_isSeenBeforeAnythingIsDeleted() throws Exception {
    export();
    stack.store(ObjectKeys.submission(ID, 2), "late");
    assertRefused(
        () -> stack.season(NOW, "verify", archive.toString(), "--against-stack"),
        "objects: 4 there, 3 in the archive");

    Map<String, AttributeValue> changed = odd();
    changed.put("number", AttributeValue.fromN("7"));
    stack.put(TableName.CHECKS, changed);
    assertRefused(
        () -> stack.season(NOW, "verify", archive.toString(), "--against-stack"),
        "checks: as many, but not the same");
  }

  @Test
  void archive_cutAnywhere_isRefusedBeforeAnythingIsWritten() throws Exception {
    export();
    byte[] whole = Files.readAllBytes(archive);
    Path cut = folder.resolve("cut.zip");
    Stack target = stage.stack();
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> target.season(NOW, "open", cut.toString()))
          .as("cut at " + length)
          .isInstanceOf(Refused.class);
    }
    assertThat(target.items()).isEmpty();
    assertThat(target.objects()).isEmpty();
  }

  @Test
  void archive_alteredAnywhere_isRefusedOrTheSame() throws Exception {
    String fingerprint = fingerprint(export());
    byte[] whole = Files.readAllBytes(archive);
    Path altered = folder.resolve("altered.zip");
    int refused = 0;
    for (int at = 0; at < whole.length; at += 29) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x10;
      Files.write(altered, bytes);
      try (Archive read = Archive.open(altered)) {
        read.verify(new Progress(new PrintStream(OutputStream.nullOutputStream()), CLOCK));
        // What is no part of anything that is read, such as a time in a head of the ZIP, may
        // differ.
        assertThat(read.fingerprint()).isEqualTo(fingerprint);
      } catch (Refused e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 29 / 2);
  }

  @Test
  void archive_changedByHand_isRefused() throws Exception {
    export();
    assertAltered("tables/checks.ndjson", text -> text.replace("Kaufbeuren", "Kaufbeurem"));
    assertAltered("tables/checks.ndjson", text -> text.substring(text.indexOf('\n') + 1));
    assertAltered("objects.ndjson", text -> text.replace("submissions/1", "submissions/2"));
    assertAltered("objects/00000001", text -> text + " ");
    assertAltered("manifest.json", text -> text.replace("\"count\" : 5", "\"count\" : 6"));
    assertAltered("extra", text -> "x");
  }

  private interface Change {
    String of(String text);
  }

  private void assertAltered(String file, Change change) throws IOException, Refused {
    Path changed = folder.resolve("changed.zip");
    try (ZipFile from = new ZipFile(archive.toFile());
        OutputStream out = Files.newOutputStream(changed);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry : from.stream().toList()) {
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            entry.getName().equals(file)
                ? change
                    .of(new String(bytes, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
      if (from.getEntry(file) == null) {
        to.putNextEntry(new ZipEntry(file));
        to.write('x');
      }
    }
    Stack target = stage.stack();
    assertRefused(() -> target.season(NOW, "open", changed.toString()), "altered");
    assertThat(target.items()).as(file).isEmpty();
  }

  @Test
  void archive_ofAnotherForm_orFingerprint_isRefused() throws Exception {
    String fingerprint = fingerprint(export());

    stack.season(NOW, "verify", archive.toString(), "--fingerprint", fingerprint);
    assertRefused(
        () -> stack.season(NOW, "verify", archive.toString(), "--fingerprint", "00"),
        "another fingerprint");
    assertThatThrownBy(
            () ->
                Manifest.read(
                    "{\"format\":\"selbstcheck-season\",\"version\":2}"
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("form 2");
    Path other = Files.writeString(folder.resolve("other.txt"), "no archive");
    assertRefused(() -> stack.season(NOW, "verify", other.toString()), "cut off, or this is none");
    assertRefused(() -> stack.season(NOW, "verify", folder + "/nowhere"), "no file");
  }

  @Test
  void command_notUnderstood_isRefused() {
    assertRefused(() -> stack.season(NOW), "Which command");
    assertRefused(() -> stack.season(NOW, "burn"), "Unknown command");
    assertRefused(() -> stack.season(NOW, "export"), "the archive's file");
    assertRefused(() -> stack.season(NOW, "export", "a", "--force"), "Unknown option");
    assertRefused(() -> stack.season(NOW, "verify", "a", "--fingerprint"), "needs a value");
    assertThatThrownBy(() -> Season.configured(Map.of("TABLE_CHECKS", "a")))
        .hasMessageContaining("TABLE_PROGRAMME is not set");
  }
}
