package org.selbstcheck.app.comparison;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.comparison.Cohort;
import org.selbstcheck.core.comparison.CohortFigures;
import org.selbstcheck.core.comparison.FieldFigures;
import org.selbstcheck.core.comparison.FieldFigures.Quartiles;
import org.selbstcheck.core.comparison.Snapshot;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// A snapshot as it is kept.
final class SnapshotJson {

  private static final String FORMAT = "selbstcheck-snapshot/1";

  private SnapshotJson() {}

  static String write(Snapshot snapshot) {
    return new String(JsonText.write(json -> write(snapshot, json)), StandardCharsets.UTF_8);
  }

  private static void write(Snapshot snapshot, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("phase", snapshot.phase());
    json.writeStringField("instrument", snapshot.instrument().toString());
    json.writeNumberField("number", snapshot.number());
    json.writeNumberField("k", snapshot.k());
    json.writeArrayFieldStart("cohorts");
    for (CohortFigures cohort : snapshot.cohorts()) {
      json.writeStartObject();
      json.writeStringField("cohort", cohort.cohort().toString());
      json.writeArrayFieldStart("fields");
      for (FieldFigures field : cohort.fields()) {
        json.writeStartObject();
        json.writeStringField("field", field.field());
        figures(field, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The members of what is published of a field, as they are kept and as they are answered.
  static void figures(FieldFigures field, JsonGenerator json) throws IOException {
    json.writeStringField("asOf", field.asOf().toString());
    json.writeNumberField("about", field.about());
    json.writeNumberField("median", field.median());
    if (field.quartiles().isPresent()) {
      json.writeNumberField("lowerQuartile", field.quartiles().get().lower());
      json.writeNumberField("upperQuartile", field.quartiles().get().upper());
    }
  }

  /// The inverse of [#write(Snapshot)].
  ///
  /// @throws IllegalStateException if it is no snapshot
  static Snapshot read(String text) {
    JsonNode node = JsonText.parse(text).own("snapshot");
    if (!node.path("format").asText("").equals(FORMAT)) {
      throw new IllegalStateException("Unknown form of a snapshot");
    }
    List<CohortFigures> cohorts = new ArrayList<>();
    for (JsonNode cohort : node.path("cohorts")) {
      List<FieldFigures> fields = new ArrayList<>();
      cohort.path("fields").forEach(field -> fields.add(field(field)));
      cohorts.add(new CohortFigures(cohort(cohort), fields));
    }
    return new Snapshot(
        node.path("phase").asText(""),
        InstrumentVersion.parse(node.path("instrument").asText("")),
        node.path("number").asInt(),
        node.path("k").asInt(),
        cohorts);
  }

  /// The cohort that an object names.
  static Cohort cohort(JsonNode node) {
    return Cohort.parse(node.path("cohort").asText(""))
        .orElseThrow(() -> new IllegalStateException("Unknown cohort"));
  }

  private static FieldFigures field(JsonNode node) {
    return new FieldFigures(
        node.path("field").asText(""),
        LocalDate.parse(node.path("asOf").asText("")),
        node.path("about").asInt(),
        node.path("median").asInt(),
        node.has("lowerQuartile")
            ? Optional.of(
                new Quartiles(
                    node.path("lowerQuartile").asInt(), node.path("upperQuartile").asInt()))
            : Optional.empty());
  }
}
