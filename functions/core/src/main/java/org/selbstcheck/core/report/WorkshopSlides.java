package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Items;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Lead;
import org.selbstcheck.core.report.Block.Note;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;

/// Slides for the workshop; each section is one, with about seven lines at most. Every open
/// discussion point has its own: publicly with the statement and how many units rated it,
/// internally with who said what and why it is a point.
final class WorkshopSlides {

  /// Letters of a unit's name that a slide has room for.
  private static final int NAME = 40;

  private final Material material;
  private final Result result;
  private final Tone tone;
  private final Edition edition;
  private final ReportMeta meta;
  private final Highlights highlights;

  WorkshopSlides(Material material, Tone tone, Edition edition, ReportMeta meta) {
    this.material = material;
    this.result = material.result();
    this.tone = tone;
    this.edition = edition;
    this.meta = meta;
    this.highlights = new Highlights(material, tone);
  }

  List<Section> sections() {
    ProfileSection profile = new ProfileSection(material, edition);
    AboutThisReport about = AboutThisReport.of(ReportKind.SLIDES, material, tone, edition, meta);
    List<Section> slides = new ArrayList<>();
    slides.add(
        slide(
            "titel",
            material.instrument().title(),
            new Lead("Ergebnis " + meta.municipality()),
            new Paragraph(about.line())));
    slides.add(slide("so-lesen", "So ist das Ergebnis zu lesen", howToRead()));
    slides.add(slide("profil", "Profil der Handlungsfelder", profile.figure()));
    slides.add(slide("profil-tabelle", "Das Profil in Zahlen", profile.table()));
    RoundsChapter.of(material)
        .ifPresent(
            rounds -> {
              slides.add(slide("entwicklung", RoundsChapter.TITLE, rounds.figure()));
              slides.add(
                  slide(
                      "entwicklung-tabelle",
                      "Die Entwicklung in Zahlen",
                      rounds.table(),
                      new Note(Wording.LOWER_CAN_MEAN)));
            });
    Section strengths =
        slide("staerken", "Was steht", highlights.strengths().toArray(Block[]::new));
    switch (tone) {
      case ENCOURAGING, BALANCED -> {
        slides.add(strengths);
        slides.addAll(gaps());
      }
      case PLAIN -> {
        slides.addAll(gaps());
        slides.add(strengths);
      }
    }
    slides.addAll(points());
    slides.add(knowledgeGaps());
    slides.add(slide("weiter", "Wie es weitergeht", new Items(false, questions())));
    return slides;
  }

  private static Section slide(String id, String title, Block... blocks) {
    return new Section(id, title, true, List.of(blocks), List.of());
  }

  private Block howToRead() {
    return new Items(
        false,
        List.of(
            "Jeder Wert reicht von 0 bis 100 und ist eine Selbsteinschätzung, keine Note.",
            "Die Spanne zeigt, was offen oder uneinig ist: Je breiter, desto mehr ist zu klären.",
            "„Weiß nicht“ gilt nie als Nein. Es ist eine Wissenslücke.",
            Wording.otherTonesInShort(tone)));
  }

  /// One slide for each of the most urgent gaps.
  private List<Section> gaps() {
    List<String> first = highlights.firstGaps(Highlights.FEW);
    if (first.isEmpty()) {
      return List.of(slide("luecken", "Was fehlt", highlights.missing().toArray(Block[]::new)));
    }
    List<Section> slides = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      String id = first.get(i);
      slides.add(
          slide(
              "luecke-" + id,
              "Lücke %d von %d: %s"
                  .formatted(i + 1, result.gaps().size(), material.fieldOf(id).title()),
              new Lead(Findings.gapText(material, id, tone)),
              Findings.step(material, id)));
    }
    return slides;
  }

  private List<Section> points() {
    List<DiscussionPoint> points = material.openPoints(edition);
    if (points.isEmpty()) {
      return List.of(
          slide(
              "gespraechspunkte",
              "Gesprächspunkte",
              new Paragraph(
                  result.ratedByTwo() == 0
                      ? Wording.NO_DIFFERENCES_VISIBLE
                      : "Kein Gesprächspunkt ist offen.")));
    }
    List<Section> slides = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      DiscussionPoint point = points.get(i);
      String id = point.indicator();
      List<Block> blocks = new ArrayList<>();
      blocks.add(new Lead(material.indicator(id).statement()));
      switch (edition) {
        case PUBLIC ->
            blocks.add(new Labelled("Einschätzungen", Wording.ratedBy(material.ratedBy(id))));
        case INTERNAL -> {
          blocks.add(
              new Items(
                  false,
                  UnitAnswers.byAnswer(
                      material.entries(id),
                      level -> AnswerWords.level(level, material.instrument()),
                      unit -> shortened(material.department(unit)))));
          blocks.add(new Paragraph(Wording.reasonsInShort(point)));
        }
      }
      slides.add(
          slide(
              "punkt-" + id,
              "%s (%d von %d): %s"
                  .formatted(
                      Wording.where(material.indicator(id).kind()),
                      i + 1,
                      points.size(),
                      material.fieldOf(id).title()),
              blocks.toArray(Block[]::new)));
    }
    return slides;
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "…";
  }

  private Section knowledgeGaps() {
    List<String> ids = result.knowledgeGaps();
    if (ids.isEmpty()) {
      return slide(
          "wissensluecken", "Wissenslücken", new Paragraph("Wissenslücken gibt es nicht."));
    }
    return slide(
        "wissensluecken",
        "Wissenslücken",
        new Lead(Wording.unclear(ids.size(), tone)),
        new Labelled("Nach Handlungsfeldern", highlights.numbersByField(ids)));
  }

  private List<String> questions() {
    List<String> questions = new ArrayList<>();
    if (!result.discussionPoints().isEmpty()) {
      questions.add("Wo wird derselbe Stand verschieden gesehen, und woran liegt das?");
    }
    if (!result.gaps().isEmpty()) {
      questions.add("Welche Lücke kommt zuerst, und wer übernimmt den ersten Schritt?");
    }
    if (!result.knowledgeGaps().isEmpty()) {
      questions.add("Wer kann die Wissenslücken klären, und bis wann?");
    }
    questions.add("Was läuft gut und soll so bleiben?");
    questions.add("Wem wird bis wann berichtet, was daraus geworden ist?");
    return questions;
  }
}
