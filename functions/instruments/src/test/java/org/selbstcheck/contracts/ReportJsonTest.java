package org.selbstcheck.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.report.Section;

/// The report as the page gets it, one block of each kind.
final class ReportJsonTest {

  private static final String HOSTILE = "</script>\"\\ \u2028 =1+1";

  private static JsonNode written(Edition edition, Block... blocks) {
    Report report =
        new Report(
            ReportKind.COUNCIL,
            "Titel",
            "Untertitel",
            "Fragebogen",
            "Kaufbeuren",
            edition,
            Tone.PLAIN,
            "de",
            LocalDate.of(2026, 11, 20),
            2,
            List.of(
                new Section(
                    "oben",
                    "Oben",
                    true,
                    List.of(blocks),
                    List.of(new Section("unten", "Unten", false, List.of(), List.of())))));
    return Examples.value(JsonText.parse(JsonText.write(json -> ReportJson.write(report, json))));
  }

  private static JsonNode block(Block block) {
    return written(Edition.PUBLIC, block).path("sections").path(0).path("blocks").path(0);
  }

  private static JsonNode json(String text) {
    return Examples.value(JsonText.parse(text));
  }

  @Test
  void report_internal_namesItsPartsAndItsMark() {
    assertThat(written(Edition.INTERNAL))
        .isEqualTo(
            json(
                """
                {"kind": "council", "title": "Titel", "subtitle": "Untertitel",
                 "instrument": "Fragebogen", "municipality": "Kaufbeuren",
                 "edition": "internal", "tone": "plain", "language": "de",
                 "day": "2026-11-20", "submission": 2,
                 "mark": "Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt",
                 "sections": [{"id": "oben", "title": "Oben", "blocks": [], "sections": [
                   {"id": "unten", "title": "Unten", "blocks": [], "sections": []}]}]}
                """));
  }

  @Test
  void report_public_hasNoMark() {
    assertThat(written(Edition.PUBLIC).has("mark")).isFalse();
  }

  @Test
  void block_ofEachKind_hasItsTypeAndMembers() {
    assertThat(block(new Block.Paragraph(HOSTILE)))
        .isEqualTo(json("{\"type\": \"paragraph\", \"text\": \"</script>\\\"\\\\ \u2028 =1+1\"}"));
    assertThat(block(new Block.Lead("a"))).isEqualTo(json("{\"type\":\"lead\",\"text\":\"a\"}"));
    assertThat(block(new Block.Note("a"))).isEqualTo(json("{\"type\":\"note\",\"text\":\"a\"}"));
    assertThat(block(new Block.Labelled("a", "b")))
        .isEqualTo(json("{\"type\":\"labelled\",\"label\":\"a\",\"text\":\"b\"}"));
    assertThat(block(new Block.Items(true, List.of("a", "b"))))
        .isEqualTo(json("{\"type\":\"items\",\"numbered\":true,\"items\":[\"a\",\"b\"]}"));
    assertThat(block(new Block.Facts(List.of(new Block.Fact("a", "b")))))
        .isEqualTo(json("{\"type\":\"facts\",\"facts\":[{\"name\":\"a\",\"value\":\"b\"}]}"));
    assertThat(
            block(
                new Block.Table(
                    "t", List.of(new Block.Column("c", 100, true)), List.of(List.of("1")))))
        .isEqualTo(
            json(
                "{\"type\":\"table\",\"caption\":\"t\",\"columns\":[{\"title\":\"c\",\"share\":100,\"numeric\":true}],\"rows\":[[\"1\"]]}"));
    assertThat(block(new Block.Figure("a", "b", "<svg/>", 3, 4)))
        .isEqualTo(
            json(
                "{\"type\":\"figure\",\"title\":\"a\",\"description\":\"b\",\"svg\":\"<svg/>\",\"width\":3,\"height\":4}"));
    assertThat(
            block(
                new Block.Entry("st-1", "s", List.of("m"), "z", List.of(new Block.Paragraph("p")))))
        .isEqualTo(
            json(
                "{\"type\":\"entry\",\"indicator\":\"st-1\",\"statement\":\"s\",\"marks\":[\"m\"],\"status\":\"z\",\"body\":[{\"type\":\"paragraph\",\"text\":\"p\"}]}"));
  }
}
