package org.selbstcheck.app.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The tables as the project uses them: few operations, all writes conditional. One contract test
/// holds the DynamoDB implementation and the in-memory one of the tests together.
///
/// Reads are consistent unless said otherwise. Under a key that the platform cannot hold (empty,
/// too long) there is nothing, and nothing can be written under it. Failures that nobody can decide
/// on (the table is not reachable, throttled beyond retries) are unchecked exceptions of the
/// implementation.
public interface Tables {

  /// How many items one request reads at most.
  int MOST_READ = 100;

  Optional<Item> get(TableName table, Key key);

  /// Up to 100 items in one request; those that do not exist are missing from the answer.
  Map<Key, Item> get(TableName table, List<Key> keys);

  /// Like [#get(TableName, List)], but of each item only some attributes, and the key: for whoever
  /// may not read the others. The platform does not even hand them out.
  default Map<Key, Item> get(TableName table, List<Key> keys, Set<String> attributes) {
    Map<Key, Item> found = new HashMap<>();
    get(table, keys).forEach((key, item) -> found.put(key, item.only(attributes)));
    return found;
  }

  /// Like [#get(TableName, List)], of any number, in as many requests as it takes.
  default Map<Key, Item> all(TableName table, List<Key> keys) {
    return inParts(keys, part -> get(table, part));
  }

  /// Like [#get(TableName, List, Set)], of any number, in as many requests as it takes.
  default Map<Key, Item> all(TableName table, List<Key> keys, Set<String> attributes) {
    return inParts(keys, part -> get(table, part, attributes));
  }

  private static Map<Key, Item> inParts(
      List<Key> keys, Function<List<Key>, Map<Key, Item>> reading) {
    Map<Key, Item> found = new HashMap<>();
    List<Key> distinct = keys.stream().distinct().toList();
    for (int from = 0; from < distinct.size(); from += MOST_READ) {
      found.putAll(
          reading.apply(distinct.subList(from, Math.min(distinct.size(), from + MOST_READ))));
    }
    return found;
  }

  /// All items of a partition whose sort key begins with `prefix` (may be empty), ascending.
  List<Item> query(TableName table, String pk, String prefix);

  /// Jobs of a state by due time from the index `byState`, which is eventually consistent.
  ///
  /// @param kinds only jobs of these kinds; at least one
  /// @param newestFirst the order of due times
  /// @param limit at most so many of these kinds
  List<Item> byState(String state, Set<String> kinds, boolean newestFirst, int limit);

  /// Writes one item.
  default Written write(Write write) {
    return write(List.of(write));
  }

  /// Writes all or none, at most 100 items, no two under one key. Conflicts with other transactions
  /// are retried; if they do not end, that is an exception.
  Written write(List<Write> writes);
}
