package org.selbstcheck.benchmarks.warm;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.selbstcheck.app.comparison.Snapshotting;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.ComparisonConsent;
import org.selbstcheck.app.store.ComparisonConsent.Place;
import org.selbstcheck.app.store.Item;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Key;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDays;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.benchmarks.sample.SampleCheck;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.comparison.MinimumSetting;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Makes the snapshot of a phase in which all municipalities agreed and submitted, and then another
/// one. Tables and bucket are in memory, with a wait for each submission that is fetched; read
/// units are reckoned from what is read. The arguments say how many municipalities there are and
/// how many milliseconds a submission takes to come. Prints a line of cells, parted by tabs.
public final class Snapshots {

  private static final int READ_UNIT = 4096;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Instant OPENED = Instant.parse("2026-05-04T10:00:00Z");

  private final Counted tables = new Counted();
  private final Submissions objects;
  private final Instrument instrument = SampleCheck.instrument();
  private final Phase phase =
      new Phase(
          "messung",
          "Messung",
          SampleCheck.VERSION,
          new PhaseDays(Optional.empty(), LocalDate.of(2026, 11, 1)),
          LocalDate.of(2029, 1, 1),
          Phase.Access.INVITED,
          Optional.empty(),
          0);
  private final Ids ids = new Ids(new java.security.SecureRandom());

  private Snapshots(int milliseconds) {
    this.objects = new Submissions(milliseconds);
  }

  public static void main(String[] args) {
    int municipalities = Integer.parseInt(args[0]);
    Snapshots snapshots = new Snapshots(Integer.parseInt(args[1]));
    snapshots.fill(municipalities);
    snapshots.run(municipalities);
  }

  private void run(int municipalities) {
    tables.units.set(0);
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    Duration after = Duration.between(OPENED, Instant.parse("2026-11-03T10:00:00Z"));
    long worked = PROCESS.getProcessCpuTime();
    double first = make(after);
    double processor = (PROCESS.getProcessCpuTime() - worked) / 1e6;
    long units = tables.units.get();
    double second = make(after.plusDays(1));
    double peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%d\t%.0f\t%.0f\t%.0f\t%.1f\t%.1f\t%d\t%d%n",
        municipalities,
        first,
        processor,
        second,
        peak,
        objects.read.get() / 2e6,
        units,
        objects.ledgerBytes);
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private double make(Duration after) {
    Clock clock = Clock.fixed(OPENED.plus(after), ZoneOffset.UTC);
    Snapshotting snapshotting =
        new Snapshotting(
            tables,
            objects,
            new InstrumentCatalogue(),
            new MinimumSetting.Usable(MinimumSetting.SMALLEST),
            ids,
            clock);
    long start = System.nanoTime();
    Outcome outcome =
        snapshotting.work(
            Job.snapshot(phase, LocalDate.ofInstant(clock.instant(), Phase.ZONE), clock.instant()));
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("No snapshot: " + outcome);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private void fill(int municipalities) {
    tables.write(phase.write());
    Place[] places = {
      new Place(ComparisonKind.KREISANGEHOERIGE_GEMEINDE, PopulationClass.UNDER_5_000),
      new Place(ComparisonKind.KREISANGEHOERIGE_GEMEINDE, PopulationClass.UNDER_20_000),
      new Place(ComparisonKind.KREIS, PopulationClass.UNDER_500_000)
    };
    for (int number = 0; number < municipalities; number++) {
      MunicipalityName name = new MunicipalityName("%08d".formatted(number), "Ort " + number);
      Check check =
          Check.invited("check%011d".formatted(number), name, phase).started(new Scope.Full());
      tables.write(
          List.of(
              check.submitted(1, LocalDate.of(2026, 10, 1)).write(),
              new Admission(
                      phase.id(),
                      name,
                      "Gemeinde",
                      "Bayern",
                      Optional.empty(),
                      check.id(),
                      LocalDate.of(2026, 5, 4),
                      true,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of("integration@ort.example"),
                      "h".repeat(64),
                      phase.expiresAt(),
                      0)
                  .write(),
              new ComparisonConsent(
                      check.id(),
                      true,
                      Optional.of(places[number % places.length]),
                      phase.expiresAt(),
                      0)
                  .write()));
    }
    for (int departments = 1; departments <= SampleCheck.DEPARTMENTS; departments++) {
      objects.kinds.add(
          new FrozenCheck(SampleCheck.of(instrument, departments), Map.of(), Map.of(), Map.of())
              .toJson());
    }
  }

  /// Reckons what a table would count. All reads are consistent: a unit for each four kilobytes, of
  /// single items rounded up each, of a query together.
  private static final class Counted extends MemoryTables {

    final AtomicLong units = new AtomicLong();

    @Override
    public Optional<Item> get(TableName table, Key key) {
      Optional<Item> found = super.get(table, key);
      units.addAndGet(found.map(item -> units(size(item))).orElse(1L));
      return found;
    }

    @Override
    public List<Item> query(TableName table, String pk, String prefix) {
      List<Item> found = super.query(table, pk, prefix);
      units.addAndGet(units(found.stream().mapToLong(Counted::size).sum()));
      return found;
    }

    private static long units(long bytes) {
      return Math.max(1, (bytes + READ_UNIT - 1) / READ_UNIT);
    }

    private static long size(Item item) {
      long size = 4L + item.key().pk().length() + item.key().sk().length();
      for (var attribute : item.attributes().entrySet()) {
        String text = attribute.getValue().s();
        size += attribute.getKey().length() + (text == null ? 8 : text.length());
      }
      return size;
    }
  }

  /// Submissions of 1 to 15 departments by turns, each after a while.
  private static final class Submissions extends MemoryTables.MemoryObjects {

    final List<byte[]> kinds = new ArrayList<>();
    final AtomicLong read = new AtomicLong();
    final int milliseconds;
    long ledgerBytes;

    Submissions(int milliseconds) {
      this.milliseconds = milliseconds;
    }

    @Override
    public Optional<byte[]> get(String key) {
      if (!key.startsWith("checks/")) {
        return super.get(key);
      }
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      byte[] bytes = kinds.get(Math.floorMod(key.hashCode(), kinds.size()));
      read.addAndGet(bytes.length);
      return Optional.of(bytes);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
      ledgerBytes = bytes.length;
      return super.putIfAbsent(key, bytes, contentType);
    }
  }
}
