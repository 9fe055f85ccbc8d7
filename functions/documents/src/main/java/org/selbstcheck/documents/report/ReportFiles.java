package org.selbstcheck.documents.report;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Block;
import org.selbstcheck.core.report.Certificate;
import org.selbstcheck.core.report.DataTable;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.FileName;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.ReportComposer;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.report.ReportMeta;
import org.selbstcheck.documents.office.SlideDeck;
import org.selbstcheck.documents.office.WordDocument;
import org.selbstcheck.documents.pdf.ChartPicture;

/// Every kind of document: what its file is and what makes it. The one place that a new kind needs.
///
/// What a kind needs, such as fonts, is loaded when the first document of it is made. One instance
/// serves one thread at a time.
public final class ReportFiles {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final String DATA = "daten";

  private final Later<PdfReport> pdf = new Later<>(PdfReport::new);
  private final Later<CertificatePdf> certificates = new Later<>(CertificatePdf::new);
  private final Later<ChartPicture> pictures = new Later<>(ChartPicture::new);

  /// A document that is made.
  ///
  /// @param name of the file, ASCII
  /// @param extension without the dot
  public record Made(String name, String extension, String contentType, byte[] bytes) {}

  /// Everything about the document but its kind.
  private record Order(Frozen frozen, Tone tone, Edition edition, ReportMeta meta) {

    Report report(ReportKind kind) {
      return ReportComposer.compose(kind, frozen, tone, edition, meta);
    }

    DataTable data() {
      return DataTable.compose(frozen, tone, edition, meta);
    }

    LocalDate day() {
      return frozen.selfCheck().submittedOn().orElse(meta.createdOn());
    }
  }

  /// Whether a kind exists in an edition: the result as JSON is for internal work only, a
  /// certificate holds nothing that is internal.
  public static boolean existsIn(Document.Kind kind, Edition edition) {
    return switch (kind) {
      case PDF, SHEET, COUNCIL, PRESS, SLIDES, XLSX, CSV -> true;
      case CERTIFICATE -> edition == Edition.PUBLIC;
      case JSON -> edition == Edition.INTERNAL;
    };
  }

  /// Makes a document. The same input gives the same bytes.
  ///
  /// @throws IllegalArgumentException if the kind does not exist in the edition
  public Made make(Document.Kind kind, Frozen frozen, Tone tone, Edition edition, ReportMeta meta) {
    if (!existsIn(kind, edition)) {
      throw new IllegalArgumentException("No %s in the edition %s".formatted(kind, edition));
    }
    Order order = new Order(frozen, tone, edition, meta);
    return switch (kind) {
      case PDF -> pdf(order.report(ReportKind.REPORT));
      case SHEET -> pdf(order.report(ReportKind.SHEET));
      case COUNCIL -> word(order.report(ReportKind.COUNCIL));
      case PRESS -> word(order.report(ReportKind.PRESS));
      case SLIDES -> slides(order.report(ReportKind.SLIDES));
      case CERTIFICATE -> certificate(Certificate.of(frozen, meta));
      case XLSX -> workbook(order);
      case CSV -> data(order, "csv", "text/csv; charset=utf-8", DataFiles.csv(order.data()));
      case JSON ->
          data(
              order,
              "json",
              "application/json",
              JsonText.write(json -> ResultJson.write(frozen.result(), json)));
    };
  }

  private Made pdf(Report report) {
    return made(report, "pdf", "application/pdf", pdf.get().render(report));
  }

  private Made certificate(Certificate certificate) {
    return new Made(
        certificate.fileName(), "pdf", "application/pdf", certificates.get().render(certificate));
  }

  private Made word(Report report) {
    return made(
        report,
        "docx",
        OFFICE + "wordprocessingml.document",
        WordDocument.of(report, this::picture));
  }

  private Made slides(Report report) {
    return made(
        report,
        "pptx",
        OFFICE + "presentationml.presentation",
        SlideDeck.of(report, this::picture));
  }

  private byte[] picture(Block.Figure figure) {
    return pictures.get().png(figure.svg(), figure.width(), figure.height());
  }

  private static Made made(Report report, String extension, String contentType, byte[] bytes) {
    return new Made(report.fileName(extension), extension, contentType, bytes);
  }

  private static Made workbook(Order order) {
    String title = "Ergebnisdaten " + order.meta.municipality();
    return data(
        order,
        "xlsx",
        OFFICE + "spreadsheetml.sheet",
        DataFiles.workbook(
            order.data(),
            title,
            "%s · %s · %s"
                .formatted(title, order.frozen.instrument().title(), order.edition.label()),
            "de-DE",
            order.edition,
            order.day()));
  }

  private static Made data(Order order, String extension, String contentType, byte[] bytes) {
    String name =
        FileName.of(
            order.meta.municipality(),
            order.day().getYear(),
            order.meta.submission(),
            DATA,
            order.tone,
            order.edition,
            extension);
    return new Made(name, extension, contentType, bytes);
  }

  /// Made when it is asked for, once.
  private static final class Later<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Later(Supplier<T> maker) {
      this.maker = maker;
    }

    T get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }
}
