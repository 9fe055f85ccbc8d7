package org.selbstcheck.app.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as JSON in files that are kept, in the platform's own form.
final class KeptItems {

  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptItems() {}

  /// The items of a file that is nothing but a list of them.
  static List<Item> read(String resource) throws IOException {
    List<Item> items = new ArrayList<>();
    for (JsonNode item : tree(resource)) {
      items.add(item(item));
    }
    return items;
  }

  static JsonNode tree(String resource) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(KeptItems.class.getResourceAsStream(resource), resource)) {
      return JSON.readTree(stream);
    }
  }

  static Item item(JsonNode json) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    json.properties().forEach(entry -> attributes.put(entry.getKey(), attribute(entry.getValue())));
    return Item.fromTable(attributes);
  }

  private static AttributeValue attribute(JsonNode value) {
    return switch (value.fieldNames().next()) {
      case "S" -> AttributeValue.fromS(value.path("S").textValue());
      case "N" -> AttributeValue.fromN(value.path("N").textValue());
      case "BOOL" -> AttributeValue.fromBool(value.path("BOOL").booleanValue());
      case "L" -> {
        List<AttributeValue> elements = new ArrayList<>();
        value.path("L").forEach(element -> elements.add(attribute(element)));
        yield AttributeValue.fromL(elements);
      }
      case "M" -> {
        Map<String, AttributeValue> members = new HashMap<>();
        value
            .path("M")
            .properties()
            .forEach(member -> members.put(member.getKey(), attribute(member.getValue())));
        yield AttributeValue.fromM(members);
      }
      case String other ->
          throw new AssertionError("Attributes of type " + other + " are new here");
    };
  }

  /// The inverse of [#item].
  static ObjectNode json(Item item) {
    ObjectNode json = JSON.createObjectNode();
    new TreeMap<>(item.toTable()).forEach((name, value) -> json.set(name, json(value)));
    return json;
  }

  private static ObjectNode json(AttributeValue value) {
    ObjectNode json = JSON.createObjectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case L -> value.l().forEach(element -> json.withArray("L").add(json(element)));
      case M ->
          new TreeMap<>(value.m())
              .forEach((name, member) -> json.withObject("/M").set(name, json(member)));
      default -> throw new AssertionError("Attributes of type " + value.type() + " are new here");
    }
    if (json.isEmpty()) {
      json.putArray("L");
    }
    return json;
  }
}
