package org.selbstcheck.season;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.selbstcheck.app.store.ArchivedItem;
import org.selbstcheck.app.store.TableName;

/// Brings an archive back into empty tables and an empty bucket. May be repeated after it was
/// interrupted: what is there already, and is the same, stays.
///
/// Nothing starts by it: of the items that it writes none is one that wakes a function.
final class Opening {

  /// What came back.
  ///
  /// @param there items that were there already, from a try before this one
  /// @param omitted items and objects that have expired or were erased
  record Outcome(long items, long objects, long there, long omitted) {}

  private final Stock stock;
  private final Clock clock;
  private final Progress progress;
  private final int together;
  private final AtomicLong there = new AtomicLong();
  private long items;
  private long objects;
  private long omitted;

  /// @param together how many things are written at once
  Opening(Stock stock, Clock clock, Progress progress, int together) {
    this.stock = stock;
    this.clock = clock;
    this.progress = progress;
    this.together = together;
  }

  /// Brings everything back that still may be there.
  ///
  /// @param archive verified
  /// @throws Refused if it has ended, was opened here before, or the tables hold something else
  Outcome open(Archive archive, ErasureList list) throws IOException, Refused {
    Instant now = clock.instant();
    archive.checkEnd(now);
    begin(archive);
    Omission omission = new Omission(now, list);
    archive.learn(omission);
    try (Parallel writing = new Parallel(together)) {
      archive.objects(
          line -> {
            if (omission.omitsObject(line.key())) {
              omitted++;
            } else {
              objects++;
              writing.run(() -> put(archive, line));
              progress.at("objects", objects, archive.manifest().objects().count());
            }
          });
      writing.await();
      for (TableName table : TableName.values()) {
        items(archive, table, omission, writing);
      }
    }
    stock.replace(ArchivedItem.opened(archive.fingerprint(), true), 1);
    return new Outcome(items, objects, there.get(), omitted);
  }

  private void begin(Archive archive) throws Refused {
    ArchivedItem mark = ArchivedItem.opened(archive.fingerprint(), false);
    Optional<ArchivedItem> before = stock.get(mark);
    if (before.isPresent()) {
      if (!before.get().equals(mark)) {
        throw new Refused(
            "This archive was opened here already. Opening it again would bring back what was"
                + " erased since");
      }
      progress.say("An opening that was interrupted goes on");
      return;
    }
    for (TableName table : TableName.values()) {
      if (!stock.isEmpty(table)) {
        throw new Refused(
            "The table "
                + Manifest.name(table)
                + " is not empty: an archive is opened into a new stack only");
      }
    }
    if (stock.putIfAbsent(mark).isPresent()) {
      throw new Refused("Somebody else is opening this archive at this moment");
    }
  }

  private void items(Archive archive, TableName table, Omission omission, Parallel writing)
      throws IOException, Refused {
    long[] done = {0, 0};
    archive.items(
        table,
        item -> {
          done[0]++;
          if (omission.omits(item)) {
            done[1]++;
          } else {
            // The archive's own moment, so that a repeated opening makes the same of it.
            ArchivedItem returning = omission.returning(item, archive.manifest().takenAt());
            writing.run(() -> put(returning));
            progress.at(Manifest.name(table), done[0], archive.manifest().table(table).count());
          }
        });
    writing.await();
    items += done[0] - done[1];
    omitted += done[1];
    progress.say(
        Manifest.name(table)
            + ": "
            + Progress.number(done[0] - done[1])
            + " items, "
            + Progress.number(done[1])
            + " left out");
  }

  private void put(ArchivedItem item) throws Refused {
    Optional<ArchivedItem> other = stock.putIfAbsent(item);
    if (other.isPresent()) {
      if (!Arrays.equals(ItemJson.write(other.get().stored()), ItemJson.write(item.stored()))) {
        throw new Refused(
            "In the table "
                + Manifest.name(item.table())
                + " lies something else than in the archive: somebody worked with it meanwhile."
                + " Remove the stack and open the archive into a new one");
      }
      there.incrementAndGet();
    }
  }

  private void put(Archive archive, ObjectLine line) throws IOException, Refused {
    boolean stored =
        stock.putIfAbsent(line.key(), line.contentType(), line.bytes(), () -> archive.bytes(line));
    if (!stored) {
      if (!Arrays.equals(stock.describe(line.key()).hash(), line.hash())) {
        throw new Refused(
            "In the bucket lies another object than in the archive: remove the stack and open the"
                + " archive into a new one");
      }
      there.incrementAndGet();
    }
  }
}
