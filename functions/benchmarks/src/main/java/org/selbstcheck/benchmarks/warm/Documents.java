package org.selbstcheck.benchmarks.warm;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.sample.SampleCheck;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.report.ReportMeta;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.documents.report.ReportFiles;

/// Makes documents of one kind in a fresh virtual machine, of the largest check, one after the
/// other. Prints one line of cells: milliseconds of the first, of the following (median), of all
/// together, bytes of the last, megabytes of heap. The arguments say which kind, which edition and
/// how many follow.
public final class Documents {

  private Documents() {}

  public static void main(String[] args) {
    Document.Kind kind = Document.Kind.valueOf(args[0]);
    Edition edition = Edition.valueOf(args[1]);
    int following = Integer.parseInt(args[2]);
    Instrument instrument = SampleCheck.instrument();
    SelfCheck selfCheck = SampleCheck.of(instrument, SampleCheck.DEPARTMENTS);
    long began = System.nanoTime();
    ReportFiles files = new ReportFiles();
    int bytes = make(files, kind, instrument, selfCheck, edition, 1);
    double first = millisecondsSince(began);
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < following; i++) {
      long start = System.nanoTime();
      bytes = make(files, kind, instrument, selfCheck, edition, i + 2);
      later.add(millisecondsSince(start));
    }
    double all = millisecondsSince(began);
    double peak = heap(MemoryPoolMXBean::getPeakUsage);
    double live = heap(MemoryPoolMXBean::getCollectionUsage);
    System.out.printf(
        Locale.ROOT,
        "%.3f\t%.3f\t%.0f\t%d\t%.1f\t%.1f%n",
        first,
        Spread.of(later).median(),
        all,
        bytes,
        peak,
        live);
  }

  private static double millisecondsSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /// Scores and makes, as the function does for each document; returns the number of bytes.
  private static int make(
      ReportFiles files,
      Document.Kind kind,
      Instrument instrument,
      SelfCheck selfCheck,
      Edition edition,
      int submission) {
    return files
        .make(
            kind,
            Frozen.of(instrument, selfCheck, Scoring.score(instrument, selfCheck)),
            Tone.BALANCED,
            edition,
            new ReportMeta("Kaufbeuren", "Messung", LocalDate.of(2026, 12, 1), submission))
        .bytes()
        .length;
  }

  private static double heap(Function<MemoryPoolMXBean, MemoryUsage> which) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(which)
            .filter(usage -> usage != null)
            .mapToLong(MemoryUsage::getUsed)
            .sum()
        / 1e6;
  }
}
