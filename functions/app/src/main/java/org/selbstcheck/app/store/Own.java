package org.selbstcheck.app.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.OwnIndicator;

/// An indicator of the municipality's own with all answers to it, as it is stored.
///
/// @param expiresAt the check's end of retention
/// @param revision of the stored item; 0 if it is not stored
public record Own(String checkId, OwnIndicator indicator, Instant expiresAt, long revision) {

  /// One that is not stored yet.
  public static Own of(Check check, OwnIndicator indicator) {
    return new Own(check.id(), indicator, check.expiresAt(), 0);
  }

  public Own with(OwnIndicator indicator) {
    return new Own(checkId, indicator, expiresAt, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.own(checkId, indicator.id()))
            .with("own", text(indicator))
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Own fromItem(Item item) {
    return new Own(item.checkId(), parse(item.required("own")), item.expiresAt(), item.revision());
  }

  /// As text in an item: the JSON of the contract.
  public static String text(OwnIndicator indicator) {
    return new String(
        JsonText.write(json -> SelfCheckJson.writeOwnIndicator(indicator, json)),
        StandardCharsets.UTF_8);
  }

  private static OwnIndicator parse(String text) {
    return switch (JsonText.parse(text)) {
      case Reading.Accepted<JsonNode>(JsonNode node) -> SelfCheckJson.ownIndicator(node);
      case Reading.Refused<JsonNode> refused ->
          throw new IllegalStateException(
              "Unreadable indicator in an item: " + refused.problems().size());
    };
  }
}
