package org.selbstcheck.benchmarks.warm;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.selbstcheck.benchmarks.figures.Spread;
import org.selbstcheck.benchmarks.sample.SampleCheck;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.ReportComposer;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.report.ReportMeta;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.documents.report.PdfReport;

/// Makes PDF reports in a fresh virtual machine, one of the largest kind after the other. Prints
/// one line of cells: milliseconds of the first, of the following, bytes, megabytes of heap. The
/// arguments say which edition and how many follow.
public final class Documents {

  private Documents() {}

  public static void main(String[] args) {
    Edition edition = Edition.valueOf(args[0]);
    int following = Integer.parseInt(args[1]);
    Instrument instrument = SampleCheck.instrument();
    SelfCheck selfCheck = SampleCheck.of(instrument, SampleCheck.DEPARTMENTS);
    long start = System.nanoTime();
    PdfReport pdf = new PdfReport();
    int bytes = pdf.render(report(instrument, selfCheck, edition, 1)).length;
    double first = (System.nanoTime() - start) / 1e6;
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < following; i++) {
      start = System.nanoTime();
      bytes = pdf.render(report(instrument, selfCheck, edition, i + 2)).length;
      later.add((System.nanoTime() - start) / 1e6);
    }
    double peak = heap(MemoryPoolMXBean::getPeakUsage);
    double live = heap(MemoryPoolMXBean::getCollectionUsage);
    Spread spread = Spread.of(later);
    System.out.printf(
        java.util.Locale.ROOT,
        "%.3f\t%.3f\t%d\t%.1f\t%.1f%n",
        first,
        spread.median(),
        bytes,
        peak,
        live);
  }

  private static Report report(
      Instrument instrument, SelfCheck selfCheck, Edition edition, int submission) {
    return ReportComposer.compose(
        ReportKind.REPORT,
        Frozen.of(instrument, selfCheck, Scoring.score(instrument, selfCheck)),
        Tone.BALANCED,
        edition,
        new ReportMeta("Kaufbeuren", "Messung", LocalDate.of(2026, 12, 1), submission));
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
