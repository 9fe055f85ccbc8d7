package org.selbstcheck.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Properties of one resource or of a part of it, resolved when they are read.
///
/// @param where for messages: the logical id and the path within it
record Properties(String where, Map<String, Object> raw, Values values) {

  /// Fails if there is a property that nobody here knows what to do with.
  Properties only(Set<String> known) {
    for (String name : raw.keySet()) {
      if (!known.contains(name)) {
        throw new TemplateException(where, "the local system does not know the property " + name);
      }
    }
    return this;
  }

  boolean has(String name) {
    return value(name) != null;
  }

  @Nullable Object value(String name) {
    return values.resolve(raw.get(name), where + "." + name);
  }

  Optional<String> text(String name) {
    Object value = value(name);
    if (value instanceof Map || value instanceof List) {
      throw new TemplateException(where, name + " is not a text");
    }
    return Optional.ofNullable(value).map(String::valueOf);
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> new TemplateException(where, name + " is missing"));
  }

  Optional<Integer> number(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw new TemplateException(where, name + " is not a number: " + text);
              }
            });
  }

  boolean flag(String name, boolean otherwise) {
    return text(name).map(Boolean::valueOf).orElse(otherwise);
  }

  List<String> texts(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return List.of(String.valueOf(value));
  }

  /// The part under a name, empty properties where there is none. A condition that stands in its
  /// place is decided first.
  Properties part(String name) {
    Object value = decided(raw.get(name), name);
    return new Properties(
        where + "." + name,
        value == null ? Map.of() : Values.map(value, where + "." + name),
        values);
  }

  /// The parts of a list under a name.
  List<Properties> parts(String name) {
    Object value = decided(raw.get(name), name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw new TemplateException(where, name + " is not a list");
    }
    List<Properties> parts = new ArrayList<>();
    for (Object item : list) {
      Object part = decided(item, name);
      if (part != null) {
        parts.add(new Properties(where + "." + name, Values.map(part, where + "." + name), values));
      }
    }
    return parts;
  }

  /// The parts under a name by their key.
  Map<String, Properties> named(String name) {
    var result = new LinkedHashMap<String, Properties>();
    Properties part = part(name);
    for (String key : part.raw().keySet()) {
      Properties named = part.part(key);
      if (!named.raw().isEmpty()) {
        result.put(key, named);
      }
    }
    return result;
  }

  private @Nullable Object decided(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map && map.size() == 1) {
      Object key = map.keySet().iterator().next();
      if ("Fn::If".equals(key) && map.get(key) instanceof List<?> parts) {
        boolean holds = values.condition((String) parts.get(0), where + "." + name);
        return decided(holds ? parts.get(1) : parts.get(2), name);
      }
      if ("Ref".equals(key) && "AWS::NoValue".equals(map.get(key))) {
        return null;
      }
    }
    return value;
  }
}
