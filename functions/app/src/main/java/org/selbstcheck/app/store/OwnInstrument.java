package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// One version of an instrument that an administrator published. What it says never changes, as the
/// questions themselves, which lie in the bucket, never do; only whether new phases are offered it.
///
/// @param indicators how many statements it has
/// @param published the day
/// @param fingerprint of the questions, whatever the day
/// @param withdrawal since when and why new phases are not offered it any more
/// @param revision of the stored item; 0 if it is not stored
public record OwnInstrument(
    InstrumentVersion version,
    String title,
    int indicators,
    LocalDate published,
    String fingerprint,
    Optional<Withdrawal> withdrawal,
    long revision) {

  /// @param reason as an administrator typed it
  public record Withdrawal(LocalDate on, String reason) {}

  /// One that is not stored yet.
  public OwnInstrument(
      InstrumentVersion version,
      String title,
      int indicators,
      LocalDate published,
      String fingerprint) {
    this(version, title, indicators, published, fingerprint, Optional.empty(), 0);
  }

  /// Whether new phases are offered it.
  public boolean offered() {
    return withdrawal.isEmpty();
  }

  public OwnInstrument withdrawn(Optional<Withdrawal> withdrawal) {
    return new OwnInstrument(
        version, title, indicators, published, fingerprint, withdrawal, revision);
  }

  /// This instrument once its write is done.
  public OwnInstrument written() {
    return new OwnInstrument(
        version, title, indicators, published, fingerprint, withdrawal, revision + 1);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.instrument(version))
            .with("instrument", version.toString())
            .with("title", title)
            .with("indicators", indicators)
            .with("published", published.toString())
            .with("fingerprint", fingerprint)
            .with("withdrawnOn", withdrawal.map(it -> it.on().toString()))
            .with("withdrawnBecause", withdrawal.map(Withdrawal::reason)),
        Condition.unchanged(revision));
  }

  /// Holds what is written beside it to this being offered or withdrawn as it was read.
  public Write unchanged() {
    return new Write.Unchanged(TableName.PROGRAMME, Keys.instrument(version), revision);
  }

  static OwnInstrument fromItem(Item item) {
    return new OwnInstrument(
        InstrumentVersion.parse(item.required("instrument")),
        item.required("title"),
        item.number("indicators").orElse(0L).intValue(),
        LocalDate.parse(item.required("published")),
        item.required("fingerprint"),
        item.text("withdrawnOn")
            .map(on -> new Withdrawal(LocalDate.parse(on), item.required("withdrawnBecause"))),
        item.revision());
  }
}
