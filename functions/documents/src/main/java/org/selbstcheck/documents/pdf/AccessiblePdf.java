package org.selbstcheck.documents.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/// Renders XHTML as PDF/UA-1 and PDF/A-3a. One instance keeps parsed fonts and their metrics for
/// all the documents that it makes; it serves one thread at a time.
///
/// The same page gives the same bytes: the document carries a day of its own instead of the time at
/// which it was made.
public final class AccessiblePdf {

  private static final float PDF_VERSION = 1.7f;
  private static final Pattern DATE = Pattern.compile("<xmp:CreateDate>[^<]*</xmp:CreateDate>");

  /// What the colours of a page mean: those of the screen, sRGB.
  private static final byte[] COLORS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

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
    return rendered(xhtml, day, Integer.MAX_VALUE).orElseThrow();
  }

  /// The first of several ways to set the same content that fits on one sheet of paper; the last
  /// one if none does.
  ///
  /// @param ways at least one, each well-formed, with language, title and style sheet in it; asked
  ///   for one after the other
  /// @param day the document's day of creation
  public byte[] renderOnOneSheet(List<Supplier<String>> ways, LocalDate day) {
    return ways.subList(0, ways.size() - 1).stream()
        .flatMap(way -> rendered(way.get(), day, 1).stream())
        .findFirst()
        .orElseGet(() -> render(ways.getLast().get(), day));
  }

  /// The document, unless it has too many pages.
  private Optional<byte[]> rendered(String xhtml, LocalDate day, int mostPages) {
    try (PDDocument document = new PDDocument()) {
      // Otherwise PDFBox would take the identifier of the file from the clock.
      document.setDocumentId((long) xhtml.hashCode());
      render(xhtml, document);
      if (document.getNumberOfPages() > mostPages) {
        return Optional.empty();
      }
      document
          .getDocumentInformation()
          .setCreationDate(GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC)));
      date(document.getDocumentCatalog().getMetadata(), day);
      LeanPages.of(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
      document.save(out);
      return Optional.of(out.toByteArray());
    } catch (IOException e) {
      // Nothing is read from or written to anywhere but memory.
      throw new UncheckedIOException("Page cannot be rendered", e);
    }
  }

  /// The renderer writes the time at which it ran; there is no way to tell it another.
  private static void date(PDMetadata metadata, LocalDate day) throws IOException {
    String dated =
        DATE.matcher(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
            .replaceAll("<xmp:CreateDate>" + day + "T00:00:00Z</xmp:CreateDate>");
    metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
  }

  private void render(String xhtml, PDDocument document) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePDDocument(document);
    builder.usePdfVersion(PDF_VERSION);
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
    builder.useColorProfile(COLORS);
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
