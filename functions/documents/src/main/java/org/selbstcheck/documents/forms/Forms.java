package org.selbstcheck.documents.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.documents.pdf.AccessiblePdf;

/// The forms in the bucket. Each is made when it is first asked for and never changed. One that
/// names a phase lies apart, where the bucket removes it after a day: it says what held when it was
/// fetched.
public final class Forms {

  /// Counts up when the look of the forms changes, so that new ones are made.
  private static final int EDITION = 2;

  private final Objects objects;
  private final Clock clock;

  public Forms(Objects objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  /// What kind of file.
  public enum Kind {
    PDF("application/pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Kind(String mediaType) {
      this.mediaType = mediaType;
    }

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param url from which it can be downloaded for [Objects#DOWNLOAD_LIFE]
  /// @param fileName ASCII
  public record Download(String url, String fileName) {}

  /// The form, made now or earlier.
  ///
  /// @param phase for a check of which it is; empty for everybody
  public Download download(Part part, Kind kind, Optional<Phase> phase) {
    String fileName = fileName(part, kind);
    InstrumentVersion version = part.instrument().version();
    DataBlock block = phase.map(DataBlock::of).orElseGet(DataBlock::ofNobody);
    String key =
        phase.isPresent()
            ? ObjectKeys.formOfPhase(version, EDITION, block.digest(), fileName)
            : ObjectKeys.form(version, EDITION, fileName);
    if (!objects.exists(key)) {
      // Two at once make the same; the first one stays.
      objects.putIfAbsent(key, render(part, block, kind), kind.mediaType);
    }
    return new Download(objects.downloadLink(key, fileName), fileName);
  }

  private byte[] render(Part part, DataBlock block, Kind kind) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    return switch (kind) {
      case PDF -> new PaperForm(new AccessiblePdf()).render(part, block, today);
      case XLSX -> SheetForm.render(part, block, today);
    };
  }

  /// Ids are of a-z, 0-9 and hyphens.
  private static String fileName(Part part, Kind kind) {
    Optional<String> field = part.field().map(Field::id);
    return "fragebogen-"
        + part.instrument().version().id()
        + "-"
        + part.instrument().version().version()
        + field.map(id -> "-" + id).orElse("")
        + "."
        + kind.extension();
  }
}
