package org.selbstcheck.documents.report;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.List;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.jobs.JobFunction;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;

/// Makes reports, and archives of those that were released.
public final class ReportFunction extends JobFunction {

  public ReportFunction() {
    super(ReportFunction::runner);
  }

  public ReportFunction(ApplicationContext context) {
    super(context, ReportFunction::runner);
  }

  private static JobRunner runner(ApplicationContext context) {
    Tables tables = context.getBean(Tables.class);
    Objects objects = context.getBean(Objects.class);
    Clock clock = context.getBean(Clock.class);
    return new JobRunner(
        tables,
        List.of(
            new ReportWorker(
                tables, objects, new KnownInstruments(objects), new ReportFiles(), clock),
            new ArchiveWorker(tables, objects, clock)),
        clock);
  }
}
