package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.selbstcheck.core.report.Commentary;

/// What a companion said in one version; never changed, because documents name it.
///
/// @param version counted from 1
/// @param overall about the whole
/// @param byField by id of the field
/// @param expiresAt the check's end of retention
public record CommentaryVersion(
    String checkId,
    int version,
    LocalDate on,
    Optional<String> overall,
    Map<String, String> byField,
    Instant expiresAt) {

  public CommentaryVersion {
    byField = Map.copyOf(byField);
  }

  /// What is said, for composing.
  ///
  /// @param consented whether it may stand in the public edition
  public Commentary said(boolean consented) {
    return new Commentary(version, on, overall, byField, consented);
  }

  /// Whether another version says the same.
  public boolean saysWhat(Optional<String> overall, Map<String, String> byField) {
    return this.overall.equals(overall) && this.byField.equals(byField);
  }

  public Write write() {
    List<String> fields = new ArrayList<>();
    new TreeMap<>(byField).forEach((field, text) -> fields.add(field + ":" + text));
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.commentaryVersion(checkId, version))
            .with("on", on.toString())
            .with("overall", overall)
            .with("byField", fields)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        new Condition.Absent());
  }

  static CommentaryVersion fromItem(Item item) {
    Map<String, String> byField = new LinkedHashMap<>();
    for (String field : item.texts("byField")) {
      int colon = field.indexOf(':');
      byField.put(field.substring(0, colon), field.substring(colon + 1));
    }
    return new CommentaryVersion(
        item.checkId(),
        Integer.parseInt(item.key().sk().substring(Keys.COMMENTARY_VERSION.length())),
        LocalDate.parse(item.required("on")),
        item.text("overall"),
        byField,
        item.expiresAt());
  }
}
