package org.selbstcheck.browser;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSString;

/// A JavaScript object in the making; members come in the order in which they are put.
final class Output {

  private final JSObject object = empty();

  Output put(String name, @Nullable JSObject value) {
    set(object, name, value);
    return this;
  }

  Output put(String name, Output value) {
    return put(name, value.object);
  }

  Output put(String name, String text) {
    return put(name, JSString.valueOf(text));
  }

  Output put(String name, boolean flag) {
    return put(name, JSBoolean.valueOf(flag));
  }

  Output put(String name, int count) {
    return put(name, JSNumber.valueOf(count));
  }

  Output put(String name, BigDecimal number) {
    return put(name, number(number.toPlainString()));
  }

  /// A number, null where there is none.
  Output putNumber(String name, Optional<BigDecimal> number) {
    return number.isPresent() ? put(name, number.get()) : put(name, (JSObject) null);
  }

  /// A count, null where there is none.
  Output putCount(String name, Optional<Integer> count) {
    return count.isPresent() ? put(name, count.get()) : put(name, (JSObject) null);
  }

  <T> Output putList(String name, List<T> items, Function<T, Output> item) {
    JSArray<JSObject> list = new JSArray<>();
    items.forEach(one -> list.push(item.apply(one).object));
    return put(name, list);
  }

  Output putTexts(String name, List<String> texts) {
    JSArray<JSObject> list = new JSArray<>();
    texts.forEach(text -> list.push(JSString.valueOf(text)));
    return put(name, list);
  }

  JSObject done() {
    return object;
  }

  @JSBody(script = "return {};")
  private static native JSObject empty();

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void set(JSObject object, String name, @Nullable JSObject value);

  @JSBody(params = "text", script = "return Number(text);")
  private static native JSObject number(String text);
}
