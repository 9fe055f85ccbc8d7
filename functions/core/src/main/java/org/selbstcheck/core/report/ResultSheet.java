package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.charts.FieldStrip;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Figure;
import org.selbstcheck.core.report.Block.Paragraph;

/// What fits on one page: the profile as picture and table, three strengths, three gaps, three
/// steps, and what it is.
final class ResultSheet {

  private final Material material;
  private final Tone tone;
  private final Edition edition;
  private final ReportMeta meta;

  ResultSheet(Material material, Tone tone, Edition edition, ReportMeta meta) {
    this.material = material;
    this.tone = tone;
    this.edition = edition;
    this.meta = meta;
  }

  List<Section> sections() {
    Highlights highlights = new Highlights(material, tone);
    Section strengths = part("staerken", "Was steht", highlights.strengths());
    Section gaps = part("luecken", "Was fehlt", highlights.missing());
    Section steps = part("erste-schritte", "Was zuerst zu tun ist", highlights.firstSteps());
    List<Section> sections = new ArrayList<>();
    sections.add(
        part(
            "profil",
            "Profil der Handlungsfelder",
            List.of(figure(), new ProfileSection(material, edition).table())));
    sections.addAll(
        switch (tone) {
          case ENCOURAGING, BALANCED -> List.of(strengths, gaps, steps);
          case PLAIN -> List.of(gaps, steps, strengths);
        });
    AboutThisReport about = AboutThisReport.of(ReportKind.SHEET, material, tone, edition, meta);
    sections.add(
        part(
            "angaben",
            "Zu diesem Blatt",
            List.of(
                new Paragraph(highlights.counts()),
                new Paragraph(
                    "%s %s %s"
                        .formatted(
                            about.line() + ".",
                            Wording.ownMethod(),
                            Wording.otherTonesInShort(tone))))));
    return sections;
  }

  private static Section part(String id, String title, List<Block> blocks) {
    return new Section(id, title, false, blocks, List.of());
  }

  private Figure figure() {
    return new Figure(
        FieldStrip.title(),
        FieldStrip.description(material.instrument(), material.result()),
        FieldStrip.svg(material.instrument(), material.result(), "profil"),
        FieldStrip.WIDTH,
        FieldStrip.height(material.result()));
  }
}
