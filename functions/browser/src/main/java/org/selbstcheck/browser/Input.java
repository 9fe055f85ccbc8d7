package org.selbstcheck.browser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSString;

/// Reads members of a JavaScript value whose shape is known.
final class Input {

  private Input() {}

  /// A member that may be absent or null.
  static Optional<JSObject> optional(JSObject object, String name) {
    return Optional.ofNullable(member(object, name));
  }

  static String text(JSObject object, String name) {
    return text(required(object, name));
  }

  static String text(JSObject value) {
    return ((JSString) value).stringValue();
  }

  @JSBody(
      params = {"object", "name"},
      script = "return object[name];")
  static native int integer(JSObject object, String name);

  /// The flag, false where it is absent.
  @JSBody(
      params = {"object", "name"},
      script = "return object[name] === true;")
  static native boolean flag(JSObject object, String name);

  /// A number as it is written, so that 33.3 is exactly that.
  static BigDecimal decimal(JSObject object, String name) {
    return new BigDecimal(asText(object, name));
  }

  /// The items of a list, none where it is absent.
  static <T> List<T> list(JSObject object, String name, Function<JSObject, T> item) {
    List<T> items = new ArrayList<>();
    optional(object, name).ifPresent(list -> each(list, value -> items.add(item.apply(value))));
    return items;
  }

  /// The items of a value that is a list itself; empty if it is none.
  static Optional<List<String>> texts(JSObject value) {
    if (!isList(value)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    each(value, text -> texts.add(text(text)));
    return Optional.of(texts);
  }

  static JSObject required(JSObject object, String name) {
    return optional(object, name)
        .orElseThrow(() -> new IllegalArgumentException("Member is missing: " + name));
  }

  private static void each(JSObject list, Consumer<JSObject> to) {
    JSArrayReader<JSObject> reader = list.cast();
    for (int i = 0; i < reader.getLength(); i++) {
      to.accept(reader.get(i));
    }
  }

  @JSBody(
      params = {"object", "name"},
      script = "return name in object ? object[name] : null;")
  private static native @Nullable JSObject member(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return String(object[name]);")
  private static native String asText(JSObject object, String name);

  @JSBody(params = "value", script = "return Array.isArray(value);")
  private static native boolean isList(JSObject value);
}
