package org.selbstcheck.app.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.store.Key;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Counts every call to tables and bucket and lets one of them go wrong, or lets something happen
/// just before one.
public final class Steps {

  /// How a call goes wrong.
  public enum Fault {
    /// It does not happen.
    BEFORE,
    /// It happens, and the answer gets lost.
    AFTER
  }

  private final Tables tables;
  private final Objects objects;
  private final List<Interruption> interruptions = new ArrayList<>();

  private int taken;
  private int overtakenAt = Integer.MAX_VALUE;
  private Runnable overtaking = () -> {};
  private int failAt = Integer.MAX_VALUE;
  private Fault fault = Fault.BEFORE;
  private boolean repeatPuts;

  Steps(Tables tables, Objects objects) {
    this.tables = tables;
    this.objects = objects;
  }

  private record Interruption(Predicate<Write> before, Runnable happens) {}

  /// From now on the `n`-th call fails, counted from 1, and all after it: whoever made it is gone.
  public void failAt(int n, Fault how) {
    taken = 0;
    failAt = n;
    fault = how;
  }

  /// Ends what [#failAt] began.
  ///
  /// @return how many calls were made since
  public int heal() {
    int made = taken;
    failAt = Integer.MAX_VALUE;
    taken = 0;
    return made;
  }

  /// Lets something happen once, just before a write that fits.
  public void before(Predicate<Write> write, Runnable happens) {
    interruptions.add(new Interruption(write, happens));
  }

  /// Lets something happen once, just before the `n`-th call from now, counted from 1.
  public void beforeCall(int n, Runnable happens) {
    taken = 0;
    overtakenAt = n;
    overtaking = happens;
  }

  /// Lets every single put happen and then report that its condition did not hold, which is what an
  /// SDK gives that sends a put again because the first answer got lost.
  public void repeatPuts(boolean repeat) {
    repeatPuts = repeat;
  }

  private <T> T step(Supplier<T> call) {
    boolean fails;
    boolean overtaken;
    synchronized (this) {
      taken++;
      overtaken = taken == overtakenAt;
      if (overtaken) {
        overtakenAt = Integer.MAX_VALUE;
      }
      fails = taken >= failAt;
      if (fails && (fault == Fault.BEFORE || taken > failAt)) {
        throw new Outage("step " + taken);
      }
    }
    if (overtaken) {
      overtaking.run();
    }
    T result = call.get();
    if (fails) {
      throw new Outage("answer of step " + failAt);
    }
    return result;
  }

  private void interrupt(List<Write> writes) {
    List<Interruption> due;
    synchronized (this) {
      due = interruptions.stream().filter(it -> writes.stream().anyMatch(it.before())).toList();
      interruptions.removeAll(due);
    }
    due.forEach(it -> it.happens().run());
  }

  Tables tables() {
    return new Tables() {
      @Override
      public Optional<Item> get(TableName table, Key key) {
        return step(() -> tables.get(table, key));
      }

      @Override
      public Map<Key, Item> get(TableName table, List<Key> keys) {
        return step(() -> tables.get(table, keys));
      }

      @Override
      public List<Item> query(TableName table, String pk, String prefix) {
        return step(() -> tables.query(table, pk, prefix));
      }

      @Override
      public List<Item> byState(String state, Set<String> kinds, boolean newestFirst, int limit) {
        return step(() -> tables.byState(state, kinds, newestFirst, limit));
      }

      @Override
      public Written write(List<Write> writes) {
        interrupt(writes);
        return step(
            () -> {
              Written written = tables.write(writes);
              return repeatPuts && writes.size() == 1 ? tables.write(writes) : written;
            });
      }
    };
  }

  Objects objects() {
    return new Objects() {
      @Override
      public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
        return step(() -> objects.putIfAbsent(key, bytes, contentType));
      }

      @Override
      public boolean putIfAbsent(String key, Path file, String contentType) {
        return step(() -> objects.putIfAbsent(key, file, contentType));
      }

      @Override
      public Optional<byte[]> get(String key) {
        return step(() -> objects.get(key));
      }

      @Override
      public Optional<byte[]> beginning(String key, int most) {
        return step(() -> objects.beginning(key, most));
      }

      @Override
      public boolean exists(String key) {
        return step(() -> objects.exists(key));
      }

      @Override
      public String downloadLink(String key, String fileName) {
        return objects.downloadLink(key, fileName);
      }

      @Override
      public String uploadLink(String key, Duration life) {
        return objects.uploadLink(key, life);
      }

      @Override
      public void remove(String key) {
        step(
            () -> {
              objects.remove(key);
              return key;
            });
      }

      @Override
      public int removeAll(String prefix) {
        return step(() -> objects.removeAll(prefix));
      }

      @Override
      public List<String> folders(String prefix, String after, int most) {
        return step(() -> objects.folders(prefix, after, most));
      }
    };
  }
}
