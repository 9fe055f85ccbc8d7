package org.selbstcheck.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<EarlierRound> earlier;
  private final Optional<Commentary> commentary;

  private AboutThisReport(
      Material material,
      Tone tone,
      Edition edition,
      ReportMeta meta,
      Optional<EarlierRound> earlier,
      Optional<Commentary> commentary) {
    this.material = material;
    this.tone = tone;
    this.edition = edition;
    this.meta = meta;
    this.earlier = earlier;
    this.commentary = commentary;
  }

  /// About a text document of this kind.
  static AboutThisReport of(
      ReportKind kind, Material material, Tone tone, Edition edition, ReportMeta meta) {
    return new AboutThisReport(
        material,
        tone,
        edition,
        meta,
        material.earlier().filter(_ -> kind.holdsEarlierRound()),
        material.commentary(edition).filter(it -> it.standsIn(kind, edition)));
  }

  /// About the result alone, with nothing beside it.
  static AboutThisReport ofResult(Material material, Tone tone, Edition edition, ReportMeta meta) {
    return new AboutThisReport(material, tone, edition, meta, Optional.empty(), Optional.empty());
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
    earlier
        .map(Wording::earlierRound)
        .map(text -> new Fact("Frühere Runde", text))
        .ifPresent(facts::add);
    commentary
        .map(Wording::commentaryVersion)
        .map(text -> new Fact("Kommentar der Begleitung", text))
        .ifPresent(facts::add);
    facts.add(new Fact("Ton", Wording.name(tone)));
    facts.add(new Fact("Fassung", edition.label()));
    facts.add(new Fact("Erstellt am", Wording.date(meta.createdOn())));
    return facts;
  }

  /// The same in one line, for where there is little room.
  String line() {
    return String.join(
        " · ",
        "%s, Version %d"
            .formatted(material.instrument().title(), material.instrument().version().version()),
        "Methode Version " + Result.METHOD,
        "Umfang: " + Wording.scope(material.selfCheck().scope(), material.instrument()),
        submission(material, meta),
        edition.label(),
        "erstellt am " + Wording.date(meta.createdOn()));
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
