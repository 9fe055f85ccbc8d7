package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/// All that was released to the project team in a phase, as one file. Its id is made of the
/// documents in it, so that the same documents make one archive, and other documents another.
///
/// @param documents how many it holds
/// @param municipalities whose documents they are
/// @param reason why it failed, German; only then
/// @param on day on which it was asked for or made
/// @param expiresAt until when it can be opened; a rule of the bucket removes the file after that
/// @param revision of the stored item; 0 if it is not stored
public record PhaseArchive(
    String phaseId,
    String id,
    Document.State state,
    int documents,
    int municipalities,
    Optional<Long> bytes,
    Optional<String> reason,
    LocalDate on,
    Instant expiresAt,
    long revision) {

  /// As long as the rule of the bucket lets the file live.
  public static final Period LIFE = Period.ofDays(7);

  /// One that shall be made.
  ///
  /// @param revision of the one that was there before; 0 if there was none
  public static PhaseArchive requested(
      String phaseId, String id, int documents, int municipalities, Instant now, long revision) {
    return new PhaseArchive(
        phaseId,
        id,
        Document.State.WAITING,
        documents,
        municipalities,
        Optional.empty(),
        Optional.empty(),
        LocalDate.ofInstant(now, Phase.ZONE),
        now.plus(LIFE),
        revision);
  }

  /// The archive once its file lies in the bucket.
  public PhaseArchive made(Instant now, long size) {
    return with(Document.State.DONE, Optional.of(size), Optional.empty(), now);
  }

  /// The archive that could not be made.
  ///
  /// @param why German
  public PhaseArchive failed(Instant now, String why) {
    return with(Document.State.FAILED, Optional.empty(), Optional.of(why), now);
  }

  private PhaseArchive with(
      Document.State newState, Optional<Long> size, Optional<String> why, Instant now) {
    return new PhaseArchive(
        phaseId,
        id,
        newState,
        documents,
        municipalities,
        size,
        why,
        LocalDate.ofInstant(now, Phase.ZONE),
        now.plus(LIFE),
        revision);
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public Write write() {
    Item item =
        Item.of(Keys.phaseArchive(phaseId, id))
            .with("state", Names.of(state))
            .with("documents", documents)
            .with("municipalities", municipalities)
            .with("reason", reason)
            .with("on", on.toString())
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    if (bytes.isPresent()) {
      item = item.with("bytes", (long) bytes.get());
    }
    return new Write.Put(TableName.PROGRAMME, item, Condition.unchanged(revision));
  }

  static PhaseArchive fromItem(Item item) {
    return new PhaseArchive(
        item.key().pk().substring(Keys.phaseMembers("").length()),
        item.key().sk().substring(Keys.PHASE_ARCHIVE.length()),
        Names.stored(Document.State.class, item.required("state")),
        item.number("documents").orElseThrow().intValue(),
        item.number("municipalities").orElseThrow().intValue(),
        item.number("bytes"),
        item.text("reason"),
        LocalDate.parse(item.required("on")),
        item.expiresAt(),
        item.revision());
  }
}
