package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Finding;

/// Composes the documents of one result. A pure function: the same input gives the same document.
public final class ReportComposer {

  private ReportComposer() {}

  /// The report of this kind.
  public static Report compose(
      ReportKind kind, Frozen frozen, Tone tone, Edition edition, ReportMeta meta) {
    Instrument instrument = frozen.instrument();
    Material material = new Material(frozen);
    return new Report(
        kind,
        kind.label() + " " + meta.municipality(),
        "%s · %s · Ton: %s"
            .formatted(
                AboutThisReport.submission(material, meta), edition.label(), Wording.name(tone)),
        instrument.title(),
        meta.municipality(),
        edition,
        tone,
        instrument.language(),
        frozen.selfCheck().submittedOn().orElse(meta.createdOn()),
        meta.submission(),
        switch (kind) {
          case REPORT -> whole(material, tone, edition, meta);
          case SHEET -> new ResultSheet(material, tone, edition, meta).sections();
          case COUNCIL -> new CouncilPaper(material, tone, edition, meta).sections();
          case PRESS -> new PressSummary(material, tone, edition, meta).sections();
          case SLIDES -> new WorkshopSlides(material, tone, edition, meta).sections();
        });
  }

  private static List<Section> whole(
      Material material, Tone tone, Edition edition, ReportMeta meta) {
    List<Section> sections = new ArrayList<>();
    sections.add(new OpeningPage(material, tone).section());
    sections.add(AboutThisReport.of(ReportKind.REPORT, material, tone, edition, meta).section());
    CommentarySection.of(material, edition).ifPresent(sections::add);
    sections.add(new ProfileSection(material, edition).section());
    RoundsChapter.of(material).map(RoundsChapter::section).ifPresent(sections::add);
    FieldChapter chapter = new FieldChapter(material, tone, edition);
    fieldsInOrder(material, tone).stream().map(chapter::section).forEach(sections::add);
    new Obstacles(material, edition).section().ifPresent(sections::add);
    new OwnIndicators(material, edition).section().ifPresent(sections::add);
    sections.add(new MethodSection(material).section());
    if (edition == Edition.INTERNAL) {
      sections.add(new ValuesAnnex(material).section());
      new AnswersAnnex(material).section().ifPresent(sections::add);
    }
    return sections;
  }

  /// Fields with a focus topic first. Beyond that in the instrument's order; in the tone `plain`
  /// those with the most urgent gap first (method, section 9).
  private static List<FieldResult> fieldsInOrder(Material material, Tone tone) {
    List<FieldResult> fields = new ArrayList<>(material.result().fields());
    if (tone == Tone.PLAIN) {
      List<String> byUrgency =
          material.result().gaps().stream()
              .map(Finding::indicator)
              .map(indicator -> material.fieldOf(indicator).id())
              .distinct()
              .toList();
      fields.sort(
          Comparator.comparingInt(
              field -> {
                int rank = byUrgency.indexOf(field.id());
                return rank < 0 ? byUrgency.size() : rank;
              }));
    }
    fields.sort(
        Comparator.comparing(
            field -> {
              Field of = material.field(field.id());
              return !material.hasFocus(of);
            }));
    return fields;
  }
}
