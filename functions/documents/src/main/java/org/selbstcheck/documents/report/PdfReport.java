package org.selbstcheck.documents.report;

import org.selbstcheck.core.report.Report;
import org.selbstcheck.documents.pdf.AccessiblePdf;

/// Renders reports as PDF/UA-1. One instance keeps parsed fonts for all the documents that it
/// makes; it serves one thread at a time.
///
/// The same report gives the same bytes: the document carries the report's day instead of the time
/// at which it was made.
public final class PdfReport {

  private final AccessiblePdf pdf = new AccessiblePdf();
  private final ReportHtml html = ReportHtml.withStyleSheet();

  /// The report as a PDF file.
  public byte[] render(Report report) {
    return pdf.render(html.of(report), report.day());
  }
}
