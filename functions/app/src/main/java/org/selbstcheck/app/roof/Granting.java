package org.selbstcheck.app.roof;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Beneath;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.RoofRelease;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Releases something of a check to one of its roofs, or takes that back. What stands in the check
/// itself is what counts: whoever shows something to the roof looks there each time.
public final class Granting {

  /// A deputy may release something else at the same moment.
  private static final int TRIES = 5;

  private final Tables tables;
  private final Checks checks;
  private final Roofs roofs;
  private final Ids ids;
  private final Clock clock;

  public Granting(Tables tables, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.roofs = new Roofs(tables);
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Granted {

    /// It is as was said, now or before.
    record Done(RoofRelease release) implements Granted {}

    /// Nobody has seen it yet: only a document that is made can be released.
    record NotMade() implements Granted {}

    /// The check has no such document or no such roof.
    record Missing() implements Granted {}
  }

  /// Says whether a roof may open a document.
  ///
  /// @param role who says it, for the log
  public Granted document(
      Check check, String roofKey, String documentId, boolean released, String role) {
    Optional<Document> document = checks.document(check.id(), documentId);
    if (document.isEmpty()) {
      return new Granted.Missing();
    }
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<RoofRelease> found = roofs.of(check, roofKey);
      if (found.isEmpty()) {
        return new Granted.Missing();
      }
      RoofRelease before = found.get();
      if (before.holds(documentId) == released) {
        return new Granted.Done(before);
      }
      if (released && document.get().state() != Document.State.DONE) {
        return new Granted.NotMade();
      }
      RoofRelease after = before.holding(documentId, released);
      String event = released ? "documentReleasedToRoof" : "documentWithdrawnFromRoof";
      String detail = documentId + " " + before.roof().name();
      if (write(check, after, Optional.of(audit(check, event, role, detail)))) {
        return new Granted.Done(after);
      }
    }
    throw new IllegalStateException("A release that changes all the time");
  }

  /// Shows a roof how far the check is, once more if it sees that already.
  ///
  /// @param shown empty to show it no longer
  /// @param role who says it, for the log
  /// @return empty if the check has no such roof
  public Optional<RoofRelease> progress(
      Check check, String roofKey, Optional<Progress> shown, String role) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<RoofRelease> found = roofs.of(check, roofKey);
      if (found.isEmpty() || found.get().progress().equals(shown)) {
        return found;
      }
      RoofRelease after = found.get().showing(shown);
      boolean logged = found.get().progress().isPresent() != shown.isPresent();
      String event = shown.isPresent() ? "progressSharedWithRoof" : "progressHiddenFromRoof";
      Optional<Write> audit =
          logged
              ? Optional.of(audit(check, event, role, after.roof().name()))
              : Optional.empty();
      if (write(check, after, audit)) {
        return Optional.of(after);
      }
    }
    throw new IllegalStateException("A release that changes all the time");
  }

  private boolean write(Check check, RoofRelease after, Optional<Write> audit) {
    List<Write> writes = new ArrayList<>(audit.stream().toList());
    writes.add(after.write());
    Beneath pointer = checks.beneath(after, check);
    if (!pointer.checkId().equals(check.id())) {
      writes.add(pointer.of(check).write());
    }
    return tables.write(writes) instanceof Written.Done;
  }

  private Write audit(Check check, String event, String role, String detail) {
    return Audit.ofCheck(check, event, role, detail, clock.instant(), ids.next());
  }
}
