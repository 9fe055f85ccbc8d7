package org.selbstcheck.app.orders;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;

/// Lets the project team open a document, or no longer. The document itself says which: whoever
/// gives a link to the team looks there, so that what was taken back is closed at once.
public final class Releasing {

  /// The project team may order the same document at this moment.
  private static final int TRIES = 5;

  private final Tables tables;
  private final Checks checks;
  private final Programme programme;
  private final Ids ids;
  private final Clock clock;

  public Releasing(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Released {

    /// It is as was said, now or before.
    record Done(Document document) implements Released {}

    /// Nobody has seen it yet: only a document that is made can be released.
    record NotMade() implements Released {}

    /// The check has no such document.
    record Missing() implements Released {}
  }

  /// Says whether the project team may open a document; what is so already changes nothing.
  ///
  /// @param role who says it, for the log
  public Released release(Check check, String documentId, boolean released, String role) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Document> found = checks.document(check.id(), documentId);
      if (found.isEmpty()) {
        return new Released.Missing();
      }
      Document document = found.get();
      if (document.released() == released) {
        return new Released.Done(document);
      }
      if (released && document.state() != Document.State.DONE) {
        return new Released.NotMade();
      }
      String event = released ? "documentReleased" : "documentWithdrawn";
      Document changed = document.released(released);
      if (tables.write(
              List.of(
                  changed.write(),
                  programme.document(check, document).released(released).write(),
                  Audit.ofCheck(check, event, role, documentId, clock.instant(), ids.next())))
          instanceof Written.Done()) {
        return new Released.Done(changed);
      }
    }
    throw new IllegalStateException("A document that changes all the time");
  }
}
