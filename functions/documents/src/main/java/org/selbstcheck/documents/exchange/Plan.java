package org.selbstcheck.documents.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a file would change in a check as it is.
///
/// @param id names the file and the state that it met: the same file and state give the same id
/// @param department to which a form or quick check goes
/// @param newDepartments names of departments that the file adds
/// @param pieces in the order of the file; which they are depends on the file alone
record Plan(
    String id,
    Brought.Format format,
    Optional<String> department,
    List<String> newDepartments,
    List<Piece> pieces) {

  Plan {
    newDepartments = List.copyOf(newDepartments);
    pieces = List.copyOf(pieces);
  }

  static Plan of(
      byte[] file,
      Brought.Format format,
      Optional<String> department,
      List<String> newDepartments,
      List<Piece> pieces) {
    MessageDigest digest = sha256();
    digest.update(sha256().digest(file));
    StringBuilder state = new StringBuilder(department.orElse("") + "\n");
    pieces.forEach(piece -> state.append(piece.revision()).append(' '));
    byte[] id = digest.digest(state.toString().getBytes(StandardCharsets.UTF_8));
    return new Plan(
        Base64.getUrlEncoder().withoutPadding().encodeToString(id),
        format,
        department,
        newDepartments,
        pieces);
  }

  /// The same under the name of the dry run's.
  Plan called(String id) {
    return new Plan(id, format, department, newDepartments, pieces);
  }

  /// The same, telling nothing of what is stored.
  Plan withoutChanges() {
    return new Plan(id, format, department, List.of(), List.of());
  }

  List<Long> revisions() {
    return pieces.stream().map(Piece::revision).toList();
  }

  List<Change> changes() {
    return pieces.stream().flatMap(piece -> piece.changes().stream()).toList();
  }

  int same() {
    return pieces.stream().mapToInt(Piece::same).sum();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
