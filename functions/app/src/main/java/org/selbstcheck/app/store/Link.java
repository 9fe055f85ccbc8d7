package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A personal link, known by the hash of its secret only.
///
/// @param secretHash hex SHA-256 of the secret
/// @param department the department that the link answers for; empty text for an invitation
/// @param createdOn the day on which it was made
/// @param expiresAt from then on it opens nothing
/// @param revoked it opens nothing any more
/// @param confirmedBy of an invitation: hash of the coordinator's secret that it was exchanged for
public record Link(
    String checkId,
    String secretHash,
    Role role,
    String department,
    LocalDate createdOn,
    Instant expiresAt,
    boolean revoked,
    Optional<String> confirmedBy,
    long revision) {

  /// What a link may do.
  public enum Role {
    /// Can be exchanged once for a coordinator's link, and nothing else.
    INVITATION,
    /// Leads the check and answers for its own department.
    COORDINATOR,
    /// Answers for one department.
    DEPARTMENT
  }

  public boolean opens(Instant now) {
    return !revoked && now.isBefore(expiresAt);
  }

  public Link confirmed(String bySecretHash) {
    return new Link(
        checkId,
        secretHash,
        role,
        department,
        createdOn,
        expiresAt,
        revoked,
        Optional.of(bySecretHash),
        revision);
  }

  public Link revoke() {
    return new Link(
        checkId, secretHash, role, department, createdOn, expiresAt, true, confirmedBy, revision);
  }

  public Write write() {
    Item item =
        Item.of(Keys.link(checkId, secretHash))
            .with("role", Names.of(role))
            .with("department", department)
            .with("createdOn", createdOn.toString())
            .with("revoked", revoked)
            .with("confirmedBy", confirmedBy)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    return new Write(TableName.CHECKS, item, Condition.unchanged(revision));
  }

  static Link fromItem(Item item) {
    return new Link(
        item.key().pk().substring(Keys.check("").length()),
        item.key().sk().substring(Keys.LINK.length()),
        Names.stored(Role.class, item.required("role")),
        item.required("department"),
        LocalDate.parse(item.required("createdOn")),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.flag("revoked"),
        item.text("confirmedBy"),
        item.revision());
  }
}
