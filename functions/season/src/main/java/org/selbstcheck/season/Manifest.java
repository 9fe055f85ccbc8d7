package org.selbstcheck.season;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.selbstcheck.app.store.TableName;

/// What an archive says of itself.
///
/// @param software version that wrote it
/// @param stack from which it was taken
/// @param takenAt what had expired by then is not in it
/// @param endsOn first day on which it may not be opened any more: the last of all phases' ends of
///   retention
/// @param objects the list of objects and their bytes
record Manifest(
    String software,
    String stack,
    Instant takenAt,
    LocalDate endsOn,
    List<PhaseEnd> phases,
    Map<TableName, Part> tables,
    Part objects,
    long objectBytes) {

  /// A phase that is in the archive.
  record PhaseEnd(String id, LocalDate retentionEndsOn) {}

  /// A file of the archive with one line per thing.
  ///
  /// @param count lines
  /// @param sha256 of the file
  /// @param fingerprint the same things in whatever order have the same; see [Tally]
  record Part(String file, long count, long bytes, String sha256, String fingerprint) {

    private void write(ObjectNode json) {
      json.put("file", file)
          .put("count", count)
          .put("bytes", bytes)
          .put("sha256", sha256)
          .put("fingerprint", fingerprint);
    }

    private static Part read(JsonNode json) throws IOException {
      return new Part(
          text(json, "file"),
          json.path("count").asLong(-1),
          json.path("bytes").asLong(-1),
          text(json, "sha256"),
          text(json, "fingerprint"));
    }
  }

  static final String FILE = "manifest.json";
  static final String OBJECTS = "objects.ndjson";
  private static final String FORMAT = "selbstcheck-season";

  /// Whoever changes what is in an archive counts this up and goes on reading the earlier ones.
  private static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  Manifest {
    phases = List.copyOf(phases);
    tables = new EnumMap<>(tables);
  }

  /// The file with the items of a table.
  static String file(TableName table) {
    return "tables/" + name(table) + ".ndjson";
  }

  static String name(TableName table) {
    return table.name().toLowerCase(Locale.ROOT);
  }

  Part table(TableName table) {
    Part part = tables.get(table);
    if (part == null) {
      throw new IllegalStateException("Not in the manifest: " + table);
    }
    return part;
  }

  byte[] toJson() throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT).put("version", VERSION);
    json.put("software", software).put("stack", stack);
    json.put("takenAt", takenAt.toString()).put("endsOn", endsOn.toString());
    ArrayNode ends = json.putArray("phases");
    for (PhaseEnd phase : phases) {
      ends.addObject()
          .put("id", phase.id())
          .put("retentionEndsOn", phase.retentionEndsOn().toString());
    }
    ObjectNode parts = json.putObject("tables");
    tables.forEach((table, part) -> part.write(parts.putObject(name(table))));
    objects.write(json.putObject("objects"));
    json.put("objectBytes", objectBytes);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  /// @throws Refused if another version wrote it, or nobody did
  static Manifest read(byte[] bytes) throws Refused {
    try {
      JsonNode json = JSON.readTree(bytes);
      if (json == null || !json.path("format").asText().equals(FORMAT)) {
        throw new Refused("This is no archive of a season");
      }
      int version = json.path("version").asInt();
      if (version != VERSION) {
        throw new Refused(
            "The archive has form "
                + version
                + " and was written by version "
                + json.path("software").asText()
                + " of the software; this one reads form "
                + VERSION);
      }
      List<PhaseEnd> phases = new ArrayList<>();
      for (JsonNode phase : json.path("phases")) {
        phases.add(
            new PhaseEnd(text(phase, "id"), LocalDate.parse(text(phase, "retentionEndsOn"))));
      }
      Map<TableName, Part> tables = new EnumMap<>(TableName.class);
      for (Map.Entry<String, JsonNode> part : json.path("tables").properties()) {
        tables.put(
            TableName.valueOf(part.getKey().toUpperCase(Locale.ROOT)), Part.read(part.getValue()));
      }
      return new Manifest(
          text(json, "software"),
          text(json, "stack"),
          Instant.parse(text(json, "takenAt")),
          LocalDate.parse(text(json, "endsOn")),
          phases,
          tables,
          Part.read(json.path("objects")),
          json.path("objectBytes").asLong(-1));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new Refused("The archive was altered: its manifest cannot be read", e);
    }
  }

  private static String text(JsonNode json, String name) throws IOException {
    String text = json.path(name).textValue();
    if (text == null) {
      throw new IOException("No " + name);
    }
    return text;
  }
}
