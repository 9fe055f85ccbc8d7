package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.ReportKind;

/// A document that was asked for. Made once for the same frozen inputs, kind, tone and edition:
/// those are its id.
///
/// @param commentary version of the commentary that it holds
/// @param earlierRound version of the earlier round that it compares with
/// @param released whether the project team may open it
/// @param reason why it failed, German; only then
/// @param objectKey in the bucket, once it is made
public record Document(
    String checkId,
    int submission,
    Kind kind,
    Tone tone,
    Edition edition,
    Optional<Integer> commentary,
    Optional<Integer> earlierRound,
    boolean released,
    State state,
    Optional<String> reason,
    LocalDate on,
    Optional<Long> bytes,
    Optional<String> fileName,
    Optional<String> objectKey,
    Instant expiresAt,
    long revision) {

  /// What kind of file.
  public enum Kind {
    /// The report as PDF.
    PDF,
    /// One page as PDF.
    SHEET,
    /// The paper for the council as DOCX.
    COUNCIL,
    /// A summary as DOCX.
    PRESS,
    /// For the workshop, as PPTX.
    SLIDES,
    /// One row per indicator.
    XLSX,
    /// The same as text.
    CSV,
    /// The result as it is; internal only, without a tone.
    JSON,
    /// That the municipality took part, as PDF: without a score, a tone or anything internal.
    CERTIFICATE;

    /// The report that it is made of; of data there is none.
    public Optional<ReportKind> report() {
      return switch (this) {
        case PDF -> Optional.of(ReportKind.REPORT);
        case SHEET -> Optional.of(ReportKind.SHEET);
        case COUNCIL -> Optional.of(ReportKind.COUNCIL);
        case PRESS -> Optional.of(ReportKind.PRESS);
        case SLIDES -> Optional.of(ReportKind.SLIDES);
        case XLSX, CSV, JSON, CERTIFICATE -> Optional.empty();
      };
    }

    /// Whether a companion's commentary can stand in it.
    public boolean holdsCommentary() {
      return switch (this) {
        case PDF, COUNCIL -> true;
        case SHEET, PRESS, SLIDES, XLSX, CSV, JSON, CERTIFICATE -> false;
      };
    }

    /// Whether its words depend on the tone; of one whose do not there is one, whatever tone was
    /// asked for.
    public boolean hasTone() {
      return switch (this) {
        case PDF, SHEET, COUNCIL, PRESS, SLIDES, XLSX, CSV -> true;
        case JSON, CERTIFICATE -> false;
      };
    }

    /// Whether it compares with an earlier round.
    public boolean compares() {
      return report().map(ReportKind::holdsEarlierRound).orElse(false);
    }
  }

  /// How far it is.
  public enum State {
    WAITING,
    DONE,
    FAILED
  }

  /// Unique in the check.
  public String id() {
    return rendering().documentId(submission);
  }

  /// What it looks like and what stands in it.
  public Rendering rendering() {
    return new Rendering(kind, tone, edition, commentary, earlierRound);
  }

  public static Document requested(
      String checkId, int submission, Rendering it, LocalDate on, Instant expiresAt) {
    return new Document(
        checkId,
        submission,
        it.kind(),
        it.tone(),
        it.edition(),
        it.commentary(),
        it.earlierRound(),
        false,
        State.WAITING,
        Optional.empty(),
        on,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        expiresAt,
        0);
  }

  /// The document that the project team may open, or no longer.
  public Document released(boolean released) {
    return with(released, state, reason, on, bytes, fileName, objectKey);
  }

  /// The document once it lies in the bucket.
  public Document made(LocalDate on, long bytes, String fileName, String objectKey) {
    return with(
        released,
        State.DONE,
        Optional.empty(),
        on,
        Optional.of(bytes),
        Optional.of(fileName),
        Optional.of(objectKey));
  }

  /// The document whose job failed for good.
  ///
  /// @param reason German
  public Document failed(LocalDate on, String reason) {
    return with(
        released,
        State.FAILED,
        Optional.of(reason),
        on,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The document whose job begins anew.
  public Document waiting(LocalDate on) {
    return with(
        released,
        State.WAITING,
        Optional.empty(),
        on,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Document with(
      boolean released,
      State state,
      Optional<String> reason,
      LocalDate on,
      Optional<Long> bytes,
      Optional<String> fileName,
      Optional<String> objectKey) {
    return new Document(
        checkId,
        submission,
        kind,
        tone,
        edition,
        commentary,
        earlierRound,
        released,
        state,
        reason,
        on,
        bytes,
        fileName,
        objectKey,
        expiresAt,
        revision);
  }

  public Write write() {
    Item item =
        Item.of(Keys.document(checkId, id()))
            .with("submission", submission)
            .with("kind", Names.of(kind))
            .with("tone", Names.of(tone))
            .with("edition", Names.of(edition))
            .withNumber(Rendering.COMMENTARY, commentary)
            .withNumber(Rendering.EARLIER_ROUND, earlierRound)
            .with("forTeam", released)
            .with("state", Names.of(state))
            .with("reason", reason)
            .with("on", on.toString())
            .with("fileName", fileName)
            .with("objectKey", objectKey)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    if (bytes.isPresent()) {
      item = item.with("bytes", (long) bytes.get());
    }
    return new Write.Put(TableName.CHECKS, item, Condition.unchanged(revision));
  }

  static Document fromItem(Item item) {
    return new Document(
        item.key().pk().substring(Keys.check("").length()),
        item.number("submission").orElseThrow().intValue(),
        Names.stored(Kind.class, item.required("kind")),
        Names.stored(Tone.class, item.required("tone")),
        Names.stored(Edition.class, item.required("edition")),
        // Items of the first version have neither these nor the mark of a release.
        item.number(Rendering.COMMENTARY).map(Long::intValue),
        item.number(Rendering.EARLIER_ROUND).map(Long::intValue),
        item.flag("forTeam"),
        Names.stored(State.class, item.required("state")),
        item.text("reason"),
        LocalDate.parse(item.required("on")),
        item.number("bytes"),
        item.text("fileName"),
        item.text("objectKey"),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.revision());
  }
}
