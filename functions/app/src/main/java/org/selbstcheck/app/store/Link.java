package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One secret of a personal link, known by its hash only. A link has the secret that was handed out
/// and one more for every device on which its code was typed; they share `id`, role, department and
/// end, and are revoked together.
///
/// @param secretHash hex SHA-256 of the secret
/// @param id of the link, the same for all of its secrets; 16 characters
/// @param label what the coordinator calls it, at most 100 characters; may be empty
/// @param department the department that the link answers for; empty text where it answers for none
/// @param createdOn the day on which it was made
/// @param expiresAt from then on it opens nothing
/// @param revoked it opens nothing any more
/// @param typed made by typing the link's code, so not the one that was handed out
/// @param code under which key the link's code lies, if it has one
/// @param handsOver of an invitation: the coordinator made it for a successor, not the project team
/// @param confirmedBy of an invitation: hash of the coordinator's secret that it was exchanged for
public record Link(
    String checkId,
    String secretHash,
    String id,
    Role role,
    String label,
    String department,
    LocalDate createdOn,
    Instant expiresAt,
    boolean revoked,
    boolean typed,
    Optional<Code.Place> code,
    boolean handsOver,
    Optional<String> confirmedBy,
    long revision) {

  /// What a link may do.
  public enum Role {
    /// Can be exchanged once for a coordinator's link, and nothing else.
    INVITATION,
    /// Leads the check and answers for its own department.
    COORDINATOR,
    /// Does what the coordinator does, but does not decide who that is nor erase the check.
    DEPUTY,
    /// Answers for one department.
    DEPARTMENT,
    /// Reads what a moderator of the process needs.
    COMPANION,
    /// Reads the public edition of the result.
    VIEWER
  }

  /// A link of the kind that most are, not stored yet.
  ///
  /// @param department empty text where it answers for none
  public static Link of(
      String checkId,
      String secretHash,
      String id,
      Role role,
      String department,
      LocalDate createdOn,
      Instant expiresAt) {
    return new Link(
        checkId,
        secretHash,
        id,
        role,
        "",
        department,
        createdOn,
        expiresAt,
        false,
        false,
        Optional.empty(),
        false,
        Optional.empty(),
        0);
  }

  public boolean opens(Instant now) {
    return !revoked && now.isBefore(expiresAt);
  }

  /// Whether it is still to be exchanged.
  public boolean openInvitation(Instant now) {
    return role == Role.INVITATION && opens(now) && confirmedBy.isEmpty();
  }

  public Link labelled(String label) {
    return with(label, revoked, code, handsOver, confirmedBy);
  }

  public Link withCode(Code.Place code) {
    return with(label, revoked, Optional.of(code), handsOver, confirmedBy);
  }

  /// The invitation as the coordinator makes it for a successor.
  public Link handingOver() {
    return with(label, revoked, code, true, confirmedBy);
  }

  public Link confirmed(String bySecretHash) {
    return with(label, revoked, code, handsOver, Optional.of(bySecretHash));
  }

  public Link revoke() {
    return with(label, true, code, handsOver, confirmedBy);
  }

  /// One more secret of this link, made where its code was typed.
  public Link another(String secretHash, LocalDate on) {
    return withSecret(secretHash, on, true, Optional.empty(), false);
  }

  /// This link as it is handed out with another secret.
  public Link handedOutAnew(String secretHash, LocalDate on) {
    return withSecret(secretHash, on, false, code, handsOver);
  }

  private Link withSecret(
      String secretHash,
      LocalDate on,
      boolean typed,
      Optional<Code.Place> code,
      boolean handsOver) {
    return new Link(
        checkId,
        secretHash,
        id,
        role,
        label,
        department,
        on,
        expiresAt,
        false,
        typed,
        code,
        handsOver,
        Optional.empty(),
        0);
  }

  /// The last day on which it opens, from its beginning to its end.
  public LocalDate lastDay() {
    return LocalDate.ofInstant(expiresAt.minusSeconds(1), Phase.ZONE);
  }

  private Link with(
      String label,
      boolean revoked,
      Optional<Code.Place> code,
      boolean handsOver,
      Optional<String> confirmedBy) {
    return new Link(
        checkId,
        secretHash,
        id,
        role,
        label,
        department,
        createdOn,
        expiresAt,
        revoked,
        typed,
        code,
        handsOver,
        confirmedBy,
        revision);
  }

  public Write write() {
    Item item =
        Item.of(Keys.link(checkId, secretHash))
            .with("linkId", id)
            .with("role", Names.of(role))
            .with("label", Optional.of(label).filter(it -> !it.isEmpty()))
            .with("department", department)
            .with("createdOn", createdOn.toString())
            .with("revoked", revoked)
            .with("typed", typed)
            .with("code", code.map(Code.Place::toString))
            .with("handsOver", handsOver)
            .with("confirmedBy", confirmedBy)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    return new Write.Put(TableName.CHECKS, item, Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(TableName.CHECKS, Keys.link(checkId, secretHash), revision);
  }

  static Link fromItem(Item item) {
    String secretHash = item.key().sk().substring(Keys.LINK.length());
    return new Link(
        item.checkId(),
        secretHash,
        // Links of the first version had one secret each.
        item.text("linkId")
            .orElseGet(() -> secretHash.substring(0, Math.min(16, secretHash.length()))),
        Names.stored(Role.class, item.required("role")),
        item.text("label").orElse(""),
        item.required("department"),
        LocalDate.parse(item.required("createdOn")),
        item.expiresAt(),
        item.flag("revoked"),
        item.flag("typed"),
        item.text("code").map(Code.Place::parse),
        item.flag("handsOver"),
        item.text("confirmedBy"),
        item.revision());
  }
}
