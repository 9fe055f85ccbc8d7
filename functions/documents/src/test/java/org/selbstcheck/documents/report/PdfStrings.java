package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// Text, metadata and every string that a PDF holds: bookmarks, alternative texts, titles.
final class PdfStrings {

  private PdfStrings() {}

  static String of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      StringBuilder all =
          new StringBuilder(
              new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0]+", " "));
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        if (document.getDocument().getObjectFromPool(key).getObject()
            instanceof COSDictionary dictionary) {
          dictionary.getValues().stream()
              .filter(COSString.class::isInstance)
              .map(value -> ((COSString) value).getString())
              .forEach(all::append);
        }
      }
      return all.append(
              new String(document.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
