package org.selbstcheck.documents.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.documents.exchange.Exchange.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.frozen.FrozenInputs;
import org.selbstcheck.app.frozen.FrozenRound;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.report.EarlierRound;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// The round before, brought as the file that its check was exported to.
class EarlierRoundTest {

  private final Exchange exchange = new Exchange();
  private final Testbed bed = exchange.bed;
  private final String link = exchange.coordinator;
  private ObjectNode export;

  /// The export of a check of this municipality that was submitted; then that check is opened again
  /// and submitted some days later, which stands for the round that follows.
  @BeforeEach
  void submitTwice() {
    bed.save(link, indicator(0), "{\"level\": 1}");
    ok(bed.submitting(link, 1));
    bed.runJobs();
    export = (ObjectNode) exchange.export();
    bed.clock.goTo(bed.clock.today().plusDays(20));
    ok(
        bed.call("POST /api/check/reopenings")
            .link(link)
            .json("{\"submission\": 1, \"reason\": \"Zweite Runde\"}"));
    ok(bed.saving(link, indicator(0), "{\"level\": 3}", "write-002", 1));
    ok(bed.submitting(link, 2));
    bed.runJobs();
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  private Call bringing(int seenVersion, byte[] file) {
    return bringing(seenVersion, exchange.upload(file));
  }

  private Call bringing(int seenVersion, String upload) {
    return bed.call("PUT /api/check/earlier-round")
        .link(link)
        .json("{\"seenVersion\": %d, \"upload\": \"%s\"}".formatted(seenVersion, upload));
  }

  private Call removing(int seenVersion) {
    return bed.call("PUT /api/check/earlier-round")
        .link(link)
        .json("{\"seenVersion\": %d, \"upload\": null}".formatted(seenVersion));
  }

  private byte[] file() {
    return export.toString().getBytes(UTF_8);
  }

  private byte[] changed(Consumer<ObjectNode> how) {
    ObjectNode copy = export.deepCopy();
    how.accept(copy);
    return copy.toString().getBytes(UTF_8);
  }

  private Answered read() {
    return ok(bed.call("GET /api/check/earlier-round").link(link));
  }

  private Answered ordered(String kind) {
    return ok(
        bed.call("POST /api/check/documents")
            .link(link)
            .json(
                """
                {"kind": "%s", "tone": "plain", "edition": "internal"}"""
                    .formatted(kind)));
  }

  @Test
  void export_ofASubmittedCheck_saysSo() {
    assertThat(export.path("submitted").booleanValue()).isTrue();
    assertThat(export.path("submittedOn").asText()).isEqualTo("2026-05-04");
  }

  @Test
  void round_brought_isShownAndFrozenWithItsOwnResult() {
    assertThat(read().body()).isEqualTo("{\"version\":0}");

    Answered brought = ok(bringing(0, file()));

    assertThat(brought.at("/version")).isEqualTo("1");
    assertThat(brought.at("/submittedOn")).isEqualTo("2026-05-04");
    assertThat(brought.at("/instrument/id")).isEqualTo("weltoffene-kommune");
    assertThat(read().body()).isEqualTo(brought.body());
    String key = exchange.checks().earlierRound(exchange.id(), 1).orElseThrow().objectKey();
    FrozenRound round = FrozenRound.fromJson(bed.bucket.get(key).orElseThrow());
    SelfCheck selfCheck = round.selfCheck();
    assertThat(round.result()).isEqualTo(Scoring.score(Testbed.instrument(), selfCheck));
    assertThat(json(selfCheck)).isEqualTo(file());
    assertThat(new Leading(bed, link).log()).contains("earlierRoundBrought coordinator  1");
  }

  @Test
  void fileThatIsNoRoundToCompareWith_isRefusedAtItsPlaceAndStoresNothing() {
    refused(
        "/municipality/key", changed(it -> it.withObject("/municipality").put("key", "02000000")));
    refused("/instrument/id", changed(it -> it.withObject("/instrument").put("id", "anderer")));
    refused("/instrument/version", changed(it -> it.withObject("/instrument").put("version", 77)));
    refused(
        "/submitted",
        changed(
            it -> {
              it.put("submitted", false);
              it.remove("submittedOn");
            }));
    refused("/submittedOn", changed(it -> it.put("submittedOn", "2026-05-25")));
    refused("", "kein JSON".getBytes(UTF_8));
    refused("", "{}".getBytes(UTF_8));
    assertThat(bringing(0, "nie").send().at("/type")).isEqualTo("/errors/no-upload");
  }

  private void refused(String pointer, byte[] file) {
    String upload = exchange.upload(file);
    String before = bed.everything();
    Answered answered = bringing(0, upload).send();
    assertThat(answered.status()).as(answered.body()).isEqualTo(422);
    assertThat(answered.at("/type")).isEqualTo("/errors/file");
    assertThat(answered.pointers()).anyMatch(it -> it.startsWith(pointer));
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void versionThatIsNotInThisApplication_isSaidInASentence() {
    Answered answered =
        bringing(0, changed(it -> it.withObject("/instrument").put("version", 77))).send();

    assertThat(answered.at("/detail")).contains("Bitte prüfen Sie").doesNotContain("null");
    assertThat(answered.at("/errors/0/detail")).contains("Die Fassung 77 des Fragebogens");
  }

  @Test
  void sameRound_broughtAgain_isSuccessWhateverWasSeen() {
    ok(bringing(0, file()));
    String upload = exchange.upload(file());
    String before = bed.everything();

    assertThat(ok(bringing(0, upload)).at("/version")).isEqualTo("1");
    assertThat(ok(bringing(1, upload)).at("/version")).isEqualTo("1");

    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void otherRound_onAnOldVersion_isAConflict() {
    ok(bringing(0, file()));
    byte[] other = changed(it -> it.put("submittedOn", "2026-05-01"));

    Answered conflict = bringing(0, other).send();

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.at("/current/version")).isEqualTo("1");
    assertThat(removing(2).send().status()).isEqualTo(409);
    assertThat(ok(bringing(1, other)).at("/version")).isEqualTo("2");
    assertThat(read().at("/submittedOn")).isEqualTo("2026-05-01");
  }

  @Test
  void rounds_byManyAtOnce_areOneVersionWithItsOwnObject() {
    List<String> uploads =
        IntStream.range(1, 9)
            .mapToObj(
                day -> exchange.upload(changed(it -> it.put("submittedOn", "2026-04-0" + day))))
            .toList();

    List<Integer> statuses =
        uploads.parallelStream().map(upload -> bringing(0, upload).send().status()).toList();

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    var version = exchange.checks().earlierRound(exchange.id(), 1).orElseThrow();
    assertThat(FrozenRound.fromJson(bed.bucket.get(version.objectKey()).orElseThrow()).selfCheck())
        .extracting(it -> it.submittedOn().orElseThrow())
        .isEqualTo(version.submittedOn());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void bringing_thatDiedAtAnyStep_isOneVersionOnceItIsRepeated(Fault fault) {
    String upload = exchange.upload(file());
    int made = Integer.MAX_VALUE;
    for (int step = 1; step <= made && step < 20; step++) {
      bed.steps.failAt(step, fault);
      Captured.output(() -> bringing(0, upload).send());
      made = bed.steps.heal();
    }

    assertThat(ok(bringing(0, upload)).at("/version")).isEqualTo("1");
  }

  @Test
  void round_takenAway_staysForDocumentsThatNameIt() {
    ok(bringing(0, file()));
    String document = ordered("pdf").at("/id");
    assertThat(document).isEqualTo("2-pdf-plain-internal-r1");
    assertThat(ordered("json").at("/id"))
        .as("nothing is compared in the result itself")
        .isEqualTo("2-json-balanced-internal");

    ok(removing(1));
    ok(removing(1));
    assertThat(read().at("/version")).isEqualTo("0");
    assertThat(ordered("pdf").at("/id")).isEqualTo("2-pdf-plain-internal");

    EarlierRound earlier = frozenInputs(document);
    assertThat(earlier.version()).isEqualTo(1);
    assertThat(json(earlier.selfCheck())).isEqualTo(file());
    assertThat(ok(bringing(0, file())).at("/version")).as("never counted back").isEqualTo("2");
    assertThat(new Leading(bed, link).log()).contains("earlierRoundRemoved coordinator  1");
  }

  private EarlierRound frozenInputs(String documentId) {
    Document document = exchange.checks().document(exchange.id(), documentId).orElseThrow();
    SelfCheck any =
        FrozenRound.fromJson(
                bed.bucket
                    .get(exchange.checks().earlierRound(exchange.id(), 1).orElseThrow().objectKey())
                    .orElseThrow())
            .selfCheck();
    return new FrozenInputs(exchange.checks(), bed.bucket, new InstrumentCatalogue())
        .of(document, Testbed.instrument(), any, Scoring.score(Testbed.instrument(), any))
        .earlier()
        .orElseThrow();
  }

  /// A submission that is older than the round is not compared with it.
  @Test
  void olderSubmission_isNotComparedWithALaterRound() {
    ok(bringing(0, changed(it -> it.put("submittedOn", "2026-05-10"))));

    String body =
        """
        {"kind": "pdf", "tone": "plain", "edition": "internal", "submission": %d}""";
    Call order = bed.call("POST /api/check/documents").link(link);

    assertThat(ok(order.json(body.formatted(1))).at("/id")).isEqualTo("1-pdf-plain-internal");
    assertThat(ok(order.json(body.formatted(2))).at("/id")).isEqualTo("2-pdf-plain-internal-r1");
    assertThat(ok(bed.ordering(KAUFBEUREN, "plain", "internal")).at("/documents/0/document"))
        .isEqualTo("2-pdf-plain-internal-r1");
  }

  @Test
  void round_isErasedWithTheCheck() {
    ok(bringing(0, file()));
    ok(bed.call("POST /api/check/erasures").link(link).json("{\"municipality\": \"Kaufbeuren\"}"));
    bed.keepHouse();

    assertThat(bed.bucket.everything().keySet()).noneMatch(key -> key.startsWith("checks/"));
    assertThat(bed.stored.everything())
        .noneMatch(item -> item.key().pk().equals("CHECK#" + exchange.id()));
  }
}
