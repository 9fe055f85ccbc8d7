package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block.Fact;
import org.selbstcheck.core.report.Block.Facts;
import org.selbstcheck.core.report.Block.Paragraph;
import org.selbstcheck.core.scoring.Result;

/// What this document is: instrument, version, method, scope, day, tone and edition.
final class AboutThisReport {

  private final Material material;
  private final Tone tone;
  private final Edition edition;
  private final ReportMeta meta;

  AboutThisReport(Material material, Tone tone, Edition edition, ReportMeta meta) {
    this.material = material;
    this.tone = tone;
    this.edition = edition;
    this.meta = meta;
  }

  Section section() {
    return new Section(
        "zu-diesem-bericht",
        "Zu diesem Bericht",
        true,
        List.of(
            new Facts(facts()), new Paragraph(Wording.otherTones(tone)), new Paragraph(edition())),
        List.of());
  }

  List<Fact> facts() {
    Instrument instrument = material.instrument();
    SelfCheck selfCheck = material.selfCheck();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Kommune", meta.municipality()));
    if (!meta.phase().isBlank()) {
      facts.add(new Fact("Projektphase", meta.phase()));
    }
    facts.add(
        new Fact(
            "Fragebogen",
            "%s, Version %d".formatted(instrument.title(), instrument.version().version())));
    facts.add(new Fact("Umfang", Wording.scope(selfCheck.scope(), instrument)));
    facts.add(new Fact("Methode", "Version " + Result.METHOD));
    facts.add(new Fact("Abgabe", submission(material, meta)));
    facts.add(new Fact("Beteiligt", Wording.units(material.answeringDepartments())));
    if (!material.selfCheck().focus().isEmpty()) {
      facts.add(new Fact("Schwerpunkte", focus()));
    }
    material
        .earlier()
        .map(Wording::earlierRound)
        .map(text -> new Fact("Frühere Runde", text))
        .ifPresent(facts::add);
    material
        .commentary(edition)
        .map(Wording::commentaryVersion)
        .map(text -> new Fact("Kommentar der Begleitung", text))
        .ifPresent(facts::add);
    facts.add(new Fact("Ton", Wording.name(tone)));
    facts.add(new Fact("Fassung", edition.label()));
    facts.add(new Fact("Erstellt am", Wording.date(meta.createdOn())));
    return facts;
  }

  static String submission(Material material, ReportMeta meta) {
    return material
        .selfCheck()
        .submittedOn()
        .map(day -> "%d. Abgabe am %s".formatted(meta.submission(), Wording.date(day)))
        .orElse(
            material.result().submitted()
                ? meta.submission() + ". Abgabe"
                : "noch nicht abgegeben");
  }

  private String focus() {
    return material.selfCheck().focus().stream()
        .map(
            topic ->
                "%s (%s)"
                    .formatted(material.topic(topic).title(), material.fieldOfTopic(topic).title()))
        .collect(Collectors.joining(", "));
  }

  private String edition() {
    return switch (edition) {
      case PUBLIC ->
          "Die öffentliche Fassung nennt keine Stellen, keine Anmerkungen und keine einzelnen Antworten. Zu Unterschieden zwischen den Stellen sagt sie nur, worüber gesprochen wird.";
      case INTERNAL ->
          "Die interne Fassung nennt, wer was geantwortet und angemerkt hat. Sie ist für die Arbeit in der Verwaltung gedacht und gehört nicht in öffentliche Unterlagen.";
    };
  }
}
