package org.selbstcheck.app.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.View;

/// What the consensus step recorded for one indicator. It never touches the departments' own
/// answers.
public sealed interface Point {

  /// Settled.
  record Agreed(Agreement agreement) implements Point {}

  /// Talked through and left open on purpose.
  record Contested(Disputed disputed) implements Point {}

  /// Recorded once and taken up again: as if nothing were recorded, but what was is kept as the
  /// previous value.
  record Reopened() implements Point {}

  /// What departments said to it in their own words: minority views, or the sides of what is
  /// disputed.
  default List<View> views() {
    return switch (this) {
      case Agreed(Agreement agreement) -> agreement.minority();
      case Contested(Disputed disputed) -> disputed.views();
      case Reopened _ -> List.of();
    };
  }

  /// The same without the answers that were kept with an agreement.
  static Point withoutBefore(Point point) {
    return switch (point) {
      case Agreed(Agreement agreement) -> new Agreed(agreement.keeping(List.of()));
      case Contested _, Reopened _ -> point;
    };
  }

  /// As text in an item: the JSON of the contract.
  static String text(Point point) {
    return new String(JsonText.write(json -> write(point, json)), StandardCharsets.UTF_8);
  }

  private static void write(Point point, JsonGenerator json) throws IOException {
    json.writeStartObject();
    switch (point) {
      case Agreed(Agreement agreement) -> {
        json.writeFieldName("agreed");
        SelfCheckJson.writeAgreement(agreement, json);
      }
      case Contested(Disputed disputed) -> {
        json.writeFieldName("disputed");
        SelfCheckJson.writeDisputed(disputed, json);
      }
      case Reopened() -> {}
    }
    json.writeEndObject();
  }

  /// The inverse of [#text].
  ///
  /// @throws IllegalStateException if it is not such a text
  static Point parse(String text) {
    JsonNode node = JsonText.parse(text).own("point");
    if (node.has("agreed")) {
      return new Agreed(SelfCheckJson.agreement(node.path("agreed")));
    }
    return node.has("disputed")
        ? new Contested(SelfCheckJson.disputed(node.path("disputed")))
        : new Reopened();
  }
}
