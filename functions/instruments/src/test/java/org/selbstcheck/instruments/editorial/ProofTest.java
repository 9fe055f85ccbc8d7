package org.selbstcheck.instruments.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.editorial.Proof.Remark;

class ProofTest {

  private static final String OWN = example().replace("id: beispiel", "id: eigen-beispiel");

  private static String example() {
    try (InputStream in = ProofTest.class.getResourceAsStream("/examples/instrument.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Proof proof(String yaml) {
    return Proof.of(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static String changed(String from, String to) {
    assertThat(OWN).contains(from);
    return OWN.replace(from, to);
  }

  /// The only thing that blocks.
  private static Remark blocking(String yaml) {
    Proof proof = proof(yaml);
    assertThat(proof.instrument()).isEmpty();
    assertThat(proof.remarks()).hasSize(1);
    Remark remark = proof.remarks().getFirst();
    assertThat(remark.blocks()).isTrue();
    return remark;
  }

  @Test
  void own_withoutErrors_isADraftWithWarnings() {
    Proof proof = proof(changed("licence: CC-BY-4.0", "licence: CC-BY-4.0\npublished: 2020-01-01"));

    assertThat(proof.instrument().orElseThrow().version())
        .isEqualTo(new InstrumentVersion("eigen-beispiel", 1));
    assertThat(proof.instrument().orElseThrow().published()).isEmpty();
    assertThat(proof.remarks()).isNotEmpty().noneMatch(Remark::blocks);
    assertThat(proof.remarks())
        .anySatisfy(
            remark -> {
              assertThat(remark.rule()).isEqualTo("MISSING_ANCHOR");
              assertThat(remark.id()).isEqualTo("st-haushalt");
              assertThat(remark.line()).hasValueSatisfying(line -> assertThat(line).isPositive());
              assertThat(remark.text()).startsWith("Es fehlt der Anker");
            });
  }

  /// What the page hands out as a template is ready to be changed.
  @Test
  void shippedQuestionnaire_underAnOwnId_hasNoRemarks() throws IOException {
    String shipped =
        Files.readString(
            Path.of("src/main/resources/instruments/weltoffene-kommune/1/instrument.yaml"));

    Proof proof = proof(shipped.replace("\nid: weltoffene-", "\nid: eigen-weltoffene-"));

    assertThat(proof.instrument()).isPresent();
    assertThat(proof.remarks()).isEmpty();
  }

  @Test
  void shippedId_isRefused() {
    Remark remark = blocking(example());

    assertThat(remark.rule()).isEqualTo("ID");
    assertThat(remark.line()).contains(1);
    assertThat(remark.text()).contains("eigen-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          licence: CC-BY-4.0 | licence: "CC-BY-4.0 | SYNTAX | Anführungszeichen fehlt
          licence: CC-BY-4.0 | title: noch einer | SYNTAX | schon einmal
          licence: CC-BY-4.0 | licence: Frei: zu nutzen | SYNTAX | Doppelpunkt
          licence: CC-BY-4.0 | licence: *nirgends | SYNTAX | ins Leere
          licence: CC-BY-4.0 | licence: CC-BY-4.0\\u0000 | FORMAT | Steuerzeichen
          licence: CC-BY-4.0 | licence: "  " | FORMAT | Leerraum
          licence: CC-BY-4.0 | '# leer' | FORMAT | licence
          licence: CC-BY-4.0 | licence: 4 | FORMAT | ein Text
          kind: appraisal | kind: meinung | FORMAT | Erlaubt sind nur
          short: true | shorty: true | FORMAT | nicht vorgesehen
          weight: 3 | weight: 9 | FORMAT | Höchstens 5.
          "3": "Umgesetzt | "drei": "Umgesetzt | FORMAT | Anker
          version: 1 | version: 123456 | STRUCTURE | 9999
          from: 25, | from: 60, | STRUCTURE | steigen auf
          capStage: 1 | capStage: 4 | STRUCTURE | Reifestufen
          id: be-jugend | id: be-beirat | STRUCTURE | schon vergeben
          id: be-jugend | id: Be_Jugend | FORMAT | Kleinbuchstaben
          """)
  void mistake_isNamedInGerman(String from, String to, String rule, String text) {
    String written = to.contains("\\u0000") ? "licence: \"CC-BY-4.0\\u0000\"" : to;
    Proof proof = proof(changed(from, written));

    assertThat(proof.instrument()).isEmpty();
    assertThat(proof.remarks())
        .allMatch(Remark::blocks)
        .anySatisfy(
            remark -> {
              assertThat(remark.rule()).isEqualTo(rule);
              assertThat(remark.text()).contains(text);
              assertThat(remark.line()).isPresent();
            });
  }

  @Test
  void notUtf8_isNamed() {
    assertThat(Proof.of(new byte[] {'i', 'd', (byte) 0xe4}).remarks().getFirst().text())
        .contains("UTF-8");
  }

  @Test
  void tooLarge_isRefusedUnread() {
    assertThat(blocking(" ".repeat(Proof.MOST_BYTES + 1)).text()).contains("1 MB");
  }

  @Test
  void aliasesOfAliases_areCountedInFullAndRefused() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 5; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append("*a%d, ".formatted(i - 1).repeat(9)).append("*a%d]\n".formatted(i - 1));
    }

    assertThat(blocking(laughs.toString()).rule()).isEqualTo("LIMITS");
  }

  @Test
  void moreAliases_endTheReading() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append("*a%d, ".formatted(i - 1).repeat(9)).append("*a%d]\n".formatted(i - 1));
    }

    assertThat(blocking(laughs.toString()).text()).contains("zu viele Angaben");
  }

  /// A few values, each of which stands for almost the whole file.
  @Test
  void aliasesOfALongText_areCountedInFullAndRefused() {
    String text = "Rathaus ".repeat(110_000);
    String aliases = ", *t".repeat(3_000);

    assertThat(
            blocking(
                changed(
                    "id: be-jugend",
                    "id: be-jugend\n            askFirst: [&t \"" + text + "\"" + aliases + "]")))
        .satisfies(
            remark -> {
              assertThat(remark.rule()).isEqualTo("LIMITS");
              assertThat(remark.text()).contains("Verweise (*) mitgezählt");
            });
  }

  @Test
  void deepNesting_isRefused() {
    assertThat(blocking("a: " + "[".repeat(5_000)).text()).contains("verschachtelt");
  }

  @Test
  void longStatement_isRefused() {
    assertThat(
            blocking(
                    changed(
                        "Die Beteiligung ist mit dem Kreis abgestimmt.",
                        "Wort ".repeat(120) + "Ende."))
                .text())
        .isEqualTo("Höchstens 500 Zeichen.");
  }

  @Test
  void nextVersion_saysWhatChanged() {
    Proof first = proof(OWN);
    Proof second =
        proof(
                changed("version: 1", "version: 2")
                    .replace("id: be-jugend", "id: be-junge")
                    .replace("dauerhafte Mittel", "eigene Mittel"))
            .against(first.instrument().orElseThrow());

    List<Remark> changes =
        second.remarks().stream().filter(remark -> remark.rule().equals("MAPPING")).toList();
    assertThat(changes)
        .extracting(Remark::id)
        .containsExactly("st-haushalt", "be-junge", "be-jugend");
    assertThat(changes).noneMatch(Remark::blocks);
  }
}
