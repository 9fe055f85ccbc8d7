package org.selbstcheck.documents.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.OwnQuestionnaire.INDICATORS;
import static org.selbstcheck.app.testbed.OwnQuestionnaire.MARKUP;
import static org.selbstcheck.app.testbed.OwnQuestionnaire.VERSION;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Leading;
import org.selbstcheck.app.testbed.OwnQuestionnaire;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.documents.exchange.ExchangeFunction;

/// A questionnaire that an administrator brings, the whole way: from the file to the report,
/// through the same functions as the shipped ones and over HTTP alone.
class OwnInstrumentTest {

  private final Testbed bed = new Testbed();
  private String link = "";

  @BeforeEach
  void begin() {
    bed.add(new ExchangeFunction(bed.context()), ExchangeFunction.routeKeys());
    OwnQuestionnaire own = new OwnQuestionnaire(bed);
    own.publish(OwnQuestionnaire.yaml());
    own.openPhase();
    link = bed.confirm(bed.admit(KAUFBEUREN));
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void answerAndSubmit() {
    for (int i = 0; i < INDICATORS.size(); i++) {
      bed.save(link, INDICATORS.get(i), "{\"level\": " + i % 4 + "}");
    }
    ok(bed.submitting(link, 1));
    bed.runJobs();
  }

  private Document make(String kind, String edition) {
    String id =
        ok(bed.call("POST /api/check/documents")
                .link(link)
                .json(
                    """
                    {"kind": "%s", "tone": "plain", "edition": "%s"}"""
                        .formatted(kind, edition)))
            .at("/id");
    new JobRunner(
            bed.stored,
            new ReportWorker(
                bed.stored,
                bed.bucket,
                new KnownInstruments(bed.bucket),
                new ReportFiles(),
                bed.clock),
            bed.clock)
        .run(Job.reportId(checkId(link), id));
    return new Checks(bed.stored).document(checkId(link), id).orElseThrow();
  }

  @Test
  void answers_areHeldToItsOwnScaleAndIndicators() {
    assertThat(
            bed.saving(link, INDICATORS.getFirst(), "{\"level\": 4}", "write-001", 0)
                .send()
                .status())
        .isEqualTo(422);
    assertThat(
            bed.saving(link, Testbed.indicator(0), "{\"level\": 1}", "write-002", 0)
                .send()
                .status())
        .isEqualTo(404);
    bed.save(link, INDICATORS.getFirst(), "{\"level\": 3}");
  }

  @Test
  void resultAndReport_areThoseOfItsFieldsAndStages() {
    answerAndSubmit();

    Answered result = bed.result(link);
    assertThat(result.at("/state")).isEqualTo("done");
    assertThat(result.at("/result/instrument/id")).isEqualTo(VERSION.id());
    assertThat(result.json().at("/result/fields")).hasSize(3);
    String report =
        ok(bed.call("GET /api/check/report")
                .link(link)
                .query("tone", "plain")
                .query("edition", "public"))
            .body();
    assertThat(report).contains("Willkommen in Musterland", "Mitreden");
  }

  @ParameterizedTest
  @EnumSource
  void document_ofEveryKind_isMadeAndShowsMarkupAsText(Document.Kind kind) {
    answerAndSubmit();
    String edition = ReportFiles.existsIn(kind, Edition.PUBLIC) ? "public" : "internal";

    Document made = make(Names.of(kind), edition);

    assertThat(made.state()).as(made.reason().orElse("")).isEqualTo(Document.State.DONE);
    String key = made.objectKey().orElseThrow();
    String text =
        DocumentText.of(
            new ReportFiles.Made(
                made.fileName().orElseThrow(),
                key.substring(key.lastIndexOf('.') + 1),
                "",
                bed.bucket.get(key).orElseThrow()));
    assertThat(text).containsIgnoringCase("mitreden");
    if (List.of(Document.Kind.PDF, Document.Kind.XLSX).contains(kind)) {
      assertThat(text.replaceAll("\\s+", " ")).contains(MARKUP.substring(0, 30));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "xlsx"})
  void blankForm_isMade(String kind) {
    Answered made =
        ok(
            bed.call("POST /api/forms")
                .json(
                    "{\"instrument\": {\"id\": \"%s\", \"version\": 1}, \"kind\": \"%s\"}"
                        .formatted(VERSION.id(), kind)));

    assertThat(made.at("/fileName")).isEqualTo("fragebogen-eigen-willkommen-1." + kind);
  }

  @Test
  void export_ofACheck_isMade() {
    answerAndSubmit();

    assertThat(ok(bed.call("GET /api/check/export").link(link)).body()).contains(VERSION.id());
  }

  @Test
  void agreement_knowsItsIndicators() {
    ok(new Leading(bed, link).conducting(1, "together", true));
    bed.save(link, INDICATORS.getFirst(), "{\"level\": 3}");

    assertThat(ok(bed.call("GET /api/check/agreement").link(link)).body())
        .contains(INDICATORS.getFirst());
  }
}
