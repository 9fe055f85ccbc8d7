package org.selbstcheck.instruments.editorial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.selbstcheck.contracts.Examples;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;
import org.selbstcheck.instruments.InstrumentReader;

final class PublicationTest {

  private static final Instrument FIRST =
      Altered.instrument(document -> document.put("published", "2026-10-01"));

  @Test
  void fingerprint_ofOtherLineBreaksAndComments_isTheSame() {
    String yaml = new String(Examples.bytes("instrument.yaml"), UTF_8);
    Instrument commented =
        Examples.value(
            InstrumentReader.read(
                ("# a comment\n\n" + yaml + "\n# and another\n").getBytes(UTF_8)));
    assertThat(Publication.fingerprint(commented))
        .isEqualTo(Publication.fingerprint(Examples.instrument()))
        .matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void fingerprint_ofOneOtherWord_isAnother() {
    assertThat(Publication.fingerprint(Altered.with("gap", "Ein Beschluss hülfe.")))
        .isNotEqualTo(Publication.fingerprint(Examples.instrument()));
  }

  @Test
  void findings_ofAPublishedVersionAsItWas_areNone() {
    assertThat(Publication.findings(FIRST, Optional.of(first()), Optional.empty())).isEmpty();
  }

  @Test
  void findings_ofADraftWithoutTheFile_areNone() {
    assertThat(Publication.findings(Examples.instrument(), Optional.empty(), Optional.empty()))
        .isEmpty();
  }

  @Test
  void findings_ofAPublishedVersionThatChanged_nameBothFingerprints() {
    Instrument changed =
        Altered.instrument(
            document -> {
              document.put("published", "2026-10-01");
              ((ObjectNode) document.at("/fields/0")).put("intro", "Anders.");
            });
    List<Finding> findings = Publication.findings(changed, Optional.of(first()), Optional.empty());
    assertThat(findings).extracting(Finding::rule).containsExactly(Rule.FINGERPRINT);
    assertThat(findings.getFirst().text())
        .contains(Publication.fingerprint(FIRST), Publication.fingerprint(changed));
  }

  @Test
  void findings_ofAPublishedVersionWithoutTheFile_tellItsFingerprint() {
    assertThat(Publication.findings(FIRST, Optional.empty(), Optional.empty()).getFirst().text())
        .contains(Publication.fingerprint(FIRST));
  }

  @Test
  void findings_ofAPublishedVersionTakenBackToDraft_nameIt() {
    assertThat(Publication.findings(Examples.instrument(), Optional.of(first()), Optional.empty()))
        .extracting(Finding::rule)
        .containsExactly(Rule.FINGERPRINT);
  }

  @Test
  void findings_ofAMappingThatSaysEverything_areNone() {
    assertThat(
            second(
                """
                - { how: replaced, from: [st-beschluss], to: [st-ziele], why: "Fragt nach Zielen." }
                - { how: reworded, from: [st-haushalt], to: [st-haushalt], why: "Klarer gesagt." }
                """))
        .isEmpty();
  }

  @Test
  void findings_ofAnEmptyMapping_nameEveryStatementThatChanged() {
    assertThat(second("[]"))
        .extracting(Finding::rule, Finding::id)
        .containsExactlyInAnyOrder(
            tuple(Rule.MAPPING, "st-beschluss"),
            tuple(Rule.MAPPING, "st-haushalt"),
            tuple(Rule.MAPPING, "st-ziele"));
  }

  @Test
  void findings_ofAMappingThatDoesNotFit_nameIdAndReason() {
    assertThat(
            second(
                """
                - { how: split, from: [st-beschluss], to: [st-ziele], why: "Nur eine." }
                - { how: dropped, from: [st-haushalt], to: [], why: "Ist noch da." }
                - { how: added, from: [], to: [st-erfunden], why: "Steht nirgends." }
                """))
        .extracting(Finding::text)
        .anyMatch(text -> text.startsWith("cannot be: Change[how=SPLIT"))
        .contains(
            "changes and is there all the same; a changed meaning gets a new id",
            "is no statement of this version");
  }

  @Test
  void findings_ofASecondVersionThatFollowsNone_orAMissingOne_nameIt() {
    Instrument second = secondVersion();
    String fingerprint = Publication.fingerprint(second);
    assertThat(
            Publication.findings(
                second,
                Optional.of(new Publication(fingerprint, Optional.empty(), List.of())),
                Optional.empty()))
        .extracting(Finding::text)
        .containsExactly("does not say which version it follows");
    assertThat(
            Publication.findings(
                second,
                Optional.of(new Publication(fingerprint, Optional.of(1), List.of())),
                Optional.empty()))
        .extracting(Finding::text)
        .containsExactly("follows version 1, which is missing");
  }

  @Test
  void read_ofAChangeWithoutReasonOrOfAnUnknownKind_throws() {
    assertThatThrownBy(() -> read("- { how: dropped, from: [a], why: \" \" }"))
        .hasMessageContaining("without a reason");
    assertThatThrownBy(() -> read("- { how: vanished, from: [a], why: Darum }"))
        .hasMessageContaining("vanished");
    assertThatThrownBy(() -> Publication.read("fingerprint: [".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Publication first() {
    return new Publication(Publication.fingerprint(FIRST), Optional.empty(), List.of());
  }

  /// What is found in the second version with a mapping.
  private static List<Finding> second(String changes) {
    Publication read = read(changes);
    Instrument second = secondVersion();
    return Publication.findings(
        second,
        Optional.of(
            new Publication(Publication.fingerprint(second), read.follows(), read.changes())),
        Optional.of(FIRST));
  }

  /// `st-beschluss` became `st-ziele`, and `st-haushalt` reads differently.
  private static Instrument secondVersion() {
    Consumer<ObjectNode> change =
        document -> {
          document.put("version", 2);
          document.put("published", "2027-10-01");
          ((ObjectNode) document.at("/fields/0/topics/0/indicators/0")).put("id", "st-ziele");
          ((ObjectNode) document.at("/fields/0/topics/1/indicators/0"))
              .put("statement", "Im Haushalt stehen dauerhaft Mittel für das Thema.");
        };
    return Altered.instrument(change);
  }

  private static Publication read(String changes) {
    return Publication.read(
        ("fingerprint: sha256:00\nfollows: 1\nchanges:\n" + changes.indent(2)).getBytes(UTF_8));
  }
}
