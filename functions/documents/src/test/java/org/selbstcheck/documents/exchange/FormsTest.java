package org.selbstcheck.documents.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.testbed.Answered;
import org.selbstcheck.app.testbed.Call;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.workbook.WorkbookReader;
import org.selbstcheck.app.workbook.WorkbookReading;
import org.selbstcheck.core.instrument.Field;

/// Blank forms, as anybody asks for them.
class FormsTest {

  private static final Field FIELD = Testbed.instrument().fields().get(1);

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  private Call asking(String more) {
    return exchange
        .bed
        .call("POST /api/forms")
        .json("{\"instrument\": {\"id\": \"weltoffene-kommune\", \"version\": 1}" + more + "}");
  }

  private Optional<byte[]> object(String key) {
    return exchange.bed.bucket.get(key);
  }

  @Test
  void form_asPdf_liesInTheBucketUnderItsVersion() throws Exception {
    Answered answered = ok(asking(", \"kind\": \"pdf\""));

    String key = "forms/weltoffene-kommune/1/2/fragebogen-weltoffene-kommune-1.pdf";
    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.at("/fileName")).isEqualTo("fragebogen-weltoffene-kommune-1.pdf");
    assertThat(answered.at("/url")).contains(key, "?as=fragebogen-weltoffene-kommune-1.pdf");
    assertThat(answered.json().path("lifeSeconds").asInt()).isEqualTo(900);
    try (PDDocument document = Loader.loadPDF(object(key).orElseThrow())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(10);
    }
  }

  @Test
  void form_ofAField_isAWorkbookWithItsQuestions() {
    Answered answered = ok(asking(", \"kind\": \"xlsx\", \"field\": \"" + FIELD.id() + "\""));

    assertThat(answered.at("/fileName"))
        .isEqualTo("fragebogen-weltoffene-kommune-1-" + FIELD.id() + ".xlsx")
        .matches("[a-z0-9.-]+");
    WorkbookReading reading =
        WorkbookReader.read(
            object("forms/weltoffene-kommune/1/2/" + answered.at("/fileName")).orElseThrow());
    assertThat(reading).isInstanceOf(WorkbookReading.Read.class);
    assertThat(((WorkbookReading.Read) reading).sheets().keySet())
        .containsExactly("Anleitung", "Fragen", "Selbstcheck");
  }

  @Test
  void form_askedForTwice_isMadeOnce() {
    ok(asking(", \"kind\": \"xlsx\""));
    Map<String, String> before = exchange.bed.bucket.everything();
    exchange.bed.clock.pass(Duration.ofDays(400));

    ok(asking(", \"kind\": \"xlsx\""));

    assertThat(exchange.bed.bucket.everything()).isEqualTo(before);
  }

  private static final Notice NOTICE =
      new Notice(
          "Stadt <Beispiel> & Partner",
          "datenschutz@beispiel.example",
          Optional.empty(),
          "Standortbestimmung",
          "Art. 6 Abs. 1 Buchst. e DSGVO",
          "nur die Kommune");

  private void publishNotice() {
    Phase phase = new Programme(exchange.bed.stored).phase("fruehling").orElseThrow();
    exchange.bed.stored.write(
        new Phase(
                phase.id(),
                phase.name(),
                phase.instrument(),
                phase.days(),
                phase.retentionEndsOn(),
                phase.access(),
                Optional.of(NOTICE),
                phase.revision())
            .write());
  }

  private String textOf(Answered answered, String folder) throws Exception {
    String key =
        exchange.bed.bucket.everything().keySet().stream()
            .filter(it -> it.startsWith(folder) && it.endsWith("/" + answered.at("/fileName")))
            .findFirst()
            .orElseThrow();
    try (PDDocument document = Loader.loadPDF(object(key).orElseThrow())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setEndPage(1);
      return stripper.getText(document).replaceAll("[\\s\u00A0]+", " ");
    }
  }

  /// By a department's link, which is not the one that leads.
  @Test
  void form_withALink_saysOnItsFirstPageWhatThePhaseTells() throws Exception {
    publishNotice();
    String department = exchange.department("jugendamt", false);

    String first = textOf(ok(asking(", \"kind\": \"pdf\"").link(department)), "forms/phases/");

    assertThat(first)
        .contains("Datenschutz: bevor Sie antworten", NOTICE.controller(), NOTICE.purpose())
        .contains(NOTICE.legalBasis(), "Alles wird gelöscht am", "Datenschutz in dieser Phase");
    assertThat(textOf(ok(asking(", \"kind\": \"pdf\"")), "forms/weltoffene"))
        .contains("Datenschutz: bevor Sie antworten", "trägt hier ein, wer den Bogen ausgibt")
        .doesNotContain(NOTICE.controller());
  }

  @Test
  void form_withALinkThatOpensNothing_isThatOfEverybody() {
    publishNotice();
    String revoked = exchange.bed.grant(exchange.id(), Link.Role.VIEWER, "", true);

    ok(asking(", \"kind\": \"xlsx\"").link(revoked));
    ok(asking(", \"kind\": \"xlsx\"").link("nonsense"));

    assertThat(exchange.bed.bucket.everything().keySet()).noneMatch(ObjectKeys::isPassing);
  }

  @Test
  void form_afterTheDataSheetChanged_isMadeAnew() {
    ok(asking(", \"kind\": \"xlsx\"").link(exchange.coordinator));
    publishNotice();
    ok(asking(", \"kind\": \"xlsx\"").link(exchange.coordinator));

    assertThat(exchange.bed.bucket.everything().keySet())
        .filteredOn(ObjectKeys::isPassing)
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instrument\": {\"id\": \"unbekannt\", \"version\": 1}, \"kind\": \"pdf\"}",
        "{\"instrument\": {\"id\": \"weltoffene-kommune\", \"version\": 99}, \"kind\": \"pdf\"}",
        "{\"instrument\": {\"id\": \"weltoffene-kommune\", \"version\": 1}, \"kind\": \"pdf\", \"field\": \"unbekannt\"}"
      })
  void form_ofWhatDoesNotExist_isNotFound(String body) {
    Map<String, String> before = exchange.bed.bucket.everything();

    assertThat(exchange.bed.call("POST /api/forms").json(body).send().status()).isEqualTo(404);
    assertThat(exchange.bed.bucket.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instrument\": {\"id\": \"../../register\", \"version\": 1}, \"kind\": \"pdf\"}",
        "{\"instrument\": {\"id\": \"weltoffene-kommune\", \"version\": 0}, \"kind\": \"pdf\"}",
        "{\"instrument\": {\"id\": \"weltoffene-kommune\", \"version\": 1}, \"kind\": \"docx\"}",
        "{\"instrument\": \"weltoffene-kommune/1\", \"kind\": \"pdf\"}",
        "{\"kind\": \"pdf\"}"
      })
  void form_askedForWrongly_namesTheField(String body) {
    Answered answered = exchange.bed.call("POST /api/forms").json(body).send();

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.pointers()).isNotEmpty();
  }
}
