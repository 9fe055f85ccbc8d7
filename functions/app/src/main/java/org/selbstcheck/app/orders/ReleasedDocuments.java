package org.selbstcheck.app.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Heads;
import org.selbstcheck.app.store.PhaseDocument;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;

/// What the project team may open in a phase at this moment: the documents themselves say so, as
/// long as their check exists.
public final class ReleasedDocuments {

  private static final int ID_LENGTH = 32;

  private static final Comparator<Document> BY_CHECK =
      Comparator.comparing(Document::checkId).thenComparing(Document::id);

  private final Programme programme;
  private final Heads heads;
  private final Clock clock;

  public ReleasedDocuments(Tables tables, Clock clock) {
    this.programme = new Programme(tables);
    this.heads = new Heads(tables);
    this.clock = clock;
  }

  /// All of a phase.
  ///
  /// @param checks of the documents, by id
  /// @param documents in the order of their checks
  public record Released(Map<String, Check> checks, List<Document> documents) {

    public Released {
      checks = Map.copyOf(checks);
      documents = List.copyOf(documents);
    }

    /// How many municipalities they are of.
    public int municipalities() {
      return (int) documents.stream().map(Document::checkId).distinct().count();
    }

    /// Names every document, a line each.
    public String names() {
      return documents.stream()
          .map(document -> document.checkId() + " " + document.id())
          .collect(Collectors.joining("\n"));
    }

    /// The id of the archive of exactly these documents. A document never changes once it is made,
    /// so their names say everything.
    public String archiveId() {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(names().getBytes(UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-256", e);
      }
    }

    /// Whether all documents of an archive are among these.
    ///
    /// @param names as [#names] gave them when it was made
    public boolean holdsAll(String names) {
      return Set.copyOf(names().lines().toList()).containsAll(names.lines().toList());
    }
  }

  /// What is released in a phase now.
  public Released of(String phaseId) {
    Instant now = clock.instant();
    List<PhaseDocument> marked =
        programme.documents(phaseId).stream()
            .filter(document -> document.released() && document.shown(now))
            .toList();
    Map<String, Check> checks =
        heads.checks(marked.stream().map(PhaseDocument::checkId).toList()).values().stream()
            .filter(check -> !check.expired(now))
            .collect(Collectors.toMap(Check::id, check -> check));
    List<Document> documents =
        heads
            .documents(marked.stream().filter(it -> checks.containsKey(it.checkId())).toList())
            .stream()
            .filter(document -> document.released() && document.state() == Document.State.DONE)
            .sorted(BY_CHECK)
            .toList();
    return new Released(checks, documents);
  }
}
