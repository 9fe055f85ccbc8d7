package org.selbstcheck.core.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.Tone;

/// A report before it has a format.
///
/// @param kind what it was composed for
/// @param title of the document, such as "Ergebnisbericht Kaufbeuren"
/// @param subtitle submission, day, edition and tone in one line
/// @param instrument title of the instrument
/// @param municipality name of the municipality
/// @param edition what was left out or marked
/// @param tone in which words were chosen
/// @param language BCP 47
/// @param day on which the answers were submitted, or on which the report was made where they were
///   not
/// @param submission counted from 1
public record Report(
    ReportKind kind,
    String title,
    String subtitle,
    String instrument,
    String municipality,
    Edition edition,
    Tone tone,
    String language,
    LocalDate day,
    int submission,
    List<Section> sections) {

  public Report {
    sections = List.copyOf(sections);
  }

  /// What each page has to carry.
  public Optional<String> mark() {
    return edition.mark();
  }

  /// A file name in ASCII: `selbstcheck-kaufbeuren-2026-1-bericht-ausgewogen-oeffentlich.pdf` with
  /// municipality, year, submission, kind, tone and edition.
  ///
  /// @param extension without the dot
  public String fileName(String extension) {
    return FileName.of(
        municipality, day.getYear(), submission, kind.slug(), tone, edition, extension);
  }
}
