package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// A document that was asked for. Made once for the same submission, kind, tone and edition: those
/// are its id.
///
/// @param reason why it failed, German; only then
/// @param objectKey in the bucket, once it is made
public record Document(
    String checkId,
    int submission,
    Kind kind,
    Tone tone,
    Edition edition,
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
    PDF, SHEET, COUNCIL, PRESS, SLIDES, XLSX, CSV, JSON
  }

  /// How far it is.
  public enum State {
    WAITING,
    DONE,
    FAILED
  }

  /// Unique in the check.
  public String id() {
    return id(submission, kind, tone, edition);
  }

  /// The id of the document that is made of these.
  public static String id(int submission, Kind kind, Tone tone, Edition edition) {
    return String.join(
        "-", Integer.toString(submission), Names.of(kind), Names.of(tone), Names.of(edition));
  }

  public static Document requested(
      String checkId,
      int submission,
      Kind kind,
      Tone tone,
      Edition edition,
      LocalDate on,
      Instant expiresAt) {
    return new Document(
        checkId,
        submission,
        kind,
        tone,
        edition,
        State.WAITING,
        Optional.empty(),
        on,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        expiresAt,
        0);
  }

  /// The document once it lies in the bucket.
  public Document made(LocalDate on, long bytes, String fileName, String objectKey) {
    return with(
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
        State.WAITING, Optional.empty(), on, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Document with(
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
