package org.selbstcheck.core.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.report.Block.Fact;

/// That a municipality took part, for whoever asks for proof: who, in which phase, with what, when.
/// It holds no score, no stage, no answer and no unit: that somebody looked at itself is the
/// achievement, whatever came out.
///
/// @param day of the submission, or on which it is made where the submission has none
public record Certificate(
    String title,
    String municipality,
    List<String> paragraphs,
    List<Fact> facts,
    String language,
    String fileName,
    LocalDate day) {

  private static final String TITLE = "Teilnahmebestätigung";

  public Certificate {
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
  }

  /// The certificate of a submission.
  public static Certificate of(Frozen frozen, ReportMeta meta) {
    LocalDate day = frozen.selfCheck().submittedOn().orElse(meta.createdOn());
    String instrument = frozen.instrument().title();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Kommune", meta.municipality()));
    if (!meta.phase().isBlank()) {
      facts.add(new Fact("Projektphase", meta.phase()));
    }
    facts.add(
        new Fact(
            "Fragebogen",
            "%s, Version %d".formatted(instrument, frozen.instrument().version().version())));
    facts.add(new Fact("Umfang", Wording.scope(frozen.selfCheck().scope(), frozen.instrument())));
    facts.add(
        new Fact("Abgabe", "%d. Abgabe am %s".formatted(meta.submission(), Wording.date(day))));
    facts.add(new Fact("Ausgestellt am", Wording.date(meta.createdOn())));
    return new Certificate(
        TITLE,
        meta.municipality(),
        List.of(
            "%s hat sich mit dem Fragebogen „%s“ selbst geprüft und den Selbstcheck am %s abgegeben."
                .formatted(meta.municipality(), instrument, Wording.date(day)),
            "Die Einschätzungen stammen aus der Kommune selbst. Diese Bestätigung sagt, dass sie teilgenommen hat; über das Ergebnis sagt sie nichts."),
        facts,
        frozen.instrument().language(),
        "selbstcheck-%s-%d-%d-teilnahmebestaetigung.pdf"
            .formatted(FileName.slug(meta.municipality()), day.getYear(), meta.submission()),
        day);
  }
}
