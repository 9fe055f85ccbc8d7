package org.selbstcheck.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// JSON text to a tree and back.
///
/// The tree is built from the parser's tokens: no object mapper has to be set up, which a function
/// that starts cold would pay for.
public final class JsonText {

  /// Deeper than any contract goes, and far from what would exhaust a stack.
  static final int DEEPEST = 100;

  /// More than 5 MB of any sensible document hold; fewer than would fill the memory with problems.
  private static final int MOST_VALUES = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private int values;

  private JsonText(JsonParser parser) {
    this.parser = parser;
  }

  /// Reads one JSON value, strictly: UTF-8 (a byte order mark is tolerated), no key twice in an
  /// object, nothing after the value, no `NaN`, at most 100 levels deep and a million values. Whole
  /// numbers are integers in the tree however they are written.
  public static Reading<JsonNode> parse(byte[] utf8) {
    return Utf8.decode(utf8).then(JsonText::parse);
  }

  /// As [#parse(byte\[\])], from text.
  public static Reading<JsonNode> parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonText(parser).document();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Reading<JsonNode> document() throws IOException {
    try {
      if (parser.nextToken() == null) {
        return Reading.refused(place(parser.currentLocation()), "no JSON value");
      }
      JsonNode value = value();
      if (parser.nextToken() != null) {
        return Reading.refused(
            place(parser.currentTokenLocation()), "something stands after the JSON value");
      }
      return new Reading.Accepted<>(value);
    } catch (JsonProcessingException malformed) {
      // Limits of the parser are reported without a place of their own.
      JsonLocation location = malformed.getLocation();
      return Reading.refused(
          place(location == null ? parser.currentLocation() : location), reason(malformed));
    }
  }

  /// Without the parser's remark on where an open object or list began, which names no file.
  private static String reason(JsonProcessingException malformed) {
    String message = malformed.getOriginalMessage();
    int remark = message.indexOf(" (start marker at ");
    return remark < 0 ? message : message.substring(0, remark);
  }

  /// Writes one value as UTF-8 in one line without a line break.
  public static byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// Writes a member of an object that is a list of texts.
  public static void writeTexts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /// Something that writes exactly one JSON value.
  @FunctionalInterface
  public interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private JsonNode value() throws IOException {
    values++;
    if (values > MOST_VALUES) {
      throw refusal("More than " + MOST_VALUES + " values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          Numbers.node(parser.getText()).orElseThrow(() -> refusal("Number out of range"));
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("Unexpected token " + parser.currentToken());
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value());
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private JsonParseException refusal(String reason) {
    return new JsonParseException(parser, reason, parser.currentTokenLocation());
  }

  private static String place(JsonLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
