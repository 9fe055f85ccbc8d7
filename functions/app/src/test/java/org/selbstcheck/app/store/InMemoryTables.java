package org.selbstcheck.app.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The tables in memory, for tests of what stands above them. Held to [DynamoTables] by
/// [TablesContract].
public class InMemoryTables implements Tables {

  private static final Comparator<Key> ORDER = Comparator.comparing(Key::pk).thenComparing(Key::sk);

  private final Map<TableName, TreeMap<Key, Item>> tables = new EnumMap<>(TableName.class);

  public InMemoryTables() {
    for (TableName table : TableName.values()) {
      tables.put(table, new TreeMap<>(ORDER));
    }
  }

  @Override
  public synchronized Optional<Item> get(TableName table, Key key) {
    return Optional.ofNullable(items(table).get(key));
  }

  @Override
  public synchronized Map<Key, Item> get(TableName table, List<Key> keys) {
    Map<Key, Item> found = new HashMap<>();
    for (Key key : keys) {
      get(table, key).ifPresent(item -> found.put(key, item));
    }
    return found;
  }

  @Override
  public synchronized List<Item> query(TableName table, String pk, String prefix) {
    return items(table).values().stream()
        .filter(item -> item.key().pk().equals(pk) && item.key().sk().startsWith(prefix))
        .toList();
  }

  @Override
  public synchronized List<Item> byState(
      String state, Set<String> kinds, boolean newestFirst, int limit) {
    Comparator<Item> byDue = Comparator.comparing(item -> item.required("dueAt"));
    return items(TableName.JOBS).values().stream()
        .filter(item -> item.text("state").filter(state::equals).isPresent())
        .filter(item -> item.text("kind").filter(kinds::contains).isPresent())
        .sorted(newestFirst ? byDue.reversed() : byDue)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Written write(List<Write> writes) {
    Set<Object> keys = new HashSet<>();
    for (Write write : writes) {
      if (!write.key().storable()
          || !keys.add(List.of(write.table(), write.key()))
          || writes.size() > 100) {
        throw new IllegalArgumentException("The platform refuses these writes");
      }
    }
    for (int i = 0; i < writes.size(); i++) {
      Write write = writes.get(i);
      Optional<Item> stored = get(write.table(), write.key());
      boolean holds =
          switch (write.condition()) {
            case Condition.Absent() -> stored.isEmpty();
            case Condition.Revision(long seen) ->
                stored.filter(item -> item.revision() == seen).isPresent();
          };
      if (!holds) {
        return new Written.Refused(i, stored);
      }
    }
    for (Write write : writes) {
      switch (write) {
        case Write.Put put -> items(put.table()).put(put.key(), put.revised());
        case Write.Dating dating -> items(dating.table()).put(dating.key(), dating.item());
        case Write.Removal removal -> items(removal.table()).remove(removal.key());
        case Write.Unchanged _ -> {
          // Only its condition counts.
        }
      }
    }
    return new Written.Done();
  }

  /// Everything that is stored, for tests that look for what must not be there.
  public synchronized List<Item> everything() {
    List<Item> all = new ArrayList<>();
    tables.values().forEach(items -> all.addAll(items.values()));
    return all;
  }

  /// Makes items as an earlier version of the software wrote them.
  public synchronized void removeAttributes(Predicate<Key> which, List<String> names) {
    for (TreeMap<Key, Item> items : tables.values()) {
      items.replaceAll(
          (key, item) -> {
            Item older = item;
            for (String name : which.test(key) ? names : List.<String>of()) {
              older = older.without(name);
            }
            return older;
          });
    }
  }

  private TreeMap<Key, Item> items(TableName table) {
    TreeMap<Key, Item> items = tables.get(table);
    if (items == null) {
      throw new IllegalStateException("No such table: " + table);
    }
    return items;
  }
}
