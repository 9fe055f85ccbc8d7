package org.selbstcheck.documents.report;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.selbstcheck.core.report.Block.Fact;
import org.selbstcheck.core.report.Certificate;
import org.selbstcheck.documents.pdf.AccessiblePdf;

/// Renders certificates as PDF/UA-1. The same certificate gives the same bytes.
final class CertificatePdf {

  private final AccessiblePdf pdf = new AccessiblePdf();
  private final String styleSheet;

  CertificatePdf() {
    try (InputStream in = CertificatePdf.class.getResourceAsStream("certificate.css")) {
      if (in == null) {
        throw new IllegalStateException("Style sheet missing from the program");
      }
      styleSheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Style sheet cannot be read", e);
    }
  }

  byte[] render(Certificate certificate) {
    return pdf.render(html(certificate), certificate.day());
  }

  private String html(Certificate certificate) {
    String title = escaped(certificate.title() + " " + certificate.municipality());
    StringBuilder out = new StringBuilder(8 * 1024);
    out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(escaped(certificate.language()))
        .append("\"><head><title>")
        .append(title)
        .append("</title><meta name=\"subject\" content=\"")
        .append(title)
        .append("\"/><meta name=\"author\" content=\"Selbstcheck\"/><style>")
        .append(styleSheet)
        .append("</style><bookmarks><bookmark name=\"")
        .append(escaped(certificate.title()))
        .append("\" href=\"#titel\"/></bookmarks></head><body><p class=\"municipality\">")
        .append(escaped(certificate.municipality()))
        .append("</p><h1 id=\"titel\">")
        .append(escaped(certificate.title()))
        .append("</h1>");
    for (String paragraph : certificate.paragraphs()) {
      out.append("<p>").append(escaped(paragraph)).append("</p>");
    }
    out.append("<table class=\"facts\"><tbody>");
    for (Fact fact : certificate.facts()) {
      out.append("<tr><th scope=\"row\">")
          .append(escaped(fact.name()))
          .append("</th><td>")
          .append(escaped(fact.value()))
          .append("</td></tr>");
    }
    return out.append("</tbody></table></body></html>").toString();
  }
}
