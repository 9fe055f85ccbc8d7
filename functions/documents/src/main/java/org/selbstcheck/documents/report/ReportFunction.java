package org.selbstcheck.documents.report;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.jobs.JobFunction;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;

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
    Objects objects = context.getBean(Objects.class);
    return new JobRunner(
        tables,
        new ReportWorker(tables, objects, new KnownInstruments(objects), new ReportFiles(), clock),
        clock);
  }
}
