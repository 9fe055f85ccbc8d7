package org.selbstcheck.benchmarks.warm;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Condition;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.store.Key;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tables in memory, to see what a function costs without any database. Everything but jobs by
/// their state, which no measured request asks for.
class MemoryTables implements Tables {

  private static final Comparator<Key> ORDER = Comparator.comparing(Key::pk).thenComparing(Key::sk);

  private final Map<TableName, TreeMap<Key, Item>> tables = new HashMap<>();

  private TreeMap<Key, Item> items(TableName table) {
    return tables.computeIfAbsent(table, _ -> new TreeMap<>(ORDER));
  }

  @Override
  public Optional<Item> get(TableName table, Key key) {
    return Optional.ofNullable(items(table).get(key));
  }

  @Override
  public Map<Key, Item> get(TableName table, List<Key> keys) {
    Map<Key, Item> found = new HashMap<>();
    keys.forEach(key -> get(table, key).ifPresent(item -> found.put(key, item)));
    return found;
  }

  @Override
  public List<Item> query(TableName table, String pk, String prefix) {
    return items(table)
        .subMap(new Key(pk, prefix), new Key(pk, prefix + Character.MAX_VALUE))
        .values()
        .stream()
        .toList();
  }

  @Override
  public List<Item> byState(String state, Set<String> kinds, boolean newestFirst, int limit) {
    throw new UnsupportedOperationException("Jobs by state are not measured in memory");
  }

  @Override
  public Written write(List<Write> writes) {
    for (int i = 0; i < writes.size(); i++) {
      Optional<Item> stored = get(writes.get(i).table(), writes.get(i).key());
      if (stored.map(Item::revision).orElse(0L) != seen(writes.get(i))) {
        return new Written.Refused(i, stored);
      }
    }
    for (Write write : writes) {
      switch (write) {
        case Write.Put put -> {
          Map<String, AttributeValue> attributes = new HashMap<>(put.item().attributes());
          attributes.put("revision", AttributeValue.fromN(Long.toString(seen(put) + 1)));
          items(put.table()).put(put.key(), new Item(put.key(), attributes));
        }
        case Write.Dating dating -> items(dating.table()).put(dating.key(), dating.item());
        case Write.Removal removal -> items(removal.table()).remove(removal.key());
        case Write.Unchanged _ -> {
          // Only its condition counts.
        }
      }
    }
    return new Written.Done();
  }

  private static long seen(Write write) {
    return switch (write.condition()) {
      case Condition.Absent() -> 0;
      case Condition.Revision(long revision) -> revision;
    };
  }

  /// The bucket beside them.
  static class MemoryObjects implements Objects {

    private final Map<String, byte[]> objects = new HashMap<>();

    @Override
    public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
      return objects.putIfAbsent(key, bytes) == null;
    }

    @Override
    public boolean putIfAbsent(String key, Path file, String contentType) {
      throw new UnsupportedOperationException("Nothing that is measured here stores a file");
    }

    @Override
    public Optional<byte[]> get(String key) {
      return Optional.ofNullable(objects.get(key));
    }

    @Override
    public Optional<byte[]> beginning(String key, int most) {
      return get(key).map(bytes -> Arrays.copyOf(bytes, Math.min(most, bytes.length)));
    }

    @Override
    public boolean exists(String key) {
      return objects.containsKey(key);
    }

    @Override
    public String downloadLink(String key, String fileName) {
      return key;
    }

    @Override
    public String uploadLink(String key, java.time.Duration life) {
      return key;
    }

    @Override
    public void remove(String key) {
      objects.remove(key);
    }

    @Override
    public int removeAll(String prefix) {
      int before = objects.size();
      objects.keySet().removeIf(key -> key.startsWith(prefix));
      return before - objects.size();
    }

    @Override
    public List<String> folders(String prefix, String after, int most) {
      return List.of();
    }
  }
}
