package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Column;
import org.selbstcheck.core.report.Block.Facts;
import org.selbstcheck.core.report.Block.Items;
import org.selbstcheck.core.report.Block.Labelled;
import org.selbstcheck.core.report.Block.Note;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.report.Block.Table;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;

/// The paper for the council in the parts that councils use. What only the administration can know
/// is a placeholder to fill in, never made up.
final class CouncilPaper {

  /// How many strengths and gaps the paper names; all of them stand in the report beside it.
  private static final int NAMED = 5;

  private final Material material;
  private final Result result;
  private final Tone tone;
  private final Edition edition;
  private final ReportMeta meta;
  private final Highlights highlights;

  CouncilPaper(Material material, Tone tone, Edition edition, ReportMeta meta) {
    this.material = material;
    this.result = material.result();
    this.tone = tone;
    this.edition = edition;
    this.meta = meta;
    this.highlights = new Highlights(material, tone);
  }

  List<Section> sections() {
    return List.of(
        part("betreff", "Betreff", new Paragraph(subject())),
        part(
            "federfuehrung",
            "Federführung",
            new Paragraph(toFillIn("federführende Stelle, Aktenzeichen, Ansprechperson")),
            new Labelled("Beteiligt", involved())),
        part("beratungsfolge", "Beratungsfolge", bodies()),
        new Section("beschlussvorschlag", "Beschlussvorschlag", false, proposal(), List.of()),
        new Section("sachverhalt", "Sachverhalt", false, List.of(), facts()),
        part(
            "finanzielle-auswirkungen",
            "Finanzielle Auswirkungen",
            new Paragraph(
                "Die Kenntnisnahme selbst verursacht keine Kosten. Was die weiteren Schritte kosten, lässt sich aus der Selbsteinschätzung nicht ableiten."),
            new Paragraph(
                toFillIn("Aufwand, Deckung, Produkt oder Haushaltsstelle, Personalbedarf"))),
        part(
            "anlagen",
            "Anlagen",
            new Items(
                true,
                List.of(
                    "Ergebnisbericht (%s)".formatted(edition.label()),
                    "Ergebnisblatt (%s)".formatted(edition.label()),
                    toFillIn("weitere Anlagen")))));
  }

  private static Section part(String id, String title, Block... blocks) {
    return new Section(id, title, false, List.of(blocks), List.of());
  }

  private static String toFillIn(String what) {
    return "[bitte ergänzen: " + what + "]";
  }

  private String subject() {
    return "Ergebnis der Selbsteinschätzung „%s“ (%s)"
        .formatted(material.instrument().title(), AboutThisReport.submission(material, meta));
  }

  private String involved() {
    String number = Wording.units(material.answeringDepartments());
    return switch (edition) {
      case PUBLIC -> number + " der Verwaltung";
      case INTERNAL ->
          number
              + material.selfCheck().departments().stream()
                  .filter(material::hasAnswered)
                  .map(Department::name)
                  .collect(Collectors.joining(", ", " (", ")"));
    };
  }

  private static Block bodies() {
    return new Table(
        "Wer wann worüber berät",
        List.of(
            new Column("Gremium", 40, false),
            new Column("Sitzung am", 24, false),
            new Column("Öffentlich", 18, false),
            new Column("Zuständigkeit", 18, false)),
        List.of(
            List.of(
                toFillIn("Fachausschuss"),
                toFillIn("Datum"),
                toFillIn("ja oder nein"),
                "Vorberatung"),
            List.of(
                toFillIn("Vertretung"),
                toFillIn("Datum"),
                toFillIn("ja oder nein"),
                "Entscheidung")));
  }

  private List<Block> proposal() {
    List<Block> blocks = new ArrayList<>();
    List<String> resolutions = new ArrayList<>();
    resolutions.add(
        "Das Ergebnis der Selbsteinschätzung „%s“ wird zur Kenntnis genommen."
            .formatted(material.instrument().title()));
    List<String> first = highlights.toBeginWith(Highlights.FEW);
    if (!first.isEmpty()) {
      resolutions.add(
          "Die Verwaltung wird beauftragt, %s einzuleiten und der Vertretung bis zum %s darüber zu berichten."
              .formatted(
                  first.size() == 1
                      ? "den unten genannten Schritt"
                      : "die unten genannten Schritte",
                  toFillIn("Datum")));
    }
    int unclear = result.knowledgeGaps().size();
    if (unclear > 0) {
      resolutions.add(
          "Die Verwaltung wird beauftragt, %s zu klären und das Ergebnis bis zum %s vorzulegen."
              .formatted(
                  unclear == 1
                      ? "die eine Wissenslücke"
                      : "die %d\u00A0Wissenslücken".formatted(unclear),
                  toFillIn("Datum")));
    }
    blocks.add(new Items(true, resolutions));
    char letter = 'a';
    for (String id : first) {
      blocks.add(
          new Labelled(
              "Zu 2 %c) Handlungsfeld %s".formatted(letter, material.fieldOf(id).title()),
              Findings.step(material, id).text()));
      letter++;
    }
    return blocks;
  }

  private List<Section> facts() {
    Section strengths = part("staerken", "Stärken", strengths().toArray(Block[]::new));
    Section gaps = part("luecken", "Lücken", gaps().toArray(Block[]::new));
    List<Section> parts = new ArrayList<>();
    parts.add(part("anlass", "Anlass", occasion().toArray(Block[]::new)));
    parts.add(part("vorgehen", "Vorgehen", new Paragraph(Wording.method(material.instrument()))));
    parts.add(part("ergebnis", "Ergebnis", outcome().toArray(Block[]::new)));
    switch (tone) {
      case ENCOURAGING, BALANCED -> {
        parts.add(strengths);
        parts.add(gaps);
        parts.add(open());
      }
      case PLAIN -> {
        parts.add(gaps);
        parts.add(open());
        parts.add(strengths);
      }
    }
    RoundsChapter.of(material)
        .map(
            rounds ->
                part(
                    "entwicklung",
                    RoundsChapter.TITLE,
                    new Paragraph(rounds.intro()),
                    rounds.table(),
                    new Paragraph(Wording.LOWER_CAN_MEAN)))
        .ifPresent(parts::add);
    CommentarySection.of(material, edition).ifPresent(parts::add);
    AboutThisReport about = AboutThisReport.of(ReportKind.COUNCIL, material, tone, edition, meta);
    parts.add(
        part(
            "angaben",
            "Zu dieser Vorlage",
            new Facts(about.facts()),
            new Paragraph(Wording.otherTones(tone))));
    return parts;
  }

  private List<Block> outcome() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(highlights.counts()));
    blocks.add(new ProfileSection(material, edition).table());
    for (FieldResult field : result.fields()) {
      if (!field.cappedBy().isEmpty()) {
        Stage stage = material.instrument().stages().get(field.stage().orElseThrow());
        blocks.add(
            new Labelled(
                material.field(field.id()).title(), Wording.stageInWords(field, stage, material)));
      }
    }
    return blocks;
  }

  private List<Block> occasion() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(Wording.occasion(material, meta)));
    blocks.add(new Paragraph(toFillIn("Beschluss oder Auftrag, auf den diese Vorlage zurückgeht")));
    return blocks;
  }

  private List<Block> strengths() {
    List<String> named = highlights.firstStrengths(NAMED);
    if (named.isEmpty()) {
      return List.of(new Paragraph(Wording.NO_STRENGTH));
    }
    return List.of(
        new Paragraph(named(named.size(), result.strengths().size(), "Stärke", "Stärken")),
        new Items(false, named.stream().map(highlights::strength).toList()));
  }

  private List<Block> gaps() {
    List<String> named = highlights.firstGaps(NAMED);
    if (named.isEmpty()) {
      return List.of(new Paragraph("Eine Lücke im Sinn der Methode gibt es nicht."));
    }
    return List.of(
        new Paragraph(named(named.size(), result.gaps().size(), "Lücke", "Lücken")),
        new Items(true, named.stream().map(highlights::gap).toList()));
  }

  private static String named(int shown, int all, String one, String many) {
    return shown == all
        ? Wording.count(all, one, many) + ":"
        : "%d von %s; alle stehen im Ergebnisbericht:"
            .formatted(shown, Wording.count(all, one, many));
  }

  /// Knowledge gaps and points to talk about, by field.
  private Section open() {
    List<Block> blocks = new ArrayList<>();
    if (result.knowledgeGaps().isEmpty()) {
      blocks.add(new Paragraph("Wissenslücken gibt es nicht."));
    } else {
      blocks.add(new Paragraph(Wording.unclear(result.knowledgeGaps().size(), tone)));
      blocks.add(new Labelled("Wissenslücken", highlights.numbersByField(result.knowledgeGaps())));
    }
    List<String> points =
        result.discussionPoints().stream().map(DiscussionPoint::indicator).toList();
    Wording.openPoints(result)
        .ifPresent(
            sentence -> {
              blocks.add(new Paragraph(sentence));
              blocks.add(new Labelled("Gesprächspunkte", highlights.numbersByField(points)));
            });
    if (result.ratedByTwo() == 0) {
      blocks.add(new Note(Wording.NO_DIFFERENCES_VISIBLE));
    }
    return new Section("offenes", "Offene Punkte", false, blocks, List.of());
  }
}
