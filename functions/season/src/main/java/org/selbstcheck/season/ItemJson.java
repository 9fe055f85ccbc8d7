package org.selbstcheck.season;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item as one line of JSON, in the platform's own form (`{"pk":{"S":"…"},…}`), all types of
/// attributes included. The same item gives the same line always: names are sorted, so are the
/// members of sets, and a number has one way to be written.
public final class ItemJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper TREES = new ObjectMapper();

  private ItemJson() {}

  /// The line, without its end.
  public static byte[] write(Map<String, AttributeValue> item) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      map(json, item);
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is written to but memory", e);
    }
    return line.toByteArray();
  }

  private static void map(JsonGenerator json, Map<String, AttributeValue> attributes)
      throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, AttributeValue> attribute : new TreeMap<>(attributes).entrySet()) {
      json.writeFieldName(attribute.getKey());
      value(json, attribute.getValue());
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, AttributeValue value) throws IOException {
    json.writeStartObject();
    switch (value.type()) {
      case S -> json.writeStringField("S", value.s());
      case N -> json.writeStringField("N", number(value.n()));
      case B -> json.writeBinaryField("B", value.b().asByteArrayUnsafe());
      case SS -> texts(json, "SS", value.ss());
      case NS -> texts(json, "NS", value.ns().stream().map(ItemJson::number).toList());
      case BS -> {
        json.writeArrayFieldStart("BS");
        List<SdkBytes> sorted = new ArrayList<>(value.bs());
        sorted.sort(Comparator.comparing(bytes -> Hashes.hex(bytes.asByteArrayUnsafe())));
        for (SdkBytes bytes : sorted) {
          json.writeBinary(bytes.asByteArrayUnsafe());
        }
        json.writeEndArray();
      }
      case M -> {
        json.writeFieldName("M");
        map(json, value.m());
      }
      case L -> {
        json.writeArrayFieldStart("L");
        for (AttributeValue member : value.l()) {
          value(json, member);
        }
        json.writeEndArray();
      }
      case BOOL -> json.writeBooleanField("BOOL", value.bool());
      case NUL -> json.writeBooleanField("NULL", true);
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("An attribute of a type that is not known");
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> members)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String member : members.stream().sorted().toList()) {
      json.writeString(member);
    }
    json.writeEndArray();
  }

  /// The platform keeps the value, not how it was written.
  private static String number(String text) {
    BigDecimal value = new BigDecimal(text);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /// The inverse of [#write].
  ///
  /// @throws IOException if the line is no item
  public static Map<String, AttributeValue> read(String line) throws IOException {
    try {
      JsonNode tree = TREES.readTree(line);
      if (tree != null && tree.isObject()) {
        return map(tree);
      }
    } catch (JsonProcessingException e) {
      throw new Malformed("Not an item", e);
    }
    throw new Malformed("Not an item");
  }

  private static Map<String, AttributeValue> map(JsonNode tree) throws IOException {
    Map<String, AttributeValue> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> attribute : tree.properties()) {
      attributes.put(attribute.getKey(), value(attribute.getValue()));
    }
    return attributes;
  }

  private static AttributeValue value(JsonNode tree) throws IOException {
    if (tree.size() != 1) {
      throw new Malformed("Not the value of an attribute");
    }
    Map.Entry<String, JsonNode> typed = tree.properties().iterator().next();
    JsonNode value = typed.getValue();
    return switch (typed.getKey()) {
      case "S" -> AttributeValue.fromS(value.textValue());
      case "N" -> AttributeValue.fromN(value.textValue());
      case "B" -> AttributeValue.fromB(SdkBytes.fromByteArray(value.binaryValue()));
      case "SS" -> AttributeValue.fromSs(texts(value));
      case "NS" -> AttributeValue.fromNs(texts(value));
      case "BS" -> {
        List<SdkBytes> members = new ArrayList<>();
        for (JsonNode member : value) {
          members.add(SdkBytes.fromByteArray(member.binaryValue()));
        }
        yield AttributeValue.fromBs(members);
      }
      case "M" -> AttributeValue.fromM(map(value));
      case "L" -> {
        List<AttributeValue> members = new ArrayList<>();
        for (JsonNode member : value) {
          members.add(value(member));
        }
        yield AttributeValue.fromL(members);
      }
      case "BOOL" -> AttributeValue.fromBool(value.booleanValue());
      case "NULL" -> AttributeValue.fromNul(true);
      default -> throw new Malformed("Unknown type of an attribute");
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> members = new ArrayList<>();
    array.forEach(member -> members.add(member.textValue()));
    return members;
  }
}
