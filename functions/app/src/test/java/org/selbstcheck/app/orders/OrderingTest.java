package org.selbstcheck.app.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Captured;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Outage;
import org.selbstcheck.app.testbed.Steps.Fault;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.report.Commentary;
import org.selbstcheck.core.report.Edition;

/// Documents are ordered by two sides, at the same moment, with answers that get lost; each is made
/// once.
class OrderingTest {

  private final Testbed bed = new Testbed();
  private final String link = bed.start();
  private final Leading leading = new Leading(bed, link);

  @BeforeEach
  void submit() {
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    bed.runJobs();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private static String order(String kind, String tone, String edition) {
    return """
        {"kind": "%s", "tone": "%s", "edition": "%s"}"""
        .formatted(kind, tone, edition);
  }

  private Call ordering(String kind, String tone, String edition) {
    return bed.call("POST /api/check/documents").link(link).json(order(kind, tone, edition));
  }

  private Call releasing(String document, boolean released) {
    return bed.call("PUT /api/check/documents/{document}/release")
        .link(link)
        .path("document", document)
        .json("{\"released\": " + released + "}");
  }

  private List<Document> documents() {
    return new Checks(bed.stored).documents(checkId(link));
  }

  private Job job(String document) {
    return bed.job(Job.reportId(checkId(link), document));
  }

  /// Lets the job and its document fail, as a consumer would.
  private void fail(String document) {
    Document found = new Checks(bed.stored).document(checkId(link), document).orElseThrow();
    bed.stored.write(
        List.of(
            job(document).afterFailure("Kein Papier.", false, bed.clock.instant()).write(),
            found.failed(bed.clock.today(), "Kein Papier.").write()));
  }

  private void companionSays(int seenVersion, String text) {
    String companion = leading.way("companion").token();
    ok(
        bed.call("PUT /api/check/commentary")
            .link(companion)
            .json(
                """
                {"seenVersion": %d, "texts": [{"field": null, "text": "%s"}]}"""
                    .formatted(seenVersion, text)));
  }

  private void consent(int version, boolean consented) {
    ok(
        bed.call("PUT /api/check/commentary/consent")
            .link(link)
            .json("{\"version\": %d, \"public\": %s}".formatted(version, consented)));
  }

  @ParameterizedTest
  @EnumSource(Document.Kind.class)
  void document_ofEveryKind_isOrderedMadeAndOpened(Document.Kind kind) {
    String edition = kind == Document.Kind.CERTIFICATE ? "public" : "internal";
    Answered ordered = ok(ordering(Names.of(kind), "plain", edition));
    bed.runJobs();

    assertThat(ordered.at("/state")).isEqualTo("waiting");
    assertThat(ordered.at("/kind")).isEqualTo(Names.of(kind));
    Answered again = ok(ordering(Names.of(kind), "plain", edition));
    assertThat(again.at("/state")).isEqualTo("done");
    assertThat(again.at("/id")).isEqualTo(ordered.at("/id"));
    ok(
        bed.call("POST /api/check/documents/{document}/links")
            .link(link)
            .path("document", ordered.at("/id")));
  }

  /// What an id names is what core lets stand in such a document, and nothing else: otherwise the
  /// same would be made twice, or something else under the same name.
  @ParameterizedTest
  @EnumSource(Document.Kind.class)
  void kind_namesTheCommentaryExactlyIfItCanStandInIt(Document.Kind kind) {
    Commentary commentary =
        new Commentary(1, bed.clock.today(), Optional.of("Gut."), Map.of(), true);
    assertThat(kind.holdsCommentary())
        .isEqualTo(
            kind.report().map(it -> commentary.standsIn(it, Edition.INTERNAL)).orElse(false));
  }

  @Test
  void certificate_hasNoToneAndIsNeverInternal() {
    assertThat(ok(ordering("certificate", "plain", "public")).at("/id"))
        .isEqualTo("1-certificate-balanced-public");
    assertThat(ordering("certificate", "plain", "internal").send().pointers())
        .containsExactly("/edition");
  }

  @Test
  void json_hasNoToneAndIsNeverPublic() {
    assertThat(ok(ordering("json", "plain", "internal")).at("/id"))
        .isEqualTo("1-json-balanced-internal");
    ok(ordering("json", "encouraging", "internal"));
    assertThat(documents()).hasSize(1);
    assertThat(ordering("json", "balanced", "public").send().pointers())
        .containsExactly("/edition");
    assertThat(bed.ordering("json", "plain", "public", KAUFBEUREN).send().pointers())
        .containsExactly("/edition");
  }

  @Test
  void order_ofWhatThereIsNot_isRefusedAndStoresNothing() {
    String before = bed.everything();

    assertThat(ordering("docx", "plain", "public").send().pointers()).containsExactly("/kind");
    assertThat(ordering("PDF", "plain", "public").send().pointers()).containsExactly("/kind");
    assertThat(ordering("pdf", "loud", "public").send().pointers()).containsExactly("/tone");
    assertThat(ordering("pdf", "plain", "secret").send().pointers()).containsExactly("/edition");
    assertThat(
            bed.call("POST /api/check/documents")
                .link(link)
                .json(
                    """
                    {"kind": "pdf", "tone": "plain", "edition": "public", "submission": 2}""")
                .send()
                .status())
        .isEqualTo(404);
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void order_beforeTheSubmission_saysThatNothingIsSubmitted() {
    String other = bed.confirm(bed.admit("09777151"));

    assertThat(
            bed.call("POST /api/check/documents")
                .link(other)
                .json(order("pdf", "plain", "public"))
                .send()
                .at("/type"))
        .isEqualTo("/errors/nothing-submitted");
  }

  /// Coordinators and the project team order the same at once, and the job runs meanwhile.
  @Test
  void document_orderedByBothSidesAtOnce_isMadeOnce() {
    List<String> ids =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(
                i ->
                    switch (i % 3) {
                      case 0 -> ok(ordering("pdf", "plain", "public")).at("/id");
                      case 1 ->
                          ok(bed.ordering(KAUFBEUREN, "plain", "public"))
                              .at("/documents/0/document");
                      default -> {
                        new Jobs(bed.stored)
                            .job(Job.reportId(checkId(link), "1-pdf-plain-public"))
                            .ifPresent(_ -> Captured.output(bed::runJobs));
                        yield "1-pdf-plain-public";
                      }
                    })
            .distinct()
            .toList();
    bed.runJobs();

    assertThat(ids).containsExactly("1-pdf-plain-public");
    assertThat(documents()).hasSize(1);
    assertThat(job("1-pdf-plain-public").attempts()).isEqualTo(1);
    assertThat(bed.phaseDocuments()).hasSize(1);
    assertThat(bed.phaseDocuments().at("/0/ordered").booleanValue()).isTrue();
    assertThat(bed.bucket.everything().keySet().stream().filter(it -> it.contains("/documents/")))
        .hasSize(1);
  }

  /// Whoever orders is cut off before or after any step, and orders again.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void order_thatDiedAtAnyStep_isOneDocumentOnceItIsRepeated(Fault fault) {
    List<String> tones = List.of("plain", "balanced", "encouraging");
    int documents = 0;
    for (String tone : tones) {
      for (boolean team : List.of(true, false)) {
        Call order =
            team ? bed.ordering(KAUFBEUREN, tone, "public") : ordering("pdf", tone, "internal");
        int made = Integer.MAX_VALUE;
        for (int step = 1; step <= made && step < 20; step++) {
          bed.steps.failAt(step, fault);
          Captured.output(order::send);
          made = bed.steps.heal();
        }
        ok(order);
        documents++;
        assertThat(documents()).hasSize(documents);
      }
    }
    bed.runJobs();
    assertThat(documents()).allMatch(it -> it.state() == Document.State.DONE);
    assertThat(bed.phaseDocuments()).hasSize(tones.size());
  }

  @Test
  void document_thatFailed_beginsAnewWhoeverOrdersIt() {
    for (Call order :
        List.of(ordering("pdf", "plain", "public"), bed.ordering(KAUFBEUREN, "plain", "public"))) {
      ok(order);
      fail("1-pdf-plain-public");

      ok(order);

      assertThat(job("1-pdf-plain-public").state()).isEqualTo(Job.State.WAITING);
      assertThat(documents().getFirst().state()).isEqualTo(Document.State.WAITING);
      bed.runJobs();
      assertThat(documents().getFirst().state()).isEqualTo(Document.State.DONE);
      bed.stored.write(
          documents().getFirst().failed(bed.clock.today(), "Wieder kein Papier.").write());
      bed.stored.write(
          job("1-pdf-plain-public").afterFailure("x", false, bed.clock.instant()).write());
    }
  }

  @Test
  void commentary_standsInTheInternalEditionAtOnceAndInThePublicOneWithConsentOnly() {
    companionSays(0, "Gut begonnen.");

    assertThat(ok(ordering("pdf", "plain", "internal")).at("/id"))
        .isEqualTo("1-pdf-plain-internal-k1");
    assertThat(ok(ordering("pdf", "plain", "public")).at("/id")).isEqualTo("1-pdf-plain-public");
    consent(1, true);
    Answered consented = ok(ordering("pdf", "plain", "public"));
    assertThat(consented.at("/id")).isEqualTo("1-pdf-plain-public-k1");
    assertThat(consented.at("/commentary")).isEqualTo("1");
    assertThat(ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/document"))
        .as("the project team orders of the same inputs")
        .isEqualTo("1-pdf-plain-public-k1");
    assertThat(ok(ordering("xlsx", "plain", "public")).at("/id"))
        .as("no text stands in data")
        .isEqualTo("1-xlsx-plain-public");

    companionSays(1, "Anders gesagt.");
    assertThat(ok(ordering("pdf", "plain", "public")).at("/id"))
        .as("consent holds for one version")
        .isEqualTo("1-pdf-plain-public");
    assertThat(ok(ordering("pdf", "plain", "internal")).at("/id"))
        .isEqualTo("1-pdf-plain-internal-k2");
  }

  /// Between reading the consent and writing the order.
  @Test
  void consent_withdrawnAtTheMomentOfAnOrder_keepsTheCommentaryOut() {
    companionSays(0, "Gut begonnen.");
    for (boolean team : List.of(true, false)) {
      consent(1, true);
      bed.steps.before(
          write -> write.key().sk().startsWith("DOCUMENT#1-council"), () -> consent(1, false));
      String id =
          team
              ? ok(bed.ordering("council", "plain", "public", KAUFBEUREN))
                  .at("/documents/0/document")
              : ok(ordering("council", "balanced", "public")).at("/id");
      assertThat(id).doesNotContain("-k1");
    }
    assertThat(documents()).noneMatch(it -> it.commentary().isPresent());
  }

  @Test
  void document_ofTheFirstVersion_isStillReadAndNotMadeTwice() {
    ok(ordering("pdf", "plain", "public"));
    bed.runJobs();
    bed.stored.removeAttributes(
        key -> key.sk().startsWith("DOCUMENT#") || key.pk().startsWith("JOB#report."),
        List.of("forTeam", "commentaryVersion", "earlierVersion"));

    Answered document = ok(ordering("pdf", "plain", "public"));

    assertThat(document.at("/state")).isEqualTo("done");
    assertThat(document.at("/released")).isEqualTo("false");
    assertThat(documents()).hasSize(1);
  }

  @Test
  void release_isSaidTwiceWithoutAnEntryMoreAndIsLogged() {
    ok(ordering("pdf", "plain", "public"));
    assertThat(releasing("1-pdf-plain-public", true).send().at("/type"))
        .as("nobody has seen it yet")
        .isEqualTo("/errors/not-made");
    bed.runJobs();

    assertThat(ok(releasing("1-pdf-plain-public", true)).at("/released")).isEqualTo("true");
    String after = bed.everything();
    ok(releasing("1-pdf-plain-public", true));

    assertThat(bed.everything()).isEqualTo(after);
    assertThat(leading.log())
        .contains("documentReleased coordinator  1-pdf-plain-public")
        .contains("reportOrdered coordinator  1-pdf-plain-public");
    assertThat(bed.phaseDocuments().at("/0/ordered").booleanValue()).isFalse();
    assertThat(bed.phaseDocuments().at("/0/released").booleanValue()).isTrue();
    ok(releasing("1-pdf-plain-public", false));
    assertThat(bed.phaseDocuments()).as("never ordered, no longer released").isEmpty();
    assertThat(leading.log()).contains("documentWithdrawn coordinator  1-pdf-plain-public");
  }

  @Test
  void release_andOrderByTheTeamAtOnce_bothCount() {
    ok(ordering("pdf", "plain", "public"));
    bed.runJobs();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(
          i % 2 == 0
              ? releasing("1-pdf-plain-public", true)
              : bed.ordering(KAUFBEUREN, "plain", "public"));
    }

    assertThat(calls.parallelStream().map(Call::send)).allMatch(it -> it.status() < 300);

    assertThat(bed.phaseDocuments()).hasSize(1);
    assertThat(bed.phaseDocuments().at("/0/ordered").booleanValue()).isTrue();
    assertThat(bed.phaseDocuments().at("/0/released").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void release_thatDiedAtAnyStep_isDoneOnceItIsRepeated(Fault fault) {
    ok(ordering("pdf", "plain", "public"));
    bed.runJobs();
    int made = Integer.MAX_VALUE;
    for (int step = 1; step <= made && step < 20; step++) {
      bed.steps.failAt(step, fault);
      Captured.output(
          () -> {
            try {
              releasing("1-pdf-plain-public", true).send();
            } catch (Outage e) {
              assertThat(e).hasMessageContaining("step");
            }
          });
      made = bed.steps.heal();
      boolean shown = !bed.phaseDocuments().isEmpty();
      assertThat(documents().getFirst().released()).as("both or none").isEqualTo(shown);
    }
    ok(releasing("1-pdf-plain-public", true));

    assertThat(leading.log().stream().filter(it -> it.startsWith("documentReleased"))).hasSize(1);
  }
}
