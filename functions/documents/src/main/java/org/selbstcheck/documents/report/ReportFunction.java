package org.selbstcheck.documents.report;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import org.selbstcheck.app.jobs.JobFunction;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Makes reports.
public final class ReportFunction extends JobFunction {

  public ReportFunction() {
    super(ReportFunction::runner);
  }

  public ReportFunction(ApplicationContext context) {
    super(context, ReportFunction::runner);
  }

  private static JobRunner runner(ApplicationContext context) {
    Tables tables = context.getBean(Tables.class);
    Clock clock = context.getBean(Clock.class);
    return new JobRunner(
        tables,
        new ReportWorker(
            tables,
            context.getBean(Objects.class),
            new InstrumentCatalogue(),
            new ReportFiles(),
            clock),
        clock);
  }
}
