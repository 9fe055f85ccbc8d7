package org.selbstcheck.app.orders;

import java.time.LocalDate;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.Beside;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Rendering;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// What kind of document is ordered, as bodies say it.
///
/// @param kind empty if there is an error, as are `tone` and `edition`
public record OrderReading(
    Optional<Document.Kind> kind, Optional<Tone> tone, Optional<Edition> edition) {

  /// Reads the members `kind`, `tone` and `edition`; errors are noted in the body.
  public static OrderReading of(Body body) {
    OrderReading read =
        new OrderReading(
            oneOf(Document.Kind.class, body, "kind", "Bitte wählen Sie, was entstehen soll."),
            oneOf(Tone.class, body, "tone", "Bitte wählen Sie einen Ton."),
            oneOf(Edition.class, body, "edition", "Bitte wählen Sie eine Fassung."));
    if (read.kind().equals(Optional.of(Document.Kind.JSON))
        && read.edition().equals(Optional.of(Edition.PUBLIC))) {
      body.error("edition", "Das Ergebnis als JSON gibt es nur in der internen Fassung.");
    }
    if (read.kind().equals(Optional.of(Document.Kind.CERTIFICATE))
        && read.edition().equals(Optional.of(Edition.INTERNAL))) {
      body.error("edition", "Die Teilnahmebestätigung gibt es nur in der öffentlichen Fassung.");
    }
    return read;
  }

  private static <E extends Enum<E>> Optional<E> oneOf(
      Class<E> type, Body body, String name, String detail) {
    Optional<E> found = Names.parse(type, body.text(name, 1, 20));
    if (found.isEmpty()) {
      body.error(name, detail);
    }
    return found;
  }

  /// What is ordered, once the body is in order.
  ///
  /// @param submittedOn day of the submission that it is made of
  public Rendering rendering(Beside beside, LocalDate submittedOn) {
    return Rendering.of(
        kind.orElseThrow(), tone.orElseThrow(), edition.orElseThrow(), beside, submittedOn);
  }
}
