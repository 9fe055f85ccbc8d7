package org.selbstcheck.documents.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    String key = "forms/weltoffene-kommune/1/1/fragebogen-weltoffene-kommune-1.pdf";
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
            object("forms/weltoffene-kommune/1/1/" + answered.at("/fileName")).orElseThrow());
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
