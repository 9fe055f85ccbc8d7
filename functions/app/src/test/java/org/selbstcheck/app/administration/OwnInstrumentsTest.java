package org.selbstcheck.app.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.OwnQuestionnaire.VERSION;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.OwnQuestionnaire;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.CompiledInstrument;

class OwnInstrumentsTest {

  private static final String YAML = OwnQuestionnaire.yaml();

  private final Testbed bed = new Testbed();
  private final OwnQuestionnaire own = new OwnQuestionnaire(bed);

  @AfterEach
  void close() {
    bed.close();
  }

  private List<String> listed() {
    return ok(bed.call("GET /api/administration/instruments").administrator())
        .json()
        .path("instruments")
        .valueStream()
        .map(one -> one.path("id").asText() + "/" + one.path("version").asInt())
        .toList();
  }

  private Answered read(InstrumentVersion version) {
    return bed.call("GET /api/instruments/{instrument}/{version}")
        .path("instrument", version.id())
        .path("version", "" + version.version())
        .send();
  }

  private static String next(String yaml) {
    return yaml.replace("version: 1", "version: 2");
  }

  /// What blocks, by rule.
  private static List<String> blocking(Answered reading) {
    return reading
        .json()
        .path("remarks")
        .valueStream()
        .filter(remark -> remark.path("blocks").asBoolean())
        .map(remark -> remark.path("rule").asText())
        .toList();
  }

  private Call offering(boolean offered, int revision, String reason) {
    return bed.call("PUT /api/administration/instruments/{instrument}/{version}/offer")
        .administrator()
        .path("instrument", VERSION.id())
        .path("version", "" + VERSION.version())
        .json(
            "{\"revision\": %d, \"offered\": %s%s}"
                .formatted(revision, offered, offered ? "" : ", \"reason\": \"" + reason + "\""));
  }

  private JsonNode listedOwn() {
    return ok(bed.call("GET /api/administration/instruments").administrator())
        .json()
        .path("instruments")
        .valueStream()
        .filter(one -> one.path("id").asText().equals(VERSION.id()))
        .findFirst()
        .orElseThrow();
  }

  private Answered openingPhase(String id) {
    return bed.call("POST /api/administration/phases")
        .administrator()
        .json(
            """
            {"id": "%s", "name": "Frühling", "instrument": {"id": "%s", "version": %d},
             "closesOn": "%s", "retentionEndsOn": "%s"}"""
                .formatted(
                    id,
                    VERSION.id(),
                    VERSION.version(),
                    bed.clock.today().plusMonths(6),
                    bed.clock.today().plusYears(2)))
        .send();
  }

  private static boolean opensAPhase(Write write) {
    return write.key().pk().equals("PHASES");
  }

  private List<String> events() {
    return ok(bed.call("GET /api/administration/log")
            .administrator()
            .query("month", bed.clock.today().toString().substring(0, 7)))
        .json()
        .findValuesAsText("event");
  }

  @Test
  void withdrawn_isNotForNewPhases_andWhatRunsGoesOn() {
    own.publish(YAML);
    own.openPhase();
    String link = bed.confirm(bed.admit(Testbed.KAUFBEUREN));

    Answered withdrawn = ok(offering(false, listedOwn().path("revision").asInt(), " Überholt. "));

    assertThat(withdrawn.at("/withdrawn/reason")).isEqualTo("Überholt.");
    assertThat(listedOwn().at("/withdrawn/on").asText()).isEqualTo(bed.clock.today().toString());
    assertThat(openingPhase("sommer").pointers()).containsExactly("/instrument");
    assertThat(openingPhase("fruehling").status()).as("repeated").isEqualTo(201);
    bed.save(link, OwnQuestionnaire.INDICATORS.getFirst(), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    bed.runJobs();
    assertThat(ok(bed.call("GET /api/check/report").link(link)).at("/state")).isEqualTo("done");
    assertThat(read(VERSION).status()).isEqualTo(200);
  }

  @Test
  void withdrawnInTheMomentInWhichAPhaseIsOpened_isNotForIt() {
    own.publish(YAML);
    bed.steps.before(OwnInstrumentsTest::opensAPhase, () -> ok(offering(false, 1, "Überholt.")));

    Answered refused = openingPhase("sommer");

    assertThat(refused.pointers()).containsExactly("/instrument");
    assertThat(new Programme(bed.stored).phase("sommer")).isEmpty();
    assertThat(events()).contains("instrumentWithdrawn").doesNotContain("phaseOpened");
  }

  @Test
  void offeredAnewInTheMomentInWhichAPhaseIsOpened_isForIt() {
    own.publish(YAML);
    bed.steps.before(
        OwnInstrumentsTest::opensAPhase,
        () -> {
          ok(offering(false, 1, "Überholt."));
          ok(offering(true, 2, ""));
        });

    assertThat(openingPhase("sommer").status()).isEqualTo(201);
    assertThat(events()).containsOnlyOnce("phaseOpened");
  }

  @Test
  void withdrawing_canBeTakenBack_andBothAreLogged() {
    own.publish(YAML);
    ok(offering(false, 1, "Überholt."));
    ok(offering(false, 1, "Überholt."));

    ok(offering(true, 2, ""));

    assertThat(listedOwn().has("withdrawn")).isFalse();
    assertThat(openingPhase("sommer").status()).isEqualTo(201);
    assertThat(events()).containsOnlyOnce("instrumentWithdrawn", "instrumentOffered");
  }

  @Test
  void withdrawing_byTwoAtOnce_showsTheSecondWhatStands() {
    own.publish(YAML);
    ok(offering(false, 1, "Der eine Grund."));

    Answered second = offering(false, 1, "Ein anderer Grund.").send();

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/current/withdrawn/reason")).isEqualTo("Der eine Grund.");
    assertThat(listedOwn().at("/withdrawn/reason").asText()).isEqualTo("Der eine Grund.");
    assertThat(offering(true, 1, "").send().status()).isEqualTo(409);
  }

  @Test
  void withdrawing_withoutAReason_orOfWhatIsNotOwn_isRefused() {
    own.publish(YAML);

    assertThat(offering(false, 1, "  ").send().pointers()).containsExactly("/reason");
    assertThat(
            bed.call("PUT /api/administration/instruments/{instrument}/{version}/offer")
                .administrator()
                .path("instrument", "weltoffene-kommune")
                .path("version", "1")
                .json("{\"revision\": 1, \"offered\": true}")
                .send()
                .status())
        .isEqualTo(404);
    assertThat(listedOwn().has("withdrawn")).isFalse();
  }

  @Test
  void reading_ofASoundFile_showsTheDraftAndStoresNothing() {
    String upload = own.upload(YAML);
    String before = bed.everything();

    Answered reading = own.reading(upload);

    assertThat(blocking(reading)).isEmpty();
    assertThat(reading.json().path("remarks")).isNotEmpty();
    assertThat(reading.at("/instrument/title")).isEqualTo("Willkommen in Musterland");
    assertThat(reading.at("/instrument/fields/0/topics/0/indicators/1/statement"))
        .isEqualTo(OwnQuestionnaire.MARKUP);
    assertThat(bed.everything()).isEqualTo(before);
    assertThat(read(VERSION).status()).as("a draft is nobody's but administrators'").isEqualTo(404);
  }

  @Test
  void reading_ofAFaultyFile_saysWhereAndWhy() {
    Answered reading = own.reading(own.upload(YAML.replace("kind: fact", "kind: sicher")));

    assertThat(reading.json().has("instrument")).isFalse();
    JsonNode remark = reading.json().path("remarks").get(0);
    assertThat(remark.path("id").asText()).isEqualTo("an-mappe");
    assertThat(remark.path("place").asText()).isEqualTo("Art");
    assertThat(remark.path("line").asInt()).isPositive();
    assertThat(remark.path("text").asText()).startsWith("Erlaubt sind nur");
  }

  @Test
  void reading_ofWhatWasNotUploaded_isNotFound() {
    assertThat(
            bed.call("POST /api/administration/instruments/readings")
                .administrator()
                .json("{\"upload\": \"abc\"}")
                .send()
                .status())
        .isEqualTo(404);
  }

  @Test
  void published_isListedReadableAndTheSameForEver() {
    assertThat(own.publish(YAML).json().path("own").asBoolean()).isTrue();

    assertThat(listed()).contains("weltoffene-kommune/1", "eigen-willkommen/1");
    Answered read = read(VERSION);
    assertThat(read.headers())
        .containsEntry("cache-control", "public, max-age=31536000, immutable");
    Instrument instrument = CompiledInstrument.read(read.body().getBytes(UTF_8));
    assertThat(instrument.published()).contains(bed.clock.today());
    assertThat(instrument.indicators()).hasSize(8);
  }

  @Test
  void sameContentAgain_isSuccessAndChangesNothing() {
    own.publish(YAML);
    String before =
        bed.stored.everything().toString()
            + bed.bucket.get(ObjectKeys.instrument(VERSION)).map(String::new);
    bed.clock.pass(Duration.ofDays(3));

    Answered again = own.publish("# Nur ein Kommentar mehr.\n" + YAML);

    assertThat(again.at("/published")).isEqualTo("2026-05-04");
    assertThat(
            bed.stored.everything().toString()
                + bed.bucket.get(ObjectKeys.instrument(VERSION)).map(String::new))
        .isEqualTo(before);
  }

  @Test
  void publishing_thatBrokeOffHalfway_isFinishedByTheSameFile() {
    own.publish(YAML);
    Optional<byte[]> whole = bed.bucket.get(ObjectKeys.instrument(VERSION));
    bed.bucket.removeAll("instruments/");
    assertThat(
            bed.call("POST /api/administration/phases")
                .administrator()
                .json(phase())
                .send()
                .pointers())
        .containsExactly("/instrument");
    assertThat(blocking(own.reading(own.upload(next(YAML))))).containsExactly("VERSION");

    own.publish(YAML);

    assertThat(bed.bucket.get(ObjectKeys.instrument(VERSION)).map(String::new))
        .isEqualTo(whole.map(String::new));
    ok(bed.call("POST /api/administration/phases").administrator().json(phase()));
  }

  private String phase() {
    return Testbed.phaseJson("eigen", bed.clock.today().plusDays(9), bed.clock.today().plusDays(99))
        .replace("weltoffene-kommune", VERSION.id());
  }

  @Test
  void publishedVersion_cannotBeReplaced() {
    own.publish(YAML);

    Answered reading = own.reading(own.upload(YAML.replace("in Musterland", "in Neuland")));

    assertThat(blocking(reading)).containsExactly("VERSION");
    assertThat(reading.at("/remarks/0/text")).contains("version: 2");
  }

  @Test
  void shippedId_cannotBeUsed() {
    Answered reading =
        own.reading(own.upload(YAML.replace("eigen-willkommen", "weltoffene-kommune")));

    assertThat(blocking(reading)).containsExactly("ID");
  }

  @Test
  void nextVersion_isOneMoreAndSaysWhatChanged() {
    assertThat(blocking(own.reading(own.upload(next(YAML))))).containsExactly("VERSION");
    own.publish(YAML);
    assertThat(blocking(own.reading(own.upload(YAML.replace("version: 1", "version: 3")))))
        .containsExactly("VERSION");

    String second = next(YAML).replace("mi-sprache", "mi-klar");
    Answered reading = own.reading(own.upload(second));
    assertThat(blocking(reading)).isEmpty();
    assertThat(reading.json().path("remarks").findValuesAsText("rule")).contains("MAPPING");
    own.publish(second);
    assertThat(listed()).contains("eigen-willkommen/1", "eigen-willkommen/2");
  }

  @Test
  void publishing_anotherFileThanTheOneThatWasRead_isRefused() {
    String upload = own.upload(YAML);
    String fingerprint = own.reading(upload).at("/fingerprint");
    bed.bucket.upload(
        ObjectKeys.draft(upload), YAML.replace("Musterland", "Neuland").getBytes(UTF_8));

    Answered refused = own.publishing(upload, fingerprint).send();

    assertThat(refused.at("/type")).isEqualTo("/errors/instrument-changed");
    assertThat(listed()).doesNotContain("eigen-willkommen/1");
  }

  @Test
  void publishing_aFileWithErrors_isRefused() {
    String fingerprint = own.reading(own.upload(YAML)).at("/fingerprint");

    Answered refused = own.publishing(own.upload("id: x"), fingerprint).send();

    assertThat(refused.at("/type")).isEqualTo("/errors/instrument-blocked");
  }

  @Test
  void hostileFiles_areAnsweredInGerman() {
    for (byte[] file :
        List.of(
            new byte[0],
            new byte[2_000_000],
            new byte[] {'P', 'K', 3, 4, (byte) 0xff},
            "<html></html>".getBytes(UTF_8),
            "\"just text\"".getBytes(UTF_8),
            "- [".repeat(100_000).getBytes(UTF_8))) {
      Answered reading = own.reading(own.upload(file));
      assertThat(blocking(reading)).isNotEmpty();
      assertThat(reading.at("/remarks/0/text")).isNotBlank();
    }
  }

  @Test
  void published_underAPathThatIsNone_isNotFound() {
    own.publish(YAML);
    for (String version : List.of("0", "01", "2", "x", "99999999999", "-1")) {
      assertThat(
              bed.call("GET /api/instruments/{instrument}/{version}")
                  .path("instrument", VERSION.id())
                  .path("version", version)
                  .send()
                  .status())
          .isEqualTo(404);
    }
    assertThat(read(new InstrumentVersion("weltoffene-kommune", 1)).status()).isEqualTo(404);
    assertThat(
            bed.call("GET /api/instruments/{instrument}/{version}")
                .path("instrument", "eigen-../../checks")
                .path("version", "1")
                .send()
                .status())
        .isEqualTo(404);
  }
}
