package org.selbstcheck.app.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Testbed;

/// What the project team orders for a phase and sees of it.
class PhaseDocumentsTest {

  private static final String HAMBURG = "02000000";

  private final Testbed bed = new Testbed();
  private final String kaufbeuren = bed.start();

  @BeforeEach
  void submit() {
    bed.save(kaufbeuren, indicator(0), "{\"level\": 2}");
    ok(bed.submitting(kaufbeuren, 1));
    bed.runJobs();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void order_forSeveral_saysWhatIsMadeAndOfWhatThereIsNothing() {
    String hamburg = bed.confirm(bed.admit(HAMBURG));
    bed.admit(OSTALLGAEU);
    bed.save(hamburg, indicator(0), "{\"level\": 1}");
    ok(bed.submitting(hamburg, 1));
    bed.runJobs();

    Answered ordered =
        ok(bed.ordering("council", "plain", "public", KAUFBEUREN, OSTALLGAEU, HAMBURG, HAMBURG));

    assertThat(ordered.json().path("documents").findValuesAsText("municipality"))
        .containsExactly("Hamburg", "Kaufbeuren");
    assertThat(ordered.json().path("nothing").size()).isEqualTo(1);
    assertThat(ordered.at("/nothing/0")).isEqualTo(OSTALLGAEU);
    assertThat(ordered.at("/documents/0/state")).isEqualTo("waiting");
    bed.runJobs();
    assertThat(bed.phaseDocuments().findValuesAsText("state")).containsExactly("done", "done");
    assertThat(bed.phaseDocuments().at("/0/released").booleanValue()).isFalse();
  }

  @Test
  void order_repeated_changesNothing() {
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    String before = bed.everything();

    ok(bed.ordering(KAUFBEUREN, "plain", "public"));

    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void order_forNobodyOrTooManyOrStrangers_isRefusedWhole() {
    String before = bed.everything();

    assertThat(bed.ordering("pdf", "plain", "public", new String[0]).send().pointers())
        .containsExactly("/municipalities");
    String[] many = Collections.nCopies(51, KAUFBEUREN).toArray(String[]::new);
    assertThat(bed.ordering("pdf", "plain", "public", many).send().pointers())
        .containsExactly("/municipalities");
    assertThat(bed.ordering("pdf", "plain", "public", KAUFBEUREN, HAMBURG).send().pointers())
        .containsExactly("/municipalities/1");
    assertThat(bed.everything()).isEqualTo(before);
  }

  @Test
  void document_thatFailed_saysWhyAndBeginsAnewByItsJobOrANewOrder() {
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    String id = Job.reportId(checkId(kaufbeuren), "1-pdf-plain-public");
    fail(id);

    assertThat(bed.phaseDocuments().at("/0/state").asText()).isEqualTo("failed");
    assertThat(bed.phaseDocuments().at("/0/reason").asText()).isEqualTo("Kein Papier.");
    assertThat(bed.phaseDocuments().at("/0/job").asText()).isEqualTo(id);
    ok(bed.call("POST /api/administration/jobs/{job}/retries").administrator().path("job", id));
    assertThat(bed.phaseDocuments().at("/0/state").asText()).isEqualTo("waiting");
    assertThat(bed.phaseDocuments().at("/0").has("job")).isFalse();
    fail(id);
    assertThat(ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/state"))
        .isEqualTo("waiting");
    bed.runJobs();
    assertThat(bed.phaseDocuments().at("/0/state").asText()).isEqualTo("done");
  }

  private void fail(String jobId) {
    var document =
        new Checks(bed.stored).document(checkId(kaufbeuren), "1-pdf-plain-public").orElseThrow();
    bed.stored.write(document.failed(bed.clock.today(), "Kein Papier.").write());
    bed.stored.write(
        bed.job(jobId).afterFailure("Kein Papier.", false, bed.clock.instant()).write());
  }

  @Test
  void listOfOtherPhases_holdsNothingOfThisOne() {
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    bed.openPhase("herbst", bed.clock.today().plusDays(9), bed.clock.today().plusDays(99));

    assertThat(
            ok(bed.call("GET /api/administration/phases/{phase}/documents")
                    .administrator()
                    .path("phase", "herbst"))
                .json()
                .path("documents"))
        .isEmpty();
    assertThat(
            bed.call("GET /api/administration/phases/{phase}/documents")
                .administrator()
                .path("phase", "nie")
                .send()
                .status())
        .isEqualTo(404);
  }

  /// Of several submissions, the last one that there is when it is ordered.
  @Test
  void order_afterASecondSubmission_isOfThatOne() {
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    ok(
        bed.call("POST /api/check/reopenings")
            .link(kaufbeuren)
            .json("{\"submission\": 1, \"reason\": \"Neues\"}"));
    ok(bed.submitting(kaufbeuren, 2));
    bed.runJobs();

    assertThat(ok(bed.ordering(KAUFBEUREN, "plain", "public")).at("/documents/0/document"))
        .isEqualTo("2-pdf-plain-public");
    assertThat(bed.phaseDocuments()).hasSize(2);
  }
}
