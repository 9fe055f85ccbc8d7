package org.selbstcheck.app.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.app.store.Checks.LinkAndCheck;

/// Reads of the table Checks by the project team: the head of a check, its links and its documents,
/// which versions stand beside its result, and of every item only the attributes that these have.
/// The rights of administration demand it, so that no mistake here can read an answer; see
/// `infrastructure/docs/adr/0013`.
public final class Heads implements DocumentReads {

  /// All attributes of the items META, DOCUMENT#, COMMENTARY and EARLIER, and of LINK# those of an
  /// invitation; `template.yaml` has the same list. Whoever adds an attribute there adds it here: a
  /// head that is written back would lose it otherwise. A link's label is left out: no invitation
  /// of the project team has one, and what a coordinator calls a link is no business of theirs.
  public static final Set<String> ATTRIBUTES =
      Set.of(
          "revision",
          "expiresAt",
          // META
          "state",
          "municipalityKey",
          "municipalityName",
          "phaseId",
          "phaseName",
          "instrument",
          "scope",
          "scopeFields",
          "round",
          "submission",
          "submittedOn",
          "closing",
          "opensOn",
          "closesOn",
          "renewedOn",
          // LINK#
          "linkId",
          "role",
          "department",
          "createdOn",
          "revoked",
          "typed",
          "code",
          "handsOver",
          "confirmedBy",
          // DOCUMENT#
          "kind",
          "tone",
          "edition",
          "commentaryVersion",
          "earlierVersion",
          "forTeam",
          "reason",
          "on",
          "bytes",
          "fileName",
          "objectKey",
          // COMMENTARY and EARLIER, without what they say
          "version",
          "said",
          "consented");

  private final Tables tables;

  public Heads(Tables tables) {
    this.tables = tables;
  }

  public Optional<Check> check(String checkId) {
    return read(Keys.meta(checkId)).flatMap(Checks::existing);
  }

  public LinkAndCheck linkAndCheck(String checkId, String secretHash) {
    Key link = Keys.link(checkId, secretHash);
    Key meta = Keys.meta(checkId);
    Map<Key, Item> found = tables.get(TableName.CHECKS, List.of(link, meta), ATTRIBUTES);
    return new LinkAndCheck(
        Optional.ofNullable(found.get(link)).map(Link::fromItem), Checks.existing(found.get(meta)));
  }

  /// Those of these checks that exist.
  public Map<String, Check> checks(List<String> checkIds) {
    Map<String, Check> checks = new HashMap<>();
    List<Key> keys = checkIds.stream().map(Keys::meta).toList();
    tables.all(TableName.CHECKS, keys, ATTRIBUTES).values().stream()
        .flatMap(meta -> Checks.existing(meta).stream())
        .forEach(check -> checks.put(check.id(), check));
    return checks;
  }

  /// Without what it says.
  @Override
  public Beside beside(Check check) {
    List<Key> keys = List.of(Keys.commentary(check.id()), Keys.earlier(check.id()));
    return Checks.beside(check, tables.get(TableName.CHECKS, keys, ATTRIBUTES));
  }

  @Override
  public Optional<Document> document(String checkId, String documentId) {
    return read(Keys.document(checkId, documentId)).map(Document::fromItem);
  }

  /// Those of these documents that exist.
  public List<Document> documents(List<PhaseDocument> names) {
    List<Key> keys =
        names.stream().map(name -> Keys.document(name.checkId(), name.documentId())).toList();
    return tables.all(TableName.CHECKS, keys, ATTRIBUTES).values().stream()
        .map(Document::fromItem)
        .toList();
  }

  private Optional<Item> read(Key key) {
    return Optional.ofNullable(tables.get(TableName.CHECKS, List.of(key), ATTRIBUTES).get(key));
  }
}
