package org.selbstcheck.documents.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Renders XHTML as PDF/UA-1. One instance keeps parsed fonts and their metrics for all the
/// documents that it makes; it serves one thread at a time.
///
/// The same page gives the same bytes: the document carries a day of its own instead of the time at
/// which it was made.
public final class AccessiblePdf {

  private static final float PDF_VERSION = 1.7f;

  static {
    // The renderer tells about each font and each document; what is worth reading is a warning.
    for (String logger : XRLog.listRegisteredLoggers()) {
      XRLog.setLevel(logger, Level.WARNING);
    }
  }

  private final Fonts fonts = Fonts.fromResources();
  private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();

  /// The page as a PDF file.
  ///
  /// @param xhtml well-formed, with language, title and style sheet in it
  /// @param day the document's day of creation
  public byte[] render(String xhtml, LocalDate day) {
    try (PDDocument document = new PDDocument()) {
      // Otherwise PDFBox would take the identifier of the file from the clock.
      document.setDocumentId((long) xhtml.hashCode());
      render(xhtml, document);
      document
          .getDocumentInformation()
          .setCreationDate(GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC)));
      ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      // Nothing is read from or written to anywhere but memory.
      throw new UncheckedIOException("Page cannot be rendered", e);
    }
  }

  private void render(String xhtml, PDDocument document) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePDDocument(document);
    builder.usePdfVersion(PDF_VERSION);
    builder.usePdfUaAccessibility(true);
    builder.withProducer("Selbstcheck");
    builder.withHtmlContent(xhtml, null);
    // All a page needs is in it. Nothing that somebody typed may make the renderer look elsewhere.
    builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
    builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
    builder.useReplacementText(Fonts.REPLACEMENT);
    builder.useUnicodeLineBreaker(new LineEnds());
    builder.useUnicodeBidiSplitter(RightToLeft.splitters());
    builder.useUnicodeBidiReorderer(new RightToLeft());
    builder.useSVGDrawer(new ChartDrawer());
    fonts.addTo(builder, document);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
    }
  }
}
