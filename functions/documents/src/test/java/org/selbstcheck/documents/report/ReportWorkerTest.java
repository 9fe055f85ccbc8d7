package org.selbstcheck.documents.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// From the order of a coordinator to the file that is downloaded, by the real consumer.
class ReportWorkerTest {

  private static final String COMMENTARY = "Ein Wort der Begleitung, Fassung ";

  private static Testbed bed;
  private static String link;
  private static String companion;
  private static JobRunner runner;
  private static int said;

  @BeforeAll
  static void submit() {
    bed = new Testbed();
    link = bed.start();
    companion = new Leading(bed, link).way("companion").token();
    bed.save(link, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(link, 1));
    bed.runJobs();
    runner =
        new JobRunner(
            bed.stored,
            new ReportWorker(
                bed.stored, bed.bucket, new InstrumentCatalogue(), new ReportFiles(), bed.clock),
            bed.clock);
  }

  @AfterAll
  static void close() {
    bed.close();
  }

  private static String order(String kind, String tone, String edition) {
    Answered ordered =
        ok(
            bed.call("POST /api/check/documents")
                .link(link)
                .json(
                    """
                    {"kind": "%s", "tone": "%s", "edition": "%s"}"""
                        .formatted(kind, tone, edition)));
    return ordered.at("/id");
  }

  private static Document make(String documentId) {
    runner.run(Job.reportId(checkId(link), documentId));
    return new Checks(bed.stored).document(checkId(link), documentId).orElseThrow();
  }

  private static String text(Document document) {
    String key = document.objectKey().orElseThrow();
    return DocumentText.of(
        new ReportFiles.Made(
            document.fileName().orElseThrow(),
            key.substring(key.lastIndexOf('.') + 1),
            "",
            bed.bucket.get(key).orElseThrow()));
  }

  private static int say() {
    ok(
        bed.call("PUT /api/check/commentary")
            .link(companion)
            .json(
                """
                {"seenVersion": %d, "texts": [{"field": null, "text": "%s%d."}]}"""
                    .formatted(said, COMMENTARY, said + 1)));
    said++;
    return said;
  }

  private static void consent(boolean consented) {
    ok(
        bed.call("PUT /api/check/commentary/consent")
            .link(link)
            .json("{\"version\": %d, \"public\": %s}".formatted(said, consented)));
  }

  static Stream<Arguments> kinds() {
    return Stream.of(Document.Kind.values())
        .flatMap(
            kind ->
                Stream.of(Edition.values())
                    .filter(edition -> ReportFiles.existsIn(kind, edition))
                    .map(edition -> Arguments.of(kind, edition)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void document_ofEveryKindAndEdition_isMadeAndOpened(Document.Kind kind, Edition edition) {
    Document made = make(order(Names.of(kind), "balanced", Names.of(edition)));

    assertThat(made.state()).as(made.reason().orElse("")).isEqualTo(Document.State.DONE);
    assertThat(made.fileName().orElseThrow()).matches("[a-zA-Z0-9.-]+");
    assertThat(bed.bucket.get(made.objectKey().orElseThrow()).orElseThrow())
        .hasSize(made.bytes().orElseThrow().intValue());
    assertThat(text(made)).isNotBlank();
    ok(
        bed.call("POST /api/check/documents/{document}/links")
            .link(link)
            .path("document", made.id()));
  }

  /// What changes between the order and the making belongs to documents to come.
  @Test
  void commentary_isTheVersionOfTheOrder() {
    int ordered = say();
    consent(true);
    String published = order("pdf", "plain", "public");
    String internal = order("pdf", "plain", "internal");
    consent(false);
    String withheld = order("pdf", "plain", "public");
    say();

    for (String id : new String[] {published, internal}) {
      assertThat(id).endsWith("-k" + ordered);
      assertThat(text(make(id)))
          .contains(COMMENTARY + ordered + ".")
          .doesNotContain(COMMENTARY + (ordered + 1));
    }
    assertThat(text(make(withheld))).doesNotContain(COMMENTARY);
  }
}
