package org.selbstcheck.local.triggers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// A pattern of a stream's filter criteria: an object with the event's structure, whose leaves are
/// lists of allowed values. Of the operators those that filters of streams may use are known;
/// another one fails when the pattern is read, not when the first event comes.
public final class EventPattern {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Predicate<JsonNode> test;

  private EventPattern(Predicate<JsonNode> test) {
    this.test = test;
  }

  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException if it is no pattern or has an unknown operator
  public static EventPattern parse(String json) {
    try {
      return new EventPattern(object(JSON.readTree(json), json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }

  /// Whether an event has what the pattern asks for.
  public boolean matches(JsonNode event) {
    return test.test(event);
  }

  private static Predicate<JsonNode> object(JsonNode pattern, String where) {
    if (!pattern.isObject() || pattern.isEmpty()) {
      throw new IllegalArgumentException("Not an event pattern: " + where);
    }
    List<Predicate<JsonNode>> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : pattern.properties()) {
      String name = entry.getKey();
      JsonNode expected = entry.getValue();
      if (name.startsWith("$")) {
        throw new IllegalArgumentException("Unknown operator in an event pattern: " + name);
      }
      Predicate<JsonNode> inner =
          expected.isArray() ? anyOf(expected, name) : object(expected, name);
      all.add(event -> inner.test(event.path(name)));
    }
    return event -> all.stream().allMatch(part -> part.test(event));
  }

  private static Predicate<JsonNode> anyOf(JsonNode values, String where) {
    List<Predicate<JsonNode>> any = new ArrayList<>();
    values.forEach(value -> any.add(leaf(value, where)));
    if (any.isEmpty()) {
      throw new IllegalArgumentException("An empty list matches nothing: " + where);
    }
    return actual -> any.stream().anyMatch(part -> part.test(actual));
  }

  private static Predicate<JsonNode> leaf(JsonNode expected, String where) {
    if (!expected.isObject()) {
      return actual -> same(expected, actual);
    }
    if (expected.size() != 1) {
      throw new IllegalArgumentException("One operator at a time: " + expected);
    }
    Map.Entry<String, JsonNode> operator = expected.properties().iterator().next();
    JsonNode argument = operator.getValue();
    return switch (operator.getKey()) {
      case "prefix" -> text(argument, String::startsWith);
      case "suffix" -> text(argument, String::endsWith);
      case "equals-ignore-case" -> text(argument, String::equalsIgnoreCase);
      case "exists" -> {
        boolean wanted = argument.asBoolean();
        yield actual -> isLeaf(actual) == wanted;
      }
      case "anything-but" -> anythingBut(argument, where);
      case "numeric" -> numeric(argument);
      default ->
          throw new IllegalArgumentException(
              "Unknown operator in an event pattern: " + operator.getKey());
    };
  }

  /// The platform looks for leaves only: an object in the place does not exist.
  private static boolean isLeaf(JsonNode node) {
    return !(node instanceof MissingNode) && !node.isObject();
  }

  private static boolean same(JsonNode expected, JsonNode actual) {
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return expected.equals(actual);
  }

  private interface Comparison {
    boolean holds(String actual, String expected);
  }

  private static Predicate<JsonNode> text(JsonNode argument, Comparison comparison) {
    if (!argument.isTextual()) {
      throw new IllegalArgumentException("Needs a text: " + argument);
    }
    return actual ->
        actual.isTextual() && comparison.holds(actual.textValue(), argument.textValue());
  }

  private static Predicate<JsonNode> anythingBut(JsonNode argument, String where) {
    Predicate<JsonNode> unwanted =
        argument.isArray() ? anyOf(argument, where) : leaf(argument, where);
    return actual -> isLeaf(actual) && !unwanted.test(actual);
  }

  private static Predicate<JsonNode> numeric(JsonNode argument) {
    if (!argument.isArray() || argument.isEmpty() || argument.size() % 2 != 0) {
      throw new IllegalArgumentException("Needs pairs of operator and number: " + argument);
    }
    List<Predicate<BigDecimal>> all = new ArrayList<>();
    for (int i = 0; i < argument.size(); i += 2) {
      BigDecimal bound = argument.get(i + 1).decimalValue();
      String operator = argument.get(i).asText().toLowerCase(Locale.ROOT);
      all.add(
          switch (operator) {
            case "=" -> number -> number.compareTo(bound) == 0;
            case "<" -> number -> number.compareTo(bound) < 0;
            case "<=" -> number -> number.compareTo(bound) <= 0;
            case ">" -> number -> number.compareTo(bound) > 0;
            case ">=" -> number -> number.compareTo(bound) >= 0;
            default ->
                throw new IllegalArgumentException("Unknown comparison of numbers: " + operator);
          });
    }
    return actual ->
        actual.isNumber() && all.stream().allMatch(part -> part.test(actual.decimalValue()));
  }
}
