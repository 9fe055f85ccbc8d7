package org.selbstcheck.documents.report;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.documents.pdf.AccessiblePdf;

/// Renders reports as PDF/UA-1 and PDF/A-3a. One instance keeps parsed fonts for all the documents
/// that it makes; it serves one thread at a time.
///
/// The same report gives the same bytes: the document carries the report's day instead of the time
/// at which it was made.
public final class PdfReport {

  /// Points. What is short stands in comfortable type, what is long in the smallest that can still
  /// be read on paper.
  private static final List<String> SHEET_SIZES = List.of("10", "9.5", "9", "8.5", "8", "7.5");

  private final AccessiblePdf pdf = new AccessiblePdf();
  private final ReportHtml html = ReportHtml.withStyleSheet("report.css");

  /// The report as a PDF file; an Ergebnisblatt on one sheet of paper.
  public byte[] render(Report report) {
    if (report.kind() == ReportKind.SHEET) {
      ReportHtml sheet = ReportHtml.withStyleSheet("sheet.css");
      Stream<Supplier<String>> ways =
          SHEET_SIZES.stream().map(points -> () -> sheet.of(report, points));
      return pdf.renderOnOneSheet(ways.toList(), report.day());
    }
    return pdf.render(html.of(report), report.day());
  }
}
