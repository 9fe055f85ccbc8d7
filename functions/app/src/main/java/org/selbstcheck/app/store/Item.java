package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of a table: key, revision and attributes. Immutable; [#with] makes a changed copy.
///
/// Every item has the attribute `revision`, 1 when it is first written and one more with each
/// write.
///
/// @param attributes all attributes but the key
public record Item(Key key, Map<String, AttributeValue> attributes) {

  static final String PK = "pk";
  static final String SK = "sk";
  static final String REVISION = "revision";

  /// When the platform may remove the item, epoch seconds.
  static final String EXPIRES_AT = "expiresAt";

  public Item {
    attributes = Map.copyOf(attributes);
  }

  static Item of(Key key) {
    return new Item(key, Map.of());
  }

  static Item fromTable(Map<String, AttributeValue> stored) {
    Map<String, AttributeValue> attributes = new HashMap<>(stored);
    AttributeValue pk = attributes.remove(PK);
    AttributeValue sk = attributes.remove(SK);
    if (pk == null || sk == null) {
      throw new IllegalStateException("Item without a key");
    }
    return new Item(new Key(pk.s(), sk.s()), attributes);
  }

  Map<String, AttributeValue> toTable() {
    Map<String, AttributeValue> stored = new HashMap<>(attributes);
    stored.put(PK, AttributeValue.fromS(key.pk()));
    stored.put(SK, AttributeValue.fromS(key.sk()));
    return stored;
  }

  /// 0 for an item that was never stored.
  public long revision() {
    return number(REVISION).orElse(0L);
  }

  Item with(String name, String value) {
    return with(name, AttributeValue.fromS(value));
  }

  Item with(String name, Optional<String> value) {
    return value.map(text -> with(name, text)).orElseGet(() -> without(name));
  }

  Item with(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  Item withNumber(String name, Optional<Integer> value) {
    return value.map(number -> with(name, (long) number)).orElseGet(() -> without(name));
  }

  Item with(String name, boolean value) {
    return with(name, AttributeValue.fromBool(value));
  }

  Item with(String name, List<String> values) {
    return with(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
  }

  Item with(String name, AttributeValue value) {
    Map<String, AttributeValue> copy = new HashMap<>(attributes);
    copy.put(name, value);
    return new Item(key, copy);
  }

  Item without(String name) {
    Map<String, AttributeValue> copy = new HashMap<>(attributes);
    copy.remove(name);
    return new Item(key, copy);
  }

  /// The item with no attributes but these.
  Item only(Set<String> names) {
    Map<String, AttributeValue> copy = new HashMap<>(attributes);
    copy.keySet().retainAll(names);
    return new Item(key, copy);
  }

  Optional<AttributeValue> get(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  Optional<String> text(String name) {
    return get(name).map(AttributeValue::s);
  }

  /// An attribute that every item of its kind has.
  ///
  /// @throws IllegalStateException if it is missing
  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalStateException("No " + name + " in an item " + kind()));
  }

  Optional<Long> number(String name) {
    return get(name).map(value -> Long.valueOf(value.n()));
  }

  boolean flag(String name) {
    return get(name).map(value -> Boolean.TRUE.equals(value.bool())).orElse(false);
  }

  List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    get(name).ifPresent(list -> list.l().forEach(value -> values.add(value.s())));
    return values;
  }

  /// The check to which an item of the table Checks belongs, by its partition key.
  String checkId() {
    return key.pk().substring(Keys.check("").length());
  }

  /// When the platform may remove the item; readers look at it themselves.
  Instant expiresAt() {
    return Instant.ofEpochSecond(number(EXPIRES_AT).orElse(0L));
  }

  /// The kind of item, for messages: a key may hold what must not be logged.
  private String kind() {
    return key.sk().split("#", 2)[0];
  }
}
