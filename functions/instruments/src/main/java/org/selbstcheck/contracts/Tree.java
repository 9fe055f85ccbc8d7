package org.selbstcheck.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads members of a tree whose shape is known, from a schema or because the system wrote it.
/// Where the shape is not as expected it throws [IllegalArgumentException] with the name of the
/// member: that is a defect, not a refusal.
public final class Tree {

  private Tree() {}

  public static JsonNode required(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Member is missing: " + name);
    }
    return value;
  }

  /// A member that may be absent or null.
  public static Optional<JsonNode> optional(JsonNode object, String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  public static String text(JsonNode object, String name) {
    return text(required(object, name));
  }

  public static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException("Not a text: " + value);
    }
    return value.textValue();
  }

  /// @throws IllegalArgumentException also if the number does not fit into `int`
  public static int integer(JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException("Not an int: " + value);
    }
    return value.intValue();
  }

  /// @return the flag, false where it is absent
  public static boolean flag(JsonNode object, String name) {
    return optional(object, name).map(JsonNode::booleanValue).orElse(false);
  }

  /// The items of a list, none where it is absent.
  public static <T> List<T> list(
      JsonNode object, String name, Function<? super JsonNode, ? extends T> item) {
    List<T> items = new ArrayList<>();
    optional(object, name).ifPresent(list -> list.forEach(node -> items.add(item.apply(node))));
    return items;
  }

  public static List<String> texts(JsonNode object, String name) {
    return list(object, name, Tree::text);
  }
}
