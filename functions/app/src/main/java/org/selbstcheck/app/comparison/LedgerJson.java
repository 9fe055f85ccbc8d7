package org.selbstcheck.app.comparison;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.comparison.Ledger;
import org.selbstcheck.core.comparison.Ledger.PublishedField;

/// A ledger as it is kept.
final class LedgerJson {

  private static final String FORMAT = "selbstcheck-ledger/1";

  private LedgerJson() {}

  static byte[] write(Ledger ledger) {
    return JsonText.write(json -> write(ledger, json));
  }

  private static void write(Ledger ledger, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("snapshot", ledger.snapshot());
    json.writeStringField("seal", ledger.seal());
    json.writeArrayFieldStart("fields");
    for (PublishedField field : ledger.fields()) {
      json.writeStartObject();
      json.writeStringField("cohort", field.cohort().toString());
      json.writeStringField("field", field.field());
      json.writeNumberField("snapshot", field.snapshot());
      json.writeNumberField("forgotten", field.forgotten());
      json.writeObjectFieldStart("members");
      for (Map.Entry<String, String> member : field.members().entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The inverse of [#write(Ledger)].
  ///
  /// @throws IllegalStateException if it is no ledger
  static Ledger read(byte[] bytes) {
    JsonNode node = JsonText.parse(bytes).own("ledger");
    if (!node.path("format").asText("").equals(FORMAT)) {
      throw new IllegalStateException("Unknown form of a ledger");
    }
    List<PublishedField> fields = new ArrayList<>();
    for (JsonNode field : node.path("fields")) {
      SortedMap<String, String> members = new TreeMap<>();
      field
          .path("members")
          .properties()
          .forEach(member -> members.put(member.getKey(), member.getValue().asText()));
      fields.add(
          new PublishedField(
              SnapshotJson.cohort(field),
              field.path("field").asText(""),
              field.path("snapshot").asInt(),
              field.path("forgotten").asInt(),
              members));
    }
    return new Ledger(node.path("snapshot").asInt(), node.path("seal").asText(""), fields);
  }
}
