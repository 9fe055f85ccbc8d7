package org.selbstcheck.app.store;

import java.time.LocalDate;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// One version of an instrument that an administrator published. It is written once: the questions
/// themselves lie in the bucket and never change either.
///
/// @param indicators how many statements it has
/// @param published the day
/// @param fingerprint of the questions, whatever the day
public record OwnInstrument(
    InstrumentVersion version,
    String title,
    int indicators,
    LocalDate published,
    String fingerprint) {

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.instrument(version))
            .with("instrument", version.toString())
            .with("title", title)
            .with("indicators", indicators)
            .with("published", published.toString())
            .with("fingerprint", fingerprint),
        new Condition.Absent());
  }

  static OwnInstrument fromItem(Item item) {
    return new OwnInstrument(
        InstrumentVersion.parse(item.required("instrument")),
        item.required("title"),
        item.number("indicators").orElse(0L).intValue(),
        LocalDate.parse(item.required("published")),
        item.required("fingerprint"));
  }
}
